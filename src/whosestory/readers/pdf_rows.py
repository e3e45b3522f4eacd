"""Words to rows: which stand on one line, how wide a character is, where the script's left margin runs."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from whosestory.readers.pdf_file import PdfPage
from whosestory.readers.pdf_place import Word

SAME_LINE = 0.3  # of a font's height: baselines that differ by less are one row
TWICE = 0.15  # of a font's height: the same word so close to itself is drawn twice
TYPED = 0.5  # of the words have characters of one width, in a typed script
SAMPLE = 1_000  # rows, spread over the file, by which characters are measured
MIN_LETTERS = 3  # of a word by which characters are measured
PITCH = 7.2  # points: a character of Courier 12
LINE = 12.0  # points: six rows an inch
OFTEN = 0.5  # of the commonest distance between rows: a smaller one as common as that is the single one
CLOSEST = 0.6  # of a font's height: rows can't stand closer
MARGIN_SHARE = 0.06  # of the rows begin at the left margin, that of action; scene numbers stand left of fewer
BLANK = 0.55  # rounds the distance of two rows up to whole rows: half a row apart is a paragraph's break
RIGHT = 0.98  # of the rows end left of the right margin
PROSE = 20  # characters of a piece long enough to tell where the right margin runs
NUMBER = re.compile(r"\*?[A-Z]{0,2}\d{1,4}[A-Z]{0,3}(?:-[A-Z]{0,2}\d{1,4}[A-Z]{0,3})?[.)]?\*?$")  # 31A, A31, 31-33
LONGEST = 22  # characters of what `NUMBER` matches


@dataclass(slots=True)
class PdfRow:
    """A row of a page, from left to right; what stands in its margins is taken out into fields."""

    page: int  # from 0
    y: float
    words: list[Word]
    furniture: bool = False
    number: str = ""  # the scene number in its margins
    revised: bool = False
    gap: int = 0  # blank rows above
    side: int = 0  # 1 or 2: the left or right of two who speak at once

    @property
    def x(self) -> float:
        return self.words[0].x

    @property
    def text(self) -> str:
        """The words with single spaces."""
        words = self.words
        return words[0].text if len(words) == 1 else " ".join(word.text for word in words)


@dataclass(frozen=True, slots=True)
class Grid:
    """What this PDF's rows are measured by, in points."""

    pitch: float  # width of a character
    line: float  # from row to row
    left: float  # where action begins
    right: float  # where the longest rows end

    def column(self, x: float) -> int:
        """The column of a place, 0 at the left margin."""
        return max(0, round((x - self.left) / self.pitch))


def cut_rows(page: PdfPage, index: int) -> list[PdfRow]:
    """The rows of a page from top to bottom."""
    rows: list[PdfRow] = []
    above = -math.inf
    height = 0.0
    for line in sorted(page.lines, key=_baseline):
        first = line[0]
        if first.y - above <= SAME_LINE * min(first.height, height):
            rows[-1].words += [word for word in line if not _is_there(word, rows[-1])]
            rows[-1].words.sort(key=_left_edge)
            height = rows[-1].words[0].height
        else:
            above, height = first.y, first.height
            rows.append(PdfRow(index, above, line[:]))
    return rows


def _is_there(word: Word, row: PdfRow) -> bool:
    """Whether the row has a word already, drawn twice to look bold."""
    return any(other.text == word.text and abs(other.x - word.x) < TWICE * word.height for other in row.words)


def _baseline(line: list[Word]) -> float:
    return line[0].y


def _left_edge(word: Word) -> float:
    return word.x


def find_grid(rows: Sequence[PdfRow]) -> Grid:
    """Measure the rows of a whole script."""
    pitch = _pitch(rows[:: max(1, len(rows) // SAMPLE)])
    left = _left(rows, pitch)
    return Grid(pitch, _line(rows), left, _right(rows, left))


def _pitch(rows: Iterable[PdfRow]) -> float:
    """The width of a character: where it is typed the commonest step, else the mean."""
    widths = [
        (word.end - word.x) / len(word.text)
        for row in rows
        for word in row.words
        if len(word.text) >= MIN_LETTERS and word.end > word.x
    ]
    if not widths:
        return PITCH
    best, _ = Counter(round(width, 1) for width in widths).most_common(1)[0]
    near = [width for width in widths if abs(width - best) < 0.15]
    return sum(near) / len(near) if len(near) >= TYPED * len(widths) else median(widths)


def _line(rows: Sequence[PdfRow]) -> float:
    """The single distance between rows."""
    halves = Counter(
        [
            round(step * 2)
            for above, below in pairwise(rows)
            if (step := below.y - above.y) > 1 and step > CLOSEST * below.words[0].height and above.page == below.page
        ]
    )
    if not halves:
        return LINE
    most = max(halves.values())
    return min(step for step, n in halves.items() if n >= OFTEN * most) / 2


def _left(rows: Sequence[PdfRow], pitch: float) -> float:
    """The margin at which action begins."""
    if not rows:
        return 0.0
    begins = Counter([_begin(row, pitch) if len(row.words) > 1 else row.words[0].x for row in rows])
    starts: Counter[int] = Counter()
    for x, n in begins.items():
        starts[round(x / pitch)] += n
    often = (at for at in starts if sum(starts[at + k] for k in (-1, 0, 1)) >= MARGIN_SHARE * len(rows))
    column = min(often, default=min(starts))
    return median(x for x, n in begins.items() if abs(round(x / pitch) - column) <= 1 for _ in range(n))


def _begin(row: PdfRow, pitch: float) -> float:
    """Where a row begins behind a number in its margin."""
    first = row.words[0]
    if len(row.words) > 1 and NUMBER.match(first.text) and row.words[1].x - first.end >= 2 * pitch:
        return row.words[1].x
    return first.x


def _right(rows: Iterable[PdfRow], left: float) -> float:
    """The margin at which long rows end."""
    ends = sorted(row.words[-1].end for row in rows if _is_prose(row) and row.words[-1].end > left)
    return ends[int(RIGHT * (len(ends) - 1))] if ends else left


def _is_prose(row: PdfRow) -> bool:
    """Whether a row is words up to its end; not a heading with a number in the margin."""
    last = row.words[-1].text
    if len(last) > LONGEST:
        return True
    return len(row.text) >= PROSE and last not in "*!|" and not NUMBER.match(last)


def set_gaps(rows: Sequence[PdfRow], grid: Grid) -> None:
    """Blank rows from the distances between the rows of a page."""
    line = grid.line
    for above, row in pairwise(rows):
        gap = int((row.y - above.y) / line + BLANK) - 1
        if gap > 0:
            row.gap = gap


def segments(row: PdfRow, least: float) -> Iterator[list[Word]]:
    """The row's words, cut where at least so many points are empty."""
    part = [row.words[0]]
    for word in row.words[1:]:
        if word.x - part[-1].end >= least:
            yield part
            part = []
        part.append(word)
    yield part


def draw(words: Sequence[Word], grid: Grid) -> str:
    """The words as typed text, indented and spaced by their places."""
    if len(words) == 1:
        return " " * grid.column(words[0].x) + words[0].text
    out = [" " * grid.column(words[0].x), words[0].text]
    for word, after in pairwise(words):
        empty = (after.x - word.end) / grid.pitch
        if empty < 0.2 and word.text[-1] == "-":
            out.append(after.text)
        else:
            out += [" " * (round(empty) if empty >= 1.6 else 1), after.text]
    return "".join(out)
