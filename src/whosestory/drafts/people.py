"""Who in one draft is who in the next: by name, by spelling, by what they say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from whosestory.analysis import Analysis
from whosestory.cast import Character, spoken_words
from whosestory.cast.names import fold
from whosestory.language.words import letter_runs

ALIKE = 88  # of 100, by letters: two slips in a long name; JACK and JACKIE have 80
MIN_LETTERS = 5  # shorter names are alike by chance
SAME_LINES = 0.3  # of the speeches of whoever has fewer, word for word: nobody else says them
MIN_SPEECHES = 3  # in common
MIN_SPEECH = 4  # words: "I don't know" is said by everybody


@dataclass(frozen=True, slots=True)
class Person:
    """One person through all drafts."""

    ids: tuple[str | None, ...]  # in each draft; None where there is nobody of the kind
    names: tuple[str, ...]  # in each draft, "" where nobody
    why: str  # how they were matched, where it isn't by the same name; "" where it is

    @property
    def name(self) -> str:
        """The last draft's name for them."""
        return next(name for name in reversed(self.names) if name)


def renamed(people: Sequence[Person], before: int, after: int) -> dict[str, str]:
    """Which words of one draft's names are others in another draft, in lower case; of names as long as each other."""
    out: dict[str, str] = {}
    for person in people:
        one, other = (letter_runs(person.names[draft].casefold()) for draft in (before, after))
        if one != other and len(one) == len(other):
            out.update(zip(one, other, strict=True))
    return out


@dataclass(frozen=True)
class _Side:
    """One draft's people."""

    analysis: Analysis

    @cached_property
    def known(self) -> dict[str, Character]:
        """By id, the most heard first."""
        words = spoken_words(self.analysis.work, self.analysis.cast)
        return {one.id: one for one in sorted(self.analysis.cast.characters, key=lambda each: -words[each.id])}

    def names(self, one: str) -> set[str]:
        """All names of a character, folded."""
        return {fold(name) for name in (self.known[one].name, *self.known[one].aliases)}

    @cached_property
    def speeches(self) -> dict[str, Counter[tuple[str, ...]]]:
        """For each character the words of each speech that is long enough."""
        work, cast = self.analysis.work, self.analysis.cast
        said: dict[int, list[str]] = {}
        for line in self.analysis.reading.spoken:
            if line.speech is not None:
                said.setdefault(line.speech, []).extend(word.casefold() for word in letter_runs(work.quote(line)))
        out: dict[str, Counter[tuple[str, ...]]] = {}
        for speech, words in said.items():
            if len(words) >= MIN_SPEECH and speech < len(cast.speeches):
                for speaker in cast.speeches[speech]:
                    out.setdefault(speaker, Counter())[tuple(words)] += 1
        return out


def match_people(analyses: Sequence[Analysis]) -> tuple[Person, ...]:
    """Everybody, each through all drafts; those of a later draft are looked for in the drafts before it."""
    sides = [_Side(analysis) for analysis in analyses]
    people: list[dict[int, str]] = [{0: one} for one in sides[0].known]
    whys: list[list[str]] = [[] for _ in people]
    for at, side in enumerate(sides[1:], start=1):
        left = dict.fromkeys(side.known)
        for earlier in range(at - 1, -1, -1):
            free = {person[earlier]: n for n, person in enumerate(people) if earlier in person and at not in person}
            for before, after, why in _pairs(sides[earlier], side, list(free), list(left)):
                people[free[before]][at] = after
                whys[free[before]] += [why] if why else []
                del left[after]
        people += [{at: one} for one in left]
        whys += [[] for _ in left]
    return tuple(_person(sides, person, why) for person, why in zip(people, whys, strict=True))


def _person(sides: Sequence[_Side], ids: Mapping[int, str], whys: Sequence[str]) -> Person:
    known = tuple(ids.get(at) for at in range(len(sides)))
    names = tuple(side.known[one].name if one else "" for side, one in zip(sides, known, strict=True))
    return Person(known, names, next(iter(whys), ""))


def _pairs(one: _Side, other: _Side, left: list[str], right: list[str]) -> list[tuple[str, str, str]]:
    """Who is who, with the reason: the surest rule first, nobody twice."""
    out: list[tuple[str, str, str]] = []
    for rule in (_by_name, _by_alias, _by_lines, _by_spelling):
        taken_left, taken_right = {a for a, *_ in out}, {b for _, b, _ in out}
        a = [each for each in left if each not in taken_left]
        b = [each for each in right if each not in taken_right]
        for before, after, why in rule(one, other, a, b):
            if before not in taken_left and after not in taken_right:
                out.append((before, after, why))
                taken_left.add(before)
                taken_right.add(after)
    return out


def _by_name(one: _Side, other: _Side, left: list[str], right: list[str]) -> list[tuple[str, str, str]]:
    named = {fold(other.known[each].name): each for each in reversed(right)}
    found = ((each, named.get(fold(one.known[each].name))) for each in left)
    return [(before, after, "") for before, after in found if after]


def _by_alias(one: _Side, other: _Side, left: list[str], right: list[str]) -> list[tuple[str, str, str]]:
    """Another name of one is a name of the other."""
    having: dict[str, list[str]] = {}
    for each in right:
        for name in other.names(each):
            having.setdefault(name, []).append(each)
    out = []
    for before in left:
        shared = sorted(name for name in one.names(before) if len(having.get(name, ())) == 1)
        if shared:
            out.append((before, having[shared[0]][0], f"both are also called {shared[0]}"))
    return out


def _by_lines(one: _Side, other: _Side, left: list[str], right: list[str]) -> list[tuple[str, str, str]]:
    """Whoever says the same, word for word."""
    out = []
    said = {after: other.speeches[after] for after in right if after in other.speeches}
    said = {after: theirs for after, theirs in said.items() if theirs.total() >= MIN_SPEECHES}
    for before in left:
        own = one.speeches.get(before, Counter())
        for after, theirs in said.items() if own.total() >= MIN_SPEECHES else ():
            both = (own & theirs).total()
            if both >= MIN_SPEECHES and both >= SAME_LINES * min(own.total(), theirs.total()):
                out.append((both, before, after))
    return [(before, after, f"{n} speeches word for word") for n, before, after in sorted(out, key=lambda x: -x[0])]


def _by_spelling(one: _Side, other: _Side, left: list[str], right: list[str]) -> list[tuple[str, str, str]]:
    names = {fold(other.known[each].name): each for each in reversed(right)}
    out = []
    for before in left:
        name = fold(one.known[before].name)
        found = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found and min(len(name), len(found[0])) >= MIN_LETTERS:
            out.append((float(found[1]), before, names[found[0]]))
    return [(a, b, f"spelt alike ({score:.0f} % of the letters)") for score, a, b in sorted(out, reverse=True)]
