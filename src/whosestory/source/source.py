"""A text, half-open places in it, and what it shows."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from whosestory.source.record import record

ROWS_A_PAGE = 55  # rows of a typed script page, blank ones counted; for estimates only, which are marked `~`


@record
class Span:
    """A half-open range of code points of `Source.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page begins, by the label that the text itself prints."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as people look it up: a row, and a page where one can be told."""

    row: int  # from 1
    page: str  # "47" as printed, "~47" as estimated

    def __str__(self) -> str:
        return f"p. {self.page}"


@dataclass(frozen=True)
class Source:
    """A text as it was read: line ends made `\\n`, nothing else changed."""

    name: str
    text: str
    sha256: str
    pages: tuple[Page, ...] = field(default=(), repr=False)  # in order of `start`; empty: pages are estimated

    @classmethod
    def from_text(cls, text: str, *, name: str = "text") -> "Source":
        """Make a source of a text that came from no file."""
        return cls(name, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())

    def with_pages(self, pages: tuple[Page, ...]) -> "Source":
        """The same text with the pages that it was found to have."""
        source = replace(self, pages=pages)
        for name in ("rows", "row_starts"):
            if name in self.__dict__:
                source.__dict__[name] = self.__dict__[name]
        return source

    def quote(self, span: Span) -> str:
        """The words at a span, exactly as they stand."""
        return self.text[span.start : span.end]

    @cached_property
    def rows(self) -> list[str]:
        """The physical rows with their line ends, as `str.splitlines` cuts them."""
        return self.text.splitlines(keepends=True)

    @cached_property
    def row_starts(self) -> list[int]:
        """The offset at which each row begins."""
        return [0, *accumulate(map(len, self.rows))][: len(self.rows)]

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.start for page in self.pages]

    def row_at(self, offset: int) -> int:
        """The row, counted from 0, in which an offset lies."""
        return max(0, bisect_right(self.row_starts, offset) - 1)

    def rows_of(self, span: Span) -> range:
        """The rows, counted from 0, that a span touches."""
        return range(self.row_at(span.start), self.row_at(max(span.start, span.end - 1)) + 1)

    def locate(self, offset: int) -> Place:
        """The row (from 1) and page of an offset; the page as printed, else estimated by rows and marked `~`."""
        row = self.row_at(offset)
        at = bisect_right(self._page_starts, offset) - 1
        page = self.pages[at].label if at >= 0 else f"~{row // ROWS_A_PAGE + 1}"
        return Place(row + 1, page)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a statement rests on: a place in a source, and why it counts."""

    source: Source = field(repr=False)
    span: Span
    why: str

    @property
    def quote(self) -> str:
        """The words, cut from the source."""
        return self.source.quote(self.span)

    @property
    def place(self) -> Place:
        """The row and page where the words begin."""
        text = self.quote
        return self.source.locate(self.span.start + len(text) - len(text.lstrip()))
