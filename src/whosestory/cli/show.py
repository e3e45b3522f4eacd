"""Printing the page of a verdict: the same for `analyze` and `demo`."""

import shlex
from typing import TYPE_CHECKING

import typer

from whosestory.cli.console import console
from whosestory.cli.inputs import STDIN

if TYPE_CHECKING:
    from whosestory.analysis import Analysis
    from whosestory.report.beside_text import Beside


def as_argument(file: str) -> str:
    """A file as a command that is to be copied names it."""
    return "FILE" if file == STDIN else shlex.quote(file)


def show_verdict(analysis: "Analysis", file: str, *, plain: bool, beside: "Beside | None" = None) -> str:
    """Print the page of a verdict, with what was asked for beside it; returns its headline."""
    from whosestory.report.beside_text import plain_beside, render_beside
    from whosestory.report.page import verdict_page
    from whosestory.report.plain import plain_verdict
    from whosestory.report.text import render_verdict

    page = verdict_page(analysis, file=as_argument(file))
    if plain:
        typer.echo("\n".join([plain_verdict(page), *(plain_beside(page, beside) if beside else [])]))
    else:
        console().print(render_verdict(page), crop=False)
        for part in render_beside(page, beside) if beside else []:
            console().print(part, crop=False)
    return page.headline
