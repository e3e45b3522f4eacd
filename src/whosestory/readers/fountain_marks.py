"""What a row of Fountain is by its own wording: its mark, or what it looks like without one."""

import re
from functools import lru_cache

from whosestory import limits
from whosestory.language.headings import any_of, side_words

MAX_HEADING = 250  # characters; a longer row is a paragraph, whatever it begins with
MAX_NAME_WORDS = 8  # `VOICE OF THE MAN BEHIND THE DOOR` has seven; longer rows of capitals are sentences

EMPHASIS = "*_ \t"  # may stand around a whole element: **INT. BAR - DAY**
_OPENING = "([\"'“‘*_"
MARKS = frozenset("=#.@!~>")  # a row begins with one of these, or with no mark
_PAIRS = ("***", "**", "*", "_")
_MARK = re.compile(
    r"""
    (?P<page>={3,}$)
  | (?P<section>\#{1,9}(?!\S*\#))
  | (?P<synopsis>={1,2}(?=[^=]))
  | (?P<heading>\.(?=[(\["'“‘*_]{0,3}[^\W_]))
  | (?P<cue>@\s*(?=\S*\w))
  | (?P<action>!(?=[^!?]*\w))
  | (?P<lyric>~\s?(?=\S))
  | (?P<centred>>(?=.*<$))
  | (?P<transition>>\s*(?=[\w*]))
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\s*#(?P<number>[\w.-]{1,20})#[*_\s]*$")
_SIDE = rf"(?:INT(?:ERIOR)?|EXT(?:ERIOR)?|EST|{any_of(side_words(foreign=True))})\b\.?(?:\s?/\s?(?:INT|EXT|I|E)\b\.?)?"
_HEADING = re.compile(
    rf"(?:[A-Z]?\d{{1,4}}[A-Z]{{0,3}}[.)]?\s+)?(?P<side>{_SIDE}|(?:I\.?/\s?E|E\.?/\s?I)\b\.?)(?:(?<=\.)|(?=[\s:/-]))",
    re.IGNORECASE,
)
_PROSE = re.compile(  # opens with a word in small letters, or the second of them is; and none of a heading's
    rf"(?!(?i:{any_of(word[:2] for word in side_words())}))[A-Za-z][a-z]|[AI](?:['’][a-z]{{1,2}})? [a-z]"
)
_TRANSITION = re.compile(
    r"[^a-z]*\bTO:$|FADE (?:IN|OUT|UP|TO|FROM)\b[^a-z]*[.:]?$|(?:[A-Z]+ )?CUT (?:TO|BACK)\b[^a-z]*[.:]?$"
    r"|DISSOLVE\b[^a-z]*[.:]?$|CUT\.$|THE END\.?$|END (?:CREDITS|TITLES)\.?$"
)
_NO_NAME = re.compile(
    r"SUPER\b.*:|(?:TITLES?|CHYRON|CAPTION|SUPERIMPOSE|INSERT|MONTAGE|SERIES OF|INTERCUT|ANGLE|BACK TO|CLOSE ON"
    r"|CLOSE-?UP|CLOSER|WIDE|WIDER|FLASHBACK|END OF|OVER BLACK|ON SCREEN|LATER|MOMENTS LATER|ESTABLISHING)\b|.*\bPOV\b"
)
_FURNITURE = re.compile(r"\(MORE\)$|\(CONTINUED\)$|CONTINUED:(?:\s*\(\d+\))?$")
_ASIDE = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)$")
_PARENS = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_SENTENCE_END = re.compile(r"[!?,;]['\"”’]?$|\.\.\.$|…$|--$")
_SHORT = re.compile(r"\b(?:[A-Z]|JR|SR|DR|MR|MRS|MS|ST|INC|CO|ESQ|LT|SGT|CAPT|COL|GEN|PROF|REV|PH\.D)\.$")


def mark_of(text: str) -> re.Match[str] | None:
    """The mark that a row begins with; its kind is the match's `lastgroup`."""
    return _MARK.match(text)


def is_prose(text: str) -> bool:
    """Whether a row is surely no mark, heading, transition, furniture or name: most are, and needn't be tried as each.

    >>> is_prose("Ben turns."), is_prose("I'm here."), is_prose("Int. bar"), is_prose("BEN"), is_prose("!Ben")
    (True, True, False, False, False)
    """
    return _PROSE.match(text) is not None


def is_meant(mark: re.Match[str], *, free: bool) -> bool:
    """Whether a mark is one: within a speech, where no row stands free, `#1` and `.45` are words."""
    rest = mark.string[mark.end() :].strip()
    match mark.lastgroup:
        case "heading":
            surely = len(rest) < MAX_HEADING and (rest.lstrip(_OPENING)[0].isalpha() or rest.isupper())
            return surely and (free or rest.isupper())
        case "cue":
            return len(rest) <= limits.MAX_NAME_LENGTH
        case "section":
            return free or mark.string[mark.end() :][:1].isspace()
        case "synopsis" | "transition":
            return free or rest.isupper()
    return True


def is_sure(mark: re.Match[str]) -> bool:
    """Whether a mark can hardly be anything else: no stray stroke of a scan, no quoted mail."""
    rest = mark.string[mark.end() :]
    match mark.lastgroup:
        case "page":
            return False
        case "heading" | "transition":
            return rest.isupper()
        case "section":
            return rest[:1].isspace()
    return True


def peeled(text: str) -> str:
    """A text without the emphasis that stands around all of it, nested or not.

    >>> peeled("_INT. BAR - *DAY*_"), peeled("**_THE END_**"), peeled("*Ida* and *Per*")
    ('INT. BAR - *DAY*', 'THE END', '*Ida* and *Per*')
    """
    for mark in _PAIRS:
        inner = text[len(mark) : -len(mark)]
        if text.startswith(mark) and text.endswith(mark) and inner.strip("*_") and mark not in inner:
            return peeled(inner.strip())
    return text


@lru_cache(maxsize=1024)  # what isn't prose is most often a cue, and cues come back by the hundred
def is_heading(text: str, *, is_open: bool, free: bool) -> bool:
    """Whether a row is a scene heading: in small letters only behind a blank row, within a speech only in capitals."""
    bare = text.strip(EMPHASIS)
    match = _HEADING.match(bare) if len(text) <= MAX_HEADING else None
    if match is None:
        return False
    side = match["side"]
    if not side.isupper():
        return is_open and ("." in side or "/" in side)
    return (free and "ERIOR" not in side) or _PARENS.sub("", bare).isupper()


def scene_number(text: str) -> tuple[str, int]:
    """The number that a heading marks, and where in the row its mark begins: `#31A#`."""
    match = _NUMBER.search(text)
    return (match["number"].strip("."), match.start()) if match else ("", len(text))


@lru_cache(maxsize=1024)
def is_transition(text: str, *, free: bool = True) -> bool:
    """Whether a row is a transition; within a speech it needs its colon."""
    bare = text.strip(EMPHASIS)
    return _TRANSITION.match(bare) is not None and bare.isupper() and (free or bare.endswith(":"))


def is_furniture(text: str) -> bool:
    """Whether a row is left over from printed pages: (MORE), CONTINUED."""
    return _FURNITURE.match(text) is not None


def is_aside(text: str) -> bool:
    """Whether a row of a speech is one parenthetical."""
    return _ASIDE.match(text.strip(EMPHASIS)) is not None


@lru_cache(maxsize=1024)
def name_in(text: str) -> str:
    """What stands outside parentheses in a row that could be a cue, else ""."""
    if len(text) > 2 * limits.MAX_NAME_LENGTH:
        return ""
    name = _PARENS.sub(" ", text).rstrip("^ \t").strip(EMPHASIS)
    if not name.isupper() or len(name) > limits.MAX_NAME_LENGTH or len(name.split()) > MAX_NAME_WORDS:
        return ""
    return "" if _NO_NAME.match(name) or _TRANSITION.match(name) else name


def ends_a_sentence(name: str, *, known: bool) -> bool:
    """Whether capitals end as a name doesn't: `BANG!`; of a point only one that isn't `MR.` or behind a known name."""
    return _SENTENCE_END.search(name) is not None or (name.endswith(".") and not known and not _SHORT.search(name))


def begins_speech(text: str) -> bool:
    """Whether a row below a name may be the first of a speech."""
    if is_prose(text):
        return True
    mark = _MARK.match(text)
    if mark and mark.lastgroup not in {"lyric", "synopsis", "section"}:
        return False
    return not is_heading(text, is_open=False, free=True) and not is_transition(text)
