"""The entry point: `whosestory FILE`, and its commands."""

import sys
from typing import Annotated

import typer

from whosestory import __version__
from whosestory.cli.analyze import analyze
from whosestory.cli.cast import cast
from whosestory.cli.cite import cite
from whosestory.cli.compare import compare
from whosestory.cli.convert import convert
from whosestory.cli.demo import demo
from whosestory.cli.export import export
from whosestory.cli.forget import forget
from whosestory.cli.measures import measures
from whosestory.cli.notes import notes
from whosestory.cli.parse import parse
from whosestory.cli.plot import plot
from whosestory.cli.report import report

app = typer.Typer(
    name="whosestory",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
ASK, SHOW, FIX, KNOW = "Ask", "Show", "Fix", "Know"
_OWN_OPTIONS = {"-h", "--help", "--version"}


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"whosestory {__version__}")
        raise typer.Exit


@app.callback()
def whosestory(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Whose story is it? Reads a script and answers, with the lines that say so.

    [bold]whosestory draft.fountain[/bold]             whose story it is, and why
    [bold]whosestory one.txt two.txt[/bold]            several scripts
    [bold]whosestory compare one.fdx two.fdx[/bold]    drafts of one script: what moved
    [bold]whosestory *.txt --json --out DIR[/bold]     for programs: a file of JSON each
    [bold]whosestory demo[/bold]                       on the script that comes with it

    Nothing leaves this computer.
    """


app.command("analyze", rich_help_panel=ASK)(analyze)
app.command("compare", rich_help_panel=ASK)(compare)
app.command("demo", rich_help_panel=ASK)(demo)
app.command("report", rich_help_panel=SHOW)(report)
app.command("notes", rich_help_panel=SHOW)(notes)
app.command("export", rich_help_panel=SHOW)(export)
app.command("cite", rich_help_panel=SHOW)(cite)
app.command("plot", rich_help_panel=SHOW)(plot)
app.command("parse", rich_help_panel=FIX)(parse)
app.command("cast", rich_help_panel=FIX)(cast)
app.command("convert", rich_help_panel=FIX)(convert)
app.command("forget", rich_help_panel=FIX)(forget)
app.command("measures", rich_help_panel=KNOW)(measures)


def commands() -> set[str]:
    """The names of all commands."""
    return {command.name for command in app.registered_commands if command.name}


def with_command(arguments: list[str]) -> list[str]:
    """The arguments with `analyze` before them where they name no command.

    A file called like a command is reached by its folder: `whosestory ./parse`.
    """
    if not arguments or arguments[0] in commands() | _OWN_OPTIONS:
        return arguments
    return ["analyze", *arguments]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line. Exits 0: all read; 1: something could not be read or written; 2: wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 shows ? and no traceback
    try:
        app(with_command(sys.argv[1:] if arguments is None else arguments), prog_name="whosestory")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
