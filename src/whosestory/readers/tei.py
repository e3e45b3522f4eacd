"""TEI drama: plays as the Text Encoding Initiative's guidelines and DraCor encode them.

The text is drawn from the file: headings, speaker labels, verses and stage directions in rows of their own. Scenes are
divisions in which somebody speaks; who speaks is what `sp/@who` says, and never guessed.
"""

import codecs
import hashlib
import re
from dataclasses import dataclass, field

from whosestory import limits
from whosestory.errors import NotTextError, TooLargeError
from whosestory.language import Cue, parse_cue
from whosestory.readers.base import Reader
from whosestory.readers.play_rows import plain_capitals
from whosestory.readers.tei_cast import declare, form_of, people, title_page
from whosestory.readers.tei_items import Item, What, survey
from whosestory.readers.tei_walk import Walk
from whosestory.readers.tei_words import words
from whosestory.readers.tei_xml import parse
from whosestory.source import Page, Source, Span
from whosestory.work import CastItem, LineKind, Work, WorkBuilder

NAME = "tei"
_ROOT = re.compile(r"<(?:[\w.-]{1,20}:)?(?:TEI|TEI\.2|teiCorpus)[\s>]")
_KINDS = {
    What.FRONT: LineKind.FURNITURE,
    What.CAST: LineKind.FURNITURE,
    What.STAGE: LineKind.ACTION,
    What.ASIDE: LineKind.PARENTHETICAL,
    What.SHOT: LineKind.SHOT,
    What.CUT: LineKind.TRANSITION,
    What.SPEECH: LineKind.DIALOGUE,
    What.LYRIC: LineKind.LYRIC,
}
_JOINED = frozenset({What.SPEECH, What.LYRIC})  # rows that make one line
_CLOSE = frozenset({What.SPEECH, What.LYRIC, What.ASIDE, What.CAST})  # no blank row above
_TOP = frozenset({What.DIVISION, What.SCENE})


def sniff(head: bytes) -> bool:
    """Whether a TEI root is opened."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _ROOT.search(head.decode("utf-16", "replace")) is not None
    return _ROOT.search(head.decode("latin-1")) is not None


def read(data: bytes, name: str) -> Work:
    """Read a play in TEI.

    Raises:
        NotTextError: no XML, cut off, with a DTD or entities, or without any text.
        TooLargeError: over a limit of `limits.py`.
    """
    root = parse(data, name)
    header = next(root.iter("teiHeader"), None)
    text = next(root.iter("text"), None)
    walk = Walk(survey(text)) if text is not None else None
    if walk is not None and text is not None:
        walk.text(text)
    if walk is None or not walk.items:
        raise NotTextError(name, "this TEI file has no text in it", "give one with a <text>")
    known = people(header, name)
    items = [_labelled(item, known) for item in walk.items]
    page = _Page(name)
    placed = [(item, page.put(item)) for item in items]
    source = Source(name, page.text, hashlib.sha256(data).hexdigest())
    builder = WorkBuilder(source, form_of(header), NAME)
    builder.title_page.extend(title_page(header))
    entries = [(next(iter(item.who), ""), item.name, _about(item), _name_span(item, span))
               for item, span in placed if item.what is What.CAST]  # fmt: skip
    spoken = [(item.who, item.text) for item in items if item.what is What.CUE]
    builder.declared.extend(declare(known, entries, spoken, name))
    _Play(builder, placed).build()
    return builder.build()


def _labelled(item: Item, known: dict[str, CastItem]) -> Item:
    """A cue without a label gets the names of its speakers; the reader of the page sees nothing else of them."""
    if item.what is not What.CUE or item.text or not item.who:
        return item
    label = " & ".join(known[one].name if one in known else one for one in item.who)
    return Item(What.CUE, label, item.who)


def _about(item: Item) -> str:
    found = item.element.iter("roleDesc") if item.element is not None else ()
    return " ".join(filter(None, map(words, found)))


def _name_span(item: Item, span: Span) -> Span:
    at = max(0, item.text.find(item.name))
    return Span(span.start + at, span.start + at + len(item.name)) if item.name in item.text else span


@dataclass
class _Page:
    """The text as it is drawn, row by row."""

    name: str
    rows: list[str] = field(default_factory=list)
    length: int = 0
    last: What | None = None

    def put(self, item: Item) -> Span:
        """Draw an item and say where it stands."""
        if item.what is What.PAGE or not item.text:
            return Span(self.length, self.length)
        if self.last is not None and self._is_apart(item):
            self._row("")
        start = self.length
        self._row(item.text)
        self.last = item.what
        return Span(start, self.length - 1)

    def _is_apart(self, item: Item) -> bool:
        if item.what is self.last and item.what in (What.FRONT, What.CAST):
            return False
        return not (item.what in _CLOSE or item.within) or self.last is What.FRONT

    def _row(self, text: str) -> None:
        if len(text) > limits.MAX_ROW_LENGTH:
            raise TooLargeError(self.name, "characters in one row", len(text), limits.MAX_ROW_LENGTH)
        if len(self.rows) >= limits.MAX_ROWS:
            raise TooLargeError(self.name, "rows", len(self.rows) + 1, limits.MAX_ROWS)
        self.rows.append(text)
        self.length += len(text) + 1

    @property
    def text(self) -> str:
        return "".join(row + "\n" for row in self.rows)


@dataclass
class _Play:
    """Items with their places, handed to the builder line by line."""

    builder: WorkBuilder
    placed: list[tuple[Item, Span]]
    fresh: bool = True  # nothing of the story stands in the scene that has begun

    def build(self) -> None:
        at = 0
        while at < len(self.placed):
            item, span = self.placed[at]
            end = at + 1
            if item.what in _JOINED:
                while end < len(self.placed) and self.placed[end][0].what is item.what:
                    end += 1
                span = Span(span.start, self.placed[end - 1][1].end)
            self._put(item, span)
            at = end
        if not any(item.what is What.CUE for item, _ in self.placed):
            whole = Span(0, len(self.builder.source.text))
            self.builder.doubt(whole, "nobody speaks: no drama in TEI", understood=False)

    def _put(self, item: Item, span: Span) -> None:
        match item.what:
            case What.DIVISION:
                self._division(item, span)
            case What.SCENE:
                self._scene(item, span)
            case What.PAGE:
                self.builder.pages.append(Page(span.start, item.text))
            case What.CUE:
                self.builder.cue(span, parse_cue(plain_capitals(item.text)) if item.text else Cue(""), who=item.who)
            case What.STAGE:
                self._stage(item, span)
            case What.SPEECH | What.LYRIC | What.ASIDE if not self.builder.in_speech:  # behind a shot inside a speech
                self.builder.add(LineKind.ACTION, span)
            case _:
                self.builder.add(_KINDS[item.what], span)

    def _division(self, item: Item, span: Span) -> None:
        if not self.fresh:
            self.builder.passage()
        self.builder.division(item.text, span, depth=item.depth)
        self.builder.add(LineKind.FURNITURE, span)
        self.fresh = True

    def _scene(self, item: Item, span: Span) -> None:
        if not self.fresh:
            self.builder.passage()
        if item.name:
            self.builder.division(item.name, span)
        if item.text:
            self.builder.heading(span, number=item.number, joins=True)
        self.fresh = False

    def _stage(self, item: Item, span: Span) -> None:
        for move, names in item.moves:
            self.builder.staging(span, move, names, who=item.who)
        self.builder.add(LineKind.ACTION, span, within=item.within and self.builder.in_speech)


READER = Reader(NAME, (".xml", ".tei"), sniff, read)
