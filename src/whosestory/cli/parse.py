"""`whosestory parse`: what was made of the text, before anyone is judged."""

from typing import Annotated

import typer

from whosestory.cli.console import console, guarded
from whosestory.cli.inputs import check_format, named, read_input
from whosestory.cli.options import File, Format, Plain


def parse(
    file: File,
    lines: Annotated[bool, typer.Option("--lines", help="Print the script, with what each row was read as.")] = False,
    format: Format = None,
    plain: Plain = False,
) -> None:
    """Show what each page was read as, and the doubts.

    [dim]whosestory parse draft.txt --lines | less[/dim]
    """
    check_format(format)
    with guarded(named(file)):
        from whosestory.report.parse_page import parse_page
        from whosestory.report.parse_text import plain_parse, plain_rows, render_parse, render_rows

        page = parse_page(read_input(file, format=format), asked=format is not None)
        if plain:
            typer.echo("\n".join(plain_rows(page)) if lines else plain_parse(page))
        elif lines:
            to = console()
            for row in render_rows(page):  # rich is slow for ten thousand rows, and a file needs no colour
                to.print(row, soft_wrap=True) if to.is_terminal else typer.echo(row.plain)
        else:
            console().print(render_parse(page), crop=False)
