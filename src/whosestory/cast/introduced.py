"""People who never speak, by how action lines bring them in: TOBY KESSLER, 24, drags a mattress."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from string import ascii_letters, ascii_uppercase

from whosestory.cast.agreement import person_nouns
from whosestory.cast.mentions import Stranger, acts_behind
from whosestory.cast.names import fold, parse_name
from whosestory.cast.written import WordCounts
from whosestory.language.lexicons import load_words
from whosestory.language.verbs import KNOWN, look_up
from whosestory.work import LineKind, Work

MAX_RUN = 4  # words of a name with its titles
MAX_LOUD = 0.6  # of a line's letters in capitals: above it they mark nobody
MAX_LOWER = 0.2  # how often a name's word may stand in lower case, of all its uses
MIN_AGAIN = 2  # times that a name that is only seen doing something must be written without capitals

SHORT = 2  # letters of a word that is no name: PC LUND

_WORD_OF_NAME = r"[A-Z\x80-\U0010ffff][^\W\d_a-z]+(?:['’-][^\W\d_a-z]+)*"
_SHORTENED = "MRS?|MS|DR|ST|LT|SGT|CAPT|CPT|COL|GEN|MAJ|REV|PROF|GOV|SEN|DET|INSP|FR|HON"
_RUN = re.compile(rf"(?:(?:(?:{_SHORTENED}|[A-Z])\.|{_WORD_OF_NAME}|[A-Z]) )*{_WORD_OF_NAME}")
_TENS = "teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_AGE = re.compile(  # , 24, or (early 30s) or , sixty-one,
    r"\s?[,(]\s*(?:(?:about|around|maybe|barely|aged?|an?|in|his|her|their)\s|(?:early|mid|late)[- ])*"
    rf"(?:\d{{1,2}}(?:['’]?s|ish|[- ]years?[- ]old)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    rf"\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)|{_TENS})\s*(?:[-–]\s?\w+\s?)?(?:[,.;:)]|$)",
    re.IGNORECASE,
)
_APPOSED = re.compile(  # a big laughing man, VINCE; his mother, MAMA AGNES
    r"\b(?:an?|the|his|her|their|its|another|[\w-]+['’]s?)\s(?:[\w'’-]+\s){0,4}?(?P<noun>[a-z-]+)"
    r"(?:\s(?:from|of|with)\s[\w '’]{1,24})?[,:]\s$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?P<noun>[A-Za-z-]+)\s$")
_APPOSITION = re.compile(r",\s([^,.;:()]{1,40})")
_WORD = re.compile(r"[a-z]+")
_CAPITALS, _LETTERS = ascii_uppercase.encode(), ascii_letters.encode()
_DETERMINED = re.compile(
    r"\b(?:an?|the|his|her|their|its|this|that|these|those|some|any|no|one|two|three|four|"
    r"(?!(?:it|that|here|there|he|she|what|who)['’]s)\w+['’]s)\s(?:[\w'’-]+\s){0,2}$",
    re.IGNORECASE,
)
_QUALITIES = frozenset("old young little big fat poor".split())
_PREPOSITIONS = frozenset(
    "of to at on in with from by for near behind beside toward towards past over into and".split()
)
_ANIMALS = frozenset("dog cat horse puppy kitten mare pony".split())
_CALLED = re.compile(r"\b(?:called|named)\s$")
_WITH_KIN = re.compile(
    r"\sand (?:his|her|their)\s(?:\w+\s){0,2}?(?:[A-Z]{2,}|son|daughter|wife|husband|brother|sister)\b"
)
_TRADE = re.compile(r"(?:grapher|ologist|ician|smith|man|woman|maker|worker|keeper|mate)$")
_QUOTES = frozenset("\"“”'‘’") - {""}
_STONE = re.compile(r"\b(?:stone|slab|cross|plaque|headstone|gravestone|tombstone)\b[^.:]{0,30}: $")
_OWNER = re.compile(r"([^\W\d_]+)['’]S\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in capitals side by side, and what stands around them in their paragraph."""

    name: str
    core: tuple[str, ...]  # without titles and ages
    has_title: bool
    before: str
    behind: str


def find_full_names(
    work: Work, strangers: Mapping[str, Stranger], words: WordCounts, cues: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """Full names of who speaks under a part of them, by id, each with its new word: HADDAD is SAMIR HADDAD, 60.

    `cues` has the id for each cue name of one word.
    """
    out: dict[str, tuple[str, str]] = {}
    for word, stranger in _candidates(strangers, words):
        if len(word) <= SHORT or "YEAR" in word:
            continue
        for line, at in stranger.loud[:1]:
            run = _run(work.quote(line), at)
            if run is None or run.has_title or len(run.core) != 2 or word not in run.core:
                continue
            who = cues.get(run.core[0] if run.core[1] == word else run.core[1])
            is_brought_in = _AGE.match(run.behind) or run.behind[:1] in (",", ".") or acts_behind(run.behind, 0)
            if who is not None and who not in out and is_brought_in and _is_name(run, strangers, words):
                out[who] = (run.name, word)
    return out


def is_only_a_name(word: str, words: WordCounts) -> bool:
    """Whether a name's word is nothing else in this text, nor a word that names are made of: SAMIR, not ROSE."""
    return not words.lower_seen[word] + words.lower_said[word] and word not in load_words("names_that_are_words")


def find_introduced(work: Work, strangers: Mapping[str, Stranger], words: WordCounts) -> list[str]:
    """Names of people who are brought in by name, in the order of the text, and speak nowhere."""
    owners = {fold(word) for line in work.lines(LineKind.HEADING) for word in _OWNER.findall(work.quote(line))}
    out: dict[str, None] = {}
    taken: set[str] = set()
    for word, stranger in _candidates(strangers, words):
        for line, at in stranger.loud:
            run = _run(work.quote(line), at) if word not in taken else None
            if run is None or word not in run.core:
                continue
            if not all(part in strangers or len(part) <= SHORT for part in run.core):
                break  # the surname of somebody who speaks
            if _is_name(run, strangers, words) and _is_person(run, owners, words):
                out[run.name] = None
                taken.update(run.core)
    return list(out)


def _is_verb(word: str) -> bool:
    """Whether it's a word for what somebody does: Ben KICKS the door."""
    return word not in load_words("names_that_are_words") and bool(look_up(word.lower())[0] & KNOWN)


def _candidates(strangers: Mapping[str, Stranger], words: WordCounts) -> list[tuple[str, Stranger]]:
    """The words in capitals that may be of a name: most are doors, crashes and kicks."""
    return [
        (word, stranger)
        for word, stranger in strangers.items()
        if stranger.loud
        and word not in _never()
        and words.lower_seen.get(word, 0) + words.lower_said.get(word, 0) <= MAX_LOWER * stranger.n
    ]


@cache
def _never() -> frozenset[str]:
    """Words that are no name by themselves."""
    kinds = (
        "roles",
        "groups",
        "ages",
        "titles",
        "things",
        "sounds",
        "places",
        "function_words",
        "persons",
        "persons_he",
    )
    return frozenset(word.upper() for kind in (*kinds, "persons_she") for word in load_words(kind))


@lru_cache(maxsize=1024)  # both who is brought in and full names are looked for in it
def _run(text: str, at: int) -> _Run | None:
    """The run of capitals that a word stands in; none in a line that is all capitals."""
    if _is_loud(text) and _STONE.search(text, 0, at) is None:
        return None
    start = max(0, text.rfind("\n", 0, at))
    found = next((run for run in _RUN.finditer(text, start) if run.end() > at), None)
    if found is None or found.start() > at or len(found[0].split()) > MAX_RUN:
        return None
    if text[max(0, found.start() - 2) : found.start()].strip() in _QUOTES or text[found.end() :][:2].strip() in _QUOTES:
        return None  # a sign, or a part of a name such as SAUL "DUTCH" MAIER
    parsed = parse_name(found[0])
    if parsed.is_group or parsed.number or parsed.owner:
        return None
    has_title = bool(parsed.titles)
    return _Run(found[0], parsed.core, has_title, text[max(0, found.start() - 90) : found.start()], text[found.end() :])


@lru_cache(maxsize=256)
def _is_loud(text: str) -> bool:
    if not text.isascii():
        return sum(map(str.isupper, text)) > MAX_LOUD * sum(map(str.isalpha, text))
    plain = text.encode()  # five times as fast
    n_quiet, n_other = len(plain.translate(None, _CAPITALS)), len(plain.translate(None, _LETTERS))
    return len(plain) - n_quiet > MAX_LOUD * (len(plain) - n_other)


def _is_name(run: _Run, strangers: Mapping[str, Stranger], words: WordCounts) -> bool:
    """Whether no word of it says what somebody or something is."""
    is_sure = run.has_title or len(run.core) >= 3
    if not is_sure and any(_is_verb(part) for part in run.core if part in strangers):
        return False
    last, first = run.core[-1], fold(run.name.split()[0])
    if last.endswith("MEN") or last in _never() or first in load_words("function_words"):
        return False
    return all(
        words.lower_seen[part] + words.lower_said[part] <= MAX_LOWER * strangers[part].n
        for part in run.core
        if part in strangers
    )


def _is_person(run: _Run, owners: Set[str], words: WordCounts) -> bool:
    """Whether what stands around a name brings in a person."""
    if run.before.endswith(": ") and _STONE.search(run.before) is None and not _AGE.match(run.behind):
        return False  # what a sign or a letter says
    if _STONE.search(run.before):
        return True
    if apposed := _APPOSED.search(run.before):
        return _is_noun(apposed["noun"]) or run.has_title
    again = max(words.capitals[part] for part in run.core)
    if again and (_CALLED.search(run.before) or _WITH_KIN.match(run.behind)):
        return True
    before = match["noun"] if (match := _NOUN.search(run.before)) else ""
    if before in _person_nouns() or (before.lower() in _QUALITIES and again):
        return True
    if _DETERMINED.search(run.before) and before not in _PREPOSITIONS:
        return False
    if _AGE.match(run.behind) or run.has_title:
        return True
    apposition = _APPOSITION.match(run.behind)
    if apposition and any(map(_is_noun, _WORD.findall(apposition[1]))):
        return True
    if len(run.core) == 1 and run.core[0].endswith("S"):
        return False  # SQUATTERS, CRACKLES
    if not owners.isdisjoint(run.core) or (len(run.core) > 1 and run.behind.startswith(", ")):
        return again > 0
    return again >= MIN_AGAIN and (acts_behind(run.behind, 0) or run.behind.startswith((", ", "; ")))


@cache
def _person_nouns() -> frozenset[str]:
    """Nouns behind which a name stands: his brother FADI; not those that are adjectives as well."""
    return person_nouns() - {"male", "female", "young", "old", "special", "private", "general", "major", "master"}


def _is_noun(word: str) -> bool:
    return word in _person_nouns() or word in _ANIMALS or _TRADE.search(word) is not None
