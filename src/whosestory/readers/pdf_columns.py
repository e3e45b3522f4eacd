"""Two who speak at once, printed side by side: cut into one speech below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosestory.readers.pdf_place import Word
from whosestory.readers.pdf_rows import Grid, PdfRow, segments
from whosestory.readers.shapes import Shape, shape_of

APART = 4.0  # characters between two names side by side
GUTTER = 1.5  # characters that stay empty between two columns, at least


def split_columns(rows: Sequence[PdfRow], grid: Grid) -> list[PdfRow]:
    """The rows of a page; of two columns the left comes first."""
    out: list[PdfRow] = []
    i = 0
    while i < len(rows):
        end = _block_end(rows, i, grid)
        cells = _cells(rows[i:end], grid) if end > i else []
        if cells:
            out += cells
            i = end
        else:
            out.append(rows[i])
            i += 1
    return out


def _block_end(rows: Sequence[PdfRow], i: int, grid: Grid) -> int:
    """Behind which row the two speeches end whose names row `i` holds; `i` if it holds no two names."""
    row = rows[i]
    if row.furniture or len(row.words) < 2 or i + 1 >= len(rows) or not row.words[0].text.isupper():
        return i
    parts = [" ".join(word.text for word in part) for part in segments(row, APART * grid.pitch)]
    if len(parts) != 2 or any(shape_of(part)[0] is not Shape.NAME for part in parts):
        return i
    end = i + 1
    while end < len(rows) and not rows[end].gap and not rows[end].furniture:
        end += 1
    return end if end > i + 1 else i


def _cells(rows: Sequence[PdfRow], grid: Grid) -> list[PdfRow]:
    """The rows of the left column, then those of the right one; none if no gutter runs between them."""
    left_cue, right_cue = segments(rows[0], APART * grid.pitch)
    gutter = _gutter([word for row in rows for word in row.words], left_cue[0].x, right_cue[-1].end)
    if gutter is None or gutter[1] - gutter[0] < GUTTER * grid.pitch:
        return []
    if not left_cue[-1].end <= gutter[0] + grid.pitch or not gutter[1] <= right_cue[0].x:
        return []
    middle = sum(gutter) / 2
    cells = [*_side(rows, 1, 0.0, middle), *_side(rows, 2, middle, float("inf"))]
    return cells if {cell.side for cell in cells if shape_of(cell.text)[0] is not Shape.NAME} == {1, 2} else []


def _gutter(words: Sequence[Word], begin: float, end: float) -> tuple[float, float] | None:
    """The widest strip between two places that no word stands in."""
    reach = begin
    widest: tuple[float, float] | None = None
    for word in sorted(words, key=lambda word: word.x):
        if reach < word.x <= end and word.x > begin and (widest is None or word.x - reach > widest[1] - widest[0]):
            widest = (reach, word.x)
        reach = max(reach, word.end)
    return widest


def _side(rows: Sequence[PdfRow], side: int, begin: float, end: float) -> Iterator[PdfRow]:
    above = rows[0].gap or 1
    for row in rows:
        words = [word for word in row.words if begin <= word.x < end]
        if words:
            yield replace(row, words=words, side=side, gap=above)
            above = 0
