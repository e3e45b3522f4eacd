"""`whosestory compare`: drafts or adaptations side by side, and what moved between them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whosestory.cli.analyses import analyze_one, has_model
from whosestory.cli.console import console, guarded, say, sentence
from whosestory.cli.inputs import STDIN, check_format, named
from whosestory.cli.options import Format, Plain, Seed, Syntax
from whosestory.cli.outputs import check_free, write_page

if TYPE_CHECKING:
    from whosestory.analysis import Analysis
    from whosestory.drafts import Comparison

MAX_DRAFTS = 6  # columns that can still be read
DEFAULT_OUT = "drafts.compare.html"
_FAILED = 1


def compare(
    files: Annotated[list[str], typer.Argument(metavar="DRAFT...", help="Drafts or adaptations, the oldest first.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT.html", help="Write it as a page to send.")
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Show that page in the browser.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over OUT.html if it is there.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    format: Format = None,
    seed: Seed = 0,
    plain: Plain = False,
    syntax: Syntax = False,
) -> None:
    """Set drafts side by side: what moved, and the scenes that did it.

    [bold]whosestory compare draft1.fdx draft2.fdx[/bold]
    [bold]whosestory compare revised.pdf[/bold]             one draft that marks its revisions
    [bold]whosestory compare old.fdx new.fdx -o moved.html[/bold]   a page to send

    Exit codes: 0 all were read; 1 one could not be, and nothing is compared; 2 wrong usage.
    """
    check_format(format)
    if len(files) > MAX_DRAFTS:
        raise typer.BadParameter(f"at most {MAX_DRAFTS} drafts fit side by side")
    if files.count(STDIN) > 1:
        raise typer.BadParameter("standard input can be one of the drafts, and no more")
    with guarded():
        if out:
            check_free(out, force=force)
        from whosestory.drafts import compare as compare_drafts
        from whosestory.report.compare.as_json import compare_json
        from whosestory.report.compare.page import compare_page
        from whosestory.report.compare.text import plain_compare, render_compare

        parses = syntax and has_model()  # said once, not for each draft
        analyses = [_read(file, format, seed, syntax=parses) for file in files]
        if len(analyses) == 1 and not analyses[0].work.revised:
            say(f"{named(files[0])}: this draft marks no revisions; name another one to compare it with")
            raise typer.Exit(_FAILED)
        comparison = compare_drafts(analyses)
        if out or open_it:
            _write_page(comparison, out or Path(DEFAULT_OUT), open_it=open_it)
            return
        page = compare_page(comparison)
        if as_json:
            typer.echo(compare_json(page).decode())
        elif plain:
            typer.echo(plain_compare(page))
        else:
            console().print(render_compare(page), crop=False)


def _write_page(comparison: "Comparison", path: Path, *, open_it: bool) -> None:
    from whosestory.report.compare.html import render_compare_html
    from whosestory.report.compare.report import compare_report

    write_page(path, render_compare_html(compare_report(comparison)), open_it=open_it)


def _read(file: str, format: str | None, seed: int, *, syntax: bool) -> "Analysis":
    try:
        return analyze_one(file, cast=None, format=format, seed=seed, syntax=syntax)
    except Exception as error:
        say(sentence(error, named(file)))
        raise typer.Exit(_FAILED) from error
