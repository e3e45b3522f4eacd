"""`whosestory cast`: who is in it, under which names, and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whosestory.cli.console import console, guarded, say
from whosestory.cli.inputs import STDIN, check_format, named, read_input, timed
from whosestory.cli.options import CastFile, File, Format, Plain
from whosestory.cli.show import as_argument
from whosestory.errors import OutputError

if TYPE_CHECKING:
    from whosestory.report.pages import CastPage


def cast(
    file: File,
    init: Annotated[bool, typer.Option("--init", help="Write FILE.cast.toml, where names can be corrected.")] = False,
    cast_file: CastFile = None,
    format: Format = None,
    plain: Plain = False,
) -> None:
    """Show who is in it, under which names; correct them.

    [dim]whosestory cast draft.fountain --init[/dim]
    """
    check_format(format)
    if init and file == STDIN:
        raise typer.BadParameter("standard input has no name to write corrections beside; save the script as a file")
    with guarded(named(file)):
        page = _page(file, cast_file, format)
        if init:
            _write(file, page)
            return
        from whosestory.report.cast_text import plain_cast, render_cast

        if plain:
            typer.echo(plain_cast(page))
        else:
            console().print(render_cast(page), crop=False)


def _page(file: str, cast_file: Path | None, format: str | None) -> "CastPage":
    from whosestory.analysis import find_corrections
    from whosestory.cast import load_corrections, resolve
    from whosestory.report.cast_page import cast_page

    work = read_input(file, format=format)
    beside = find_corrections(Path(file)) if file != STDIN else None
    corrections = load_corrections(cast_file) if cast_file else beside
    resolved = timed(lambda: resolve(work, corrections), file)
    return cast_page(work, resolved, file=as_argument(file))


def _write(file: str, page: "CastPage") -> None:
    """Write the corrections file, unless there is one.

    Raises:
        OutputError: there is one already, or it can't be written.
    """
    from whosestory.analysis import corrections_path
    from whosestory.report.cast_file import corrections_file

    path = corrections_path(Path(file))
    try:
        with path.open("x", encoding="utf-8") as out:
            out.write(corrections_file(page))
    except FileExistsError as error:
        raise OutputError(str(path), "there is such a file already, and it stays as it is", "edit that one") from error
    except OSError as error:
        raise OutputError(str(path), f"can't be written ({error.strerror})", "check the folder and the disk") from error
    say(f"{path}: written. Take away the # before a line to use it.")
