"""Word (`.docx`): by the names of its paragraph styles where these are a script's, else as text with its indents.

Deleted text of tracked changes, headers, footers, foot notes and comments stand elsewhere in the file and aren't read;
a text box is read where it is anchored.
"""

from dataclasses import dataclass, field

from whosestory import limits
from whosestory.errors import NotTextError, TooLargeError
from whosestory.readers.archive import Archive, first_members
from whosestory.readers.archive_xml import stream
from whosestory.readers.base import Reader
from whosestory.readers.drawn import INDENTS, Paragraph, read_paragraphs
from whosestory.readers.style_names import kind_of_style
from whosestory.work import LineKind, Work

NAME = "docx"
DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
TWIPS_A_COLUMN = 144  # twentieths of a point: Courier 12 has ten characters an inch
MAX_COLUMN = 80  # indents beyond the page say nothing
GAP = 120  # twips above or below a paragraph that show as a blank row: half of one
MIN_BLANK = 0.03  # of the paragraphs are empty where blank rows are typed; then spaces above and below say nothing
MAX_BASES = 10  # styles that are based on one another
_COLUMNS = {"center": INDENTS[LineKind.CUE], "right": INDENTS[LineKind.TRANSITION], "end": INDENTS[LineKind.TRANSITION]}
_PASSED = frozenset({"Fallback", "del", "moveFrom", "instrText", "pPrChange", "rPrChange"})
_INDENT = ("left", "firstLine", "hanging")


@dataclass(slots=True)
class _Look:
    """What a paragraph or a style says of how it is set; None where it says nothing."""

    style: str = ""  # its id; of a style, the one that it is based on
    name: str = ""  # of a style
    indent: dict[str, int] = field(default_factory=dict)  # twips: left, firstLine, hanging
    before: int | None = None
    after: int | None = None
    align: str = ""


def sniff(head: bytes) -> bool:
    """An archive that begins as Word's do."""
    members = first_members(head)
    return any(member.startswith("word/") for member in members)


def read(data: bytes, name: str) -> Work:
    """Read a script written in Word.

    Raises:
        InputError: the archive or its XML is broken, unsafe, too large, or holds no text.
    """
    archive = Archive(data, name)
    if DOCUMENT not in archive.members:
        raise NotTextError(name, "this archive has no Word document in it", "save it as .docx or as plain text")
    styles = _Styles()
    if STYLES in archive.members:
        stream(archive.read(STYLES), name, styles)
    body = _Body(name)
    stream(archive.read(DOCUMENT), name, body)
    return read_paragraphs(_paragraphs(body.found, styles.looks), name=name, data=data, format=NAME)


def _paragraphs(found: list[tuple[str, _Look]], styles: dict[str, _Look]) -> list[Paragraph]:
    """Paragraphs with their kinds, indents and gaps."""
    n_blank = sum(not text.strip() for text, _ in found)
    spaced = n_blank <= MIN_BLANK * len(found)
    paragraphs = []
    below = 0
    for text, look in found:
        chain = [look, *_chain(look.style, styles)]
        before = next((each.before for each in chain if each.before is not None), 0)
        kind = next((kind for each in chain[1:] if (kind := kind_of_style(each.name))), kind_of_style(look.style))
        gap = spaced and max(before, below) >= GAP
        paragraphs.append(Paragraph(text, kind, _column(chain) if text.strip() else 0, gap))
        below = next((each.after for each in chain if each.after is not None), 0)
    return paragraphs


def _chain(style: str, styles: dict[str, _Look]) -> list[_Look]:
    """A style and those that it is based on."""
    chain: list[_Look] = []
    while style in styles and len(chain) < MAX_BASES:
        chain.append(styles[style])
        style = styles[style].style
    return chain


def _column(chain: list[_Look]) -> int:
    """Where the first row begins, in characters."""
    align = next((each.align for each in chain if each.align), "")
    if align in _COLUMNS:
        return _COLUMNS[align]
    left, first, hanging = (next((look.indent[key] for look in chain if key in look.indent), 0) for key in _INDENT)
    return max(0, min(MAX_COLUMN, round((left + first - hanging) / TWIPS_A_COLUMN)))


def _set(look: _Look, tag: str, attributes: dict[str, str]) -> None:
    """Take what an element says of a paragraph's look."""
    match tag:
        case "ind":
            pairs = {**attributes, "left": attributes.get("left", attributes.get("start", ""))}
            look.indent.update({key: _twips(pairs[key]) for key in _INDENT if pairs.get(key)})
        case "spacing":
            look.before = _twips(attributes["before"]) if "before" in attributes else look.before
            look.after = _twips(attributes["after"]) if "after" in attributes else look.after
        case "jc":
            look.align = attributes.get("val", "")


def _twips(value: str) -> int:
    """A length, 0 if it is none."""
    digits = value.removeprefix("-")
    return int(value) if digits.isdecimal() and digits.isascii() and len(digits) < 7 else 0


class _Styles:
    """The styles of a document, as they stream by."""

    def __init__(self) -> None:
        self.looks: dict[str, _Look] = {}
        self.now: _Look | None = None

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "style" and len(self.looks) < limits.MAX_CHARACTERS:
            self.now = self.looks[attributes.get("styleId", "")] = _Look()
        elif self.now and tag == "name":
            self.now.name = attributes.get("val", "")
        elif self.now and tag == "basedOn":
            self.now.style = attributes.get("val", "")
        elif self.now:
            _set(self.now, tag, attributes)

    def finish(self, tag: str) -> None:
        if tag == "style":
            self.now = None

    def words(self, text: str) -> None:
        """A style has no text."""


class _Body:
    """The paragraphs of a document, as they stream by; those in text boxes stand behind the one around them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[tuple[str, _Look]] = []
        self.open: list[tuple[list[str], _Look]] = []  # paragraphs within paragraphs
        self.passed = 0  # how deep in what is passed over
        self.in_text = self.in_properties = False

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if self.passed or tag in _PASSED:
            self.passed += 1
        elif tag == "p":
            self.open.append(([], _Look()))
        elif self.open:
            self._begin_inner(tag, attributes)

    def _begin_inner(self, tag: str, attributes: dict[str, str]) -> None:
        runs, look = self.open[-1]
        match tag:
            case "t":
                self.in_text = True
            case "tab" if not self.in_properties:
                runs.append("\t")
            case "br" | "cr":
                runs.append("\n")
            case "noBreakHyphen":
                runs.append("-")
            case "pPr":
                self.in_properties = True
            case "pStyle":
                look.style = attributes.get("val", "")
            case _ if self.in_properties:
                _set(look, tag, attributes)

    def words(self, text: str) -> None:
        if self.in_text and self.open and not self.passed:
            self.open[-1][0].append(text)

    def finish(self, tag: str) -> None:
        if self.passed:
            self.passed -= 1
        elif tag == "t":
            self.in_text = False
        elif tag == "pPr":
            self.in_properties = False
        elif tag == "p" and self.open:
            runs, look = self.open.pop()
            text = "".join(runs).replace("\xa0", " ")
            if len(text) > limits.MAX_ROW_LENGTH:
                raise TooLargeError(self.name, "characters in one paragraph", len(text), limits.MAX_ROW_LENGTH)
            self.found.append((text, look))


READER = Reader(NAME, (".docx", ".docm", ".dotx"), sniff, read)
