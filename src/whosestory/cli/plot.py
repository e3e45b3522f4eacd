"""`whosestory plot`: one chart as a picture."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whosestory.cli.analyses import analyze_one
from whosestory.cli.console import guarded, say
from whosestory.cli.inputs import STDIN, check_format, named
from whosestory.cli.options import CastFile, File, Format, Seed, Syntax
from whosestory.cli.outputs import STDIN_STEM, check_free, write_whole
from whosestory.errors import OutputError

if TYPE_CHECKING:
    from whosestory.analysis import Analysis

SUFFIXES = (".svg", ".png")


class Chart(StrEnum):
    """What can be drawn."""

    QUESTIONS = "questions"
    STRIP = "strip"
    STORYLINE = "storyline"
    ARCS = "arcs"
    HEARD = "heard"
    SCENES = "scenes"
    NETWORK = "network"


def plot(
    kind: Annotated[
        Chart, typer.Argument(metavar="KIND", help="questions, strip, storyline, arcs, heard, scenes or network.")
    ],
    file: File,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT.svg|.png", help="Where to write it; PNG is an extra.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over OUT if it is there.")] = False,
    cast: CastFile = None,
    format: Format = None,
    seed: Seed = 0,
    syntax: Syntax = False,
) -> None:
    """Draw one chart of the report as a picture, for slides and articles.

    [bold]whosestory plot storyline draft.fountain -o draft.svg[/bold]

    questions: the six answers · strip: who is there, when it turns · storyline: who is with whom · arcs: how bright or
    dark the words are · heard: who is heard when · scenes: where and when · network: who shares scenes.
    """
    check_format(format)
    with guarded(named(file)):
        stem = (STDIN_STEM if file == STDIN else Path(file).stem) or "script"
        path = out or Path(f"{stem}.{kind.value}.svg")
        _check_suffix(path)
        check_free(path, force=force or out is None)
        analysis = analyze_one(file, cast=cast, format=format, seed=seed, syntax=syntax)
        write_whole(path, _drawn(analysis, kind.value, path))
        say(f"Written: {path}")


def _check_suffix(path: Path) -> None:
    """See that we can write such a picture.

    Raises:
        OutputError: its name ends otherwise.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise OutputError(str(path), "charts are written as SVG or PNG", "name a file that ends in .svg or .png")


def _drawn(analysis: "Analysis", kind: str, path: Path) -> bytes:
    """The picture's bytes.

    Raises:
        OutputError: there's nothing to draw.
    """
    from whosestory.report.plots import plot_png, plot_svg
    from whosestory.report.whole.page import report_page

    svg = plot_svg(report_page(analysis), kind)
    if not svg:
        raise OutputError(str(path), f"the text has too little for the chart {kind}", "try another KIND")
    return plot_png(svg) if path.suffix.lower() == ".png" else svg.encode("utf-8", "replace")
