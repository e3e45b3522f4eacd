"""The rows of a Fountain text, with its notes and boneyard taken out of them."""

import re
from dataclasses import dataclass
from enum import IntEnum

from whosestory.source import Span

MAX_UNCLOSED = 100  # after so many notes that nobody closes, `[[` and `/*` mean something else in this text
MANY_SOFT = 10  # rows of spaces: fewer may each be meant
SOFT_SHARE = 0.5  # more of the blank rows holding spaces: an editor left them, and none is meant

GUARD = "/**/"  # what other programs cut out without a trace
SHOT_GUARD = "/*shot*/"  # likewise: before a shot that isn't typed as shots are

_OPEN = re.compile(r"/\*|\[\[")


class State(IntEnum):
    """What is left of a row when notes and boneyard are taken out."""

    TEXT = 0
    BLANK = 1
    SOFT = 2  # two spaces or more: a blank row within a speech
    NOTE = 3  # nothing but a note
    CUT = 4  # nothing but boneyard


# The same by themselves: Python 3.11 finds a member of an enum by a call.
TEXT, BLANK, SOFT, NOTE, CUT = State


@dataclass(slots=True)
class Row:
    """One physical row. Not frozen: thousands are made for a script."""

    state: State
    text: str  # without notes, boneyard and the white space around
    begin: int = 0  # of the text
    indent: int = 0  # characters before it
    cut: list[tuple[Span, bool]] | None = None  # the parts of a row that notes or boneyard run through
    is_plain: bool = False  # an empty boneyard `/**/` before it says: these are words, and no mark
    is_shot: bool = False  # `/*shot*/` before it

    @property
    def parts(self) -> list[tuple[Span, bool]]:
        """In order; True: a note or boneyard that begins here, whole but for its marks."""
        if self.cut is not None:
            return self.cut
        return [(Span(self.begin, self.begin + len(self.text)), False)] if self.text else []


_EMPTY = Row(BLANK, "")  # stands for every empty row, as nothing tells them apart


def cut_rows(text: str) -> tuple[list[Row], list[Span]]:
    """All rows of a text, and the marks of notes and boneyards that are never closed."""
    hidden, unclosed = _find_hidden(text)
    rows, start, at = [], 0, 0
    until = hidden[0].start if hidden else len(text)  # what lies before is all seen
    for raw in text.splitlines(keepends=True):
        end = start + len(raw)
        if end <= until:
            body = raw.strip()
            if body:
                indent = raw.find(body[0])
                rows.append(Row(TEXT, body, start + indent, indent))
            else:
                rows.append(_EMPTY if raw == "\n" else _blank_row(raw))
        else:
            rows.append(_cut_row(text, start, end, hidden, at))
            while at < len(hidden) and hidden[at].end <= end:
                at += 1
            until = hidden[at].start if at < len(hidden) else len(text)
        start = end
    _harden(rows)
    return rows, unclosed


def _find_hidden(text: str) -> tuple[list[Span], list[Span]]:
    """The notes and boneyards of a text. A note that holds another `[[` was never closed."""
    hidden: list[Span] = []
    unclosed: list[Span] = []
    if "/*" not in text and "[[" not in text:
        return hidden, unclosed
    last = text.rfind("*/")
    at = 0
    while len(unclosed) < MAX_UNCLOSED and (mark := _OPEN.search(text, at)):
        start, at = mark.span()
        if mark[0] == "/*":
            end = text.find("*/", at) if at <= last else -1
        else:
            opened = text.find("[[", at)
            end = text.find("]]", at, opened if opened >= 0 else len(text))
        if end < 0:
            unclosed.append(Span(start, at))
            continue
        at = end + 2
        while mark[0] == "[[" and text[at : at + 1] == "]":
            at += 1
        hidden.append(Span(start, at))
    return hidden, unclosed


def _blank_row(raw: str) -> Row:
    soft = len(raw.rstrip("\n")) >= 2 and not raw.strip(" \n")
    return Row(SOFT if soft else BLANK, "")


def _cut_row(text: str, start: int, end: int, hidden: list[Span], at: int) -> Row:
    """A row that notes or boneyards run through, or begin or end in."""
    parts: list[tuple[Span, bool]] = []
    begin, last, kept = start, at, ""
    while at < len(hidden) and hidden[at].start < end:
        kept += _add_part(parts, text, begin, hidden[at].start)
        if hidden[at].start >= start:
            parts.append((_inside(text, hidden[at]), True))
        begin, last = min(end, hidden[at].end), at
        at += 1
    kept = (kept + _add_part(parts, text, begin, end)).strip()
    if not kept:
        return Row(CUT if text.startswith("/*", hidden[last].start) else NOTE, "", cut=parts)
    is_plain = parts[0][1] and text.startswith(GUARD, parts[0][0].start)
    is_shot = parts[0][1] and text.startswith(SHOT_GUARD, parts[0][0].start - 2)
    first = next(span for span, is_hidden in parts if not is_hidden)
    cut = parts[is_plain or is_shot :]
    return Row(TEXT, kept, first.start, first.start - start, cut, is_plain, is_shot)


def _inside(text: str, hidden: Span) -> Span:
    """What a note or boneyard says, without its marks; if it says nothing, the marks themselves."""
    inner = text[hidden.start + 2 : hidden.end - 2]
    lead = len(inner) - len(inner.lstrip())
    return Span(hidden.start + 2 + lead, hidden.start + 2 + lead + len(inner.strip())) if inner.strip() else hidden


def _add_part(parts: list[tuple[Span, bool]], text: str, start: int, end: int) -> str:
    """Add what can be seen between two offsets, if it is more than white space, and return it."""
    part = text[start:end] if start < end else ""
    if part.strip():
        start += len(part) - len(part.lstrip())
        parts.append((Span(start, start + len(part.strip())), False))
    return part


def _harden(rows: list[Row]) -> None:
    """Where most blank rows hold spaces, none of them is meant to keep a speech going."""
    soft = [row for row in rows if row.state is SOFT]
    if len(soft) < MANY_SOFT:
        return
    n_blank = sum(row.state is BLANK for row in rows)
    if len(soft) > SOFT_SHARE * (len(soft) + n_blank):
        for row in soft:
            row.state = BLANK
