"""Screenplays as plain text: typed, exported, scraped off a web page or scanned."""

import re
from collections.abc import Sequence, Set

from whosestory.readers.acts import find_acts, form_of
from whosestory.readers.base import Reader
from whosestory.readers.doubts import find_doubts
from whosestory.readers.furniture import Furniture, find_furniture, numbered_headings
from whosestory.readers.layout import classify
from whosestory.readers.names import promote_letters, promote_names, read_cue, usual_names
from whosestory.readers.passages import find_passages
from whosestory.readers.revisions import find_revised, newest
from whosestory.readers.rows import Row, cut_rows
from whosestory.readers.shapes import HEADING, NUMBER, SHOT, Shape
from whosestory.readers.title_page import parse_title_page
from whosestory.readers.transcript import split_speeches
from whosestory.source import Page, Span, decode
from whosestory.work import LineKind, Work, WorkBuilder

NAME = "screenplay_text"
MIN_PLACED = 5  # numbered scenes that name a place: then the others are shots
LONG_HEADING = 45  # characters: such a heading may go on in the next row
LONG_ASIDE = 16  # rows of a speech within which a parenthesis may close
PLACED_SHARE = 0.6  # of numbered scenes name a place, unless the numbers are of shots
_HEADING, _CUE, _ACTION, _FURNITURE = LineKind.HEADING, LineKind.CUE, LineKind.ACTION, LineKind.FURNITURE
_GOING_ON = frozenset({Shape.NAME, Shape.CAPITALS})
_HEADINGS = frozenset({Shape.HEADING, Shape.NUMBERED})
_PLACE = re.compile(r"\b(?:INT|EXT)\b")
_SCENE_NUMBER = re.compile(r"\W{0,4}(\d{1,4}[A-Z]{0,2}|[A-Z]{1,2}\d{1,4})\b[\W_]{0,4}(?:\s{3,90}\1\W{0,4})?$")


def sniff(head: bytes) -> bool:
    """Never sure: plain text is what is left when no other reader claims a file."""
    return False


def read(data: bytes, name: str) -> Work:
    """Read a screenplay in plain text.

    Prose, and a script in which nobody speaks, come back as works with doubts.

    Raises:
        NotTextError: the bytes are no text.
        TooLargeError: over a limit of `limits.py`.
    """
    source = decode(data, name=name)
    rows = typed_rows(source.text)
    furniture = find_furniture(rows)
    kinds = label(rows, furniture)
    builder = WorkBuilder(source, format=NAME)
    builder.pages.extend(Page(rows[i].start, number) for i, number in furniture.pages)
    return put_together(builder, rows, furniture, kinds)


def typed_rows(text: str) -> list[Row]:
    """The rows of a typed text, each with what it looks like in this very text."""
    rows = split_speeches(cut_rows(text))
    promote_names(rows)
    promote_letters(rows)
    _shots_for_scenes(rows)
    return rows


def put_together(
    builder: WorkBuilder,
    rows: Sequence[Row],
    furniture: Furniture,
    kinds: Sequence[LineKind],
    *,
    turned: Set[int] = frozenset(),
) -> Work:
    """The work that rows of these kinds make; with those in `turned` a page begins."""
    acts = find_acts(rows)
    builder.form = form_of(rows, acts)
    builder.title_page.extend(parse_title_page([rows[i].text for i in furniture.front]))
    if furniture.revisions:
        builder.title_page.append(("revision", newest(list(furniture.revisions.values()))))
    builder.draft = ", ".join(value for key, value in builder.title_page if key in ("draft", "draft date", "revision"))
    pages = turned or {i for i, _ in furniture.pages}
    builder.revised.extend(find_revised(rows, furniture.loose, furniture.revisions, pages))
    assemble(builder, rows, kinds, acts)
    builder.doubts.extend(find_doubts(rows, kinds))
    return builder.build()


def _shots_for_scenes(rows: Sequence[Row]) -> None:
    """In a continuity list `SCENE 12` numbers every shot: only those that name a place begin a scene."""
    scenes = [row for row in rows if row.shape is HEADING and row.text.startswith("SCENE")]
    placed = [row for row in scenes if _PLACE.search(row.text)]
    if len(placed) >= MIN_PLACED and len(placed) < PLACED_SHARE * len(scenes):
        for row in scenes:
            if not _PLACE.search(row.text):
                row.shape = SHOT


def label(rows: Sequence[Row], furniture: Furniture, *, turned: Set[int] = frozenset()) -> list[LineKind]:
    """The kind of every row, furniture among them; before the rows in `turned` a page ends."""
    kept = [row for row, loose in zip(rows, furniture.loose, strict=True) if not loose]
    breaks = []
    broken = False
    for i, loose in enumerate(furniture.loose):
        if not loose:
            breaks.append(broken or i in turned)
        broken = loose
    kinds = iter(_refine(kept, classify(kept, breaks)))
    return [_FURNITURE if loose else next(kinds) for loose in furniture.loose]


def _refine(rows: Sequence[Row], kinds: list[LineKind]) -> list[LineKind]:
    """Tell views, headings behind numbers, and headings that run over a row, from action."""
    numbered = numbered_headings(rows)
    for i, kind in enumerate(kinds):
        if kind is not _ACTION:
            continue
        row = rows[i]
        if row.shape is SHOT:
            kinds[i] = LineKind.SHOT
        elif (i and kinds[i - 1] is _HEADING and _goes_on(rows[i - 1], row)) or i in numbered:
            kinds[i] = LineKind.HEADING
    _give_back(rows, kinds)
    return kinds


def _give_back(rows: Sequence[Row], kinds: list[LineKind]) -> None:
    """An aside that ends within a row is no element of its own: speech goes on behind it."""
    begin = 0
    while begin < len(kinds):
        try:
            begin = kinds.index(LineKind.PARENTHETICAL, begin)
        except ValueError:
            return
        end = begin
        while end + 1 < len(kinds) and ")" not in rows[end].text and kinds[end + 1] is LineKind.PARENTHETICAL:
            end += 1
        _, closed, tail = rows[end].text.rpartition(")")
        if any(map(str.isalnum, tail)) if closed else _is_closed_below(rows, kinds, end + 1):
            kinds[begin : end + 1] = [LineKind.DIALOGUE] * (end + 1 - begin)
        begin = end + 1


def _is_closed_below(rows: Sequence[Row], kinds: Sequence[LineKind], i: int) -> bool:
    """Whether the parenthesis that a row above opened closes in the speech that goes on in row `i`."""
    for k in range(i, min(i + LONG_ASIDE, len(rows))):
        if kinds[k] is not LineKind.DIALOGUE or rows[k].gap:
            return False
        before, closed, _ = rows[k].text.partition(")")
        if closed or "(" in before:
            return "(" not in before
    return False


def _goes_on(heading: Row, row: Row) -> bool:
    """Whether a row is the rest of a long heading above it."""
    return not row.gap and row.shape in _GOING_ON and len(heading.text) >= LONG_HEADING


def assemble(builder: WorkBuilder, rows: Sequence[Row], kinds: Sequence[LineKind], acts: dict[int, str]) -> None:
    """Hand the rows to the builder, line by line."""
    names = usual_names(row.name for row, kind in zip(rows, kinds, strict=True) if kind is _CUE)
    breaks: set[int] = set()
    if LineKind.HEADING not in kinds and LineKind.CUE in kinds:
        breaks, plain = find_passages(rows, kinds)
        where = "where the text breaks off" if plain else "by the number of speeches"
        builder.doubt(Span(rows[0].start, rows[0].end), f"no scene headings: cut into passages {where}")
    number = ""
    for i, end in _lines(rows, kinds, builder.source.text):
        kind, row = kinds[i], rows[i]
        span = Span(row.start, end)
        if i in breaks:
            builder.passage()
        if i in acts:
            builder.division(acts[i], span)
        if kind is _HEADING:
            builder.heading(span, number=number)
        elif kind is _CUE:
            builder.cue(span, read_cue(builder.source.quote(span), names))
        else:
            builder.add(kind, span)
        number = _loose_number(row) if kind is _FURNITURE else ""


def _lines(rows: Sequence[Row], kinds: Sequence[LineKind], text: str) -> list[tuple[int, int]]:
    """With which row each line begins, and its end; what is loose in a margin belongs to no line."""
    lines = []
    first, end = 0, -1  # of the line that is open
    before: LineKind | None = None
    above: Row | None = None
    for i, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind is not before or kind is _CUE or kind is _FURNITURE or above is None:
            goes_on = False
        elif kind is _HEADING:
            goes_on = _is_rest(row, above)
        else:
            goes_on = not row.gap and not text[end : row.start].strip()
        if not goes_on:
            if above:
                lines.append((first, end))
            first = i
        end, before, above = row.end, kind, row
    return [*lines, (first, end)] if rows else []


def _is_rest(row: Row, above: Row) -> bool:
    """Whether a row is the rest of the heading above it: it names no place, or the one above breaks off at a dash."""
    if row.shape not in _HEADINGS:
        return not row.gap
    return above.text[-1] in "-–—" and row.shape is HEADING and not _PLACE.search(row.text)


def _loose_number(row: Row) -> str:
    """A scene number that stands in a row of its own, above the heading."""
    match = _SCENE_NUMBER.match(row.text) if row.shape is NUMBER else None
    return match[1] if match and "  " in row.text else ""


READER = Reader(NAME, (".txt", ".text", ".script", ""), sniff, read)
