"""PDF: words by their places become typed rows, and these are read as any typed script is."""

import hashlib
import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosestory import limits
from whosestory.errors import NotTextError, TooLargeError
from whosestory.language import Extension, parse_cue
from whosestory.readers.base import Reader
from whosestory.readers.furniture import find_furniture
from whosestory.readers.pdf_columns import split_columns
from whosestory.readers.pdf_file import PdfPage, read_pages
from whosestory.readers.pdf_guard import check
from whosestory.readers.pdf_margins import drop_overlays, find_heads, page_labels, take_out_numbers
from whosestory.readers.pdf_rows import PdfRow, draw, find_grid, set_gaps
from whosestory.readers.pdf_rows import cut_rows as cut_page
from whosestory.readers.rows import Row
from whosestory.readers.screenplay_text import label, put_together, typed_rows
from whosestory.readers.shapes import Shape
from whosestory.source import Page, Source
from whosestory.work import LineKind, Work, WorkBuilder

NAME = "pdf"
HEAD = 1_024  # bytes within which a PDF must say that it is one
MIN_WORDS_A_PAGE = 2  # below this a PDF with pictures is a scan
SAMPLE = 20  # pages by which letters are judged
READABLE = 0.6  # of the characters are letters, digits or usual marks; fonts without a table give other ones
_NUMBERED = frozenset(
    {Shape.NAME, Shape.CAPITALS, Shape.NUMBERED, Shape.SHOT}
)  # with a number in the margin: a heading
_USUAL = re.compile(r"[^\W_]|[–—’‘“”…]")
_USUAL_ASCII = (string.ascii_letters + string.digits + ".,;:!?'\"()[]-/*&$%#@+=_`").encode()


def sniff(head: bytes) -> bool:
    """A PDF says so in its first bytes."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"%PDF-")


def read(data: bytes, name: str) -> Work:
    """Read a screenplay from a PDF.

    Raises:
        NotTextError: no PDF, a broken or locked one, or one that holds pictures of pages.
        TooLargeError: over a limit of `limits.py`.
    """
    drawn = draw_text(data, name)
    rows = typed_rows(drawn.source.text)
    _number_headings(rows, drawn.rows)
    furniture = find_furniture(rows)
    for i, row in enumerate(rows):
        info = drawn.rows[row.index]
        furniture.loose[i] |= info.furniture
        row.revised |= info.revised
    pages = [drawn.rows[row.index].page for row in rows]
    turned = {i for i, (page, above) in enumerate(zip(pages, [0, *pages], strict=False)) if page != above}
    kinds = label(rows, furniture, turned=turned)
    _keep_columns(rows, drawn.rows, kinds)
    _join_speeches(rows, drawn.rows, kinds)
    builder = WorkBuilder(drawn.source, format=NAME)
    builder.pages.extend(drawn.source.pages)
    return _with_numbers(put_together(builder, rows, furniture, kinds, turned=turned), drawn)


@dataclass(frozen=True)
class Drawn:
    """The text drawn from a PDF."""

    source: Source
    rows: list[PdfRow]  # one for each physical row; a blank row has that of the row below


def draw_text(data: bytes, name: str) -> Drawn:
    """A PDF's text, typed out: indents from places, blank rows from the distance of rows.

    Raises:
        NotTextError: no text in it.
        TooLargeError: over a limit of `limits.py`.
    """
    if len(data) > limits.MAX_BYTES:
        raise TooLargeError(name, "bytes", len(data), limits.MAX_BYTES)
    if b"%PDF-" not in data[:HEAD]:
        raise NotTextError(name, "this is no PDF, whatever its name says", "give a script")
    check(data, name)
    pages = read_pages(data, name)
    _check(pages, name)
    drop_overlays(pages)
    cut = [cut_page(page, i) for i, page in enumerate(pages)]
    grid = find_grid([row for rows in cut for row in rows])
    find_heads(cut, [page.height for page in pages], grid)
    labels = page_labels(cut)
    text: list[str] = []
    infos: list[PdfRow] = []
    starts: list[Page] = []
    offset = 0
    for rows, page_label in zip(cut, labels, strict=True):
        kept = take_out_numbers(rows, grid)
        set_gaps(kept, grid)
        if kept:
            starts.append(Page(offset, page_label))
        for row in split_columns(kept, grid):
            typed = "\n" * row.gap + draw(row.words, grid) + "\n"
            text.append(typed)
            infos += [row] * (row.gap + 1)
            offset += len(typed)
    if len(infos) > limits.MAX_ROWS:
        raise TooLargeError(name, "rows", len(infos), limits.MAX_ROWS)
    return Drawn(Source(name, "".join(text), hashlib.sha256(data).hexdigest(), tuple(starts)), infos)


def _check(pages: Sequence[PdfPage], name: str) -> None:
    """Refuse scans, empty files, and fonts that don't say what their letters are."""
    n_words = sum(len(line) for page in pages for line in page.lines)
    pictured = sum(page.n_objects > 0 for page in pages)
    if n_words < MIN_WORDS_A_PAGE * len(pages) and pictured > len(pages) / 2:
        raise NotTextError(name, "this PDF is pictures", "run OCR first")
    if not n_words:
        raise NotTextError(name, "this PDF has no text in it", "give a script")
    text = "".join(word.text for page in pages[:: len(pages) // SAMPLE + 1] for word in page.words)
    odd = text.encode().translate(None, _USUAL_ASCII).decode()  # nothing is left, mostly
    if len(odd) - len(_USUAL.findall(odd)) > (1 - READABLE) * len(text):
        raise NotTextError(name, "this PDF doesn't say which letters it draws", "run OCR first")


def _number_headings(rows: Sequence[Row], infos: Sequence[PdfRow]) -> None:
    """Capitals with a scene number in the margin are a heading."""
    for row in rows:
        if infos[row.index].number and row.shape in _NUMBERED:
            row.shape, row.name = Shape.HEADING, ""


def _keep_columns(rows: Sequence[Row], infos: Sequence[PdfRow], kinds: list[LineKind]) -> None:
    """What stands in two columns is speech, whatever its indents look like."""
    aside = False
    side = 0
    for i, row in enumerate(rows):
        info = infos[row.index]
        if not info.side or kinds[i] is LineKind.FURNITURE:
            side = 0
            continue
        if info.side != side:
            kinds[i], aside = LineKind.CUE, False
        else:
            aside = aside or row.text[0] == "("
            kinds[i] = LineKind.PARENTHETICAL if aside else LineKind.DIALOGUE
            aside = aside and ")" not in row.text
        side = info.side


def _join_speeches(rows: Sequence[Row], infos: Sequence[PdfRow], kinds: list[LineKind]) -> None:
    """At the top of a page a name that is said again belongs to the page, where its speech goes on."""
    name = ""
    last = -1
    for i, row in enumerate(rows):
        kind = kinds[i]
        if kind is LineKind.FURNITURE:
            continue
        if kind is LineKind.CUE:
            turned = last >= 0 and infos[rows[last].index].page < infos[row.index].page
            speaks = turned and kinds[last] in (LineKind.DIALOGUE, LineKind.PARENTHETICAL)
            if speaks and row.name == name and (_is_continued(row) or _is_more(rows, last)):
                kinds[i] = LineKind.FURNITURE
                continue
            name = row.name
        last = i


def _is_continued(row: Row) -> bool:
    return Extension.CONTINUED in parse_cue(row.text).extensions


def _is_more(rows: Sequence[Row], i: int) -> bool:
    return i + 1 < len(rows) and "MORE" in rows[i + 1].text and rows[i + 1].shape is Shape.FURNITURE


def _with_numbers(work: Work, drawn: Drawn) -> Work:
    """The work with the scene numbers that its margins print."""
    scenes = []
    for scene in work.scenes:
        number = scene.heading and drawn.rows[work.source.row_at(scene.heading.span.start)].number
        scenes.append(replace(scene, number=number) if number else scene)
    return replace(work, scenes=tuple(scenes))


READER = Reader(NAME, (".pdf",), sniff, read)
