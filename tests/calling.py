"""Calling the command line in tests, in this process."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from whosestory.cli.main import main

SAMPLE = Path(str(files("whosestory") / "samples" / "low_water.fountain"))


@dataclass(frozen=True)
class Called:
    """What a call printed, and how it ended."""

    code: int
    out: str
    err: str


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def call(*arguments: str | Path, stdin: bytes = b"", typed: str | None = None) -> Called:
    """Run `whosestory ARGUMENTS`; with `typed`, as if on a terminal where that is typed."""
    kind = io.TextIOWrapper if typed is None else _Terminal
    data = stdin if typed is None else typed.encode()
    streams = (kind(io.BytesIO(data), "utf-8"), kind(io.BytesIO(), "utf-8"), kind(io.BytesIO(), "utf-8"))
    with _streams(*streams):
        code = _code([str(argument) for argument in arguments])
    _, out, err = streams
    return Called(code, _written(out), _written(err))


def _code(arguments: list[str]) -> int:
    try:
        main(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined]


@contextmanager
def _streams(*streams: io.TextIOWrapper) -> Iterator[None]:
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def script(*names: str, n_scenes: int = 12) -> str:
    """A script of more than 2,000 words in which the named talk in turn, the first of them most."""
    rows: list[str] = []
    for scene in range(n_scenes):
        rows += [f"INT. KITCHEN {scene + 1} - DAY", "", f"{names[0].title()} sets the table for nobody.", ""]
        for turn, name in enumerate((names[0], *names)):
            speech = "I counted the spoons again and there is one too many of them in here. " * (3 if turn else 2)
            rows += [name, speech.strip(), ""]
    return "\n".join(rows)
