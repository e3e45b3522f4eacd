"""Final Draft (`.fdx`, versions 8 to 13): XML in which every paragraph says what it is.

The text is drawn from the file: a row a paragraph, with blank rows between as a script has them, so that every quote
can be cut from it. The runs of a paragraph are joined. Script notes stand below what they are about.
"""

import codecs
import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from whosestory.errors import InputError
from whosestory.readers.base import Reader
from whosestory.readers.fdx_pages import find_pages
from whosestory.readers.fdx_title import draft_of, read_title_page
from whosestory.readers.fdx_xml import Document, Paragraph, parse, units_of
from whosestory.readers.fountain_marks import is_transition
from whosestory.source import Source, Span
from whosestory.work import SPOKEN, LineKind, Work, WorkBuilder

NAME = "fdx"
_KINDS = {
    "scene heading": LineKind.HEADING,
    "action": LineKind.ACTION,
    "general": LineKind.ACTION,
    "character": LineKind.CUE,
    "parenthetical": LineKind.PARENTHETICAL,
    "dialogue": LineKind.DIALOGUE,
    "transition": LineKind.TRANSITION,
    "shot": LineKind.SHOT,
    "lyrics": LineKind.LYRIC,
    "lyric": LineKind.LYRIC,
    "singing": LineKind.LYRIC,
    "song": LineKind.LYRIC,
    "cast list": LineKind.FURNITURE,
    "new act": LineKind.FURNITURE,
    "act": LineKind.FURNITURE,
    "outline 1": LineKind.FURNITURE,  # the writer's own headings, as Fountain's sections are
    "outline 2": LineKind.FURNITURE,
    "outline 3": LineKind.FURNITURE,
    "outline 4": LineKind.FURNITURE,
    "end of act": LineKind.FURNITURE,
    "show/ep. title": LineKind.FURNITURE,
    "outline body": LineKind.NOTE,
    "note": LineKind.NOTE,
}
_DIVISIONS = {"new act": 1, "act": 1, "outline 1": 1, "outline 2": 2, "outline 3": 3, "outline 4": 4}  # kind -> depth
_IN_SPEECH = SPOKEN | {LineKind.PARENTHETICAL}
_ACTION, _CUE, _DIALOGUE = LineKind.ACTION, LineKind.CUE, LineKind.DIALOGUE
_CLOSE, _APART = "\n", "\n\n"
_BEHIND = 1 << 40  # in Final Draft's units: behind any text


def read(data: bytes, name: str) -> Work:
    """Read a screenplay in Final Draft's XML.

    Raises:
        InputError: the XML is broken, cut off, declares entities, or holds no script.
        TooLargeError: over a limit of `limits.py`.
    """
    document = parse(data, name)
    drawn = _draw(document)
    if not drawn.pieces:
        raise InputError(name, "this Final Draft file has no text in it", "give a script")
    source = Source(name, "".join(drawn.pieces), hashlib.sha256(data).hexdigest())
    builder = WorkBuilder(source, format=NAME)
    builder.title_page.extend(_title_page(document))
    builder.draft = draft_of(builder.title_page)
    script = _Script(builder)
    for element in drawn.elements:
        script.take(element)
    script.finish()
    builder.pages.extend(find_pages(drawn.elements))
    builder.doubts.sort(key=lambda doubt: doubt.span)
    return builder.build()


class _Element(NamedTuple):
    """A paragraph with its place in the text that was drawn."""

    kind: LineKind
    start: int
    end: int
    paragraph: Paragraph | None


@dataclass(slots=True)
class _Drawn:
    """The text as it is drawn, and what stands where."""

    pieces: list[str] = field(default_factory=list)
    elements: list[_Element] = field(default_factory=list)
    at: int = 0

    def put(self, kind: LineKind, text: str, paragraph: Paragraph | None, above: str) -> None:
        """Add a paragraph, below `above`: a line end, or a blank row."""
        row = text.strip()
        if not row:
            return
        start = 0
        if self.pieces:
            start = self.at + len(above)
            self.pieces.append(above)
        self.pieces.append(row)
        self.at = start + len(row)
        self.elements.append(_Element(kind, start, self.at, paragraph))


def find_stretches(data: bytes, name: str) -> list[tuple[int, int, int]]:
    """For each paragraph of the script where it begins in the text that is drawn, and its stretch as notes count it.

    That is how Final Draft's `Range` names what a note is about. Paragraphs of dual dialogue share their block's.

    Raises:
        InputError: as `read`.
    """
    return [
        (each.start, each.paragraph.units, each.paragraph.units + units_of(each.paragraph.text))
        for each in _draw(parse(data, name)).elements
        if each.paragraph is not None
    ]


def _draw(document: Document) -> _Drawn:
    drawn = _Drawn()
    for paragraph in document.title_page:
        drawn.put(LineKind.FURNITURE, paragraph.text, None, _CLOSE)
    notes = sorted(document.notes, key=lambda note: note[0] if note[0] >= 0 else _BEHIND)
    told = 0
    ends = [*(paragraph.units for paragraph in document.paragraphs[1:]), _BEHIND]
    for paragraph, end in zip(document.paragraphs, ends, strict=False):
        kind = _KINDS.get(paragraph.type, _ACTION)
        drawn.put(kind, paragraph.text, paragraph, _CLOSE if kind in _IN_SPEECH else _APART)
        above = _CLOSE if kind in _IN_SPEECH or kind is _CUE else _APART  # of its notes
        for note in paragraph.notes or ():
            drawn.put(LineKind.NOTE, note, None, above)
        while told < len(notes) and 0 <= notes[told][0] < end:
            drawn.put(LineKind.NOTE, notes[told][1], None, above)
            told += 1
    for _, note in notes[told:]:
        drawn.put(LineKind.NOTE, note, None, _APART)
    return drawn


def _title_page(document: Document) -> list[tuple[str, str]]:
    """The title page, and the newest revision that any of the text has."""
    used = {revision for paragraph in document.paragraphs for _, _, revision in paragraph.revised or ()}
    names = [name for key, name in document.revisions.items() if key in used]
    rows = [row.strip() for row in (paragraph.text for paragraph in document.title_page) if row.strip()]
    return read_title_page(rows, names[-1] if names else "")


@dataclass
class _Script:
    """Hands the elements to the builder, and says what it doubts."""

    builder: WorkBuilder
    speaks: Span | None = None  # dialogue that the next paragraph may continue
    silent: Span | None = None  # a cue behind which nothing was said yet
    dual: int = 0  # the block of dual dialogue that the last cue stands in
    begun: bool = False  # whether a heading has come
    unknown: dict[str, Span] = field(default_factory=dict)  # kinds that aren't known, and where they first stand

    def take(self, element: _Element) -> None:
        kind, start, end, paragraph = element
        if paragraph and paragraph.revised:
            self._mark_revised(start, end, paragraph)
        if kind is _DIALOGUE and self.builder.in_speech:
            self.silent = None
            self.speaks = Span(self.speaks.start if self.speaks else start, end)
            return
        span = Span(start, end)
        kind = kind if kind is _CUE else self._settle(element, span)
        if kind is _DIALOGUE:  # without a cue
            self.silent = None
            self.speaks = span
            return
        if self.speaks:
            self.builder.add(_DIALOGUE, self.speaks)
            self.speaks = None
        if kind is LineKind.LYRIC:
            self.silent = None
        elif self.silent and kind not in _KEEPS_SPEECH:
            self._end_speech()
        self._add(kind, span, paragraph)

    def _add(self, kind: LineKind, span: Span, paragraph: Paragraph | None) -> None:
        if kind is _CUE:
            dual = paragraph.dual if paragraph else 0
            self.builder.cue(span, at_once=bool(dual) and dual == self.dual)
            self.dual, self.silent = dual, span
        elif kind is LineKind.HEADING:
            self.begun = True
            self.builder.heading(span, number=paragraph.number.strip() if paragraph else "")
            if paragraph and paragraph.omitted:
                self.builder.doubt(span, "a scene that is marked as omitted; its text is left out")
        elif kind is LineKind.LYRIC:
            for row in _rows(self.builder.source.quote(span), span.start):
                self.builder.add(kind, row)
        else:
            if paragraph and paragraph.type in _DIVISIONS:
                title = " ".join(self.builder.source.quote(span).split())
                self.builder.division(title, span, depth=_DIVISIONS[paragraph.type])
            self.builder.add(kind, span)

    def _settle(self, element: _Element, span: Span) -> LineKind:
        """The kind that an element is taken for: speech needs a cue, and a script may open with a loose FADE IN."""
        kind, paragraph = element.kind, element.paragraph
        if kind in _IN_SPEECH and not self.builder.in_speech:
            self.builder.doubt(span, "speech without a cue: it isn't said who speaks")
            self.builder.nameless_speech()
        if kind is _ACTION and paragraph:
            if paragraph.type not in _KINDS:
                self.unknown.setdefault(paragraph.type or "none", span)
            if not self.begun and self._is_opening(span, paragraph):
                return LineKind.TRANSITION
        return kind

    def _is_opening(self, span: Span, paragraph: Paragraph) -> bool:
        """Whether a paragraph of no kind, or of action, is the FADE IN that a script opens with."""
        text = self.builder.source.quote(span)
        return is_transition(text) and (paragraph.type == "general" or text.upper().startswith("FADE IN"))

    def _mark_revised(self, begin: int, finish: int, paragraph: Paragraph) -> None:
        text = paragraph.text
        shift = begin - (len(text) - len(text.lstrip()))
        for start, end, _ in paragraph.revised or ():
            first, last = max(start + shift, begin), min(end + shift, finish)
            if first < last:
                self.builder.revised.append(Span(first, last))

    def _end_speech(self) -> None:
        if self.silent:
            self.builder.doubt(self.silent, "a cue with no speech behind it")
        self.silent = None

    def finish(self) -> None:
        """Nothing more comes."""
        if self.speaks:
            self.builder.add(_DIALOGUE, self.speaks)
        self._end_speech()
        for kind, span in self.unknown.items():
            self.builder.doubt(span, f"paragraphs of a kind that isn't known ({kind[:40]}), read as action")


_KEEPS_SPEECH = frozenset({LineKind.NOTE, LineKind.PARENTHETICAL})  # behind which a speech may still begin


def _rows(text: str, start: int) -> list[Span]:
    """The rows of a text that aren't blank, without the space around them."""
    rows = []
    for row in text.splitlines(keepends=True):
        if row.strip():
            lead = len(row) - len(row.lstrip())
            rows.append(Span(start + lead, start + lead + len(row.strip())))
        start += len(row)
    return rows


def sniff(head: bytes) -> bool:
    """Whether a file is XML that begins as Final Draft's does."""
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    text = head[: len(head) - len(head) % 2].decode(encoding, "replace").lstrip()
    return text.startswith("<") and "<FinalDraft" in text


READER = Reader(NAME, (".fdx",), sniff, read)
