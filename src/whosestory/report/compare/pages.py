"""What the page of drafts side by side says, as data."""

from dataclasses import dataclass

from whosestory.report.pages import QuestionRow, Quote, ScenePlace
from whosestory.report.whole.pages import Excerpt, SceneCell


@dataclass(frozen=True, slots=True)
class Column:
    """One draft."""

    mark: str  # "A"
    title: str
    file: str
    draft: str  # as the text says; "" where it says nothing
    length: str  # "about 118 pages"
    format: str
    n_scenes: int
    understood: float  # 0 to 1
    contains: tuple[str, ...] = ()  # painful matters, each with its number of scenes


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One thing, in each draft."""

    name: str  # "verdict", "voice"
    cells: tuple[str, ...]
    is_moved: bool  # whether it differs between two neighbours


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody through all drafts."""

    names: tuple[str, ...]  # "-" where nobody
    why: str  # how they were matched, where it isn't by the same name


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A line of one of the drafts."""

    draft: str  # its mark
    quote: Quote


@dataclass(frozen=True, slots=True)
class DoingRow:
    """A scene that moved something."""

    draft: str  # the mark of the draft in which it's looked up
    scene: ScenePlace
    what: str  # "new", "cut", "rewritten", "stands elsewhere"
    by: float  # of the share, signed
    is_revised: bool  # the draft itself marks lines of it
    quotes: tuple[DraftQuote, ...] = ()  # what speaks most for the person there: in the earlier draft, in the later


@dataclass(frozen=True, slots=True)
class MoveRow:
    """What moved, and the scenes that did it."""

    said: str  # a sentence
    scenes: tuple[DoingRow, ...]


@dataclass(frozen=True, slots=True)
class ChangeBox:
    """From one draft to the next."""

    before: str  # marks
    after: str
    scenes: str  # what became of the scenes, a sentence
    moves: tuple[MoveRow, ...]  # none: nothing moved


@dataclass(frozen=True)
class ComparePage:
    """Drafts side by side."""

    columns: tuple[Column, ...]
    rows: tuple[CompareRow, ...]  # the verdict, its support, the six answers
    people: tuple[PersonRow, ...]  # whoever leads in one of them
    changes: tuple[ChangeBox, ...]
    revised: tuple[str, ...]  # what the marked revisions do, each a sentence
    plan: str


@dataclass(frozen=True, slots=True)
class SceneTie:
    """What became of a scene, for the chart."""

    before: int | None  # scenes by number, from 0; None where there's none
    after: int | None
    fate: str  # "same", "rewritten", "new", "cut"
    is_moved: bool  # stands elsewhere
    did: bool  # one of those that moved something


@dataclass(frozen=True, slots=True)
class SceneMap:
    """Every scene of two drafts."""

    before: str  # marks
    after: str
    scenes: tuple[tuple[SceneCell, ...], tuple[SceneCell, ...]]
    ties: tuple[SceneTie, ...]

    @property
    def changed(self) -> tuple[SceneTie, ...]:
        """All but the scenes that are the same and stand where they stood."""
        return tuple(tie for tie in self.ties if tie.fate != "same" or tie.is_moved)

    def cell(self, side: int, scene: int | None) -> str:
        """A scene of one side as a table names it; "" for none."""
        if scene is None:
            return ""
        cell = self.scenes[side][scene]
        return f"{cell.place} {cell.where} {cell.time}".rstrip()


@dataclass(frozen=True, slots=True)
class DraftLines:
    """The quoted lines of one draft, with two around each."""

    mark: str
    title: str
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True)
class CompareReport:
    """Drafts side by side with all that the file for sending shows beyond the page."""

    page: ComparePage
    questions: tuple[tuple[QuestionRow, ...], ...]  # a row a question, in each the drafts' answers
    hues: dict[str, int]  # for each person by initial, which colour
    maps: tuple[SceneMap, ...]  # as the page's changes
    lines: tuple[DraftLines, ...]
    folds: dict[str, dict[tuple[int, int], str]]  # for each draft's quotes that stay folded, by start and end, why

    def noted(self, line: DraftQuote) -> str:
        """Why a line stays folded: "suicide, violence"; "" where it doesn't."""
        return self.folds[line.draft].get((line.quote.start, line.quote.end), "")
