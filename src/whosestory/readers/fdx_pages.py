"""On which page each paragraph of a Final Draft file stands: as its headings say, else as typed pages hold it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from whosestory.source import Page
from whosestory.source.source import ROWS_A_PAGE
from whosestory.work import LineKind

MAX_PAGE = 5_000
_WIDTHS = {LineKind.DIALOGUE: 35, LineKind.LYRIC: 35, LineKind.PARENTHETICAL: 25}  # columns of a typed page
_WIDE = 60
_LEAST_HEADINGS = 3  # that give a page, before the pages they give are believed


class Placed(NamedTuple):
    """A paragraph on its way to a page."""

    kind: LineKind
    start: int
    length: int
    page: str = ""  # as its heading's properties say


def find_pages(placed: Sequence[Placed]) -> list[Page]:
    """Where each page begins. A page on which a heading says that it stands has its plain number, others `~`."""
    tops: list[float] = []
    height = 0
    for paragraph in placed:
        tops.append(height / ROWS_A_PAGE)
        height += rows_of(paragraph.kind, paragraph.length)
    said = _said(placed)
    where = _stretched(tops, said) if said else tops
    pages: list[Page] = []
    known = set(said.values())
    last = 0
    for paragraph, top in zip(placed, where, strict=True):
        number = int(top) + 1
        if number > last:
            pages.append(Page(paragraph.start, str(number) if number in known else f"~{number}"))
            last = number
    return pages


def rows_of(kind: LineKind, length: int) -> int:
    """How many rows a paragraph takes on a typed page, with the blank one above it."""
    if kind in (LineKind.NOTE, LineKind.FURNITURE):
        return 0
    return -(-length // _WIDTHS.get(kind, _WIDE)) + (kind not in _WIDTHS)


def _said(placed: Sequence[Placed]) -> dict[int, int]:
    """The pages that headings give; none if they can't be true: falling, all alike, or not numbers."""
    pages = {i: int(p.page) for i, p in enumerate(placed) if p.page.isascii() and p.page.isdigit() and len(p.page) < 5}
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
