"""Bytes to a `Source`: UTF-8 (with or without BOM), UTF-16 by its BOM, else Windows-1252."""

import codecs
import hashlib

from whosestory import limits
from whosestory.errors import NotTextError, TooLargeError
from whosestory.source.source import Source

BINARY_SHARE = 0.01  # control characters in a text; typed scripts have none, some scans a few stray ones
_CONTROLS = bytes((*range(9), *range(14, 27), 127))  # tab to form feed, and 1B-1F, do occur in text
_MAGIC = (b"\x7fELF", b"MZ", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")


def decode(data: bytes, *, name: str) -> Source:
    """Read bytes as text.

    Raises:
        NotTextError: no text at all, a picture or program, or NULs.
        TooLargeError: over the limits of `limits.py`.
    """
    if len(data) > limits.MAX_BYTES:
        raise TooLargeError(name, "bytes", len(data), limits.MAX_BYTES)
    if not data.strip():
        raise NotTextError(name, "the file is empty", "give a script")
    text = _text(data, name)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise NotTextError(name, "the file has no text in it", "give a script")
    source = Source(name, text, hashlib.sha256(data).hexdigest())
    _check(source)
    return source


def _text(data: bytes, name: str) -> str:
    if data.startswith(_MAGIC):
        raise NotTextError(name, "this is no text file, whatever its name says", "save the script as plain text first")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _check(source: Source) -> None:
    text, name = source.text, source.name
    encoded = text.encode("utf-8", "surrogatepass")
    n_controls = len(encoded) - len(encoded.translate(None, _CONTROLS))
    if b"\0" in encoded or n_controls > BINARY_SHARE * len(text):
        raise NotTextError(
            name, "this is no text file (it holds bytes that no text has)", "save the script as plain text"
        )
    rows = source.rows
    if len(rows) > limits.MAX_ROWS:
        raise TooLargeError(name, "rows", len(rows), limits.MAX_ROWS)
    longest = max(map(len, rows), default=0)
    if longest > limits.MAX_ROW_LENGTH:
        longest = max(map(len, text.splitlines()))  # without their ends
    if longest > limits.MAX_ROW_LENGTH:
        raise TooLargeError(name, "characters in one row", longest, limits.MAX_ROW_LENGTH)
