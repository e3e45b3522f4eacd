"""Losses and gains that a text tells, sentence by sentence: of which kind, and whose by its grammar."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from whosestory.language.lexicons import load_rows
from whosestory.language.phrases import PhraseBook, plain_words, read_phrases, sentences

KINDS = ("body", "means", "work", "ties", "freedom", "self")
LOSS, GAIN = "loss", "gain"
ENOUGH = 0.9  # one word of its own says enough, one out of a class doesn't
ENOUGH_WORDS = 1.1  # a word of kind and sign, and more that leans the same way
OF_BOTH, OF_KIND, OF_SIGN = 1.0, 0.6, 0.5  # what a word says that has a kind and a sign, or only one of them
MAX_WORDS = 60  # a sentence longer than that is no sentence, and not searched
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_DENIES = frozenset({"not", "never", "nor", "without"})  # before a phrase that doesn't have it itself
_SOFT = frozenset({"even", "yet", "really"})


class Whose(StrEnum):
    """Whom the words of a speech mean by the person they stand in."""

    SPEAKER = "speaker"
    SPEAKERS = "speakers"  # we
    LISTENER = "listener"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One loss or gain. The span is the sentence's, in the text searched."""

    kind: str  # one of `KINDS`
    sign: str  # `LOSS` or `GAIN`
    start: int
    end: int
    weight: float  # how much of the sentence says so: its words, roughly
    whose: Whose  # of a speech
    n_phrases: int  # that say so


@lru_cache(maxsize=1)
def _book() -> PhraseBook:
    return read_phrases(load_rows("fortune"), 2)


@lru_cache(maxsize=1)
def _unreal() -> PhraseBook:
    return read_phrases(load_rows("fortune_unreal"), 1)


def find_strokes(text: str, *, is_speech: bool = False) -> list[Stroke]:
    """The losses and gains of a paragraph or a speech, at most one a sentence; of a speech without what it quotes.

    >>> found = find_strokes("They fired me. I nearly lost my house.", is_speech=True)
    >>> [(one.kind, one.sign, one.whose.value) for one in found]
    [('work', 'loss', 'speaker')]
    """
    return [stroke for stroke in _strokes(text, is_speech) if stroke is not None]


def main_stroke(text: str, *, is_speech: bool = False) -> Stroke | None:
    """What a line taken by itself says above all: the kind and sign with most weight; None for nothing.

    Where it holds no phrase, its words are weighed one by one; in a whole work that would find far too much.
    """
    found = find_strokes(text, is_speech=is_speech)
    total: dict[tuple[str, str], float] = defaultdict(float)
    for stroke in found:
        total[stroke.kind, stroke.sign] += stroke.weight
    if not total:
        return _weigh(text)
    best = max(total, key=lambda key: total[key])
    return next(stroke for stroke in found if (stroke.kind, stroke.sign) == best)


@lru_cache(maxsize=1)
def _fields() -> dict[str, dict[str, float]]:
    """For each word, what it says for a kind and sign, a kind (`body 0`) or a sign (`any loss`)."""
    out: dict[str, dict[str, float]] = defaultdict(dict)
    for kind, sign, *words in load_rows("fortune_fields"):
        for word in words:
            out[word][f"{kind} {sign}"] = OF_SIGN if kind == "any" else OF_KIND if sign == "0" else OF_BOTH
    return out


def _weigh(text: str) -> Stroke | None:
    """The kind and sign for which a line's words speak, if enough of them do and the runner-up has fewer."""
    plain = plain_words(text)
    if next(_unreal().search(plain), None) is not None:
        return None
    total: dict[str, float] = defaultdict(float)
    for word in set(plain.split()):
        for label, weight in _fields().get(word, {}).items():
            total[label] += weight
    scores = {
        (kind, sign): total[f"{kind} {sign}"] + total[f"{kind} 0"] + total[f"any {sign}"]
        for kind in KINDS
        for sign in (LOSS, GAIN)
        if total[f"{kind} {sign}"]
    }
    if not scores:
        return None
    kind, sign = max(scores, key=lambda key: scores[key])
    if scores[kind, sign] < ENOUGH_WORDS:
        return None
    return Stroke(kind, sign, 0, len(text), scores[kind, sign], _whose(plain), 0)


def _strokes(text: str, is_speech: bool) -> Iterator[Stroke | None]:
    searched = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text) if is_speech and '"' in text else text
    for start, end in sentences(searched):
        words = plain_words(searched[start:end])
        if words.count(" ") <= MAX_WORDS:
            yield _stroke(words, start, end)


def _stroke(words: str, start: int, end: int) -> Stroke | None:
    """The kind and sign that most of a sentence says."""
    total: dict[str, float] = defaultdict(float)
    n_phrases: Counter[str] = Counter()
    for phrase, begin, stop in _book().search(words):
        if not _is_denied(words, begin, stop):
            total[phrase.label] += phrase.weight
            n_phrases[phrase.label] += 1
    if not total or next(_unreal().search(words), None) is not None:
        return None
    best = max(total, key=lambda label: total[label])
    if total[best] < ENOUGH:
        return None
    kind, _, sign = best.partition(" ")
    return Stroke(kind, sign, start, end, total[best], _whose(words), n_phrases[best])


def _is_denied(words: str, begin: int, stop: int) -> bool:
    """Whether the word before the phrase, or the one before that, denies it."""
    before = words[:begin].split()[-2:]
    return bool(before) and (
        before[-1] in _DENIES or (before[0] in _DENIES and before[-1] in ("even", "yet", "really"))
    )


def _whose(words: str) -> Whose:
    said = words.split()
    if any(word in ("i", "me", "my", "mine", "myself") for word in said):
        return Whose.SPEAKER
    if any(word in ("you", "your", "yours", "yourself") for word in said):
        return Whose.LISTENER
    if any(word in ("we", "our", "us", "ours") for word in said):
        return Whose.SPEAKERS
    return Whose.OTHER
