"""A work: what a reader made of a text, before anyone is named."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from whosestory.source import Evidence, Place, Source, Span
from whosestory.work.line import SPOKEN, Line, LineKind
from whosestory.work.scene import Scene


class Form(StrEnum):
    """What kind of text it is."""

    SCREENPLAY = "screenplay"
    PLAY = "play"
    SUBTITLES = "subtitles"
    NOVEL = "novel"


@dataclass(frozen=True, slots=True)
class CastItem:
    """A person that the text itself declares: a cast list's entry, a TEI id."""

    name: str
    span: Span | None = None
    xml_id: str | None = None
    description: str = ""
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the text that the reader isn't sure of."""

    span: Span
    why: str
    understood: bool = True  # False: the rows could not be read at all


@dataclass(frozen=True, slots=True)
class Division:
    """An act, a part or a section that the text marks."""

    title: str
    span: Span
    scene: int  # the index of its first scene
    depth: int = 1


class Move(StrEnum):
    """What a stage direction does with who is on stage."""

    ENTER = "enter"
    EXIT = "exit"  # with nobody named: whoever speaks last
    CLEAR = "clear"  # everybody leaves but those named: EXEUNT, MANET HAMLET


@dataclass(frozen=True, slots=True)
class Staging:
    """A stage direction that changes who is on stage, in a play."""

    span: Span
    scene: int
    move: Move
    names: tuple[str, ...] = ()  # as written
    who: tuple[str, ...] = ()  # declared ids, where the text has them


@dataclass(frozen=True)
class Work:
    """What a reader made of a source. Made by `WorkBuilder`; `build_work` makes small ones for tests."""

    source: Source
    form: Form
    format: str  # the reader's name
    scenes: tuple[Scene, ...]
    title_page: tuple[tuple[str, str], ...] = ()
    draft: str = ""
    divisions: tuple[Division, ...] = ()
    declared: tuple[CastItem, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    stagings: tuple[Staging, ...] = ()  # of a play, in order
    speakers: tuple[tuple[str, ...], ...] = ()  # for each speech the declared ids (`CastItem.xml_id`), where given
    at_once: tuple[int, ...] = ()  # speeches (by index) said at the same time as the speech before: dual dialogue
    revised: tuple[Span, ...] = ()  # what the file itself marks as revised
    language: str = ""  # of the scene headings: "German"; "" where they don't tell

    @cached_property
    def all_lines(self) -> tuple[Line, ...]:
        """Every line, in the order of the text."""
        return tuple(line for scene in self.scenes for line in scene.lines)

    def lines(self, *kinds: LineKind) -> Iterator[Line]:
        """The lines of some kinds (all kinds if none is given), in the order of the text."""
        wanted = frozenset(kinds or LineKind)
        if wanted not in self._of_kinds:
            self._of_kinds[wanted] = tuple(line for line in self.all_lines if line.kind in wanted)
        return iter(self._of_kinds[wanted])

    @cached_property
    def _of_kinds(self) -> dict[frozenset[LineKind], tuple[Line, ...]]:
        """The lines of some kinds, once they've been asked for."""
        return {}

    def scene_at(self, offset: int) -> int:
        """Which scene an offset lies in, from 0; the first where it lies before all."""
        return max(0, bisect_right(self.scenes, offset, key=lambda scene: scene.span.start) - 1)

    def line_at(self, offset: int) -> Line | None:
        """The last line that begins by an offset, which may lie behind its end; None where it lies before all."""
        at = bisect_right(self.all_lines, offset, key=lambda line: line.span.start) - 1
        return self.all_lines[at] if at >= 0 else None

    def quote(self, line: Line) -> str:
        """A line's text as it stands."""
        span = line.span
        return self.source.text[span.start : span.end]  # as `Source.quote`, without a second call for each line

    def locate(self, span: Span) -> Place:
        """The row and page where a span's words begin."""
        return Evidence(self.source, span, "").place

    @property
    def title(self) -> str:
        """The title that the title page gives, else the file's name without its suffix."""
        given = dict(self.title_page).get("title", "")
        return given or self.source.name.rpartition("/")[2].rpartition(".")[0] or self.source.name

    @cached_property
    def n_words(self) -> int:
        """Words of the story: all lines but furniture, notes and transitions."""
        return sum(line.n_words for line in self.all_lines)

    @cached_property
    def n_spoken_words(self) -> int:
        """Words of dialogue and lyrics."""
        return sum(line.n_words for line in self.all_lines if line.kind in SPOKEN)

    @cached_property
    def n_pages(self) -> int:
        """Pages, printed or estimated: how many the text runs to."""
        if self.source.pages:
            return len(self.source.pages)
        return int(self.source.locate(max(0, len(self.source.text) - 1)).page.lstrip("~"))

    @cached_property
    def share_understood(self) -> float:
        """The share of the rows that aren't blank of which the reader knows what they are, 0 to 1."""
        lost = {row for doubt in self.doubts if not doubt.understood for row in self.source.rows_of(doubt.span)}
        filled = sum(1 for row in self.source.rows if row.strip())
        return 1 - sum(1 for row in lost if self.source.rows[row].strip()) / filled if filled else 0.0

    def dump(self) -> str:
        """All lines with their kinds, for tests and eyes."""
        out = []
        for scene in self.scenes:
            out.append(f"{scene.id} number={scene.number or '-'} place={scene.place or '-'} time={scene.time or '-'}")
            for line in scene.lines:
                name = f" <{line.cue.name}{'|'.join(['', *sorted(line.cue.extensions)])}>" if line.cue else ""
                out.append(f"  {line.id} {line.kind} {line.n_words}{name}: {' '.join(self.quote(line).split())}")
        out += [f"? row {self.source.row_at(doubt.span.start) + 1}: {doubt.why}" for doubt in self.doubts]
        return "\n".join(out) + "\n"
