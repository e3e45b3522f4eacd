"""`whosestory report`: one file of HTML that says whose story it is, for sending on."""

from pathlib import Path
from typing import Annotated

import typer

from whosestory.cli.analyses import analyze_one
from whosestory.cli.console import guarded
from whosestory.cli.inputs import STDIN, check_format, named
from whosestory.cli.options import CastFile, File, Format, Meant, Seed, Syntax
from whosestory.cli.outputs import STDIN_STEM, check_free, write_page
from whosestory.cli.show import as_argument


def report(
    file: File,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="OUT.html", help="Where to write it.")] = None,
    with_script: Annotated[
        bool, typer.Option("--with-script", help="Put the whole script in it, not only the quoted lines.")
    ] = False,
    open_it: Annotated[bool, typer.Option("--open", help="Show it in the browser when it's written.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over OUT.html if it is there.")] = False,
    meant: Meant = None,
    cast: CastFile = None,
    format: Format = None,
    seed: Seed = 0,
    syntax: Syntax = False,
) -> None:
    """Write a report: one file that opens anywhere, offline, and leads from every sentence to its line.

    [bold]whosestory report draft.fountain --open[/bold]
    [bold]whosestory report draft.fountain --meant SERA[/bold]      with the scenes in the way

    It holds the quoted lines with two around each; with --with-script all of it.
    """
    check_format(format)
    with guarded(named(file)):
        from whosestory.cast import find_character
        from whosestory.report.whole.html import render_report
        from whosestory.report.whole.page import report_page

        path = out or Path(f"{(STDIN_STEM if file == STDIN else Path(file).stem) or 'script'}.report.html")
        check_free(path, force=force or out is None)
        analysis = analyze_one(file, cast=cast, format=format, seed=seed, syntax=syntax)
        whom = find_character(analysis.cast, meant) if meant is not None else None
        page = report_page(analysis, file=as_argument(file), whole_script=with_script, meant=whom)
        write_page(path, render_report(page), open_it=open_it)
