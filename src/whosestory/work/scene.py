"""A scene, and what its heading says."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from whosestory.language.headings import ENGLISH, any_of, side_of, side_words, times_of
from whosestory.source import Span
from whosestory.work.line import Line

MAX_SEARCHED = 200  # characters of a heading in which INT. or EXT. is looked for behind the place
ROWS_AN_EIGHTH = 7  # 55 rows a page; page lengths are counted in eighths


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene: its lines in order, the heading among them where there is one."""

    index: int
    span: Span
    lines: tuple[Line, ...]
    heading: Line | None = None
    inside: bool | None = None  # INT. is True, EXT. False, both or unknown None
    place: str = ""
    time: str = ""  # of day, as written: NIGHT, LATER
    number: str = ""  # as printed: 31A
    page: str = ""  # on which it begins: "47", estimated "~47"
    eighths: int = 1  # of a page

    @property
    def id(self) -> str:
        """For JSON and links: `S12`. People are shown pages and printed numbers."""
        return f"S{self.index}"

    @property
    def n_words(self) -> int:
        """Words of all its lines that belong to the story."""
        return sum(line.n_words for line in self.lines)


_SIDES = any_of(side_words())
_PREFIX = rf"(?:(?:{_SIDES}|I|E)\b\.?\s?(?:/|-|&|AND|UND|ET)\s?(?:{_SIDES}|I|E)\b|{_SIDES})\b[.:]?"
_HEADING = re.compile(
    r"^[\s*.]*(?:(?P<word>SCENE|SC\.)?\s*(?P<number>\d{1,4}[A-Z]{0,3}|[A-Z]{1,2}\d{1,4})"
    r"(?!\s(?:SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|YEAR)S?\b)[.):\s-]+)?"  # 2 DAYS LATER has no number
    rf"(?P<prefix>{_PREFIX})?[\s-]*(?P<rest>.*?)"
    r"(?:(?:\s{2,}|(?<=\.)|\s(?=(?P=number)\b))(?P<again>\d{1,4}[A-Z]{0,3}|[A-Z]{1,2}\d{1,4})[.)]?[\s*]*)?$",
    re.IGNORECASE | re.DOTALL,
)
_LATE = re.compile(rf"(?<=[\w)])(?:\s*[-–—.,]\s*|\s+)(?P<prefix>{_PREFIX})[\s./,–—-]*(?P<rest>.*)$", re.IGNORECASE)
_BREAK = re.compile(r"\s+[-–—]+\s*|-+\s+|-{2,}|[–—]+\s*|\.\s{1,3}|,\s|(?<=\w)(?<!MID)-(?=(?:DAY|NIGHT)\W*$)")


@dataclass(frozen=True, slots=True)
class _Times:
    """Patterns for the times of day in one language."""

    any: re.Pattern[str]
    alone: re.Pattern[str]
    first: re.Pattern[str]  # before the place: INT. JOUR - CUISINE, INNEN/TAG KÜCHE


@cache
def _times(language: str) -> _Times:
    times = times_of(language)
    return _Times(
        re.compile(times, re.IGNORECASE),
        re.compile(rf"(?:[\w'’-]+\s){{0,3}}(?:MID-)?{times}(?:\s*\([^)]*\))?[\s*.]*", re.IGNORECASE),
        re.compile(
            rf"(?P<slash>/)?\s*(?P<time>{times})(?:(?P<break>\s+[-–—]+\s*|\s*[–—./,:]+\s*)|\s+)(?P<place>.+)",
            re.IGNORECASE,
        ),
    )


_EMPHASIS = re.compile(r"\*+|\b_+|_+\b")  # Fountain's: INT. **BAR** - DAY


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: `31A  INT. BAR - NIGHT`."""

    inside: bool | None
    place: str
    time: str
    number: str


@lru_cache(maxsize=512)  # scenes come back to a place
def parse_heading(text: str, language: str = ENGLISH) -> Heading:
    """Read a scene heading, its time of day in a language of `language.headings`.

    >>> parse_heading("31A  INT. BAR - BACK ROOM - NIGHT   31A")
    Heading(inside=True, place='BAR - BACK ROOM', time='NIGHT', number='31A')
    >>> parse_heading("INT. **BAR** - _NIGHT_").place
    'BAR'
    """
    match = _HEADING.match(" ".join(text.split()) if "\n" in text else text.strip())
    if match is None:
        return Heading(None, text.strip(), "", "")
    times = _times(language)
    prefix, rest = match["prefix"] or "", match["rest"]
    if "*" in rest or "_" in rest:
        rest = _EMPHASIS.sub("", rest)
    place, time = _split_place(rest, times)
    if not prefix and (late := _LATE.search(rest[:MAX_SEARCHED])) and times.alone.fullmatch(late["rest"]):
        prefix, place, time = late["prefix"], rest[: late.start()], late["rest"]  # CUCINA - INTERNO GIORNO
    inside = side_of(prefix) if prefix else None
    return Heading(inside, " ".join(place.split()), " ".join(time.split()), match["number"] or match["again"] or "")


def _split_place(rest: str, times: _Times) -> tuple[str, str]:
    """Place and time of what stands behind the prefix."""
    place, time = _split_time(rest.strip(" .-"), times)
    if not time and (first := times.first.match(rest.strip(" .-"))) and (first["slash"] or first["break"]):
        return first["place"].strip(" .-–—"), first["time"]
    return place.strip(" /"), time


def _split_time(text: str, times: _Times) -> tuple[str, str]:
    """Place and time of day: `BAR - NIGHT - LATER` is at the BAR, `NIGHT - LATER`."""
    breaks = list(_BREAK.finditer(text))
    ends = [*(after.start() for after in breaks[1:]), len(text)]
    for here, end in zip(breaks, ends, strict=False):
        part = text[here.end() : end]
        if times.alone.fullmatch(part) or (end == len(text) and times.any.search(part)):
            return text[: here.start()].strip(" .-–—,"), text[here.end() :].strip(" .-–—*")
    return text, ""
