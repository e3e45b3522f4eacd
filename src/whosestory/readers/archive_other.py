"""Zip archives of unknown content: read if they hold what a known format does, else refused with a sentence."""

from whosestory.errors import NotTextError
from whosestory.readers import archive_fadein, archive_highland, docx
from whosestory.readers.archive import MAGIC, Archive, shown_member
from whosestory.readers.base import Reader
from whosestory.work import Work

NAME = "archive"


def sniff(head: bytes) -> bool:
    """Begins as any zip archive does."""
    return head.startswith(MAGIC)


def read(data: bytes, name: str) -> Work:
    """Read an archive by what it holds.

    Raises:
        InputError: it holds no script, or files of which one may be.
    """
    archive = Archive(data, name)
    if docx.DOCUMENT in archive.members:
        return docx.read(data, name)
    if archive_fadein.DOCUMENT in archive.members:
        return archive_fadein.read(data, name)
    if archive.find(archive_highland.TEXTS) and any(".textbundle/" in member for member in archive.members):
        return archive_highland.read(data, name)
    if not archive.members:
        raise NotTextError(name, "this archive is empty", "give a script")
    if len(archive.members) == 1:
        problem = f"this is an archive that holds {shown_member(archive.members[0])}"
        raise NotTextError(name, problem, "unpack it and give that file")
    problem = f"this is an archive of {len(archive.members):,} files"
    raise NotTextError(name, problem, "unpack it and give the script in it")


READER = Reader(NAME, (".zip",), sniff, read)
