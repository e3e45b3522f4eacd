"""The cast as resolved: who there is, under which names, where they are named, and what was joined."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from whosestory.source import Span, record
from whosestory.work import Line

LIKELY = 0.6  # p from which a mention is taken to mean its character; below it, whom it means is unknown


class How(StrEnum):
    """How a mention was found."""

    NAME = "name"  # the whole name or an alias
    PART = "part"  # a part of the name that is nobody else's
    DESCRIPTION = "description"  # the fisherman, once SAM is introduced as one
    PRONOUN = "pronoun"
    PLURAL = "plural"  # they, both, the two men: a mention for each of them, at the same place


class Role(StrEnum):
    """A mention's place in its sentence, as far as a name's position tells it."""

    SUBJECT = "subject"
    OBJECT = "object"
    POSSESSOR = "possessor"
    OTHER = "other"  # after a preposition, in a list, alone on a row


@dataclass(frozen=True, slots=True)
class Character:
    """Someone in the work. The id comes from the fullest name and is unique in its cast."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()  # every other name it goes by, most used first
    xml_id: str | None = None
    is_group: bool = False
    pronoun: str = ""  # "she", "he", "they": what the text uses, or "" for unknown


@record
class Mention:
    """One place where a character is named or meant."""

    character: str
    span: Span
    scene: int
    how: How
    role: Role = Role.OTHER
    alternatives: tuple[tuple[str, float], ...] = ()  # other ids with their probability; what's left is `character`'s

    @property
    def p(self) -> float:
        """How likely it means this character, 0 to 1."""
        return 1 - sum(p for _, p in self.alternatives) if self.alternatives else 1.0

    @property
    def is_likely(self) -> bool:
        """Whether it's taken to mean this character; otherwise the two likeliest are too near each other."""
        return not self.alternatives or self.p >= LIKELY


@dataclass(frozen=True, slots=True)
class Merge:
    """Two names held to be one person's, and why; a corrections file can undo it."""

    kept: str  # the name
    absorbed: str  # the other name
    why: str
    span: Span  # where the absorbed name first stands
    is_sure: bool = True


@dataclass(frozen=True)
class Cast:
    """The resolved cast. `leads` are ids, the most heard first."""

    characters: tuple[Character, ...]  # in order of first appearance
    mentions: tuple[Mention, ...] = field(default=(), repr=False)  # in action, in the text's order
    merges: tuple[Merge, ...] = ()
    leads: tuple[str, ...] = ()
    speeches: tuple[tuple[str, ...], ...] = field(default=(), repr=False)  # for each speech of the work, who speaks
    unmatched: tuple[str, ...] = ()  # corrections that matched nothing
    there: tuple[frozenset[str], ...] | None = field(default=None, repr=False, compare=False)  # `present`, once found
    doubtful: tuple[str, ...] = ()  # names about which the cast isn't sure

    @cached_property
    def by_id(self) -> dict[str, Character]:
        """The characters by id."""
        return {character.id: character for character in self.characters}

    def speakers(self, line: Line) -> tuple[str, ...]:
        """Who speaks a line: usually one, several for a shared cue, none where unknown."""
        return self.speeches[line.speech] if line.speech is not None and line.speech < len(self.speeches) else ()

    def name(self, character: str) -> str:
        """A character's name by id."""
        return self.by_id[character].name
