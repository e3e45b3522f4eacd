"""How a work is put together: a reader says what comes next, the builder keeps scenes, speeches and numbers."""

from dataclasses import dataclass, field
from itertools import pairwise

from whosestory import limits
from whosestory.errors import TooLargeError
from whosestory.language import Cue, parse_cue, with_aside
from whosestory.language.headings import language_of
from whosestory.language.words import WordCounts
from whosestory.source import Page, Source, Span
from whosestory.work.line import SPOKEN, Line, LineKind
from whosestory.work.scene import ROWS_AN_EIGHTH, Scene, parse_heading
from whosestory.work.work import CastItem, Division, Doubt, Form, Move, Staging, Work

_FRONT = frozenset(
    {LineKind.FURNITURE, LineKind.NOTE, LineKind.TRANSITION, LineKind.SHOT}
)  # what may stand before the first heading and be of its scene
_IN_SPEECH = SPOKEN | {LineKind.PARENTHETICAL}
_CUE = LineKind.CUE
_PASSED_OVER = frozenset({LineKind.FURNITURE, LineKind.NOTE})  # in the midst of a speech
_UNCOUNTED = frozenset({LineKind.FURNITURE, LineKind.NOTE, LineKind.TRANSITION, LineKind.CUE})  # no words of the story


@dataclass
class _Draft:
    """A scene while it is being read."""

    heading: Span | None = None
    number: str = ""
    lines: list[tuple[LineKind, Span, int | None, Cue | None]] = field(default_factory=list)


@dataclass
class WorkBuilder:
    """Takes a source's elements in order and makes the `Work`.

    Spans must come in the order of the text. A speech lasts from its cue to the next element that is neither
    dialogue, lyric nor parenthetical; furniture and notes don't end it.
    """

    source: Source
    form: Form = Form.SCREENPLAY
    format: str = "text"
    title_page: list[tuple[str, str]] = field(default_factory=list)
    draft: str = ""
    declared: list[CastItem] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    revised: list[Span] = field(default_factory=list)
    _drafts: list[_Draft] = field(default_factory=lambda: [_Draft()])
    _divisions: list[Division] = field(default_factory=list)
    _stagings: list[Staging] = field(default_factory=list)
    _speakers: list[tuple[str, ...]] = field(default_factory=list)
    _at_once: list[int] = field(default_factory=list)
    _n_speeches: int = 0
    _cue: Cue | None = None
    _lines: list[tuple[LineKind, Span, int | None, Cue | None]] = field(init=False)  # of the last draft

    def __post_init__(self) -> None:
        self._lines = self._drafts[-1].lines

    def heading(self, span: Span, *, number: str = "", joins: bool = False) -> None:
        """Begin a scene at its heading; with `joins`, what stands above since the last scene belongs to it."""
        first = self._drafts[-1]
        if first.heading is not None or (not joins and any(kind not in _FRONT for kind, *_ in first.lines)):
            self._begin()
        self._drafts[-1].heading = span
        self._drafts[-1].number = number
        self._cue = None
        self._lines.append((LineKind.HEADING, span, None, None))

    def passage(self) -> None:
        """Begin a scene without a heading, where the text only breaks off."""
        if self._drafts[-1].lines:
            self._begin()
        self._cue = None

    def cue(self, span: Span, cue: Cue | None = None, *, who: tuple[str, ...] = (), at_once: bool = False) -> None:
        """Begin a speech; `who` are the declared ids of its speakers; `at_once`: said while the last one is."""
        if at_once and self._cue is not None:
            self._at_once.append(self._n_speeches)
        self._cue = cue or parse_cue(self.source.quote(span))
        self._lines.append((_CUE, span, self._n_speeches, self._cue))
        self._n_speeches += 1
        self._speakers.append(who)

    def nameless_speech(self) -> None:
        """Begin a speech of which the text doesn't say who speaks."""
        self._cue = Cue("")
        self._n_speeches += 1
        self._speakers.append(())

    def add(self, kind: LineKind, span: Span, *, within: bool = False) -> None:
        """Add an element of any kind but a heading or cue; with `within`, the speech goes on behind it.

        Raises:
            ValueError: dialogue where nobody speaks (a reader's fault, not the text's).
        """
        if kind in _IN_SPEECH:
            if self._cue is None:
                raise ValueError(f"a {kind} at {span} belongs to no cue")
            if kind is LineKind.PARENTHETICAL:
                self._cue = with_aside(self._cue, self.source.quote(span))
        elif within:
            self._lines.append((kind, span, None, None))
            return
        elif kind not in _PASSED_OVER:
            self._cue = None
        speech = None if self._cue is None else self._n_speeches - 1
        self._lines.append((kind, span, speech, self._cue))

    @property
    def in_speech(self) -> bool:
        """Whether dialogue may come next."""
        return self._cue is not None

    def staging(self, span: Span, move: Move, names: tuple[str, ...] = (), *, who: tuple[str, ...] = ()) -> None:
        """Say that people come on stage or leave it, in the scene that has begun."""
        self._stagings.append(Staging(span, max(0, len(self._drafts) - 1), move, names, who))

    def division(self, title: str, span: Span, *, depth: int = 1) -> None:
        """Begin an act, part or section; it starts with the next scene."""
        begun = any(kind not in _FRONT for kind, *_ in self._drafts[-1].lines)
        self._divisions.append(Division(title, span, len(self._drafts) - (0 if begun else 1), depth))

    def doubt(self, span: Span, why: str, *, understood: bool = True) -> None:
        """Say that a stretch of the text isn't understood, or not surely."""
        self.doubts.append(Doubt(span, why, understood))

    def build(self) -> Work:
        """Make the work."""
        source = self.source.with_pages(tuple(self.pages)) if self.pages else self.source
        drafts = [draft for draft in self._drafts if draft.lines] or [_Draft()]
        language = language_of(source.quote(draft.heading) for draft in drafts if draft.heading)
        words = WordCounts(source.text)
        starts = [0, *(draft.lines[0][1].start for draft in drafts[1:]), len(source.text)]
        scenes = tuple(
            _scene(source, words, index, draft, Span(start, end), language)
            for index, (draft, (start, end)) in enumerate(zip(drafts, pairwise(starts), strict=True))
        )
        return Work(
            source,
            self.form,
            self.format,
            scenes,
            tuple(self.title_page),
            self.draft,
            tuple(division for division in self._divisions if division.scene < len(scenes)),
            tuple(self.declared),
            tuple(self.doubts),
            tuple(self._stagings),
            tuple(self._speakers) if any(self._speakers) else (),
            tuple(self._at_once),
            tuple(self.revised),
            language,
        )

    def _begin(self) -> None:
        if len(self._drafts) >= limits.MAX_SCENES:
            raise TooLargeError(self.source.name, "scenes", len(self._drafts) + 1, limits.MAX_SCENES)
        self._drafts.append(_Draft())
        self._lines = self._drafts[-1].lines


def _scene(source: Source, words: WordCounts, index: int, draft: _Draft, span: Span, language: str) -> Scene:
    count, count_spoken = words.count, words.count_spoken
    lines = tuple(
        [
            Line(
                kind,
                at,
                index,
                number,
                count_spoken(at.start, at.end)
                if kind in SPOKEN
                else 0
                if kind in _UNCOUNTED
                else count(at.start, at.end),
                speech,
                cue,
            )
            for number, (kind, at, speech, cue) in enumerate(draft.lines)
        ]
    )
    begin = draft.heading.start if draft.heading else draft.lines[0][1].start if draft.lines else span.start
    n_rows = source.row_at(max(begin, span.end - 1)) - source.row_at(begin) + 1
    said = parse_heading(source.quote(draft.heading), language) if draft.heading else None
    return Scene(
        index,
        span,
        lines,
        next((line for line in lines if line.kind is LineKind.HEADING), None),
        said.inside if said else None,
        said.place if said else "",
        said.time if said else "",
        draft.number or (said.number if said else ""),
        source.locate(begin).page,
        max(1, round(n_rows / ROWS_AN_EIGHTH)),
    )


def build_work(text: str, *, name: str = "test") -> Work:
    """Make a small work for a test: `INT. A - DAY` is a heading, `ANNA (V.O.): I did it.` a speech, all else action.

    >>> [line.cue.name for line in build_work("ANNA: I did it.\\nBEN: Yes.").lines(LineKind.DIALOGUE)]
    ['ANNA', 'BEN']
    """
    builder = WorkBuilder(Source.from_text(text, name=name))
    start = 0
    for row in text.splitlines(keepends=True):
        span = Span(start, start + len(row.rstrip()))
        head, colon, speech = row.partition(":")
        if row.startswith(("INT.", "EXT.")):
            builder.heading(span)
        elif colon and head == head.upper() and speech.strip():
            builder.cue(Span(start, start + len(head)))
            builder.add(LineKind.DIALOGUE, Span(start + len(head) + 1, span.end))
        elif row.strip():
            builder.add(LineKind.ACTION, span)
        start += len(row)
    return builder.build()
