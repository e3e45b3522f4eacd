"""On which page each paragraph of a Final Draft file stands: as its headings say, else as typed pages hold it."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Protocol

from whosestory.readers.fdx_xml import Paragraph
from whosestory.source import Page
from whosestory.source.source import ROWS_A_PAGE
from whosestory.work import LineKind

MAX_PAGE = 5_000
_WIDTHS = {LineKind.DIALOGUE: 35, LineKind.LYRIC: 35, LineKind.PARENTHETICAL: 25}  # columns of a typed page
_WIDE = 60
_UNTYPED = frozenset({LineKind.NOTE, LineKind.FURNITURE})
_LEAST_HEADINGS = 3  # that give a page, before the pages they give are believed


class Placed(Protocol):
    """A paragraph on its way to a page."""

    @property
    def kind(self) -> LineKind: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def paragraph(self) -> Paragraph | None: ...


def find_pages(placed: Sequence[Placed]) -> list[Page]:
    """Where each page begins. A page on which a heading says that it stands has its plain number, others `~`."""
    heights = [_rows_of(each.kind, each.end - each.start) for each in placed]
    tops = [above / ROWS_A_PAGE for above in accumulate(heights, initial=0)]
    said = _said([each.paragraph.page.strip() if each.paragraph else "" for each in placed])
    where = _stretched(tops[:-1], said) if said else tops
    pages: list[Page] = []
    known = set(said.values())
    last = 0
    for each, top in zip(placed, where, strict=False):
        if top >= last:
            last = int(top) + 1
            pages.append(Page(each.start, str(last) if last in known else f"~{last}"))
    return pages


def _rows_of(kind: LineKind, length: int) -> int:
    """How many rows a paragraph takes on a typed page, with the blank one above it."""
    if kind in _UNTYPED:
        return 0
    return -(-length // _WIDTHS.get(kind, _WIDE)) + (kind not in _WIDTHS)


def _said(labels: Sequence[str]) -> dict[int, int]:
    """The pages that headings give; none if they can't be true: falling, all alike, or not numbers."""
    pages = {
        i: int(page) for i, page in enumerate(labels) if page and page.isascii() and page.isdigit() and len(page) < 5
    }
    numbers = list(pages.values())
    rising = all(0 < a <= b <= MAX_PAGE for a, b in pairwise(numbers))
    return pages if rising and len(numbers) >= _LEAST_HEADINGS and numbers[0] < numbers[-1] else {}


def _stretched(tops: list[float], said: dict[int, int]) -> list[float]:
    """The estimates moved so that each heading stands on its page, and what is between two lies between their pages."""
    latest = float("inf")
    caps = []
    for i in range(len(tops) - 1, -1, -1):
        latest = said[i] - 0.01 if i in said else latest
        caps.append(latest)
    where = []
    shift = at = 0.0
    for i, (top, cap) in enumerate(zip(tops, reversed(caps), strict=True)):
        if i in said:
            shift = max(top + shift, said[i] - 1) - top
        at = max(at, min(top + shift, cap))
        shift = min(shift, at - top) if i in said else shift
        where.append(at)
    return where
