"""Rows to line kinds, given how this very script is laid out.

What a script's indents, blank rows and widths mean differs from script to script, and some have lost them. So nothing
is assumed of them: rows that are sure by themselves (headings; names that come back, and the row below each) show how
the file lays out each kind; the likeliest sequence under that shows it better, and is found once more.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from whosestory.readers.rows import Row
from whosestory.readers.sequence import IN_CAPITALS, N_KINDS, PAGE, A, C, D, H, Layout, P, T, find_features, likeliest
from whosestory.readers.shapes import Shape
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
    columns = Counter(row.column for row in rows if row.shape is Shape.NAME and counts[row.name] >= AGAIN)
    usual = {at for at in columns if sum(columns[at + k] for k in range(-2, 3)) >= USUAL * columns.total()}
    kinds: list[int | None] = [None] * len(rows)
    for i, row in enumerate(rows[:-1]):
        if row.shape is Shape.PROSE:
            continue
        below = rows[i + 1].shape
        if row.shape is Shape.HEADING:
            kinds[i] = H
            if below is Shape.PROSE:
                kinds[i + 1] = A
        elif row.shape is Shape.TRANSITION:
            kinds[i] = T
        elif (
            row.shape is Shape.NAME
            and counts[row.name] >= AGAIN
            and row.column in usual
            and below in (Shape.PROSE, Shape.ASIDE)
            and not rows[i + 1].text[0].islower()
        ):
            kinds[i] = C
            kinds[i + 1] = P if below is Shape.ASIDE else D
    return kinds


def _measure(
    rows: Sequence[Row], gaps: Sequence[int], kinds: Sequence[int | None], counts: Mapping[str, int]
) -> Layout:
    """How the rows that have a kind are laid out."""
    columns: list[Counter[int]] = [Counter() for _ in range(N_KINDS)]
    pairs: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    widths: dict[int, list[int]] = {A: [], D: []}
    taught: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    n_colons = n_lower = n_speeches = 0
    capitals: dict[int, list[float]] = {kind: list(prior) for kind, prior in CAPITALS.items()}
    inner: list[int] = []  # widths of rows of speech that goes on, the next word with them
    before: int | None = None
    length = 0
    for row, gap, kind in zip(rows, gaps, kinds, strict=False):
        if kind is not None:
            columns[kind][row.column] += 1
            if before is not None and gap < PAGE:
                pairs[before, kind][gap] += 1
                if before == kind == D and gap == 0:
                    inner.append(length + len(row.text.partition(" ")[0]))
            if kind in widths:
                widths[kind].append(len(row.text))
                capitals[kind][row.shape in IN_CAPITALS] += 1
            if row.name:
                taught[row.name][kind != C] += 1
            n_colons += kind == C and row.text[-1] == ":"
            if kind == D and before == C:
                n_speeches += 1
                n_lower += row.text[0].islower()
        before = kind
        length = len(row.text)
    width = _width(widths[D], WIDTH)
    return Layout(
        [_smooth(counter) for counter in columns],
        {(a, b): _log_gaps(pairs, a, b) for a in range(N_KINDS) for b in range(N_KINDS)},
        width,
        _width(widths[A], ACTION_WIDTH),
        {name: _name_odds(n, *taught.get(name, (0, 0))) for name, n in counts.items()},
        {
            kind: (math.log(small / (small + large)), math.log(large / (small + large)))
            for kind, (small, large) in capitals.items()
        },
        len(inner) < MANY_INNER * n_speeches or _is_wrapped(inner, width),
        math.log((n_lower + 1) / (n_speeches + LOWER_PRIOR) / LOWER_ELSEWHERE),
        n_colons > max(MIN_ROWS, COLON_SHARE * columns[C].total()),
    )


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


def _log_gaps(pairs: Mapping[tuple[int, int], Sequence[float]], a: int, b: int) -> tuple[float, ...]:
    a, b = GAP_LIKE.get((a, b), (a, b))
    prior = GAPS.get((a, b), ANY_GAP)
    counts = [p + n for p, n in zip(prior, pairs.get((a, b), (0.0, 0.0, 0.0)), strict=True)]
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
