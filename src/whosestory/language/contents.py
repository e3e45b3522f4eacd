"""What painful matter a scene contains, told by its words: addiction, suicide, violence ...; for a line of warning.

Words are weighed over the whole scene, since most of them are harmless alone ("bottle", "clean"). Idioms ("killing
me") are taken out first. A note warns of what is there; it says nothing about anybody.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from whosestory.language.act_patterns import (
    EITHER,
    NAME,
    OWNER,
    STOPS,
    SUBJECT,
    find_matches,
    live_rows,
    most_of,
    patterns,
)

NOTES = (
    "addiction",
    "suicide",
    "self_harm",
    "sexual_violence",
    "abuse",
    "violence",
    "death_of_a_child",
    "slurs",
)
_CONTRACTED = frozenset("he she it that there here what who where let how name this one".split())
ENOUGH = 2.0  # points in one scene
SIGN = 1.0  # points: a line that speaks of what its scene is known to contain

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[.!?]")
_BETWEEN = str.maketrans(dict.fromkeys("-'’_.,!?;:()[]\"“”…—–/*", " "))
_PEOPLE = {"he": SUBJECT, "she": SUBJECT, "they": SUBJECT, "him": NAME, "them": NAME, "his": OWNER, "their": OWNER}
_PEOPLE |= {"her": EITHER}


@dataclass(frozen=True, slots=True)
class Content:
    """One note about one scene: what it contains, whether it is shown, and in which of its pieces most clearly."""

    note: str
    piece: int
    is_shown: bool  # in the action, or said to somebody's face (slurs); else it is only spoken of


def find_contents(pieces: Iterable[tuple[str, bool]], *, enough: float = ENOUGH) -> list[Content]:
    """The notes about a scene whose text comes in pieces, each with whether it is spoken.

    With fewer points than `enough` there is no note.

    >>> find_contents([("He hanged himself, didn't he?", True)])
    [Content(note='suicide', piece=0, is_shown=False)]
    >>> find_contents([("This traffic is killing me. I'm dying for a cup of tea.", True)])
    []
    """
    weights: dict[str, float] = {}
    words: dict[str, set[tuple[str, ...]]] = {}
    best: dict[str, tuple[float, int]] = {}
    shown: set[str] = set()
    for at, text, is_spoken, live in _worth_reading(pieces, enough):
        here: dict[str, float] = {}
        tokens = _read(text)
        for match in find_matches(tokens, "content_notes", live):
            note, said = match.pattern.act, tuple(tokens[match.start : match.end])
            if said in words.setdefault(note, set()):
                continue  # a word said again is no second sign
            words[note].add(said)
            here[note] = here.get(note, 0.0) + match.pattern.weight
        for note, weight in here.items():
            weights[note] = weights.get(note, 0.0) + weight
            best[note] = max(best.get(note, (0.0, 0)), (weight, -at))
            if not is_spoken or note == "slurs":
                shown.add(note)
    return [Content(note, -best[note][1], note in shown) for note in NOTES if weights.get(note, 0.0) >= enough]


def _worth_reading(
    pieces: Iterable[tuple[str, bool]], enough: float
) -> Iterator[tuple[int, str, bool, list[int]]]:
    """The pieces that count for a note which can reach enough in the scene, each with its place and the rows to try."""
    rows = most_of("content_notes")
    most: dict[str, float] = {}
    found = []
    for at, (text, is_spoken) in enumerate(pieces):
        words = set(text.lower().translate(_BETWEEN).split())
        if not (live := live_rows(words, "content_notes")):
            continue
        found.append((at, text, is_spoken, live))
        for row in live:
            note, weight, singles = rows[row]
            if weight > 0:
                most[note] = most.get(note, 0.0) + (weight * len(singles & words) if singles else ENOUGH)
    possible = {note for note, weight in most.items() if weight >= enough}
    for at, text, is_spoken, live in found if possible else ():
        if kept := [row for row in live if rows[row][0] in possible]:
            yield at, text, is_spoken, kept


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
