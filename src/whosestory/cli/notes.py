"""`whosestory notes`: a copy of the script with what was found as notes at its lines."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whosestory.cli.analyses import analyze_one
from whosestory.cli.console import guarded, say
from whosestory.cli.inputs import STDIN, check_format, named
from whosestory.cli.options import CastFile, File, Format, Seed, Syntax
from whosestory.cli.outputs import check_free, write_whole
from whosestory.errors import OutputError

if TYPE_CHECKING:
    from whosestory.writers import Writer


def notes(
    file: File,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="NOTED", help="The copy to write: .fdx or .fountain.")],
    force: Annotated[bool, typer.Option("--force", help="Write over NOTED if it is there.")] = False,
    cast: CastFile = None,
    format: Format = None,
    seed: Seed = 0,
    syntax: Syntax = False,
) -> None:
    """Write a copy of the script with what was found as notes at its lines, for your own program.

    [bold]whosestory notes draft.fdx -o noted.fdx[/bold]

    Each note begins with "whosestory:". The script itself stays as it is.
    """
    check_format(format)
    writer = _choose(out)
    with guarded(named(file)):
        from whosestory.report.exports.copies import noted_copy
        from whosestory.report.exports.notes import find_remarks

        if file != STDIN and out.resolve() == Path(file).resolve():
            raise OutputError(str(out), "this is the script itself, which stays as it is", "give another name")
        check_free(out, force=force)
        analysis = analyze_one(file, cast=cast, format=format, seed=seed, syntax=syntax)
        remarks = find_remarks(analysis)
        own = None if file == STDIN else Path(file).read_bytes()
        data, is_own = noted_copy(analysis.work, remarks, writer, own)
        write_whole(out, data)
        say(f"Written: {out}, with {len(remarks)} notes")
        for loss in () if is_own else writer.losses(analysis.work):
            say(f"{out}: not carried over: {loss}")


def _choose(out: Path) -> "Writer":
    """The writer that NOTED's suffix names.

    Raises:
        typer.BadParameter: it names none that has notes.
    """
    from whosestory.writers import WRITERS, find_writer

    writer = find_writer(out.name)
    if writer is None or writer.annotate is None:
        suffixes = " or ".join(each.suffixes[0] for each in WRITERS if each.annotate is not None)
        raise typer.BadParameter(f"{str(out)!r} names no format that has notes; end it in {suffixes}")
    return writer
