"""Where a page's words stand, as PDFium says when asked about single characters."""

import ctypes
import math
import re
import struct
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from whosestory.readers.pdf_chars import clean

SLACK = 0.02  # of a character's width: by how much a typed line's may differ
MIN_TYPED = 4  # characters of a line or part of one worth asking for as a whole
FULL = 2 * math.pi
LEVEL = math.radians(4)  # scans lean a little; watermarks much more
_TOKEN = re.compile("[^\\s\ufffe\x02\x00]+[\ufffe\x02]?|[\ufffe\x02]")  # U+FFFE: a hyphen at a row's end
_LINE = re.compile(r"[^\s\x00][^\r\n\x00]*(?<! )")
_ANSWER = struct.Struct("=dd4f")  # a place; a box's left, top, right and bottom edge
_BOX = 16  # at which the box begins


@dataclass(slots=True)
class Word:
    """Characters that stand together: a word, or typed words with single spaces. Not frozen: a script has 5,000."""

    text: str
    x: float  # points from the left edge of its page
    end: float
    y: float  # of its baseline, from the top
    height: float  # of its font


def _bare(function: Any) -> Any:
    """A function of PDFium's, its arguments not looked at: thrice as fast, and it is called twice a line."""
    return ctypes.PYFUNCTYPE(ctypes.c_int)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_origin = _bare(pdfium.FPDFText_GetCharOrigin)
_loose_box = _bare(pdfium.FPDFText_GetLooseCharBox)


class Placer:
    """Places the lines of a page; a typed line is asked for only once.

    Until the page is upright, places are in the coordinates of the PDF, y going up.
    """

    def __init__(self) -> None:
        self.raw: Any = None
        self.page = ctypes.c_void_p()
        self.answer = ctypes.create_string_buffer(_ANSWER.size)
        start = ctypes.addressof(self.answer)
        self.x, self.y, self.box = (ctypes.c_void_p(start + at) for at in (0, _BOX // 2, _BOX))
        self.angles: dict[int, float] = {}  # by how much lines lean that aren't level
        self.pitch = 0.0  # of the last line whose characters were found to have one width
        self.lines: list[list[Word]] = []

    def place(self, raw: Any, text: str) -> None:
        """Find the lines of a page; its text holds one character for each of PDFium's indexes."""
        self.raw = raw
        self.page.value = ctypes.cast(raw, ctypes.c_void_p).value
        self.angles, self.pitch, self.lines = {}, 0.0, []
        lines, typed = self.lines, self._typed
        start = 0
        for row in text.split("\r\n"):
            word = typed(row, start) if row[:1] != " " != row[-1:] else None
            if word:
                lines.append([word])
            else:
                for match in _LINE.finditer(row):
                    self._add_line(match[0], start + match.start(), is_row=len(match[0]) == len(row))
            start += len(row) + 2

    def _add_line(self, line: str, start: int, *, is_row: bool) -> None:
        """A line that isn't typed throughout may be so without a number or mark in its margins."""
        if not is_row and self._add_typed(line, start):
            return
        first, last = line.find(" "), line.rfind(" ")
        for begin, end in ((0, first), (first + 1, last), (last + 1, len(line))) if first < last else ((0, len(line)),):
            if not self._add_typed(line[begin:end], start + begin):
                self._add_words(line[begin:end], start + begin)

    def _add_typed(self, line: str, start: int) -> bool:
        word = self._typed(line, start)
        if word:
            self.lines.append([word])
        return word is not None

    def _typed(self, line: str, start: int) -> Word | None:
        """A line whose characters all have one width, as one piece; None if they haven't."""
        n = len(line)
        if n < MIN_TYPED or not line.isascii() or not line.isprintable():
            return None
        if not _origin(self.page, start, self.x, self.y) or not _loose_box(self.page, start + n - 1, self.box):
            return None
        x, y, left, top, right, bottom = _ANSWER.unpack(self.answer)
        pitch = right - left
        slack = SLACK * pitch
        if pitch <= 0 or not -slack <= x + pitch * n - right <= slack:  # so it does where a line leans
            return None
        if not -slack <= pitch - self.pitch <= slack:
            last = line.rfind(" ") + 1
            if not last or not _origin(self.page, start + last, self.x, self.y):
                return None
            at, *_ = _ANSWER.unpack(self.answer)
            if abs(at - x - last * pitch) > slack:
                return None
            self.pitch = pitch
        return Word(line, x, x + pitch * n, y, top - bottom)

    def _add_words(self, line: str, start: int) -> None:
        """The words of any line, each by itself."""
        for match in _TOKEN.finditer(line):
            found = clean(match[0])
            begin, end = start + match.start(), start + match.end()
            if not found or not _origin(self.page, begin, self.x, self.y):
                continue
            if not _loose_box(self.page, end - 1, self.box):
                continue
            x, y, _, top, right, bottom = _ANSWER.unpack(self.answer)
            word = Word(found, x, right, y, top - bottom)
            angle: float = pdfium.FPDFText_GetCharAngle(self.raw, begin)
            if LEVEL < angle < FULL - LEVEL:
                _origin(self.page, end - 1, self.x, self.y)
                word.end, word.height, *_ = _ANSWER.unpack(self.answer)
                self.angles[len(self.lines)] = angle
            self.lines.append([word])
