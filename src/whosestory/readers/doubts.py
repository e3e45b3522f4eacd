"""What a reading isn't sure of: said with its place, so that the reader of a page can look."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from whosestory.readers.rows import Row
from whosestory.readers.shapes import PROSE
from whosestory.readers.wording import lean
from whosestory.source import Span
from whosestory.work import Doubt, LineKind

MIN_ROWS = 8  # of a text in which somebody should speak
MIN_BLANK = 0.03  # of the rows are blank in any text that still has its layout
LOST_INDENT = 3  # columns: speech less far from action than this isn't indented
AGAINST = 3.0  # log-odds by its words against what a row was taken for, where words are all there is
LONG_NAME = 4  # words of a cue that stands only once
ACTION_NAME = -2.0  # lean of such a name: it reads like action
GARBLED = 0.25  # of a row's characters are no letters, digits or usual marks
GARBLED_LENGTH = 6  # characters; shorter rows are odd easily
LONG_SPEECH = 120  # rows under one cue: is one missing?
_CUE, _DIALOGUE = LineKind.CUE, LineKind.DIALOGUE
_ODD_MARK = re.compile(r"[\^~|<>{}\\=_`@·•°¬¦§¤£¥¢€»«\ufffd]")
_ODD_NAME = re.compile(r"[^\w\s.,'’\"#&/()-]")


def find_doubts(rows: Sequence[Row], kinds: Sequence[LineKind]) -> Iterator[Doubt]:
    """Everything unclear, in no order of weight."""
    if not rows:
        return
    counts = Counter(kinds)
    story = len(rows) - counts[LineKind.FURNITURE]
    if not counts[LineKind.CUE] and story >= MIN_ROWS:
        why = "nobody speaks" if counts[LineKind.HEADING] else "nobody speaks: prose, or a format that isn't known"
        yield Doubt(Span(rows[0].start, rows[-1].end), why, counts[LineKind.HEADING] > 0)
        return
    yield from _layout_doubts(rows, kinds)
    yield from _cue_doubts(rows, kinds)
    yield from _garbled(rows, kinds)


def is_layout_lost(rows: Sequence[Row], kinds: Sequence[LineKind]) -> bool:
    """Whether neither blank rows nor indents tell speech from action."""
    n_blank = sum(row.gap > 0 for row in rows)
    columns = {kind: Counter(row.column for row, k in zip(rows, kinds, strict=True) if k is kind) for kind in _TOLD}
    if n_blank > MIN_BLANK * len(rows) or not all(columns.values()):
        return False
    said, seen = (columns[kind].most_common(1)[0][0] for kind in _TOLD)
    return abs(said - seen) < LOST_INDENT


_TOLD = (LineKind.DIALOGUE, LineKind.ACTION)


def _layout_doubts(rows: Sequence[Row], kinds: Sequence[LineKind]) -> Iterator[Doubt]:
    if not is_layout_lost(rows, kinds):
        return
    yield Doubt(
        Span(rows[0].start, rows[0].end), "indents and blank rows are lost: speech and action are told by their words"
    )
    for row, kind in zip(rows, kinds, strict=True):
        if kind is LineKind.DIALOGUE and lean(row.text) < -AGAINST:
            yield Doubt(Span(row.start, row.end), "speech, or action?")
        elif kind is LineKind.ACTION and row.shape is PROSE and lean(row.text) > AGAINST:
            yield Doubt(Span(row.start, row.end), "action, or speech?")


def _cue_doubts(rows: Sequence[Row], kinds: Sequence[LineKind]) -> Iterator[Doubt]:
    counts = Counter(row.name for row, kind in zip(rows, kinds, strict=True) if kind is _CUE)
    cue: Row | None = None
    length = 0
    for row, kind in zip(rows, kinds, strict=True):
        if kind is _DIALOGUE:
            length += 1
            if length == LONG_SPEECH and cue:
                yield Doubt(Span(cue.start, cue.end), f"a speech of over {LONG_SPEECH} rows: is a cue missing?")
        elif kind is _CUE:
            if counts[row.name] == 1 and _is_odd_name(row.name):
                yield Doubt(Span(row.start, row.end), "a cue? it stands only here, and is no usual name")
            cue, length = row, 0


def _is_odd_name(name: str) -> bool:
    return len(name.split()) >= LONG_NAME or bool(_ODD_NAME.search(name)) or lean(name) < ACTION_NAME


def _garbled(rows: Sequence[Row], kinds: Sequence[LineKind]) -> Iterator[Doubt]:
    ends = list(accumulate(len(row.text) + 1 for row in rows))
    marks = _ODD_MARK.finditer("\n".join([row.text for row in rows]))  # few have any: looked for in all rows at once
    for i in dict.fromkeys(bisect_right(ends, mark.start()) for mark in marks):
        row = rows[i]
        if kinds[i] is LineKind.FURNITURE or len(row.text) < GARBLED_LENGTH:
            continue
        if len(_ODD_MARK.findall(row.text)) > GARBLED * len(row.text):
            yield Doubt(Span(row.start, row.end), "can't be read", False)
