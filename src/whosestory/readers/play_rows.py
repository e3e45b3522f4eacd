"""The rows of a printed play: which begin an act or a scene, which name a speaker, which are stage directions."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

from whosestory.language import parse_cue

MAX_HEADING = 110  # characters of a row that begins a scene, with the place
MAX_LABEL = 44  # characters of a speaker's label
MIN_AGAIN = 2  # speeches under one name, for a name to show how the play sets its speakers
MIN_SPEECHES = 4  # under such names


class Style(IntEnum):
    """How a play sets who speaks."""

    NONE = auto()
    OWN = auto()  # HAMLET in a row of its own
    OWN_TITLE = auto()  # Hamlet in a row of its own
    POINT = auto()  # HAMLET. To be
    TITLE_POINT = auto()  # Ham. To be
    COLUMN = auto()  # HAMLET    To be


@dataclass(slots=True)
class Row:
    """A row that isn't blank. Not frozen: thousands are made for a play."""

    start: int
    end: int
    text: str
    column: int
    gap: int  # blank rows above it
    heading: "Heading | None" = None


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's name at the beginning of a row."""

    style: Style
    name: str
    begin: int  # within the row
    end: int
    speech: int  # where the speech begins within the row


def cut_rows(text: str) -> list[Row]:
    """All rows of a text that aren't blank."""
    rows, start, gap = [], 0, 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip().strip("\ufeff")
        if body:
            at = raw.index(body)
            column = len(raw[:at].expandtabs(8))
            rows.append(Row(start + at, start + at + len(body), body, column, gap, _heading(body)))
            gap = 0
        else:
            gap += 1
        start += len(raw)
    return rows


_ORDINAL = (
    r"(?:THE\s)?(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|LAST"
    r"|PRIM[AU]S?|SECUND[AU]S?|TERTI[AU]S?|QUART[AU]S?|QUINT[AU]S?|PREMI[EÈ]RE?|DEUXI[EÈ]ME|TROISI[EÈ]ME|QUATRI[EÈ]ME"
    r"|CINQUI[EÈ]ME|ERSTER?|ZWEITER?|DRITTER?|VIERTER?|F[UÜ]NFTER?)"
)
_NUMBER = rf"(?:\d{{1,3}}|[IVXL]{{1,7}}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|{_ORDINAL})"
_ACT_WORD = r"(?:ACT(?:E|US|O)?|AKT|AUFZUG)"
_SCENE_WORD = r"(?:SC[EÈ]N[EA]|SC\.|SZENE|AUFTRITT|TABLEAU)"
_AFTER = r"(?=[\s.,:;\])—–_-]|$)"
_HEADING = re.compile(
    rf"[\W_]{{0,4}}(?:"
    rf"(?P<act>{_ACT_WORD}\s{{1,3}}{_NUMBER}{_AFTER}|{_ORDINAL}\s{{1,3}}{_ACT_WORD}{_AFTER}|\d{{1,2}}\.\s?{_ACT_WORD}{_AFTER})"
    rf"(?:[\W_]{{1,6}}(?P<both>{_SCENE_WORD}\s{{0,3}}{_NUMBER}{_AFTER}))?"
    rf"|(?P<scene>{_SCENE_WORD}\s{{0,3}}{_NUMBER}{_AFTER}|{_ORDINAL}\s{{1,3}}{_SCENE_WORD}{_AFTER}"
    rf"|\d{{1,2}}\.\s?{_SCENE_WORD}{_AFTER}|SCENE(?=\W{{0,3}}$|\s?[:.—–-]))"
    r"|(?P<other>(?:(?:THE\s|\d\s)?(?:PROLOGUE|EPILOGUE|INDUCTION|INTERLUDE)\b|(?:\d\s)?CHORUS\b)"
    r"(?=(?:\sCHO)?\W{0,3}$|[.,]\s?(?:SPOKEN|BY)\b))"
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a row begins."""

    act: str = ""  # its title, where the row begins or names one
    is_scene: bool = False
    is_loose: bool = False  # PROLOGUE, CHORUS: may as well be who speaks


def _heading(text: str) -> Heading | None:
    """What a row begins, if anything: an act, a scene, a prologue."""
    if len(text) > MAX_HEADING:
        return None
    match = _HEADING.match(text)
    if match is None or match[0].strip("[](_*= ")[:1].islower():
        return None
    rest = text[match.end() :]
    if match["act"]:
        if not match["both"] and len(rest.split()) > 8:  # a sentence that begins so
            return None
        return Heading(" ".join(match["act"].upper().split()), bool(match["both"]))
    if match["other"] and not match["other"].isupper() and text != match[0]:
        return None
    return Heading(is_scene=True, is_loose=bool(match["other"]) and match.end() + 3 > len(text))


_SMALL_CAPITALS = str.maketrans("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "ABCDEFGHIJKLMNOPRSTUVWYZ")


def plain_capitals(text: str) -> str:
    """Small capitals as capitals, in place.

    >>> plain_capitals("Mᴀʀᴛᴀ")
    'MARTA'
    """
    return text if text.isascii() else text.translate(_SMALL_CAPITALS)


_MARK = r"[_*=+~]{0,3}"
_SHORT = r"(?:MRS?|DR|ST|LD|LT|CAPT|COL|GEN|REV|SIG|MME|MLLE|[A-ZÀ-Þ])\."
_TOKEN = rf"(?:{_SHORT}|[A-ZÀ-ÞŒ0-9][A-ZÀ-ÞŒ0-9'’-]*)"
_CAPITALS = rf"{_TOKEN}(?:(?:\s|,\s|\s&\s|\s(?:AND|and|OF|of|THE|the|DE|de)\s){_TOKEN}){{0,5}}"
_TITLE_TOKEN = r"(?:[A-ZÀ-ÞŒ][a-zà-ÿœ'’]+|(?:Mr|Mrs|Dr|St)\.)"
_TITLE = rf"{_TITLE_TOKEN}(?:\s(?:of\s|the\s|de\s)?(?:{_TITLE_TOKEN}|\d)){{0,3}}"
_NOTE = r"(?:,?\s?(?P<note>[(\[][^()\[\]]{1,60}[)\]]))?"
_END = rf"(?:[.:]{_MARK}|{_MARK}[.:])\s?(?:[—–-]{{1,2}}\s?)?"
_POINT = re.compile(rf"{_MARK}(?P<name>{_CAPITALS}){_MARK}{_NOTE}{_END}(?=\S)")
_TITLE_POINT = re.compile(rf"{_MARK}(?P<name>{_TITLE}){_MARK}{_NOTE}{_END}(?=[^\sa-z])")
_COLUMN = re.compile(rf"{_MARK}(?P<name>{_CAPITALS}){_MARK}{_NOTE}(?:\t|\s{{3,}})\s*(?=\S)")
_HOW = re.compile(r",\s(?:ASIDE|WITHIN|ABOVE|BELOW|ALOFT|SINGING|READING|READS|SINGS)\b.*$", re.IGNORECASE)
_OWN = re.compile(rf"{_MARK}(?P<name>{_CAPITALS}){_MARK}{_NOTE}[.:]?{_MARK}$")
_OWN_TITLE = re.compile(rf"{_MARK}(?P<name>{_TITLE}){_MARK}{_NOTE}[.:]?{_MARK}$")
_STYLES = (
    (Style.OWN, _OWN),
    (Style.POINT, _POINT),
    (Style.COLUMN, _COLUMN),
    (Style.TITLE_POINT, _TITLE_POINT),
    (Style.OWN_TITLE, _OWN_TITLE),
)
_DIRECTION = re.compile(
    r"[\W_]{0,3}(?:(?:RE-?\s?)?ENTERS?|EXITS?|EXEUNT|MANENT|MANET|FLOURISH|ALARUMS?|ALARMS?|SENNET|TUCKET|TRUMPETS?|HAUTBOYS"
    r"|THUNDER|EXCURSIONS|CURTAIN|THE CURTAIN|MUSIC|DUMB ?SHOW|THEY (?:EXIT|FIGHT|DANCE|GO)|DIES|SONG)\b",
    re.IGNORECASE,
)
_NO_LABELS = frozenset(
    "EXIT EXEUNT ENTER FINIS END CURTAIN MANET MANENT FLOURISH ALARUM SONG SCENE ACT NOTE NOTES CONTENTS".split()
)


def is_direction(text: str) -> bool:
    """Whether a row begins as only a stage direction does."""
    match = _DIRECTION.match(text)
    return match is not None and match[0].strip("[](_*= ")[:1].isupper()


def labels_of(row: Row) -> list[Label]:
    """Every way in which a row could begin with a speaker's name."""
    text = plain_capitals(row.text)
    out = []
    for style, pattern in _STYLES:
        if style in (Style.OWN, Style.OWN_TITLE) and len(text) > MAX_LABEL:
            continue
        match = pattern.match(text, 0, 2 * MAX_LABEL)
        if match is None or match.end("name") - match.start("name") > MAX_LABEL:
            continue
        begin, end = match.span("name")
        end -= len(match["name"]) - len(_HOW.sub("", match["name"]))
        name = parse_cue(text[begin:end]).name
        if len(name) > 1 and name not in _NO_LABELS and any(map(str.isalpha, name)) and not is_direction(text):
            speech = match.start("note") if match["note"] else match.end()
            out.append(Label(style, name, begin, end, speech))
    return out


def find_labels(rows: Sequence[Row]) -> dict[int, Label]:
    """Which rows name a speaker: those in the style that the play uses most, and others under the same names."""
    found = {i: labels for i, row in enumerate(rows) if _may_speak(rows, i) and (labels := labels_of(row))}
    counts = Counter((label.style, label.name) for labels in found.values() for label in labels)
    names = Counter[Style]()
    for (style, _), n in counts.items():
        names[style] += n if n >= MIN_AGAIN else 0
    if not names or max(names.values()) < MIN_SPEECHES:
        return {}
    best = max(names, key=lambda style: (names[style], -style))
    known = {name for (style, name), n in counts.items() if style is best and n >= MIN_AGAIN}
    out: dict[int, Label] = {}
    for i, labels in found.items():
        for label in labels:
            is_usual = label.style is best and _is_sure(label, rows, i, known)
            if is_usual or (label.style < best and label.name in known):
                out[i] = label
                break
    return out


def _may_speak(rows: Sequence[Row], i: int) -> bool:
    """Whether a row is no heading, or one like PROLOGUE with speech right below it."""
    heading = rows[i].heading
    if heading is None or not heading.is_loose:
        return heading is None
    below = rows[i + 1] if i + 1 < len(rows) else None
    return below is not None and not below.gap and not is_direction(below.text) and below.heading is None


def _is_sure(label: Label, rows: Sequence[Row], i: int, known: set[str]) -> bool:
    """A name in capitals may stand only once; others must come again."""
    if label.style in (Style.OWN, Style.OWN_TITLE):
        if i + 1 >= len(rows) or (rows[i + 1].gap and not rows[i].gap):
            return False
        return label.name in known or (label.style is Style.OWN and rows[i].gap > 0 and not rows[i + 1].gap)
    return label.name in known or (label.style in (Style.POINT, Style.COLUMN) and rows[i].gap > 0)
