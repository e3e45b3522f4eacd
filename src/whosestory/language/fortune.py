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
    """What a paragraph or speech says above all: the kind and sign with most weight; None for nothing."""
    found = find_strokes(text, is_speech=is_speech)
    total: dict[tuple[str, str], float] = defaultdict(float)
    for stroke in found:
        total[stroke.kind, stroke.sign] += stroke.weight
    if not total:
        return None
    best = max(total, key=lambda key: total[key])
    return next(stroke for stroke in found if (stroke.kind, stroke.sign) == best)


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
