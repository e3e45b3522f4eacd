"""Printing the page of a verdict: the same for `analyze` and `demo`."""

import shlex
from typing import TYPE_CHECKING

import typer

from whosestory.cli.console import console
from whosestory.cli.inputs import STDIN

if TYPE_CHECKING:
    from whosestory.analysis import Analysis


def as_argument(file: str) -> str:
    """A file as a command that is to be copied names it."""
    return "FILE" if file == STDIN else shlex.quote(file)


def show_verdict(analysis: "Analysis", file: str, *, plain: bool) -> str:
    """Print the page of a verdict; returns its headline."""
    from whosestory.report.page import verdict_page
    from whosestory.report.plain import plain_verdict
    from whosestory.report.text import render_verdict

    page = verdict_page(analysis, file=as_argument(file))
    if plain:
        typer.echo(plain_verdict(page))
    else:
        console().print(render_verdict(page), crop=False)
    return page.headline
