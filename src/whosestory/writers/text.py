"""Works to plain text, laid out as a typed screenplay: what stands in which column says what it is."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from whosestory.work import LineKind, Work
from whosestory.writers.base import Piece, Writer, common_losses, counted, is_act, pieces
from whosestory.writers.emphasis import plain

WIDTH = 60  # columns of action
_SPEECH = frozenset({LineKind.DIALOGUE, LineKind.PARENTHETICAL, LineKind.LYRIC})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a kind stands on the page."""

    column: int = 0
    width: int = WIDTH
    in_capitals: bool = False
    at_right: bool = False


_ACTION = _Place()
_PLACES = {
    LineKind.HEADING: _Place(in_capitals=True),
    LineKind.SHOT: _Place(in_capitals=True),
    LineKind.CUE: _Place(22, 38, in_capitals=True),
    LineKind.PARENTHETICAL: _Place(16, 26),
    LineKind.DIALOGUE: _Place(10, 36),
    LineKind.LYRIC: _Place(10, 36),
    LineKind.TRANSITION: _Place(in_capitals=True, at_right=True),
}


def write(work: Work) -> bytes:
    """A work as plain text, in UTF-8; script notes are left out."""
    marked = work.format == "fountain"
    out = _title_page(work, marked=marked)
    for piece in pieces(work):
        if piece.kind is LineKind.NOTE or not piece.text or (piece.kind is LineKind.FURNITURE and not is_act(piece)):
            continue
        rows = [plain(row) if marked else row for row in piece.rows]
        if out and piece.kind not in _SPEECH:
            out.append("")
        out += _laid_out(piece, rows)
    return ("\n".join(out) + "\n").encode("utf-8", "replace")


def _laid_out(piece: Piece, rows: Sequence[str]) -> list[str]:
    """The rows of a piece, wrapped and indented."""
    if piece.kind is LineKind.FURNITURE:
        return [row.upper().center(WIDTH).rstrip() for row in rows]
    if piece.is_centred:
        return [row.center(WIDTH).rstrip() for row in rows]
    place = _PLACES.get(piece.kind, _ACTION)
    out: list[str] = []
    for row in rows:
        text = row.upper() if place.in_capitals else row
        if piece.kind is LineKind.HEADING and piece.number and not text.startswith(piece.number):
            text = f"{piece.number}  {text}"
        wrapped = textwrap.wrap(text, place.width, break_long_words=False, break_on_hyphens=False)
        out += [part.rjust(WIDTH) if place.at_right else " " * place.column + part for part in wrapped]
    return out


def _title_page(work: Work, *, marked: bool) -> list[str]:
    rows: list[str] = []
    for key, value in work.title_page:
        text = plain(value) if marked else value
        shown = (
            text.splitlines() if key in ("title", "credit", "author", "authors") else [f"{key.capitalize()}: {text}"]
        )
        rows += [" ".join(row.split()).center(WIDTH).rstrip() for row in shown]
        if key == "title":
            rows.append("")
    return [*rows, "", ""] if rows else []


def losses(work: Work) -> tuple[str, ...]:
    """What plain text can't hold of a work."""
    n_sections = sum(piece.kind is LineKind.FURNITURE and not is_act(piece) for piece in pieces(work))
    own = (
        counted(sum(1 for _ in work.lines(LineKind.NOTE)), "note", "notes"),
        counted(n_sections, "title of a section", "titles of sections"),
        counted(len(work.at_once), "mark of speech said at once", "marks of speech said at once"),
    )
    return (*common_losses(work), *filter(None, own))


WRITER = Writer("text", (".txt", ".text"), write, losses)
