"""Who is dead by a picture that names nobody (a grave, a sheet drawn up): whoever was there and is never seen again."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from whosestory.cast import Cast, Mention
from whosestory.cast.names import parse_name
from whosestory.language.death_pictures import death_pictures, is_of_the_dead
from whosestory.reading.levels import Level, SceneLevel
from whosestory.source import Span
from whosestory.work import SEEN, SPOKEN, Line, Work

RECENT = 6  # scenes before a picture in which whom it shows was last alive
LEAST_SHARE = 0.05  # of the scenes: the same in a long work
LEAST = 2  # scenes in which somebody must have been, to be looked for: extras come and go
Found = tuple[str, int, Span]  # who, in which scene, where
_WORD = re.compile(r"\b[A-Z][^\W\d_]+\b")


def find_pictured(
    work: Work,
    cast: Cast,
    mentions: Sequence[Mention],
    levels: Sequence[SceneLevel],
    names: Mapping[str, str],
    last: Mapping[str, tuple[int, Span]],
) -> Iterator[Found]:
    """Who is shown to be dead without being named there; `last` is each one's last sign of life."""
    shown = list(_pictures(work, levels))
    if not shown:
        return
    there = _there(work, cast, mentions)
    for scene, span in shown:
        if who := _missing(work, cast, levels, names, last, there, scene, span):
            yield who, scene, span


def _pictures(work: Work, levels: Sequence[SceneLevel]) -> Iterator[tuple[int, Span]]:
    """Where a death is shown: once a scene."""
    seen: set[int] = set()
    starts = [scene.span.start for scene in work.scenes]
    text = work.source.text
    for span in death_pictures(text):
        scene = bisect_right(starts, span[0]) - 1
        if scene in seen or scene < 0:
            continue
        if _is_seen(work.scenes[scene].lines, span[0]):
            seen.add(scene)
            yield scene, Span(*span)
    for scene in work.scenes:
        if scene.index not in seen and scene.heading is not None and is_of_the_dead(scene.place):
            yield scene.index, scene.heading.span


def _is_seen(lines: Sequence[Line], at: int) -> bool:
    return any(line.kind in SEEN and line.span.start <= at < line.span.end for line in lines)


def _there(work: Work, cast: Cast, mentions: Sequence[Mention]) -> dict[str, set[int]]:
    """In which scenes each character is."""
    out: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        if mention.is_likely:
            out[mention.character].add(mention.scene)
    for line in work.lines(*SPOKEN):
        if not line.is_voice_over:
            for who in cast.speakers(line):
                out[who].add(line.scene)
    return out


def _missing(
    work: Work,
    cast: Cast,
    levels: Sequence[SceneLevel],
    names: Mapping[str, str],
    last: Mapping[str, tuple[int, Span]],
    there: Mapping[str, set[int]],
    scene: int,
    span: Span,
) -> str:
    """Who was there shortly before and shows no life from then on, more often than anybody else of whom that's so."""
    is_later = levels[scene].level is Level.FLASHFORWARD
    gone = {}
    for character in cast.characters:
        who, seen = character.id, last.get(character.id)
        before = {each for each in there.get(who, ()) if each < scene or is_later}
        if character.is_group or seen is None or scene in there.get(who, ()) or parse_name(character.name).is_generic:
            continue
        if len(before) < max(LEAST, LEAST_SHARE * len(work.scenes)):
            continue
        if is_later or (seen[1].start < span.start and scene - max(before) <= RECENT):
            gone[who] = len(before)
    spoken = _named_in_speech(work, names, scene)
    called = [who for who in spoken if who in gone]
    if called:
        return called[0]
    return next(iter(gone)) if len(gone) == 1 else ""


def _named_in_speech(work: Work, names: Mapping[str, str], scene: int) -> list[str]:
    lines = [line for line in work.scenes[scene].lines if line.kind in SPOKEN]
    words = [word.lower() for line in lines for word in _WORD.findall(work.quote(line))]
    return [names[word] for word in words if word in names]
