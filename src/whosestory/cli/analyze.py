"""`whosestory analyze`: whose story each file tells."""

import gc
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from whosestory.cli.analyses import has_model, say_doubt
from whosestory.cli.console import FAILED, MAX_WIDTH, console, guarded, say, sentence
from whosestory.cli.inputs import analyze_input, check_format, named
from whosestory.cli.options import CastFile, Files, Format, Meant, Plain, Seed, Syntax
from whosestory.cli.outputs import OutFolder, write_whole
from whosestory.cli.parsers import parser_for
from whosestory.cli.show import show_verdict
from whosestory.report.clean import shown

if TYPE_CHECKING:
    from rich.progress import Progress

    from whosestory.analysis import Analysis
    from whosestory.cast import Corrections
    from whosestory.verdict.intention import Intention

GARBAGE = 1_000_000  # objects before the collector looks: a script makes some 150,000, hardly any tied in a ring
KEPT = 32 << 20  # bytes: smaller arrays are made from memory used before; the system would clear new pages each time


@dataclass(frozen=True)
class _Job:
    """What one call of the command does with each file."""

    files: list[str]
    as_json: bool
    folder: OutFolder | None
    plain: bool
    corrections: "Corrections | None"
    format: str | None
    seed: int
    syntax: bool
    errors: Console
    meant: str | None = None
    lenses: bool = False
    plan: bool = False
    headlines: list[tuple[str, str]] = field(default_factory=list)  # of the pages that were printed: title, headline


def analyze(
    files: Files,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines: a row a file.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write JSON here instead: DIR/<name>.json a file.")
    ] = None,
    cast: CastFile = None,
    format: Format = None,
    seed: Seed = 0,
    syntax: Syntax = False,
    plain: Plain = False,
    meant: Meant = None,
    lenses: Annotated[bool, typer.Option("--lenses", help="Also print who leads by other ways to ask.")] = False,
    plan: Annotated[bool, typer.Option("--plan", help="Also print how the answers are weighed.")] = False,
) -> None:
    """Say whose story it is, and show the lines that say so.

    [bold]whosestory draft.fountain[/bold]                  the word analyze may be left out
    [bold]whosestory analyze *.txt --json[/bold]            JSON Lines on standard output
    [bold]whosestory analyze *.txt --out results[/bold]     a file of JSON for each script
    [bold]cat draft.txt | whosestory -[/bold]               from standard input

    Exit codes: 0 all files were read; 1 some were not, each named with the reason; 2 wrong usage.
    """
    check_format(format)
    with guarded():
        from whosestory.cast import load_corrections

        corrections = load_corrections(cast) if cast else None
        folder = OutFolder.make(out, files) if out else None
        job = _Job(
            files,
            as_json,
            folder,
            plain,
            corrections,
            format,
            seed,
            syntax and has_model(),
            console(stderr=True),
            meant=meant,
            lenses=lenses,
            plan=plan,
        )
        n_failed = _run(job)
    if n_failed:
        raise typer.Exit(FAILED)


def _run(job: _Job) -> int:
    """Do every file; how many failed."""
    keep_memory()
    n_failed = 0
    with _progress(job) as progress:
        task = progress.add_task("", total=len(job.files), file="")
        for file in job.files:
            progress.update(task, file=shown(Path(file).name)[:30])
            n_failed += not _one(file, job)
            progress.advance(task)
    if len(job.files) > 1:
        _sum_up(job, n_failed)
    return n_failed


def keep_memory() -> None:
    """Have fewer looks for garbage, and arrays made from memory used before.

    The C library on Linux hands large blocks back at once, until one as large as `KEPT` has been dropped.
    """
    import numpy as np

    gc.set_threshold(GARBAGE)
    np.empty(KEPT - 8192, dtype=np.uint8)


def _one(file: str, job: _Job) -> bool:
    """Analyse a file and put its result where it belongs; a failure is named, and no other file suffers from it."""
    try:
        parser = parser_for(file) if job.syntax else None
        analysis = analyze_input(file, format=job.format, corrections=job.corrections, seed=job.seed, parser=parser)
        say_doubt(file, analysis, parser)
        _put(file, analysis, job)
    except BrokenPipeError:
        raise
    except Exception as error:
        say(sentence(error, named(file)), to=job.errors)
        return False
    return True


def _put(file: str, analysis: "Analysis", job: _Job) -> None:
    from whosestory.cast import find_character
    from whosestory.report.as_json import to_json
    from whosestory.report.beside import intention_of

    intention = intention_of(analysis, find_character(analysis.cast, job.meant)) if job.meant is not None else None
    if job.folder is not None:
        path, is_renamed = job.folder.place(file)
        write_whole(path, to_json(analysis, intention=intention))
        if is_renamed:
            say(f"{named(file)}: another file has this name too, so the result is {path}", to=job.errors)
    elif job.as_json:
        typer.echo(to_json(analysis, intention=intention).decode())
    else:
        _print_page(file, analysis, job, intention)
        return  # the page itself tells of corrections that matched nothing
    for unmatched in analysis.cast.unmatched:
        say(f"{named(file)}: a correction matched nothing: {unmatched}", to=job.errors)


def _print_page(file: str, analysis: "Analysis", job: _Job, intention: "Intention | None") -> None:
    from whosestory.report.beside import intention_box
    from whosestory.report.beside_text import Beside

    if job.headlines:
        typer.echo("" if job.plain else "\n" + "─" * MAX_WIDTH + "\n")
    box = intention_box(analysis, intention) if intention else None
    beside = Beside(box, job.lenses, job.plan)
    headline = show_verdict(analysis, file, plain=job.plain, beside=beside)
    job.headlines.append((analysis.work.title, headline))


def _sum_up(job: _Job, n_failed: int) -> None:
    """The verdicts once more in a list, and how many files were read."""
    if len(job.headlines) > 1 and not job.plain:
        typer.echo("\n" + "─" * MAX_WIDTH + "\n")
        for title, headline in job.headlines:
            console().print(f"{shown(title).upper()}: {shown(headline)}")
    n = len(job.files)
    failed = f"; {n_failed} could not be, for the reasons above" if n_failed else ""
    where = f"; JSON in {job.folder.path}" if job.folder else ""
    say(f"{n - n_failed} of {n} files read{failed}{where}.", to=job.errors)


def _progress(job: _Job) -> "Progress":
    """A bar on standard error, where many files are read and nothing else is being printed on that terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    in_the_way = job.folder is None and console().is_terminal
    return Progress(
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("{task.fields[file]}", markup=False),
        TimeRemainingColumn(),
        console=job.errors,
        disable=len(job.files) == 1 or not job.errors.is_terminal or in_the_way,
        transient=True,
    )
