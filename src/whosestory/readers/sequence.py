"""The likeliest sequence of line kinds for the rows of a script: a small Viterbi with weights set by hand.

All weights are natural logarithms of likelihoods or of their ratios, set by convention, tried on 15 tagged scripts with
their layout and without, and left round: what a script itself shows of its layout (`layout.py`) outweighs them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosestory.readers.rows import Row
from whosestory.readers.shapes import Shape
from whosestory.readers.wording import lean

H, A, C, D, P, T = range(6)  # heading, action, cue, dialogue, parenthetical, transition
N_KINDS = 6
PAGE = 3  # the gap across a page break: says nothing
DECISIVE = 3.5  # log-odds by which a column tells action from speech without a look at the words
NEVER = -1e9
ANYWHERE = -1  # for a column: not the one of the row above

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
LONGEST_ASIDE = 8  # rows
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


Look = tuple[Shape, int, bool, bool, bool]
Options = list[tuple[int, float]]  # kinds with their log-likelihoods
Table = list[list[float]]  # [kind][kind before] -> log-likelihood


@dataclass(frozen=True)
class Features:
    """What rows say by their words and beginnings, found once."""

    leans: list[float | None]  # above 0 like speech, below like action; None: not asked yet
    above: list[int]  # length of the row above if it held this row's first word, too
    lower: list[bool]  # begins in lower case
    looks: list[Look]  # shape and column; is inside a parenthesis opened above; opens one that stands apart; is named

    # Apart stands a parenthesis between a blank row and a cue or heading. A row is named that begins with a name
    # that is a cue elsewhere.


_OPENING = frozenset({Shape.NAME, Shape.HEADING, Shape.TRANSITION, Shape.ASIDE})
_WORDED = frozenset({Shape.PROSE, Shape.ASIDE, Shape.TITLE, Shape.CAPITALS})
IN_CAPITALS = frozenset({Shape.NAME, Shape.CAPITALS, Shape.SHOT, Shape.NUMBERED})


def find_features(rows: Sequence[Row], names: set[str]) -> Features:
    """Look at every row once; `names` are first words of likely cues, in capitals."""
    found = Features([], [], [], [])
    length = 0  # of the row above
    for i, (row, inside) in enumerate(zip(rows, _inside(rows), strict=True)):
        text, shape = row.text, row.shape
        word, _, rest = text.lstrip("([").partition(" ")
        named = bool(rest) and word.rstrip(",'s’").upper() in names
        apart = shape is Shape.ASIDE and row.gap > 0 and _is_apart(rows, i)
        found.leans.append(None if shape in _WORDED else 0.0)
        found.above.append(length + len(word))
        found.lower.append(text[0].islower())
        found.looks.append((shape, row.column, inside, apart, named))
        length = len(text)
    return found


def _inside(rows: Sequence[Row]) -> list[bool]:
    """Which rows stand within a parenthesis that a row shortly above began."""
    inside = []
    left = 0  # rows that it may still run on
    for row in rows:
        if left and row.gap and row.shape is not Shape.ASIDE:
            left = max(0, left - 2)
        inside.append(left > 0)
        if left:
            left = 0 if ")" in row.text else left - 1
        elif row.text[0] == "(" and ")" not in row.text:
            left = LONGEST_ASIDE
    return inside


def _is_apart(rows: Sequence[Row], i: int) -> bool:
    """Whether the parenthesis that opens at row `i` ends right above a cue or heading."""
    for k in range(i, min(i + LONGEST_ASIDE, len(rows))):
        if rows[k].text[-1] in ")]":
            return k + 1 == len(rows) or rows[k + 1].shape in _OPENING
        if k > i and rows[k].gap:
            return False
    return False


def likeliest(rows: Sequence[Row], gaps: Sequence[int], features: Features, layout: Layout) -> list[int]:
    """The best sequence of kinds."""
    if not rows:
        return []
    tables = _Tables(layout)
    known: dict[tuple[Look, bool], Options] = {}
    wide, width, action_width = layout.width + WIDE_BY, layout.width, layout.action_width
    best = [(kind, own) for kind, own in _options(rows[0], 0, features, layout) if kind not in (D, P)]
    backs = [{kind: kind for kind, _ in best}]
    column = rows[0].column
    for i in range(1, len(rows)):
        row = rows[i]
        look = (features.looks[i], len(row.text) > wide)
        options = known.get(look)
        if options is None:
            options = _options(row, i, features, layout)
            if not row.name and not _is_undecided(row.column, layout):
                known[look] = options
        above = features.above[i]
        code = gaps[i] * 8 + (above > width) * 4 + (above > action_width) * 2 + features.lower[i]
        table = tables[code, column if row.column == column else ANYWHERE]
        step = _plain_step if len(options) == len(best) == 2 and best[1][0] == D else _step
        best, back = step(options, best, table)
        backs.append(back)
        column = row.column
    return _trace(best, backs)


def _step(options: Options, best: Options, table: Table) -> tuple[Options, dict[int, int]]:
    """One row on: for each kind that the row may be, the best way to it, and from which kind."""
    now = []
    back = {}
    for kind, own in options:
        into = table[kind]
        top, origin = NEVER, -1
        for before, score in best:
            total = score + into[before]
            if total > top:
                top, origin = total, before
        if origin >= 0:
            now.append((kind, own + top))
            back[kind] = origin
    return now, back


_ACTION_GOES_ON = {A: A, D: D}
_SPEECH_ENDS = {A: D, D: D}


def _plain_step(options: Options, best: Options, table: Table) -> tuple[Options, dict[int, int]]:
    """The same from action or speech to action or speech, as most steps are: twice as fast without loops."""
    (_, action), (_, speech) = best
    (_, as_action), (_, as_speech) = options
    into = table[A]
    action, ended = action + into[A], speech + into[D]
    speech = as_speech + (speech + table[D][D])
    if ended > action:
        return [(A, as_action + ended), (D, speech)], _SPEECH_ENDS
    return [(A, as_action + action), (D, speech)], _ACTION_GOES_ON


def _trace(best: Options, backs: list[dict[int, int]]) -> list[int]:
    kind = max(best, key=lambda pair: pair[1])[0]
    kinds = []
    for back in reversed(backs):
        kinds.append(kind)
        kind = back[kind]
    return kinds[::-1]


def _is_undecided(column: int, layout: Layout) -> bool:
    """Whether a column doesn't tell action from speech, so that words must."""
    return abs(layout.columns[A][column] - layout.columns[D][column]) < DECISIVE


def _options(row: Row, i: int, features: Features, layout: Layout) -> Options:
    """The kinds a row may be, each with the score that the row itself gives it."""
    shape, column, inside, apart, named = features.looks[i]
    if shape is Shape.HEADING:
        return [(H, 0.0)]
    if shape is Shape.TRANSITION:
        return [(T, 0.0)]
    columns = layout.columns
    action, speech = columns[A][column], columns[D][column]
    if _is_undecided(column, layout):
        half = _lean(features, row, i) / 2
        action, speech = action - half, speech + half
    if len(row.text) > layout.width + WIDE_BY:
        speech += WIDE
    large = shape in IN_CAPITALS
    action += layout.capitals[A][large]
    speech += layout.capitals[D][large] + (SHOT_SAID if shape is Shape.SHOT else 0.0)
    if named and not large:
        action += STARTS_WITH_NAME if shape is Shape.PROSE else NAMED_ASIDE
    if shape is Shape.ASIDE or inside:
        aside = columns[P][column] + (OPEN_ASIDE if inside else 0.0)
        action += ASIDE_APART if apart else ASIDE_SEEN
        return [(A, action), (D, speech + ASIDE_SAID), (P, aside)]
    if row.name:
        cue = columns[C][column] + _cue_bonus(row, layout)
        return [(A, action), (D, speech), (C, cue)]
    return [(A, action), (D, speech)]


def _lean(features: Features, row: Row, i: int) -> float:
    found = features.leans[i]
    if found is None:
        found = features.leans[i] = lean(row.text)
    return found


def _cue_bonus(row: Row, layout: Layout) -> float:
    """How much a row is like a cue by its name and its end."""
    bonus = layout.names.get(row.name, 0.0)
    if layout.colons:
        return bonus + (COLON_CUE if row.text[-1] == ":" else NO_COLON)
    if row.shape is Shape.TITLE:
        return bonus + ONCE_TITLE
    return bonus + SHOT_CUE if row.shape is Shape.SHOT else bonus


class _Tables(dict[tuple[int, int], Table]):
    """For each way two rows may stand to each other, and the column that they share: a table, made when asked for."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self._layout = layout

    def __missing__(self, way: tuple[int, int]) -> Table:
        code, column = way
        if column == ANYWHERE:
            self[way] = _table(self._layout, code // 8, bool(code & 4), bool(code & 2), bool(code & 1))
        else:
            self[way] = _in_line(self[code, ANYWHERE], self._layout, column)
        return self[way]


def _in_line(table: Table, layout: Layout, column: int) -> Table:
    """The table for a row that stands where the one above does: a speech out of its place pays for that once."""
    cost = layout.columns[D][column]
    if cost >= OUT_OF_LINE:
        return table
    rows = list(table)
    rows[D] = list(rows[D])
    rows[D][D] += OUT_OF_LINE - cost
    return rows


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
    table = [[NEVER * 2] * N_KINDS for _ in range(N_KINDS)]
    for before, follows in FOLLOWS.items():
        for kind, odds in follows.items():
            table[kind][before] = odds + layout.gaps[before, kind][gap] + extra.get((before, kind), 0.0)
    return table
