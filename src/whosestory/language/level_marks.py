"""What marks a scene as not of the story's present: words of headings, lines of their own, supers, years."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from whosestory.language.lexicons import load_rows

MAX_OPENING = 40  # characters: the first sentence of a scene, if it's a mark, is short
MAX_MARK = 90  # characters: what marks a level stands alone on a row
_SPLIT = re.compile(r"\s+[-–—~]+\s*|-{2,}\s*|[–—]\s*|[()\[\]:;.,/*_\"“”]+|\s-|-\s")
_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
}
_UNITS = {
    "second": 1 / 31_557_600, "moment": 1 / 525_960, "minute": 1 / 525_960, "hour": 1 / 8766, "night": 1 / 365.25,
    "day": 1 / 365.25, "week": 7 / 365.25, "month": 1 / 12, "summer": 1.0, "winter": 1.0, "year": 1.0, "decade": 10.0,
    "century": 100.0, "centurie": 100.0,
}  # fmt: skip
_NUMBER = re.compile(r"^[\s*]*\d{1,3}[A-Z]?[.)]?\s+|\s+\d{1,3}[A-Z]?[\s*]*$")  # of the scene, in the margins
_AMOUNT = re.compile(
    r"\b(?P<n>[\w-]+(?:\s(?:hundred|thousand))?)?\s*\b(?P<unit>second|moment|minute|hour|night|day|week|month|summer|"
    r"winter|year|decade|century|centurie)s?\s+"
    r"(?P<way>ago|earlier|before|previous|previously|prior|from now|back|hence)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"then|(?:a (?:little|few)\s)?(?:much |some time )?(?:earlier|previously)(?: (?:that|the same|in the) \w+)?", re.I
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_YEAR = re.compile(
    rf"(?:the year |circa |c\. ?|in |(?:\w+ )?(?:spring|summer|autumn|fall|winter|{_MONTHS}),? )?"
    r"(?P<year>1[0-9]\d\d|20\d\d)(?: [AB]\.?D)?",
    re.IGNORECASE,
)
_SUPER = re.compile(
    r"^\W*(?:(?:A|THE|ON|ON THE)\s)?(?:SUPER(?:IMPOSED?|S|TITLE)?|TITLES?|CAPTION|LEGEND|CHYRON|CARD|"
    r"SUBTITLE|INTERTITLE|TEXT|GRAPHIC)"
    r"(?:\s+(?:CARD|TITLE|OVER|ON|BLACK|SCREEN|READS|UP|THE|IMAGE|READING|SAYS|OVER BLACK)){0,4}\s*[:–—-]?\s*"
    r"[\"“'‘(]*(?P<text>[^\"”\n]{1,60}?)[\"”'’).]*\s*$",
    re.IGNORECASE,
)
_NOW = re.compile(r"(?:the |back to |back in )?(?:present(?: day| time)?|today|now|modern day|nowadays)", re.IGNORECASE)
_OVER = re.compile(
    r"^\W*(?:(?:\w+\s){0,2}CUT\s|DISSOLVE\s|FADE\s|FLASH\s|SMASH\s|WE(?:['’]RE|\sARE)\s|AND\s|WIPE\s)?"
    r"(?:BACK\s(?:TO|IN|AT|ON)\b|RETURN(?:ING)?\sTO\b|RESUME\b)|"
    r"^\W*(?:THE\s)?PRESENT(?:\sDAY|\sTIME)?\W*(?:\(.*\))?\W*$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"^\W*(?:(?:[A-Z]+\s)?(?:CUT|DISSOLVE|FADE|SMASH|FLASH|WIPE|GO|MATCH)(?:\s\w+)?\s(?:TO|INTO)\b[\s:,-]*)?",
    re.IGNORECASE,
)
_BEFORE = (  # words that may stand before the level's own
    "BEGIN|START|IN|STILL IN|WE ARE IN|INTO|THE|AN?|QUICK|BRIEF|SHORT|FIRST|SECOND|ANOTHER|SERIES OF|INSERT|CUT TO|"
    "FLASH TO|WE|WEIRD|STRANGE|WAKING|FEVER|RECURRING|OLD|BAD|CHILDHOOD|VIVID|HER|HIS|THEIR|MY"
)
_BEHIND = (
    "SEQUENCE|SCENE|SHOT|SHOTS|IMAGE|IMAGES|FOOTAGE|CONTINUED|CONTINUES|CONT['’]?D|CUT|CUTS|TO|MONTAGE|ENDS?|OVER|"
    r"HITS?|FLASH(?:ES)?|FRAGMENTS?|BEGINS?|STARTS?|WITHIN THE FLASHBACK|TIME|STATE|#?\d+[A-Z]?|OF [\w ]{1,20}"
)
_LEADS = ":.…-—"
_LEAD = re.compile(  # He sees it again: She remembers: In Ivy's mind, and only there:
    r"^(?P<who>[^\W\d_][\w'’. -]{0,30}?)\s+(?:(?P<memory>remembers?|recalls?|thinks? back|(?:sees?|hears?|"
    r"lives?)\s(?:it|them|"
    r"her|him|that \w+)(?:\sall)?(?:\sover)?\sagain|relives?)|(?P<dream>dreams?)|"
    r"(?P<fantasy>imagines?|pictures?|fantasi[sz]es?|daydreams?|conjures? up))\b[^.!?;:]{0,30}(?::|\.\.\.|…|--|—)$"
    r"|^in (?P<mind>[\w'’. -]{1,30}?)(?:['’]s)? (?:mind|head|imagination|fantasy|"
    r"daydream)\b[^.!?;:]{0,30}(?::|\.\.\.|…)$",
    re.IGNORECASE,
)
_FILM = "broadcast|footage|film|movie|video|videotape|newsreel|tape|images?|recording|picture|camcorder|cctv|vhs"
_FILMED = re.compile(  # the first words of a scene: Old broadcast, colours bleeding. Grainy, no sound.
    r"\W*(?:(?:old|jerky|shaky|scratchy|faded|silent|amateur|handheld|hand-held|black[- ]and[- ]white|"
    r"colou?r|grainy|super[- ]8|"
    rf"home|news|archive|archival|security|surveillance|wedding|television|tv|family|8mm|"
    rf"16mm),? )+(?:{_FILM})\b(?!\s[a-z]+s\b)"
    r"|\W*(?:(?:8|16|eight|sixteen)[- ]?(?:mm|millimet(?:re|er))|super[- ](?:8|eight))\b[.,:]"
    r"|\W*The (?:film|tape|footage|video|reel|newsreel|screen|monitor):"
    r"|\W*(?:CCTV|VHS|Camcorder)\b\W|\W*(?:(?:silent|jerky|old) )?Grainy(?:[.,:]|,? (?:black|colou?r|"
    r"green|blue|grey|gray)\b)",
    re.IGNORECASE,
)
_MORE = (  # words of a mark beside those of `levels.txt`
    "back then white w sepia ago earlier before previous previously prior now hence present today resume return "
    "returning nowadays modern remember remembers recall recalls again mind head dreams imagine imagines pictures "
    "fantasises fantasizes daydreams relives conjures"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a heading or a line says of the level of scenes."""

    level: str  # of `levels.txt`; "" for the story's present
    owner: str = ""  # as written: NORA'S FANTASY has NORA
    years: float | None = None  # from now, where the mark says: -10 for TEN YEARS EARLIER
    year: int | None = None  # of the calendar: what level that is depends on the other scenes
    is_end: bool = False  # END FLASHBACK, BACK TO PRESENT


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _levels() -> re.Pattern[str]:
    by_level: dict[str, list[str]] = defaultdict(list)
    for row in load_rows("levels"):
        by_level[row[0]] += [word.replace("_", " ") for word in row[1:]]
    groups = "|".join(f"(?P<{level}>{_any_of(words)})" for level, words in by_level.items())
    return re.compile(
        r"(?P<end>(?:END(?:S|ING)?|CLOSE|FINISH)(?: OF)?(?: THE)? )?"
        rf"(?:(?:{_BEFORE}) )*(?:(?P<owner>[A-Z][\w. '’-]{{0,30}}?)['’]S? )?"
        rf"(?:{groups})(?P<after>(?: (?:{_BEHIND}))*)",
        re.IGNORECASE,
    )


def _may_mark(text: str) -> bool:
    """Whether a text has one of the words or years without which there's no mark; most need no further look."""
    return not _hints().isdisjoint(_RUN.findall(text.lower())) or _MAY_BE_YEAR.search(text) is not None


@cache
def _hints() -> frozenset[str]:
    words = {word.split("_")[-1] for row in load_rows("levels") for word in row[1:]} | set(_MORE.split())
    return frozenset(word.split("-")[-1] for word in words)


_RUN = re.compile(r"\w+")
_MAY_BE_YEAR = re.compile(r"[12](?:(?<=1)[0-9]|(?<=2)0)\d\d")


@lru_cache(maxsize=2048)
def heading_mark(text: str) -> Mark | None:
    """What a scene heading says of its level: one of its parts has to be a mark altogether.

    >>> heading_mark("INT. BAR - NIGHT (BEN'S FLASHBACK)").owner, heading_mark("EXT. PAST STREET - DAY")
    ('BEN', None)
    """
    if not _may_mark(text):
        return None
    parts = [part.strip() for part in _SPLIT.split(_NUMBER.sub("", text)) if part and part.strip()]
    found: Mark | None = None
    for part in parts:
        mark = _part_mark(part)
        if mark is not None and (found is None or found.year is not None):
            found = mark
    return found


def _part_mark(part: str) -> Mark | None:
    if match := _levels().fullmatch(part):
        return _level_mark(match)
    if re.fullmatch(r"(?:IN |SHOT IN )?(?:BLACK (?:AND|&|N['’]) WHITE|B\s?(?:&|AND|/)\s?W|SEPIA)", part, re.IGNORECASE):
        return Mark("flashback")
    if (amount := _AMOUNT.fullmatch(part)) or (part.isupper() and (amount := _AMOUNT.match(part))):
        return _time_mark(amount)
    if _EARLIER.fullmatch(part):
        return Mark("flashback")
    if _NOW.fullmatch(part) or re.fullmatch(r"BACK TO (?:SCENE|PRESENT|REALITY|COLOU?R)", part, re.IGNORECASE):
        return Mark("", is_end=True)
    if year := _YEAR.fullmatch(part):
        return Mark("", year=int(year["year"]))
    return None


def _level_mark(match: re.Match[str]) -> Mark:
    level = next(name for name, value in match.groupdict().items() if value and name not in ("end", "owner", "after"))
    is_end = bool(match["end"]) or re.search(r"\bENDS?\b", match["after"], re.IGNORECASE) is not None
    return Mark("" if is_end else level, match["owner"] or "", is_end=is_end)


def _time_mark(match: re.Match[str]) -> Mark:
    n = match["n"] or "one"
    amount = float(n) if n.isdigit() else number(n.lower())
    years = None if amount is None else amount * _UNITS[match["unit"].lower()]
    if match["way"].lower() in ("from now", "hence"):
        return Mark("flashforward", years=years)
    return Mark("flashback", years=None if years is None else -years)


def number(text: str) -> float | None:
    """A number in words.

    >>> number("sixty-one"), number("some")
    (61.0, None)
    """
    total = 0
    for word in re.split(r"[\s-]+", text):
        if word not in _NUMBERS:
            return None
        total = total * _NUMBERS[word] if _NUMBERS[word] >= 100 and total else total + _NUMBERS[word]
    return float(total)


@lru_cache(maxsize=4096)
def line_mark(text: str) -> Mark | None:
    """What a line that stands alone says of the level of what follows.

    >>> line_mark("FLASHBACK:").level, line_mark("BACK TO PRESENT").is_end, line_mark("She looks back.")
    ('flashback', True, None)
    >>> line_mark('SUPER: "TEN YEARS EARLIER"').years
    -10.0
    """
    if not _may_mark(text):
        return None
    text = " ".join(text.split())
    if len(text) > MAX_MARK:
        return None
    if (shown := _SUPER.match(text)) and shown["text"].strip():
        return _super_mark(shown["text"].strip())
    if back := _BACK_TO_YEAR.match(text):
        return Mark("", year=int(back[1]))
    if _OVER.match(text) and _is_loud(text):
        return Mark("", is_end=True)
    if text[-1:] in _LEADS and (lead := _LEAD.match(text)):
        return _lead_mark(lead)
    rest = text[match.end() :] if (match := _CUT.match(text)) else text
    parts = [part.strip() for part in _SPLIT.split(rest.strip(" .:-*_()[]")) if part and part.strip()]
    if not parts or not _is_loud(text):
        return None
    if _COLOURLESS.fullmatch(parts[0]):
        return Mark("flashback")
    mark = _levels().fullmatch(parts[0])
    if mark is None and (amount := _AMOUNT.fullmatch(parts[0])):
        return _time_mark(amount)
    if mark is None and match and match.end() and (year := _YEAR.fullmatch(parts[0])):  # CUT TO: 1961
        return Mark("", year=int(year["year"]))
    return _level_mark(mark) if mark else None


_BACK_TO_YEAR = re.compile(
    r"\W*(?:(?:CUT|FLASH|DISSOLVE|FADE)\s)?BACK\s(?:TO|IN)\s(?:THE YEAR\s)?(1[0-9]\d\d|20\d\d)\W*$", re.I
)
_COLOURLESS = re.compile(r"(?:(?:all )?in )?(?:black[- ](?:and|&)[- ]white|sepia)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def opening_mark(text: str) -> Mark | None:
    """What the first sentence of a scene says of its level, where it's nothing but that.

    >>> opening_mark("Forty years earlier. She runs.").years, opening_mark("1962. Rain.").year
    (-40.0, 1962)
    >>> opening_mark("Years earlier she had run.") is None
    True
    """
    if filmed := filmed_mark(text):
        return filmed
    sentence, end, _ = text[:MAX_OPENING].partition(".")
    sentence = " ".join(sentence.split())
    if not end or not sentence:
        return None
    if amount := _AMOUNT.fullmatch(sentence):
        return _time_mark(amount)
    if _EARLIER.fullmatch(sentence) or _COLOURLESS.fullmatch(sentence):
        return None if sentence.lower() == "then" else Mark("flashback")
    if year := _YEAR.fullmatch(sentence):
        return Mark("", year=int(year["year"]))
    return None


@lru_cache(maxsize=1024)
def filmed_mark(text: str) -> Mark | None:
    """What the first line of a scene says, if it says that a film shows it.

    >>> filmed_mark("Grainy, no sound."), filmed_mark("Grainy coffee in a cup.")
    (Mark(level='video', owner='', years=None, year=None, is_end=False), None)
    """
    return Mark("video") if _FILMED.match(text) else None


def _lead_mark(match: re.Match[str]) -> Mark:
    if match["mind"]:
        return Mark("fantasy", match["mind"])
    level = next(level for level in ("memory", "dream", "fantasy") if match[level])
    return Mark(level, match["who"])


def _is_loud(text: str) -> bool:
    """Whether it is written as marks are: in capitals, or with a colon behind."""
    letters = [c for c in text if c.isalpha()]
    return text.rstrip().endswith(":") or sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _super_mark(shown: str) -> Mark | None:
    if amount := _AMOUNT.search(shown):
        return _time_mark(amount)
    if _NOW.fullmatch(shown.strip(" .-")):
        return Mark("", is_end=True)
    if _EARLIER.fullmatch(shown.strip(" .-")):
        return Mark("flashback")
    years = re.findall(r"(?<![\d,.$])(1[0-9]\d\d|20\d\d)(?![\d,])", shown)
    return Mark("", year=int(years[-1])) if years else None
