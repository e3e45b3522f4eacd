"""What a parser of English says about paragraphs of action, in the offsets of the paragraphs.

Parsers are trained on news and talk: behind a name they take a verb in -s for a noun (Juno winces). So each reference
is shown to the parser as a pronoun (He winces), words in capitals in small letters, and its answer is mapped back.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from whosestory.language.clause_tokens import Reference
from whosestory.source import record


@record
class Word:
    """One token of a parsed text: its place, the index of the word it hangs on (its own at the top), and labels."""

    start: int
    end: int
    head: int
    relation: str  # nsubj, dobj ...: the scheme of ClearNLP, as in spaCy's English models
    tag: str  # VBZ, NN ...: the tags of the Penn Treebank


class Parser(Protocol):
    """Anything that parses English: spaCy behind `load_parser`, a few lines of a test."""

    @property
    def name(self) -> str:
        """What pages and the cache call it: program, model and versions."""

    def parse(self, texts: Sequence[str]) -> Iterable[list[Word]]:
        """The words of each text, in order, with offsets in that text."""


@record
class Shown:
    """A paragraph as the parser sees it, with the paragraph's offset of each of its characters."""

    text: str
    places: list[int]


_PIECE = re.compile(r"\s+|\b[A-Z]{2,}\b|[^\sA-Z]+|[A-Z]")
_OWNED = re.compile(r"['’][sS]?$")
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)


def show(text: str, references: Sequence[Reference]) -> Shown:
    """A paragraph with pronouns for its references, single blanks and no words in capitals.

    >>> show("The GUARD nods at\\n   Tom's dog.", [Reference(4, 9), Reference(21, 26)]).text
    'He nods at his dog.'
    """
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for one in references:
        if one.start < at or one.end <= one.start:
            continue
        article = None if one.is_pronoun else _ARTICLE.search(text, max(at, one.start - 5), one.start)
        _add(parts, places, text, at, article.start() if article else one.start)
        word = text[one.start : one.end]
        seen = word.lower() if one.is_pronoun else "his" if _OWNED.search(word) else "He"
        parts.append(seen)
        places += [one.start] * len(seen)
        at = one.end
    _add(parts, places, text, at, len(text))
    return Shown("".join(parts), places)


def _add(parts: list[str], places: list[int], text: str, start: int, end: int) -> None:
    for piece in _PIECE.finditer(text, start, end):
        found = piece[0]
        if found.isspace():
            parts.append(" ")
            places.append(piece.start())
        else:
            parts.append(found.lower() if len(found) > 1 and found.isupper() else found)
            places += range(piece.start(), piece.end())


def put_back(words: Sequence[Word], shown: Shown) -> tuple[Word, ...]:
    """Words with offsets in the paragraph instead of the text that was shown."""
    places = shown.places
    return tuple(
        Word(places[w.start], places[w.end - 1] + 1 if w.end > w.start else places[w.start], w.head, w.relation, w.tag)
        for w in words
    )


def children(words: Sequence[Word]) -> list[list[int]]:
    """For each word the words that hang on it, in order."""
    out: list[list[int]] = [[] for _ in words]
    for at, word in enumerate(words):
        if word.head != at:
            out[word.head].append(at)
    return out


def joined(words: Sequence[Word], kids: Sequence[Sequence[int]], at: int) -> Iterator[int]:
    """A word and those joined to it by commas and an and, each once."""
    waiting, met = [at], {at}
    while waiting:
        one = waiting.pop(0)
        yield one
        further = [kid for kid in kids[one] if words[kid].relation == "conj" and kid not in met]
        waiting += further
        met.update(further)
