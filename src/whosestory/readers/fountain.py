"""Fountain, the plain-text markup for screenplays (fountain.io/syntax), as published and as real drafts bend it.

Notes and boneyard are cut out first, so that every row is judged by what is left of it. Then each row is one element:
a row with a mark (`.heading`, `@cue`, `!action`, `~lyric`, `> transition`, `# section`, `= synopsis`) is what the mark
says; else it is a heading, a transition, a cue, speech or action by its wording and by the blank rows around it.
"""

import re
from dataclasses import dataclass, field

from whosestory.language import parse_cue
from whosestory.language.shots import is_shot
from whosestory.readers.base import Reader
from whosestory.readers.fountain_marks import (
    EMPHASIS,
    MARKS,
    begins_speech,
    ends_a_sentence,
    is_aside,
    is_furniture,
    is_heading,
    is_meant,
    is_prose,
    is_sure,
    is_transition,
    mark_of,
    name_in,
    peeled,
    scene_number,
)
from whosestory.readers.fountain_rows import BLANK, NOTE, SOFT, TEXT, Row, cut_rows
from whosestory.readers.fountain_title import has_title_page, read_title_page
from whosestory.source import Span, decode
from whosestory.work import LineKind, Work, WorkBuilder

MAX_ASIDE_ROWS = 4  # a parenthetical of more rows is speech whose parenthesis was never closed
MIN_MARKS = 2  # kinds of marks that no other format has; one alone may be a stray of a scan

_ACTION, _DIALOGUE, _PARENTHETICAL = LineKind.ACTION, LineKind.DIALOGUE, LineKind.PARENTHETICAL
_LYRIC, _NOTE, _FURNITURE, _TRANSITION = LineKind.LYRIC, LineKind.NOTE, LineKind.FURNITURE, LineKind.TRANSITION
_JOINED = frozenset({_ACTION, _DIALOGUE, _PARENTHETICAL})  # elements of several rows
_SPEECH = frozenset({_DIALOGUE, _PARENTHETICAL, _LYRIC})


def read(data: bytes, name: str) -> Work:
    """Read a screenplay in Fountain."""
    source = decode(data, name=name)
    builder = WorkBuilder(source, format="fountain")
    rows, unclosed = cut_rows(source.text)
    script = _Script(builder, rows, _texts_after(rows))
    for i in range(read_title_page(rows, builder), len(rows)):
        row = rows[i]
        if row.state is TEXT and row.cut is None and i > script.aside_until and is_prose(row.text):  # most rows
            script.read_prose(row)
        else:
            script.read_row(i)
    script.end_speech()
    for span in unclosed:
        what = "boneyard" if source.quote(span) == "/*" else "note"
        builder.doubt(span, f"a {what} that is never closed; read as part of the story")
    builder.doubts.sort(key=lambda doubt: doubt.span)
    return builder.build()


def _texts_after(rows: list[Row]) -> list[int]:
    """For each row, the index of the row with text that follows it with at most notes and boneyard between, or 0."""
    after = [0] * len(rows)
    following = 0
    for i in range(len(rows) - 1, -1, -1):
        after[i] = following
        state = rows[i].state
        if state is TEXT:
            following = i
        elif state is BLANK or state is SOFT:
            following = 0
    return after


@dataclass
class _Script:
    """What has been read of a script, row by row."""

    builder: WorkBuilder
    rows: list[Row]
    after: list[int]
    names: set[str] = field(default_factory=set)  # of the cues so far
    in_speech: bool = False  # whether speech goes on in the next row
    is_open: bool = True  # whether the next row stands free above: behind a blank row, a heading, a mark
    aside_until: int = -1  # the row in which a parenthetical of several rows ends
    silent: Span | None = None  # a cue behind which nothing was said yet
    pending: LineKind | None = None  # of an element that the next row may continue
    first: int = 0  # where that element begins
    last: int = 0  # and ends

    def read_row(self, i: int) -> None:
        row = self.rows[i]
        if row.state is TEXT:
            self._read_text(i, row)
            return
        if row.cut:
            self._put_parts(_NOTE, row)
        if row.state is BLANK or (row.state is SOFT and not self.in_speech):
            self._flush()
            self.in_speech, self.is_open = False, True
        elif row.state is not NOTE or not self.in_speech:
            self.is_open = True

    def read_prose(self, row: Row) -> None:
        """A whole row that is surely speech or action, as `read_row` would read it."""
        self.is_open = False
        if self.in_speech:
            kind, self.silent = _DIALOGUE, None
        else:
            kind = _ACTION
            if self.silent or self.pending is not _ACTION:
                self.end_speech(keep=_ACTION)
        self._put_part(kind, row.begin, row.begin + len(row.text))

    def _read_text(self, i: int, row: Row) -> None:
        was_open, self.is_open = self.is_open, False
        free = was_open or not self.in_speech
        if row.is_plain or row.is_shot:
            self._flush()  # no quote may run over the guard
            plain = _DIALOGUE if self.in_speech else _ACTION
            self._put(LineKind.SHOT if row.is_shot else plain, row)
        elif i <= self.aside_until:
            self._put(_PARENTHETICAL, row)
        elif is_prose(row.text):
            self._prose(i, row)
        elif row.text[0] in MARKS and (mark := mark_of(row.text)) and is_meant(mark, free=free):
            self._read_mark(mark, row)
        elif is_heading(row.text, is_open=was_open, free=free):
            self._heading(row, 0)
        elif is_transition(row.text, free=free):
            self._put(_TRANSITION, row)
        elif row.text[0] in "(C" and is_furniture(row.text):
            self._put_parts(_FURNITURE, row)
            self.is_open = was_open
        elif self._is_cue(i, row, is_open=was_open):
            self._cue(row, 0)
        elif was_open and free and not self.after[i] and is_shot(row.text.strip(EMPHASIS)):
            self._put(LineKind.SHOT, row)
        else:
            self._prose(i, row)

    def _prose(self, i: int, row: Row) -> None:
        if self.in_speech:
            self._speech(i, row)
        else:
            self._put(_ACTION, row)

    def _read_mark(self, mark: re.Match[str], row: Row) -> None:
        head = mark.end()
        self._flush()
        match mark.lastgroup:
            case "heading":
                self._heading(row, head)
            case "cue":
                self._cue(row, head)
            case "action":
                self._put(_ACTION, row, head)
            case "lyric":
                self._lyric(row, head)
            case "centred":
                self._put(_ACTION, row, head, tail=1)
                self._flush()
            case "transition":
                self._put(_TRANSITION, row, head)
            case "section":
                self._section(row, depth=head)
            case "synopsis":
                self.end_speech()
                self._put_parts(_NOTE, row, head)
                self.is_open = True
            case _:
                self._put_parts(_FURNITURE, row)
                self.is_open = not self.in_speech

    def _heading(self, row: Row, head: int) -> None:
        self.end_speech()
        number, end = scene_number(row.text)
        body = row.text[head:end].strip()
        inner = peeled(body)
        head = row.text.index(inner, head)
        tail = len(row.text) - head - len(inner)
        placed = False
        for span, hidden in _clipped(row, head, tail):
            if hidden:
                self.builder.add(_NOTE, span)
            elif not placed:
                self.builder.heading(span, number=number)
                placed = True
        self.is_open = True

    def _cue(self, row: Row, head: int) -> None:
        self.end_speech()
        end = len(row.text.rstrip("^ \t"))
        if row.cut is None and not head:
            self._put_cue(Span(row.begin, row.begin + end), row.text[:end], at_once="^" in row.text[end:])
            self.in_speech = True
            return
        placed = False
        for span, hidden in _clipped(row, head, len(row.text) - end):
            if hidden:
                self.builder.add(_NOTE, span)
            elif not placed:
                self._put_cue(span, row.text[head:end], at_once="^" in row.text[end:])
                placed = True
        self.in_speech = placed

    def _put_cue(self, span: Span, text: str, *, at_once: bool) -> None:
        cue = parse_cue(text)
        self.builder.cue(span, cue, at_once=at_once)
        self.names.add(cue.name)
        self.silent = span

    def _lyric(self, row: Row, head: int) -> None:
        if self.builder.in_speech:
            self._put(_LYRIC, row, head)
            self.in_speech = True  # a verse may stand behind a blank row
        else:
            self._put(_ACTION, row, head)
            self.builder.doubt(row.parts[0][0], "a lyric that nobody sings; read as action")
        self._flush()

    def _section(self, row: Row, depth: int) -> None:
        self.end_speech()
        title = row.text[depth:].strip(EMPHASIS)
        if title:
            parts = self._put_parts(_FURNITURE, row, depth)
            self.builder.division(title, next(span for span, hidden in parts if not hidden), depth=depth)
        else:
            self._put_parts(_FURNITURE, row)
        self.is_open = True

    def _speech(self, i: int, row: Row) -> None:
        if row.text.lstrip(EMPHASIS).startswith("("):
            self.aside_until = self._aside_end(i)
        aside = i <= self.aside_until
        if aside:
            self._flush()
        self._put(_PARENTHETICAL if aside else _DIALOGUE, row)

    def _aside_end(self, i: int) -> int:
        """The row in which the parenthetical that opens here is closed; -1 if it is none."""
        if is_aside(self.rows[i].text):
            return i
        if ")" in self.rows[i].text:
            return -1
        for j in range(i + 1, min(i + MAX_ASIDE_ROWS, len(self.rows))):
            if self.rows[j].state is not TEXT or "(" in self.rows[j].text:
                return -1
            if ")" in self.rows[j].text:
                return j if self.rows[j].text.endswith(")") else -1
        return -1

    def _is_cue(self, i: int, row: Row, *, is_open: bool) -> bool:
        name = name_in(row.text)
        if not name:
            return False
        below = self.rows[self.after[i]]
        follows = self.after[i] and (below.is_plain or begins_speech(below.text))
        if not is_open:
            sure = bool("(" in row.text and parse_cue(row.text).extensions)
            return bool(follows) and (sure or (not self.in_speech and parse_cue(name).name in self.names))
        if not follows:
            if parse_cue(name).name in self.names and not self.after[i]:
                self.builder.doubt(row.parts[0][0], "a name with no speech behind it; read as action")
            return False
        known = parse_cue(name).name in self.names
        if ends_a_sentence(name, known=known):
            self.builder.doubt(row.parts[0][0], "capitals before text, like a cue, but no name; not read as one")
            return False
        return True

    def _put(self, kind: LineKind, row: Row, head: int = 0, tail: int = 0) -> None:
        """Take a row as an element of the story, or as more of the one before."""
        if kind not in _SPEECH:
            self.end_speech(keep=kind)
        elif kind is not _PARENTHETICAL:
            self.silent = None
        if head or tail or row.cut is not None:
            self._put_parts(kind, row, head, tail)
        else:
            self._put_part(kind, row.begin, row.begin + len(row.text))
        if kind is _TRANSITION:
            self.is_open = True

    def _put_parts(self, kind: LineKind, row: Row, head: int = 0, tail: int = 0) -> list[tuple[Span, bool]]:
        parts = _clipped(row, head, tail)
        for span, hidden in parts:
            if hidden:
                self._flush()
                self.builder.add(_NOTE, span)
            else:
                self._put_part(kind, span.start, span.end)
        return parts

    def _put_part(self, kind: LineKind, start: int, end: int) -> None:
        if kind is not self.pending or kind not in _JOINED:
            self._flush()
            self.pending, self.first = kind, start
        self.last = end

    def end_speech(self, *, keep: LineKind | None = None) -> None:
        """Nothing more is said by whoever spoke; what is pending is done, unless it is of the kind to keep."""
        if self.pending is not keep:
            self._flush()
        if self.silent:
            self.builder.doubt(self.silent, "a cue with no speech behind it")
        self.silent, self.in_speech = None, False
        if keep is None:
            self._flush()

    def _flush(self) -> None:
        if self.pending is not None:
            self.builder.add(self.pending, Span(self.first, self.last))
            self.pending = None


def _clipped(row: Row, head: int, tail: int) -> list[tuple[Span, bool]]:
    """A row's parts without its first and last characters, which are marks."""
    if not (head or tail):
        return row.parts
    seen = [i for i, (_, hidden) in enumerate(row.parts) if not hidden]
    text = row.text
    parts = list(row.parts)
    if not seen:
        return parts
    head += len(text[head:]) - len(text[head:].lstrip())
    tail += len(text[: len(text) - tail]) - len(text[: len(text) - tail].rstrip())
    first, last = parts[seen[0]][0], parts[seen[-1]][0]
    parts[seen[0]] = (Span(min(first.start + head, first.end), first.end), False)
    first = parts[seen[-1]][0]
    parts[seen[-1]] = (Span(first.start, max(first.start, last.end - tail)), False)
    return [(span, hidden) for span, hidden in parts if len(span)]


def sniff(head: bytes) -> bool:
    """Whether a text is surely Fountain: a title page at the very top, or marks that no other format has."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    text = head[: len(head) - len(head) % 2 if encoding == "utf-16" else None].decode(encoding, "replace")
    rows, _ = cut_rows(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if has_title_page(rows):
        return True
    worded = [row for row in rows if row.text and not is_prose(row.text)]
    headings = [row.text for row in worded if is_heading(row.text, is_open=True, free=True)]
    if any(scene_number(heading)[0] for heading in headings):
        return True
    kinds = {mark.lastgroup for row in worded if not row.indent and (mark := mark_of(row.text)) and is_sure(mark)}
    if any(hidden for row in rows for _, hidden in row.parts):
        kinds.add("note")
    return len(kinds) >= MIN_MARKS and bool(headings or "heading" in kinds)


READER = Reader("fountain", (".fountain", ".spmd"), sniff, read)
