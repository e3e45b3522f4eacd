"""A web page as the rows that it shows: with indents, blank rows, and which block of the page each row stands in."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from whosestory.readers.drawn import INDENTS
from whosestory.readers.html_tags import Tag
from whosestory.readers.style_names import kind_of_style
from whosestory.work import LineKind

MAX_INDENT = 80  # columns; what stands further right isn't on the page
QUOTED = 4  # columns by which browsers indent quotations and definitions: 40 px
CELL = 12  # columns from one cell of a table to the next, as cells are drawn one below the other
PX_A_COLUMN = 8.0  # of a typewriter's letter at 10 points
_COLUMNS_A = {"px": 1 / PX_A_COLUMN, "pt": 1 / 7.2, "em": 1 / 0.6, "rem": 1 / 0.6, "ch": 1.0, "in": 10.0, "%": 0.8}

_GAPS = frozenset("p h1 h2 h3 h4 h5 h6 pre blockquote ul ol dl table hr figure section article".split())
_BLOCKS = _GAPS | frozenset(
    "div li dt dd thead tbody tfoot tr td th main header footer nav aside body html center form fieldset address"
    " details summary figcaption dir menu head frameset listing xmp".split()
)
_CLOSED_BY = {  # what an opening tag closes of what is open right around it
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"td", "th", "tr"}),
}
_ASIDE = frozenset({"nav", "aside", "footer", "menu", "dir", "head"})
_ASIDE_ROLES = frozenset({"navigation", "banner", "complementary", "contentinfo", "search"})
_ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|sponsor\w*|sidebar|cookies?|share|sharing|social|breadcrumbs?|nav\w*|menu"
    r"|footer|masthead|related|comments?|newsletter|popup|modal|toc|editsection)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?:^|[;\s])(?:margin-left|padding-left|text-indent)\s?:\s?(-?\d{1,5}(?:\.\d{1,3})?)(px|pt|r?em|ch|in|%)"
)
_ALIGN = re.compile(r"text-align\s?:\s?(center|right)")
_PLACES = {"center": INDENTS[LineKind.CUE], "right": INDENTS[LineKind.TRANSITION]}
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Row:
    """A row that the page shows."""

    text: str = ""
    n_linked: int = 0  # of its characters that are links
    is_aside: bool = False  # navigation, adverts, what is hidden
    kind: LineKind | None = None  # by the class of what it stands in


@dataclass(slots=True)
class Block:
    """A stretch of rows that the page keeps together."""

    start: int
    depth: int
    end: int = -1


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    indent: int
    is_pre: bool
    is_aside: bool
    block: Block
    kind: LineKind | None = None
    n_cells: int = 0  # of a table's row, so far


@dataclass
class Flow:
    """The rows and blocks of a page, as its tags and texts come."""

    rows: list[Row] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    has_frames: bool = False
    _open: list[_Open] = field(default_factory=list)
    _n_open: Counter[str] = field(default_factory=Counter)
    _pieces: list[str] = field(default_factory=list)  # of the row that is being drawn
    _linked: int = 0
    _in_link: bool = False
    _gap: bool = False  # a blank row is due before the next row
    _after_pre: bool = False  # right behind <pre>, where a line end isn't shown

    def draw(self, tokens: Iterable[Tag | str]) -> "Flow":
        """Take a page's tags and texts."""
        self._push(_Open("", 0, False, False, Block(0, 0)))
        for token in tokens:
            if isinstance(token, str):
                self._text(token)
            elif token.closes:
                self._close(token.name)
            else:
                self._begin(token)
        while self._open:
            self._pop()
        return self

    def _text(self, text: str) -> None:
        if self._open[-1].is_pre:
            rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            if self._after_pre and not rows[0] and len(rows) > 1:
                del rows[0]
            for row in rows[:-1]:
                self._put(row)
                self._break()
            text = rows[-1]
        else:
            text = _SPACE.sub(" ", text)
            if not self._pieces or self._pieces[-1][-1:] == " ":
                text = text.removeprefix(" ")
        self._after_pre = False
        self._put(text)

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._linked += len(text.strip()) if self._in_link else 0

    def _begin(self, tag: Tag) -> None:
        match tag.name:
            case "br":
                self._break()
            case "a":
                self._in_link = "href" in tag.attributes
            case "title":
                self.title = self.title or _SPACE.sub(" ", tag.attributes.get("text", "")).strip()
            case "hr":
                self._boundary(gap=True)
            case "frame" | "iframe":
                self.has_frames = True
            case name if name in _BLOCKS:
                self._open_block(tag)

    def _open_block(self, tag: Tag) -> None:
        implied = _CLOSED_BY.get(tag.name, frozenset())
        while self._open[-1].name == "p" or self._open[-1].name in implied:
            self._pop()
        self._boundary(gap=tag.name in _GAPS)
        above = self._open[-1]
        cell = 0
        if tag.name in ("td", "th"):
            cell, above.n_cells = CELL * above.n_cells, above.n_cells + 1
        style = tag.attributes.get("style", "").lower()
        is_pre = above.is_pre or tag.name in ("pre", "listing", "xmp") or "white-space:pre" in style.replace(" ", "")
        block = Block(len(self.rows), above.block.depth + 1)
        classes = tag.attributes.get("class", "")
        kind = next((kind for each in classes.split()[:9] if (kind := kind_of_style(each))), None)
        indent = _indent(tag, style, above.indent) + cell
        self._push(_Open(tag.name, indent, is_pre, above.is_aside or _is_aside(tag, style), block, kind))
        self._after_pre = is_pre

    def _push(self, element: _Open) -> None:
        self._open.append(element)
        self._n_open[element.name] += 1

    def _close(self, name: str) -> None:
        if name == "a":
            self._in_link = False
        elif name == "p" and not self._n_open["p"]:
            self._boundary(gap=True)
        elif self._n_open[name]:
            while self._open[-1].name != name:
                self._pop()
            self._pop()

    def _pop(self) -> None:
        element = self._open[-1]
        self._boundary(gap=element.name in _GAPS or element.n_cells > 1)
        self._open.pop()
        self._n_open[element.name] -= 1
        element.block.end = len(self.rows)
        if element.block.end > element.block.start:
            self.blocks.append(element.block)

    def _boundary(self, *, gap: bool) -> None:
        """The edge of a block: the row ends, if it has begun."""
        if "".join(self._pieces).strip():
            self._break()
        self._pieces.clear()
        self._linked = 0
        self._gap = self._gap or gap

    def _break(self) -> None:
        """End the row, blank or not."""
        text = "".join(self._pieces).replace("\xa0", " ").rstrip()
        if text and self._gap and self.rows and self.rows[-1].text:
            self.rows.append(Row())
        inner = self._open[-1]
        shown = " " * inner.indent + text if text else ""
        self.rows.append(Row(shown, self._linked, inner.is_aside, inner.kind))
        self._gap = self._gap and not text
        self._pieces.clear()
        self._linked = 0


def _indent(tag: Tag, style: str, around: int) -> int:
    """Columns at which an element's rows begin."""
    align = _ALIGN.search(style)
    place = align[1] if align else "center" if tag.name == "center" else tag.attributes.get("align", "").lower()
    if place in _PLACES and tag.name not in ("table", "td", "th", "tr", "body"):
        return _PLACES[place]
    own = sum(float(number) * _COLUMNS_A[unit] for number, unit in _LENGTH.findall(style[:2000]))
    quoted = QUOTED if tag.name in ("blockquote", "dd") else 0
    return max(0, min(MAX_INDENT, around + round(own) + quoted))


def _is_aside(tag: Tag, style: str) -> bool:
    """Whether an element is there to find one's way, to sell, or hidden."""
    attributes = tag.attributes
    if tag.name in _ASIDE or "hidden" in attributes or "display:none" in style.replace(" ", ""):
        return True
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:400]
    return attributes.get("role", "").lower() in _ASIDE_ROLES or _ASIDE_CLASS.search(named) is not None
