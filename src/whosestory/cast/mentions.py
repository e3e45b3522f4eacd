"""Where characters are named in action and shots, by whole names and by parts that are theirs alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from whosestory.cast.cast import Character, How, Mention, Role
from whosestory.cast.names import fold, parse_name
from whosestory.language.lexicons import load_words
from whosestory.source import Span
from whosestory.work import SEEN, Line, Work

MIN_SUBJECT = 3  # times that somebody silent must do something to be a character
MIN_NAMED = 5  # times that somebody silent must be named
MAX_LOUD = 2  # times in capitals that are kept: the first may be a sign or a list
MAX_LOWER = 0.2  # how often a name's word may stand in lower case, of all its uses: Rose yes, door no

_CAPITAL = re.compile(  # a number, or a word with a capital; by what it opens with all else is passed over fast
    r"[#\dA-Z\x80-\U0010ffff](?:(?<=\d)\d*|(?<=#)\d+|(?<![^\W_].)(?<=[^\W\d_a-z])[^\W_]*(?:['’-][^\W_]+)*)"
)
_OWNED = re.compile(r"['’]s?$", re.IGNORECASE)
_NEXT = re.compile(r"[ \t\n]+([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]++)[ \t\n]++$")
_OWNING = ("'s", "’s", "'", "’")
_LINKING = frozenset("is are was has have had can will would could should does who then also just still never".split())
JOINED = re.compile(r",?\s(?:and|&)\s|,\s")  # Ben and Tom; Ben, Tom
_ASIDE = re.compile(r",\s[^,.;:!?()]{1,40},")  # Mel, twelve, paints
_ENDS = re.compile(r"[\"”'’)*_]*\s*(?:[.!?]|\Z)")
_STOPS = ("", ".", "!", "?", ";", ":", "-", "–", "—", "…")
_BEFORE_SUBJECT = frozenset("as while until when where because that if though whenever".split())
_BEFORE_OTHER = frozenset(
    "to at on in of with from for by near behind beside towards toward past over under around into onto about".split()
)


@dataclass
class NameIndex:
    """Names by their first word, so that a text's words are looked up and never searched for."""

    sequences: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # one word: the ids it may mean
    common: frozenset[str] = frozenset()  # words that the action writes in lower case as well

    @classmethod
    def of(
        cls, characters: Iterable[Character], weights: Counter[str], common: frozenset[str] = frozenset()
    ) -> "NameIndex":
        """Index the names of a cast; `weights` (words spoken) orders those who share a word.

        `common` words, which the action also writes in lower case, are no names by themselves.
        """
        index, functional = cls(common=common), load_words("function_words")
        for character in sorted(characters, key=lambda c: -weights[c.id]):
            for name in (character.name, *character.aliases):
                parsed = parse_name(name)
                words = tuple(word.replace(".", "").lstrip("#") for word in _words(name))
                if words and not parsed.is_group and not functional.issuperset(words):
                    index.sequences[words[0]].append((words, character.id))
                if not parsed.is_generic and not parsed.owner and not parsed.is_group:
                    for word in parsed.core:
                        if (
                            len(word) > 1
                            and word not in common
                            and word not in functional
                            and character.id not in index.parts[word]
                        ):
                            index.parts[word].append(character.id)
        for found in index.sequences.values():
            found.sort(key=lambda item: -len(item[0]))
        return index


def _words(name: str) -> list[str]:
    return re.findall(r"#?[^\W_]+(?:['.-][^\W_]+)*", fold(name))


@dataclass(slots=True)
class Stranger:
    """A capitalised word that is no name of the cast: how it first stands, how often, how often doing something."""

    shape: str
    n: int = 0
    n_acting: int = 0
    loud: list[tuple[Line, int]] = field(default_factory=list)  # in which lines, and where, it's first in capitals


def find_mentions(work: Work, index: NameIndex) -> tuple[list[Mention], dict[str, Stranger]]:
    """Every mention by name in what is seen, in the order of the text; and the capitalised words that are no names."""
    out: list[Mention] = []
    strangers: dict[str, Stranger] = {}
    for line in work.lines(*SEEN):
        out += _in_line(work.quote(line), line, index, strangers)
    return out, strangers


def find_more(work: Work, index: NameIndex) -> list[Mention]:
    """Mentions of a few more names; lines without any of them are passed over."""
    words = [word.lower() for word in index.sequences]
    out: list[Mention] = []
    for line in work.lines(*SEEN):
        text = work.quote(line)
        lower = text.lower()
        if not text.isascii() or any(word in lower for word in words):
            out += _in_line(text, line, index, {})
    return out


def _in_line(text: str, line: Line, index: NameIndex, strangers: dict[str, Stranger]) -> list[Mention]:
    found = list(_CAPITAL.finditer(text))
    words = [_bare(match[0]) for match in found]
    out: list[Mention] = []
    at = 0
    while at < len(found):
        word = words[at]
        known = word in index.sequences or word in index.parts
        n, ids, how = _look_up(text, found, words, at, index) if known else (0, [], How.PART)
        if n:
            start, end = found[at].start(), found[at + n - 1].end()
            rest = tuple((other, 1 / len(ids)) for other in ids[1:]) if len(ids) > 1 else ()
            span = Span(line.span.start + start, line.span.start + end)
            role = role_at(text, start, end, out[-1] if out else None, line.span.start)
            out.append(Mention(ids[0], span, line.scene, how, role, rest))
        elif len(word) > 2 and word not in index.common:
            stranger = strangers.get(word)
            if stranger is None:
                stranger = strangers[word] = Stranger(found[at][0])
            stranger.n += 1
            if len(stranger.loud) < MAX_LOUD and found[at][0].isupper():
                stranger.loud.append((line, found[at].start()))
            stranger.n_acting += acts_behind(text, found[at].end())
        at += max(1, n)
    return out


@lru_cache(maxsize=16384)
def _bare(word: str) -> str:
    return _OWNED.sub("", fold(word)).replace(".", "").lstrip("#")


def _look_up(
    text: str, found: Sequence[re.Match[str]], words: Sequence[str], at: int, index: NameIndex
) -> tuple[int, list[str], How]:
    """How many words from `at` are a name, whose it may be (the likeliest first), and how it was found."""
    for sequence, character in index.sequences.get(words[at], ()):
        n = len(sequence)
        if n == 1 or (tuple(words[at : at + n]) == sequence and _adjoin(text, found[at : at + n])):
            return n, [character], How.NAME
    ids = index.parts.get(words[at], [])
    return (1, ids, How.PART) if ids else (0, [], How.PART)


def _adjoin(text: str, found: Sequence[re.Match[str]]) -> bool:
    pairs = pairwise(found)
    return all(not text[a.end() : b.start()].strip(" \t\n.#") for a, b in pairs)


def role_at(text: str, start: int, end: int, before: Mention | None = None, base: int = 0) -> Role:
    """A name's part in its sentence, by what stands next to it and by the part of the name that it's joined to.

    `before` is the mention before it in the same text, which begins at `base` in the source.
    """
    if text[start:end].lower().endswith(_OWNING):
        return Role.POSSESSOR
    aside = _ASIDE.match(text, end) if text[end : end + 1] == "," else None
    if acts_behind(text, aside.end() if aside else end):
        return Role.SUBJECT
    joined = before is not None and JOINED.fullmatch(text, before.span.end - base, start)
    if joined and before is not None and before.role is not Role.POSSESSOR:
        return before.role
    word = _BEFORE.search(text, max(0, start - 20), start)
    if word is None:
        return Role.SUBJECT if _opens(text, start) and not _ENDS.match(text, end) else Role.OTHER
    lower = word[1].lower()
    if lower in _BEFORE_OTHER:
        return Role.OTHER
    if lower in _BEFORE_SUBJECT or (lower in ("and", "but") and text[end : end + 1] == ","):
        return Role.SUBJECT
    return Role.OBJECT if word[1].islower() else Role.OTHER


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here."""
    return not start or text[max(0, start - 8) : start].rstrip(" \t\n\"“'‘(*_")[-1:] in _STOPS


def acts_behind(text: str, end: int) -> bool:
    """Whether what follows a name makes it a subject: a linking word or a verb in -s, an adverb between or not."""
    after = _NEXT.match(text, end)
    if after is not None and after[1].endswith("ly"):
        after = _NEXT.match(text, after.end())
    if after is None:
        return False
    word = after[1]
    return word in _LINKING or (word[-1] == "s" and len(word) > 3 and word.islower() and not word.endswith("ss"))


def find_silent(strangers: Mapping[str, Stranger], lower: Counter[str], titled: Counter[str]) -> list[str]:
    """Names of people (or dogs) who never speak: first in capitals, then named often, and doing things.

    `lower` and `titled` say how often a word stands in lower case and with a capital at the front alone.
    """
    known = (
        load_words("roles") | load_words("groups") | load_words("ages") | load_words("titles") | load_words("things")
    )
    return [
        word
        for word, stranger in strangers.items()
        if stranger.shape.isupper() and stranger.n >= MIN_NAMED and min(stranger.n_acting, titled[word]) >= MIN_SUBJECT
        and lower[word] <= MAX_LOWER * stranger.n and word not in known and word.isalpha()
    ]  # fmt: skip
