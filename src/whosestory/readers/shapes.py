"""What a row of a script looks like by itself: a heading, a name, a page number, or plain prose."""

import re
from enum import IntEnum
from functools import lru_cache

from whosestory.language import parse_cue
from whosestory.language.headings import any_of, foreign_cuts, foreign_times, side_words


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
    ACT = 11  # ACT TWO, and nothing else


# The same by themselves: Python 3.11 finds a member of an enum by a call, and rows are asked a hundred thousand times.
PROSE, HEADING, NUMBERED, TRANSITION, SHOT, ASIDE, NAME, TITLE, CAPITALS, NUMBER, FURNITURE, ACT = Shape

MAX_CUE = 48  # characters of a cue row with its extensions; the longest in 75 scripts has 46
MAX_NAME = 34  # of the name alone
MAX_NAME_WORDS = 6
MAX_HEADING = 100  # of a heading that has no INT. or EXT. to show that it is one
LONGEST_HEADING = 200  # of any: what is longer is a paragraph that begins like one
MAX_TRANSITION = 60
MAX_DATE = 60  # of a row that holds a date and is furniture

_NUM = r"(?:[A-Z]{0,2}\d{1,4}[A-Z]{0,3})"
ACT_NUMBER = r"(?:\d{1,2}|[IVX]{1,5}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT)"
_TIMES = (
    r"(?:DAY|NIGHT|MORNING|EVENING|AFTERNOON|DAWN|DUSK|SUNSET|SUNRISE|NOON|MIDNIGHT|TWILIGHT|LATER|CONTINUOUS"
    r"|SAME(?: TIME)?)"
)
_GONE = r"(?:MORE|CONTINUED|Continued|CONT'D|CONT'|CONT\.|OMITTED|OMIT|DELETED|SCENES?\ (?:OMITTED|DELETED))"
_CUTS = (
    r"(?:(?:SMASH|MATCH|JUMP|SHOCK|HARD|QUICK|FLASH|TIME|DIRECT|STRAIGHT|SLOW|RAPID|INTER|BACK|THEN)[\s-]?)?"
    r"(?:CUTS?|DISSOLVES?)"
)
_SIDES = any_of(side_words())  # INT, EXT and their like in all languages
_LOW_SIDES = any_of(word.capitalize() for word in side_words(foreign=True) if len(word) > 3)
_FOREIGN_TIMES = any_of(foreign_times())
_FOREIGN_CUTS = any_of(foreign_cuts())
_CAMERA = (
    r"ANGLE|CLOSE|CLOSER|CLOSEUP|WIDE|WIDER|POV|P\.O\.V|INSERT|INSET|MONTAGE|SERIES OF|FLASHBACK|FLASH|END |BACK TO"
    r"|BACK ON|TITLE|SUPER|CREDITS?|CARD|NEW ANGLE|ANOTHER|REVERSE|TRACKING|ACT |SCENE|BEGIN|INTERCUT|VIEW|FULL SHOT"
    r"|MED|MEDIUM|LONG SHOT|TWO SHOT|SHOT|FOLLOW|TIGHT|EXTREME|AERIAL|STOCK|FREEZE|PAN|DOLLY|CAMERA|RESUME|FAVOR"
    r"|MOVING|THE SCREEN|WE |SAME "
)
_WHERE = r"LATER|MOMENTS|ON |IN |AT |INTO |INSIDE|OUTSIDE|ACROSS|BEHIND|ABOVE|BELOW|UNDER|NEAR|FROM |BLACK |OVER "
_VIEW = rf"(?:{_CAMERA}|{_WHERE})\b".replace(" ", r"\ ")  # as the pattern below is written with free spaces
_ROW = re.compile(
    rf"""
    (?P<mark>[\W_]+$)
  | (?P<number>[\W_]{{0,4}}(?:(?:PAGE|Page|page|P\.|p\.)\s{{0,3}})?(?:{_NUM}|\d{{1,5}}\.\d\d)[\W_]{{0,4}}
        (?:\s{{3,90}}{_NUM}[\W_]{{0,4}})?$)
  | (?P<more>\W{{0,3}}(?:[a-z\d]\s)?(?:{_NUM}[.\s]{{1,60}})?\(?{_GONE}\)?\W{{0,4}}(?:\(\d{{1,2}}\))?\W{{0,4}}
        (?:\s{{0,80}}(?:FROM\ P|{_NUM}).{{0,12}})?$)
  | (?P<date>.{{0,40}}?\b\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}\W{{0,4}}(?:\s{{0,60}}{_NUM}\W{{0,4}})?$)
  | (?P<heading>\W{{0,4}}(?:{_NUM}[.):\s-]{{1,12}}|\S\s{{1,8}}){{0,2}}\W{{0,3}}
        (?:(?:{_SIDES}|I/E|E/I)\s?[.:,/\s-]|(?:[Ii]nt|[Ee]xt)\s?[./]
        |(?:[Ii]nterior|[Ee]xterior)\s?[-:.]|(?:{_LOW_SIDES})(?:\s?[:./]|\s[–-])|(?:[1lT|]NT|E[DK]T)\.\s[A-Z]))
  | (?P<late>(?:[A-Z0-9][A-Z0-9 ,.'"/()-]{{0,40}}?[\s-])(?:INT|EXT)[./]\s?[A-Z])
  | (?P<foreign>[^\W\d_a-z][^a-z]{{1,60}}?[\s.–—-](?:{_SIDES})[\s./,–—-]{{1,4}}(?:{_FOREIGN_TIMES})\b)
  | (?P<act>\W{{0,3}}(?:END\ OF\ )?ACT\s{{1,3}}{ACT_NUMBER}\W{{0,3}}$)
  | (?P<scene>(?:ACT\s{{1,3}}{ACT_NUMBER}[.,:;\s-]{{1,4}})?SCENE\s{{1,3}}(?:{_NUM}|{ACT_NUMBER})\b)
  | (?P<transition>\W{{0,3}}(?:FADE|{_CUTS}|LAP\ DISSOLVE|WIPE|IRIS|THE\ END|END\ CREDITS|BLACK\ OUT|BLACKOUT
        |{_FOREIGN_CUTS})\b)
  | (?P<shot>(?:\W|\d{{1,4}}[A-Z]?\s){{0,4}}{_VIEW}
        |[^a-z]{{0,30}}['’]S\ (?:POV|P\.O\.V)\b
        |[^a-z]{{0,40}}(?:\bPOV|\bP\.O\.V\.?|\bSHOT|\bANGLE|CLOSE[\s-]?UP|--?)\W{{0,3}}$)
  | (?P<aside>[(\[{{])
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r"[–—.,(-]")  # without one of these no time of day stands apart; most cues have none
_TIMED = re.compile(
    rf"[^a-z]*[A-Z][^a-z]*(?:\s[-–—]+\s?|[-–—]{{2}}\s?|\.\s{{1,3}}|,\s|\s?\()(?:[A-Z']+\s)?{_TIMES}\b[^a-z]{{0,30}}$"
)
_NUMBERED = re.compile(rf"(?!\d+(?:ST|ND|RD|TH)\b){_NUM}[.)]?\s+(?!(?:{_CAMERA})\b)[^a-z]*[A-Z]{{2}}[^a-z]*$")
_PARENS = re.compile(r"[(\[][^()\[\]]{0,60}[)\]]?")
_SMALL = re.compile(  # what may stand in small letters in a row of capitals
    r"\b(?:De|de|la|Le|Di|Van|von|d'|No|[Vv]oice|V\.o|[Cc]ont|[Cc]on't|the|and|of|in|on|to|Jr|Sr|Dr|Mr|Mrs|Ms)\b"
    r"|Mc(?=[A-Z])|Mac(?=[A-Z])|O'(?=[A-Z])|(?<=[A-Z])cont'd|['’]s\b"
)
_LOWER_WORD = re.compile(r" (?!(?:de|la|voice|cont|the|and|of|in|on|to) )[a-z]+ ")  # that isn't one of those
_BAD_END = re.compile(r"[!?;,]['\"”]?$|\.\.\.$|--$|[a-z]\.$|[^\s.]{4}\.$")
_TITLE_NAME = re.compile(
    r"[A-Z][\w.'’-]*(?:\s(?:#?\d+|[A-Z][\w.'’-]*|of|the|de|and)){0,3}(?:\s?\([\w.' ]{1,14}\))?\s*:?(?<![a-z]{3}\.)$"
)
SIDE_BY_SIDE = re.compile(r"(?<=[A-Z.)])\s{4,}(?=[A-Z]{2})")  # two names side by side, who speak at once
_SPECIAL = frozenset(
    {"In", "Ex", "in", "ex", "Pa", "pa", "p.", "Co", "P.", "Au", "Es"}
)  # rows that begin so go through the pattern
_KINDS = {
    "mark": FURNITURE,
    "number": NUMBER,
    "more": FURNITURE,
    "date": FURNITURE,
    "heading": HEADING,
    "late": HEADING,
    "foreign": HEADING,
    "act": ACT,
    "scene": HEADING,
    "transition": TRANSITION,
    "shot": SHOT,
    "aside": ASIDE,
}

_PROSE = (PROSE, "")
MANY_BEGINNINGS = 4096  # are remembered; a script has some hundreds


class _Beginnings(dict[str, bool]):
    """Whether a row that begins with these two characters fits no pattern below, but for a slash further on."""

    def __missing__(self, head: str) -> bool:
        is_plain = head[1:].islower() and head[0].isalpha() and head not in _SPECIAL
        if len(self) < MANY_BEGINNINGS:
            self[head] = is_plain
        return is_plain


_IS_PLAIN = _Beginnings()


def shape_of(text: str) -> tuple[Shape, str]:
    """What a row looks like, and the name in it if it could be a cue.

    >>> shape_of("INT. A ROOM - DAY")[0].name, shape_of("BEN (V.O.)")
    ('HEADING', (<Shape.NAME: 6>, 'BEN'))
    """
    if _IS_PLAIN[text[:2]] and "/" not in text:
        return _lower_shape(text) if len(text) <= MAX_NAME else _PROSE  # most rows
    return _pattern_shape(text)


@lru_cache(maxsize=4096)  # cues come back by the hundred
def _pattern_shape(text: str) -> tuple[Shape, str]:
    match = _ROW.match(text)
    shape = _KINDS[match.lastgroup or "mark"] if match else None
    if match and not _holds(shape, match.lastgroup, text):
        shape = None
    if shape is not None and shape is not SHOT:
        return shape, ""
    if not _in_capitals(text):
        return _lower_shape(text)
    if len(text) > MAX_HEADING:
        return shape or CAPITALS, ""
    if _BREAK.search(text) and _TIMED.match(text):
        return HEADING, ""
    if text[0].isdigit() and _NUMBERED.match(text):
        return NUMBERED, ""
    if shape is SHOT:
        return SHOT, ""
    name = _name(text)
    return (NAME, name) if name else (CAPITALS, "")


def _holds(shape: Shape | None, group: str | None, text: str) -> bool:
    """Whether a row is what its beginning says."""
    if shape is TRANSITION:
        return _is_transition(text)
    if shape is HEADING:
        return len(text) <= LONGEST_HEADING
    return group != "date" or len(text) <= MAX_DATE


def _in_capitals(text: str) -> bool:
    """Whether what stands outside parentheses is in capitals."""
    if text.isupper():
        return True
    if len(text) > 2 * MAX_CUE:
        return False
    bare = _PARENS.sub("", text) if "(" in text or "[" in text else text
    return not _LOWER_WORD.search(bare) and _SMALL.sub("", bare).isupper()  # the search spares most rows the rest


def _is_transition(text: str) -> bool:
    if len(text) > MAX_TRANSITION or text[-1] in "!?":
        return False
    return text.isupper() or (text.endswith(":") and _in_capitals(text))


def _lower_shape(text: str) -> tuple[Shape, str]:
    if len(text) <= MAX_NAME and _TITLE_NAME.match(text):
        name = parse_cue(text).name
        return (TITLE, name) if name else _PROSE
    return _PROSE


def _name(text: str) -> str:
    """The name in a row of capitals, "" if it can't be one."""
    if SIDE_BY_SIDE.search(text):
        return " & ".join(filter(None, (_name(part) for part in SIDE_BY_SIDE.split(text))))
    if len(text) > MAX_CUE or _BAD_END.search(_PARENS.sub("", text).strip()):
        return ""
    name = parse_cue(text).name
    if not 1 < len(name) <= MAX_NAME or len(name.split()) > MAX_NAME_WORDS or not any(map(str.isalpha, name)):
        return ""
    return name
