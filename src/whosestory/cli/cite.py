"""`whosestory cite`: how to name a result, so that it can be made again."""

from typing import Annotated

import typer

from whosestory.cli.console import guarded
from whosestory.cli.inputs import analyze_input, check_format, named
from whosestory.cli.options import CastFile, File, Format, Seed


def cite(
    file: File,
    only_bibtex: Annotated[bool, typer.Option("--bibtex", help="Only BibTeX, to be added to a file of it.")] = False,
    cast: CastFile = None,
    format: Format = None,
    seed: Seed = 0,
) -> None:
    """Print how to cite the result: a line, and BibTeX.

    [dim]whosestory cite draft.fountain --bibtex >> references.bib[/dim]

    Both name the program, the plan, each measure with its version, and the file by its SHA-256.
    """
    check_format(format)
    with guarded(named(file)):
        from whosestory.cast import load_corrections
        from whosestory.report.cite import bibtex, cite_line
        from whosestory.report.page import verdict_page

        corrections = load_corrections(cast) if cast else None
        analysis = analyze_input(file, format=format, corrections=corrections, seed=seed)
        if not only_bibtex:
            typer.echo(f"{cite_line(analysis, verdict_page(analysis))}\n")
        typer.echo(bibtex(analysis), nl=False)
