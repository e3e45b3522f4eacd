"""Web pages: scripts saved from the web, drawn as a browser shows them and read like any text.

The script is the block of the page that holds most rows like a script's; navigation, adverts and links are left out.
Pages whose paragraphs say by their class what they are (`<p class="character">`) are read by that.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from whosestory import limits
from whosestory.errors import NotTextError, TooLargeError
from whosestory.readers.base import Reader
from whosestory.readers.drawn import Paragraph, are_styled, read_drawn, read_paragraphs
from whosestory.readers.html_flow import Block, Flow, Row
from whosestory.readers.html_tags import tokens
from whosestory.readers.shapes import Shape, shape_of
from whosestory.readers.title_page import parse_title_page
from whosestory.work import Work

NAME = "html"
MAIN_SHARE = 0.9  # of the weight of all rows stand in the block that is the script; the rest is loose ends
MANY_TAGS = 20  # paragraphs or line breaks in the first bytes: fewer are left over in a plain text
SCRIPT_ROW = 3.0  # weight of a row like a script's; any other row of text has 1
LONGEST_SHAPED = 200  # characters; longer rows are paragraphs
_SCRIPT_SHAPES = frozenset({Shape.HEADING, Shape.NUMBERED, Shape.TRANSITION, Shape.ASIDE, Shape.NAME})
_KEPT_LINKS = frozenset({Shape.HEADING, Shape.NAME})  # links that may be of the script: names to a page on each
_SPEECH = re.compile(r"[A-Z][\w .'’-]{0,25}:\s")
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,4000}?-->){0,20}<(?:!doctype\s{1,9}html|html|head|body|pre)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"<(?:p|br|div|td)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s?=\s?[\"']?([\w-]{3,20})", re.IGNORECASE)
_CHARSETS = re.compile(r"(?:iso-?8859|windows-125|cp125|koi8|shift_jis|euc-|gb|big5|macintosh|mac)[\w-]{0,12}", re.I)


def sniff(head: bytes) -> bool:
    """Begins as a page does, or has the tags of one."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode()
    return _START.match(head) is not None or len(_TAGS.findall(head)) >= MANY_TAGS


def read(data: bytes, name: str) -> Work:
    """Read a script from a web page.

    Raises:
        NotTextError: the page shows no text, or only frames other pages.
        TooLargeError: over a limit of `limits.py`.
    """
    flow = Flow().draw(tokens(_decode(data, name)))
    rows = _main(flow.rows, flow.blocks)
    if not any(row.text for row in rows):
        if flow.has_frames:
            raise NotTextError(name, "this web page only frames others", "save the page in the frame")
        raise NotTextError(name, "this web page has no text in it", "copy the script from it into a file")
    paragraphs = [Paragraph(row.text, row.kind) for row in rows]
    if are_styled(paragraphs):
        work = read_paragraphs(paragraphs, name=name, data=data, format=NAME)
    else:
        work = read_drawn("\n".join(row.text for row in rows) + "\n", name=name, data=data, format=NAME)
    given = dict(parse_title_page([flow.title])) if flow.title and "title" not in dict(work.title_page) else {}
    return replace(work, title_page=(("title", given["title"]), *work.title_page)) if "title" in given else work


def _decode(data: bytes, name: str) -> str:
    """A page's text: as all text is decoded, but by the encoding that it declares where it isn't UTF-8."""
    if len(data) > limits.MAX_BYTES:
        raise TooLargeError(name, "bytes", len(data), limits.MAX_BYTES)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise NotTextError(name, "this is no text file (it holds bytes that no text has)", "save the page again")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(_declared(data), "replace")


def _declared(data: bytes) -> str:
    """The encoding that a page declares, if it is one for text; else Windows-1252."""
    match = _CHARSET.search(data[:4096])
    charset = match[1].decode("ascii", "replace").lower() if match else ""
    if not _CHARSETS.fullmatch(charset) or charset in ("iso-8859-1", "iso8859-1"):
        return "cp1252"
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return "cp1252"


def _main(rows: Sequence[Row], blocks: Sequence[Block]) -> list[Row]:
    """The rows of the script: of the innermost block that holds nearly all that is like one."""
    weights = [_weigh(row) for row in rows]
    aside = sum(weight for row, weight in zip(rows, weights, strict=True) if row.is_aside)
    drops_aside = 2 * aside < sum(weights)
    kept = [0.0 if row.is_aside and drops_aside else weight for row, weight in zip(rows, weights, strict=True)]
    sums = [0.0, *accumulate(kept)]
    needed = MAIN_SHARE * sums[-1]
    holding = [block for block in blocks if sums[block.end] - sums[block.start] >= needed]
    main = max(holding, key=lambda block: block.depth, default=Block(0, 0, len(rows)))
    return [
        row
        for row, weight in zip(rows[main.start : main.end], weights[main.start : main.end], strict=True)
        if not (row.is_aside and drops_aside) and (weight or not row.text)
    ]


def _weigh(row: Row) -> float:
    """How much a row is like a script's; nothing if it is blank or a link."""
    text = row.text.strip()
    if not text:
        return 0.0
    shape = shape_of(text)[0] if len(text) <= LONGEST_SHAPED else Shape.PROSE
    if 2 * row.n_linked > len(text):
        return 1.0 if shape in _KEPT_LINKS else 0.0
    return SCRIPT_ROW if shape in _SCRIPT_SHAPES or row.kind or _SPEECH.match(text) else 1.0


READER = Reader(NAME, (".html", ".htm", ".xhtml"), sniff, read)
