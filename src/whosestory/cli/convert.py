"""`whosestory convert`: a script in another format, with what that format can't hold said."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whosestory.cli.console import guarded, say
from whosestory.cli.inputs import STDIN, check_format, named, read_input, timed
from whosestory.cli.options import File, Format
from whosestory.cli.outputs import check_free, write_whole

if TYPE_CHECKING:
    from whosestory.writers import Writer


def convert(
    file: File,
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write; - is standard output.")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="Write this format, whatever OUT is called.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over OUT if it is there.")] = False,
    format: Format = None,
) -> None:
    """Write a script in another format: Fountain, Final Draft, TEI, text, or a CSV of its lines.

    [dim]whosestory convert draft.pdf draft.fountain[/dim]
    """
    check_format(format)
    writer = _choose(out, to)
    with guarded(named(file)):
        if out != STDIN:
            check_free(Path(out), force=force)
        work = read_input(file, format=format)
        data = timed(lambda: writer.write(work), named(file))
        if out == STDIN:
            typer.echo(data, nl=False)
        else:
            write_whole(Path(out), data)
        for loss in writer.losses(work):
            say(f"{named(out) if out != STDIN else 'standard output'}: not carried over: {loss}")


def _choose(out: str, to: str | None) -> "Writer":
    """The writer that is asked for, or that OUT's suffix names.

    Raises:
        typer.BadParameter: there is none.
    """
    from whosestory.writers import WRITERS, find_writer

    names = {writer.name: writer for writer in WRITERS}
    if to is not None and to not in names:
        raise typer.BadParameter(f"no format is called {to!r}; there are: {', '.join(names)}")
    writer = names[to] if to is not None else find_writer(out)
    if writer is None:
        suffixes = ", ".join(writer.suffixes[0] for writer in WRITERS)
        raise typer.BadParameter(
            f"{out!r} names no format; end it in {suffixes}, or give --to with one of: {', '.join(names)}"
        )
    return writer
