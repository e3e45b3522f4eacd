"""Phrases of several words, looked up in plain words: a list of patterns, each tried only where a word of it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

_SENTENCE = re.compile(r"(?:[^.!?\n]++|[.!?](?=\w))++[.!?]*[\"”’')\]]*")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FULL = (  # each behind what a text must have to be searched for it
    ("can", re.compile(r"\bcan'?t\b|\bcannot\b"), "can not"),
    ("won't", re.compile(r"\bwon't\b"), "will not"),
    ("ain't", re.compile(r"\bain't\b"), "is not"),
    ("i'm", re.compile(r"\bi'm\b"), "i am"),
    ("n't", re.compile(r"n't\b"), " not"),
    ("'re", re.compile(r"'re\b"), " are"),
    ("'ve", re.compile(r"'ve\b"), " have"),
    ("'ll", re.compile(r"'ll\b"), " will"),
)
_KEY = 4  # letters by which a phrase is looked up
_GAP, _WIDE = 5, 12  # the most words that `..` and `...` leap over
_OF_CLASS = 0.6  # what a word out of a class says, beside one that is given
_LEAPT = 0.2  # what a leap takes off


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern of a list."""

    label: str
    text: str  # as a regular expression over `plain_words`
    keys: frozenset[str]  # one of these begins a word of every match; empty: any sentence may match
    weight: float  # how much it says: its words, less those out of classes and those leapt over

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled where it is first tried."""
        return _compiled(self.text)


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text)


@dataclass(frozen=True)
class PhraseBook:
    """All patterns of a list."""

    phrases: tuple[Phrase, ...]

    @cached_property
    def _by_key(self) -> dict[str, list[Phrase]]:
        out: dict[str, list[Phrase]] = {}
        for phrase in self.phrases:
            for key in phrase.keys:
                out.setdefault(key, []).append(phrase)
        return out

    def search(self, words: str) -> Iterator[tuple[Phrase, int, int]]:
        """The phrases that stand in `plain_words(...)`, each once, with the place of its first match there."""
        tried: set[int] = set()
        by_key = self._by_key
        for key in {word[:_KEY] for word in words.split()} & by_key.keys():
            for phrase in by_key[key]:
                if id(phrase) not in tried:
                    tried.add(id(phrase))
                    if found := phrase.pattern.search(words):
                        yield phrase, found.start(), found.end()


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends; a row's end doesn't end one unless a mark stands there."""
    joined = text.replace("\n", " ")
    for found in _SENTENCE.finditer(joined):
        if found[0].strip():
            yield found.start() + len(found[0]) - len(found[0].lstrip()), found.end()


def plain_words(text: str) -> str:
    """The words in lower case between single blanks, contractions in full.

    >>> plain_words("I can't. He's Ben's!")
    ' i can not he s ben s '
    """
    return f" {' '.join(words_in(in_full(text)))} "


def in_full(text: str) -> str:
    """The text in lower case, contractions in full."""
    text = text.replace("’", "'").lower()
    if "'" in text or "cannot" in text or "cant" in text:
        for hint, short, full in _FULL:
            if hint in text:
                text = short.sub(full, text)
    return text


def words_in(text: str) -> list[str]:
    """The words of a text as it stands."""
    return _WORD.findall(text)


def read_phrases(rows: Sequence[Sequence[str]], n_labels: int) -> PhraseBook:
    """Compile a list whose rows begin with `n_labels` words of label; rows that begin with @ name classes."""
    classes = {row[0]: tuple(row[1:]) for row in rows if row[0].startswith("@")}
    return PhraseBook(tuple(_phrase(row, n_labels, classes) for row in rows if not row[0].startswith("@")))


def _phrase(row: Sequence[str], n_labels: int, classes: Mapping[str, tuple[str, ...]]) -> Phrase:
    label, parts = " ".join(row[:n_labels]), row[n_labels:]
    pattern, weight = "", 0.0
    best: tuple[float, frozenset[str]] = (0.0, frozenset())
    for part in parts:
        if part in ("..", "..."):
            pattern += rf"(?: \S+){{0,{_GAP if part == '..' else _WIDE}}}?"
            weight -= _LEAPT
            continue
        words = _options(part.rstrip("?"), classes)
        one = "|".join(re.escape(word[:-1]) + r"\S*" if word.endswith("*") else re.escape(word) for word in words)
        if part.endswith("?"):
            pattern += rf"(?: (?:{one})(?= ))?"
            continue
        pattern += rf" (?:{one})(?= )"
        weight += _OF_CLASS if "@" in part else 1.0
        says = sum(len(word) for word in words) / len(words) ** 1.5
        if says > best[0]:
            best = (says, frozenset(word.rstrip("*")[:_KEY] for word in words))
    return Phrase(label, pattern, best[1], weight)


def _options(part: str, classes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    out: list[str] = []
    for option in part.split("|"):
        out += classes[option] if option.startswith("@") else [option]
    return tuple(dict.fromkeys(out))
