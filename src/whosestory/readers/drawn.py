"""Works from text that was drawn from a file of another kind: by what its paragraphs are called, else by their look."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosestory import limits
from whosestory.errors import NotTextError
from whosestory.readers import fountain, play_text, screenplay_text
from whosestory.readers.base import Reader
from whosestory.readers.shapes import Shape, shape_of
from whosestory.readers.title_page import parse_title_page
from whosestory.source import Source, Span
from whosestory.work import LineKind, Work, WorkBuilder

SNIFFED = 16_384  # bytes by which the reader of a drawn text is chosen
MIN_STYLED = 3  # cues, and speeches below them: fewer are a style used by chance
STYLED_SHARE = 0.5  # of the paragraphs have a style of scripts; the rest are action or a title page
INDENTS = {  # columns at which a typed script has them
    LineKind.DIALOGUE: 11,
    LineKind.LYRIC: 11,
    LineKind.PARENTHETICAL: 16,
    LineKind.CUE: 22,
    LineKind.TRANSITION: 45,
}
_TEXTS: tuple[Reader, ...] = (fountain.READER, play_text.READER)  # what else a drawn text may be
_IN_SPEECH = frozenset({LineKind.DIALOGUE, LineKind.LYRIC, LineKind.PARENTHETICAL})
_BY_SHAPE = {
    Shape.HEADING: LineKind.HEADING,
    Shape.TRANSITION: LineKind.TRANSITION,
    Shape.SHOT: LineKind.SHOT,
    Shape.NUMBER: LineKind.FURNITURE,
    Shape.FURNITURE: LineKind.FURNITURE,
}


@dataclass(slots=True)
class Paragraph:
    """One paragraph of a file that keeps them apart."""

    text: str
    kind: LineKind | None = None  # by the name of its style, if that is one of scripts
    indent: int = 0  # columns
    gap: bool = False  # it stands apart from what is above
    number: str = ""  # of a heading


def read_drawn(text: str, *, name: str, data: bytes, format: str) -> Work:
    """Read a drawn text as a file of plain text is read; `data` are the bytes of the file that it was drawn from."""
    if not text.strip():
        raise NotTextError(name, "the file has no text in it", "give a script")
    plain = text.encode("utf-8", "replace")
    reader = next((each for each in _TEXTS if each.sniff(plain[:SNIFFED])), screenplay_text.READER)
    work = reader.read(plain, name)
    return replace(work, format=format, source=replace(work.source, sha256=_hash(data)))


def read_paragraphs(paragraphs: Sequence[Paragraph], *, name: str, data: bytes, format: str) -> Work:
    """Read paragraphs by their styles where these are a script's, else by their indents and words."""
    if not any(each.text.strip() for each in paragraphs):
        raise NotTextError(name, "the file has no text in it", "give a script")
    if not are_styled(paragraphs):
        return read_drawn(draw(paragraphs), name=name, data=data, format=format)
    return _Styled(paragraphs, name, data, format).build()


def are_styled(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the names of the styles tell what the paragraphs are."""
    kinds = Counter(each.kind for each in paragraphs if each.text.strip())
    enough = kinds[LineKind.CUE] >= MIN_STYLED and kinds[LineKind.DIALOGUE] >= MIN_STYLED
    return enough and kinds.total() - kinds[None] >= STYLED_SHARE * kinds.total()


def draw(paragraphs: Sequence[Paragraph]) -> str:
    """Paragraphs as rows of text, with the indents and blank rows that they are shown with."""
    rows: list[str] = []
    for each in paragraphs:
        if each.gap and rows and rows[-1]:
            rows.append("")
        rows += [" " * each.indent + row.rstrip() if row.strip() else "" for row in each.text.split("\n")]
    return "\n".join(rows) + "\n"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Styled:
    """Puts a work together from paragraphs that say what they are."""

    def __init__(self, paragraphs: Sequence[Paragraph], name: str, data: bytes, format: str) -> None:
        self.kept = [each for each in paragraphs if each.text.strip()]
        self.pieces: list[str] = []
        self.at = 0
        self.front = self._find_front()
        spans = [self._draw(i) for i in range(len(self.kept))]
        source = Source(name, "".join(self.pieces), _hash(data))
        self.builder = WorkBuilder(source, format=format)
        for i, span in enumerate(spans):
            self._add(i, span)
        self.builder.title_page.extend(parse_title_page([each.text.strip() for each in self.kept[: self.front]]))
        parts = [value for key, value in self.builder.title_page if key in ("draft", "draft date")]
        self.builder.draft = ", ".join(parts)

    def build(self) -> Work:
        """The work."""
        return self.builder.build()

    def _find_front(self) -> int:
        """How many paragraphs stand above the first that has a style of scripts: the title page."""
        return next((i for i, each in enumerate(self.kept) if self._kind(i) is not LineKind.ACTION or each.kind), 0)

    def _kind(self, i: int) -> LineKind:
        """What a paragraph is: as its style says, else by its shape."""
        each = self.kept[i]
        text = each.text.strip()
        if each.kind in (None, LineKind.ACTION):
            shape, _ = shape_of(text)
            return _BY_SHAPE.get(shape, LineKind.ACTION) if each.kind is None else LineKind.ACTION
        if each.kind is LineKind.CUE and len(text) > limits.MAX_NAME_LENGTH:
            return LineKind.ACTION
        if each.kind is LineKind.DIALOGUE and text[0] == "(" and text.find(")") == len(text) - 1:
            return LineKind.PARENTHETICAL
        return each.kind or LineKind.ACTION

    def _draw(self, i: int) -> Span:
        """Add a paragraph's rows to the text."""
        kind = self._kind(i)
        indent = " " * INDENTS.get(kind, 0)
        rows = [row.strip() for row in self.kept[i].text.strip().splitlines()]
        gap = "\n" if self.pieces and kind not in _IN_SPEECH and i >= self.front else ""
        text = f"\n{indent}".join(row for row in rows if row)
        start = self.at + len(gap) + len(indent)
        self.pieces.append(f"{gap}{indent}{text}\n")
        self.at = start + len(text) + 1
        return Span(start, start + len(text))

    def _add(self, i: int, span: Span) -> None:
        kind = self._kind(i)
        if i < self.front:
            self.builder.add(LineKind.FURNITURE, span)
        elif kind is LineKind.HEADING:
            self.builder.heading(span, number=self.kept[i].number)
        elif kind is LineKind.CUE:
            self.builder.cue(span)
        elif kind in _IN_SPEECH and not self.builder.in_speech:
            self.builder.doubt(span, "speech that has no name above it; read as action")
            self.builder.add(LineKind.ACTION, span)
        else:
            if kind is LineKind.ACTION and self.kept[i].kind is LineKind.CUE:
                self.builder.doubt(span, "too long for a name; read as action")
            self.builder.add(kind, span)
