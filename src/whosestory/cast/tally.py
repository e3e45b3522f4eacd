"""How each cue name is used: how much, where, and beside whom."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from whosestory.cast.corrections import Corrections, clean
from whosestory.cast.names import is_group_name, parse_name
from whosestory.language import Cue
from whosestory.source import Span
from whosestory.work import SPOKEN, Line, LineKind, Work

_JOINT = re.compile(r"\s*(?:&|\+|,|\bAND\b|\bWITH\b)\s*")
_SLASH = re.compile(r"\s*/\s*")

KEY = "xml:id="  # before an id: no name of a cue has small letters

MAX_SHARED = 0.1  # of the scenes of the rarer name; two names of one person seldom stand in one scene


def key_of(xml_id: str) -> str:
    """What stands for a name in the tally where the text has an id over a speech."""
    return KEY + xml_id


def is_key(name: str) -> bool:
    """Whether it's the key of an id, and no name."""
    return name.startswith(KEY)


@dataclass
class Use:
    """How a cue name is used in a work."""

    name: str
    first: Span  # of the first cue
    n_speeches: int = 0
    n_words: int = 0
    scenes: set[int] = field(default_factory=set)
    next_to: Counter[str] = field(default_factory=Counter)  # names of the speeches just before or after, in one scene
    notes: set[str] = field(default_factory=set)  # what stood in parentheses: another name, perhaps
    plays: set[str] = field(default_factory=set)  # MICHAEL (as DOROTHY): DOROTHY


@dataclass(frozen=True)
class Tally:
    """Every cue name's use, and for each speech of the work the names it is spoken under."""

    uses: dict[str, Use]  # in order of first use
    speeches: tuple[tuple[str, ...], ...]
    ignored: frozenset[str] = frozenset()  # names that a correction took out

    def talks(self, first: str, second: str) -> int:
        """How often two names speak next to each other in one scene."""
        return self.uses[first].next_to[second]


def tally(work: Work, corrections: Corrections) -> Tally:
    """Count the cue names of a work; BEN & SERA counts for each, where either speaks alone as well."""
    cues = [line for line in work.lines(LineKind.CUE) if line.cue and line.speech is not None]
    named = [line for line in cues if not _who(work, line)]
    known = Counter(clean(line.cue.name) for line in named if line.cue)
    together = _scenes_of_names(named)
    words: Counter[int] = Counter()
    for line in work.lines(*SPOKEN):
        if line.speech is not None:
            words[line.speech] += line.n_words
    uses: dict[str, Use] = {}
    speeches: list[tuple[str, ...]] = [()] * (max((line.speech or 0 for line in cues), default=-1) + 1)
    before: dict[int, str] = defaultdict(str)
    meant: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for line in cues:
        speech, cue = line.speech or 0, line.cue or Cue("")
        who = _who(work, line)
        key = (cue.name, cue.notes)
        if not who and key not in meant:
            meant[key] = _names(cue, known, together)
        names = _corrected(tuple(map(key_of, who)) or meant[key], line, work, corrections)
        speeches[speech] = names
        for name in names:
            use = uses.setdefault(name, Use(name, line.span))
            use.n_speeches += 1
            use.n_words += words[speech]
            use.scenes.add(line.scene)
            if cue.notes and not who:
                use.notes.update(map(clean, cue.notes))
            if cue.plays and not who:
                use.plays.add(clean(cue.plays))
        _stand_side_by_side(uses, names, before[line.scene])
        before[line.scene] = names[-1] if names else before[line.scene]
    return Tally(uses, tuple(speeches), frozenset(name for name in corrections.ignore if known[name] or is_key(name)))


def _who(work: Work, line: Line) -> tuple[str, ...]:
    """The ids that the text has over a speech."""
    return work.speakers[line.speech] if work.speakers and line.speech is not None else ()


def _stand_side_by_side(uses: dict[str, Use], names: tuple[str, ...], last: str) -> None:
    for name in names:
        if last and last != name:
            uses[name].next_to[last] += 1
            uses[last].next_to[name] += 1


def _corrected(names: tuple[str, ...], line: Line, work: Work, corrections: Corrections) -> tuple[str, ...]:
    """The names as a reader's corrections split and ignore them."""
    if corrections.split:
        row = work.source.row_at(line.span.start) + 1
        splits = [split for split in corrections.split if split.first <= row <= split.last]
        names = tuple(next((split.to for split in splits if split.name == name), name) for name in names)
    return tuple(name for name in names if name not in corrections.ignore)


def _scenes_of_names(cues: list[Line]) -> dict[str, set[int]]:
    scenes: dict[str, set[int]] = defaultdict(set)
    for line in cues:
        if line.cue:
            scenes[clean(line.cue.name)].add(line.scene)
    return scenes


def _names(cue: Cue, known: Counter[str], scenes: dict[str, set[int]]) -> tuple[str, ...]:
    """The names a cue stands for: two where it joins names that also speak alone."""
    name = clean(cue.name)
    if not name or is_group_name(name):
        return (name,) if name else ()
    if (
        known[heard_name := name.removesuffix(" VOICE")] and heard_name != name
    ):  # BEN VOICE, where BEN'S VOICE was meant
        return (heard_name,)
    if cue.notes and parse_name(name).is_generic:  # RADIO (BEN)
        named = [note for note in map(clean, cue.notes) if known[note] and not parse_name(note).is_generic]
        if named:
            return (named[0],)
    parts = [clean(part) for part in _JOINT.split(name)]
    heard = [part for part in parts if part and known[part]]
    if len(parts) > 1 and heard and known[name] <= max(known[part] for part in heard):
        return tuple(dict.fromkeys(parts if len(heard) == len(parts) else heard))
    parts = [clean(part) for part in _SLASH.split(name)]
    if len(parts) > 1 and all(known[part] for part in parts) and _are_two(parts, scenes):
        return tuple(dict.fromkeys(parts))
    return _in_two_columns(name, known, scenes) or (name,)


def _in_two_columns(name: str, known: Counter[str], scenes: dict[str, set[int]]) -> tuple[str, ...]:
    """BEN SERA over two columns of speech: two names that meet elsewhere, side by side in one row."""
    words = name.split()
    for at in range(1, len(words)):
        parts = [" ".join(words[:at]), " ".join(words[at:])]
        if all(known[part] > known[name] for part in parts) and _are_two(parts, scenes):
            return tuple(parts)
    return ()


def _are_two(parts: list[str], scenes: dict[str, set[int]]) -> bool:
    """Whether two names stand for two people: they speak in the same scenes."""
    both = set.intersection(*(scenes[part] for part in parts))
    return len(both) > MAX_SHARED * min(len(scenes[part]) for part in parts)
