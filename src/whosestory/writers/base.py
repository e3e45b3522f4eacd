"""What a writer is, and a work as writers see it: piece by piece, with what belonged to the page alone left out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from whosestory.source import Span
from whosestory.work import SPOKEN, Line, LineKind, Work, parse_heading

NAMELESS = "UNKNOWN"  # who speaks where the text doesn't say
MIN_BREAKS = 10  # row breaks of one kind, before they say how the text was wrapped
WRAPPED = 0.24  # of the rows that go on are full, where text was wrapped: as readers/layout.py measured
RAGGED = 8  # columns that a full row may lack
MAX_WIDTH = 90  # columns; wider rows were wrapped by nobody
_IN_SPEECH = SPOKEN | {LineKind.PARENTHETICAL}
_OWN = frozenset({"fountain", "fdx"})  # formats in which a row break is meant, and a heading is no more than itself
_ACT = re.compile(r"[*_]*(?:ACT|TEASER|COLD OPEN|TAG|PROLOGUE|EPILOGUE)\b", re.IGNORECASE)
_NUMBER = r"\W{0,4}(?:SCENE\s+)?#[.):\s-]+"


@dataclass(frozen=True, slots=True)
class Remark:
    """A note to be put into a script that is written, below the line where its span begins."""

    span: Span
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """How a work is written in one format. One file a format; the list of all is `WRITERS` in the package."""

    name: str
    suffixes: tuple[str, ...]  # with the dot, in lower case
    write: Callable[[Work], bytes]
    losses: Callable[[Work], tuple[str, ...]] = lambda work: ()  # what this format can't hold of a work, in words
    annotate: Callable[[Work, Sequence[Remark]], bytes] | None = None  # as `write`, with remarks as notes


@dataclass(frozen=True, slots=True)
class Piece:
    """One element as it is to be written; of furniture only the titles of acts and sections are left."""

    kind: LineKind
    rows: tuple[str, ...]  # without the space around them
    speech: int | None = None
    number: str = ""  # of a heading
    depth: int = 0  # of a division
    at_once: bool = False  # of a cue: its speech is said while the one before is
    is_centred: bool = False

    @property
    def text(self) -> str:
        """All of it in one row."""
        return " ".join(filter(None, self.rows))


def pieces(work: Work, remarks: Sequence[Remark] = ()) -> Iterator[Piece]:
    """A work's elements in order, its divisions among them, remarks as notes below their lines."""
    unwrap = _unwrapper(work)
    left = sorted(remarks, key=lambda remark: remark.span.start, reverse=True)
    found = list(_lines_and_pieces(work))
    for (line, piece), (below, _) in zip_longest(found, found[1:], fillvalue=(None, None)):
        if piece is not None:
            yield unwrap(piece)
        if line is None or (below is not None and goes_on(line, below)):
            continue
        while left and left[-1].span.start < line.span.end:
            yield Piece(LineKind.NOTE, left.pop().rows, line.speech)
    yield from (Piece(LineKind.NOTE, remark.rows) for remark in reversed(left))


def goes_on(line: Line, below: Line) -> bool:
    """Whether two lines are one stretch of speech, which a page or paragraph ends within; a note would part them."""
    return line.kind is below.kind is LineKind.DIALOGUE and line.speech == below.speech


def _lines_and_pieces(work: Work) -> Iterator[tuple[Line | None, Piece]]:
    """Each piece with the line that it is; None for what isn't in the text by itself."""
    divisions = sorted(work.divisions, key=lambda division: division.span.start)
    speech: int | None = None
    at = 0
    for line in work.all_lines:
        while at < len(divisions) and divisions[at].span.start < line.span.start:
            yield None, Piece(LineKind.FURNITURE, (divisions[at].title,), depth=divisions[at].depth)
            at += 1
        if line.kind is LineKind.FURNITURE:
            if at < len(divisions) and divisions[at].span == line.span:
                rows = _rows(work.quote(line))
                yield line, Piece(LineKind.FURNITURE, rows, line.speech, depth=divisions[at].depth)
                at += 1
            continue
        if line.kind in _IN_SPEECH and line.speech != speech:
            yield None, Piece(LineKind.CUE, (NAMELESS,), line.speech)
        if line.kind is LineKind.CUE or line.kind in _IN_SPEECH:
            speech = line.speech
        yield line, _piece(work, line)


def _piece(work: Work, line: Line) -> Piece:
    piece = Piece(line.kind, _rows(work.quote(line)), line.speech)
    if line.kind is LineKind.HEADING:
        number = work.scenes[line.scene].number
        text = piece.text
        return replace(piece, rows=(text if work.format in _OWN else bare_heading(text, number),), number=number)
    if line.kind is LineKind.CUE:
        return replace(piece, rows=(piece.text,), at_once=line.speech in work.at_once)
    if line.kind is LineKind.ACTION:
        return replace(piece, is_centred=_is_centred(work, line))
    return piece


def _rows(text: str) -> tuple[str, ...]:
    rows = [row.strip() for row in text.strip().splitlines()]
    return tuple(rows)


def bare_heading(text: str, number: str) -> str:
    """A heading without the scene number printed beside it.

    >>> bare_heading("31A  INT. BAR - NIGHT   31A", "31A")
    'INT. BAR - NIGHT'
    """
    if not number or parse_heading(text).number != number:
        return text
    mark = re.escape(number)
    bare = re.sub(rf"(?<=\S)\s+{mark}[.)]?[\s*]*$", "", text, flags=re.IGNORECASE)
    bare = re.sub(_NUMBER.replace("#", mark), "", bare, count=1, flags=re.IGNORECASE)
    return bare.strip() or text


def _is_centred(work: Work, line: Line) -> bool:
    """Whether Fountain's marks for centred text stand around a line."""
    if work.format != "fountain":
        return False
    before = work.source.text[max(0, line.span.start - 9) : line.span.start].rstrip(" \t")
    behind = work.source.text[line.span.end : line.span.end + 9].lstrip(" \t")
    return before.endswith(">") and behind.startswith("<")


def _unwrapper(work: Work) -> Callable[[Piece], Piece]:
    """Joins the rows of a piece where a typewriter or printer broke them, and nowhere else."""
    widths = {} if work.format in _OWN else _widths(work)

    def unwrap(piece: Piece) -> Piece:
        width = widths.get(piece.kind)
        if width is None or len(piece.rows) < 2:
            return piece
        rows = [piece.rows[0]]
        for above, row in pairwise(piece.rows):
            if row and len(above) + 1 + len(row.partition(" ")[0]) > width - RAGGED:
                rows[-1] += f" {row}"
            else:
                rows.append(row)
        return replace(piece, rows=tuple(rows))

    return unwrap


def _widths(work: Work) -> dict[LineKind, int]:
    """How wide the rows of each kind are that were wrapped."""
    found = {}
    for kind in (LineKind.ACTION, LineKind.DIALOGUE, LineKind.PARENTHETICAL):
        several = [_rows(work.quote(line)) for line in work.lines(kind)]
        lengths = sorted(len(row) for rows in several for row in rows)
        breaks = [len(above) + 1 + len(row.partition(" ")[0]) for rows in several for above, row in pairwise(rows)]
        if len(breaks) < MIN_BREAKS:
            continue
        width = lengths[int(0.95 * (len(lengths) - 1))]
        if width <= MAX_WIDTH and sum(length > width for length in breaks) > WRAPPED * len(breaks):
            found[kind] = width
    return found


def common_losses(work: Work) -> tuple[str, ...]:
    """What no format for scripts holds: what belonged to the printed page, and what only plays and corpora know."""
    titles = {division.span for division in work.divisions}
    n_furniture = sum(line.span not in titles for line in work.lines(LineKind.FURNITURE)) - _n_front(work)
    headless = sum(scene.heading is None for scene in work.scenes[1:])
    spoken = {line.speech for line in work.lines(*SPOKEN)}
    nameless = len(spoken - {line.speech for line in work.lines(LineKind.CUE)})
    found = (
        counted(n_furniture, "row of the printed page", "rows of the printed page (numbers, headers, CONTINUED)"),
        counted(headless, "break before a scene without a heading", "breaks before scenes without a heading"),
        counted(nameless, f"speech of nobody named; now {NAMELESS}'s", f"speeches of nobody named; now {NAMELESS}'s"),
        counted(len(work.revised), "revision mark", "revision marks"),
        counted(len(work.stagings), "entrance or exit, but in words", "entrances and exits, but in their words"),
        counted(len(work.declared), "entry of the declared cast", "entries of the declared cast"),
    )
    return tuple(filter(None, found))


def counted(n: int, one: str, many: str) -> str:
    """How many of something there are, in words; nothing if there are none.

    >>> counted(1, "note", "notes"), counted(0, "note", "notes")
    ('1 note', '')
    """
    return f"{n} {one if n == 1 else many}" if n > 0 else ""


def is_act(piece: Piece) -> bool:
    """Whether a division is printed, as acts are; other sections are the writer's own."""
    return piece.kind is LineKind.FURNITURE and piece.depth <= 1 and _ACT.match(piece.text) is not None


def _n_front(work: Work) -> int:
    """Rows of furniture before the story begins: the title page, which is written from what it says."""
    n = 0
    for line in work.all_lines:
        if line.kind not in (LineKind.FURNITURE, LineKind.NOTE):
            break
        n += line.kind is LineKind.FURNITURE and not any(d.span == line.span for d in work.divisions)
    return n if work.title_page else 0
