"""Fountain, the plain-text markup for screenplays (fountain.io/syntax), as published and as real drafts bend it.

Notes and boneyard are cut out first, so that every row is judged by what is left of it. Then each row is one element:
a row with a mark (`.heading`, `@cue`, `!action`, `~lyric`, `> transition`, `# section`, `= synopsis`) is what the mark
says; else it is a heading, a transition, a cue, speech or action by its wording and by the blank rows around it.
"""

import re
from dataclasses import dataclass, field

from whosestory import limits
from whosestory.language import parse_cue
from whosestory.readers.base import Reader
from whosestory.readers.fountain_rows import Row, State, cut_rows
from whosestory.readers.fountain_title import has_title_page, read_title_page
from whosestory.source import Span, decode
from whosestory.work import LineKind, Work, WorkBuilder

MAX_HEADING = 250  # characters; a longer row is a paragraph, whatever it begins with
MAX_NAME_WORDS = 8  # `VOICE OF THE MAN BEHIND THE DOOR` has seven; longer rows of capitals are sentences
MAX_ASIDE_ROWS = 4  # a parenthetical of more rows is speech whose parenthesis was never closed
MIN_MARKS = 2  # marks that no other format has; one alone may be a stray of a scan

_EMPHASIS = "*_ \t"  # may stand around a whole element: **INT. BAR - DAY**
_MARK = re.compile(
    r"""
    (?P<page>={3,}$)
  | (?P<section>\#+(?!\S*\#))
  | (?P<synopsis>=+\s*(?=[^=\s]))
  | (?P<heading>\.(?=[^\W_]))
  | (?P<cue>@\s*(?=\w))
  | (?P<action>!(?=[^!?]*\w))
  | (?P<lyric>~\s*)
  | (?P<centred>>\s*(?=.*<$))
  | (?P<transition>>\s*(?=[\w*]))
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\s*#(?P<number>[\w.-]{1,20})#[*_\s]*$")
_HEADING = re.compile(
    r"(?:[A-Z]?\d{1,4}[A-Z]{0,3}[.)]?\s+)?"
    r"(?P<prefix>(?:INT(?:ERIOR)?|EXT(?:ERIOR)?|EST)\b\.?(?:\s?/\s?(?:INT|EXT|I|E)\b\.?)?|(?:I\.?/\s?E|E\.?/\s?I)\b\.?)"
    r"(?:(?<=\.)|(?=[\s:/-]))",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[^a-z]*\bTO:$|FADE (?:IN|OUT|UP|TO|FROM)\b[^a-z]*[.:]?$|(?:[A-Z]+ )?CUT (?:TO|BACK)\b[^a-z]*[.:]?$"
    r"|DISSOLVE\b[^a-z]*[.:]?$|CUT\.$|THE END\.?$|END (?:CREDITS|TITLES)\.?$"
)
_NO_NAME = re.compile(
    r"SUPER\b.*:|(?:TITLES?|CHYRON|CAPTION|SUPERIMPOSE|INSERT|MONTAGE|SERIES OF|INTERCUT|ANGLE|BACK TO|CLOSE ON"
    r"|CLOSE-?UP|CLOSER|WIDE|WIDER|FLASHBACK|END OF|OVER BLACK|ON SCREEN|LATER|MOMENTS LATER|ESTABLISHING)\b|.*\bPOV\b"
)
_FURNITURE = re.compile(r"\(MORE\)$|\(CONTINUED\)$|CONTINUED:(?:\s*\(\d+\))?$")
_ASIDE = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)$")
_PARENS = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_SENTENCE_END = re.compile(r"[!?,;]['\"”’]?$|\.\.\.$|…$|--$|[^\W\d_]{4,}\.$")
_JOINED = frozenset({LineKind.ACTION, LineKind.DIALOGUE})  # elements of several rows
_SPEECH = frozenset({LineKind.DIALOGUE, LineKind.PARENTHETICAL, LineKind.LYRIC})


def read(data: bytes, name: str) -> Work:
    """Read a screenplay in Fountain."""
    source = decode(data, name=name)
    builder = WorkBuilder(source, format="fountain")
    rows, unclosed = cut_rows(source.text)
    script = _Script(builder, rows, _texts_after(rows))
    for i in range(read_title_page(rows, builder), len(rows)):
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
        if rows[i].state is State.TEXT:
            following = i
        elif rows[i].state in {State.BLANK, State.SOFT}:
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
    pending: tuple[LineKind, Span] | None = None  # an element that the next row may continue

    def read_row(self, i: int) -> None:
        row = self.rows[i]
        if row.state is State.TEXT:
            self._read_text(i, row)
            return
        self._put_parts(LineKind.NOTE, row)
        if row.state is State.BLANK or (row.state is State.SOFT and not self.in_speech):
            self._flush()
            self.in_speech, self.is_open = False, True
        elif row.state is not State.NOTE or not self.in_speech:
            self.is_open = True

    def _read_text(self, i: int, row: Row) -> None:
        was_open, self.is_open = self.is_open, False
        free = was_open or not self.in_speech
        mark = _MARK.match(row.text)
        if i <= self.aside_until:
            self._put(LineKind.PARENTHETICAL, row)
        elif mark and _is_meant(mark, free=free):
            self._read_mark(mark, i, row)
        elif _is_heading(row.text, is_open=was_open, free=free):
            self._heading(row, 0)
        elif _CUT.match(row.text.strip(_EMPHASIS)) and (free or row.text.endswith(":")):
            self._put(LineKind.TRANSITION, row)
        elif _FURNITURE.match(row.text):
            self._put_parts(LineKind.FURNITURE, row)
            self.is_open = was_open
        elif self._is_cue(i, row, is_open=was_open):
            self._cue(row, 0)
        elif self.in_speech:
            self._speech(i, row)
        else:
            self._put(LineKind.ACTION, row)

    def _read_mark(self, mark: re.Match[str], i: int, row: Row) -> None:
        head = mark.end()
        self._flush()
        match mark.lastgroup:
            case "heading":
                self._heading(row, head)
            case "cue":
                self._cue(row, head)
            case "action":
                self._put(LineKind.ACTION, row, head)
            case "lyric":
                self._lyric(row, head)
            case "centred":
                self._put(LineKind.ACTION, row, head, tail=1)
                self._flush()
            case "transition":
                self._put(LineKind.TRANSITION, row, head)
            case "section":
                self._section(row, depth=head)
            case "synopsis":
                self.end_speech()
                self._put_parts(LineKind.NOTE, row, head)
                self.is_open = True
            case _:
                self._put_parts(LineKind.FURNITURE, row)
                self.is_open = not self.in_speech

    def _heading(self, row: Row, head: int) -> None:
        self.end_speech()
        number = _NUMBER.search(row.text)
        body = row.text[head : number.start() if number else None]
        head += len(body) - len(body.lstrip(_EMPHASIS))
        tail = len(row.text) - head - len(body.strip(_EMPHASIS))
        placed = False
        for span, hidden in _clipped(row, head, tail):
            if hidden:
                self.builder.add(LineKind.NOTE, span)
            elif not placed:
                self.builder.heading(span, number=number["number"] if number else "")
                placed = True
        self.is_open = True

    def _cue(self, row: Row, head: int) -> None:
        self.end_speech()
        tail = len(row.text) - len(row.text.rstrip("^ \t"))
        placed = False
        for span, hidden in _clipped(row, head, tail):
            if hidden:
                self.builder.add(LineKind.NOTE, span)
            elif not placed:
                cue = parse_cue(row.text[head : len(row.text) - tail])
                self.builder.cue(span, cue)
                self.names.add(cue.name)
                self.silent, placed = span, True
        self.in_speech = placed

    def _lyric(self, row: Row, head: int) -> None:
        if self.builder.in_speech:
            self._put(LineKind.LYRIC, row, head)
        else:
            self._put(LineKind.ACTION, row, head)
            self.builder.doubt(row.parts[0][0], "a lyric that nobody sings; read as action")
        self._flush()

    def _section(self, row: Row, depth: int) -> None:
        self.end_speech()
        self._put_parts(LineKind.FURNITURE, row)
        title = row.text[depth:].strip(_EMPHASIS)
        if title:
            self.builder.division(title, row.parts[0][0], depth=depth)
        self.is_open = True

    def _speech(self, i: int, row: Row) -> None:
        if row.text.startswith("("):
            self.aside_until = self._aside_end(i)
        aside = i <= self.aside_until
        if aside:
            self._flush()
        self._put(LineKind.PARENTHETICAL if aside else LineKind.DIALOGUE, row)

    def _aside_end(self, i: int) -> int:
        """The row in which the parenthetical that opens here is closed; -1 if it is none."""
        if _ASIDE.match(self.rows[i].text):
            return i
        if ")" in self.rows[i].text:
            return -1
        for j in range(i + 1, min(i + MAX_ASIDE_ROWS, len(self.rows))):
            if self.rows[j].state is not State.TEXT or "(" in self.rows[j].text:
                return -1
            if ")" in self.rows[j].text:
                return j if self.rows[j].text.endswith(")") else -1
        return -1

    def _is_cue(self, i: int, row: Row, *, is_open: bool) -> bool:
        name = _name(row.text)
        if not name:
            return False
        span = row.parts[0][0]
        follows = self.after[i] and _begins_speech(self.rows[self.after[i]].text)
        if not is_open:
            sure = bool("(" in row.text and parse_cue(row.text).extensions)
            return bool(follows) and (sure or (not self.in_speech and parse_cue(name).name in self.names))
        if not follows:
            if parse_cue(name).name in self.names and not self.after[i]:
                self.builder.doubt(span, "a name with no speech behind it; read as action")
            return False
        if _SENTENCE_END.search(name):
            self.builder.doubt(span, "capitals before text, like a cue, but no name; not read as one")
            return False
        return True

    def _put(self, kind: LineKind, row: Row, head: int = 0, tail: int = 0) -> None:
        """Take a row as an element of the story, or as more of the one before."""
        if kind not in _SPEECH:
            self.end_speech(keep=kind)
        elif kind is not LineKind.PARENTHETICAL:
            self.silent = None
        self._put_parts(kind, row, head, tail)
        if kind is LineKind.TRANSITION:
            self.is_open = True

    def _put_parts(self, kind: LineKind, row: Row, head: int = 0, tail: int = 0) -> None:
        for span, hidden in _clipped(row, head, tail):
            if hidden:
                self._flush()
                self.builder.add(LineKind.NOTE, span)
            elif self.pending and self.pending[0] is kind and kind in _JOINED | {LineKind.PARENTHETICAL}:
                self.pending = (kind, Span(self.pending[1].start, span.end))
            else:
                self._flush()
                self.pending = (kind, span)

    def end_speech(self, *, keep: LineKind | None = None) -> None:
        """Nothing more is said by whoever spoke; what is pending is done, unless it is of the kind to keep."""
        if self.pending and self.pending[0] is not keep:
            self._flush()
        if self.silent:
            self.builder.doubt(self.silent, "a cue with no speech behind it")
        self.silent, self.in_speech = None, False
        if keep is None:
            self._flush()

    def _flush(self) -> None:
        if self.pending:
            self.builder.add(*self.pending)
        self.pending = None


def _clipped(row: Row, head: int, tail: int) -> list[tuple[Span, bool]]:
    """A row's parts without its first and last characters, which are marks."""
    seen = [i for i, (_, hidden) in enumerate(row.parts) if not hidden]
    text = row.text
    parts = list(row.parts)
    if not (head or tail) or not seen:
        return parts
    head += len(text[head:]) - len(text[head:].lstrip())
    tail += len(text[: len(text) - tail]) - len(text[: len(text) - tail].rstrip())
    first, last = parts[seen[0]][0], parts[seen[-1]][0]
    parts[seen[0]] = (Span(min(first.start + head, first.end), first.end), False)
    first = parts[seen[-1]][0]
    parts[seen[-1]] = (Span(first.start, max(first.start, last.end - tail)), False)
    return [(span, hidden) for span, hidden in parts if len(span)]


def _is_meant(mark: re.Match[str], *, free: bool) -> bool:
    """Whether a mark is one: within a speech, where no row stands free, `#1` and `.45` are words."""
    text = mark.string
    rest = text[mark.end() :]
    match mark.lastgroup:
        case "heading":
            return len(text) <= MAX_HEADING and (rest.isupper() if rest[0].isdigit() or not free else True)
        case "cue":
            return len(rest) <= limits.MAX_NAME_LENGTH
        case "section":
            return free or rest[:1].isspace()
        case "synopsis" | "transition":
            return free or rest.isupper()
    return True


def _is_heading(text: str, *, is_open: bool, free: bool) -> bool:
    bare = text.strip(_EMPHASIS)
    match = _HEADING.match(bare) if len(text) <= MAX_HEADING else None
    if match is None:
        return False
    if not match["prefix"].isupper():
        return is_open and ("." in match["prefix"] or "/" in match["prefix"])
    return free or _PARENS.sub("", bare).isupper()


def _name(text: str) -> str:
    """What stands outside parentheses in a row that could be a cue, else ""."""
    if len(text) > 2 * limits.MAX_NAME_LENGTH:
        return ""
    name = _PARENS.sub(" ", text).rstrip("^ \t").strip(_EMPHASIS)
    if not name.isupper() or len(name) > limits.MAX_NAME_LENGTH or len(name.split()) > MAX_NAME_WORDS:
        return ""
    return "" if _NO_NAME.match(name) or _CUT.match(name) else name


def _begins_speech(text: str) -> bool:
    """Whether a row may be the first of a speech."""
    mark = _MARK.match(text)
    if mark and mark.lastgroup not in {"lyric", "synopsis", "section"}:
        return False
    return not _is_heading(text, is_open=True, free=True) and not _CUT.match(text)


def sniff(head: bytes) -> bool:
    """Whether a text is surely Fountain: a title page at the very top, or marks that no other format has."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    text = head[: len(head) - len(head) % 2 if encoding == "utf-16" else None].decode(encoding, "replace")
    rows, _ = cut_rows(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if has_title_page(rows):
        return True
    texts = [row.text for row in rows if row.text]
    headings = [text for text in texts if _is_heading(text, is_open=True, free=True)]
    if any(_NUMBER.search(heading) for heading in headings):
        return True
    marks = [mark.lastgroup for text in texts if (mark := _MARK.match(text)) and mark.lastgroup != "page"]
    n_notes = sum(hidden for row in rows for _, hidden in row.parts)
    return len(marks) + n_notes >= MIN_MARKS and bool(headings or "heading" in marks)


READER = Reader("fountain", (".fountain", ".spmd"), sniff, read)
