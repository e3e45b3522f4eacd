"""Highland (`.highland`): a zipped TextBundle, whose text is Fountain."""

import hashlib
from dataclasses import replace

from whosestory.errors import NotTextError
from whosestory.readers import fountain
from whosestory.readers.archive import Archive, first_members
from whosestory.readers.base import Reader
from whosestory.work import Work

NAME = "highland"
TEXTS = ("text.fountain", "text.md", "text.markdown", "text.txt", "text.highland")  # textbundle.org: `text.*`


def sniff(head: bytes) -> bool:
    """Begins with a file in a TextBundle."""
    return any(".textbundle/" in member for member in first_members(head)[:1])


def read(data: bytes, name: str) -> Work:
    """Read a screenplay in Highland's format.

    Raises:
        InputError: the archive is broken, unsafe, too large, or holds no text.
    """
    archive = Archive(data, name)
    member = archive.find(TEXTS)
    if not member:
        raise NotTextError(name, "this archive has no Highland text in it", "export it from Highland as Fountain")
    work = fountain.read(archive.read(member), name)
    return replace(work, format=NAME, source=replace(work.source, sha256=hashlib.sha256(data).hexdigest()))


READER = Reader(NAME, (".highland", ".textpack"), sniff, read)
