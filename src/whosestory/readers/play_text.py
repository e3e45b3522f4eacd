"""Plays as plain text: printed editions as they were typed in, with acts, speakers' labels and stage directions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whosestory.language import parse_cue
from whosestory.readers.base import Reader
from whosestory.readers.play_front import find_people, find_story
from whosestory.readers.play_layout import Layout, find_layout
from whosestory.readers.play_rows import Label, Row, cut_rows, find_labels, is_direction
from whosestory.readers.play_stage import find_moves
from whosestory.readers.title_page import parse_title_page
from whosestory.source import Span, decode
from whosestory.work import Form, LineKind, Work, WorkBuilder

NAME = "play_text"
MAX_TITLE_ROWS = 40  # of the front in which a title is looked for
MAX_ASIDE = 10  # words of a bracket that says how something is said
MAX_DIRECTION_ROWS = 40
SNIFF_SPEECHES = 5
_PLACED = re.compile(
    r"^[^\S\n]{0,60}(?:\d{1,4}[A-Z]?[.)]?\s{1,20})?"
    r"(?:(?:INT|EXT|I/E)\b[ ./:-]|(?:[Ii]nt|[Ee]xt)[./]|(?:INTERIOR|EXTERIOR)\b|(?:Interior|Exterior)\s?[:.-])",
    re.MULTILINE,
)
_ENTERS = re.compile(
    r"(?:^[\W_]{0,80}|\[[\W_]{0,3})(?:re-?)?(?:enter|exit|exeunt)\b|\b(?:enters?|exits?|exeunt)\b\W{0,3}$",
    re.IGNORECASE | re.MULTILINE,
)
_BRACKET = re.compile(r"\[[^\[\]]{0,600}\]|\[[^\[\]\n]*|_\([^()]{0,200}\)_|\([^()]{0,200}\)")
_EDGES = " \t\n.:—–-_"
_OVER = re.compile(r"[\W_]{0,6}(?:THE END|FINIS|END OF (?:THE )?(?:PLAY|PROJECT)|\*\*\* ?END)\b")
_PAGE_NUMBER = re.compile(r"[\W_]{0,3}(?:\d{1,4}|[Pp](?:age|\.)\s?\d{1,4})[\W_]{0,3}$")


def sniff(head: bytes) -> bool:
    """A play for sure: an act or scene, people who enter, speakers' labels, and no INT. or EXT. anywhere."""
    text = head.decode("utf-8", "replace").replace("\r\n", "\n")
    if "\0" in text or _PLACED.search(text) or not _ENTERS.search(text):
        return False
    rows = cut_rows(text)
    if sum(row.heading is not None for row in rows) < 1:
        return False
    return len(find_labels(rows)) >= SNIFF_SPEECHES


def read(data: bytes, name: str) -> Work:
    """Read a play in plain text.

    Raises:
        NotTextError: the bytes are no text.
        TooLargeError: over a limit of `limits.py`.
    """
    source = decode(data, name=name)
    rows = cut_rows(source.text)
    labels = find_labels(rows)
    begin = find_story(rows, min(labels, default=0))
    people, front = find_people(rows, begin)
    builder = WorkBuilder(source, Form.PLAY, NAME)
    builder.title_page.extend(parse_title_page([row.text for row in rows[: min(begin, front, MAX_TITLE_ROWS)]]))
    builder.declared.extend(people)
    _Play(builder, rows, labels, find_layout(rows, labels, begin)).build(begin)
    if not labels:
        builder.doubt(Span(0, len(source.text)), "nobody speaks: no labels of speakers were found", understood=False)
    elif not any(row.heading for row in rows[begin:]):
        builder.doubt(Span(rows[begin].start, rows[begin].end), "no act or scene headings: read as one scene")
    return builder.build()


@dataclass
class _Play:
    """A play that is handed to the builder row by row."""

    builder: WorkBuilder
    rows: Sequence[Row]
    labels: dict[int, Label]
    layout: Layout
    act: str = ""  # the one that has begun
    begun: bool = False  # whether anything but the front has been handed on
    pending: list[Span] = field(default_factory=list)  # rows of a speech that aren't handed on yet

    def build(self, begin: int) -> None:
        for row in self.rows[:begin]:
            self.builder.add(LineKind.FURNITURE, Span(row.start, row.end))
        at, last = begin, max(self.labels, default=0)
        while at < len(self.rows):
            if _OVER.match(self.rows[at].text) and at > last:
                break
            at = self._row(at)
        self._end_speech()
        for row in self.rows[at:]:
            self.builder.add(LineKind.FURNITURE, Span(row.start, row.end))

    def _row(self, i: int) -> int:
        """Hand on a row, or several that are one element; the row behind it."""
        row = self.rows[i]
        heading = row.heading if i not in self.labels else None
        if heading is not None:
            self._end_speech()
            return self._heading(i, heading.act, heading.is_scene)
        if label := self.labels.get(i):
            self._end_speech()
            self._cue(row, label)
        elif _PAGE_NUMBER.match(row.text):
            self._end_speech()
            self.builder.add(LineKind.FURNITURE, Span(row.start, row.end))
        elif self.builder.in_speech and self.layout.is_speech(self.rows, i):
            self.pending.append(Span(row.start, row.end))
        else:
            return self._direction(i)
        return i + 1

    def _heading(self, i: int, act: str, is_scene: bool) -> int:
        end = self._heading_end(i)
        span = Span(self.rows[i].start, self.rows[end - 1].end)
        if act and self.begun:
            self.builder.passage()
        self.begun = True
        if act and act != self.act:
            self.builder.division(act, span)
            self.act = act
        if act and not is_scene and self._scene_follows(end):
            self.builder.add(LineKind.FURNITURE, span)
        else:
            self.builder.heading(span)
        return end

    def _scene_follows(self, at: int) -> bool:
        """Whether a scene is headed before anybody speaks."""
        for i in range(at, len(self.rows)):
            if i in self.labels:
                return False
            if (heading := self.rows[i].heading) is not None:
                return not heading.act
        return False

    def _heading_end(self, i: int) -> int:
        """Behind a heading that runs over: `SCENE I. Elsinore. A platform before / the castle.`"""
        end = i + 1
        while (
            end < min(len(self.rows), i + 4)
            and not self.rows[end].gap
            and len(self.rows[end - 1].text) >= 45
            and end not in self.labels
            and self.rows[end].heading is None
            and not is_direction(self.rows[end].text)
        ):
            end += 1
        return end

    def _cue(self, row: Row, label: Label) -> None:
        span = Span(row.start + label.begin, row.start + label.end)
        self.builder.cue(span, parse_cue(label.name))
        if label.speech < len(row.text):
            self.pending.append(Span(row.start + label.speech, row.end))

    def _direction(self, i: int) -> int:
        """A stage direction in rows of its own."""
        end = i + 1
        text = self.rows[i].text
        is_open = text.startswith("[") and "]" not in text
        is_whole = text.startswith("[") and text.endswith("]")
        while end < len(self.rows) and end - i < MAX_DIRECTION_ROWS and not is_whole:
            if end in self.labels or self.rows[end].heading is not None or (self.rows[end].gap and not is_open):
                break
            if not is_open and (is_direction(self.rows[end].text) or self.layout.is_back_in_speech(self.rows, end)):
                break
            is_open = is_open and "]" not in self.rows[end].text
            end += 1
        within = self.builder.in_speech and self.layout.speech_follows(self.rows, end)
        self._end_speech()
        self._stage(Span(self.rows[i].start, self.rows[end - 1].end), within=within)
        return end

    def _stage(self, span: Span, *, within: bool) -> None:
        for move, names in find_moves(self.builder.source.quote(span)):
            self.builder.staging(span, move, names)
        self.builder.add(LineKind.ACTION, span, within=within)

    def _end_speech(self) -> None:
        """Hand on the rows of a speech: what is said, and the brackets in it."""
        if not self.pending:
            return
        whole = Span(self.pending[0].start, self.pending[-1].end)
        self.pending.clear()
        for kind, span in _parts(self.builder.source.text, whole):
            if kind is LineKind.ACTION:
                self._stage(span, within=True)
            else:
                self.builder.add(kind, span)


def _parts(text: str, whole: Span) -> Iterator[tuple[LineKind, Span]]:
    """A speech cut at its brackets."""
    at = whole.start
    for match in _BRACKET.finditer(text, whole.start, whole.end):
        kind = _kind_of(text, match, whole)
        if kind is None:
            continue
        yield from _said(text, at, match.start())
        yield kind, Span(*match.span())
        at = match.end()
    yield from _said(text, at, whole.end)


def _kind_of(text: str, match: re.Match[str], whole: Span) -> LineKind | None:
    """What a bracket is; None: part of what is said."""
    inner = match[0].strip("_()[] \n")
    if not any(map(str.isalpha, inner)):
        return None
    if find_moves(inner):
        return LineKind.ACTION
    if match[0][0] != "[" and "_" not in match[0][:2]:
        begins = match.start() == whole.start or text[match.start() - 1] == "\n" or inner.lower().startswith("aside")
        ends = match.end() == whole.end or text[match.end()] in "\n"
        stands_alone = begins and ends
        if not (stands_alone or inner.lower().startswith("aside") or (begins and inner[:1].islower())):
            return None
    return LineKind.PARENTHETICAL if len(inner.split()) <= MAX_ASIDE else LineKind.ACTION


def _said(text: str, start: int, end: int) -> Iterator[tuple[LineKind, Span]]:
    piece = text[start:end]
    left = piece.lstrip(_EDGES) if start and text[start - 1] in ")]." else piece.lstrip(" \t\n")
    begin = end - len(left)
    left = left.rstrip()
    if any(map(str.isalnum, left)):
        yield LineKind.DIALOGUE, Span(begin, begin + len(left))


READER = Reader(NAME, (), sniff, read)
