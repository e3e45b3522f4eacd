"""How scene headings are worded, by language (`lexicons/headings.txt`), and which language a script's are in."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from whosestory.language.lexicons import load_rows

ENGLISH = "English"
MIN_HEADINGS = 2  # that say so before a script is said to be in a language: one may be a name
_WORD = re.compile(r"\w+")
_PARTS = ("inside", "outside", "time", "cut")


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The words of one language, in capitals."""

    language: str
    inside: frozenset[str]
    outside: frozenset[str]
    times: tuple[str, ...]
    cuts: tuple[str, ...]


@cache
def load_headings() -> tuple[HeadingWords, ...]:
    """All languages, in the order of the table."""
    return tuple(_read_row(row) for row in load_rows("headings"))


def _read_row(row: tuple[str, ...]) -> HeadingWords:
    found: dict[str, list[str]] = {part: [] for part in _PARTS}
    part = ""
    for word in row[1:]:
        if word in found:
            part = word
        else:
            found[part].append(word.replace("_", " "))
    inside, outside = frozenset(found["inside"]), frozenset(found["outside"])
    return HeadingWords(row[0], inside, outside, tuple(found["time"]), tuple(found["cut"]))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longer ones first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def side_words(*, foreign: bool = False) -> list[str]:
    """The words for inside and outside, of all languages or of all but English; single letters left out."""
    english = load_headings()[0]
    words = {word for each in load_headings() for word in each.inside | each.outside if len(word) > 1}
    return sorted(words - english.inside - english.outside if foreign else words)


def foreign_times() -> list[str]:
    """The times of day of all languages but English."""
    return sorted({word for each in load_headings()[1:] for word in each.times})


def foreign_cuts() -> list[str]:
    """How transitions begin in all languages but English."""
    return sorted({word for each in load_headings()[1:] for word in each.cuts})


@lru_cache(maxsize=1024)
def side_of(prefix: str) -> bool | None:
    """Inside (True), outside (False), or both, or neither (None).

    >>> side_of("INNEN"), side_of("Ext."), side_of("I/E")
    (True, False, None)
    """
    words = re.findall(r"[^\W\d_]+", prefix.upper())  # ß becomes SS
    inside = any(word in each.inside for word in words for each in load_headings())
    outside = any(word in each.outside for word in words for each in load_headings())
    return inside if inside is not outside else None


@cache
def times_of(language: str) -> str:
    """A pattern for the times of day in a language; English where the table hasn't got it."""
    words = next((each for each in load_headings() if each.language == language), load_headings()[0])
    return rf"(?<![\w'’])(?:{any_of(words.times)})(?![\w'’])"


@cache
def _telling(language: str) -> re.Pattern[str]:
    """Finds what in a heading is of this language: its times, and its words for inside and outside if no other's."""
    words = next(each for each in load_headings() if each.language == language)
    others = {word for each in load_headings() if each is not words for word in each.inside | each.outside}
    own = [word for word in (words.inside | words.outside) - others if len(word) > 2]
    sides = rf"|^\W*(?:\d+\w?\W+)?(?:{any_of(own)})\b" if own and language != ENGLISH else ""
    return re.compile(rf"(?<=\W){times_of(language)}{sides}", re.IGNORECASE)


@cache
def _foreign_words() -> frozenset[str]:
    """The first word of whatever tells another language than English: headings without any needn't be searched."""
    return frozenset(_WORD.findall(told.casefold())[0] for told in (*side_words(foreign=True), *foreign_times()))


def language_of(headings: Iterable[str]) -> str:
    """The language that most headings are in, "" where too few tell.

    >>> language_of(["INT. KÜCHE - TAG", "INNEN. HOF - NACHT"])
    'German'
    """
    languages = [each.language for each in load_headings()]
    foreign = _foreign_words()
    counts = Counter(dict.fromkeys(languages, 0))
    headings = list(headings)
    if foreign.isdisjoint(_WORD.findall("\n".join(headings).casefold())):  # as in most scripts
        counts[ENGLISH] = sum([_telling(ENGLISH).search(heading) is not None for heading in headings])
        headings = []
    for heading in headings:
        for language in languages if foreign.intersection(_WORD.findall(heading.casefold())) else (ENGLISH,):
            counts[language] += _telling(language).search(heading) is not None
    language, n = counts.most_common(1)[0]
    return language if n >= MIN_HEADINGS else ""
