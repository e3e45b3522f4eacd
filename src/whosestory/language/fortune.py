"""Losses and gains that a text tells, sentence by sentence: of which kind, and whose by its grammar."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from whosestory.language.fortune_model import fortune_chances
from whosestory.language.lexicons import load_rows
from whosestory.language.phrases import PhraseBook, plain_words, read_phrases, sentences

KINDS = ("body", "means", "work", "ties", "freedom", "self")
LOSS, GAIN = "loss", "gain"
ENOUGH = 0.9  # one word of its own says enough, one out of a class doesn't
ENOUGH_CHANCE = 0.4  # of a line by itself, by cross-validation (docs/decisions/0019-change-and-fortune.md)
RUN_WORDS = 25  # as long as the lines that the model was fitted to
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
    weight: float  # of phrases: how many of its words say so, roughly; of a line's words: the chance, 0 to 1
    whose: Whose  # of a speech
    n_phrases: int  # that say so, in one sentence


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


def phrase_labels(text: str, *, is_speech: bool) -> list[str]:
    """The kinds and signs that phrases give a line, `body loss` ..., one a sentence."""
    return [f"{one.kind} {one.sign}" for one in find_strokes(text, is_speech=is_speech)]


def main_stroke(
    text: str, *, is_speech: bool = False, least: float = ENOUGH_CHANCE, n_phrases: int = 0
) -> Stroke | None:
    """What a line says above all, by its phrases and all its words.

    Its span is that of the sentence with the most phrases that say so, else the whole line's.
    None if its chance to tell a loss or gain is below `least`, or fewer than `n_phrases` of one sentence say so.
    """
    plain = plain_words(text)
    found = find_strokes(text, is_speech=is_speech)
    if not plain.strip() or max((one.n_phrases for one in found), default=0) < n_phrases:
        return None
    label, chance = fortune_chances(text, [f"{one.kind} {one.sign}" for one in found], is_speech=is_speech)
    kind, sign = label.split()
    agreeing = [one for one in found if (one.kind, one.sign) == (kind, sign)]
    whole = Stroke(kind, sign, 0, len(text), chance, _whose(plain), 0)
    plainest = replace(max(agreeing, key=lambda one: one.n_phrases), weight=chance) if agreeing else whole
    return plainest if chance >= least and plainest.n_phrases >= n_phrases else None


def told_strokes(text: str, *, is_speech: bool = False, least: float, n_phrases: int = 0) -> list[Stroke]:
    """The losses and gains of a paragraph or a speech, at most one in a run of sentences of up to `RUN_WORDS` words."""
    searched = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text) if is_speech and '"' in text else text
    out = []
    for start, end in _runs(searched):
        stroke = main_stroke(searched[start:end], is_speech=is_speech, least=least, n_phrases=n_phrases)
        if stroke is not None:
            out.append(replace(stroke, start=start + stroke.start, end=start + stroke.end))
    return out


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Neighbouring sentences taken together as long as they have few words."""
    begin = stop = n = 0
    for start, end in sentences(text):
        n_more = text.count(" ", start, end) + 1
        if n and n + n_more > RUN_WORDS:
            yield begin, stop
            n = 0
        begin, stop, n = (begin if n else start), end, n + n_more
    if n:
        yield begin, stop


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
    best = max(sorted(total), key=lambda label: round(total[label], 6))  # phrases come in no order
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
