"""Works to files: one writer a format, in any of which a work can be had."""

from pathlib import PurePath

from whosestory.work import Work
from whosestory.writers import fdx, fountain, lines_csv, tei, text
from whosestory.writers.base import Piece, Remark, Writer, goes_on, pieces

WRITERS: tuple[Writer, ...] = (
    fountain.WRITER,
    fdx.WRITER,
    tei.WRITER,
    text.WRITER,
    lines_csv.WRITER,
)  # a new format is one line here

__all__ = ["WRITERS", "Piece", "Remark", "Writer", "find_writer", "goes_on", "pieces", "write"]


def find_writer(name: str) -> Writer | None:
    """The writer for a file that is to be written, by its suffix.

    >>> find_writer("draft.spmd").name, find_writer("draft.docx")
    ('fountain', None)
    """
    suffix = PurePath(name).suffix.lower()
    return next((writer for writer in WRITERS if suffix in writer.suffixes), None)


def write(work: Work, format: str) -> bytes:
    """Write a work in a format.

    Raises:
        KeyError: no writer has that name.
    """
    return {writer.name: writer for writer in WRITERS}[format].write(work)
