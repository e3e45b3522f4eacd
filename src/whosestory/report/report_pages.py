"""What the report says beyond the verdict's page, as data: the script's lines around each quote, the strip of pages."""

from dataclasses import dataclass
from functools import cached_property

from whosestory.report.pages import Person, VerdictPage


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """A row of the script as the report shows it."""

    row: int  # from 1; the anchor `#r47` is made from it
    kind: str  # "dialogue"; "" for blank rows and for what wasn't understood
    text: str  # as it stands, made fit to be shown
    is_quoted: bool  # a finding of the report stands on it


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Rows of the script in a run, with what was found there."""

    place: str  # "p. 47, sc. 31A" of its first quoted row
    heading: str  # of its scene; "" where that stands among the rows
    rows: tuple[ExcerptRow, ...]
    whys: tuple[str, ...]  # what its quotes show, each a clause
    is_folded: bool = False  # from a scene with a content note: opened by whoever wants to read it


@dataclass(frozen=True, slots=True)
class StripMark:
    """One place on the strip of pages."""

    at: float  # words passed / all, 0 to 1
    label: str  # "p. 47: the hinge"
    row: int  # where it leads
    person: Person | None  # whom it helps
    kind: str  # "hinge", "flip", "telling"


@dataclass(frozen=True, slots=True)
class SceneCell:
    """A scene on the storyline and the strip."""

    at: float  # where it begins: words passed / all, 0 to 1
    width: float  # its words / all
    place: str  # "p. 47, sc. 31A"
    heading: str
    row: int
    present: tuple[str, ...]  # ids of the leads who are there
    level: str = ""  # "flashback"; "" for the story's present


@dataclass(frozen=True)
class ReportPage:
    """One work's report: the verdict's page and all that stands below it."""

    verdict: VerdictPage
    scenes: tuple[SceneCell, ...]
    marks: tuple[StripMark, ...]
    excerpts: tuple[Excerpt, ...]  # in the order of the text; with the whole script: one, of every row
    whole_script: bool  # whether every row of the script is in it
    notes: tuple[str, ...]  # what the script can't tell, each a sentence
    citation: str  # a line that names program, plan and source

    def anchor(self, row: int) -> str | None:
        """The link to a row of the script, or None where the report doesn't hold it."""
        return f"#r{row}" if row in self._rows else None

    @cached_property
    def _rows(self) -> frozenset[int]:
        return frozenset(row.row for excerpt in self.excerpts for row in excerpt.rows)
