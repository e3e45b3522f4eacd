"""`whosestory export`: the result in the formats of other programs, by the suffix of what is to be written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whosestory.cli.analyses import analyze_one
from whosestory.cli.console import guarded, say
from whosestory.cli.inputs import STDIN, check_format, named
from whosestory.cli.options import CastFile, File, Format, Seed, Syntax
from whosestory.cli.outputs import check_free, write_folder, write_whole

if TYPE_CHECKING:
    from whosestory.analysis import Analysis

FOLDER = "csv"  # the one kind that is several files


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be written as one file."""

    suffixes: tuple[str, ...]
    make: Callable[["Analysis"], bytes]


def _markdown(analysis: "Analysis") -> bytes:
    from whosestory.report.exports.markdown import to_markdown

    return to_markdown(analysis).encode("utf-8", "replace")


def _xlsx(analysis: "Analysis") -> bytes:
    from whosestory.report.exports.tables import make_tables
    from whosestory.report.exports.xlsx import to_xlsx

    return to_xlsx(make_tables(analysis))


def _graphml(analysis: "Analysis") -> bytes:
    from whosestory.report.exports.graphs import make_graph, to_graphml

    return to_graphml(make_graph(analysis))


def _gexf(analysis: "Analysis") -> bytes:
    from whosestory.report.exports.graphs import make_graph, to_gexf

    return to_gexf(make_graph(analysis))


def _json(analysis: "Analysis") -> bytes:
    from whosestory.report.as_json import to_json

    return to_json(analysis) + b"\n"


KINDS = {
    "md": Kind((".md", ".markdown"), _markdown),
    "xlsx": Kind((".xlsx",), _xlsx),
    "graphml": Kind((".graphml",), _graphml),
    "gexf": Kind((".gexf",), _gexf),
    "json": Kind((".json",), _json),
}


def export(
    file: File,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="OUT", help="A file; for CSV a folder; - is standard output.")
    ],
    to: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="md, csv, xlsx, graphml, gexf or json, whatever OUT is.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
    cast: CastFile = None,
    format: Format = None,
    seed: Seed = 0,
    syntax: Syntax = False,
) -> None:
    """Write the result for other programs: an essay, tables, or the network of characters.

    [bold]whosestory export draft.fdx -o essay.md[/bold]      sentence, cases and quotes
    [bold]whosestory export draft.fdx -o book.xlsx[/bold]     characters, scenes, lines ...
    [bold]whosestory export draft.fdx -o tables/[/bold]       the same as a folder of CSV
    [bold]whosestory export draft.fdx -o net.gexf[/bold]      who shares scenes; or .graphml
    [bold]whosestory export draft.fdx -o all.json[/bold]      every number

    Tables hold all lines of the script.
    """
    check_format(format)
    kind = _choose(out, to)
    with guarded(named(file)):
        if kind != FOLDER and out != STDIN:
            check_free(Path(out), force=force)
        analysis = analyze_one(file, cast=cast, format=format, seed=seed, syntax=syntax)
        if kind == FOLDER:
            _write_tables(analysis, Path(out), force=force)
        elif out == STDIN:
            typer.echo(KINDS[kind].make(analysis), nl=False)
        else:
            write_whole(Path(out), KINDS[kind].make(analysis))
        if out != STDIN:
            say(f"Written: {out}")


def _write_tables(analysis: "Analysis", folder: Path, *, force: bool) -> None:
    from whosestory.report.exports.tables import make_tables, to_csv

    write_folder(folder, {f"{table.name}.csv": to_csv(table) for table in make_tables(analysis)}, force=force)


def _choose(out: str, to: str | None) -> str:
    """The kind that is asked for, or that OUT's suffix names; a name without a suffix is a folder of CSV.

    Raises:
        typer.BadParameter: there is none, or it doesn't fit OUT.
    """
    names = [*KINDS, FOLDER]
    if to is not None and to not in names:
        raise typer.BadParameter(f"nothing is called {to!r}; there are: {', '.join(names)}")
    suffix = Path(out).suffix.lower()
    is_folder = out != STDIN and (not suffix or out.endswith("/") or Path(out).is_dir())
    kind = to or (FOLDER if is_folder else next((name for name in KINDS if suffix in KINDS[name].suffixes), None))
    if kind == FOLDER and (out == STDIN or suffix == ".csv"):
        raise typer.BadParameter(f"CSV is several tables, a file each: name a folder for them, not {out!r}")
    if kind is None and suffix == ".csv":
        raise typer.BadParameter(f"CSV is several tables, a file each: name a folder for them, such as {out[:-4]!r}")
    if kind is None:
        raise typer.BadParameter(
            f"{out!r} names no format; end it in {', '.join(k.suffixes[0] for k in KINDS.values())}, "
            f"name a folder for CSV, or give --to with one of: {', '.join(names)}"
        )
    return kind
