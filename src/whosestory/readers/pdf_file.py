"""A PDF's words with their places: the one module that knows pypdfium2.

pypdfium2 is not typed, and PDFium isn't safe for threads: it is called here only, under one lock.
"""

import ctypes
import math
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from whosestory import limits
from whosestory.errors import InputError, NotTextError, TooLargeError
from whosestory.readers.pdf_chars import clean

_LOCK = threading.Lock()
_TOKEN = re.compile("[^\\s\ufffe\x02\x00]+[\ufffe\x02]?|[\ufffe\x02]")  # U+FFFE: a hyphen at a row's end
TURN = math.pi / 2
LEVEL = math.radians(4)  # scans lean a little; watermarks much more
_PASSWORD, _PROTECTED = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


@dataclass(slots=True)
class Word:
    """Characters without space between them. Not frozen: a script has 30,000."""

    text: str
    x: float  # points from the left edge of its page
    end: float
    y: float  # of its baseline, from the top
    height: float  # of its font


@dataclass(slots=True)
class PdfPage:
    """One page: its size in points, and its words in no order."""

    width: float
    height: float
    words: list[Word]
    n_images: int = 0


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
        for index in range(n_pages):
            page = _page(document, index, name)
            n_words += len(page.words)
            if n_words > limits.MAX_PDF_WORDS:
                raise TooLargeError(name, "words", n_words, limits.MAX_PDF_WORDS)
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


def _page(document: Any, index: int, name: str) -> PdfPage:
    """One page; one that can't be loaded is empty, as viewers show it."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return PdfPage(0, 0, [])
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return PdfPage(0, 0, [])
    try:
        left, bottom, right, top = page.get_bbox()
        n_chars = pdfium.FPDFText_CountChars(text_page.raw)
        if n_chars > limits.MAX_PAGE_CHARACTERS:
            raise TooLargeError(name, "characters on one page", n_chars, limits.MAX_PAGE_CHARACTERS)
        text = _text(text_page.raw, n_chars)
        placed = _place(text_page.raw, text)
        n_images = 0 if placed else pdfium.FPDFPage_CountObjects(page.raw)
    finally:
        text_page.close()
        page.close()
    return _upright(placed, (left, bottom, right, top), n_images)


def _text(raw: Any, n_chars: int) -> str:
    """The characters in PDFium's order, one for each of its indexes."""
    buffer = (ctypes.c_ushort * (n_chars + 1))()
    pdfium.FPDFText_GetText(raw, 0, n_chars, buffer)
    text = bytes(buffer)[: 2 * n_chars].decode("utf-16-le", "replace")
    if len(text) == n_chars and "\x00" not in text:
        return text
    codes = (pdfium.FPDFText_GetUnicode(raw, i) for i in range(n_chars))
    return "".join(chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd" for code in codes)


@dataclass(slots=True)
class _Placed:
    word: Word
    angle: float


def _place(raw: Any, text: str) -> list[_Placed]:
    """Each word with its place in the coordinates of the PDF, y going up."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    x_ref, y_ref, box_ref = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    origin: Callable[..., int] = pdfium.FPDFText_GetCharOrigin
    loose: Callable[..., int] = pdfium.FPDFText_GetLooseCharBox
    angle_of: Callable[..., float] = pdfium.FPDFText_GetCharAngle
    placed = []
    for match in _TOKEN.finditer(text):
        found = clean(match[0])
        if not found or not origin(raw, match.start(), x_ref, y_ref):
            continue
        if not loose(raw, match.end() - 1, box_ref):
            continue
        angle = angle_of(raw, match.start())
        if angle and LEVEL < angle < 4 * TURN - LEVEL:
            origin_x, origin_y = x.value, y.value
            origin(raw, match.end() - 1, x_ref, y_ref)
            word = Word(found, origin_x, x.value, origin_y, y.value)
        else:
            angle = 0.0
            word = Word(found, x.value, box.right, y.value, box.top - box.bottom)
        placed.append(_Placed(word, angle))
    return placed


def _upright(placed: list[_Placed], box: tuple[float, float, float, float], n_images: int) -> PdfPage:
    """The words that run as most do, in points from the top left; others are stamps and watermarks."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    turns = [round(item.angle / TURN) % 4 if _is_square(item.angle) else -1 for item in placed]
    turn = max((t for t in set(turns) if t >= 0), key=turns.count, default=0)
    words = [item.word for item, t in zip(placed, turns, strict=True) if t == turn]
    if turn:
        for word in words:
            _turn(word, turn, box)
        width, height = (height, width) if turn % 2 else (width, height)
    else:
        for word in words:
            word.x -= left
            word.end -= left
            word.y = top - word.y
    kept = [word for word in words if math.isfinite(word.x + word.y) and 0 <= word.x <= width and 0 <= word.y <= height]
    return PdfPage(width, height, kept, n_images)


def _is_square(angle: float) -> bool:
    return abs(angle - round(angle / TURN) * TURN) < LEVEL


def _turn(word: Word, turn: int, box: tuple[float, float, float, float]) -> None:
    """Place a word of a page that is typed sideways; until then its `end` and `height` hold its last character."""
    left, bottom, right, top = box
    (x, y), (end, _) = (
        {1: (b - bottom, a - left), 2: (right - a, b - bottom), 3: (top - b, right - a)}[turn]
        for a, b in ((word.x, word.y), (word.end, word.height))
    )
    advance = (end - x) / max(1, len(word.text) - 1)
    word.x, word.y, word.end, word.height = x, y, end + advance, advance / TYPED_WIDTH if advance else 12.0


TYPED_WIDTH = 0.6  # of a font's height: how wide a typewriter's characters are
