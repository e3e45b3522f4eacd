"""`whosestory cite`: how to name a result, so that it can be made again."""

from typing import Annotated

import typer

from whosestory.cli.analyses import analyze_one
from whosestory.cli.console import guarded
from whosestory.cli.inputs import check_format, named
from whosestory.cli.options import CastFile, File, Format, Seed, Syntax


def cite(
    file: File,
    only_bibtex: Annotated[bool, typer.Option("--bibtex", help="Only BibTeX, to be added to a file of it.")] = False,
    cast: CastFile = None,
    format: Format = None,
    seed: Seed = 0,
    syntax: Syntax = False,
) -> None:
    """Print how to cite the result: a line, and BibTeX.

    [dim]whosestory cite draft.fountain --bibtex >> references.bib[/dim]

    Both name the program, the plan, each measure with its version, and the file by its SHA-256.
    """
    check_format(format)
    with guarded(named(file)):
        from whosestory.report.cite import bibtex, cite_line
        from whosestory.report.page import verdict_page

        analysis = analyze_one(file, cast=cast, format=format, seed=seed, syntax=syntax)
        if not only_bibtex:
            typer.echo(f"{cite_line(analysis, verdict_page(analysis))}\n")
        typer.echo(bibtex(analysis), nl=False)
