"""What a reader says about the cast, replayed each time: merge, keep apart, split, rename, ignore, group."""

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from whosestory.cast.names import fold
from whosestory.errors import CorrectionsError

MAX_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Split:
    """Some of a name's speeches are another person's: those in rows `first` to `last`."""

    name: str
    to: str
    first: int  # row, from 1
    last: int  # included


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections to a cast. Names are as the cues write them, in any case."""

    merge: tuple[tuple[str, ...], ...] = ()  # names of one person, the one to show first
    apart: tuple[tuple[str, ...], ...] = ()  # names that are several people's after all
    split: tuple[Split, ...] = ()
    rename: tuple[tuple[str, str], ...] = ()  # what to show instead
    ignore: tuple[str, ...] = ()  # cues that are nobody's
    group: tuple[str, ...] = ()  # names that are several people


@lru_cache(maxsize=8192)
def clean(name: str) -> str:
    """A name as it is looked up: capitals, single spaces, no article."""
    words = fold(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "THE" else words)


def load_corrections(path: Path) -> Corrections:
    """Read a corrections file.

    Raises:
        CorrectionsError: not there, not TOML, or holding what no correction is.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CorrectionsError(str(path), "too large for a list of corrections", "check that it's the right file")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CorrectionsError(str(path), f"can't be read ({error.strerror})", "check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorrectionsError(str(path), f"isn't valid TOML ({error})", "see `whosestory cast FILE --init`") from error
    return _from_toml(data, str(path))


def _from_toml(data: dict[str, object], name: str) -> Corrections:
    known = {field.name for field in fields(Corrections)}
    if unknown := sorted(set(data) - known):
        raise CorrectionsError(name, f"no correction is called {unknown[0]!r}", f"use {', '.join(sorted(known))}")
    try:
        return Corrections(
            merge=tuple(tuple(clean(_text(one)) for one in names) for names in _list(data, "merge")),
            apart=tuple(tuple(clean(_text(one)) for one in names) for names in _list(data, "apart")),
            split=tuple(_split(entry) for entry in _list(data, "split")),
            rename=tuple((clean(old), _text(new)) for old, new in _table(data, "rename").items()),
            ignore=tuple(clean(_text(one)) for one in _list(data, "ignore")),
            group=tuple(clean(_text(one)) for one in _list(data, "group")),
        )
    except (TypeError, KeyError, ValueError) as error:
        raise CorrectionsError(
            name, f"a correction isn't as it should be ({error})", "see `whosestory cast FILE --init`"
        ) from error


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{value!r} is no name")
    return value


def _list(data: dict[str, object], key: str) -> list[list[str]]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise TypeError(f"{key} must be a list")
    return value


def _table(data: dict[str, object], key: str) -> dict[str, str]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise TypeError(f"{key} must be a table")
    return value


def _split(entry: object) -> Split:
    if not isinstance(entry, dict):
        raise TypeError("split must be a list of tables")
    first, last = (int(row) for row in entry["rows"])
    return Split(clean(_text(entry["name"])), _text(entry["to"]).upper(), first, last)
