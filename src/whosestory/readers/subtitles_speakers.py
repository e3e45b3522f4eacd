"""Who speaks in subtitles: `NAME:`, `[NAME]`, `(NAME)` and `- `, told from sounds in brackets and from plain words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from whosestory import limits
from whosestory.language import Cue, parse_cue
from whosestory.language.lexicons import load_words

AGAIN = 2  # a name in small letters, or one in brackets, stands so often over speech; words before a colon seldom do
MAX_NAME_WORDS = 4  # MAN ON THE RADIO; longer ones are sentences

_DASH = re.compile(r"[-–—‐]\s{0,4}(?=[^\s\d-])")
_COLON = re.compile(r"([^\W\d_][\w.'’#&/ -]{0,40}(?:\([^()]{1,20}\)\s?)?)\s?:(?=\s|$)")
_BRACKET = re.compile(r"[\[(]([^\[\]()]{1,80})[\])]\s{0,4}:?\s{0,4}")
_INNER = re.compile(r"\s{0,4}\[[^\[\]]{1,80}\]\s{0,4}")
_TURN = re.compile(r"(?<=[.?!…\"”])\s{1,4}(?=[-–—]\s?[A-Z\[(])")  # `Yes. - No.`: two speak in one row


class Part(Enum):
    """What a stretch of a subtitle is."""

    TURN = auto()  # somebody else speaks from here on: a dash
    NAME = auto()
    SOUND = auto()
    SPEECH = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a row, by its place in it."""

    part: Part
    start: int
    end: int
    cue: Cue | None = None  # of a name


def find_names(texts: Iterable[str], voices: Iterable[str]) -> frozenset[str]:
    """The names that stand over speech in the rows of all subtitles; `voices` are those that are marked as such."""
    colons: Counter[str] = Counter()
    brackets: Counter[str] = Counter()
    names = {parse_cue(voice).name for voice in voices}
    for text in texts:
        for start, end in _turns(text):
            start = _behind_dash(text, start)
            if (colon := _COLON.match(text, start, end)) and (name := _name(colon[1])):
                colons[name] += AGAIN if colon[1].isupper() else 1
            elif (bracket := _BRACKET.match(text, start, end)) and bracket.end() < end and (name := _name(bracket[1])):
                brackets[name] += 1
    names |= {name for name, n in (colons + brackets).items() if n >= AGAIN}
    return frozenset(names - {""})


def cut_row(text: str, names: frozenset[str]) -> Iterator[Piece]:
    """A row's parts in order.

    >>> [piece.part.name for piece in cut_row("- [SIGHS] BEN: No. [door slams]", frozenset({"BEN"}))]
    ['TURN', 'SOUND', 'NAME', 'SPEECH', 'SOUND']
    """
    for start, end in _turns(text):
        begin = _behind_dash(text, start)
        if begin > start:
            yield Piece(Part.TURN, start, begin)
        while bracket := _BRACKET.match(text, begin, end):
            cue = parse_cue(bracket[1])
            stop = bracket.start() + len(bracket[0].rstrip(" \t:"))
            yield Piece(Part.NAME, begin, stop, cue) if cue.name in names else Piece(Part.SOUND, begin, stop)
            begin = bracket.end()
        if (colon := _COLON.match(text, begin, end)) and parse_cue(colon[1]).name in names:
            yield Piece(Part.NAME, begin, begin + len(colon[1].rstrip()), parse_cue(colon[1]))
            begin = colon.end()
        yield from _speech(text, begin, end)


def _turns(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a row in each of which one speaks."""
    start = 0
    for turn in _TURN.finditer(text):
        yield start, turn.start()
        start = turn.end()
    yield start, len(text)


def _behind_dash(text: str, start: int) -> int:
    dash = _DASH.match(text, start)
    return dash.end() if dash else start


def _speech(text: str, begin: int, end: int) -> Iterator[Piece]:
    """What is said, and the sounds described within it."""
    for sound in _INNER.finditer(text, begin, end) if "[" in text else ():
        yield from _trimmed(text, Part.SPEECH, begin, sound.start())
        yield from _trimmed(text, Part.SOUND, sound.start(), sound.end())
        begin = sound.end()
    yield from _trimmed(text, Part.SPEECH, begin, end)


def _trimmed(text: str, part: Part, begin: int, end: int) -> Iterator[Piece]:
    stretch = text[begin:end]
    if stretch.strip():
        begin += len(stretch) - len(stretch.lstrip())
        yield Piece(part, begin, begin + len(stretch.strip()))


def _name(text: str) -> str:
    """The name that a text is, "" if it can't be one: it has sounds or verbs in it, or begins in lower case."""
    name = parse_cue(text).name
    words = name.split()
    if not text[:1].isupper() or not 0 < len(words) <= MAX_NAME_WORDS or len(name) > limits.MAX_NAME_LENGTH:
        return ""
    if not text.isupper() and not all(word[:1].isupper() or len(word) < 4 for word in text.split()):
        return ""
    sounds = load_words("sounds")
    return "" if any(word in sounds or (word.endswith("ING") and len(word) > 5) for word in words) else name
