"""Screenplays as plain text, as typed, exported, scraped or scanned."""

from whosestory.readers.base import Reader
from whosestory.readers.layout import classify
from whosestory.readers.rows import Row, cut_rows
from whosestory.readers.shapes import Shape
from whosestory.readers.transcript import split_speeches
from whosestory.source import Span, decode
from whosestory.work import LineKind, Work, WorkBuilder

PAGE_FURNITURE = (Shape.FURNITURE, Shape.NUMBER)


def sniff(head: bytes) -> bool:
    """Never sure: plain text is what is left when no other reader claims a file."""
    return False


def read(data: bytes, name: str) -> Work:
    """Read a screenplay in plain text."""
    source = decode(data, name=name)
    rows = split_speeches(cut_rows(source.text))
    builder = WorkBuilder(source, format="screenplay_text")
    loose = [row.shape in PAGE_FURNITURE for row in rows]
    kept = [row for row, out in zip(rows, loose, strict=True) if not out]
    breaks = [False, *loose[:-1]]
    breaks = [b for b, out in zip(breaks, loose, strict=True) if not out]
    kinds = iter(classify(kept, breaks))
    _assemble(builder, rows, [LineKind.FURNITURE if out else next(kinds) for out in loose])
    return builder.build()


def _assemble(builder: WorkBuilder, rows: list[Row], kinds: list[LineKind]) -> None:
    i = 0
    while i < len(rows):
        kind, row = kinds[i], rows[i]
        end = i + 1
        if kind not in (LineKind.CUE, LineKind.HEADING):
            while end < len(rows) and kinds[end] is kind and not rows[end].gap:
                end += 1
        span = Span(row.start, rows[end - 1].end)
        if kind is LineKind.HEADING:
            builder.heading(span)
        elif kind is LineKind.CUE:
            builder.cue(span)
        else:
            builder.add(kind, span)
        i = end


READER = Reader("screenplay_text", (".txt", ".text", ".script", ""), sniff, read)
