"""What a parser said, kept in the user's cache folder: labels and offsets, and none of the text.

A file of the cache is named after the script's path, its bytes, and what was parsed by which parser and model, each as
a hash, so that all files of one script are found again and deleted (`whosestory forget`). Whatever can't be read is
parsed again and rewritten; a folder that can't be written is no error.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from whosestory.language.syntax import Parser, Word

FORMAT = "1"  # of these files, and of what is shown to the parser: a part of the key
SUFFIX = ".parse"
N_HEX = 24  # digits of each hash in a name: enough that no two scripts share them
N_FIELDS = 5  # numbers a word


class _Kept(msgspec.Struct):
    """A file of the cache: for each paragraph start, end, head, relation and tag of each word in one row of numbers."""

    labels: list[str]
    paragraphs: list[list[int]]


def cache_folder() -> Path:
    """Where parses are kept: the cache folder that the system sets aside for programs."""
    if set_ := os.environ.get("WHOSESTORY_CACHE"):
        return Path(set_)
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "whosestory"


def owner_of(path: Path) -> str:
    """The beginning of the names of a script's files: its path and its bytes, as hashes.

    Raises:
        OSError: it can't be read.
    """
    return f"{_path_hash(path)}-{_hash(path.read_bytes())}"


def _path_hash(path: Path) -> str:
    return _hash(str(path.resolve()).encode("utf-8", "surrogatepass"))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:N_HEX]


@dataclass(frozen=True)
class CachedParser:
    """A parser that is loaded only for what isn't kept already."""

    name: str
    load: Callable[[], Parser]
    folder: Path | None  # None: nothing is kept
    owner: str

    def parse(self, texts: Sequence[str]) -> list[list[Word]]:
        """The words of each text.

        Raises:
            WhosestoryError: the parser is needed and can't be loaded.
        """
        if self.folder is None:
            return list(self.load().parse(texts))
        path = self.folder / f"{self.owner}-{self._key(texts)}{SUFFIX}"
        found = _read(path, texts)
        if found is None:
            found = list(self.load().parse(texts))
            _write(path, found)
        return found

    def _key(self, texts: Sequence[str]) -> str:
        return _hash("\0".join((FORMAT, self.name, *texts)).encode("utf-8", "surrogatepass"))


def forget(folder: Path, path: Path | None = None) -> int:
    """Delete what is kept of a script, under this path or as a copy of it; of all scripts where none is given.

    Returns how many files were deleted.
    """
    hashes = None if path is None else {_path_hash(path), *_bytes_hash(path)}
    n = 0
    for file in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
        if hashes is None or hashes & set(file.stem.split("-")[:2]):
            file.unlink(missing_ok=True)
            n += 1
    return n


def _bytes_hash(path: Path) -> Iterator[str]:
    if path.is_file():  # one that was deleted is still known by its path
        yield _hash(path.read_bytes())


def _read(path: Path, texts: Sequence[str]) -> list[list[Word]] | None:
    """What is kept; None where nothing is, or nothing sound."""
    try:
        kept = msgspec.msgpack.decode(path.read_bytes(), type=_Kept)
        words = [_words(row, kept.labels) for row in kept.paragraphs]
    except (OSError, msgspec.MsgspecError, IndexError, ValueError):
        return None
    is_sound = len(words) == len(texts) and all(map(_fit, words, texts))
    return words if is_sound else None


def _words(row: list[int], labels: list[str]) -> list[Word]:
    fields = [iter(row)] * N_FIELDS
    if len(row) % N_FIELDS or (row and min(row) < 0):
        raise ValueError("no words")
    return [Word(start, end, head, labels[at], labels[tag]) for start, end, head, at, tag in zip(*fields, strict=True)]


def _fit(words: Sequence[Word], text: str) -> bool:
    n, length = len(words), len(text)
    return all(word.start < word.end <= length and word.head < n for word in words)


def _write(path: Path, found: Sequence[Sequence[Word]]) -> None:
    index: dict[str, int] = {}
    rows = [
        [
            number
            for w in words
            for number in (
                w.start,
                w.end,
                w.head,
                index.setdefault(w.relation, len(index)),
                index.setdefault(w.tag, len(index)),
            )
        ]
        for words in found
    ]
    part = path.with_name(f".{path.stem[:N_HEX]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_bytes(msgspec.msgpack.encode(_Kept(list(index), rows)))
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
