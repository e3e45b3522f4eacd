"""Scenes off the present that no mark sets apart: what somebody dreams between going to sleep and waking."""

import re
from collections.abc import Sequence
from dataclasses import replace

from whosestory.reading.levels import Level, SceneLevel
from whosestory.source import Span
from whosestory.work import SEEN, Line, Scene, Work

LONG = 3  # scenes of a dream at most
EDGE = 2  # lines of action at either end of a scene that tell of falling asleep or waking

_SLEEPS = re.compile(
    r"\b(?:(?:falls?|fast|sound|is|already|half|lies|lying|sits) )?asleep\b|\b(?:sleeps|dozes|slumbers|"
    r"nods off|drifts off|"
    r"dozes off|drops off|goes under)\b|\b(?:head|chin) (?:goes|sinks|drops|nods|falls|tips|slips)\b|"
    r"\beyes (?:close|fall shut|shut|droop|drift shut)\b|\bcloses (?:his|her|their) eyes\b",
    re.IGNORECASE,
)
_WAKES = re.compile(
    r"\b(?:wakes?|woken|awakes?|wakens?|awake)\b|\b(?:starts|sits|bolts|shoots|jolts|jerks|"
    r"snaps) (?:bolt )?(?:up|upright)\b|"
    r"\bopens (?:his|her|their) eyes\b|\beyes (?:open|snap open|fly open)\b|\bcomes to\b",
    re.IGNORECASE,
)
_MAY_SLEEP = ("sleep", "doze", "slumber", " off", " under", "head ", "chin ", "eyes")  # without one nobody does
_MAY_WAKE = ("wak", "woken", "up", "eyes", "comes to")


def with_dreams(levels: Sequence[SceneLevel], work: Work, presence: Sequence[frozenset[str]]) -> list[SceneLevel]:
    """The levels, with what lies between somebody's sleep and their waking in the same place, if they're in it."""
    out = list(levels)
    for at, scene in enumerate(work.scenes[:-2]):
        if out[at].level is not Level.PRESENT or not scene.place or out[at + 1].level is not Level.PRESENT:
            continue
        asleep = _found(work, _story(scene)[-EDGE:], _SLEEPS, _MAY_SLEEP)
        if asleep is None:
            continue
        for end in range(at + 2, min(len(work.scenes), at + 2 + LONG)):
            if work.scenes[end].place != scene.place:
                continue
            if _found(work, _story(work.scenes[end])[:EDGE], _WAKES, _MAY_WAKE) is None:
                break
            sleepers = presence[at]
            if all(presence[each] & sleepers and out[each].level is Level.PRESENT for each in range(at + 1, end)):
                out[at + 1 : end] = [replace(each, level=Level.DREAM, span=asleep) for each in out[at + 1 : end]]
            break
    return out


def _story(scene: Scene) -> list[Line]:
    return [line for line in scene.lines if line.kind in SEEN and line is not scene.heading]


def _found(work: Work, lines: Sequence[Line], pattern: re.Pattern[str], hints: Sequence[str]) -> Span | None:
    for line in lines:
        text = work.quote(line)
        folded = text.casefold()
        if any(hint in folded for hint in hints) and pattern.search(text):
            return line.span
    return None
