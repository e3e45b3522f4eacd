"""Rows to line kinds: the likeliest sequence of headings, action, cues and speech, given how this very script is laid out.

What a script's indents, blank rows and widths mean differs from script to script, and some have lost them. So nothing is
assumed of them: rows that are sure by themselves (headings; names that come back, and the row below each) show how the
file lays out each kind; the likeliest sequence under that (Viterbi) shows it better, and is found once more.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosestory.readers.rows import MAX_CUE, Row, Shape
from whosestory.readers.wording import lean
from whosestory.work import LineKind

H, A, C, D, P, T = range(6)
KINDS = (
    LineKind.HEADING,
    LineKind.ACTION,
    LineKind.CUE,
    LineKind.DIALOGUE,
    LineKind.PARENTHETICAL,
    LineKind.TRANSITION,
)
NEVER = -1e9
PAGE = 3  # the gap across a page break: says nothing
ROUNDS = 2  # after the second the labels hardly move

# Log-likelihood of the next kind, by convention: rows of the 15 tagged scripts, rounded. Speech needs a cue.
FOLLOWS = {
    H: {H: -3.5, A: -0.2, C: -2.5, T: -5.0},
    A: {H: -2.7, A: -0.7, C: -1.5, T: -3.5},
    C: {D: -0.25, P: -1.6, H: -7.0, A: -6.0, C: -6.5, T: -8.0},
    D: {H: -3.7, A: -1.6, C: -1.3, D: -0.7, P: -2.7, T: -5.0},
    P: {D: -0.3, P: -1.6, A: -3.5, C: -3.2, H: -5.5, T: -7.0},
    T: {H: -0.4, A: -1.6, C: -4.0, T: -3.0},
}
# How often such a pair stands with 0, 1, 2+ blank rows between: pseudo-counts, soon outweighed by the file's own.
GAPS = {
    (C, D): (9.0, 0.6, 0.2), (C, P): (9.0, 0.6, 0.2), (P, D): (9.0, 0.5, 0.2), (D, P): (9.0, 0.5, 0.2), (P, P): (9.0, 0.2, 0.1),
    (D, D): (9.5, 0.3, 0.1), (D, A): (3.0, 6.0, 1.0), (A, A): (6.0, 3.5, 0.5), (A, C): (1.5, 7.0, 1.5), (D, C): (1.5, 7.0, 1.5),
    (H, A): (3.0, 6.0, 1.0), (A, H): (1.5, 5.0, 3.5), (D, H): (1.5, 5.0, 3.5),
}  # fmt: skip
ANY_GAP = (3.0, 4.0, 3.0)
GAP_LIKE = {(P, A): (D, A), (P, C): (D, C), (P, H): (D, H)}  # pairs too rare to be counted alone
COLUMN_WEIGHT = 1.0
COLUMN_FLOOR = 0.012  # share of a kind's rows that may stand anywhere: pages shift, typists slip
NEAR = 0.35  # of a column's share goes to each neighbour: centred cues, scanned pages
WIDE = -4.0  # a row of speech wider than speech is in this file
FULL, NOT_FULL = -0.1, -2.2  # speech goes on below a full row, or below one that had room for the next word
END_FULL, END_NOT_FULL = -1.2, -0.35  # speech ends below such a row
A_FULL, A_NOT_FULL = -0.15, -1.3  # the same of action: paragraphs end oftener
RUN_ON = 1.6  # a row that begins in lower case goes on with the row above
LOWER_SPEECH = -1.5  # a speech that begins in lower case
STARTS_WITH_NAME = 1.8  # "Ben turns": action begins with people's names
SEEN_NAMES = (
    (8, 2.5),
    (3, 1.6),
    (2, 0.4),
    (1, -1.0),
)  # how often a name stands alone in a row -> how likely it's a cue
ONCE_TITLE = -5.0  # Capitalised Words as a cue in a script whose cues are in capitals
CAPS_SPEECH = -0.7  # a row of capitals in a speech: shouting, signs read aloud
SHOT_CUE = -5.0
ASIDE_SEEN = -2.5  # action in parentheses
ASIDE_SAID = -1.6  # speech that begins with an aside and goes on in the row
OPEN_ASIDE = 3.0  # a row inside a parenthesis that a row above opened


@dataclass(frozen=True)
class Layout:
    """How one script lays out each kind of row."""

    columns: dict[int, dict[int, float]]  # kind -> column -> log-likelihood
    gaps: dict[tuple[int, int], tuple[float, ...]]  # pair of kinds -> blank rows -> log-likelihood
    width: int  # of speech: a row with room for one more word is shorter than this
    action_width: int
    names: dict[str, float]  # how surely a row with only this name is a cue


def classify(rows: Sequence[Row], breaks: Sequence[bool]) -> list[LineKind]:
    """The kind of each row; `breaks` says before which rows a page ends. Furniture is to be left out before."""
    rows = list(rows)
    gaps = [PAGE if broken else min(row.gap, 2) for row, broken in zip(rows, breaks, strict=True)]
    features = _features(rows)
    kinds = _seed(rows)
    for _ in range(ROUNDS):
        layout = _measure(rows, gaps, kinds, features)
        kinds = _likeliest(rows, gaps, features, layout)
    return [KINDS[kind] for kind in kinds]


@dataclass(frozen=True)
class _Features:
    leans: list[float]
    first_word: list[int]  # its length
    lower: list[bool]  # begins in lower case
    inside: list[bool]  # of a parenthesis opened above
    named: list[bool]  # begins with a name that is a cue elsewhere


def _features(rows: list[Row]) -> _Features:
    counts = Counter(row.name for row in rows if row.name)
    heads = {name.split()[0] for name, n in counts.items() if n > 1}
    leans, first_word, lower, named = [], [], [], []
    for row in rows:
        text = row.text
        prose = row.shape in (Shape.PROSE, Shape.ASIDE, Shape.TITLE, Shape.CAPITALS)
        leans.append(lean(text) if prose else 0.0)
        word, _, rest = text.partition(" ")
        first_word.append(len(word))
        lower.append(text[0].islower())
        named.append(bool(rest) and row.shape is Shape.PROSE and word.rstrip(",'s’").upper() in heads)
    return _Features(leans, first_word, lower, _inside(rows), named)


def _inside(rows: list[Row], longest: int = 8) -> list[bool]:
    """Which rows stand within a parenthesis that a row at most `longest` above began."""
    inside = []
    left = 0
    for row in rows:
        if left and row.gap and row.shape is not Shape.ASIDE:
            left = max(0, left - 2)
        inside.append(left > 0)
        text = row.text
        if left:
            left = 0 if ")" in text else left - 1
        elif text[0] == "(" and ")" not in text:
            left = longest
    return inside


def _seed(rows: list[Row]) -> list[int | None]:
    """First labels for the rows that are sure by themselves, none for the rest."""
    counts = Counter(row.name for row in rows if row.shape is Shape.NAME)
    plain = Counter(row.column for row in rows if row.shape is Shape.NAME and counts[row.name] > 2)
    kinds: list[int | None] = [None] * len(rows)
    for i, row in enumerate(rows):
        if row.shape is Shape.HEADING:
            kinds[i] = H
            if i + 1 < len(rows) and rows[i + 1].shape is Shape.PROSE:
                kinds[i + 1] = A
        elif row.shape is Shape.TRANSITION:
            kinds[i] = T
        elif counts[row.name] > 2 and row.shape is Shape.NAME and plain[row.column] > 2 and i + 1 < len(rows):
            below = rows[i + 1]
            if below.shape in (Shape.PROSE, Shape.ASIDE):
                kinds[i] = C
                kinds[i + 1] = P if below.shape is Shape.ASIDE else D
    return kinds


def _measure(rows: list[Row], gaps: list[int], kinds: Sequence[int | None], features: _Features) -> Layout:
    columns: dict[int, Counter[int]] = defaultdict(Counter)
    pairs: dict[tuple[int, int], list[float]] = {}
    names: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    said, seen = [], []
    before: int | None = None
    for i, kind in enumerate(kinds):
        if kind is not None:
            row = rows[i]
            columns[kind][row.column] += 1
            if before is not None and gaps[i] < PAGE:
                pairs.setdefault((before, kind), [0.0, 0.0, 0.0])[gaps[i]] += 1
            if kind == D:
                said.append(len(row.text))
            elif kind == A:
                seen.append(len(row.text))
            if row.name:
                names[row.name][kind != C] += 1
        before = kind
    counts = Counter(row.name for row in rows if row.name)
    return Layout(
        {kind: _smooth(columns.get(kind, Counter())) for kind in range(6)},
        {(a, b): _log_gaps(pairs, a, b) for a in range(6) for b in range(6)},
        _percentile(said, 0.95, 35),
        _percentile(seen, 0.95, 60),
        {name: _name_odds(n, *names.get(name, (0, 0))) for name, n in counts.items()},
    )


def _smooth(counts: Counter[int]) -> dict[int, float]:
    total = sum(counts.values())
    out: dict[int, float] = defaultdict(float)
    for column, n in counts.items():
        out[column] += n
        out[column - 1] += NEAR * n
        out[column + 1] += NEAR * n
    scale = total * (1 + 2 * NEAR) + 1
    logs = {column: COLUMN_WEIGHT * math.log(COLUMN_FLOOR + n / scale) for column, n in out.items()}
    logs[-1] = COLUMN_WEIGHT * math.log(COLUMN_FLOOR if total > 4 else 0.3)
    return logs


def _log_gaps(pairs: dict[tuple[int, int], list[float]], a: int, b: int) -> tuple[float, ...]:
    a, b = GAP_LIKE.get((a, b), (a, b))
    prior = GAPS.get((a, b), ANY_GAP)
    counts = [p + n for p, n in zip(prior, pairs.get((a, b), (0.0, 0.0, 0.0)), strict=True)]
    total = sum(counts) + 0.3
    return (*(math.log((n + 0.1) / total) for n in counts), 0.0)


def _name_odds(n: int, cues: int, others: int) -> float:
    prior = next(odds for least, odds in SEEN_NAMES if n >= least)
    return prior + max(-2.0, min(2.0, math.log((cues + 0.5) / (others + 0.5)))) if cues or others else prior


def _percentile(lengths: list[int], share: float, default: int) -> int:
    return sorted(lengths)[int(share * (len(lengths) - 1))] if len(lengths) > 9 else default


def _options(row: Row, i: int, features: _Features, layout: Layout) -> list[tuple[int, float]]:
    """The kinds a row may be, each with the score that the row itself gives it."""
    shape = row.shape
    if shape is Shape.HEADING:
        return [(H, 0.0)]
    if shape is Shape.TRANSITION:
        return [(T, 0.0)]
    columns = layout.columns
    column = row.column
    score = features.leans[i]
    n = len(row.text)
    action = -score / 2 + (STARTS_WITH_NAME if features.named[i] else 0.0)
    speech = score / 2 + (WIDE if n > layout.width + 3 else 0.0)
    if shape in (Shape.NAME, Shape.CAPITALS, Shape.SHOT, Shape.NUMBERED):
        speech += CAPS_SPEECH
    out = [
        (A, action + columns[A].get(column, columns[A][-1])),
        (D, speech + columns[D].get(column, columns[D][-1])),
    ]
    if shape is Shape.ASIDE or features.inside[i]:
        aside = columns[P].get(column, columns[P][-1]) + (OPEN_ASIDE if features.inside[i] else 0.0)
        out = [(A, out[0][1] + ASIDE_SEEN), (D, out[1][1] + ASIDE_SAID), (P, aside)]
    elif row.name and n <= MAX_CUE:
        bonus = layout.names.get(row.name, 0.0) + (
            ONCE_TITLE if shape is Shape.TITLE else SHOT_CUE if shape is Shape.SHOT else 0.0
        )
        out.append((C, bonus + columns[C].get(column, columns[C][-1])))
    return out


def _likeliest(rows: list[Row], gaps: list[int], features: _Features, layout: Layout) -> list[int]:
    """The best sequence of kinds."""
    if not rows:
        return []
    best = {kind: score for kind, score in _options(rows[0], 0, features, layout) if kind not in (D, P)}
    backs: list[dict[int, int]] = [{kind: kind for kind in best}]
    for i in range(1, len(rows)):
        options = _options(rows[i], i, features, layout)
        edges = _edges(rows, i, gaps[i], features, layout)
        now: dict[int, float] = {}
        back: dict[int, int] = {}
        for kind, own in options:
            top, origin = NEVER * 2, -1
            for before, score in best.items():
                follows = FOLLOWS[before].get(kind)
                if follows is None:
                    continue
                total = score + follows + layout.gaps[before, kind][gaps[i]] + edges.get((before, kind), 0.0)
                if total > top:
                    top, origin = total, before
            if origin >= 0:
                now[kind], back[kind] = own + top, origin
        best = now
        backs.append(back)
    return _trace(best, backs)


def _trace(best: dict[int, float], backs: list[dict[int, int]]) -> list[int]:
    kind = max(best, key=lambda k: best[k])
    kinds = []
    for back in reversed(backs):
        kinds.append(kind)
        kind = back[kind]
    return kinds[::-1]


def _edges(rows: list[Row], i: int, gap: int, features: _Features, layout: Layout) -> dict[tuple[int, int], float]:
    """What the row above and this one say together, beyond their kinds and the blank rows between."""
    above = len(rows[i - 1].text) + features.first_word[i]
    full = above > layout.width
    lower = features.lower[i]
    run_on = RUN_ON if lower else 0.0
    edges = {
        (D, D): (FULL if full else NOT_FULL) + run_on,
        (D, A): (END_FULL if full else END_NOT_FULL) - run_on,
        (D, C): END_FULL if full else END_NOT_FULL,
        (D, H): END_FULL if full else END_NOT_FULL,
        (C, D): LOWER_SPEECH if lower else 0.0,
    }
    if gap == 0:
        edges[A, A] = (A_FULL if above > layout.action_width else A_NOT_FULL) + run_on
        edges[A, C] = edges[A, H] = A_NOT_FULL
    return edges


def spread(kinds: Iterable[LineKind]) -> Counter[LineKind]:
    """How many rows of each kind."""
    return Counter(kinds)
