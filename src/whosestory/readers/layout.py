"""Rows to line kinds, given how this very script is laid out.

What a script's indents, blank rows and widths mean differs from script to script, and some have lost them. So nothing
is assumed of them: rows that are sure by themselves (headings; names that come back, and the row below each) show how
the file lays out each kind; the likeliest sequence under that shows it better, and is found once more.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whosestory.readers.features import IN_CAPITALS, find_features
from whosestory.readers.rows import Row
from whosestory.readers.sequence import N_KINDS, PAGE, A, C, D, H, Layout, P, T, likeliest
from whosestory.readers.shapes import ASIDE, HEADING, NAME, PROSE, TRANSITION
from whosestory.work import LineKind

KINDS = (
    LineKind.HEADING,
    LineKind.ACTION,
    LineKind.CUE,
    LineKind.DIALOGUE,
    LineKind.PARENTHETICAL,
    LineKind.TRANSITION,
)
FIRST_ROWS = 900  # of which the layout is learned before the whole is read: 20 pages show it
# How often such a pair stands with 0, 1, 2+ blank rows between: pseudo-counts, soon outweighed by the file's own.
GAPS = {
    (C, D): (9.0, 0.6, 0.2),
    (C, P): (9.0, 0.6, 0.2),
    (D, P): (9.0, 0.5, 0.2),
    (D, D): (9.5, 0.3, 0.1),
    (D, A): (3.0, 6.0, 1.0),
    (A, A): (6.0, 3.5, 0.5),
    (A, C): (1.5, 7.0, 1.5),
    (D, C): (1.5, 7.0, 1.5),
    (H, A): (3.0, 6.0, 1.0),
    (A, H): (1.5, 5.0, 3.5),
    (D, H): (1.5, 5.0, 3.5),
}
ANY_GAP = (3.0, 4.0, 3.0)
GAP_LIKE = {  # pairs too rare to be counted alone; and what is within a speech stands as close as its rows do
    (P, A): (D, A),
    (P, C): (D, C),
    (P, H): (D, H),
    (P, D): (D, D),
    (P, P): (D, D),
}
COLUMN_FLOOR = 0.012  # share of a kind's rows that may stand anywhere: pages shift, typists slip
NO_COLUMNS = 0.3  # the same where no row is known; it falls with every row that is
NEAR = 0.35  # of a column's share goes to each neighbour: centred cues, scanned pages
SEEN_NAMES = (
    (8, 2.5),
    (3, 1.6),
    (2, 0.4),
    (1, -1.0),
)  # how often a name stands alone in a row -> how likely it's a cue
TAUGHT = 2.0  # at most so much is added when a first reading took the name for a cue, or didn't
AGAIN = 3  # a name that stands alone in so many rows is a person's
USUAL = 0.15  # of the rows with such names stand in a column, or within two of it, where cues stand; else they're slugs
MIN_ROWS = 10  # below this a distribution says nothing
WIDTH_SHARE = 0.95  # of a kind's rows are no wider than its width
WIDTH, ACTION_WIDTH = 35, 60  # characters, by convention, where too few rows are known
WRAPPED = (
    0.24  # of the rows below which speech goes on are full, but in verse: .0 to .22 in 15 plays, .3 to .9 in scripts
)
MANY_INNER = 0.3  # such rows a speech; where there are fewer, speeches stand in one row each
CAPITALS = {A: (45.0, 5.0), D: (48.0, 2.0)}  # rows in small letters and in capitals: pseudo-counts
LOWER_PRIOR = 40.0  # speeches; one of them begins in lower case
LOWER_ELSEWHERE = 0.4  # of the rows that aren't a speech's first begin so
COLON_SHARE = 0.7  # of the sure cues end in a colon where that is the habit


def classify(rows: Sequence[Row], breaks: Sequence[bool]) -> list[LineKind]:
    """The kind of each row; furniture is left out before, and `breaks` says before which rows it stood."""
    gaps = [PAGE if broken else min(row.gap, 2) for row, broken in zip(rows, breaks, strict=True)]
    counts = Counter(row.name for row in rows if row.name)
    features = find_features(rows, {name.split()[0] for name, n in counts.items() if n > 1})
    first = rows[:FIRST_ROWS]
    seeds = _seed(rows, counts)
    layout = _measure(rows, gaps, seeds, counts)
    layout = _measure(first, gaps, likeliest(first, gaps, features, layout), counts)
    kinds = likeliest(rows, gaps, features, layout)
    return [KINDS[kind] for kind in kinds]


def _seed(rows: Sequence[Row], counts: Mapping[str, int]) -> list[int | None]:
    """First labels for the rows that are sure by themselves, none for the rest."""
    columns = Counter(row.column for row in rows if row.shape is NAME and counts[row.name] >= AGAIN)
    usual = {at for at in columns if sum(columns[at + k] for k in range(-2, 3)) >= USUAL * columns.total()}
    kinds: list[int | None] = [None] * len(rows)
    for i, row in enumerate(rows[:-1]):
        if row.shape is PROSE:
            continue
        below = rows[i + 1].shape
        if row.shape is HEADING:
            kinds[i] = H
            if below is PROSE:
                kinds[i + 1] = A
        elif row.shape is TRANSITION:
            kinds[i] = T
        elif (
            row.shape is NAME
            and counts[row.name] >= AGAIN
            and row.column in usual
            and below in (PROSE, ASIDE)
            and not rows[i + 1].text[0].islower()
        ):
            kinds[i] = C
            kinds[i + 1] = P if below is ASIDE else D
    return kinds


@dataclass
class _Seen:
    """What the rows that have a kind show, each by itself; counted when all are seen."""

    columns: list[list[int]] = field(default_factory=lambda: [[] for _ in range(N_KINDS)])
    pairs: list[tuple[int, int, int]] = field(default_factory=list)  # two kinds, and the blank rows between them
    widths: dict[int, list[int]] = field(default_factory=lambda: {A: [], D: []})
    large: dict[int, list[bool]] = field(default_factory=lambda: {A: [], D: []})  # rows in capitals
    taught: list[tuple[str, bool]] = field(default_factory=list)  # a name, and whether it was a cue
    inner: list[int] = field(default_factory=list)  # widths of rows of speech that goes on, the next word with them
    lower: list[bool] = field(default_factory=list)  # of speeches: whether they begin in lower case
    colons: list[bool] = field(default_factory=list)  # of cues: whether they end in a colon


def _see(rows: Sequence[Row], gaps: Sequence[int], kinds: Sequence[int | None]) -> _Seen:
    seen = _Seen()
    widths = seen.widths
    before: int | None = None
    above = 0
    for row, gap, kind in zip(rows, gaps, kinds, strict=False):
        text = row.text
        if kind is not None:
            seen.columns[kind].append(row.column)
            if before is not None and gap < PAGE:
                seen.pairs.append((before, kind, gap))
                if before == kind == D and gap == 0:
                    seen.inner.append(above + len(text.partition(" ")[0]))
            if kind in widths:
                widths[kind].append(len(text))
                seen.large[kind].append(row.shape in IN_CAPITALS)
                if before == C and kind == D:
                    seen.lower.append(text[0].islower())
            elif kind == C:
                seen.colons.append(text[-1] == ":")
            if row.name:
                seen.taught.append((row.name, kind == C))
        before = kind
        above = len(text)
    return seen


def _measure(
    rows: Sequence[Row], gaps: Sequence[int], kinds: Sequence[int | None], counts: Mapping[str, int]
) -> Layout:
    """How the rows that have a kind are laid out."""
    seen = _see(rows, gaps, kinds)
    pairs, taught = Counter(seen.pairs), Counter(seen.taught)
    width = _width(seen.widths[D], WIDTH)
    return Layout(
        [_smooth(Counter(columns)) for columns in seen.columns],
        {(a, b): _log_gaps(pairs, a, b) for a in range(N_KINDS) for b in range(N_KINDS)},
        width,
        _width(seen.widths[A], ACTION_WIDTH),
        {name: _name_odds(n, taught[name, True], taught[name, False]) for name, n in counts.items()},
        {kind: _log_capitals(kind, large) for kind, large in seen.large.items()},
        len(seen.inner) < MANY_INNER * len(seen.lower) or _is_wrapped(seen.inner, width),
        math.log((sum(seen.lower) + 1) / (len(seen.lower) + LOWER_PRIOR) / LOWER_ELSEWHERE),
        sum(seen.colons) > max(MIN_ROWS, COLON_SHARE * len(seen.colons)),
    )


def _log_capitals(kind: int, seen: Sequence[bool]) -> tuple[float, float]:
    small, large = CAPITALS[kind]
    large += sum(seen)
    small += len(seen) - sum(seen)
    return math.log(small / (small + large)), math.log(large / (small + large))


class _Columns(dict[int, float]):
    """Column -> log-likelihood; -1 holds that of every column not listed."""

    def __missing__(self, column: int) -> float:
        return self[-1]


def _smooth(counts: Counter[int]) -> _Columns:
    total = counts.total()
    shares: dict[int, float] = defaultdict(float)
    for column, n in counts.items():
        shares[column] += n
        shares[column - 1] += NEAR * n
        shares[column + 1] += NEAR * n
    scale = total * (1 + 2 * NEAR) + 1
    logs = _Columns({column: math.log(COLUMN_FLOOR + n / scale) for column, n in shares.items()})
    logs[-1] = math.log(max(COLUMN_FLOOR, NO_COLUMNS / (1 + total)))
    return logs


def _log_gaps(pairs: Counter[tuple[int, int, int]], a: int, b: int) -> tuple[float, ...]:
    a, b = GAP_LIKE.get((a, b), (a, b))
    prior = GAPS.get((a, b), ANY_GAP)
    counts = [p + pairs[a, b, gap] for gap, p in enumerate(prior)]
    total = sum(counts)
    return (*(math.log(n / total) for n in counts), 0.0)


def _is_wrapped(widths: Sequence[int], width: int) -> bool:
    """Whether speech fills its rows: verse doesn't, nor do paragraphs of one row."""
    full = sum(at > width for at in widths)
    return len(widths) < MIN_ROWS or full > WRAPPED * len(widths)


def _name_odds(n: int, cues: int, others: int) -> float:
    prior = next(odds for least, odds in SEEN_NAMES if n >= least)
    return prior + max(-TAUGHT, min(TAUGHT, math.log((cues + 0.5) / (others + 0.5)))) if cues or others else prior


def _width(lengths: list[int], default: int) -> int:
    return sorted(lengths)[int(WIDTH_SHARE * (len(lengths) - 1))] if len(lengths) >= MIN_ROWS else default
