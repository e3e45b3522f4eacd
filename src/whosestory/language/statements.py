"""What somebody states: what about, whether it is denied, and whether it is said as a turn."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from whosestory.language.lexicons import load_rows, load_words
from whosestory.language.phrases import PhraseBook, in_full, read_phrases, sentences, words_in
from whosestory.language.verbs import KNOWN, look_up
from whosestory.source import record

_FIRST = frozenset("i me my mine we us our ours myself".split())
_DENIALS = frozenset("not never no nobody nothing none neither nor without hardly done".split())
_CLAUSE = re.compile(r"[,;:]|--|[–—]|\b(?:and|but)\b")
# words so common that only what stands behind them makes them say something: I want / I want you
_LIGHT = frozenset(
    """be have do go come get make take want know think see say tell need like let give put find keep look feel
    use mean call talk ask try start stop work seem leave believe care mind guess suppose hope kid swear""".split()
)
_SAYS_NOTHING = frozenset("to the a an that it i he she we they this what".split())  # behind a light verb
_EMPTY = frozenset(
    """any anybody anything anyone ever one some something somebody someone thing things way time day ever really just
    only more much many most again too very well all every each other same such own still even right good bad
    will shall may must could would should might been being got ll ve re s d m t oh okay yeah yes no hey sure please
    like back away around man men woman people there here where how why what day night year years long little lot
    bit kind sort maybe never always first last two three old new gonna wanna gotta dont""".split()
)
_ABSOLUTE = frozenset(
    "always never only every everything anyone anything nobody nothing all will want going mean mine".split()
)
_WILLS = frozenset("want need love like hate know believe trust care mind forgive understand miss mean owe".split())
_NOBODY = frozenset("no nobody nothing none".split())  # behind a will they deny it: I need nobody
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
OUTRIGHT = 2  # a turn that says itself that it is one


@record
class Statement:
    """One sentence that isn't a question. The span is the sentence's, in the text searched."""

    start: int
    end: int
    said: frozenset[str]  # what it is about, not denied: stems, and light verbs with the word behind them
    denied: frozenset[str]  # what it is about, denied
    own: frozenset[str]  # of both, what stands in a clause behind `I` or `we`
    sides: frozenset[tuple[int, int]]  # rows and sides of turn_pairs.txt
    turn: int  # how far it says itself that it was otherwise before: 0 no, 1 perhaps, 2 outright
    is_creed: bool  # it is about all and always, or a will
    wills: frozenset[tuple[str, bool]]  # verbs of wanting, feeling and knowing, and whether they are denied
    keeps: bool  # it says itself that it is as before

    @property
    def about(self) -> frozenset[str]:
        """What it is about, denied or not."""
        return self.said | self.denied


@lru_cache(maxsize=1)
def _turns() -> PhraseBook:
    return read_phrases(load_rows("turn_marks"), 1)


_Sides = list[tuple[int, int]]


@lru_cache(maxsize=1)
def _pairs() -> dict[str, dict[str, _Sides]]:
    """By its first word each word or phrase of turn_pairs.txt with its row and side."""
    out: dict[str, dict[str, _Sides]] = {}
    for at, row in enumerate(load_rows("turn_pairs")):
        side = 0
        for word in row:
            if word == "|":
                side = 1
            else:
                phrase = word.replace("_", " ")
                out.setdefault(phrase.split()[0], {}).setdefault(f" {phrase} ", []).append((at, side))
    return out


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset(word.lower() for word in load_words("function_words")) | _EMPTY


def find_statements(text: str, *, anybody: bool = False) -> Iterator[Statement]:
    """The sentences of a speech in the first person, or all with `anybody`, without what they quote.

    >>> [(sorted(s.said), sorted(s.denied)) for s in find_statements("I'm no leader. I'm leading!")]
    [([], ['lead']), (['lead'], [])]
    """
    searched = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text) if '"' in text or "“" in text else text
    for start, end in sentences(searched):
        sentence = searched[start:end]
        if sentence.endswith("?"):
            continue
        full = in_full(sentence)
        words = words_in(full)
        here = frozenset(words)
        if anybody or here & _FIRST:
            yield _statement(full, f" {' '.join(words)} ", here, start, end)


def _statement(full: str, words: str, here: frozenset[str], start: int, end: int) -> Statement:
    said: set[str] = set()
    denied: set[str] = set()
    own: set[str] = set()
    wills: set[tuple[str, bool]] = set()
    for clause in _CLAUSE.split(full):
        _read_clause(words_in(clause), said, denied, own, wills)
    marks = {phrase.label for phrase, _, _ in _turns().search(words)}
    return Statement(
        start,
        end,
        frozenset(said),
        frozenset(denied),
        frozenset(own),
        _sides(words, here),
        turn=OUTRIGHT if "strong" in marks else int("turn" in marks),
        is_creed=bool(denied) or not here.isdisjoint(_ABSOLUTE),
        wills=frozenset(wills),
        keeps="keep" in marks,
    )


def _read_clause(
    words: list[str], said: set[str], denied: set[str], own: set[str], wills: set[tuple[str, bool]]
) -> None:
    is_denied, is_own = False, False
    functional = _function_words()
    for at, word in enumerate(words):
        if word in _DENIALS:
            is_denied = not is_denied
            continue
        if word in ("i", "we"):
            is_own = True
        name = _stem(word)
        behind = words[at + 1] if at + 1 < len(words) else ""
        if name in _WILLS:
            wills.add((name, is_denied != (behind in _NOBODY)))
        if name in _LIGHT:
            if not behind or behind in _SAYS_NOTHING:
                continue
            name = f"{name} {behind}"
        elif word in functional or len(word) < 3:
            continue
        (denied if is_denied else said).add(name)
        if is_own:
            own.add(name)


def _sides(words: str, here: frozenset[str]) -> frozenset[tuple[int, int]]:
    out: set[tuple[int, int]] = set()
    pairs = _pairs()
    for first in here & pairs.keys():
        for phrase, sides in pairs[first].items():
            at = words.find(phrase)
            if at >= 0:
                is_denied = not _DENIALS.isdisjoint(words[:at].split()[-3:]) and first not in _DENIALS
                out.update((row, 1 - side if is_denied else side) for row, side in sides)
    return frozenset(out)


@cache
def _stem(word: str) -> str:
    """The base form of a verb, also of who does it (teacher: teach); else the word without its plural's s."""
    tags, lemma = look_up(word)
    if tags & KNOWN:
        return lemma
    if word[-2:] in ("er", "or") and len(word) > 4:
        tags, lemma = look_up(word[:-2] + "s")
        if tags & KNOWN:
            return lemma
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def content_of(word: str) -> str:
    """The stem of a word that says what something is about; "" for a small or a light one.

    >>> content_of("gates"), content_of("the"), content_of("took")
    ('gate', '', '')
    """
    if len(word) < 3 or word in _function_words():
        return ""
    stem = _stem(word)
    return "" if stem in _LIGHT else stem
