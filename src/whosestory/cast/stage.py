"""Who is on stage when, in a play: from Enter to Exit, to a cleared stage, or to the end of the scene.

Whoever speaks is on stage. An exit of nobody named is whoever spoke last in the scene, or speaks next in it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from whosestory.cast.cast import Cast
from whosestory.cast.corrections import clean
from whosestory.cast.names import parse_name
from whosestory.source import Span
from whosestory.work import SPOKEN, Line, LineKind, Move, Staging, Work

_ASIDE = re.compile(r"\W*(?:aside|à part|beiseite)\b(?!,? (?:to|zu) )", re.IGNORECASE)  # to another it is whispered


@dataclass(frozen=True)
class Stage:
    """Who is on stage in a play; empty for a work without entrances."""

    there: tuple[dict[str, Span], ...]  # for each scene everybody on stage in it, and what shows it first
    soliloquies: frozenset[str] = frozenset()  # ids of the spoken lines at which nobody else is on stage
    asides: frozenset[str] = frozenset()  # ids of the spoken lines that nobody on stage is to hear


def find_stage(work: Work, cast: Cast) -> Stage:
    """Follow entrances and exits through a play."""
    asides = frozenset(_asides(work))
    if not work.stagings:
        return Stage(tuple({} for _ in work.scenes), asides=asides)
    actors = _Actors(cast)
    moves: list[list[Staging]] = [[] for _ in work.scenes]
    for staging in work.stagings:
        moves[min(staging.scene, len(moves) - 1)].append(staging)
    scenes = [_Scene(work, cast, actors, index, tuple(here)) for index, here in enumerate(moves)]
    for scene in scenes:
        scene.play()
    return Stage(
        tuple(scene.there for scene in scenes), frozenset(one for scene in scenes for one in scene.alone), asides
    )


def _asides(work: Work) -> Iterable[str]:
    """Lines of speech behind a direction that says aside, up to the next direction or the speech's end."""
    aside: int | None = None
    for line in work.all_lines:
        if line.kind is LineKind.PARENTHETICAL:
            aside = line.speech if _ASIDE.match(work.quote(line)) else None
        elif line.kind in SPOKEN and aside is not None and line.speech == aside:
            yield line.id


@dataclass
class _Actors:
    """Whom names in stage directions mean."""

    cast: Cast

    @cached_property
    def by_id(self) -> dict[str, str]:
        """Characters by the text's own ids."""
        return {one.xml_id: one.id for one in self.cast.characters if one.xml_id}

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Characters by whole names; who speaks most comes first."""
        speeches = Counter(speaker for speakers in self.cast.speeches for speaker in speakers)
        out: dict[str, str] = {}
        for one in sorted(self.cast.characters, key=lambda one: -speeches[one.id]):
            for name in (one.name, *one.aliases):
                out.setdefault(clean(name), one.id)
        return out

    @cached_property
    def by_part(self) -> dict[str, str]:
        """Characters by a word of their name that is nobody else's."""
        owners: dict[str, set[str]] = {}
        for one in self.cast.characters:
            for name in (one.name, *one.aliases):
                parsed = parse_name(name)
                if not parsed.owner and not parsed.is_group:
                    for word in parsed.core:
                        owners.setdefault(word, set()).add(one.id)
        return {word: next(iter(them)) for word, them in owners.items() if len(them) == 1}

    def meant(self, staging: Staging) -> list[str]:
        """The characters of a stage direction; for a name that isn't in the cast, the name after a question mark."""
        if staging.who:
            return [self.by_id.get(one, f"?{one}") for one in staging.who]
        return [self._named(name) for name in staging.names]

    def _named(self, name: str) -> str:
        if found := self.by_name.get(clean(name)):
            return found
        core = parse_name(name).core
        owners = {self.by_part[word] for word in core if word in self.by_part}
        return next(iter(owners)) if len(owners) == 1 else f"?{clean(name)}"


@dataclass
class _Scene:
    """One scene as it is played."""

    work: Work
    cast: Cast
    actors: _Actors
    index: int
    moves: tuple[Staging, ...]
    there: dict[str, Span] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    on_stage: set[str] = field(default_factory=set)

    @cached_property
    def cues(self) -> list[Line]:
        """The cues of the scene, in order."""
        scene = self.work.scenes[self.index]
        return [line for line in scene.lines if line.kind is LineKind.CUE and not line.is_voice_over]

    def play(self) -> None:
        """Let everybody come, speak and go."""
        at = 0
        for line in self.work.scenes[self.index].lines:
            while at < len(self.moves) and self.moves[at].span.start < line.span.start:
                self._move(self.moves[at])
                at += 1
            if line.kind in SPOKEN and not line.is_voice_over:
                self._speak(line)
        for move in self.moves[at:]:
            self._move(move)

    def _speak(self, line: Line) -> None:
        speakers = self.cast.speakers(line)
        for speaker in speakers:
            self._show(speaker, line.span)
        if len(speakers) == 1 and self.moves and self.on_stage == set(speakers):
            self.alone.add(line.id)

    def _show(self, character: str, span: Span) -> None:
        self.on_stage.add(character)
        if character[:1] != "?":
            self.there.setdefault(character, span)

    def _move(self, staging: Staging) -> None:
        meant = self.actors.meant(staging)
        match staging.move:
            case Move.ENTER:
                for one in meant:
                    self._show(one, staging.span)
            case Move.CLEAR:
                self.on_stage &= set(meant)
                for one in meant:
                    self._show(one, staging.span)
            case Move.EXIT:
                self.on_stage -= set(meant or self._nearest(staging.span))

    def _nearest(self, span: Span) -> tuple[str, ...]:
        """Whoever spoke last before a place, or speaks next."""
        at = bisect_left(self.cues, span.start, key=lambda cue: cue.span.start)
        near = self.cues[at - 1 : at] or self.cues[at : at + 1]
        return self.cast.speakers(near[0]) if near else ()
