"""Which names are one person's: rules, each with its reason, the surest first."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from whosestory.cast.cast import Merge
from whosestory.cast.names import Name, fold, fold_text, parse_name, short_forms
from whosestory.cast.tally import Tally, is_key

MAX_RARE = 3  # speeches of a misspelt name; a slip of the keys is not made four times
RARE_TIMES = 8  # how many times as often the right spelling speaks
SHORT = 4  # letters; below this one letter's difference is another name (BEN, KEN)
SPELT = 5  # letters of a name that may be spelt in two ways (ANELLE, ANNELLE)
LONG = 8  # letters from which two slips are allowed
TALK_SHARE = 0.15  # of the rarer name's speeches next to the other's: above this they are two people in talk
MIN_TALKS = 2  # a name may change once in mid-scene
MAX_PARTS = 4  # words of a name; a longer cue is a sentence
WRITTEN_TIMES = 4  # how many times as often as any other the text must write the full name that a part stands for
MIN_FULL = 2  # times that the action must write a full name before it joins two cues
OFTEN_FULL = 4  # and before it joins two that share scenes, but never answer each other
TOGETHER = 0.1  # of the scenes of the rarer of two names; one person seldom has two names over speeches in one scene
NEAR = 60  # characters on either side of "from now on" in which the two names stand

_RENAMING = (
    "or rather", "or, rather", "or should we say", "hereafter", "henceforth", "hereinafter", "from now on",
    "from here on", "now known as", "now called", "aka", "a.k.a.", "also known as", "otherwise known as", "alias",
    "formerly", "who we know as", "who we now know as", "who we will know as",
)  # fmt: skip
_DOUBLED = re.compile(r"([A-Z])\1+")
_RENAMED = re.compile(r"[\s,(–—-]+(?:" + "|".join(map(re.escape, _RENAMING)) + r")(?![a-z])[\s,:\"“]*", re.IGNORECASE)


@dataclass
class Names:
    """The names of a work while they are being joined (union-find by name)."""

    tally: Tally
    apart: frozenset[frozenset[str]] = frozenset()  # pairs that a correction keeps apart
    parent: dict[str, str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    doubtful: dict[str, str] = field(default_factory=dict)  # names that could be several people's, and why

    def find(self, name: str) -> str:
        """The name that stands for all names joined with this one."""
        while (parent := self.parent.get(name, name)) != name:
            name = parent
        return name

    def members(self) -> dict[str, list[str]]:
        """All joined names by the one that stands for them, in order of first use."""
        out: dict[str, list[str]] = defaultdict(list)
        for name in self.tally.uses:
            out[self.find(name)].append(name)
        return out

    def join(self, first: str, second: str, why: str, *, is_sure: bool = True) -> bool:
        """Join two names unless a correction keeps them apart; the more used one stands for both."""
        kept, absorbed = self.find(first), self.find(second)
        if kept == absorbed or self._kept_apart(kept, absorbed):
            return False
        if self.tally.uses[absorbed].n_speeches > self.tally.uses[kept].n_speeches:
            kept, absorbed, first, second = absorbed, kept, second, first
        self.parent[absorbed] = kept
        self.merges.append(Merge(first, second, why, self.tally.uses[second].first, is_sure))
        return True

    def _kept_apart(self, first: str, second: str) -> bool:
        if not self.apart:
            return False
        groups = self.members()
        return any(frozenset((a, b)) in self.apart for a in groups[first] for b in groups[second])


def are_in_talk(tally: Tally, first: str, second: str) -> bool:
    """Whether two names answer each other so often that they must be two people."""
    talks = tally.talks(first, second)
    rarer = min(tally.uses[first].n_speeches, tally.uses[second].n_speeches)
    return talks >= MIN_TALKS and talks > TALK_SHARE * rarer


def merge_names(tally: Tally, full_names: Counter[str], text: str, apart: frozenset[frozenset[str]]) -> Names:
    """Join the names of a work.

    `full_names` counts the pairs of capitalised words in action (JACK CATES: 12); `text` is all action, to see
    whether a rare name stands there on its own.
    """
    names = Names(tally, apart)
    parsed = {name: parse_name(name) for name in tally.uses if not is_key(name)}
    people = {name: parts for name, parts in parsed.items() if not parts.is_group}
    _join_same(names, people)
    _join_said(names, people)
    _join_ages(names, people)
    _join_parts(names, people, full_names)
    _join_renamed(names, people, text)
    _join_full_names(names, people, full_names)
    _join_nicknames(names, people)
    _join_spellings(names, people)
    _join_misspelt(names, people, text)
    return names


def _join_same(names: Names, people: dict[str, Name]) -> None:
    """MR WHITE and MR. WHITE, COP #2 and SECOND COP, O'CONNELL and OCONNELL."""
    seen: dict[tuple[object, ...], str] = {}
    for name, parts in people.items():
        bare = "".join(sorted(re.sub(r"[^A-Z0-9]", "", token) for token in parts.core))
        key = (bare, parts.number, parts.titles, parts.ages, parts.owner)
        if key in seen:
            names.join(seen[key], name, "the same name, written another way")
        seen.setdefault(key, name)


def _join_said(names: Names, people: dict[str, Name]) -> None:
    """What the cue itself says: MICHAEL (as DOROTHY), STRANGER (BEN), BEN/THE MONSTER."""
    for name, use in names.tally.uses.items():
        for other in (*sorted(use.plays), *sorted(use.notes)):
            if (
                other in people
                and other != name
                and not people[other].is_generic
                and not are_in_talk(names.tally, name, other)
            ):
                names.join(name, other, f"a cue says so: {name} ({other})")
        if "/" in name and not is_key(name):
            for part in (part.strip() for part in name.split("/")):
                if part in people and not are_in_talk(names.tally, name, part):
                    names.join(part, name, f"a cue names both: {name}")


def _join_ages(names: Names, people: dict[str, Name]) -> None:
    """YOUNG BEN is BEN at another age; OLD MAN is no MAN."""
    grown = {(parts.core, parts.number): name for name, parts in people.items() if not parts.ages}
    for name, parts in people.items():
        if parts.ages and not parts.is_generic and (other := grown.get((parts.core, parts.number))):
            names.join(other, name, "the same person at another age")


def _join_parts(names: Names, people: dict[str, Name], full_names: Counter[str]) -> None:
    """BEN is BEN SANDERSON where only one such is in the cast; MRS. SANDERSON is not."""
    by_token: dict[str, list[str]] = defaultdict(list)
    for name, parts in people.items():
        for token in dict.fromkeys((*parts.core, *sorted(parts.titles))):
            by_token[token].append(name)
    for name, parts in people.items():
        if parts.owner or parts.number or parts.ages or len(parts.core) > 2:
            continue
        longer = [other for other in by_token[parts.core[0]] if other != name and _is_part(parts, people[other])]
        longer = [
            other
            for other in longer
            if people[other].core[0] == parts.core[0]
            or not _is_relative(names.tally, people, by_token[people[other].core[0]], name)
        ]
        found = {names.find(other): other for other in longer if not are_in_talk(names.tally, name, other)}
        if len(found) > 1:
            first = {root: other for root, other in found.items() if people[other].core[0] == parts.core[0]}
            found = first if len(first) == 1 and len(parts.core) == 1 else found
        if len(found) > 1:
            found = _most_written(found, full_names)
        if len(found) == 1:
            names.join(
                next(iter(found.values())), name, "a part of the name, and nobody else's", is_sure=not parts.is_generic
            )
        elif found:
            names.doubtful[name] = f"could be {' or '.join(found.values())}"


def _most_written(found: dict[str, str], full_names: Counter[str]) -> dict[str, str]:
    """Of several names that one may be short for, the one that the text writes far more often than the others."""
    ranked = sorted(found.items(), key=lambda item: -full_names[item[1]])
    n, next_n = (full_names[name] for _, name in ranked[:2])
    return dict(ranked[:1]) if n >= MIN_FULL * WRITTEN_TIMES and n >= WRITTEN_TIMES * next_n else found


def _is_part(short: Name, long: Name) -> bool:
    """Whether one name can be the other cut short."""
    if long.owner or long.number != short.number or long.ages:
        return False
    if short.social != long.social and ((short.social and long.social) or "MR" not in short.social | long.social):
        return False
    if short.is_generic:  # SERGEANT of SERGEANT MILLER, never MAN of MAN IN HAT
        return len(short.core) == 1 and short.core[0] in long.titles and not long.is_generic
    tokens = set(long.core)
    if long.core == short.core:
        return not short.titles and bool(long.titles)
    return (
        MAX_PARTS >= len(long.core) > len(short.core)
        and set(short.core) <= tokens
        and not long.is_generic
        and not _is_of(long)
    )


def _is_relative(tally: Tally, people: dict[str, Name], namesakes: list[str], name: str) -> bool:
    """Whether SANDERSON isn't SERA SANDERSON, since a SERA (of the `namesakes`) speaks beside him."""
    return any(len(people[other].core) == 1 and _are_together(tally, name, other) for other in namesakes)


def _is_of(parts: Name) -> bool:
    """MAN OF GOD, GIRL IN RED: a description that names nobody."""
    return any(token in {"OF", "IN", "WITH", "AT", "FROM", "ON"} for token in parts.core)


def _join_full_names(names: Names, people: dict[str, Name], pairs: Counter[str]) -> None:
    """JACK and CATES are one where the action writes Jack Cates, and the two never speak in one scene."""
    single = {
        parts.core[0]: name
        for name, parts in people.items()
        if len(parts.core) == 1 and not parts.is_generic and not parts.owner and not parts.social
    }
    told = {full: n for full, n in pairs.items() if n >= MIN_FULL}
    best: dict[tuple[int, str], int] = defaultdict(int)
    for full, n in told.items():
        for side, word in enumerate(full.split()):
            best[side, word] = max(best[side, word], n)
    for full, n in told.items():
        first, last = full.split()
        if first != last and n == best[0, first] == best[1, last] and {first, last} <= single.keys():
            a, b = single[first], single[last]
            if not _are_together(names.tally, a, b) or _are_apart(names.tally, a, b, pairs):
                names.join(a, b, f"the action writes {full}", is_sure=False)


def _are_apart(tally: Tally, given: str, family: str, pairs: Counter[str]) -> bool:
    """Whether two names of a full name never answer each other, and the action has them in no other full name."""
    others = (full.split() for full in pairs if full != f"{given} {family}")
    shared = any(first == given or last == family for first, last in others)
    return not shared and pairs[f"{given} {family}"] >= OFTEN_FULL and not tally.talks(given, family)


def _join_nicknames(names: Names, people: dict[str, Name]) -> None:
    """BEN is BENJAMIN where the two never speak in one scene and neither title nor last name differs."""
    by_given: dict[str, list[str]] = defaultdict(list)
    for name, parts in people.items():
        if not (parts.is_generic or parts.owner or parts.titles or parts.number):
            by_given[parts.core[0]].append(name)
    for given in list(by_given):
        for short in sorted(short_forms(given) & by_given.keys()):
            for name in by_given[given]:
                for other in by_given[short]:
                    if _may_be_one(people[name], people[other]) and not _are_together(names.tally, name, other):
                        names.join(name, other, f"{short} is short for {given}", is_sure=False)


def _may_be_one(first: Name, second: Name) -> bool:
    """Whether last names, where both have one, are the same."""
    return len(first.core) < 2 or len(second.core) < 2 or first.core[-1] == second.core[-1]


def _are_together(tally: Tally, first: str, second: str) -> bool:
    """Whether two names speak in the same scenes, as two people do and two names of one person seldom."""
    a, b = tally.uses[first], tally.uses[second]
    return len(a.scenes & b.scenes) > TOGETHER * min(len(a.scenes), len(b.scenes))


def _join_renamed(names: Names, people: dict[str, Name], text: str) -> None:
    """ "YOUNG MAN -- from now on JOE": the action itself says that a name changes."""
    folded = text.lower()
    if not any(word in folded and re.search(rf"[\s,(–—-]{re.escape(word)}(?![a-z])", folded) for word in _RENAMING):
        return  # most often: a search for all of them at once takes long
    owners: dict[str, set[str]] = defaultdict(set)
    for name, parts in people.items():
        for token in parts.core if not parts.owner else ():
            owners[token].add(name)
    for match in _RENAMED.finditer(text):
        before = _last_known(text[max(0, match.start() - NEAR) : match.start()], owners, last=True)
        after = _last_known(text[match.end() : match.end() + NEAR], owners, last=False)
        if before and after and before != after and not _are_together(names.tally, before, after):
            names.join(before, after, f"the action says so: {' '.join(match[0].split()).strip(' -,(')} {after}")


def _last_known(text: str, owners: dict[str, set[str]], *, last: bool) -> str | None:
    """The name nearest to one end of a stretch of text, if it's one name's alone."""
    words = [fold(word).removesuffix("'S") for word in re.findall(r"\b[A-Z][^\W_]*(?:['’-][^\W_]+)*", text)]
    words = [word for word in (reversed(words) if last else words) if word in owners]
    return next(iter(owners[words[0]])) if words and len(owners[words[0]]) == 1 else None


def _join_spellings(names: Names, people: dict[str, Name]) -> None:
    """ANNELLE is ANELLE, MARTAH is MARTHA: letters doubled or swapped, and never in talk with each other."""
    uses = names.tally.uses
    seen: dict[str, list[str]] = defaultdict(list)
    for name, parts in people.items():
        if len(name) >= SPELT and not (parts.is_generic or parts.number or parts.owner):
            seen["".join(sorted(_DOUBLED.sub(r"\1", name)))].append(name)
    for same in seen.values():
        first = max(same, key=lambda name: uses[name].n_speeches)
        for name in same:
            if name != first and _is_spelling(names.tally, name, first):
                names.join(first, name, f"{first}, spelt another way", is_sure=False)


def _is_spelling(tally: Tally, rare: str, name: str) -> bool:
    """Whether two names differ in doubled letters, or in two that swapped places and one is rare."""
    if are_in_talk(tally, rare, name):
        return False
    if _DOUBLED.sub(r"\1", rare) == _DOUBLED.sub(r"\1", name):
        return True
    often = tally.uses[name].n_speeches >= RARE_TIMES * tally.uses[rare].n_speeches
    return often and OSA.distance(rare, name, score_cutoff=1) == 1


def _join_misspelt(names: Names, people: dict[str, Name], text: str) -> None:
    """SEAR is SERA: rare, one slip away from a name far more used, and never named in the action."""
    uses = names.tally.uses
    heard = {root: sum(uses[name].n_speeches for name in group) for root, group in names.members().items()}
    folded = fold_text(text)
    frequent = [name for name in people if uses[name].n_speeches >= RARE_TIMES]
    for name, use in uses.items():
        if name not in people or use.n_speeches > MAX_RARE or heard[names.find(name)] > MAX_RARE:
            continue
        if len(name) < SHORT or people[name].number or people[name].is_generic or _is_word_of(folded, name):
            continue
        found = _near(names, name, [other for other in frequent if not people[other].number])
        if found:
            names.join(found, name, f"a slip of the keys for {found}", is_sure=False)


def _is_word_of(text: str, name: str) -> bool:
    """Whether a name is one word, and a text has it."""
    return name.isalnum() and re.search(rf"{name}(?<![^\W_]{name})(?![^\W_])", text) is not None


def _near(names: Names, name: str, frequent: list[str]) -> str | None:
    """The frequent name that a rare one misspells, if there is exactly one."""
    uses = names.tally.uses
    slips = 2 if len(name) >= LONG else 1
    near = [
        (distance, other)
        for other in frequent
        if uses[other].n_speeches >= RARE_TIMES * uses[name].n_speeches
        and (distance := OSA.distance(name, other, score_cutoff=slips)) <= slips
    ]
    best = [other for distance, other in near if distance == min(near)[0]]
    return best[0] if len({names.find(other) for other in best}) == 1 else None
