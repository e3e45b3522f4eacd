"""`whosestory demo`: the sample that comes with the program, with a guess first."""

import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated

import typer

from whosestory.cli.console import console, guarded
from whosestory.cli.options import Plain
from whosestory.cli.show import show_verdict

if TYPE_CHECKING:
    from whosestory.analysis import Analysis

SAMPLE = "low_water.fountain"


def demo(
    no_guess: Annotated[bool, typer.Option("--no-guess", help="Don't ask for a guess first.")] = False,
    plain: Plain = False,
) -> None:
    """Judge the sample script; guess first, if you like."""
    with guarded():
        from whosestory.analysis import analyze_bytes

        sample = files("whosestory") / "samples" / SAMPLE
        analysis = analyze_bytes(sample.read_bytes(), SAMPLE)
        if not plain:
            typer.echo(f"The sample script: {sample}\n")
        guess = None if no_guess or not _is_asking() else _ask(analysis)
        show_verdict(analysis, str(sample), plain=plain)
        if guess:
            console().print(f"\n{_compare(guess, analysis)}")


def _is_asking() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(analysis: "Analysis") -> str | None:
    """The id of the lead that is guessed, or None for no guess."""
    cast = analysis.cast
    names = {character.name: character.id for character in cast.characters if character.id in cast.leads}
    typer.echo(f"Whose story is it? The leads: {', '.join(names)}.")
    while answer := _line("Your guess? (Enter skips) "):
        fits = [name for name in names if name.startswith(answer.upper())]
        if len(fits) == 1:
            return names[fits[0]]
        typer.echo(f"One of: {', '.join(names)}.")
    return None


def _line(prompt: str) -> str:
    try:
        return input(prompt).strip()
    except EOFError:
        typer.echo()
        return ""


def _compare(guess: str, analysis: "Analysis") -> str:
    """Whether the guess agrees; the script isn't the judge of its reader."""

    name, named = analysis.cast.name(guess), analysis.verdict.heads
    if named == (guess,):
        return f"You guessed {name}, and so do the counts."
    if guess in named:
        return f"You guessed {name}: the counts agree in part."
    return f"You guessed {name}: the counts say otherwise. Which of the lines above would you weigh differently?"
