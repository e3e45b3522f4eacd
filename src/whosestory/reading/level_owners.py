"""Whose memory, dream or fantasy a scene is: whom the mark names, whom we see young, whose voice, whom we left."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whosestory.cast import Cast, How, Mention
from whosestory.language.lexicons import load_words
from whosestory.reading.levels import Level, SceneLevel
from whosestory.work import SPOKEN, Work

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNED = frozenset({Level.FLASHBACK, Level.MEMORY, Level.DREAM, Level.FANTASY})
_INNER = frozenset({Level.MEMORY, Level.DREAM, Level.FANTASY})  # somebody's, whether they are in it or not
_YOUNG = re.compile(r"(?:YOUNG(?:ER)?|LITTLE|TEEN(?:AGE)?|BOY|GIRL|CHILD|[A-Z]+-YEAR-OLD)\s", re.IGNORECASE)
_PRONOUNS = {"he": "he", "his": "he", "she": "she", "her": "she", "they": "they", "their": "they"}


@dataclass(frozen=True)
class _Seen:
    """Who is there, speaks and is named where."""

    work: Work
    cast: Cast
    presence: Sequence[frozenset[str]]
    mentions: Sequence[Mention]

    def last_of(self, scene: int) -> list[str]:
        """Who is in a scene, whoever is named or speaks last in it first; voices over it left out."""
        found = [(m.span.start, m.character) for m in self._named(scene) if m.p > 0.5]
        for line in self.work.scenes[scene].lines:
            if line.kind in SPOKEN and not line.is_voice_over:
                found += [(line.span.start, who) for who in self.cast.speakers(line)]
        return list(dict.fromkeys(who for _, who in sorted(found, reverse=True)))

    def voices(self, scenes: Sequence[int]) -> list[str]:
        """Who is heard over some scenes."""
        lines = [line for scene in scenes for line in self.work.scenes[scene].lines if line.is_voice_over]
        return list(dict.fromkeys(who for line in lines for who in self.cast.speakers(line)))

    def resumes(self, run: Sequence[int]) -> list[str]:
        """Who speaks last before some scenes and first behind them, to somebody else: who tells of them."""
        if not run[0] or run[-1] + 1 >= len(self.work.scenes):
            return []
        before, after = self._speakers(run[0] - 1), self._speakers(run[-1] + 1)
        talk = {*before, *after}
        return list(before[-1]) if before and after and before[-1] == after[0] and len(talk) > 1 else []

    def _speakers(self, scene: int) -> list[tuple[str, ...]]:
        lines = (line for line in self.work.scenes[scene].lines if line.kind in SPOKEN)
        return [speakers for line in lines if (speakers := self.cast.speakers(line))]

    def named_in(self, scenes: Sequence[int]) -> set[str]:
        """Who speaks in some scenes or is named there, not only meant by he or she."""
        pronouns = (How.PRONOUN, How.PLURAL)
        out = {m.character for scene in scenes for m in self._named(scene) if m.how not in pronouns}
        lines = [line for scene in scenes for line in self.work.scenes[scene].lines if line.kind in SPOKEN]
        return out | {who for line in lines if not line.is_voice_over for who in self.cast.speakers(line)}

    def young(self, scenes: Sequence[int]) -> set[str]:
        """Who is called young in some scenes."""
        out: set[str] = set()
        for scene in scenes:
            text = self.work.source.text
            for line in self.work.scenes[scene].lines:
                if line.cue is not None and _YOUNG.match(line.cue.name):
                    out.update(self.cast.speakers(line))
                    out.add(self.named(line.cue.name.split(" ", 1)[1]))
            for mention in self._named(scene):
                start = mention.span.start
                if _YOUNG.search(text[start : mention.span.end]) or _YOUNG.search(text[max(0, start - 9) : start]):
                    out.add(mention.character)
        return out - {""}

    def named(self, written: str) -> str:
        """Whom a name as written in a mark means; "" for nobody of the cast, or several."""
        words = {word.lower() for word in _WORD.findall(written)} - load_words("titles")
        fits = []
        for character in self.cast.characters:
            for name in (character.name, *character.aliases):
                if words and words <= {word.lower() for word in _WORD.findall(name)}:
                    fits.append(character.id)
                    break
        exact = [who for who in fits if self.cast.by_id[who].name.lower() == written.lower()]
        return exact[0] if exact else fits[0] if fits else ""

    def _named(self, scene: int) -> Sequence[Mention]:
        at = bisect_left(self.mentions, scene, key=lambda mention: mention.scene)
        end = bisect_left(self.mentions, scene + 1, key=lambda mention: mention.scene)
        return self.mentions[at:end]


def with_owners(
    levels: Sequence[SceneLevel],
    work: Work,
    cast: Cast,
    presence: Sequence[frozenset[str]],
    mentions: Sequence[Mention],
) -> tuple[SceneLevel, ...]:
    """The same levels, their owners as ids of the cast; "" where the text doesn't show whose they are."""
    out = list(levels)
    seen = _Seen(work, cast, presence, mentions)
    for run in _runs(levels):
        owner = _owner(levels, run, seen)
        for scene in run:
            out[scene] = replace(out[scene], owner=owner)
    return tuple(out)


def _runs(levels: Sequence[SceneLevel]) -> Iterator[list[int]]:
    """Neighbouring scenes of one level under one owner's name, the present left out."""
    run: list[int] = []
    for scene, each in enumerate(levels):
        before = levels[run[-1]] if run else None
        if before is not None and (before.level, before.owner) != (each.level, each.owner):
            yield run
            run = []
        if each.level is not Level.PRESENT:
            run.append(scene)
    if run:
        yield run


def _owner(levels: Sequence[SceneLevel], run: Sequence[int], seen: _Seen) -> str:
    first, level = levels[run[0]], levels[run[0]].level
    if first.owner and (who := seen.named(first.owner)):
        return who
    if level not in _OWNED:
        return next(iter(seen.voices(run)), "") if level is Level.FLASHFORWARD else ""
    inside = frozenset().union(*(seen.presence[scene] for scene in run))
    before = seen.last_of(run[0] - 1) if run[0] and levels[run[0] - 1].level is Level.PRESENT else []
    behind = run[-1] + 1
    after = seen.last_of(behind)[::-1] if behind < len(levels) and levels[behind].level is Level.PRESENT else []
    if (side := _PRONOUNS.get(first.owner.lower())) and before:
        return next((who for who in before if seen.cast.by_id[who].pronoun == side), before[0])
    if first.years is not None and not seen.voices(run) and not seen.young(run):
        return ""  # "two weeks earlier" is nobody's
    tries = (
        _first(seen.resumes(run), seen.named_in(run)),
        _first(before, seen.young(run)),
        _first(seen.voices(run), seen.named_in(run)),
        _first(list(seen.young(run)), frozenset(seen.young(run))) if len(seen.young(run)) == 1 else "",
        _first(before, inside & frozenset(after)),
        _first(before, inside),
        _first(after, inside),
        next(iter([*filter(after.__contains__, before), *before[:1], *after[:1]]), "") if level in _INNER else "",
    )
    return next(filter(None, tries), "")


def _first(whom: Sequence[str], among: frozenset[str] | set[str]) -> str:
    return next((who for who in whom if who in among), "")
