"""Works to TEI: plays in the dialect of DraCor, screenplays with the elements that TEI has for screens.

Speakers carry the ids that the work declares; where it declares none their labels stand alone, and reading the file
finds the same people by name. Acts are divisions around scenes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from whosestory.work import SPOKEN, CastItem, Division, Form, Line, LineKind, Move, Scene, Staging, Work
from whosestory.writers.base import Writer

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MAX_WITHIN = 50  # stage directions one after another in a speech, behind which it may still go on
_OUTSIDE = frozenset({LineKind.FURNITURE, LineKind.NOTE})
_IN_SPEECH = SPOKEN | {LineKind.PARENTHETICAL}


def write(work: Work) -> bytes:
    """Write a work as TEI P5."""
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TEI version="4.0" xmlns="http://www.tei-c.org/ns/1.0">',
        *_header(work),
        "<text>",
        *_Text(work).rows(),
        "</text>",
        "</TEI>",
    ]
    return ("\n".join(rows) + "\n").encode("utf-8")


def losses(work: Work) -> tuple[str, ...]:
    """What TEI as we write it can't hold of a work."""
    front = _front_lines(work)
    titles = {division.span for division in work.divisions}
    outside = [line for line in work.lines(*_OUTSIDE) if line not in front and line.span not in titles]
    n_furniture = sum(line.kind is LineKind.FURNITURE for line in outside)
    keys = {key for key, _ in work.title_page} - {"title", "subtitle", "author"}
    counted = (
        (n_furniture, "{} rows that belong to the printed page (numbers, headers, CONTINUED)"),
        (len(outside) - n_furniture, "{} notes"),
        (len(keys), "{} entries of the title page beside title and author"),
        (len(work.at_once), "that {} speeches are said at once with another"),
    )
    return tuple(text.format(n) for n, text in counted if n)


def _header(work: Work) -> Iterator[str]:
    page = dict(work.title_page)
    yield "<teiHeader><fileDesc><titleStmt>"
    yield f"<title>{_xml(work.title)}</title>"
    if subtitle := page.get("subtitle"):
        yield f'<title type="sub">{_xml(subtitle)}</title>'
    for author in [page[key] for key in ("author", "authors") if page.get(key)]:
        yield f"<author>{_xml(author)}</author>"
    yield "</titleStmt><publicationStmt><p>Written by whosestory.</p></publicationStmt>"
    yield f"<sourceDesc><p>{_xml(work.source.name)}</p></sourceDesc></fileDesc><profileDesc>"
    people = [item for item in work.declared if item.xml_id]
    if people:
        yield "<particDesc><listPerson>"
        yield from map(_person, people)
        yield "</listPerson></particDesc>"
    if work.form is Form.SCREENPLAY:
        yield "<textClass><keywords><term>screenplay</term></keywords></textClass>"
    yield "</profileDesc></teiHeader>"


def _person(item: CastItem) -> str:
    tag, name = ("personGrp", "name") if item.is_group else ("person", "persName")
    return f"<{tag} xml:id={_attribute(item.xml_id or '')}><{name}>{_xml(item.name)}</{name}></{tag}>"


def _front_lines(work: Work) -> list[Line]:
    """The furniture above the story: title page and cast page."""
    titles = {division.span for division in work.divisions}
    out: list[Line] = []
    for line in work.all_lines:
        if line.kind not in _OUTSIDE or line.span in titles:
            break
        if line.kind is LineKind.FURNITURE:
            out.append(line)
    return out


@dataclass
class _Text:
    """A work's text while it is being written."""

    work: Work
    out: list[str] = field(default_factory=list)
    speech: int | None = None  # the one that is open
    acts: list[Division] = field(default_factory=list)  # those that are open
    page: int = 0  # pages begun

    def rows(self) -> list[str]:
        """All of the text, element by element."""
        front = _front_lines(self.work)
        self._front(front)
        self.out.append("<body>")
        by_scene: dict[int, list[Division]] = defaultdict(list)
        for division in self.work.divisions:
            by_scene[division.scene].append(division)
        self.stagings: dict[tuple[int, int], list[Staging]] = defaultdict(list)
        for staging in self.work.stagings:
            self.stagings[staging.span.start, staging.span.end].append(staging)
        skipped = {line.id for line in front}
        for scene in self.work.scenes:
            self._scene(scene, by_scene[scene.index], skipped)
        while self.acts:
            self._close_act()
        return [*self.out, "</body>"]

    def _front(self, lines: Sequence[Line]) -> None:
        if not lines:
            return
        entries = [item for item in self.work.declared if item.span]
        people = {line.id: item for line in lines for item in entries if item.span and item.span.start in line.span}
        self.out.append("<front>")
        for line in lines:
            text = self.work.quote(line)
            item = people.get(line.id)
            self.out.append(self._entry(line, item) if item else f"<p>{_xml(text)}</p>")
        self.out.append("</front>")

    def _entry(self, line: Line, item: CastItem) -> str:
        """An entry of the cast page, its name where it stands."""
        at = item.span.start - line.span.start if item.span else 0
        text = self.work.quote(line)
        before, after = text[:at], text[at + len(item.name) :]
        pointer = f" corresp={_attribute('#' + item.xml_id)}" if item.xml_id else ""
        about = f"<roleDesc>{_xml(item.description)}</roleDesc>" if item.description else ""
        rest = (
            _xml(after).replace(_xml(item.description), about, 1)
            if about and item.description in after
            else _xml(after)
        )
        entry = f"<castItem{pointer}>{_xml(before)}<role>{_xml(item.name)}</role>{rest}</castItem>"
        return f"<castList>{entry}</castList>"

    def _scene(self, scene: Scene, begun: Sequence[Division], skipped: set[str]) -> None:
        heading = scene.heading.span if scene.heading else None
        whole = [division for division in begun if division.span == heading]
        for division in begun:
            if division not in whole:
                self._open_act(division)
        lines = [line for line in scene.lines if line.id not in skipped and line.kind not in _OUTSIDE]
        if not lines:
            return
        if whole:
            self._close_acts(whole[0].depth)
        kind = "act" if whole else "scene"
        number = f" n={_attribute(scene.number)}" if scene.number else ""
        begin = next((at for at, line in enumerate(lines) if line.kind is LineKind.HEADING), 0)
        for at, line in enumerate(lines):
            if at == begin:  # what stands above the heading stands above the division too
                self.out.append(f'<div type="{kind}"{number}>')
            self._line(line, lines[at + 1 : at + 1 + MAX_WITHIN])
        self._end_speech()
        self.out.append("</div>")

    def _open_act(self, division: Division) -> None:
        self._close_acts(division.depth)
        self.acts.append(division)
        self.out.append(f'<div type="act"><head>{_xml(division.title)}</head>')

    def _close_acts(self, depth: int) -> None:
        while self.acts and self.acts[-1].depth >= depth:
            self._close_act()

    def _close_act(self) -> None:
        self.acts.pop()
        self.out.append("</div>")

    def _line(self, line: Line, after: Sequence[Line]) -> None:
        self._page_breaks(line)
        goes_on = line.speech is None and self.speech is not None and _goes_on(after, self.speech)
        if line.kind not in _IN_SPEECH and not goes_on:
            self._end_speech()
        text = self.work.quote(line)
        match line.kind:
            case LineKind.HEADING:
                self.out.append(f"<head>{_xml(text)}</head>")
            case LineKind.CUE:
                self._begin_speech(line.speech, text)
            case LineKind.DIALOGUE:
                self._spoken(line)
                self.out.append(f"<p>{'<lb/>'.join(map(_xml, text.splitlines()))}</p>")
            case LineKind.LYRIC:
                self._spoken(line)
                self.out.append(f'<lg type="song">{"".join(f"<l>{_xml(row)}</l>" for row in text.splitlines())}</lg>')
            case LineKind.PARENTHETICAL:
                self._spoken(line)
                self.out.append(f'<stage type="delivery">{_xml(text)}</stage>')
            case LineKind.SHOT:
                self.out.append(f"<camera>{_xml(text)}</camera>")
            case LineKind.TRANSITION:
                self.out.append(f'<tech type="transition">{_xml(text)}</tech>')
            case _:
                self.out.append(self._stage(line))

    def _page_breaks(self, line: Line) -> None:
        pages = self.work.source.pages
        while self.page < len(pages) and pages[self.page].start <= line.span.start:
            self.out.append(f"<pb n={_attribute(pages[self.page].label)}/>")
            self.page += 1

    def _begin_speech(self, speech: int | None, label: str) -> None:
        speakers = self.work.speakers
        who = speakers[speech] if speech is not None and speech < len(speakers) else ()
        pointers = f" who={_attribute(' '.join(f'#{one}' for one in who))}" if who else ""
        self.out.append(f"<sp{pointers}>")
        if label.strip():
            self.out.append(f"<speaker>{_xml(label)}</speaker>")
        self.speech = speech

    def _spoken(self, line: Line) -> None:
        """A speech that no cue begins is one of nobody known."""
        if self.speech is None or line.speech != self.speech:
            self._end_speech()
            self._begin_speech(line.speech, "")

    def _end_speech(self) -> None:
        if self.speech is not None:
            self.out.append("</sp>")
            self.speech = None

    def _stage(self, line: Line) -> str:
        """A stage direction; who moves by ids where they are known, else the words say it."""
        found = self.stagings.get((line.span.start, line.span.end), [])
        text = _xml(self.work.quote(line))
        if len(found) == 1 and found[0].who and found[0].move is not Move.CLEAR:
            kind = "entrance" if found[0].move is Move.ENTER else "exit"
            who = " ".join(f"#{one}" for one in found[0].who)
            return f'<stage type="{kind}" who={_attribute(who)}>{text}</stage>'
        return f'<stage type="{"mixed" if found else "business"}">{text}</stage>'


def _goes_on(after: Sequence[Line], speech: int) -> bool:
    """Whether a speech goes on behind a stage direction, before any other begins."""
    for line in after:
        if line.speech is not None or line.kind is not LineKind.ACTION:
            return line.speech == speech and line.kind in _IN_SPEECH
    return False


def _xml(text: str) -> str:
    return escape(_ILLEGAL.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("", text))


WRITER = Writer("tei", (".tei", ".xml"), write, losses)
