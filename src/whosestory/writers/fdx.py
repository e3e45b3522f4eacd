"""Works to Final Draft's XML, version 5 of its format, which Final Draft 8 to 13 and most other programs open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from whosestory.work import LineKind, Work
from whosestory.writers.base import Piece, Remark, Writer, common_losses, is_act, pieces
from whosestory.writers.emphasis import plain, runs

_TYPES = {
    LineKind.HEADING: "Scene Heading",
    LineKind.ACTION: "Action",
    LineKind.NARRATION: "Action",
    LineKind.CUE: "Character",
    LineKind.PARENTHETICAL: "Parenthetical",
    LineKind.DIALOGUE: "Dialogue",
    LineKind.LYRIC: "Lyrics",
    LineKind.TRANSITION: "Transition",
    LineKind.SHOT: "Shot",
}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'
    '<FinalDraft DocumentType="Script" Template="No" Version="5">'
)
_ROW_END = "\n"
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML may hold them
_KEYED = re.compile(r"[A-Za-z][A-Za-z ]{0,30}:|.*(?:&| and|,)$|\s*$", re.DOTALL)  # what its place alone can't tell
_CREDIT = re.compile(r"(?:(?:screenplay|teleplay|story|written|script|adapted|created) )?by", re.IGNORECASE)


@dataclass
class _Script:
    """The file while it is being written, and what Final Draft counts to place its notes."""

    marked: bool  # whether the text has Fountain's emphasis
    out: list[str] = field(default_factory=list)
    notes: list[tuple[int, int, str]] = field(default_factory=list)  # from where to where in the text, what
    at: int = 0
    last: tuple[int, int] | None = None  # the stretch of the paragraph above

    def paragraph(self, kind: str, rows: Sequence[str], attributes: str = "", notes: Sequence[str] = ()) -> None:
        """Add a paragraph; notes within it only where it stands in dual dialogue, which Final Draft doesn't count."""
        inner = "".join(f"<ScriptNote>{_note_rows(note)}</ScriptNote>" for note in notes)
        text = self.text(rows)
        self.out.append(f'<Paragraph{attributes} Type="{kind}">{text}{inner}</Paragraph>')

    def counted(self, kind: str, rows: Sequence[str], attributes: str = "") -> None:
        """Add a paragraph that a note may follow."""
        self.paragraph(kind, rows, attributes)
        length = _units("\n".join(plain(row) if self.marked else row for row in rows))
        self.last = (self.at, self.at + length)
        self.at += length + 1

    def text(self, rows: Sequence[str]) -> str:
        """The runs of a paragraph; its row breaks stand in them."""
        if not self.marked:
            return f"<Text>{_xml(_ROW_END.join(rows))}</Text>"
        parts = [run for i, row in enumerate(rows) for run in ([(_ROW_END, ())] if i else []) + list(runs(row))]
        return "".join(
            f"<Text{_style(styles)}>{_xml(''.join(text for text, _ in same))}</Text>"
            for styles, same in groupby(parts, key=lambda run: run[1])
        )

    def note(self, rows: Sequence[str]) -> None:
        """Add a script note to the paragraph above, or to an empty one at the very top."""
        if self.last is None:
            self.counted("Action", ("",))
        start, end = self.last or (0, 0)
        self.notes.append((start, end, "\n".join(rows)))


def write(work: Work, remarks: Sequence[Remark] = ()) -> bytes:
    """A work as a Final Draft file, with remarks as script notes."""
    script = _Script(work.format == "fountain")
    for dual, block in _blocks(list(pieces(work, remarks))):
        if dual:
            _write_dual(script, block)
        else:
            for piece in block:
                _write_piece(script, piece)
    parts = [_HEAD, "<Content>", *script.out, "</Content>", *_title_page(work)]
    if script.notes:
        notes = (f'<ScriptNote Range="{a},{b}">{_note_rows(text)}</ScriptNote>' for a, b, text in script.notes)
        parts += ["<ScriptNotes>", *notes, "</ScriptNotes>"]
    return ("\n".join([*parts, "</FinalDraft>"]) + "\n").encode()


def _write_piece(script: _Script, piece: Piece) -> None:
    match piece.kind:
        case LineKind.NOTE:
            script.note(piece.rows)
        case LineKind.FURNITURE:
            script.counted(_division_type(piece), (piece.text,))
        case LineKind.LYRIC:
            for row in filter(None, piece.rows):
                script.counted("Lyrics", (row,))
        case LineKind.HEADING:
            number = f" Number={quoteattr(_legal(piece.number))}" if piece.number else ""
            script.counted(_TYPES[piece.kind], (piece.text,), number)
        case _:
            script.counted(_TYPES[piece.kind], piece.rows, ' Alignment="Center"' if piece.is_centred else "")


def _division_type(piece: Piece) -> str:
    """Acts are printed; other sections are the writer's own, as Final Draft's outline is."""
    return "New Act" if is_act(piece) else f"Outline {min(max(piece.depth, 1), 4)}"


def _blocks(found: list[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    """The pieces in blocks; in a block of dual dialogue all speeches are said at once."""
    block: list[Piece] = []
    dual = False
    for i, piece in enumerate(found):
        if piece.kind is LineKind.CUE:
            goes_on = piece.at_once and dual
            joined = _is_joined(found, i)
            if not goes_on and (dual or joined):
                yield dual, block
                block, dual = [], joined
        elif dual and (piece.speech is None or piece.kind is LineKind.FURNITURE):
            yield dual, block
            block, dual = [], False
        block.append(piece)
    yield dual, block


def _is_joined(found: list[Piece], i: int) -> bool:
    """Whether the speech behind the next is said at the same time."""
    for piece in found[i + 1 :]:
        if piece.kind is LineKind.CUE:
            return piece.at_once
        if piece.speech is None or piece.kind is LineKind.FURNITURE:
            return False
    return False


def _write_dual(script: _Script, block: list[Piece]) -> None:
    """Two speeches or more in one paragraph; their notes stand within theirs."""
    script.out.append("<Paragraph><DualDialogue>")
    while block:
        piece, *rest = block
        notes = []
        while rest and rest[0].kind is LineKind.NOTE:
            notes.append("\n".join(rest.pop(0).rows))
        for row in piece.rows if piece.kind is LineKind.LYRIC else ("\n".join(piece.rows),):
            script.paragraph(_TYPES[piece.kind], row.split("\n"), notes=notes)
            notes = []
        block = rest
    script.out.append("</DualDialogue></Paragraph>")
    script.last = (script.at, script.at + 2)
    script.at += 3


def _title_page(work: Work) -> list[str]:
    """The title page: title, credit and author in the middle where their place tells them, all else by its name."""
    rows: list[str] = []
    above = ""
    for key, value in work.title_page:
        text = plain(value) if work.format == "fountain" else value
        bare = (
            (key == "title" and not rows and not _KEYED.match(text))
            or (key == "credit" and rows and _CREDIT.fullmatch(text))
            or (key in ("author", "authors") and above == "credit" and not _KEYED.match(text))
        )
        place, shown = ("Center", text) if bare else ("Left", f"{key.capitalize()}: {text}")
        rows.append(f'<Paragraph Alignment="{place}"><Text>{_xml(shown)}</Text></Paragraph>')
        above = key if bare else ""
    return ["<TitlePage><Content>", *rows, "</Content></TitlePage>"] if rows else []


def _note_rows(text: str) -> str:
    return "".join(f"<Paragraph><Text>{_xml(row)}</Text></Paragraph>" for row in text.split("\n"))


def _style(styles: Sequence[str]) -> str:
    return f' Style="{"+".join(styles)}"' if styles else ""


def _units(text: str) -> int:
    """How long Final Draft takes a text to be: in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _xml(text: str) -> str:
    return escape(_legal(text))


WRITER = Writer("fdx", (".fdx",), write, common_losses, write)
