"""What the report says beyond the verdict's page: the script's places, charts' figures, all that is measured."""

from dataclasses import dataclass
from functools import cached_property

from whosestory.report.pages import CastPage, DoubtRow, IntentionBox, Person, QuestionRow, Quote, Share, VerdictPage


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """A row of the script as the report shows it."""

    row: int  # from 1; the anchor `#r47` is made from it
    kind: str  # "dialogue"; "" for blank rows and for what wasn't understood
    text: str  # made fit to be shown, without the margin that all rows of the excerpt have
    is_quoted: bool  # a finding of the report stands on it
    is_place: bool = True  # links may lead to it

    @property
    def words(self) -> str:
        """The row without its indent, which no mark lies on."""
        return self.text.lstrip()

    @property
    def indent(self) -> str:
        """The blanks before it."""
        return self.text[: len(self.text) - len(self.words)]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Rows of the script in a run, with what was found there."""

    place: str  # "p. 47, sc. 31A" of its first quoted row
    heading: str  # of its scene; "" where that stands among the rows
    rows: tuple[ExcerptRow, ...]
    whys: tuple[str, ...]  # what its quotes show, each a clause
    contains: str = ""  # "suicide, violence": folded, and opened by whoever wants to read it; "" where nothing is noted


@dataclass(frozen=True, slots=True)
class StripMark:
    """One place on the strip of pages."""

    at: float  # words passed / all, 0 to 1
    label: str  # "p. 47: the hinge"
    row: int  # where it leads
    person: Person | None  # whom it helps
    kind: str  # "hinge", "flip", "turn"


@dataclass(frozen=True, slots=True)
class SceneCell:
    """A scene on the charts."""

    at: float  # where it begins: words passed / all, 0 to 1
    width: float  # its words / all
    place: str  # "p. 47, sc. 31A"
    where: str  # "BAR", as the heading names the place; "" where it doesn't
    time: str  # "NIGHT", as the heading has it; "" where it doesn't
    inside: bool | None  # None: both, or not said
    row: int
    present: tuple[str, ...]  # ids of the leads who are there
    level: str = ""  # "flashback"; "" for the story's present
    owner: str = ""  # whose flashback or dream it is, by name
    contains: str = ""  # "suicide, violence": what content notes say of it


@dataclass(frozen=True, slots=True)
class GrowthStep:
    """How the verdict stands once so much of the script is read."""

    at: float  # words read / all, 0 to 1
    label: str  # "the first three tenths"
    leads: str  # who leads then, in a clause
    shares: tuple[Share, ...]  # of 100 weightings, each lead's share, 0 to 1


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """Where somebody who led up to there dies or is last seen, and somebody else leads what is left."""

    giver: str  # names
    taker: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class ArcPoint:
    """One lead's share around one place of the script."""

    at: float  # words passed / all, 0 to 1
    low: float  # the least that the windows' widths give, 0 to 1
    value: float  # by the middle width
    high: float


@dataclass(frozen=True, slots=True)
class Arc:
    """A lead's share of the words spoken, through the script."""

    person: Person
    points: tuple[ArcPoint, ...]


@dataclass(frozen=True, slots=True)
class MoodPoint:
    """How bright or dark the words are around one place of the script, -1 dark to 1 bright."""

    at: float  # words passed / all, 0 to 1
    value: float  # by the middle window
    low: float  # the least and the most that the sweep of windows gives
    high: float
    least: float  # the edges of their bands of 95 %
    most: float


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One of the brightest or darkest sentences of an arc."""

    kind: str  # "brightest", "darkest"
    at: float  # words passed / all, 0 to 1
    words: tuple[str, ...]  # that made it so
    quote: Quote


@dataclass(frozen=True, slots=True)
class MoodArc:
    """How bright or dark the words are: of what somebody says, or of the action about them."""

    what: str  # "own lines", "the action about them"
    reason: str  # why there is no arc; "" where there is one
    n: int  # sentences with a bright or dark word
    shape: str  # "falls late", "no clear shape"
    home: tuple[float, float]  # home base: where the arc mostly is
    points: tuple[MoodPoint, ...]
    moments: tuple[MomentRow, ...]  # the brightest, then the darkest

    @property
    def quarters(self) -> tuple[MoodPoint, ...]:
        """Its beginning, its quarters, its end."""
        last = len(self.points) - 1
        return tuple(self.points[round(part * last / 4)] for part in range(5)) if self.points else ()


@dataclass(frozen=True, slots=True)
class MoodArcs:
    """Both arcs of a lead."""

    person: Person
    own: MoodArc
    about: MoodArc

    @property
    def drawn(self) -> tuple[MoodArc, ...]:
        """Those that there are."""
        return tuple(arc for arc in (self.own, self.about) if arc.points)


@dataclass(frozen=True, slots=True)
class OrbitRow:
    """Of two leads' scenes without each other, how many name or seek the other, both ways."""

    one: str  # names
    other: str
    one_about: int
    one_alone: int  # scenes of the one without the other
    other_about: int
    other_alone: int


@dataclass(frozen=True, slots=True)
class Node:
    """A character in the network."""

    id: str
    name: str
    initial: str  # a lead's; "" for others
    words: int
    scenes: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two characters who share scenes."""

    one: str  # ids
    other: str
    scenes: int


@dataclass(frozen=True, slots=True)
class Network:
    """Who shares scenes with whom."""

    nodes: tuple[Node, ...]  # in an order in which those who share scenes are near each other
    edges: tuple[Edge, ...]  # the strongest first
    n_others: int  # characters who aren't drawn


@dataclass(frozen=True, slots=True)
class FactRow:
    """One thing that the text shows."""

    kind: str  # "told of"
    who: str  # names; "" where it's nobody's
    other: str
    detail: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class FactCount:
    """How many facts of a kind there are."""

    kind: str
    n: int


@dataclass(frozen=True, slots=True)
class FactCounts:
    """How many facts of each kind somebody has."""

    who: str  # a name; "" where they're nobody's
    counts: tuple[FactCount, ...]


@dataclass(frozen=True, slots=True)
class FactBox:
    """What one finder found: counted, the first few of each kind shown."""

    name: str  # "backstory"
    asks: str
    caveat: str
    reason: str  # why there's no answer; "" where there is one
    n: int
    counts: tuple[FactCounts, ...]  # the leads first
    rows: tuple[FactRow, ...]  # the first of each kind before the second of any


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A turning point as the structure of films has it."""

    name: str  # "point of no return"
    quote: Quote  # its decisive line


@dataclass(frozen=True, slots=True)
class TellingRow:
    """Somebody's telling."""

    teller: str  # a name
    what: str  # in a clause: "tells her own story, to a doctor; 12 moments, enclosing 40 scenes"
    first: Quote
    last: Quote | None  # None: it's told once


@dataclass(frozen=True, slots=True)
class LevelRow:
    """Scenes in a row that lie beside the story's present."""

    level: str  # "flashback"
    owner: str  # whose, by name; "" where that isn't shown
    scenes: int
    quote: Quote  # the line that marks it


@dataclass(frozen=True, slots=True)
class MeasureValue:
    """One lead's value."""

    person: Person
    value: str  # "38 %" of shares, else a number


@dataclass(frozen=True, slots=True)
class MeasureBox:
    """How a figure was measured: the measure's own description, and what it gives for the leads."""

    name: str
    version: int
    question: str
    votes: bool
    asks: str
    unit: str
    higher_means: str
    source: str
    departure: str
    caveat: str
    values: tuple[MeasureValue, ...]
    reason: str  # why there's no answer; "" where there is one


@dataclass(frozen=True, slots=True)
class Provenance:
    """A fact of how the result was made."""

    what: str
    value: str


@dataclass(frozen=True, slots=True)
class Closer:
    """All that stands under "Look closer"."""

    turns: tuple[TurnRow, ...]
    tellings: tuple[TellingRow, ...]
    levels: tuple[LevelRow, ...]
    facts: tuple[FactBox, ...]
    arcs: tuple[MoodArcs, ...]  # of the strongest leads
    heard: tuple[Arc, ...]
    orbits: tuple[OrbitRow, ...]  # those who are most about each other first
    network: Network
    cast: CastPage
    doubts: tuple[DoubtRow, ...]  # their rows aren't shown unless the whole script is
    measures: tuple[MeasureBox, ...]
    provenance: tuple[Provenance, ...]


@dataclass(frozen=True)
class ReportPage:
    """One work's report: the verdict's page and all that stands below it."""

    verdict: VerdictPage
    borders: dict[str, tuple[float, float]]  # by question: where the border between its first two runs, of the bar
    scenes: tuple[SceneCell, ...]
    marks: tuple[StripMark, ...]
    growth: tuple[GrowthStep, ...]
    handovers: tuple[HandoverRow, ...]
    closer: Closer
    excerpts: tuple[Excerpt, ...]  # in the order of the text; with the whole script: one, of every row
    folds: dict[tuple[int, int], str]  # for each quote that stays folded, by its start and end, why
    whole_script: bool  # whether every row of the script is in it
    notes: tuple[str, ...]  # what the script can't tell, each a sentence
    citation: str  # a line that names program, plan and source
    intention: IntentionBox | None = None  # what the draft gives to whoever it is meant for, where that was asked

    def anchor(self, row: int) -> str | None:
        """The link to a row of the script, or None where the report doesn't hold it."""
        return f"#r{row}" if row in self._places else None

    def noted(self, quote: Quote) -> str:
        """Why a quote stays folded: "suicide, violence"; "" where it doesn't."""
        return self.folds.get((quote.start, quote.end), "")

    def line_of(self, row: QuestionRow) -> Quote | None:
        """The line shown with a question: the strongest that needn't be folded, else the strongest."""
        return next((quote for quote in row.quotes if not self.noted(quote)), next(iter(row.quotes), None))

    @cached_property
    def _places(self) -> frozenset[int]:
        return frozenset(row.row for excerpt in self.excerpts for row in excerpt.rows if row.is_place)
