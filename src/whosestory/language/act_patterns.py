"""Patterns of words in which one person does something to another, and where they match.

The rows stand in `lexicons/between_*.txt` and others: an act (or a note), its weight, and the pattern. `hand*` is any
form of the verb, `%blow` any word of a class (`act_classes.txt`), `a|b` either word (`a|`: a or nothing), `~` a few
words of the same sentence (`NEAR`), `~~` up to twelve into the next one; `B` another person, `B's` what is theirs, `^`
the beginning of a sentence. `@` stands before the word whose subject does the act, if that isn't the first. A `stop`
row takes its act away from the patterns that begin at the same word.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache

from whosestory.language.lexicons import load_rows, load_words
from whosestory.source import record

NAME, OWNER, EITHER, SUBJECT = "\x01", "\x02", "\x03", "\x04"  # tokens for people: Ben or him, Ben's or his, her, he
PEOPLE = frozenset({NAME, OWNER, EITHER, SUBJECT})
PRONOUNS = {"he": SUBJECT, "she": SUBJECT, "they": SUBJECT, "him": NAME, "them": NAME, "his": OWNER, "their": OWNER}
PRONOUNS["her"] = EITHER
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


_LETTERS = re.compile(r"[^\W_]+")
_COMMONEST = PEOPLE | STOPS | frozenset("the a and to of in is it i you he she at on".split())
_FREQUENT = frozenset(
    "go goes went going back take takes took get gets got look looks looking man men hand hands door room "
    "head day night turns turn camera one two three can long all just about around face will know other "
    "time away like first way street where again come comes standing wife woman small little still call "
    "let only side group well tell boy girl good another open say said think front himself herself stands "
    "sits walks car house phone eyes your don ll d what who how when want wants see sees hear make makes "
    "made put puts pulls never bed old now right left don't i'm you're it's he's she's that's people i'll "
    "did something anything nothing really over off through more put".split()
)


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
    needed: tuple[frozenset[str], ...]  # the words of each part behind the first, of which one has to be there
    stops: bool  # takes its act away from other patterns that begin at the same word


@record
class Match:
    """Where a pattern matches: tokens from `start` to before `end`; `other` is the token of the person it names."""

    pattern: Pattern
    start: int
    end: int
    agent_at: int
    other: int | None


Index = dict[str, list[Pattern]]


@cache
def patterns(name: str) -> tuple[Index, Index]:
    """A list's patterns by their first word; and those that stand at the beginning of a sentence only."""
    anywhere: Index = {}
    at_start: Index = {}
    for pattern in _all(name):
        for word in pattern.parts[0].words:
            (at_start if pattern.at_start else anywhere).setdefault(word, []).append(pattern)
    return anywhere, at_start


@cache
def _all(name: str) -> tuple[Pattern, ...]:
    out: list[Pattern] = []
    act = ""
    for row in load_rows(name):
        stops = row[0] == "stop"
        act = act if stops else row[0]
        out.append(_pattern(act, float(row[1]), row[2:], stops, NEAR[name]))
    return tuple(out)


def live_rows(words: frozenset[str], name: str, acts: Set[str]) -> list[int]:
    """The rows about some acts that have all their needed words among a text's runs of letters in lower case."""
    needs = _needs(name)
    out = set()
    for key in needs.keys() & words:
        for index, act, parts in needs[key]:
            if act in acts:
                for part in parts:
                    if part.isdisjoint(words):
                        break
                else:
                    out.add(index)
    return sorted(out)


@cache
def _needs(name: str) -> dict[str, list[tuple[int, str, tuple[frozenset[str], ...]]]]:
    """For each word that says most in some pattern, its act and the words of its other needed parts, rarest first."""
    out: dict[str, list[tuple[int, str, tuple[frozenset[str], ...]]]] = {}
    for index, pattern in enumerate(_all(name)):
        key_part = _key_part(pattern)
        others = [
            part.words
            for part in pattern.parts
            if part is not key_part and not part.gap and not part.optional and part.words.isdisjoint(PEOPLE | STOPS)
        ]
        parts = tuple(frozenset(map(_run, words)) for words in sorted(others, key=_frequency))
        for word in {_run(word) for word in key_part.words if word not in PEOPLE | STOPS}:
            out.setdefault(word, []).append((index, pattern.act, parts))
    return out


def _run(word: str) -> str:
    """The longest run of letters of a word."""
    return max(_LETTERS.findall(word), key=len, default=word)


def _frequency(words: Iterable[str]) -> int:
    """How much of a text such words are, roughly."""
    return sum(100 if word in _COMMONEST else 20 if word in _common() else 1 for word in words)


@cache
def _by_key(name: str) -> dict[str, list[int]]:
    """The patterns, as indices into `_all`, by the words of the part that says most: one of them has to be there."""
    out: dict[str, list[int]] = {}
    for index, pattern in enumerate(_all(name)):
        for word in _key_part(pattern).words:
            out.setdefault(word, []).append(index)
    return out


def _key_part(pattern: Pattern) -> Part:
    """The needed part whose words are the least frequent."""
    return min(
        (part for part in pattern.parts if not part.gap and not part.optional),
        key=lambda part: _frequency(part.words),
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(word.lower() for word in load_words("function_words")) | PEOPLE | STOPS | _FREQUENT


def find_matches(tokens: Sequence[str], name: str, live: Sequence[int] | None = None) -> list[Match]:
    """Every match of a list in a text, those taken away by a `stop` row left out; `live`: the rows that may match."""
    by_key, rows = _by_key(name), _all(name)
    if live is None:
        live = sorted({index for token in by_key.keys() & tokens for index in by_key[token]})
    if not live:
        return []
    where: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        where.setdefault(token, []).append(at)
    there = frozenset(where)
    beginnings = _beginnings(tokens) if any(rows[index].at_start for index in live) else frozenset()
    here: dict[int, list[Match]] = {}
    for pattern in sorted((rows[index] for index in live), key=lambda row: row.at_start):
        first = pattern.parts[0].words & there
        if not first or any(words.isdisjoint(there) for words in pattern.needed):
            continue
        for at in (at for word in first for at in where[word]):
            if (not pattern.at_start or at in beginnings) and (found := _match(tokens, at, pattern)):
                here.setdefault(at, []).append(found)
    return [match for at in sorted(here) for match in _unstopped(here[at])]


def _unstopped(matches: Sequence[Match]) -> list[Match]:
    stopped = {match.pattern.act for match in matches if match.pattern.stops}
    return [match for match in matches if match.pattern.act not in stopped]


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
    end = min(max(ends) + 1, len(tokens))  # a gap at the end may begin behind the last word
    return Match(pattern, start, end, ends[pattern.agent_part], other)


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
    needed = tuple(part.words for part in parts[1:] if not part.gap and not part.optional)
    return Pattern(act, weight, parts, at_start, agent, needed, stops)


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
            words.add(PRONOUNS.get(option.lower(), option.lower()))
    return Part(frozenset(words), optional="" in options, takes=not {"B", "B's"}.isdisjoint(options))


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
