"""The paragraphs of a Final Draft file, drawn from its XML as it streams by; what isn't the script is passed over."""

import codecs
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from whosestory import limits
from whosestory.errors import InputError, TooLargeError
from whosestory.readers.fdx_plain import MARK, Plain, fold

ROOT = "FinalDraft"
BLOCK_UNITS = 2  # characters that Final Draft counts for a block within a paragraph, whatever it holds
_AGAIN = "open it in Final Draft and save it again"
_PASSED = frozenset({"SceneProperties", "OmittedScene", "DynamicLabel", "HeaderAndFooter"})
_AREAS = frozenset({"Content", "TitlePage", "ScriptNotes", "Revisions"})
_CONTROLS = bytes(n for n in range(32) if n not in b"\0\t\n\r")  # no XML may hold them; pasted text does
_DECLARATION = re.compile(rb"^\s{0,99}<\?xml[^>]{0,200}\?>")  # its encoding has been seen to by then


@dataclass(slots=True)
class Paragraph:
    """One paragraph as the file gives it. Not frozen: it grows while the file streams by."""

    type: str  # in small letters
    number: str = ""
    text: str = ""
    page: str = ""  # of a heading: on which it stands
    length: str = ""  # of its scene: "1 3/8"
    dual: int = 0  # of a block of dual dialogue: which block, counted from 1
    omitted: bool = False  # it stands for a scene that is left out
    units: int = 0  # where it begins, as Final Draft counts for its notes
    notes: list[str] | None = None
    revised: list[tuple[int, int, str]] | None = None  # stretches of `text`, and by which revision
    runs: list[str] | None = None  # of which `text` is joined, while it is being read
    n: int = field(default=0, compare=False)  # characters in them


@dataclass(slots=True)
class Document:
    """What a Final Draft file says."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    title_page: list[Paragraph] = field(default_factory=list)
    revisions: dict[str, str] = field(default_factory=dict)  # id -> name
    notes: list[tuple[int, str]] = field(default_factory=list)  # where, in Final Draft's units, or -1; what


def parse(data: bytes, name: str) -> Document:
    """Read the XML of a Final Draft file; nothing outside the file is ever fetched.

    Raises:
        InputError: it is broken, cut off, no Final Draft file, or declares entities.
        TooLargeError: over a limit of `limits.py`.
    """
    if len(data) > limits.MAX_BYTES:
        raise TooLargeError(name, "bytes", len(data), limits.MAX_BYTES)
    data = _as_utf8(data)
    folded = fold(data)
    if folded and folded[1]:
        with suppress(InputError):  # read in full below, which says where it is broken
            return _parse(folded[0].encode(), name, folded[1])
    return _parse(data, name, ())


def _parse(data: bytes, name: str, plain: Sequence[Plain]) -> Document:
    target = _Target(name, plain)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    parser.parser.StartElementHandler = target.start  # straight from expat: half the time
    parser.parser.EndElementHandler = target.end
    parser.parser.CharacterDataHandler = target.data
    parser.parser.ordered_attributes = False
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException as error:
        problem = "it declares a DTD or entities, as no Final Draft file does"
        raise InputError(name, problem, _AGAIN) from error
    except ParseError as error:
        row = error.position[0]
        raise InputError(
            name,
            f"this Final Draft file is broken or cut off (row {row:,})",
            _AGAIN,
        ) from error
    return target.document


def _as_utf8(data: bytes) -> bytes:
    """The bytes as UTF-8, without the control characters that no XML may hold; UTF-16 by its BOM, else Windows-1252."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    else:
        data = data.removeprefix(codecs.BOM_UTF8)
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            data = data.decode("cp1252", "replace").encode()
    return _DECLARATION.sub(b"", data, count=1).translate(None, _CONTROLS).lstrip()


def units_of(text: str) -> int:
    """How long Final Draft takes a text to be: in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2


class _Target:
    """What the parser calls as the file streams by; keeps the script and forgets the rest."""

    def __init__(self, name: str, plain: Sequence[Plain]) -> None:
        self.name = name
        self.plain = plain
        self.deepest = limits.MAX_XML_DEPTH - bool(plain)  # a plain paragraph holds an element
        self.document = Document()
        self.depth = self.passed = 0  # how deep we are; how deep what is being passed over begins, or 0
        self.areas: list[str] = []
        self.open: list[Paragraph] = []  # paragraphs within paragraphs
        self.note: list[str] | None = None  # runs of the note that is being read
        self.note_at = 0
        self.text: list[str] | None = None  # of the run that is being read
        self.revision = ""
        self.n_duals = self.units = self.n_paragraphs = 0
        self.is_dual = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.passed:
            if self.depth > self.deepest:
                self._too_deep()
        elif tag == "Text" and self.areas:
            self.text = []
            self.revision = attributes.get("RevisionID", "")
        elif tag == "Paragraph" and self.areas:
            self._start_paragraph(attributes)
        elif "}" in tag:  # of a namespace
            self.depth -= 1
            self.start(tag.rpartition("}")[2], attributes)
        else:
            self._start_other(tag, attributes)

    def _too_deep(self) -> None:
        raise TooLargeError(self.name, "elements within elements", self.depth, limits.MAX_XML_DEPTH)

    def _start_other(self, tag: str, attributes: dict[str, str]) -> None:
        if self.depth > self.deepest:
            self._too_deep()
        if self.depth == 1 and tag != ROOT:
            raise InputError(self.name, f"this is no Final Draft file but XML of <{tag[:40]}>", "export it as .fdx")
        if tag == MARK and self.plain:
            if self.areas:
                self._take_plain(self.plain[int(attributes["first"]) : int(attributes["last"])])
        elif tag in _AREAS:
            self.areas.append(tag)
        elif self.depth > 1 and not self.areas:
            self.passed = self.depth
        match tag:
            case "ScriptNote":
                self.note = []
                start = attributes.get("Range", "").partition(",")[0]
                self.note_at = int(start) if start.isascii() and start.isdigit() and len(start) < 10 else -1
            case "DualDialogue":
                self.is_dual = True
                self.n_duals += 1
            case "Revision":
                if len(self.document.revisions) < limits.MAX_SCENES:
                    self.document.revisions[attributes.get("ID", "")] = attributes.get("Name", "")
            case _ if tag in _PASSED:
                self._pass_over(tag, attributes)

    def _start_paragraph(self, attributes: dict[str, str]) -> None:
        if self.depth > self.deepest:
            self._too_deep()
        if self.note is not None:
            self.note.append("\n")
            return
        self.n_paragraphs += 1
        if self.n_paragraphs > limits.MAX_ROWS:
            raise TooLargeError(self.name, "paragraphs", self.n_paragraphs, limits.MAX_ROWS)
        dual = self.n_duals if self.is_dual else 0
        paragraph = Paragraph(
            attributes.get("Type", "").strip().lower(), attributes.get("Number", ""), dual=dual, units=self.units
        )
        self.open.append(paragraph)
        place = self.document.title_page if "TitlePage" in self.areas else self.document.paragraphs
        place.append(paragraph)

    def _take_plain(self, plain: Sequence[Plain]) -> None:
        """A run of plain paragraphs: as if the parser had told of each."""
        self.n_paragraphs += len(plain)
        longest = max([len(text) for _, _, text in plain])
        if self.note is not None or self.n_paragraphs > limits.MAX_ROWS or longest > limits.MAX_ROW_LENGTH:
            raise InputError(self.name, "its plain paragraphs stand where none should", _AGAIN)  # it is read in full
        dual = self.n_duals if self.is_dual else 0
        place = self.document.title_page if "TitlePage" in self.areas else self.document.paragraphs
        units = self.units
        for kind, number, text in plain:
            place.append(Paragraph(kind, number, text, "", "", dual, False, units))
            if not dual:
                units += (len(text) if text.isascii() else units_of(text)) + 1
        self.units = units

    def _pass_over(self, tag: str, attributes: dict[str, str]) -> None:
        self.passed = self.depth
        if self.open and tag == "SceneProperties":
            self.open[-1].page = attributes.get("Page", "")
            self.open[-1].length = attributes.get("Length", "")
        elif self.open and tag == "OmittedScene":
            self.open[-1].omitted = True
            self.units += BLOCK_UNITS

    def data(self, text: str) -> None:
        if self.text is not None and not self.passed:
            self.text.append(text)

    def end(self, tag: str) -> None:
        self.depth -= 1
        if self.passed:
            self.passed = 0 if self.depth < self.passed else self.passed
            return
        tag = tag.rpartition("}")[2] if "}" in tag else tag
        if tag == "Text":
            self._end_text()
        elif tag == "Paragraph":
            if self.note is None and self.open:
                self._end_paragraph(self.open.pop())
        elif tag == "ScriptNote":
            self._end_note()
        elif tag == "DualDialogue":
            self.is_dual = False
            self.units += BLOCK_UNITS
        elif self.areas and tag == self.areas[-1]:
            self.areas.pop()

    def _end_paragraph(self, paragraph: Paragraph) -> None:
        paragraph.text = "".join(paragraph.runs or ())
        paragraph.runs = None
        self.units += not self.is_dual

    def _end_text(self) -> None:
        text = "".join(self.text or ())
        self.text = None
        if self.note is not None:
            self.note.append(text)
        elif self.open:
            paragraph = self.open[-1]
            if self.revision not in ("", "0"):
                paragraph.revised = paragraph.revised or []
                paragraph.revised.append((paragraph.n, paragraph.n + len(text), self.revision))
            paragraph.runs = paragraph.runs or []
            paragraph.runs.append(text)
            paragraph.n += len(text)
            if paragraph.n > limits.MAX_ROW_LENGTH:
                raise TooLargeError(self.name, "characters in one paragraph", paragraph.n, limits.MAX_ROW_LENGTH)
            self.units += 0 if self.is_dual else units_of(text)

    def _end_note(self) -> None:
        text = "".join(self.note or ()).strip()
        self.note = None
        if text and self.open:
            self.open[-1].notes = self.open[-1].notes or []
            self.open[-1].notes.append(text)
        elif text:
            self.document.notes.append((self.note_at, text))

    def close(self) -> None:
        """Nothing is left to do at the end."""
