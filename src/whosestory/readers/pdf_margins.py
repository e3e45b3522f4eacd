"""What stands in a page's margins, told by its place: running heads, page numbers, scene numbers, revision marks."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from whosestory.readers.pdf_file import PdfPage
from whosestory.readers.pdf_place import Word
from whosestory.readers.pdf_rows import NUMBER, Grid, PdfRow
from whosestory.readers.shapes import Shape, shape_of

EDGE = 3  # rows at the top and at the bottom of a page among which its heads stand
SAME_LEVEL = 4.0  # points: rows of different pages that stand at one height
MIN_PAGES = 3  # on which something must come back to be furniture
LEVEL_SHARE = 0.7  # of the rows that stand at a head's height are heads
USUAL_HEAD = 0.5  # of the pages: a head that comes back so often may stand close above the script
HEAD_APART = 1.4  # rows between a head and the script
OVERLAY_SHARE = 0.5  # of the pages have a word at the very same place: a stamp
OVERLAY_PAGES = 4  # and at least so many
SAMPLE = 12  # pages among which stamps are looked for
LARGE = 1.8  # times the usual height: a stamp, where it comes back or lies over rows
LONGEST_NUMBER = 12  # characters: 101AB-103AB
NUMBER_GAP = 1.5  # characters between a row and a number in its margin
STAR_GAP = 3.0  # between a row and a revision mark that isn't in the margin
STEP = 4  # pages from one printed number to the next, at most
PRINTED_SHARE = 0.6  # of the printed numbers must go up for them to be the pages'
APART = 1.5  # rows between a page number and the script
_STARS = re.compile(r"[*!|+]{1,3}$")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W{0,2}(?:(?:page|p\.)\s?)?(\d{1,4}[A-Z]{0,2})[.)]?\W{0,2}$", re.IGNORECASE)
_IN_HEAD = re.compile(r"(?:^|\s)(?:page\s|p\.\s?)?(\d{1,4}[A-Z]{0,2})\.?(?=$|\s)", re.IGNORECASE)


def drop_overlays(pages: Sequence[PdfPage]) -> None:
    """Take out stamps and watermarks: words that come back at the very same place in the midst of pages."""
    heights = sorted(line[0].height for page in pages for line in page.lines)
    if not heights:
        return
    least = LARGE * heights[len(heights) // 2]
    large: Counter[str] = Counter()
    for page in pages:
        large.update({word.text for line in page.lines if line[0].height > least for word in line})
    again = {text for text, n in large.items() if n >= MIN_PAGES}
    fixed = _fixed_places(pages)
    if not fixed and not again:
        return
    for page in pages:
        begin, end = _edges(page)
        for line in page.lines:
            line[:] = [
                word
                for word in line
                if not (_place(word) in fixed and begin < word.y < end)
                and not (word.height > least and word.text in again)
            ]
        page.lines = [line for line in page.lines if line]


def _fixed_places(pages: Sequence[PdfPage]) -> set[tuple[str, int, int]]:
    """Words that stand at one place on most pages; on a few pages spread over the file, if it is long."""
    sample = pages[:: max(1, len(pages) // SAMPLE)]
    places: Counter[tuple[str, int, int]] = Counter()
    for page in sample:
        places.update({_place(word) for word in page.words})
    least = max(OVERLAY_PAGES, OVERLAY_SHARE * len(sample))
    return {place for place, n in places.items() if n >= least}


def _place(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.x), round(word.y)


def _edges(page: PdfPage) -> tuple[float, float]:
    """Between which heights a page's body stands, its heads outside."""
    levels = sorted({round(word.y) for word in page.words})
    return (levels[min(EDGE, len(levels)) - 1], levels[-min(EDGE, len(levels))]) if levels else (0.0, 0.0)


def find_heads(pages: Sequence[list[PdfRow]], heights: Sequence[float], grid: Grid) -> None:
    """Mark running heads, footers and page numbers as furniture."""
    tops = [(row.y, row) for rows in pages for row in rows[:EDGE]]
    bottoms = [(heights[row.page] - row.y, row) for rows in pages for row in rows[-EDGE:]]
    inner = _inner_rows(pages)
    for places in (tops, bottoms):
        found = [(y, row) for y, row in places if not _is_script(row)]
        for level in reversed(_levels(found)):
            keys = Counter(_key(row) for row in level)
            heads = [row for row in level if _is_number(row) or _is_head(row, keys[_key(row)], len(pages), inner, grid)]
            if len(heads) >= MIN_PAGES and len(heads) >= LEVEL_SHARE * len(level):
                for row in heads:
                    row.furniture = True
    for rows in pages:
        _unmark_inner(rows)
        _mark_lone_numbers(rows, grid)


def _inner_rows(pages: Iterable[Sequence[PdfRow]]) -> dict[int, PdfRow]:
    """For each row at an edge of its page the next one towards the middle, by identity."""
    inner = {}
    for rows in pages:
        inner.update({id(row): below for row, below in pairwise(rows[: EDGE + 1])})
        inner.update({id(row): above for above, row in pairwise(rows[-EDGE - 1 :])})
    return inner


def _unmark_inner(rows: Sequence[PdfRow]) -> None:
    """What stands within the script is no head, even if it comes back: a page's heads are its outermost rows."""
    marked = [i for i, row in enumerate(rows) if row.furniture]
    if marked:
        begin = next((i for i, row in enumerate(rows) if not _is_loose(row)), len(rows))
        end = next((i for i in range(len(rows) - 1, begin, -1) if not _is_loose(rows[i])), begin)
        for i in marked:
            rows[i].furniture = not begin <= i <= end


def _is_loose(row: PdfRow) -> bool:
    return row.furniture or shape_of(row.text)[0] is Shape.FURNITURE


def _is_head(row: PdfRow, n: int, n_pages: int, inner: Mapping[int, PdfRow], grid: Grid) -> bool:
    """Whether a row that is alike on `n` pages is a running head."""
    if n < MIN_PAGES:
        return False
    usual = n >= USUAL_HEAD * n_pages and shape_of(row.text)[0] is not Shape.NAME
    return usual or _is_apart(row, inner.get(id(row)), grid)


def _is_apart(row: PdfRow, inner: PdfRow | None, grid: Grid) -> bool:
    """Whether a row stands apart from the script, alone or with other heads; a name stands close above its speech."""
    return inner is None or inner.furniture or abs(inner.y - row.y) > HEAD_APART * grid.line


def _levels(found: list[tuple[float, PdfRow]]) -> list[list[PdfRow]]:
    """Rows of all pages by the height at which they stand."""
    levels: list[list[PdfRow]] = []
    last = -math.inf
    for y, row in sorted(found, key=lambda pair: pair[0]):
        if y - last > SAME_LEVEL:
            levels.append([])
            last = y
        levels[-1].append(row)
    return levels


def _key(row: PdfRow) -> str:
    return _DIGITS.sub("#", row.text)


def _is_script(row: PdfRow) -> bool:
    """Headings, (MORE), CONTINUED: they come back, too, where the script begins; told by their words."""
    text = " ".join(word.text for word in row.words if not NUMBER.match(word.text))
    shape = shape_of(text)[0] if text else None
    return shape is Shape.HEADING or (shape is Shape.FURNITURE and not _DIGITS.search(text))


def _is_number(row: PdfRow) -> bool:
    return _PAGE_NUMBER.match(row.text) is not None


def _mark_lone_numbers(rows: Sequence[PdfRow], grid: Grid) -> None:
    """A number that stands apart at the top or bottom, in a script of few pages."""
    if len(rows) < 2:
        return
    for row, beside in ((rows[0], rows[1]), (rows[-1], rows[-2])):
        if _is_number(row) and abs(row.y - beside.y) > APART * grid.line:
            row.furniture = True


def page_labels(pages: Sequence[list[PdfRow]]) -> list[str]:
    """What each page is called: its printed number where the numbers go up, else its place in the file."""
    printed = {i: found for i, rows in enumerate(pages) if (found := _printed(rows))}
    values = [int(_DIGITS.findall(label)[0]) for label in printed.values()]
    rising = sum(0 <= b - a <= STEP for a, b in pairwise(values))
    if not values or rising < PRINTED_SHARE * (len(values) - 1):
        return [str(i + 1) for i in range(len(pages))]
    shift = Counter(value - i for (i, _), value in zip(printed.items(), values, strict=True)).most_common(1)[0][0]
    return [printed.get(i) or (str(i + shift) if i + shift > 0 else FRONT) for i in range(len(pages))]


FRONT = "title"  # the label of pages before the first numbered one


def _printed(rows: Sequence[PdfRow]) -> str:
    """The number in a page's heads."""
    heads = [row.text for row in rows if row.furniture]
    for text in heads:
        if match := _PAGE_NUMBER.match(text):
            return match[1]
    for text in heads:
        if found := _IN_HEAD.findall(text):
            return str(found[-1])
    return ""


def take_out_numbers(rows: Iterable[PdfRow], grid: Grid) -> list[PdfRow]:
    """Move scene numbers and revision marks out of the rows; rows that hold nothing else are left out."""
    kept = []
    for row in rows:
        if len(row.words) == 1 and len(row.words[0].text) > LONGEST_NUMBER:
            kept.append(row)
            continue
        if not row.furniture:
            _take_stars(row, grid)
            if row.words:
                _take_number(row, grid)
        if row.words:
            kept.append(row)
    return kept


def _take_stars(row: PdfRow, grid: Grid) -> None:
    words = row.words
    while words and _STARS.match(words[-1].text):
        gap = words[-1].x - words[-2].end if len(words) > 1 else 0.0
        if words[-1].x < grid.right - grid.pitch and gap < STAR_GAP * grid.pitch:
            break
        row.revised = True
        words.pop()
    if words and words[0].text in "*|" and words[0].end < grid.left:
        row.revised = True
        words.pop(0)


def _take_number(row: PdfRow, grid: Grid) -> None:
    words = row.words
    first, last = words[0], words[-1]
    if len(words) == 1 and len(first.text) > LONGEST_NUMBER:
        return
    gap = NUMBER_GAP * grid.pitch
    is_left = bool(NUMBER.match(first.text)) and first.end < grid.left - grid.pitch / 2
    same = len(words) > 2 and first.text == last.text and bool(NUMBER.match(first.text))
    apart = len(words) > 1 and last.x - words[-2].end >= gap
    is_right = bool(NUMBER.match(last.text)) and (apart or len(words) == 1) and last.x > grid.right - grid.pitch
    if same and apart:
        is_left = is_right = True
    if is_right:
        row.number = words.pop().text
    if is_left and words:
        row.number = words.pop(0).text
    row.number = row.number.strip("*.)")
