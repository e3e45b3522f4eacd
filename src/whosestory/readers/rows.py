"""The rows of a text as a reader looks at them: where each stands, and what shape it has."""

import re
from enum import IntEnum
from typing import NamedTuple

from whosestory.language import parse_cue


class Shape(IntEnum):
    """What a row looks like, by itself."""

    PROSE = 0
    HEADING = 1  # surely one: INT., EXT., a place and a time of day
    NUMBERED = 2  # capitals behind a scene number
    TRANSITION = 3
    SHOT = 4  # capitals that name a view: ANGLE ON, INSERT
    ASIDE = 5  # opens with a parenthesis
    NAME = 6  # capitals that could be a cue
    TITLE = 7  # Capitalised Words that could be a cue where cues aren't in capitals
    CAPITALS = 8  # capitals, and no cue
    NUMBER = 9  # a number and nothing else: most often a page's
    FURNITURE = 10  # (MORE), CONTINUED, a date, asterisks


class Row(NamedTuple):
    """A row that isn't blank."""

    index: int  # of the physical row, from 0
    start: int  # offset of its first character that isn't blank
    end: int  # offset behind its last
    text: str  # without what stands in the margins: revision marks, loose characters
    column: int  # at which `text` begins
    gap: int  # blank rows before it
    shape: Shape
    name: str  # of a row that could be a cue: the name in it, else ""


MAX_CUE = 48  # characters of a cue row with its extensions; the longest in 75 scripts has 46
MAX_NAME = 34  # of the name alone
MAX_NAME_WORDS = 6
_NUM = r"(?:[A-Z]{0,2}\d{1,4}[A-Z]{0,3})"
_TIMES = r"(?:DAY|NIGHT|MORNING|EVENING|AFTERNOON|DAWN|DUSK|SUNSET|SUNRISE|NOON|MIDNIGHT|TWILIGHT|LATER|CONTINUOUS|SAME(?: TIME)?)"
_ROW = re.compile(
    rf"""
    (?P<mark>[\W_]+$)
  | (?P<number>[\W_]{{0,4}}(?:(?:PAGE|Page|page|P\.|p\.)\s{{0,3}})?{_NUM}[\W_]{{0,4}}(?:\s{{3,80}}{_NUM}[\W_]{{0,4}})?$)
  | (?P<more>\W{{0,3}}(?:{_NUM}[.\s]{{1,60}})?\(?(?:MORE|CONTINUED|Continued|CONT'D|CONT'|CONT\.|OMITTED|OMIT|DELETED|SCENES?\ (?:OMITTED|DELETED))
        \)?\W{{0,4}}(?:\(\d{{1,2}}\))?\W{{0,4}}(?:\s{{0,80}}(?:FROM\ P|{_NUM}).{{0,12}})?$)
  | (?P<date>.{{0,40}}?\b\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}\W{{0,4}}(?:\s{{0,60}}{_NUM}\W{{0,4}})?$)
  | (?P<heading>\W{{0,4}}(?:{_NUM}[.):\s-]{{1,12}}|\S\s{{1,8}}){{0,2}}\W{{0,3}}
        (?:(?:INTERIOR|EXTERIOR|INT|EXT|I/E|E/I|EST)\s?[.:,/\s-]|(?:[Ii]nt|[Ee]xt)\s?[./]|(?:[Ii]nterior|[Ee]xterior)\s?[-:.]))
  | (?P<late>(?:[A-Z0-9][A-Z0-9 ,.'"/()-]{{0,40}}?[\s-])(?:INT|EXT)[./]\s?[A-Z])
  | (?P<scene>SCENE\s{{1,3}}{_NUM}\b)
  | (?P<transition>\W{{0,3}}(?:FADE|(?:(?:SMASH|MATCH|JUMP|SHOCK|HARD|QUICK|FLASH|TIME|DIRECT|STRAIGHT|SLOW|RAPID|INTER|BACK)[\s-]?)?(?:CUTS?|DISSOLVES?)
        |LAP\ DISSOLVE|WIPE|IRIS|THE\ END|END\ CREDITS|BLACK\ OUT|BLACKOUT|(?:THEN\ )?CUT)\b(?!\W\s*["']))
  | (?P<shot>(?:\W|\d{{1,4}}[A-Z]?\s){{0,4}}(?:ANGLE|CLOSE|CLOSER|CLOSEUP|WIDE|WIDER|POV|P\.O\.V|INSERT|INSET|MONTAGE|SERIES\ OF|FLASHBACK|FLASH|END\ |LATER\b|MOMENTS
        |BACK\ TO|BACK\ ON|TITLE|SUPER|CREDITS?\b|CARD|ON\ |IN\ |AT\ |INTO\ |INSIDE|OUTSIDE|ACROSS|BEHIND|ABOVE|BELOW|UNDER|NEAR|FROM\ |NEW\ ANGLE|ANOTHER|REVERSE|TRACKING|ACT\ |SCENE
        |BEGIN|INTERCUT|VIEW|FULL\ SHOT|MED|MEDIUM|LONG\ SHOT|TWO\ SHOT|SHOT|BLACK\ |OVER\ |FOLLOW|TIGHT|EXTREME|AERIAL|STOCK|FREEZE|PAN|DOLLY|CAMERA|RESUME|FAVOR|MOVING|THE\ SCREEN|WE\ |SAME\ )\b
        |[^a-z]{{0,40}}(?:\bPOV|\bP\.O\.V\.?|\bSHOT|\bANGLE|CLOSE[\s-]?UP|--?)\W{{0,3}}$)
  | (?P<aside>[(\[{{])
    """,
    re.VERBOSE,
)
_TIMED = re.compile(
    rf"[^a-z]*[A-Z][^a-z]*(?:\s[-–—]+\s?|[-–—]{{2}}\s?|\.\s{{1,3}}|,\s|\s?\()(?:[A-Z']+\s)?{_TIMES}\b[^a-z]{{0,30}}$"
)
_NUMBERED = re.compile(rf"{_NUM}[.)]?\s+[^a-z]*[A-Z]{{2}}[^a-z]*$")
_PARENS = re.compile(r"[(\[][^()\[\]]{0,60}[)\]]?")
_SMALL = re.compile(
    r"\b(?:Mc|Mac|O'|De|de|la|Le|Di|Van|von|d'|No|[Vv]oice|V\.o|[Cc]ont|[Cc]on't|the|and|of|in|on|to|Jr|Sr|Dr|Mr|Mrs|Ms)\b|Mc(?=[A-Z])|Mac(?=[A-Z])|(?<=[A-Z])cont'd|'s\b|[a-z](?=\W*$)"
)
_BAD_END = re.compile(r"[!?;,]['\"”]?$|\.\.\.$|--$|[a-z]\.$|\S{4}\.$")
_LOOSE = re.compile(r"(?:[^\s\w(]|\w{1,2})\s{3,}(?=\S)")
_REVISED = re.compile(r"\s{2,}[*!|]+\s*$|\s\*+$")
_TITLE_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s(?:#?\d+|[A-Z][\w.'’-]*|of|the|de|and)){0,3}\s*:?$")
_KINDS = {
    "mark": Shape.FURNITURE,
    "number": Shape.NUMBER,
    "more": Shape.FURNITURE,
    "date": Shape.FURNITURE,
    "heading": Shape.HEADING,
    "late": Shape.HEADING,
    "scene": Shape.HEADING,
    "transition": Shape.TRANSITION,
    "shot": Shape.SHOT,
    "aside": Shape.ASIDE,
}


def cut_rows(text: str) -> list[Row]:
    """All rows of a text that aren't blank."""
    rows = []
    start = gap = 0
    for index, row in enumerate(text.splitlines(keepends=True)):
        if row.isspace():
            gap += 1
        else:
            rows.append(_row(index, start, row, gap))
            gap = 0
        start += len(row)
    return rows


def _row(index: int, start: int, raw: str, gap: int) -> Row:
    body = raw.strip()
    lead = len(raw) - len(raw.lstrip())
    end = start + lead + len(body)
    column = len(raw[:lead].expandtabs(8)) if "\t" in raw[:lead] else lead
    text = _REVISED.sub("", body) if body[-1] in "*!|" else body
    loose = _LOOSE.match(text) if len(text) > 4 and " " in text[1:4] else None
    if loose and not loose[0][0].isdigit():
        column += loose.end()
        text = text[loose.end() :]
    shape, name = shape_of(text or body)
    return Row(index, start + lead, end, text or body, column, gap, shape, name)


def shape_of(text: str) -> tuple[Shape, str]:
    """What a row looks like, and the name in it if it could be a cue."""
    match = _ROW.match(text)
    shape = _KINDS[match.lastgroup or "mark"] if match else None
    if shape is Shape.TRANSITION and not _is_transition(text):
        shape = None
    if shape is Shape.SHOT and not _capitals(text):
        shape = None
    if shape is Shape.FURNITURE and match and match.lastgroup == "date" and len(text) > 60:
        shape = None
    if shape is not None and shape is not Shape.SHOT:
        return shape, ""
    if not _capitals(text):
        return _lower_shape(text)
    if _TIMED.match(text) and len(text) < 100:
        return Shape.HEADING, ""
    if shape is Shape.SHOT:
        return Shape.SHOT, ""
    if text[0].isdigit() and _NUMBERED.match(text):
        return Shape.NUMBERED, ""
    name = _name(text)
    return (Shape.NAME, name) if name else (Shape.CAPITALS, "")


def _capitals(text: str) -> bool:
    """Whether what stands outside parentheses is in capitals."""
    if text.isupper():
        return True
    if len(text) > MAX_CUE + 40:
        return False
    bare = _SMALL.sub("", _PARENS.sub("", text))
    return bare.isupper()


def _is_transition(text: str) -> bool:
    return len(text) < 60 and (text.isupper() or (_capitals(text) and text.endswith(":")))


def _lower_shape(text: str) -> tuple[Shape, str]:
    if len(text) <= MAX_NAME and _TITLE_NAME.match(text):
        return Shape.TITLE, parse_cue(text).name
    return Shape.PROSE, ""


def _name(text: str) -> str:
    """The name in a row of capitals, "" if it can't be one."""
    if len(text) > MAX_CUE or _BAD_END.search(_PARENS.sub("", text).strip()):
        return ""
    name = parse_cue(text).name
    if not 1 < len(name) <= MAX_NAME or len(name.split()) > MAX_NAME_WORDS or not any(map(str.isalpha, name)):
        return ""
    return name
