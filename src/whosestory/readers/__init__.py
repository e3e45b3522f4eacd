"""Files to works: one reader a format, chosen by what the file holds."""

import gc
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whosestory import limits
from whosestory.errors import NotReadableError, TooLargeError, UnknownFormatError
from whosestory.readers import (
    archive_fadein,
    archive_highland,
    archive_other,
    docx,
    fdx,
    fountain,
    html,
    pdf,
    play_text,
    screenplay_text,
    subtitles,
    tei,
)
from whosestory.readers.base import Reader
from whosestory.work import Work

READERS: tuple[Reader, ...] = (
    subtitles.READER,
    fdx.READER,
    tei.READER,
    pdf.READER,
    docx.READER,
    archive_highland.READER,
    archive_fadein.READER,
    archive_other.READER,
    html.READER,
    fountain.READER,
    play_text.READER,
    screenplay_text.READER,
)  # asked in this order
HEAD = 16_384  # bytes that a reader may look at to tell its format: a title page and the first scenes

__all__ = ["READERS", "Reader", "read", "read_file"]


def read(data: bytes, name: str, *, format: str | None = None) -> Work:
    """Read a script by the reader that its content shows, else the one of its suffix, else as plain text.

    Raises:
        UnknownFormatError: no reader is called `format`.
        InputError: the bytes are no text, or too much of it.
    """
    reader = _choose(data, name, format)
    with _uncollected():
        return reader.read(data, name)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for garbage: nearly all that a reader makes is kept, and to look at it costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_file(path: str | os.PathLike[str], *, format: str | None = None) -> Work:
    """Read a script from a file.

    Raises:
        NotReadableError: the file is missing, a folder, a device, or may not be read.
        InputError: as `read`.
    """
    path = Path(path)
    return read(_bytes(path), path.name, format=format)


def _choose(data: bytes, name: str, format: str | None) -> Reader:
    if format is not None:
        for reader in READERS:
            if reader.name == format:
                return reader
        raise UnknownFormatError(name, tuple(reader.name for reader in READERS))
    for reader in READERS:
        if reader.sniff(data[:HEAD]):
            return reader
    suffix = Path(name).suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), screenplay_text.READER)


def _bytes(path: Path) -> bytes:
    """A file's bytes, its size checked before they are read."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise NotReadableError(str(path), "this is a folder", "name a script in it")
        if not stat.S_ISREG(found.st_mode):
            raise NotReadableError(
                str(path), "this is no file but a device or a pipe", "save the script as a file first"
            )
        if found.st_size > limits.MAX_BYTES:
            raise TooLargeError(str(path), "bytes", found.st_size, limits.MAX_BYTES)
        with path.open("rb") as file:
            return file.read(limits.MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise NotReadableError(str(path), "there is no such file", "check the name and the folder") from error
    except PermissionError as error:
        raise NotReadableError(str(path), "it may not be read", "change its permissions or copy it") from error
    except (OSError, ValueError) as error:
        raise NotReadableError(str(path), f"it can't be read ({error})", "check the name and the disk") from error
