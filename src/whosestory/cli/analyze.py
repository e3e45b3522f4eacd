"""`whosestory analyze`: whose story each file tells."""

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from whosestory.cli.console import FAILED, console, guarded, say, sentence
from whosestory.cli.inputs import STDIN, analyze_input, check_format, named
from whosestory.cli.options import CastFile, Files, Format, Plain, Seed
from whosestory.cli.outputs import OutFolder, write_whole
from whosestory.report.clean import shown

if TYPE_CHECKING:
    from whosestory.analysis import Analysis
    from whosestory.cast import Corrections


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


def analyze(
    files: Files,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines: a row a file.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Write JSON here instead: DIR/<name>.json a file."),
    ] = None,
    cast: CastFile = None,
    format: Format = None,
    seed: Seed = 0,
    plain: Plain = False,
) -> None:
    """Say whose story it is, and show the lines that say so."""
    check_format(format)
    with guarded():
        from whosestory.cast import load_corrections

        corrections = load_corrections(cast) if cast else None
        folder = OutFolder.make(out, files) if out else None
        job = _Job(files, as_json or out is not None, folder, plain, corrections, format, seed)
        n_failed = _run(job)
    if n_failed:
        raise typer.Exit(FAILED)


def _run(job: _Job) -> int:
    """Do every file; how many failed."""
    errors = console(stderr=True)
    quiet = len(job.files) == 1 or not errors.is_terminal or not (job.folder or not console().is_terminal)
    n_failed = 0
    with _progress(errors, quiet) as progress:
        task = progress.add_task("", total=len(job.files), file="")
        for file in job.files:
            progress.update(task, file=shown(Path(file).name)[:30])
            n_failed += not _one(file, job, errors)
            progress.advance(task)
    if len(job.files) > 1:
        _sum_up(job, n_failed, errors)
    return n_failed


def _one(file: str, job: _Job, errors: Console) -> bool:
    """Analyse a file and put its result where it belongs; a failure is named, and no other file suffers from it."""
    try:
        analysis = analyze_input(file, format=job.format, corrections=job.corrections, seed=job.seed)
        _put(file, analysis, job, errors)
    except BrokenPipeError:
        raise
    except Exception as error:
        say(sentence(error, named(file)), to=errors)
        return False
    return True


def _put(file: str, analysis: "Analysis", job: _Job, errors: Console) -> None:
    from whosestory.report.export import to_json

    if job.folder is not None:
        path, is_renamed = job.folder.place(file)
        write_whole(path, to_json(analysis))
        if is_renamed:
            say(f"{named(file)}: another file has this name, so its result is {path.name}", to=errors)
    elif job.as_json:
        typer.echo(to_json(analysis).decode())
    else:
        from whosestory.report.page import verdict_page
        from whosestory.report.plain import plain_verdict
        from whosestory.report.text import render_verdict

        page = verdict_page(analysis, file=shlex.quote(file) if file != STDIN else "FILE")
        if job.plain:
            typer.echo(plain_verdict(page))
        else:
            console().print(render_verdict(page), crop=False)
    for unmatched in analysis.cast.unmatched:
        say(f"{named(file)}: a correction matched nothing: {unmatched}", to=errors)


def _sum_up(job: _Job, n_failed: int, errors: Console) -> None:
    n = len(job.files)
    failed = f"; {n_failed} could not be, for the reasons above" if n_failed else ""
    where = f"; JSON in {job.folder.path}" if job.folder else ""
    say(f"{n - n_failed} of {n} files read{failed}{where}.", to=errors)


def _progress(errors: Console, quiet: bool) -> Progress:
    return Progress(
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("{task.fields[file]}", markup=False),
        TimeRemainingColumn(),
        console=errors,
        disable=quiet,
        transient=True,
    )
