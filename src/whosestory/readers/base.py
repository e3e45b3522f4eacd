"""What a reader is. One file a format; the list of all is `READERS` in the package."""

from collections.abc import Callable
from dataclasses import dataclass

from whosestory.work import Work


@dataclass(frozen=True, slots=True)
class Reader:
    """How one format is told and read."""

    name: str
    suffixes: tuple[str, ...]  # with the dot, in lower case
    sniff: Callable[[bytes], bool]  # from the first bytes: surely this format, and no other reader's
    read: Callable[[bytes, str], Work]  # bytes and the file's name; raises only for what can't be followed at all
