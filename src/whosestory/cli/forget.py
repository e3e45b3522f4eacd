"""`whosestory forget`: delete what is kept of a script."""

from pathlib import Path
from typing import Annotated

import typer

from whosestory.cli.console import guarded


def forget(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="Scripts, by the names they were read under.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Of all scripts, also of those that are gone.")] = False,
) -> None:
    """Delete what is kept of a script.

    Only `--syntax` keeps anything: the labels and places that the parser gave, never the words. The script itself,
    its corrections and your results aren't touched. A copy of it under another name is forgotten too.

    [dim]whosestory forget draft.fountain[/dim]
    """
    if bool(files) == everything:
        raise typer.BadParameter("name the scripts, or give --all")
    from whosestory.reading.parse_cache import cache_folder, forget

    folder = cache_folder()
    for file in files or [""]:
        with guarded(file):
            n = forget(folder, Path(file) if file else None)
        what = f"{n} file{'' if n == 1 else 's'} deleted" if n else "nothing was kept"
        typer.echo(f"{file or 'all scripts'}: {what}")
