"""Patterns of words in which one person does something to another, and where they match.

The rows stand in `lexicons/between_*.txt` and others: an act (or a note), its weight, and the pattern. `hand*` is any
form of the verb, `%blow` any word of a class (`act_classes.txt`), `a|b` either word (`a|`: a or nothing), `~` a few
words of the same sentence (`NEAR`), `~~` up to twelve into the next one; `B` another person, `B's` what is theirs, `^`
the beginning of a sentence. `@` stands before the word whose subject does the act, if that isn't the first. A `stop`
row takes its act away from the patterns that begin at the same word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whosestory.language.lexicons import load_rows

NAME, OWNER, EITHER, SUBJECT = "\x01", "\x02", "\x03", "\x04"  # tokens for people: Ben or him, Ben's or his, her, he
PEOPLE = frozenset({NAME, OWNER, EITHER, SUBJECT})
STOPS = frozenset(".!?")
NEAR = {
    "between_seen": 7,
    "between_said": 4,
    "bargains": 4,
    "content_notes": 5,
}  # action puts much between a verb and where things go
FAR = 12
LEADING = frozenset(
    "oh ah well no yes please now and but so then all right ok okay hey look listen just aye sir madam my dear love "
    "child son darling friend old man good god for god's sake".split()
) | {NAME}
_PERSON = frozenset({NAME, EITHER})
_OWNED = frozenset({OWNER, EITHER})
_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a pattern: words of which one has to stand there, or a gap."""

    words: frozenset[str] = frozenset()
    gap: int = 0  # up to how many words are passed over; 0: none
    crosses: bool = False  # whether a gap goes on into the next sentence
    optional: bool = False
    takes: bool = False  # a person who isn't the one who acts


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of a list."""

    act: str
    weight: float
    parts: tuple[Part, ...]
    at_start: bool  # of a sentence
    agent_part: int  # the part whose subject acts
    rarest: frozenset[str]  # words of the part that fewest words fit, the first part left aside: one has to be there
    stops: bool  # takes its act away from other patterns that begin at the same word
    second: frozenset[str]  # words of which one has to follow at once; empty: others may


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matches: tokens from `start` to before `end`; `other` is the token of the person it names."""

    pattern: Pattern
    start: int
    end: int
    agent_at: int
    other: int | None


Index = dict[str, dict[str, list[Pattern]]]  # by the first word and the second; under "" those for any other second


@cache
def patterns(name: str) -> tuple[Index, Index]:
    """A list's patterns by how they begin; and those that stand at the beginning of a sentence only."""
    anywhere: dict[str, list[Pattern]] = {}
    at_start: dict[str, list[Pattern]] = {}
    act = ""
    for row in load_rows(name):
        stops = row[0] == "stop"
        act = act if stops else row[0]
        pattern = _pattern(act, float(row[1]), row[2:], stops, NEAR[name])
        for word in pattern.parts[0].words:
            (at_start if pattern.at_start else anywhere).setdefault(word, []).append(pattern)
    return _index(anywhere), _index(at_start)


def _index(firsts: dict[str, list[Pattern]]) -> Index:
    out: Index = {}
    for first, found in firsts.items():
        seconds = {"", *(word for pattern in found for word in pattern.second)}
        out[first] = {word: [each for each in found if not each.second or word in each.second] for word in seconds}
    return out


def find_matches(tokens: Sequence[str], name: str) -> list[Match]:
    """Every match of a list in a text, those taken away by a `stop` row left out."""
    anywhere, at_start = patterns(name)
    found: list[Match] = []
    there = frozenset(tokens)
    beginnings = frozenset() if at_start.keys().isdisjoint(there) else _beginnings(tokens)
    for at in [at for at, token in enumerate(tokens) if token in anywhere or (at in beginnings and token in at_start)]:
        candidates = _candidates(anywhere, tokens, at)
        if at in beginnings and tokens[at] in at_start:
            candidates = [*candidates, *_candidates(at_start, tokens, at)]
        here = [
            match
            for pattern in candidates
            if not (pattern.rarest and pattern.rarest.isdisjoint(there)) and (match := _match(tokens, at, pattern))
        ]
        if here:
            stopped = {match.pattern.act for match in here if match.pattern.stops}
            found += [match for match in here if match.pattern.act not in stopped]
    return found


def _candidates(index: Index, tokens: Sequence[str], at: int) -> list[Pattern]:
    """The patterns that may begin at a token, by the token behind it."""
    seconds = index.get(tokens[at])
    if seconds is None:
        return []
    return seconds.get(tokens[at + 1], seconds[""]) if at + 1 < len(tokens) else seconds[""]


def _beginnings(tokens: Sequence[str]) -> frozenset[int]:
    """Where sentences begin, and go on behind words that lead up to them."""
    out, beginning = set(), True
    for at, token in enumerate(tokens):
        if beginning:
            out.add(at)
        beginning = token in STOPS or (beginning and token in LEADING)
    return frozenset(out)


def _match(tokens: Sequence[str], start: int, pattern: Pattern) -> Match | None:
    ends: list[int] = []
    if not _rest(tokens, start, pattern.parts, 0, ends):
        return None
    ends.reverse()
    other = next((at for part, at in zip(pattern.parts, ends, strict=False) if part.takes), None)
    return Match(pattern, start, max(ends) + 1, ends[pattern.agent_part], other)


def _rest(tokens: Sequence[str], at: int, parts: tuple[Part, ...], part_at: int, ends: list[int]) -> bool:
    """Whether the parts from `part_at` on match from `at` on; where each stands is put to `ends`, the last first."""
    if part_at == len(parts):
        return True
    part = parts[part_at]
    if not part.gap:
        if at < len(tokens) and tokens[at] in part.words and _rest(tokens, at + 1, parts, part_at + 1, ends):
            ends.append(at)
            return True
        if part.optional and _rest(tokens, at, parts, part_at + 1, ends):
            ends.append(max(0, at - 1))
            return True
        return False
    crossed = False
    n = len(tokens)
    following = parts[part_at + 1] if part_at + 1 < len(parts) else None
    needed = following.words if following is not None and not following.gap and not following.optional else None
    for later in range(at, min(n, at + part.gap) + 1):
        if (needed is None or (later < n and tokens[later] in needed)) and _rest(
            tokens, later, parts, part_at + 1, ends
        ):
            ends.append(at)
            return True
        if later < n and tokens[later] in STOPS:
            if crossed or not part.crosses:
                return False
            crossed = True
    return False


def _pattern(act: str, weight: float, words: Sequence[str], stops: bool, near: int) -> Pattern:
    at_start = words[0] == "^"
    given = words[1:] if at_start else words
    agent = next((at for at, word in enumerate(given) if word.startswith("@")), 0)
    parts = tuple(_part(word, near) for word in given)
    needed = [part.words for part in parts[1:] if not part.gap and not part.optional]
    rarest = min(needed, key=len, default=_NONE)
    is_plain = len(parts) > 1 and not (parts[0].optional or parts[1].optional or parts[1].gap)
    return Pattern(act, weight, parts, at_start, agent, rarest, stops, parts[1].words if is_plain else _NONE)


def _part(word: str, near: int) -> Part:
    if word in ("~", "~~"):
        return Part(gap=near if word == "~" else FAR, crosses=word == "~~")
    if word == "$":
        return Part(words=STOPS)
    options = word.removeprefix("@").split("|")
    words: set[str] = set()
    for option in options:
        if option == "B":
            words |= _PERSON
        elif option == "B's":
            words |= _OWNED
        elif option.startswith("%"):
            words |= _classes()[option[1:]]
        elif option.endswith("*"):
            words |= forms(option[:-1])
        elif option:
            words.add(option.lower())
    return Part(frozenset(words), optional="" in options, takes=bool(words & PEOPLE))


@cache
def _classes() -> dict[str, frozenset[str]]:
    """The classes of words: of one whose name ends in `*` each verb in all its forms."""
    out: dict[str, frozenset[str]] = {}
    for name, *rest in load_rows("act_classes"):
        words = frozenset(word for given in rest for word in given.split("|"))
        is_verbs = name.endswith("*")
        out[name.rstrip("*")] = frozenset().union(*map(forms, words)) if is_verbs else words
    return out


@cache
def forms(verb: str) -> frozenset[str]:
    """All forms of a verb.

    >>> sorted(forms("slip"))
    ['slip', 'slipped', 'slipping', 'slips']
    >>> sorted(forms("carry")), sorted(forms("give"))
    (['carried', 'carries', 'carry', 'carrying'], ['gave', 'give', 'given', 'gives', 'giving'])
    """
    past = _irregular().get(verb)
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    ending = "s"
    if re.search(r"[^aeiou]y$", verb):
        stem, s_form = verb, verb[:-1] + "ies"
    else:
        ending = "es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else "s"
        s_form = verb + ending
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) or verb in _DOUBLED:
        stem = verb + verb[-1]
    ed = verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else verb + "d" if verb.endswith("e") else stem + "ed"
    return frozenset({verb, s_form, stem + "ing", *(past or (ed,))})


_DOUBLED = frozenset("permit submit admit forget begin confer refer".split())


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in load_rows("verbs_irregular") if len(row) > 1}
