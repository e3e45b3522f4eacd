"""Zip archives, opened with care: nothing is written to disk, and names, numbers and sizes are checked before reading.

Highland (`.highland`) and Fade In (`.fadein`) keep a script in such an archive, as Word does.
"""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable

from whosestory import limits
from whosestory.errors import InputError, NotTextError, TooLargeError

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_ENTRY = b"PK\x01\x02"  # begins each entry of the table of contents
_CHUNK = 65_536  # bytes read at once
_SYMLINK = 0o120000
_LOCKED = 1
_WITH_CARE = "unpack it with care and give the script in it"
_HEADER = re.compile(rb"PK\x03\x04.{22}(..)..(?=(.{0,200}))", re.DOTALL)  # of a file: its name's length, its name
_LEAVES = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-zA-Z]:|[\0\\]")
_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)


class Archive:
    """A zip archive in memory."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open it.

        Raises:
            InputError: broken, locked, or with entries that no script has.
            TooLargeError: over the limits of `limits.py`.
        """
        self.name = name
        self._left = limits.MAX_UNPACKED
        if len(data) > limits.MAX_BYTES:
            raise TooLargeError(name, "bytes", len(data), limits.MAX_BYTES)
        n = data.count(_ENTRY)  # before the table is read: a million entries take seconds
        if n > limits.MAX_MEMBERS:
            raise TooLargeError(name, "files in the archive", n, limits.MAX_MEMBERS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        except _FAULTS as error:
            raise NotTextError(name, "this archive is broken or cut off", "get the whole file") from error
        self._check()

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the files in it, without what a Mac adds."""
        return tuple(name for name in self._members if not name.startswith("__MACOSX/"))

    def find(self, names: Iterable[str]) -> str:
        """The first of some names, in small letters, that stands last in a member's path; the least deep one, or ""."""
        for name in names:
            found = [each for each in self.members if each.rpartition("/")[2].lower() == name]
            if found:
                return min(found, key=lambda each: (each.count("/"), len(each), each))
        return ""

    def read(self, member: str) -> bytes:
        """A file's bytes, no more of them than is allowed."""
        info = self._members[member]
        self._check_size(info)
        chunks = []
        size = 0
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    if size > limits.MAX_BYTES or self._left < 0:
                        raise TooLargeError(self.name, "bytes in the archive", size, limits.MAX_BYTES)
                    chunks.append(chunk)
        except _FAULTS as error:
            problem = f"{shown_member(member)} in this archive is broken"
            raise NotTextError(self.name, problem, "get the whole file") from error
        return b"".join(chunks)

    def _check(self) -> None:
        for name, info in self._members.items():
            if _LEAVES.search(info.orig_filename) or _LEAVES.search(name):
                raise InputError(self.name, "the name of a file in this archive leads out of it", _WITH_CARE)
            if info.external_attr >> 16 & 0o170000 == _SYMLINK:
                raise InputError(self.name, "a file in this archive only points elsewhere", _WITH_CARE)
            if info.flag_bits & _LOCKED:
                raise InputError(self.name, "this archive is locked with a password", "unlock it first")

    def _check_size(self, info: zipfile.ZipInfo) -> None:
        """What the table of contents says of a file; zlib's own packing is the only one that scripts have."""
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NotTextError(self.name, "this archive is packed in a rare way", "pack it as an ordinary zip")
        if info.file_size > min(limits.MAX_BYTES, self._left):
            raise TooLargeError(self.name, "bytes in the archive", info.file_size, limits.MAX_BYTES)
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > limits.FREE_UNPACKED and ratio > limits.MAX_RATIO:
            raise TooLargeError(self.name, "times that the archive swells", ratio, limits.MAX_RATIO)


def first_members(head: bytes) -> list[str]:
    """The names of the files with which an archive begins; none if the bytes are no zip archive's."""
    if not head.startswith(MAGIC):
        return []
    return [
        match[2][: int.from_bytes(match[1], "little")].decode("utf-8", "replace") for match in _HEADER.finditer(head)
    ]


def shown_member(member: str) -> str:
    """A member's name that fits into a sentence."""
    shown = "".join(character if character.isprintable() else "?" for character in member.rpartition("/")[2])
    return shown if len(shown) <= limits.MAX_NAME_LENGTH else shown[: limits.MAX_NAME_LENGTH] + "..."
