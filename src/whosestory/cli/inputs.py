"""Reading what the command line names: a file or standard input, within the time a file may take."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

import typer

from whosestory import limits
from whosestory.errors import InputError

if TYPE_CHECKING:
    from whosestory.analysis import Analysis
    from whosestory.cast import Corrections
    from whosestory.language.syntax import Parser
    from whosestory.work import Work

STDIN = "-"
STDIN_NAME = "standard input"
T = TypeVar("T")


def named(file: str) -> str:
    """A file as messages name it."""
    return STDIN_NAME if file == STDIN else file


def analyze_input(
    file: str, *, format: str | None, corrections: "Corrections | None", seed: int, parser: "Parser | None" = None
) -> "Analysis":
    """Analyse a file, or standard input where it's `-`.

    Raises:
        WhosestoryError: it can't be used, or takes too long.
    """
    from whosestory.analysis import analyze, analyze_bytes

    if file == STDIN:
        data = read_stdin()
        return timed(
            lambda: analyze_bytes(data, STDIN_NAME, format=format, corrections=corrections, seed=seed, parser=parser),
            STDIN_NAME,
        )
    return timed(lambda: analyze(Path(file), format=format, corrections=corrections, seed=seed, parser=parser), file)


def read_input(file: str, *, format: str | None) -> "Work":
    """Read a file, or standard input where it's `-`; nothing is judged.

    Raises:
        WhosestoryError: it can't be used, or takes too long.
    """
    from whosestory.readers import read, read_file

    if file == STDIN:
        data = read_stdin()
        return timed(lambda: read(data, STDIN_NAME, format=format), STDIN_NAME)
    return timed(lambda: read_file(Path(file), format=format), file)


def read_stdin() -> bytes:
    """All of standard input, up to just over what a file may hold."""
    if sys.stdin.isatty():
        typer.echo("Reading the script from the keyboard; Ctrl-D ends it.", err=True)
    return sys.stdin.buffer.read(limits.MAX_BYTES + 1)


def check_format(format: str | None) -> None:
    """Refuse the name of a format that there isn't.

    Raises:
        typer.BadParameter: no reader has that name.
    """
    from whosestory.readers import READERS

    names = [reader.name for reader in READERS]
    if format is not None and format not in names:
        raise typer.BadParameter(f"no format is called {format!r}; there are: {', '.join(names)}")


def timed(job: Callable[[], T], name: str) -> T:
    """Do a job on one file within `limits.MAX_SECONDS_A_FILE`.

    Raises:
        InputError: it took longer.
    """
    with _alarm(name, limits.MAX_SECONDS_A_FILE):
        return job()


@contextmanager
def _alarm(name: str, seconds: float) -> Iterator[None]:
    """Interrupt what takes too long, by SIGALRM. Windows has no such signal, and threads get none: no guard there."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise InputError(name, f"reading it took more than {seconds:,.0f} seconds", "give one script a file")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
