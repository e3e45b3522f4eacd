"""People whom the text itself declares: by ids over their speeches, or by name on a cast page.

An id is exact: its speeches are one person's, whatever the label says, and never joined with another's by name. In
the tally such a speech stands under the id's key, which no name can be. A cast page without ids only helps with names:
a cue that is one of its names, or one name's beginning or part, is that person's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from whosestory.cast.cast import Character, Merge
from whosestory.cast.corrections import Corrections, clean
from whosestory.cast.merge import Names
from whosestory.cast.names import fold, is_group_name, parse_name
from whosestory.cast.tally import is_key, key_of
from whosestory.work import CastItem, LineKind, Work

MAX_NAME_WORDS = 5  # of a declared name; a longer one describes several people
MIN_PREFIX = 2  # letters of an abbreviation: K. could be anybody


@dataclass(frozen=True)
class Declared:
    """The declared people of a work."""

    by_key: dict[str, CastItem] = field(default_factory=dict)  # those with ids, by the key of their speeches
    labels: dict[str, Counter[str]] = field(default_factory=dict)  # for each key what stands over its speeches
    listed: tuple[CastItem, ...] = ()  # those to be found by name: no speech of the work has an id

    @classmethod
    def of(cls, work: Work) -> "Declared":
        """Look up who is declared, and what stands over their speeches."""
        if not work.speakers:
            return cls(listed=work.declared)
        labels: dict[str, Counter[str]] = defaultdict(Counter)
        for line in work.lines(LineKind.CUE):
            who = work.speakers[line.speech] if line.speech is not None else ()
            if len(who) == 1 and line.cue and line.cue.name:
                labels[key_of(who[0])][line.cue.name] += 1
        items = {key_of(item.xml_id): item for item in work.declared if item.xml_id}
        for who in work.speakers:
            for one in who:
                items.setdefault(key_of(one), CastItem(one, None, one))
        return cls(items, dict(labels))

    def name(self, key: str) -> str:
        """What to call somebody with an id: the declared name, or the label where that is no one's own."""
        item = self.by_key.get(key)
        if item is None:
            return key
        labels = self.labels.get(key)
        is_own = self._declared[item.name] == 1 and len(item.name.split()) <= MAX_NAME_WORDS
        return labels.most_common(1)[0][0] if labels and (item.name == item.xml_id or not is_own) else item.name

    @cached_property
    def _declared(self) -> Counter[str]:
        return Counter(item.name for item in self.by_key.values())

    def character(self, key: str, others: Iterable[str], called: str = "") -> Character:
        """The character of a key; its id is still to be made. `others` are names that corrections joined with it."""
        item, name = self.by_key[key], called or self.name(key)
        aliases = [self.name(key), *(label for label, _ in self.labels.get(key, Counter()).most_common())]
        for other in others:
            aliases += [self.name(other), *self.labels.get(other, ())] if is_key(other) else [other]
        known = {fold(name)}
        kept = [one for one in aliases if not (fold(one) in known or known.add(fold(one)))]  # type: ignore[func-returns-value]
        return Character("", name, tuple(kept), item.xml_id, item.is_group or is_group_name(name))

    def silent(self, heard: Iterable[str]) -> list[Character]:
        """Those with ids who never speak."""
        spoken = frozenset(heard)
        return [self.character(key, ()) for key in self.by_key if key not in spoken]

    def corrections(self, given: Corrections) -> Corrections:
        """Corrections in terms of keys: a name or label that is one declared speaker's means that one."""
        if not self.labels:
            return given
        keys: dict[str, set[str]] = defaultdict(set)
        for key in self.labels:
            for name in (self.name(key), self.by_key[key].name, *self.labels[key]):
                keys[clean(name)].add(key)
        found = {name: next(iter(them)) for name, them in keys.items() if len(them) == 1}
        return replace(
            given,
            merge=tuple(tuple(found.get(name, name) for name in names) for names in given.merge),
            apart=tuple(tuple(found.get(name, name) for name in names) for names in given.apart),
            split=tuple(
                replace(one, name=found.get(one.name, one.name), to=found.get(one.to, one.to)) for one in given.split
            ),
            rename=tuple((found.get(old, old), new) for old, new in given.rename),
            ignore=tuple(found.get(name, name) for name in given.ignore),
            group=tuple(found.get(name, name) for name in given.group),
        )

    def shown(self, merge: Merge) -> Merge:
        """A merge as people read it: names for keys."""
        return replace(merge, kept=self.name(merge.kept), absorbed=self.name(merge.absorbed))


def join_listed(names: Names, listed: Iterable[CastItem]) -> dict[str, str]:
    """Join cue names that are one listed person's; for each name that is anybody's, the name in the list."""
    index = _Listed.of(listed)
    found: dict[str, str] = {}
    first: dict[str, tuple[str, str]] = {}
    for name, use in names.tally.uses.items():
        person, why = index.find(name) if not is_key(name) else ("", "")
        if not person:
            continue
        found[name] = person
        if person in first:
            before, reason = first[person]
            names.join(before, name, reason if name == clean(person) else why)
        elif person not in first and clean(person) != name and clean(person) not in names.tally.uses:
            names.merges.append(Merge(person, name, why, use.first))
        first.setdefault(person, (name, why))
    return found


@dataclass(frozen=True)
class _Listed:
    """The names of a cast page by their words."""

    whole: Mapping[str, str]
    parts: Mapping[str, frozenset[str]]  # a word of a name: whose it may be
    titles: Mapping[str, frozenset[str]]  # KING of CLAUDIUS, King of Denmark

    @classmethod
    def of(cls, listed: Iterable[CastItem]) -> "_Listed":
        whole: dict[str, str] = {}
        parts: dict[str, set[str]] = defaultdict(set)
        titles: dict[str, set[str]] = defaultdict(set)
        for item in listed:
            name = parse_name(item.name)
            whole.setdefault(clean(item.name), item.name)
            for word in name.core if not name.number and not name.owner else ():
                parts[word].add(item.name)
            for word in (*name.titles, *parse_name(item.description or "-").tokens[:1]):
                titles[word].add(item.name)
        freeze = {word: frozenset(them) for word, them in parts.items()}
        return cls(whole, freeze, {word: frozenset(them) for word, them in titles.items()})

    def find(self, name: str) -> tuple[str, str]:
        """Whose name it is and how that is known; two empty strings if nobody's or more than one's."""
        if name in self.whole:
            return self.whole[name], "the cast list's name"
        words = parse_name(name)
        if words.number or words.owner or words.is_group:
            return "", ""
        bare = name.replace(".", "")
        for table, why in ((self.parts, "a part of one name in the cast list"), (self.titles, "a title of one in it")):
            if len(table.get(bare, ())) == 1:
                return next(iter(table[bare])), why
        if len(bare) >= MIN_PREFIX and bare.isalpha():
            begun = frozenset(one for word, them in self.parts.items() if word.startswith(bare) for one in them)
            if len(begun) == 1:
                return next(iter(begun)), "short for one name in the cast list"
        return "", ""
