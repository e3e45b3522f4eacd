"""The points that the patterns of `content_notes.txt` find in a row of text, for what painful matter it contains."""

import re
from collections.abc import Set
from functools import cache

from whosestory.language.act_patterns import (
    EITHER,
    NAME,
    OWNER,
    STOPS,
    SUBJECT,
    find_matches,
    live_rows,
    patterns,
)

_CONTRACTED = frozenset("he she it that there here what who where let how name this one".split())
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[.!?]")
_PEOPLE = {"he": SUBJECT, "she": SUBJECT, "they": SUBJECT, "him": NAME, "them": NAME, "his": OWNER, "their": OWNER}
_PEOPLE |= {"her": EITHER}

Points = dict[tuple[str, tuple[str, ...]], float]  # of each note and the words that say so


def points_of(text: str, words: frozenset[str], kinds: Set[str]) -> Points:
    """The points of some kinds of notes in a text, by the words that give them; `words`: its words in lower case.

    >>> sum(points_of("He hanged himself.", frozenset({"he", "hanged", "himself"}), {"suicide"}).values())
    2.0
    """
    live = live_rows(words, "content_notes", kinds)
    if not live:
        return {}
    tokens = _read(text)
    out: Points = {}
    for match in find_matches(tokens, "content_notes", live):
        out.setdefault((match.pattern.act, tuple(tokens[match.start : match.end])), match.pattern.weight)
    return out


def _read(text: str) -> list[str]:
    """The words in lower case; people by pronoun or by a capital inside a sentence as such."""
    read = list(map(_words().__getitem__, _TOKEN.findall(text.replace("’", "'") if "’" in text else text)))
    out = [later for _, later in read]
    begins = True
    for at, token in enumerate(out):
        if begins:
            out[at] = read[at][0]
        begins = token in STOPS
    return out


class _Words(dict[str, tuple[str, str]]):
    """Words as written, with what they are at the beginning of a sentence and inside one: each looked at once."""

    def __missing__(self, word: str) -> tuple[str, str]:
        lower = word.lower()
        bare = _PEOPLE.get(lower) or _bare(lower)
        is_name = word[0].isupper() and not word.isupper() and bare == _bare(lower)
        if is_name and bare not in patterns("content_notes")[0]:
            found = bare, OWNER if lower.endswith("'s") else bare if "'" in lower else NAME
        else:
            found = bare, bare
        self[word] = found
        return found


@cache
def _words() -> _Words:
    return _Words()


def _bare(word: str) -> str:
    """A noun without its 's, a contraction as it is."""
    return word[:-2] if word.endswith("'s") and word[:-2] not in _CONTRACTED else word
