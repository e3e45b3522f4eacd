"""Fade In (`.fadein`): a zip archive with a `document.xml` in the Open Screenplay Format, also found alone (`.osf`).

The format has changed its spelling over the years: a paragraph's style is `basestylename`, `baseStyleName` or
`basestyle`; styles of the writer's own are based on one of the eight that are built in. Version 1.2 writes emphasis as
tags within the text; they are taken out.
"""

import re
from dataclasses import replace

from whosestory import limits
from whosestory.errors import NotTextError, TooLargeError
from whosestory.readers.archive import MAGIC, Archive, first_members
from whosestory.readers.archive_xml import stream
from whosestory.readers.base import Reader
from whosestory.readers.drawn import Paragraph, read_paragraphs
from whosestory.readers.style_names import kind_of_style
from whosestory.readers.title_page import parse_title_page
from whosestory.work import LineKind, Work

NAME = "fadein"
DOCUMENT = "document.xml"
TYPE = "Open Screenplay Format document"
MAX_BASES = 10  # styles that are based on one another
_TITLE_KEYS = {"title": "title", "author": "author", "writtenby": "author", "basedon": "source", "draft": "draft"}
_BASES = ("basestylename", "basestyle", "name")
_BUILT_IN = (
    None,
    LineKind.HEADING,
    LineKind.ACTION,
    LineKind.CUE,
    LineKind.PARENTHETICAL,
    LineKind.DIALOGUE,
    LineKind.TRANSITION,
    LineKind.SHOT,
)  # by `builtin_index`
_BREAK = re.compile(r"<br\s?/?>")
_TAG = re.compile(r"</?(?:b|i|u|s|font|size|color|bgcolor)(?:=[^<>]{0,80})?>")


def sniff(head: bytes) -> bool:
    """An archive that begins with `document.xml`, or XML that says what it is."""
    if head.startswith(MAGIC):
        return first_members(head)[:1] == [DOCUMENT]
    return TYPE.encode() in head[:1000] and b"<document" in head[:1000]


def read(data: bytes, name: str) -> Work:
    """Read a screenplay in Fade In's format.

    Raises:
        InputError: the archive or its XML is broken, unsafe, too large, or holds no text.
    """
    document = _Document(name)
    stream(_xml(data, name), name, document)
    work = read_paragraphs(document.paragraphs, name=name, data=data, format=NAME)
    above = [row for each in document.title_page for row in each.text.split("\n") if row.strip()]
    title_page = {**dict(parse_title_page(above)), **document.info} or dict(work.title_page)
    draft = ", ".join(value for key, value in title_page.items() if key in ("draft", "draft date"))
    return replace(work, title_page=tuple(title_page.items()), draft=draft or work.draft)


def _xml(data: bytes, name: str) -> bytes:
    if not data.startswith(MAGIC):
        if len(data) > limits.MAX_BYTES:
            raise TooLargeError(name, "bytes", len(data), limits.MAX_BYTES)
        return data
    archive = Archive(data, name)
    member = archive.find((DOCUMENT,))
    if not member:
        raise NotTextError(name, "this archive has no Fade In document in it", "export it from Fade In as Fountain")
    return archive.read(member)


class _Document:
    """What a document says, as it streams by."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.paragraphs: list[Paragraph] = []
        self.title_page: list[Paragraph] = []
        self.info: dict[str, str] = {}
        self.bases: dict[str, str] = {}  # style -> the one that it is based on
        self.runs: list[str] | None = None  # of the text that is being read
        self.now: Paragraph | None = None
        self.area = ""

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "info":
                keys = {_TITLE_KEYS.get(key.lower().replace("_", ""), ""): value for key, value in attributes.items()}
                self.info.update({key: value.strip() for key, value in keys.items() if key and value.strip()})
            case "styles" | "paragraphs" | "titlepage" | "lists":
                self.area = tag
            case "para":
                number = attributes.get("number", attributes.get("scene_number", ""))
                self.now = Paragraph("", number=number if len(number) < 10 else "")
            case "style" if self.now:
                self.now.kind = self._kind(attributes)
            case "style" if self.area == "styles" and len(self.bases) < limits.MAX_CHARACTERS:
                lowered = {key.lower(): value for key, value in attributes.items()}
                self.bases[lowered.get("name", "")] = lowered.get("basestylename", lowered.get("basestyle", ""))
            case "text":
                self.runs = []

    def _kind(self, attributes: dict[str, str]) -> LineKind | None:
        lowered = {key.lower().replace("_", ""): value for key, value in attributes.items()}
        style = next((lowered[key] for key in _BASES if lowered.get(key)), "")
        for _ in range(MAX_BASES):
            kind = kind_of_style(style)
            if kind or not style:
                break
            style = self.bases.get(style, "")
        else:
            kind = None
        index = lowered.get("builtinindex", "")
        if not kind and index.isdecimal() and len(index) == 1 and int(index) < len(_BUILT_IN):
            return _BUILT_IN[int(index)]
        return kind

    def words(self, text: str) -> None:
        if self.runs is not None:
            self.runs.append(text)

    def finish(self, tag: str) -> None:
        if tag == "text" and self.now and self.runs is not None:
            self.now.text += _TAG.sub("", _BREAK.sub("\n", "".join(self.runs)))
            self.runs = None
            if len(self.now.text) > limits.MAX_ROW_LENGTH:
                n = len(self.now.text)
                raise TooLargeError(self.name, "characters in one paragraph", n, limits.MAX_ROW_LENGTH)
        elif tag == "para" and self.now:
            if self.now.kind is LineKind.PARENTHETICAL and self.now.text.strip() and "(" not in self.now.text:
                self.now.text = f"({self.now.text.strip()})"
            if self.area == "titlepage":
                self.title_page.append(self.now)
            elif self.area == "paragraphs":
                self.paragraphs.append(self.now)
            self.now = None


READER = Reader(NAME, (".fadein", ".osf"), sniff, read)
