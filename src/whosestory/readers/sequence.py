"""The likeliest sequence of line kinds for the rows of a script: a small Viterbi with weights set by hand.

All weights are natural logarithms of likelihoods or of their ratios, set by convention, tried on 15 tagged scripts with
their layout and without, and left round: what a script itself shows of its layout (`layout.py`) outweighs them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whosestory.readers.features import IN_CAPITALS, Features, Look
from whosestory.readers.rows import Row
from whosestory.readers.shapes import ASIDE, CAPITALS, HEADING, PROSE, SHOT, TITLE, TRANSITION
from whosestory.readers.wording import lean

H, A, C, D, P, T = range(6)  # heading, action, cue, dialogue, parenthetical, transition
N_KINDS = 6
PAGE = 3  # the gap across a page break: says nothing
DECISIVE = 3.5  # log-odds by which a column tells action from speech without a look at the words
NEVER = float("-inf")
IMPOSSIBLE = -2e9  # that a kind follows a kind: less than any script adds up to

# Of the next kind. Speech needs a cue before it; headings come after transitions.
FOLLOWS = {
    H: {H: -3.5, A: -0.2, C: -2.5, T: -5.0},
    A: {H: -2.7, A: -0.7, C: -1.5, T: -3.5},
    C: {D: -0.25, P: -1.6, H: -7.0, A: -6.0, C: -6.5, T: -8.0},
    D: {H: -3.7, A: -1.6, C: -1.3, D: -0.7, P: -2.7, T: -5.0},
    P: {D: -0.3, P: -1.6, A: -3.5, C: -3.2, H: -5.5, T: -7.0},
    T: {H: -0.4, A: -1.6, C: -4.0, T: -3.0},
}
WIDE = -4.0  # a row of speech wider than speech is in this file
WIDE_BY = 3  # characters, as widths are a 95th percentile
FULL, NOT_FULL = -0.1, -2.2  # speech goes on below a full row, or below one that had room for the next word
END_FULL, END_NOT_FULL = -1.2, -0.35  # speech ends below such a row
A_FULL, A_NOT_FULL = -0.15, -1.3  # action goes on below a full row, or below one with room for the next word
RUN_ON = 1.6  # a row that begins in lower case goes on with the row above
STARTS_WITH_NAME = 1.8  # "Ben turns": action begins with people's names
NAMED_ASIDE = 0.8  # "(Ben turns)": so do directions, a little oftener than asides
ONCE_TITLE = -5.0  # Capitalised Words as a cue in a script whose cues are in capitals
SHOT_CUE = -5.0  # a view as a cue
SHOT_SAID = -2.0  # and in a speech
ASIDE_SEEN = -2.5  # action in parentheses
ASIDE_APART = 1.5  # the same where it stands by itself, above a name or a heading
ASIDE_SAID = -1.6  # speech that begins with an aside and goes on in the row
OPEN_ASIDE = 3.0  # a row inside a parenthesis that a row above opened
OUT_OF_LINE = -1.0  # what each further row of a speech in an unusual column still pays
COLON_CUE, NO_COLON = 2.0, -4.0  # where cues end in colons: a row with one, a row without


@dataclass(frozen=True)
class Layout:
    """How one script lays out each kind of row."""

    columns: Sequence[Mapping[int, float]]  # of each kind: column -> log-likelihood; any column may be asked for
    gaps: Mapping[tuple[int, int], Sequence[float]]  # pair of kinds -> blank rows between -> log-likelihood
    width: int  # of speech: a row with room for one more word is shorter than this
    action_width: int
    names: Mapping[str, float]  # how surely a row with only this name is a cue
    capitals: Mapping[int, tuple[float, float]]  # action and speech: log-likelihood of small letters, of capitals
    wrapped: bool  # speech goes on in the next row only where a row is full
    lower_speech: float  # a speech that begins in lower case, against any other row that does: log-likelihood ratio
    colons: bool = False  # cues end in colons


Scores = tuple[float, float, float, int]  # for action, for speech, and for the one other kind that a row may be; which
Back = tuple[int, int, int]  # from which kind the best way comes to action, to speech, to the other kind
Table = list[list[float]]  # [kind][kind before] -> log-likelihood

_WORDED = frozenset({PROSE, ASIDE, TITLE, CAPITALS})
_GOES_ON, _SPEECH_ENDS = (A, D, C), (D, D, C)


def likeliest(rows: Sequence[Row], gaps: Sequence[int], features: Features, layout: Layout) -> list[int]:
    """The best sequence of kinds.

    A row may be action, speech, and at most one other kind, which its shape tells: three best ways are kept, not six.
    """
    if not rows:
        return []
    tables = _Tables(layout)
    steps = zip(_scores(rows, features, layout), _ways(gaps, features, layout), _shifts(rows, layout), strict=False)
    (action, speech, other, kind), _, _ = next(steps)
    speech, other = NEVER, NEVER if kind == P else other  # nobody has spoken yet
    backs: list[Back] = []
    for (own, said, more, k), way, shift in steps:
        table = tables[way]
        into = table[A]
        if other == more == NEVER:  # most rows
            action, ended = action + into[A], speech + into[D]
            speech = said + (speech + (table[D][D] + shift))
            backs.append(_SPEECH_ENDS if ended > action else _GOES_ON)
            action = own + (ended if ended > action else action)
        else:
            before = (action, speech, other, kind)
            a = d = o = A
            action = speech = other = NEVER
            if own != NEVER:
                top, a = _best(before, into, into[D])
                action = own + top
                top, d = _best(before, table[D], table[D][D] + shift)
                speech = said + top
            if more != NEVER:
                top, o = _best(before, table[k], table[k][D])
                other = more + top
            backs.append((a, d, o))
        kind = k
    ends = ((action, A), (speech, D), (other, kind))
    return _trace(max(ends, key=lambda end: end[0])[1], backs)


def _best(before: Scores, into: Sequence[float], of_speech: float) -> tuple[float, int]:
    """The best way to a kind, and from which."""
    action, speech, other, kind = before
    top, origin = action + into[A], A
    total = speech + of_speech
    if total > top:
        top, origin = total, D
    total = other + into[kind]
    return (total, kind) if total > top else (top, origin)


def _trace(kind: int, backs: Sequence[Back]) -> list[int]:
    kinds = [kind]
    for to_action, to_speech, to_other in reversed(backs):
        kind = to_action if kind == A else to_speech if kind == D else to_other
        kinds.append(kind)
    return kinds[::-1]


def _ways(gaps: Sequence[int], features: Features, layout: Layout) -> list[int]:
    """How each row stands to the one above: `_Tables` says what that makes likely."""
    width, action_width = layout.width, layout.action_width
    return [
        gap * 8 + (above > width) * 4 + (above > action_width) * 2 + lower
        for gap, above, lower in zip(gaps, features.above, features.lower, strict=False)
    ]


def _shifts(rows: Sequence[Row], layout: Layout) -> list[float]:
    """What a row of speech is given that stands where the row above does: one out of its place pays for that once."""
    costs = {column: layout.columns[D][column] for column in {row.column for row in rows}}
    given = {column: OUT_OF_LINE - cost if cost < OUT_OF_LINE else 0.0 for column, cost in costs.items()}
    pairs = pairwise([rows[0], *rows])
    return [given[row.column] if row.column == above.column else 0.0 for above, row in pairs]


def _scores(rows: Sequence[Row], features: Features, layout: Layout) -> list[Scores]:
    """What each row by itself scores as each kind."""
    wide = layout.width + WIDE_BY
    alike = features.alike
    known: list[Scores | None] = [None] * (2 * len(alike))
    told = [look.shape not in _WORDED or not _is_undecided(look.column, layout) for look in alike]
    scores = []
    for i, (row, look, length) in enumerate(zip(rows, features.looks, features.lengths, strict=False)):
        at = look + len(alike) if length > wide else look
        found = known[at]
        if found is None:
            found = known[at] = _score(alike[look], length > wide, layout)
        if not told[look]:
            half = _lean(features, row, i) / 2
            found = (found[0] - half, found[1] + half, found[2], found[3])
        scores.append(found)
    return scores


def _is_undecided(column: int, layout: Layout) -> bool:
    """Whether a column doesn't tell action from speech, so that words must."""
    return abs(layout.columns[A][column] - layout.columns[D][column]) < DECISIVE


def _lean(features: Features, row: Row, i: int) -> float:
    found = features.leans.get(i)
    if found is None:
        found = features.leans[i] = lean(row.text)
    return found


def _score(look: Look, is_wide: bool, layout: Layout) -> Scores:
    """What rows that look so score, whatever their words."""
    shape, column = look.shape, look.column
    if shape is HEADING or shape is TRANSITION:
        return NEVER, NEVER, 0.0, H if shape is HEADING else T
    columns = layout.columns
    action, speech = columns[A][column], columns[D][column]
    if is_wide:
        speech += WIDE
    large = shape in IN_CAPITALS
    action += layout.capitals[A][large]
    speech += layout.capitals[D][large] + (SHOT_SAID if shape is SHOT else 0.0)
    if look.named:
        action += STARTS_WITH_NAME if shape is PROSE else NAMED_ASIDE
    if shape is ASIDE or look.inside:
        aside = columns[P][column] + (OPEN_ASIDE if look.inside else 0.0)
        action += ASIDE_APART if look.apart else ASIDE_SEEN
        return action, speech + ASIDE_SAID, aside, P
    if look.name:
        return action, speech, columns[C][column] + _cue_bonus(look, layout), C
    return action, speech, NEVER, C


def _cue_bonus(look: Look, layout: Layout) -> float:
    """How much a row is like a cue by its name and its end."""
    bonus = layout.names.get(look.name, 0.0)
    if layout.colons:
        return bonus + (COLON_CUE if look.colon else NO_COLON)
    if look.shape is TITLE:
        return bonus + ONCE_TITLE
    return bonus + SHOT_CUE if look.shape is SHOT else bonus


class _Tables(dict[int, Table]):
    """A table for each way in which a row may stand to the one above, made when asked for."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self._layout = layout

    def __missing__(self, way: int) -> Table:
        self[way] = _table(self._layout, way // 8, bool(way & 4), bool(way & 2), bool(way & 1))
        return self[way]


def _table(layout: Layout, gap: int, full: bool, full_action: bool, lower: bool) -> Table:
    run_on = RUN_ON if lower else 0.0
    end = (END_FULL if full else END_NOT_FULL) if layout.wrapped else 0.0
    on = (FULL if full else NOT_FULL) if layout.wrapped else 0.0
    extra = {
        (D, D): on + run_on,
        (D, A): end - run_on,
        (D, C): end,
        (D, H): end,
        (C, D): layout.lower_speech if lower else 0.0,
    }
    if gap == 0:
        extra[A, A] = (A_FULL if full_action else A_NOT_FULL) + run_on
        extra[A, C] = extra[A, H] = A_NOT_FULL
    table = [[IMPOSSIBLE] * N_KINDS for _ in range(N_KINDS)]
    for before, follows in FOLLOWS.items():
        for kind, odds in follows.items():
            table[kind][before] = odds + layout.gaps[before, kind][gap] + extra.get((before, kind), 0.0)
    return table
