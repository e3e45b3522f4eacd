"""Works to Fountain, so that what is written reads back the same; a mark stands only where it is needed.

Where no mark of Fountain's keeps a row from being read as something else (a speech that says INT. BAR), an empty
boneyard `/**/` stands before it: other programs cut it out, and ours takes the row for words. A shot that isn't typed
as shots are (ANGLE ON BEN, in a row by itself) has `/*shot*/` before it likewise.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import zip_longest

from whosestory.language import parse_cue
from whosestory.language.shots import is_shot
from whosestory.work import LineKind, Work, parse_heading
from whosestory.writers.base import Piece, Remark, Writer, common_losses, pieces
from whosestory.writers.emphasis import escaped

GUARD, SHOT_GUARD = "/**/", "/*shot*/"
EMPHASIS = "*_ \t"
MAX_NAME_WORDS = 4  # of a cue without a mark
_SPEECH = frozenset({LineKind.DIALOGUE, LineKind.PARENTHETICAL, LineKind.LYRIC})
_KINDS = {LineKind.NARRATION: LineKind.ACTION}
_SIDE = r"(?:INT|EXT|EST|INTERIOR|EXTERIOR|I/E|E/I)\b"
_HEADING = re.compile(r"(?:INT|EXT|EST|INT\.?/EXT|I/E)\.? \S")
_HEADING_LIKE = re.compile(rf"\W*(?:[A-Z]?\d{{1,4}}[A-Z]{{0,3}}[.)]?\s+)?(?:{_SIDE}|I\./E|E\./I)", re.IGNORECASE)
_MARK = re.compile(r"[@!~>#=]|\.[(\[\"'“‘*_]{0,3}[^\W_]")
_FORCIBLE = re.compile(r"[^!?]*\w")  # what `!` may stand before
_CAPITALS = re.compile(r"\b(?:FADE|CUT|DISSOLVE|WIPE|END|BACK TO)\b")  # some are transitions
_FURNITURE = re.compile(r"\(?(?:MORE|CONTINUED)\b")
_TRANSITION = re.compile(r"[A-Z][A-Z ]* TO:")
_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[ '’&-]+[^\W_]+)*(?: \([^()]{1,40}\))*")
_NO_NAME = re.compile(
    r"\b(?:INT|EXT|EST|SUPER|TITLES?|CHYRON|CAPTION|SUPERIMPOSE|INSERT|MONTAGE|SERIES|INTERCUT|ANGLE|BACK|CLOSE|CLOSER"
    r"|CLOSEUP|WIDE|WIDER|FLASHBACK|END|OVER|ON|LATER|MOMENTS|ESTABLISHING|POV|FADE|CUT|DISSOLVE|TO|THE|CREDITS)\b"
)
_KEY = re.compile(r"[A-Za-z][\w /-]{0,40}:")
_ASIDE = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_PARENS = re.compile(r"[(\[][^()\[\]]*[)\]]?")


def write(work: Work, remarks: Sequence[Remark] = ()) -> bytes:
    """A work as Fountain, in UTF-8, with remarks as notes."""
    marked = work.format == "fountain"
    out = _title_page(work.title_page)
    above: Piece | None = None
    is_top = True  # where `Key: value` would be a title page, or more of it
    names = {line.cue.name for line in work.lines(LineKind.CUE) if line.cue}
    found = [_prepared(piece, marked=marked) for piece in pieces(work, remarks)]
    for piece, below in zip_longest(found, found[1:]):
        if piece.text:
            rows = _written(piece, below, names, is_first=is_top)
            is_top = is_top and piece.kind is LineKind.NOTE
            out.append(("\n" if _is_close(above, piece) else "\n\n") if out else "")
            out.append("\n".join(rows))
            above = piece
    return ("".join(out) + "\n").encode("utf-8", "replace")


def _prepared(piece: Piece, *, marked: bool) -> Piece:
    """A piece of a kind that Fountain has, in which nothing opens a note by chance and nothing becomes emphasis."""
    kind = _KINDS.get(piece.kind, piece.kind)
    rows = piece.rows
    if kind is not LineKind.NOTE:
        rows = tuple(defused(row) for row in rows)
    if not marked and kind in (LineKind.ACTION, LineKind.SHOT, LineKind.DIALOGUE, LineKind.LYRIC):
        rows = tuple(escaped(row) for row in rows)
    return replace(piece, kind=kind, rows=rows)


def defused(text: str) -> str:
    """A text without the marks that open notes and boneyard; those that close them mean nothing without."""
    for mark in ("[[", "/*"):
        while mark in text:
            text = text.replace(mark, f"{mark[0]} {mark[1]}")
    return text


def _is_close(above: Piece | None, piece: Piece) -> bool:
    """Whether a piece stands right below the one above it: within a speech."""
    if above is None or piece.speech is None or piece.speech != above.speech or piece.kind is LineKind.CUE:
        return False
    return piece.kind in _SPEECH or (piece.kind is LineKind.NOTE and above.kind is not LineKind.FURNITURE)


def _written(piece: Piece, below: Piece | None, names: Set[str], *, is_first: bool) -> list[str]:
    """The rows of a piece, with the marks that it needs."""
    match piece.kind:
        case LineKind.HEADING:
            return [_heading(piece)]
        case LineKind.CUE:
            return [_cue(piece, below)]
        case LineKind.DIALOGUE:
            return _speech(piece.rows)
        case LineKind.PARENTHETICAL:
            return [_aside(piece.text)]
        case LineKind.LYRIC:
            return [f"~{row}" for row in piece.rows if row]
        case LineKind.TRANSITION:
            return [piece.text if _TRANSITION.fullmatch(piece.text) else f"> {piece.text}"]
        case LineKind.NOTE:
            return _note(piece.rows)
        case LineKind.SHOT:
            return [_shot(" ".join(filter(None, piece.rows)), names)]
        case LineKind.FURNITURE:
            return [f"{'#' * min(max(piece.depth, 1), 9)} {piece.text}"]
        case _:
            return _action(piece, names, is_first=is_first)


def _heading(piece: Piece) -> str:
    text = piece.text if _HEADING.match(piece.text.lstrip("*_ ")) else f".{piece.text}"
    return f"{text} #{piece.number}#" if _marks_number(piece) else text


def _marks_number(piece: Piece) -> bool:
    """Whether the number needs its mark: not where the heading has it in its own words."""
    is_mark = re.fullmatch(r"[\w.-]{1,20}", piece.number) is not None
    return is_mark and parse_heading(piece.text).number != piece.number


def _cue(piece: Piece, below: Piece | None) -> str:
    text = piece.text
    name = _PARENS.sub("", text).strip()
    speaks = below is not None and below.kind in _SPEECH and below.speech == piece.speech
    if speaks and below is not None and any(_is_risky(row, frozenset()) for row in (below.rows[0], below.text)):
        speaks = False
    bare = (
        speaks
        and _NAME.fullmatch(text) is not None
        and name.isupper()
        and len(name.split()) <= MAX_NAME_WORDS
        and not _NO_NAME.search(name)
    )
    return f"{'' if bare else '@'}{text}{' ^' if piece.at_once else ''}"


def _speech(rows: tuple[str, ...]) -> list[str]:
    """Rows of dialogue; blank ones hold two spaces. If one would be read as something else, all become one row."""
    if any(_is_risky_in_speech(row) for row in rows[1:]):
        rows = (" ".join(filter(None, rows)),)
    first = f"{GUARD}{rows[0]}" if _is_risky_in_speech(rows[0]) else rows[0]
    return [first, *(row or "  " for row in rows[1:])]


def _is_risky_in_speech(row: str) -> bool:
    bare = row.strip("*_")
    if _MARK.match(row) or _FURNITURE.match(row) or (bare.startswith("(") and (bare.endswith(")") or ")" not in bare)):
        return True
    return _is_capital(row) and (":" in row or _PARENS.search(row) is not None or _HEADING_LIKE.match(row) is not None)


def _is_capital(row: str) -> bool:
    return row.isupper() or _PARENS.sub("", row).isupper()


def _aside(text: str) -> str:
    """A parenthetical with its parentheses, and none within that would break it."""
    if _ASIDE.fullmatch(text.strip("*_")):
        return text
    inner = text.strip("()")
    return f"({inner})" if _ASIDE.fullmatch(f"({inner})") else f"({inner.replace('(', '').replace(')', '')})"


def _note(rows: tuple[str, ...]) -> list[str]:
    text = "\n".join(row or "  " for row in rows)
    if text in ("[[]]", GUARD):
        return [text]
    if "[[" not in text and "]]" not in text:
        return f"[[{text}]]".split("\n")
    return f"/* {text.replace('*/', '* /')} */".split("\n")


def _action(piece: Piece, names: Set[str], *, is_first: bool) -> list[str]:
    """Rows of action; if one below the first would be read as something else, all become one row."""
    rows = tuple(filter(None, piece.rows))
    if piece.is_centred and len(rows) == 1:
        return [f"> {rows[0]} <"]
    if any(_is_risky(row, names) for row in rows[1:]):
        rows = (" ".join(rows),)
    first = rows[0]
    is_safe = not (_is_risky(first, names) or (is_first and _KEY.match(first)) or is_shot(first.strip(EMPHASIS)))
    if is_safe and not (_is_capital(first) and len(rows) > 1):
        return list(rows)
    return [f"!{first}" if _FORCIBLE.match(first) else f"{GUARD}{first}", *rows[1:]]


def _shot(text: str, names: Set[str]) -> str:
    return text if is_shot(text.strip(EMPHASIS)) and not _is_risky(text, names) else f"{SHOT_GUARD}{text}"


def _is_risky(row: str, names: Set[str]) -> bool:
    """Whether a row of action might be read as something else, where it stands free."""
    if _MARK.match(row) or _HEADING_LIKE.match(row) or _FURNITURE.match(row):
        return True
    if not _is_capital(row):
        return False
    return (
        bool(_CAPITALS.search(row))
        or row.rstrip("*_").endswith(":")
        or _PARENS.search(row) is not None
        or parse_cue(row).name in names
    )


def _title_page(title_page: tuple[tuple[str, str], ...]) -> list[str]:
    rows: list[str] = []
    for key, value in title_page:
        values = [defused(row.strip()) for row in value.splitlines() if row.strip()]
        if len(values) == 1:
            rows.append(f"{key.capitalize()}: {values[0]}")
        elif values:
            rows += [f"{key.capitalize()}:", *(f"    {row}" for row in values)]
    return ["\n".join(rows)] if rows else []


WRITER = Writer("fountain", (".fountain", ".spmd"), write, common_losses, write)
