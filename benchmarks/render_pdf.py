"""A script as a PDF, as screenwriting programs print it: Courier 12, 55 rows a page, standard columns.

python benchmarks/render_pdf.py SCRIPT OUT.pdf [--numbers] [--continued] [--stars] [--head "BLUE REVISION 3/4/05"]

A speech breaks over a page with (MORE) and (CONT'D), an action paragraph with two rows on each side. What the work
calls furniture isn't printed: the renderer makes its own.
"""

import argparse
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from whosestory.readers import read_file
from whosestory.work import Line, LineKind, Work

PAGE_ROWS = 55
PITCH, ROW = 7.2, 12.0  # points: a character of Courier 12, and six rows an inch
LEFT, TOP = 108.0, 72.0  # points: an inch and a half, and an inch
WIDTH, HEIGHT = 612.0, 792.0
LAYOUT = {  # column from the left margin, width, blank rows above
    LineKind.HEADING: (0, 61, 2),
    LineKind.ACTION: (0, 61, 1),
    LineKind.SHOT: (0, 61, 1),
    LineKind.NARRATION: (0, 61, 1),
    LineKind.CUE: (20, 38, 1),
    LineKind.DIALOGUE: (10, 35, 0),
    LineKind.LYRIC: (10, 35, 0),
    LineKind.PARENTHETICAL: (15, 25, 0),
    LineKind.TRANSITION: (40, 21, 1),
}
SPEECH = frozenset({LineKind.CUE, LineKind.DIALOGUE, LineKind.LYRIC, LineKind.PARENTHETICAL})
CAPITALS = frozenset({LineKind.HEADING, LineKind.CUE, LineKind.TRANSITION, LineKind.SHOT})  # as the programs set them
NUMBER_LEFT, NUMBER_RIGHT, STAR, PAGE_NUMBER = -7, 62, 66, 58  # columns of the margins
_STAR = re.compile(r"\s{2,}[*!|]+\s*$|\s\*+$")
_ASIDE = re.compile(r"(\([^()]*\))\s*")
_SCENE_NUMBER = re.compile(
    r"^\W*(?:[A-Z]{0,2}\d{1,4}[A-Z]{0,3}[.):\s-]+)+(?=\S*[A-Z]{2})|\s+\d{1,4}[A-Z]{0,3}[.)*\s]*$"
)


@dataclass(frozen=True)
class Options:
    """What is printed beside the script."""

    numbers: bool = False  # scene numbers in both margins
    continued: bool = False  # (CONTINUED) and CONTINUED: where a scene goes over a page
    stars: bool = False  # a revision asterisk behind every seventh row
    head: str = ""  # a running head


@dataclass(frozen=True)
class Element:
    """A paragraph as it is printed."""

    kind: LineKind
    text: str
    name: str  # of who speaks
    number: str  # of the scene


@dataclass(frozen=True)
class Text:
    """A stretch of text and the column where it begins."""

    column: int
    text: str


@dataclass
class Group:
    """Rows that are one element: a paragraph, or a speech with its cue."""

    kind: LineKind
    above: int  # blank rows
    rows: list[Text] = field(default_factory=list)
    number: str = ""


def printed(work: Work, line: Line) -> str:
    """What a line says, without what stood in its margins, in characters that Courier has."""
    rows = [_STAR.sub("", row) for row in work.quote(line).splitlines()]
    text = " ".join(" ".join(rows).split())
    if line.kind is LineKind.HEADING:
        text = _SCENE_NUMBER.sub("", text) or text
    if line.kind is LineKind.CUE and line.cue and " & " in line.cue.name and "&" not in text:
        text = line.cue.name  # two names that stood side by side
    if line.kind in CAPITALS:
        text = re.sub(r"[^()]+(?=\(|$)", lambda match: match[0].upper(), text)  # what stands in parentheses stays
    return text.encode("cp1252", "ignore").decode("cp1252")


def elements(work: Work) -> Iterator[Element]:
    """What is printed, in order; speech behind an aside in its row is speech, as the programs have it."""
    for scene in work.scenes:
        number = scene.number or str(scene.index + 1)
        for line in scene.lines:
            if line.kind in (LineKind.FURNITURE, LineKind.NOTE) or not (text := printed(work, line)):
                continue
            name = line.cue.name if line.cue else ""
            aside = _ASIDE.match(text) if line.kind in (LineKind.PARENTHETICAL, LineKind.DIALOGUE) else None
            if aside:
                yield Element(LineKind.PARENTHETICAL, aside[1], name, number)
                text = text[aside.end() :]
                if not text:
                    continue
            kind = LineKind.DIALOGUE if aside else line.kind
            yield Element(kind, text, name, number)


def groups_of(work: Work) -> Iterator[Group]:
    """The paragraphs and speeches of a work in order."""
    speech: Group | None = None
    for element in elements(work):
        texts = _wrapped(element)
        if element.kind in SPEECH and element.kind is not LineKind.CUE and speech is not None:
            speech.rows += texts
            continue
        if speech is not None:
            yield speech
        group = Group(element.kind, LAYOUT[element.kind][2], texts, element.number)
        speech = group if element.kind is LineKind.CUE else None
        if speech is None:
            yield group
    if speech is not None:
        yield speech


def _wrapped(element: Element) -> list[Text]:
    """An element's rows at their columns."""
    column, width, _ = LAYOUT[element.kind]
    hang = " " if element.kind is LineKind.PARENTHETICAL else ""
    rows = textwrap.wrap(element.text, width, subsequent_indent=hang)
    if element.kind is LineKind.TRANSITION:
        column = max(0, 61 - max(map(len, rows)))
    return [Text(column + len(row) - len(row.lstrip()), row.strip()) for row in rows]


@dataclass
class Book:
    """Pages as they fill; a page is its rows by index, each row its texts."""

    options: Options
    pages: list[dict[int, list[Text]]] = field(default_factory=lambda: [{}])
    used: int = 0
    in_scene: str = ""  # its number, once it has begun

    @property
    def left(self) -> int:
        """Rows still free."""
        return PAGE_ROWS - self.used - (2 if self.options.continued else 0)

    def place(self, rows: Sequence[Text], above: int) -> None:
        """Print rows behind some blank ones."""
        self.used += above if self.used else 0
        for text in rows:
            self.pages[-1].setdefault(self.used, []).append(text)
            self.used += 1

    def turn(self, *, inside: bool = True) -> None:
        """Begin a page."""
        if not self.used:
            return
        marks = self.options.continued and inside
        if marks:
            self.pages[-1].setdefault(PAGE_ROWS - 1, []).append(Text(50, "(CONTINUED)"))
        self.pages.append({})
        self.used = 0
        if marks:
            sides = self.options.numbers and self.in_scene
            ends = [Text(NUMBER_LEFT, self.in_scene), Text(NUMBER_RIGHT, self.in_scene)] if sides else []
            self.pages[-1][0] = [Text(0, "CONTINUED:"), *ends]
            self.used = 1


def paginate(groups: Sequence[Group], options: Options) -> list[dict[int, list[Text]]]:
    """Fill pages, breaking paragraphs and speeches as a screenwriting program does."""
    book = Book(options)
    for group, after in zip(groups, [*groups[1:], None], strict=True):
        above = group.above
        need = len(group.rows) + (above if book.used else 0)
        if group.kind is LineKind.HEADING:
            keep = need + (min(3, len(after.rows)) + after.above if after else 0)
            if keep > book.left:
                book.turn(inside=False)
            begin = book.used + (above if book.used else 0)
            book.place(group.rows, above)
            book.in_scene = group.number
            if options.numbers:
                book.pages[-1][begin] += [Text(NUMBER_LEFT, group.number), Text(NUMBER_RIGHT, group.number)]
        elif need <= book.left:
            book.place(group.rows, above)
        elif group.kind is LineKind.CUE:
            _break_speech(book, group)
        else:
            _break_paragraph(book, group)
    return book.pages


def _break_paragraph(book: Book, group: Group) -> None:
    rows, above = group.rows, group.above
    while len(rows) + (above if book.used else 0) > book.left:
        at = min(book.left - (above if book.used else 0), len(rows) - 2)
        if at >= 2:
            book.place(rows[:at], above)
            rows = rows[at:]
        book.turn()
    book.place(rows, above)


def _break_speech(book: Book, group: Group) -> None:
    cue, rows, above = group.rows[0], group.rows[1:], group.above
    again = Text(cue.column, cue.text if "CONT'D" in cue.text else f"{cue.text} (CONT'D)")
    while 1 + len(rows) + (above if book.used else 0) > book.left:
        at = min(book.left - (above if book.used else 0) - 2, len(rows) - 2)
        while at > 0 and rows[at - 1].column >= LAYOUT[LineKind.PARENTHETICAL][0]:
            at -= 1
        if at >= 2:
            book.place([cue, *rows[:at], Text(cue.column, "(MORE)")], above)
            cue, rows = again, rows[at:]
        book.turn()
    book.place([cue, *rows], above)


def title_rows(work: Work) -> dict[int, list[Text]]:
    """The title page: what is known of it, centred."""
    rows: dict[int, list[Text]] = {}
    at = 18
    for key, value in [("title", work.title.upper()), *(pair for pair in work.title_page if pair[0] != "title")]:
        for row in ["written by", *textwrap.wrap(value, 50)] if key == "author" else textwrap.wrap(value, 50):
            text = row.encode("cp1252", "ignore").decode("cp1252")
            rows[at] = [Text(max(0, (61 - len(text)) // 2), text)]
            at += 2
    return rows


def render(work: Work, options: Options | None = None) -> bytes:
    """The work as a PDF."""
    options = options or Options()
    pages = paginate(list(groups_of(work)), options)
    drawn = [_draw(title_rows(work), ())]
    count = 0
    for number, page in enumerate(pages, start=1):
        head = [(-3, Text(PAGE_NUMBER, f"{number}."))] if number > 1 else []
        if options.head and number > 1:
            head.append((-3, Text(0, options.head)))
        if options.stars:
            for row in sorted(page):
                count += 1
                if count % 7 == 0:
                    page[row].append(Text(STAR, "*"))
        drawn.append(_draw(page, head))
    return write_pdf(drawn)


def _draw(page: dict[int, list[Text]], head: Sequence[tuple[int, Text]]) -> bytes:
    """A page's content stream."""
    out = []
    rows = [(row, text) for row in sorted(page) for text in page[row]]
    for row, text in [*head, *rows]:
        x, y = LEFT + PITCH * text.column, HEIGHT - TOP - ROW * row
        body = text.text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        out.append(b"1 0 0 1 %.1f %.1f Tm (%s) Tj" % (x, y, body))
    return b"BT /F1 12 Tf\n" + b"\n".join(out) + b"\nET"


def write_pdf(contents: Sequence[bytes]) -> bytes:
    """A PDF of pages with these content streams, its one font Courier."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for i, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (WIDTH, HEIGHT, 5 + 2 * i)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, begin)
    return bytes(out)


def main() -> None:
    """Read a script and write it as a PDF."""
    parser = argparse.ArgumentParser(description="A script as a PDF.")
    parser.add_argument("script", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--numbers", action="store_true", help="scene numbers in both margins")
    parser.add_argument("--continued", action="store_true", help="(CONTINUED) and CONTINUED:")
    parser.add_argument("--stars", action="store_true", help="revision asterisks")
    parser.add_argument("--head", default="", help="a running head")
    given = parser.parse_args()
    options = Options(given.numbers, given.continued, given.stars, given.head)
    given.out.write_bytes(render(read_file(given.script), options))


if __name__ == "__main__":
    main()
