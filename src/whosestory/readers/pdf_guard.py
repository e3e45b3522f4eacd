"""PDFs that would swell without end are refused before PDFium, which can't be stopped, is asked to draw them."""

import re
import zlib
from collections.abc import Iterator

from whosestory import limits
from whosestory.errors import TooLargeError

CHUNK = 65_536  # bytes unpacked at a time
DICTIONARY = 8_000  # bytes before a stream within which its dictionary stands; a usual one has 200
MAX_DRAWN = 100_000  # forms that forms may draw, each in each; takes PDFium three seconds
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_NESTING = re.compile(rb"/XObject\b|/Resources\s+\d+\s+\d+\s+R")
_DO = re.compile(rb"\bDo\b")


def check(data: bytes, name: str) -> None:
    """Look at every packed stream but pictures.

    Raises:
        TooLargeError: they unpack to too much, or draw one another too often.
    """
    total = 0
    drawn = 1
    for head, start in _streams(data):
        if _IMAGE.search(head):
            continue
        is_form = _FORM.search(head) is not None and _NESTING.search(head) is not None
        n_inner = 0
        for chunk in _unpacked(data, start) if b"Flate" in head else [data[start : start + CHUNK]] if is_form else []:
            total += len(chunk)
            n_inner += len(_DO.findall(chunk)) if is_form else 0
            if total > limits.MAX_UNPACKED:
                raise TooLargeError(name, "bytes when unpacked, or more", total, limits.MAX_UNPACKED)
        drawn *= max(1, n_inner)
        if drawn > MAX_DRAWN:
            raise TooLargeError(name, "drawings within drawings, or more", drawn, MAX_DRAWN)


def _streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    """What stands before each stream, and where its bytes begin."""
    last = 0
    at = data.find(b"stream")
    while at >= 0:
        if data[at - 3 : at] != b"end":
            start = at + 6
            start += 2 if data[start : start + 2] == b"\r\n" else 1
            yield data[max(last, at - DICTIONARY) : at], start
        last = at + 6
        at = data.find(b"stream", last)


def _unpacked(data: bytes, start: int) -> Iterator[bytes]:
    """A packed stream's bytes, piece by piece."""
    unpack = zlib.decompressobj()
    view = memoryview(data)
    try:
        while start < len(data) and not unpack.eof:
            piece = view[start : start + CHUNK]
            start += len(piece)
            yield unpack.decompress(piece, CHUNK)
            while unpack.unconsumed_tail and not unpack.eof:
                yield unpack.decompress(unpack.unconsumed_tail, CHUNK)
    except zlib.error:
        return
