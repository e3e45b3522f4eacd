"""One file analysed as a command's options ask: with which corrections, which parser."""

from pathlib import Path
from typing import TYPE_CHECKING

from whosestory.cli.console import console, say
from whosestory.cli.inputs import analyze_input, named
from whosestory.cli.parsers import parser_for
from whosestory.errors import MissingExtraError

if TYPE_CHECKING:
    from whosestory.analysis import Analysis
    from whosestory.language.syntax import Parser


def analyze_one(file: str, *, cast: Path | None, format: str | None, seed: int, syntax: bool) -> "Analysis":
    """Analyse a file for a command that makes one thing of it.

    Raises:
        WhosestoryError: it or its corrections can't be used, or it takes too long.
    """
    from whosestory.cast import load_corrections

    corrections = load_corrections(cast) if cast else None
    parser = parser_for(file) if syntax and has_model() else None
    analysis = analyze_input(file, format=format, corrections=corrections, seed=seed, parser=parser)
    say_doubt(file, analysis, parser)
    return analysis


def has_model() -> bool:
    """Whether there is a parser to use; said where there's none, and the rules take over."""
    from whosestory.language.syntax_spacy import find_model

    try:
        find_model()
    except MissingExtraError as error:
        say(f"--syntax: {error}; our own rules are used instead", to=console(stderr=True))
        return False
    return True


def say_doubt(file: str, analysis: "Analysis", parser: "Parser | None") -> None:
    """Say where a parser that was asked for couldn't be used."""
    if parser is not None and analysis.reading.clauses.doubt:
        doubt = analysis.reading.clauses.doubt
        say(f"{named(file)}: {doubt}; our own rules were used instead", to=console(stderr=True))
