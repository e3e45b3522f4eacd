"""Options that several commands have, said once."""

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Scripts: PDF, Final Draft, text ...; - is standard input.")
]
File = Annotated[str, typer.Argument(metavar="FILE", help="A script: PDF, Final Draft, text ...; - is standard input.")]
Format = Annotated[
    str | None,
    typer.Option("--format", metavar="NAME", help="Read it as this format (docs/formats.md), whatever it looks like."),
]
CastFile = Annotated[
    Path | None,
    typer.Option("--cast", metavar="FILE", help="Corrections to the cast; else FILE.cast.toml beside the script."),
]
Syntax = Annotated[
    bool,
    typer.Option(
        "--syntax", help="Have spaCy complete who does what: slower, a few more acts; needs whosestory\\[syntax]."
    ),
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", min=0, help="Fixes what is drawn for the ranges.")]
Meant = Annotated[
    str | None,
    typer.Option("--meant", metavar="NAME", help="Whose story it is meant to be: what stands in the way."),
]
Plain = Annotated[
    bool, typer.Option("--plain", help="One fact a line, no colour and no boxes: for screen readers and grep.")
]
