"""A PDF's words with their places: the one module, with `pdf_place`, that knows pypdfium2.

pypdfium2 is not typed, and PDFium isn't safe for threads: it is called here only, under one lock.
"""

import ctypes
import math
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from whosestory import limits
from whosestory.errors import InputError, NotTextError, TooLargeError
from whosestory.readers.pdf_place import LEVEL, Placer, Word

_LOCK = threading.Lock()
TURN = math.pi / 2
_PASSWORD, _PROTECTED = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


@dataclass(slots=True)
class PdfPage:
    """One page: its size in points, and its words by the lines that PDFium found, in no order."""

    width: float
    height: float
    lines: list[list[Word]]  # each of one baseline, from left to right; a row of the page may be several
    n_objects: int = 0  # of a page without words: pictures, drawings

    @property
    def words(self) -> Iterator[Word]:
        """All words."""
        return (word for line in self.lines for word in line)


def read_pages(data: bytes, name: str) -> list[PdfPage]:
    """All pages of a PDF.

    Raises:
        NotTextError: no PDF, a broken one, or one that needs a password.
        TooLargeError: over a limit of `limits.py`.
    """
    deadline = time.monotonic() + limits.MAX_SECONDS_A_FILE
    pages = []
    with _LOCK, _opened(data, name) as document:
        n_pages = len(document)
        if n_pages > limits.MAX_PAGES:
            raise TooLargeError(name, "pages", n_pages, limits.MAX_PAGES)
        n_words = 0
        placer = Placer()
        for index in range(n_pages):
            page = _page(document, index, placer, name)
            n_words += sum(map(len, page.lines))
            if n_words > limits.MAX_PDF_WORDS:
                raise TooLargeError(name, "pieces of text", n_words, limits.MAX_PDF_WORDS)
            if time.monotonic() > deadline:
                raise TooLargeError(name, "seconds to read it", limits.MAX_SECONDS_A_FILE, limits.MAX_SECONDS_A_FILE)
            pages.append(page)
    return pages


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _PROTECTED):
            raise NotTextError(name, "this PDF needs a password", "save it without one first") from error
        raise _broken(name) from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise _broken(name) from error
    finally:
        document.close()


def _broken(name: str) -> InputError:
    return NotTextError(name, "this PDF is broken or cut short", "save or download it again")


def _page(document: Any, index: int, placer: Placer, name: str) -> PdfPage:
    """One page; one that can't be loaded is empty, as viewers show it."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return PdfPage(0, 0, [])
    try:
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return PdfPage(0, 0, [])
        try:
            return _read_page(page, text_page, placer, name)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
    finally:
        pdfium.FPDF_ClosePage(page)


def _read_page(page: Any, text_page: Any, placer: Placer, name: str) -> PdfPage:
    n_chars = pdfium.FPDFText_CountChars(text_page)
    if n_chars > limits.MAX_PAGE_CHARACTERS:
        raise TooLargeError(name, "characters on one page", n_chars, limits.MAX_PAGE_CHARACTERS)
    placer.place(text_page, _text(text_page, n_chars))
    n_objects = 0 if placer.lines else pdfium.FPDFPage_CountObjects(page)
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        raise _broken(name)
    return _upright(placer.lines, placer.angles, (box.left, box.bottom, box.right, box.top), n_objects)


def _text(raw: Any, n_chars: int) -> str:
    """The characters in PDFium's order, one for each of its indexes."""
    buffer = (ctypes.c_ushort * (n_chars + 1))()
    pdfium.FPDFText_GetText(raw, 0, n_chars, buffer)
    text = bytes(buffer)[: 2 * n_chars].decode("utf-16-le", "replace")
    if len(text) == n_chars and "\x00" not in text:
        return text
    codes = (pdfium.FPDFText_GetUnicode(raw, i) for i in range(n_chars))
    return "".join(chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd" for code in codes)


def _upright(
    lines: list[list[Word]], angles: Mapping[int, float], box: tuple[float, float, float, float], n_objects: int
) -> PdfPage:
    """The lines that run as most do, in points from the top left; others are stamps and watermarks."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    turn = 0
    if angles:
        turns = [_turns(angles.get(i, 0.0)) for i in range(len(lines))]
        turn = max((t for t in set(turns) if t >= 0), key=turns.count, default=0)
        lines = [line for line, t in zip(lines, turns, strict=True) if t == turn]
    if turn % 2:
        width, height = height, width
    outside = False
    for line in lines:
        for word in line:
            if turn:
                _turn(word, turn, box)
            else:
                word.x -= left
                word.end -= left
                word.y = top - word.y
            if not (0 <= word.x <= width and 0 <= word.y <= height and word.end < math.inf):
                outside = True
    if outside:
        lines = list(_inside(lines, width, height))
    return PdfPage(width, height, lines, n_objects)


def _inside(lines: Iterable[list[Word]], width: float, height: float) -> Iterator[list[Word]]:
    """The lines without what stands beside the page."""
    for line in lines:
        kept = [word for word in line if 0 <= word.x <= width and math.isfinite(word.end)]
        if kept and 0 <= kept[0].y <= height:
            yield kept


def _turns(angle: float) -> int:
    """Quarters of a turn; -1 for what leans."""
    turns = round(angle / TURN)
    return turns % 4 if abs(angle - turns * TURN) < LEVEL else -1


def _turn(word: Word, turn: int, box: tuple[float, float, float, float]) -> None:
    """Place a word of a page that is typed sideways; until then its `end` and `height` hold its last character."""
    left, bottom, right, top = box
    (x, y), (end, _) = (
        {1: (top - b, right - a), 2: (right - a, b - bottom), 3: (b - bottom, a - left)}[turn]  # PDFium turns clockwise
        for a, b in ((word.x, word.y), (word.end, word.height))
    )
    advance = (end - x) / max(1, len(word.text) - 1)
    word.x, word.y, word.end, word.height = x, y, end + advance, abs(advance) / TYPED_WIDTH or LINE


LINE = 12.0  # points: the height of a font of which only one letter was seen
TYPED_WIDTH = 0.6  # of a font's height: how wide a typewriter's characters are
