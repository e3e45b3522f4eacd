"""A script's own file with notes put into it, all else as it was: what Final Draft knows of looks and tags stays."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from whosestory.errors import InputError
from whosestory.readers import read
from whosestory.readers.fdx import find_stretches
from whosestory.report.exports.notes import MARK, is_ours, script_told
from whosestory.work import SPOKEN, Line, LineKind, Work
from whosestory.writers import Remark, Writer, goes_on

_IN_SPEECH = SPOKEN | {LineKind.CUE, LineKind.PARENTHETICAL}
_OLD_FOUNTAIN = re.compile(rf"\n*\[\[{MARK}:[^\[\]]*(?:[\[\]](?![\[\]])[^\[\]]*)*\]\]")
_OLD_FDX = re.compile(
    rf"\s*<ScriptNote\b[^<>]*>\s*<Paragraph\b[^<>]*>\s*<Text\b[^<>]*>{MARK}:.*?</ScriptNote>", re.DOTALL
)
_NO_NOTES = re.compile(r"<ScriptNotes\s*/>")


def noted_copy(work: Work, remarks: Sequence[Remark], writer: Writer, data: bytes | None) -> tuple[bytes, bool]:
    """A script with remarks, in the format of a writer that has notes; and whether it is its own file otherwise.

    `data` is the script's own file: where it is in that format it's kept, provided that it reads back as the same
    script. Notes that an earlier call put there are left out.
    """
    if writer.annotate is None:
        raise ValueError(f"{writer.name} has no notes")
    if data is not None and work.format == writer.name:
        kept = _insert(work, remarks, data)
        if kept is not None and _is_same(work, kept):
            return kept, True
    return writer.annotate(cleared(work), remarks), False


def cleared(work: Work) -> Work:
    """A work without the notes that an earlier call put there."""
    scenes = tuple(
        replace(scene, lines=tuple(line for line in scene.lines if not _is_old(work, line))) for scene in work.scenes
    )
    return replace(work, scenes=scenes)


def _is_old(work: Work, line: Line) -> bool:
    return line.kind is LineKind.NOTE and is_ours(work, line.span)


def _is_same(work: Work, data: bytes) -> bool:
    try:
        return script_told(read(data, work.source.name, format=work.format)) == script_told(work)
    except InputError:
        return False


def _insert(work: Work, remarks: Sequence[Remark], data: bytes) -> bytes | None:
    """The file with remarks in it; None where there's no line for them, or it's written in a way not provided for."""
    if not _lines(work):
        return None
    match work.format:
        case "fountain":
            return _into_fountain(work, remarks, data)
        case "fdx":
            return _into_fdx(work, remarks, data)
    return None


def _into_fountain(work: Work, remarks: Sequence[Remark], data: bytes) -> bytes:
    text = work.source.text
    edits = [(old.start(), old.end(), "") for old in _OLD_FOUNTAIN.finditer(text)]
    for line, rows in _by_line(work, remarks):
        end = text.find("\n", max(line.span.start, line.span.end - 1))
        end = len(text) if end < 0 else end
        gap = "\n" if line.kind in _IN_SPEECH or line.speech is not None else "\n\n"
        note = "\n".join(rows)
        edits.append((end, end, f"{gap}[[{note}]]"))
    out = _edited(text, edits)
    if b"\r\n" in data:
        out = out.replace("\n", "\r\n")
    return out.encode("utf-8", "replace")


def _by_line(work: Work, remarks: Iterable[Remark]) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """Each remark with the line below which it is put."""
    lines = _lines(work)
    for remark in remarks:
        at = bisect_right(lines, remark.span.start, key=lambda line: line.span.start) - 1
        at = max(0, at)
        while at + 1 < len(lines) and goes_on(lines[at], lines[at + 1]):
            at += 1
        yield lines[at], remark.rows


def _lines(work: Work) -> list[Line]:
    """The lines below which a note may stand."""
    return [line for line in work.all_lines if line.kind is not LineKind.FURNITURE and not _is_old(work, line)]


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """A text with stretches of it replaced."""
    out, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        out += [text[at:start], new]
        at = max(at, end)
    return "".join([*out, text[at:]])


def _into_fdx(work: Work, remarks: Sequence[Remark], data: bytes) -> bytes | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    text = _OLD_FDX.sub("", text)
    stretches = find_stretches(data, work.source.name)
    if not stretches:
        return None
    notes = "".join(_fdx_notes(stretches, _by_line(work, remarks)))
    if (at := text.rfind("</ScriptNotes>")) >= 0:
        return (text[:at] + notes + text[at:]).encode()
    whole = f"<ScriptNotes>\n{notes}</ScriptNotes>"
    if empty := _NO_NOTES.search(text):
        return (text[: empty.start()] + whole + text[empty.end() :]).encode()
    at = text.rfind("</FinalDraft>")
    return (text[:at] + whole + "\n" + text[at:]).encode() if at >= 0 else None


def _fdx_notes(stretches: list[tuple[int, int, int]], noted: Iterable[tuple[Line, tuple[str, ...]]]) -> Iterator[str]:
    for line, rows in noted:
        at = bisect_right(stretches, max(line.span.start, line.span.end - 1), key=lambda stretch: stretch[0]) - 1
        _, start, end = stretches[max(0, at)]
        inner = "".join(f"<Paragraph><Text>{escape(row)}</Text></Paragraph>" for row in rows)
        yield f'<ScriptNote Range="{start},{end}">{inner}</ScriptNote>\n'
