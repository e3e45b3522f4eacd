"""The words of telling: tense and person, prompts, hindsight, and whom a name or a place makes a listener."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from whosestory.language.lexicons import load_rows, load_words
from whosestory.language.verbs import BASE, KNOWN, PAST, S_FORM, look_up

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FIRST = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]ur|[Oo]urs|[Oo]urselves)\b")
_THIRD = re.compile(r"\b(?:(?P<she>she|hers?|herself)|(?P<he>he|him|his|himself)|they|them|theirs?|themselves)\b", re.I)
_LETTER = re.compile(r"[\"“'‘\s.…]*(?:my )?(?:dear|dearest|darling)\b", re.IGNORECASE)
_OWN_NAME = re.compile(r"\bmy name(?: is|'s|’s| was)\b|\b(?:this is|that's|it's|here's) (?:my|our|the) story\b", re.I)

_PAST = frozenset("was were had did wasn't weren't hadn't didn't used".split())
_PRESENT = frozenset(
    """am is are i'm you're we're they're it's that's he's she's there's do does don't doesn't isn't aren't ain't
    can can't will won't i'll you'll he'll she'll we'll they'll it'll has hasn't must going""".split()
)
_PERFECT = frozenset(
    "is are be been being have has having get gets got i've you've we've they've he's she's it's".split()
)
_BESIDE = frozenset("not never always just already only ever also all really nearly almost".split())
_PERSONS = frozenset("i you we they".split())
_BEFORE_NOUNS = frozenset("a an the my your our their its no every".split())
FRAGMENT = 2  # words: "Left. My left." has no verb
_YOU = frozenset("you your yours yourself you're you'll you've you'd ya y'all".split())


@dataclass(frozen=True, slots=True)
class Tense:
    """Finite verbs of a text by time, as far as single words tell, and how often it says "you"."""

    past: int = 0
    present: int = 0
    second: int = 0
    questions: int = 0

    def __add__(self, other: "Tense") -> "Tense":
        return Tense(
            self.past + other.past,
            self.present + other.present,
            self.second + other.second,
            self.questions + other.questions,
        )

    @property
    def looks_back(self) -> float:
        """The share of the finite verbs that is past, 0 to 1; half where there are none."""
        return (self.past + 0.5) / (self.past + self.present + 1)


def tense_of(text: str) -> Tense:
    """Count the verbs of a speech by time. A participle behind is, has or been counts for neither.

    >>> tense_of("I kept the book. He says I lost it.")
    Tense(past=2, present=1, second=0, questions=0)
    >>> tense_of("Left. My left. He's not broken it. He'd have told us.")
    Tense(past=0, present=1, second=0, questions=0)
    """
    past = present = second = 0
    for sentence in _SENTENCE.split(text.replace("’", "'").lower()):
        words = _WORD.findall(sentence)
        before = ""
        for at, word in enumerate(words):
            if word in _PAST or word.endswith("'d"):
                past += words[at + 1 : at + 2] != ["have"]
            elif word in _PRESENT:
                present += 1
            else:
                is_past, is_present = _time_of(word, before)
                past += is_past and len(words) > FRAGMENT
                present += is_present
            second += word in _YOU
            before = before if word in _BESIDE and before in _PERFECT else word
    return Tense(past, present, second, text.count("?"))


_SENTENCE = re.compile(r"[.!?…]+")


@lru_cache(maxsize=8192)
def _time_of(word: str, before: str) -> tuple[bool, bool]:
    """Whether a word is a verb of the past, or of the present, behind the word before it."""
    tags, _ = look_up(word)
    if tags & PAST and not tags & BASE and tags & KNOWN and before not in _PERFECT and before not in _BEFORE_NOUNS:
        return True, False
    is_finite = (tags & S_FORM and before in _SINGULAR) or (tags & BASE and before in _PERSONS)
    return False, bool(tags & KNOWN and is_finite)


_SINGULAR = frozenset("he she it who that this which nobody somebody everybody everyone".split())


def first_person(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says I, me, my, we, us, our.

    >>> [slice for slice in first_person("I hid my hat.")]
    [(0, 1), (6, 8)]
    """
    return (match.span() for match in _FIRST.finditer(text))


def third_person(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text says he, she or they, in any form, and which: "he", "she" or "they"."""
    return ((*match.span(), match.lastgroup or "they") for match in _THIRD.finditer(text))


def is_letter(text: str) -> bool:
    """Whether a speech begins as letters and diaries do: Dear ...

    >>> is_letter("Dearest Tom, the snow has come.")
    True
    """
    return _LETTER.match(text) is not None


def names_itself(text: str) -> bool:
    """Whether it speaks as to an audience: my name is, this is my story.

    >>> names_itself("My name was Ishmael Drum.")
    True
    """
    return _OWN_NAME.search(text) is not None


@cache
def _phrases(name: str) -> re.Pattern[str]:
    rows = sorted((" ".join(row) for row in load_rows(name)), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, rows))})\b", re.IGNORECASE)


def prompts(text: str) -> bool:
    """Whether a listener asks for more.

    >>> prompts("And then what happened?"), prompts("And?"), prompts("Pass the salt.")
    (True, True, False)
    """
    return _MORE.match(text) is not None or _phrases("telling_prompts").search(text.replace("’", "'")) is not None


_MORE = re.compile(r"\W*(?:and|and then|then|so|but)\W*\?\W*$", re.IGNORECASE)
_OVER = re.compile(r"[.!?,]\s*over[.!]?\W*$", re.IGNORECASE)


def is_call(text: str) -> bool:
    """Whether it's said into a telephone, a radio or a loudspeaker, by the words for it.

    >>> is_call("Say again your position, over."), is_call("It was over.")
    (True, False)
    """
    return _OVER.search(text) is not None or _phrases("telling_calls").search(text.replace("’", "'")) is not None


def hindsight(text: str) -> Iterator[tuple[int, int]]:
    """Where a speech shows that the end is known to whoever speaks."""
    return (match.span() for match in _phrases("telling_hindsight").finditer(text.replace("’", "'")))


@cache
def _kinds(name: str) -> dict[str, str]:
    return {row[0]: " ".join(row[1:]) for row in load_rows(name)}


def listener_kind(text: str) -> str:
    """Of what kind a listener is by name or description: "a doctor"; "" where no word tells.

    >>> listener_kind("DR. AMARA"), listener_kind("PIM")
    ('a doctor', '')
    """
    kinds = _kinds("telling_listeners")
    return next((kinds[word] for word in _WORD.findall(text.lower()) if word in kinds), "")


def place_kind(place: str) -> str:
    """Who listens in such a place, by its heading: "a priest"; "" where people aren't there to tell.

    >>> place_kind("ST. BLAISE - CONFESSIONAL"), place_kind("KITCHEN"), place_kind("INT. HALL - DAY - TALKING HEAD")
    ('a priest', '', 'an interviewer')
    """
    return _kind_in(_kinds("telling_places"), place)


def sign_kind(text: str) -> str:
    """Who listens by what is seen in a place: "a recorder"; "" where no word tells.

    >>> sign_kind("A cassette recorder on the oilcloth."), sign_kind("A pot on the stove.")
    ('a recorder', '')
    """
    return _kind_in(_kinds("telling_signs"), text)


def _kind_in(kinds: dict[str, str], text: str) -> str:
    words = _WORD.findall(text.replace("’", "'").lower())
    pairs = (f"{one}_{two}" for one, two in pairwise(words))
    return next((kinds[word] for word in (*words, *pairs) if word in kinds), "")


DEAD = "the dead"  # the kind of listener at a grave
YOUNG = 0  # an age that is only called young
_AGE = re.compile(
    r"\W{1,3}(?:now |aged? |at |about |maybe |all of |only )?"
    r"(?:(?P<n>[1-9]\d?)(?![\d%:])|(?P<word>[a-z]+(?:-[a-z]+)?)\b(?P<young>,? years younger)?)",
)
_CALLED_YOUNG = re.compile(r"\b(?:young|younger|little|small|teen(?:age)?|boy|girl)\s+$", re.IGNORECASE)
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: n for n, word in enumerate(_ONES.split(), start=1)}
_NUMBERS |= {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)}


def age_around(before: str, behind: str) -> int | None:
    """The age that the words around a name give, in years; `YOUNG` for young; None where they give none.

    >>> age_around("", ", 22, in oilskins"), age_around("Young ", " runs"), age_around("", " at eighteen, cap")
    (22, 0, 18)
    """
    if _CALLED_YOUNG.search(before):
        return YOUNG
    found = _AGE.match(behind)
    if found is None:
        return None
    if found["n"]:
        return int(found["n"])
    word = found["word"]
    if found["young"] or word in ("young", "younger"):
        return YOUNG
    tens, _, ones = word.partition("-")
    if tens not in _NUMBERS or (ones and ones not in _NUMBERS):
        return None
    return _NUMBERS[tens] + (_NUMBERS[ones] if ones else 0)


@lru_cache(maxsize=2048)
def is_device(name: str) -> bool:
    """Whether a cue is a machine's or a broadcaster's.

    >>> is_device("TV ANCHOR"), is_device("ANNA")
    (True, False)
    """
    return not load_words("telling_devices").isdisjoint(re.split(r"[^\w.'-]+", name.lower()))


_NARRATORS = frozenset("narrator storyteller raconteur narration".split())


@lru_cache(maxsize=2048)
def is_narrator(name: str) -> bool:
    """Whether a cue names nobody but whoever tells: NARRATOR.

    >>> is_narrator("THE NARRATOR"), is_narrator("ANNA")
    (True, False)
    """
    return not _NARRATORS.isdisjoint(name.lower().replace("/", " ").split())


_NEWS = frozenset("news newsroom newsdesk broadcast broadcasting".split())


@lru_cache(maxsize=512)
def is_newsroom(place: str) -> bool:
    """Whether whoever speaks to a camera there tells the news.

    >>> is_newsroom("NEWSROOM - DESK"), is_newsroom("KITCHEN")
    (True, False)
    """
    return not _NEWS.isdisjoint(_WORD.findall(place.lower()))
