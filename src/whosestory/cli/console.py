"""Where commands print, and how they end: nothing from a file is read as markup, no traceback reaches a user."""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from rich.console import Console

from whosestory.errors import InputError, UnknownCharacterError, WhosestoryError
from whosestory.report.clean import shown

MAX_WIDTH = 80  # columns: longer rows are hard to read, however wide the window
FAILED = 1  # exit code: something could not be read or written
INTERRUPTED = 130
DEBUG = "WHOSESTORY_DEBUG"  # in the environment: tracebacks are shown
_ADVICE = f"that is our fault: run it again with {DEBUG}=1 before it, and report what it prints"


def console(*, stderr: bool = False) -> Console:
    """A console for standard output or standard error that takes text as it is."""
    made = Console(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=False)
    made.width = min(made.width, MAX_WIDTH) if made.is_terminal else MAX_WIDTH
    return made


def say(message: str, *, to: Console | None = None) -> None:
    """A sentence on standard error."""
    (to or console(stderr=True)).print(shown(message), soft_wrap=True)


def sentence(error: Exception, name: str) -> str:
    """What went wrong, in one sentence; for errors nobody foresaw, with the advice to report them.

    A file is called `name`, as in the call: readers know it without its folder.
    """
    if isinstance(error, InputError):
        return f"{name}: {error.problem}; {error.advice}"
    if isinstance(error, UnknownCharacterError):
        return f"{name}: {error}"
    if isinstance(error, WhosestoryError):
        return str(error)
    if os.environ.get(DEBUG) == "1":
        traceback.print_exception(error)
    return f"{name}: whosestory stumbled over this file ({type(error).__name__}: {error}); {_ADVICE}"


@contextmanager
def guarded(name: str = "whosestory") -> Iterator[None]:
    """Run a command's body: errors become a sentence and exit code 1, Ctrl-C ends quietly, so does a closed pipe."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _leave_pipe()
    except typer.Exit:
        raise
    except Exception as error:
        if type(error).__module__.startswith(("typer", "click")):
            raise
        say(sentence(error, name))
        raise typer.Exit(FAILED) from error


def _leave_pipe() -> NoReturn:
    """The reader of our output has gone; the interpreter must not try to write the rest."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(FAILED)
