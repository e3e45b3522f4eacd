"""A PDF's words with their places: the one module that knows pypdfium2.

pypdfium2 is not typed, and PDFium isn't safe for threads: it is called here only, under one lock.
"""

import ctypes
import math
import re
import threading
import time
from collections.abc import Iterator
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
_LINE = re.compile(r"[^\s\x00][^\r\n\x00]*(?<! )")
SLACK = 0.02  # of a character's width: by how much a typed line's may differ
MIN_TYPED = 4  # characters of a line or part of one worth asking for as a whole
TURN = math.pi / 2
LEVEL = math.radians(4)  # scans lean a little; watermarks much more
_PASSWORD, _PROTECTED = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


@dataclass(slots=True)
class Word:
    """Characters that stand together: a word, or typed words with single spaces. Not frozen: a script has 5,000."""

    text: str
    x: float  # points from the left edge of its page
    end: float
    y: float  # of its baseline, from the top
    height: float  # of its font


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
        for index in range(n_pages):
            page = _page(document, index, name)
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
        n_chars = pdfium.FPDFText_CountChars(text_page.raw)
        if n_chars > limits.MAX_PAGE_CHARACTERS:
            raise TooLargeError(name, "characters on one page", n_chars, limits.MAX_PAGE_CHARACTERS)
        lines, angles = _Placer(text_page.raw).place(_text(text_page.raw, n_chars))
        n_objects = 0 if lines else pdfium.FPDFPage_CountObjects(page.raw)
        return _upright(lines, angles, page.get_bbox(), n_objects)
    finally:
        text_page.close()
        page.close()


def _text(raw: Any, n_chars: int) -> str:
    """The characters in PDFium's order, one for each of its indexes."""
    buffer = (ctypes.c_ushort * (n_chars + 1))()
    pdfium.FPDFText_GetText(raw, 0, n_chars, buffer)
    text = bytes(buffer)[: 2 * n_chars].decode("utf-16-le", "replace")
    if len(text) == n_chars and "\x00" not in text:
        return text
    codes = (pdfium.FPDFText_GetUnicode(raw, i) for i in range(n_chars))
    return "".join(chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd" for code in codes)


class _Placer:
    """Asks PDFium where words stand; as every question costs a microsecond, a typed line is asked for only once."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.x, self.y, self.box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self.refs = ctypes.byref(self.x), ctypes.byref(self.y)
        self.box_ref = ctypes.byref(self.box)
        self.angles: list[float] = []
        self.pitch = 0.0  # of the last line whose characters were found to have one width

    def place(self, text: str) -> tuple[list[list[Word]], list[float]]:
        """The lines with their places in the coordinates of the PDF, y going up, and by how much each leans."""
        lines: list[list[Word]] = []
        for match in _LINE.finditer(text):
            if not self._add_typed(match[0], match.start(), lines):
                self._add_parts(match[0], match.start(), lines)
        return lines, self.angles

    def _add_typed(self, line: str, start: int, lines: list[list[Word]]) -> bool:
        found = self._typed(line, start)
        if found:
            lines.append(found)
            self.angles.append(0.0)
        return bool(found)

    def _add_parts(self, line: str, start: int, lines: list[list[Word]]) -> None:
        """A line that isn't typed throughout may be so without a number or mark in its margins."""
        first, last = line.find(" "), line.rfind(" ")
        for begin, end in ((0, first), (first + 1, last), (last + 1, len(line))) if first < last else ((0, len(line)),):
            if not self._add_typed(line[begin:end], start + begin, lines):
                lines += self._words(line[begin:end], start + begin)

    def _typed(self, line: str, start: int) -> list[Word] | None:
        """A line whose characters all have one width, as one piece; None if they haven't."""
        n = len(line)
        if n < MIN_TYPED or not line.isascii() or not line.isprintable() or not self._ask(start, start + n - 1):
            return None
        x, y = self.x.value, self.y.value
        pitch = self.box.right - self.box.left
        if abs(x + pitch * n - self.box.right) > SLACK * pitch or pitch <= 0:  # so it does where a line leans
            return None
        if abs(pitch - self.pitch) > SLACK * pitch:
            last = line.rfind(" ") + 1
            if not last or not pdfium.FPDFText_GetCharOrigin(self.raw, start + last, *self.refs):
                return None
            if abs(self.x.value - x - last * pitch) > SLACK * pitch:
                return None
            self.pitch = pitch
        return [Word(line, x, x + pitch * n, y, self.box.top - self.box.bottom)]

    def _words(self, line: str, start: int) -> Iterator[list[Word]]:
        """The words of any line, each by itself."""
        for match in _TOKEN.finditer(line):
            found = clean(match[0])
            begin, end = start + match.start(), start + match.end()
            if not found or not self._ask(begin, end - 1):
                continue
            word = Word(found, self.x.value, self.box.right, self.y.value, self.box.top - self.box.bottom)
            angle = self._angle(begin)
            if angle:
                pdfium.FPDFText_GetCharOrigin(self.raw, end - 1, *self.refs)
                word.end, word.height = self.x.value, self.y.value
            self.angles.append(angle)
            yield [word]

    def _ask(self, first: int, last: int) -> bool:
        """Where a character begins, and the box of another."""
        found = pdfium.FPDFText_GetCharOrigin(self.raw, first, *self.refs)
        return bool(found and pdfium.FPDFText_GetLooseCharBox(self.raw, last, self.box_ref))

    def _angle(self, index: int) -> float:
        angle: float = pdfium.FPDFText_GetCharAngle(self.raw, index)
        return angle if LEVEL < angle < 4 * TURN - LEVEL else 0.0


def _upright(
    lines: list[list[Word]], angles: list[float], box: tuple[float, float, float, float], n_objects: int
) -> PdfPage:
    """The lines that run as most do, in points from the top left; others are stamps and watermarks."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    turn = 0
    if any(angles):
        turns = [round(angle / TURN) % 4 if _is_square(angle) else -1 for angle in angles]
        turn = max((t for t in set(turns) if t >= 0), key=turns.count, default=0)
        lines = [line for line, t in zip(lines, turns, strict=True) if t == turn]
    for line in lines:
        for word in line:
            if turn:
                _turn(word, turn, box)
            else:
                word.x -= left
                word.end -= left
                word.y = top - word.y
    if turn % 2:
        width, height = height, width
    inside = [[word for word in line if 0 <= word.x <= width and math.isfinite(word.end)] for line in lines]
    return PdfPage(width, height, [line for line in inside if line and 0 <= line[0].y <= height], n_objects)


def _is_square(angle: float) -> bool:
    return abs(angle - round(angle / TURN) * TURN) < LEVEL


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
