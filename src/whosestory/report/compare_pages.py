"""What the page of drafts side by side says, as data."""

from dataclasses import dataclass

from whosestory.report.pages import ScenePlace


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
class DoingRow:
    """A scene that moved something."""

    draft: str  # the mark of the draft in which it's looked up
    scene: ScenePlace
    what: str  # "new", "cut", "rewritten", "stands elsewhere"
    by: float  # of the share, signed
    is_revised: bool  # the draft itself marks lines of it


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
