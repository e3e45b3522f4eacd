"""The rows of a text as a reader looks at them: what each says, where it stands, what stood in its margins."""

import re
from dataclasses import dataclass

from whosestory.readers.shapes import Shape, shape_of

MARGIN = 60  # characters at a row's end within which a revision mark is looked for
DOUBLED = 0.95  # of the rows have a blank row above them where rows are doubled; in other scripts about half
_LOOSE = re.compile(r"(?:[^\s\w(]|\w{1,2})\s{3,}(?=\S)")  # a stray mark in the left margin of a scan
_REVISED = re.compile(r"\s{2,}[*!|]+\s*$|\s\*+$")  # a revision mark in the right one
_MARKS = frozenset("*!|>")  # a row that ends so may have one, or a tag
_TAGS = re.compile(r"(?:</?[a-zA-Z][^<>]{0,80}>\s*)+")  # HTML left around a row


@dataclass(slots=True)
class Row:
    """A row that isn't blank. Not frozen: thousands are made for a script, and freezing doubles the time."""

    index: int  # of the physical row, from 0
    start: int  # offset of its first character
    end: int  # offset behind its last
    text: str  # without what stands in the margins: revision marks, loose characters
    column: int  # at which `text` begins
    gap: int  # blank rows before it
    shape: Shape
    name: str = ""  # of a row that could be a cue: the name in it
    revised: bool = False  # an asterisk in its right margin


def cut_rows(text: str) -> list[Row]:
    """All rows of a text that aren't blank."""
    rows = []
    start = gap = 0
    raws = text.splitlines(keepends=True)
    has_tabs = "\t" in text
    for index, (raw, bare) in enumerate(zip(raws, map(str.strip, raws), strict=True)):
        if not bare:
            gap += 1
        else:
            if bare[-1] in _MARKS or bare[0] == "<" or bare.find(" ", 1, 3) > 0:
                rows.append(_row(index, start, raw, gap))
            else:  # nothing in its margins
                lead = raw.find(bare[0])
                column = len(raw[:lead].expandtabs(8)) if has_tabs and "\t" in raw[:lead] else lead
                shape, name = shape_of(bare)
                rows.append(Row(index, start + lead, start + lead + len(bare), bare, column, gap, shape, name))
            gap = 0
        start += len(raw)
    _close_up(rows)
    return rows


def _close_up(rows: list[Row]) -> None:
    """Where a blank row stands below every row, take one away: it says nothing."""
    if sum(row.gap > 0 for row in rows) > DOUBLED * len(rows):
        for row in rows:
            row.gap = max(0, row.gap - 1)


def _row(index: int, start: int, raw: str, gap: int) -> Row:
    left = raw.lstrip()
    lead = len(raw) - len(left)
    text = left.rstrip()
    begin, last = start + lead, text[-1]
    if text[0] == "<" or last == ">":
        return _tagged_row(index, begin, text, lead, gap)
    column = len(raw[:lead].expandtabs(8)) if "\t" in raw[:lead] else lead
    end = begin + len(text)
    revised = False
    if last in "*!|":
        text = text[:-MARGIN] + _REVISED.sub("", text[-MARGIN:]) or text
        revised = last == "*" and begin + len(text) < end and any(map(str.isalnum, text))
    if " " in text[1:3] and (loose := _LOOSE.match(text)) and not text[0].isdigit():
        column += loose.end()
        begin += loose.end()
        text = text[loose.end() :]
    shape, name = shape_of(text)
    return Row(index, begin, end, text, column, gap, shape, name, revised)


def _tagged_row(index: int, start: int, text: str, column: int, gap: int) -> Row:
    """A row with HTML tags around it: what stands between them, or furniture."""
    head = _TAGS.match(text)
    begin = head.end() if head else 0
    body = text[begin:]
    foot = body.rfind("</")
    if foot > 0 and _TAGS.fullmatch(body[foot:]):
        body = body[:foot].rstrip()
    if not body or body[0] == "<":
        return Row(index, start, start + len(text), text, column, gap, Shape.FURNITURE)
    lead = len(body) - len(body.lstrip())
    body = body.lstrip()
    begin += start + lead
    return Row(index, begin, begin + len(body), body, column + lead, gap, *shape_of(body))
