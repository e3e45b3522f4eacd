"""The whole program on one screen: a file is read, its cast resolved, measured and judged."""

from dataclasses import dataclass, field
from pathlib import Path

from whosestory.cast import Cast, Corrections, load_corrections, resolve
from whosestory.language.syntax import Parser
from whosestory.measures import MEASURES, Facts, Measurement, find_facts, measure
from whosestory.measures.content_notes import FINDER as NOTES
from whosestory.readers import read, read_file
from whosestory.reading import Reading
from whosestory.verdict import Verdict, decide, glance
from whosestory.work import Work


@dataclass(frozen=True)
class Analysis:
    """Everything found out about one work."""

    work: Work
    cast: Cast
    reading: Reading = field(repr=False)
    measurements: dict[str, Measurement] = field(repr=False)
    notes: Facts = field(repr=False)  # painful matter, scene by scene
    verdict: Verdict

    def _repr_html_(self) -> str:
        """The verdict at a glance, in a notebook."""
        return glance(self.work.title, self.cast, self.verdict)


def analyze(
    path: Path,
    *,
    format: str | None = None,
    corrections: Corrections | None = None,
    seed: int = 0,
    parser: Parser | None = None,
) -> Analysis:
    """Say whose story a file tells. Corrections beside the file are used unless others are given.

    A parser completes the rules that find who does what in the action.

    Raises:
        WhosestoryError: the file or its corrections can't be used.
    """
    work = read_file(path, format=format)
    return analyze_work(work, corrections=corrections or find_corrections(path), seed=seed, parser=parser)


def analyze_bytes(
    data: bytes,
    name: str,
    *,
    format: str | None = None,
    corrections: Corrections | None = None,
    seed: int = 0,
    parser: Parser | None = None,
) -> Analysis:
    """Say whose story a text tells that is no file (standard input, an upload)."""
    return analyze_work(read(data, name, format=format), corrections=corrections, seed=seed, parser=parser)


def analyze_work(
    work: Work, *, corrections: Corrections | None = None, seed: int = 0, parser: Parser | None = None
) -> Analysis:
    """Say whose story a work tells, from the work on."""
    cast = resolve(work, corrections)
    reading = Reading(work, cast, parser=parser)
    measurements = measure(reading, MEASURES)
    notes = find_facts(reading, NOTES)
    noted = frozenset(fact.scene for fact in notes.found)
    verdict = decide(reading, measurements, noted=noted, seed=seed)
    return Analysis(work, cast, reading, measurements, notes, verdict)


def corrections_path(path: Path) -> Path:
    """Where the corrections to a file's cast are looked for: `ben.fountain` has `ben.fountain.cast.toml`."""
    return path.with_name(path.name + ".cast.toml")


def find_corrections(path: Path) -> Corrections | None:
    """The corrections that lie beside a file, if there are any."""
    beside = corrections_path(path)
    return load_corrections(beside) if beside.is_file() else None
