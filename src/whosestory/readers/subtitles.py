"""Subtitles (SubRip, WebVTT): who says what in which order, where the file names its speakers.

The text is the file's, row by row, without its tags; `<v Ben>` becomes `Ben: `. Numbers and times are furniture, sounds
in brackets are notes. There are no scenes: the talk is cut into passages where nobody speaks for long.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from whosestory.readers.base import Reader
from whosestory.readers.subtitles_speakers import Part, Piece, cut_row, find_names
from whosestory.source import Page, Source, Span, decode
from whosestory.work import Form, LineKind, Work, WorkBuilder

NAME = "subtitles"
LONG_GAP = 10.0  # seconds without a word: within a scene people are seldom silent so long; a guess, fitted on nothing
EVERY_CHANGE = (
    0.4  # of the subtitles carry a name: then every change of speaker is named, and what has no name goes on;
)
# where only those are named who aren't seen, it is far fewer
SECONDS_A_PAGE = 60  # the rule of thumb of the trade

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIME = re.compile(rf"\s{{0,9}}{_CLOCK}\s{{0,9}}-->\s{{0,9}}{_CLOCK}(?!\d)")
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,99}(?:WEBVTT\b|\d{1,6}\s{1,9}(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}\s{1,9}-->)"
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]{1,9}([^<>\n]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|<\d[\d:.]{2,20}>|\{\\[^{}\n]{0,100}\}")
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|quot|lrm|rlm);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "quot": '"', "lrm": "", "rlm": ""}
_BLOCKS = ("NOTE", "STYLE", "REGION", "WEBVTT")
_ENDS = re.compile(r"[.?!…♪\"”)\]]$")
_SUNG = ("♪", "♫", "#")


@dataclass
class _Subtitle:
    """One subtitle: the rows that say when, and those that say what. Rows are counted from 0."""

    furniture: list[int]
    start: float = 0.0  # seconds
    end: float = 0.0
    texts: list[int] = field(default_factory=list)


def sniff(head: bytes) -> bool:
    """Begins with WEBVTT, or with a number and a time."""
    return _HEAD.match(head) is not None


def read(data: bytes, name: str) -> Work:
    """Read subtitles."""
    drawn, voices = _draw(decode(data, name=name))
    subtitles = list(_cut(drawn.rows))
    names = find_names((drawn.rows[at].strip() for subtitle in subtitles for at in subtitle.texts), voices)
    talk = _Talk(WorkBuilder(drawn, Form.SUBTITLES, NAME), names)
    talk.names_change = talk.count_named(subtitles) >= EVERY_CHANGE * max(1, len(subtitles))
    before: _Subtitle | None = None
    for subtitle in subtitles:
        talk.read(subtitle, before)
        before = subtitle
    talk.say_doubts()
    return talk.builder.build()


def _draw(source: Source) -> tuple[Source, list[str]]:
    """The source without its tags, and the voices that were marked as such."""
    voices = _VOICE.findall(source.text)
    text = _TAG.sub("", _VOICE.sub(r"\1: ", source.text))
    return replace(source, text=_ENTITY.sub(lambda match: _ENTITIES[match[1]], text)), voices


def _cut(rows: Sequence[str]) -> Iterator[_Subtitle]:
    """The subtitles of a file; what stands above the first is one without texts."""
    now = _Subtitle([])
    in_block = False  # of a header, a note or a style, up to the next blank row
    times = {at: time for at, row in enumerate(rows) if "-->" in row and (time := _TIME.match(row))}
    for at, row in enumerate(rows):
        if at in times or (at + 1 in times and _is_id(rows, at)):
            if at not in times or not now.furniture or now.furniture[-1] != at - 1 or now.texts:
                yield now
                now = _Subtitle([])
            now.furniture.append(at)
            if at in times:
                now.start, now.end = _seconds(times[at].groups()[:4]), _seconds(times[at].groups()[4:])
            in_block = False
        elif not row.strip():
            in_block = False
        elif in_block or not now.end or (row.startswith(_BLOCKS) and not rows[at - 1].strip()):
            in_block = in_block or row.startswith(_BLOCKS)
            if now.texts:
                yield now
                now = _Subtitle([], now.start, now.end)
            now.furniture.append(at)
        else:
            now.texts.append(at)
    yield now


def _is_id(rows: Sequence[str], at: int) -> bool:
    """Whether a row above a time names the subtitle: a number, or anything behind a blank row."""
    return bool(rows[at].strip()) and (rows[at].strip().isdigit() or not at or not rows[at - 1].strip())


def _seconds(clock: Sequence[str | None]) -> float:
    hours, minutes, seconds, parts = (each or "0" for each in clock)
    return 3600 * int(hours) + 60 * int(minutes) + int(seconds) + float(f"0.{parts}")


@dataclass
class _Talk:
    """What has been read, subtitle by subtitle."""

    builder: WorkBuilder
    names: frozenset[str]
    names_change: bool = False  # whether a name stands at every change of speaker
    n_named: int = 0
    n_nameless: int = 0
    is_open: bool = False  # what was said last breaks off in mid-sentence
    turned: bool = False  # a dash stood here: what follows is somebody else's
    minute: int = -1

    def count_named(self, subtitles: Sequence[_Subtitle]) -> int:
        """How many subtitles name a speaker."""
        rows = self.builder.source.rows
        return sum(
            any(piece.part is Part.NAME for at in each.texts for piece in cut_row(rows[at].strip(), self.names))
            for each in subtitles
        )

    def read(self, subtitle: _Subtitle, before: _Subtitle | None) -> None:
        if before and subtitle.texts and subtitle.start - before.end >= LONG_GAP:
            self.builder.passage()
            self.is_open = False
        for at in subtitle.furniture:
            self.builder.add(LineKind.FURNITURE, self._row(at))
        if subtitle.texts:
            self._turn_page(subtitle)
        is_new = not self.is_open
        for at in subtitle.texts:
            span = self._row(at)
            for piece in cut_row(self.builder.source.quote(span), self.names):
                is_new = self._read_piece(piece, span.start, is_new=is_new)

    def _read_piece(self, piece: Piece, base: int, *, is_new: bool) -> bool:
        """Take a piece of a row; whether what follows may be somebody else's."""
        span = Span(base + piece.start, base + piece.end)
        match piece.part:
            case Part.TURN:
                self._add(LineKind.FURNITURE, span)
                self.turned = True
            case Part.NAME:
                self.builder.cue(span, piece.cue)
                self.n_named += 1
                self.turned = False
            case Part.SOUND:
                self._add(LineKind.NOTE, span)
                return is_new
            case Part.SPEECH:
                if self.turned or not self.builder.in_speech or (is_new and not self.names_change):
                    self.builder.nameless_speech()
                    self.n_nameless += 1
                    self.turned = False
                text = self.builder.source.quote(span)
                self.builder.add(LineKind.LYRIC if text.startswith(_SUNG) else LineKind.DIALOGUE, span)
                self.is_open = _ENDS.search(text) is None
        return False

    def _add(self, kind: LineKind, span: Span) -> None:
        """Add a stretch without the white space behind it."""
        self.builder.add(kind, Span(span.start, span.start + len(self.builder.source.quote(span).rstrip())))

    def _row(self, at: int) -> Span:
        """A row that isn't blank, without the white space around it."""
        source = self.builder.source
        row, start = source.rows[at], source.row_starts[at]
        return Span(start + len(row) - len(row.lstrip()), start + len(row.rstrip()))

    def _turn_page(self, subtitle: _Subtitle) -> None:
        minute = int(subtitle.start // SECONDS_A_PAGE)
        if minute > self.minute:
            self.minute = minute
            start = self.builder.source.row_starts[(subtitle.furniture or subtitle.texts)[0]]
            self.builder.pages.append(Page(start, f"~{minute + 1}"))

    def say_doubts(self) -> None:
        """Say how many speeches have no name."""
        n = self.n_named + self.n_nameless
        first = next((i for i, row in enumerate(self.builder.source.rows) if row.strip()), None)
        if first is None or not self.n_nameless:
            return
        why = f"of {n:,} speeches {self.n_named:,} name who speaks: the others are nobody's"
        self.builder.doubt(self._row(first), why if self.n_named else "no subtitle names who speaks")


READER = Reader(NAME, (".srt", ".vtt"), sniff, read)
