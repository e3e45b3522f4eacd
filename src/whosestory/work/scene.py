"""A scene, and what its heading says."""

import re
from dataclasses import dataclass

from whosestory.source import Span
from whosestory.work.line import Line

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


_SIDE = "INT|EXT|INTERIOR|EXTERIOR"
_PREFIX = rf"(?:(?:{_SIDE}|I|E)\b\.?\s?(?:/|-|&|AND)\s?(?:{_SIDE}|I|E)\b|{_SIDE}|EST)\b[.:]?"
_HEADING = re.compile(
    r"^[\s*.]*(?:(?P<word>SCENE|SC\.)?\s*(?P<number>\d{1,4}[A-Z]{0,3}|[A-Z]{1,2}\d{1,4})"
    r"(?!\s(?:SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|YEAR)S?\b)[.):\s-]+)?"  # 2 DAYS LATER has no number
    rf"(?P<prefix>{_PREFIX})?[\s-]*(?P<rest>.*?)"
    r"(?:(?:\s{2,}|(?<=\.)|\s(?=(?P=number)\b))(?P<again>\d{1,4}[A-Z]{0,3}|[A-Z]{1,2}\d{1,4})[.)]?[\s*]*)?$",
    re.IGNORECASE | re.DOTALL,
)
_INITIAL = re.compile(r"\b[IE]")  # of each part of INT./EXT.
_BREAK = re.compile(r"\s+[-–—]+\s*|-+\s+|-{2,}|[–—]+\s*|\.\s{1,3}|,\s|(?<=\w)(?<!MID)-(?=(?:DAY|NIGHT)\W*$)")
_EMPHASIS = re.compile(r"\*+|\b_+|_+\b")  # Fountain's: INT. **BAR** - DAY
_TIMES = (
    r"\b(?:DAY|NIGHT|MORNING|EVENING|AFTERNOON|DAWN|DUSK|NOON|MIDNIGHT|SUNSET|SUNRISE|TWILIGHT|LATER|CONTINUOUS|SAME"
    r"|MAGIC HOUR|MOMENTS)\b(?!['’])"
)
_TIME = re.compile(_TIMES, re.IGNORECASE)
_TIME_ALONE = re.compile(rf"(?:[\w'’-]+\s){{0,3}}(?:MID-)?{_TIMES}(?:\s*\([^)]*\))?[\s*.]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: `31A  INT. BAR - NIGHT`."""

    inside: bool | None
    place: str
    time: str
    number: str


def parse_heading(text: str) -> Heading:
    """Read a scene heading.

    >>> parse_heading("31A  INT. BAR - BACK ROOM - NIGHT   31A")
    Heading(inside=True, place='BAR - BACK ROOM', time='NIGHT', number='31A')
    """
    match = _HEADING.match(" ".join(text.split()) if "\n" in text else text.strip())
    if match is None:
        return Heading(None, text.strip(), "", "")
    prefix = (match["prefix"] or "").upper()
    outside = "E" in _INITIAL.findall(prefix)
    inside_too = "I" in _INITIAL.findall(prefix)
    number = match["number"] or ""
    rest = match["rest"]
    if match["again"] and not number:
        number = match["again"]
    if "*" in rest or "_" in rest:
        rest = _EMPHASIS.sub("", rest)
    place, time = _split_time(rest.strip(" .-"))
    inside = None if (inside_too and outside) or not prefix else inside_too
    return Heading(inside, " ".join(place.split()), " ".join(time.split()), number)


def _split_time(text: str) -> tuple[str, str]:
    """Place and time of day: `BAR - NIGHT - LATER` is at the BAR, `NIGHT - LATER`."""
    breaks = list(_BREAK.finditer(text))
    ends = [*(after.start() for after in breaks[1:]), len(text)]
    for here, end in zip(breaks, ends, strict=False):
        part = text[here.end() : end]
        if _TIME_ALONE.fullmatch(part) or (end == len(text) and _TIME.search(part)):
            return text[: here.start()].strip(" .-–—,"), text[here.end() :].strip(" .-–—*")
    return text, ""
