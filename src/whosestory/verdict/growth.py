"""How the verdict grows: after each tenth of the script, part by part, and where one lead hands the story to another.

A scene is read once the middle of its words is passed. Each stretch is judged as if there were no more of it, so
"with whom are we left?" asks for the end of the stretch.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from whosestory.measures.events import Floats
from whosestory.reading import Reading
from whosestory.reading.fates import Alive
from whosestory.source import Evidence, Span
from whosestory.verdict.kinds import Standing, judge, standings
from whosestory.verdict.plan import Thresholds
from whosestory.verdict.pool import Bools, Box, pool, pool_totals
from whosestory.verdict.verdict import Growth, Handover, Step

N_STEPS = 10
N_PARTS = 4
MAX_MARKED = 12  # parts; what a file divides further are no acts
BEFORE, AFTER = 0.15, 0.1  # of the words: with less before or after it, an exit hands nothing over
SOON = 0.1  # of the words
HARDLY = 0.1  # of the words: in so few of what is left a lead may be seen again, on a photograph or in a flashback


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Scenes in a run: half-open, and what the file calls them."""

    first: int
    end: int
    title: str = ""


def grow(reading: Reading, box: Box, standing: Standing, thresholds: Thresholds) -> Growth | None:
    """The verdict after each tenth and on each part, all in one pooling; None where nobody could be ahead."""
    if len(box.leads) < 2 or not box.ballots:
        return None
    rules = replace(thresholds, least_questions=1)
    tenths = [_Stretch(0, end) for end in _borders(reading, N_STEPS)]
    marked = _marked(reading)
    parts = marked or _quarters(reading)
    steps = _steps(reading, box, standing.names, rules, tenths + parts)
    handovers = tuple(_handovers(reading, box, standing, rules))
    return Growth(tuple(steps[:N_STEPS]), tuple(steps[N_STEPS:]), bool(marked), handovers)


def _borders(reading: Reading, n: int) -> list[int]:
    """How many scenes are read after each of n equal parts of the words."""
    middle = reading.progress + reading.scene_words / reading.scene_words.sum() / 2
    return [int(end) for end in np.searchsorted(middle, np.arange(1, n + 1) / n)]


def _quarters(reading: Reading) -> list[_Stretch]:
    ends = _borders(reading, N_PARTS)
    return [_Stretch(first, end) for first, end in zip([0, *ends], ends, strict=False)]


def _marked(reading: Reading) -> list[_Stretch]:
    """The file's own largest parts, with what stands before the first; none where it marks fewer than two."""
    divisions, n_scenes = reading.work.divisions, len(reading.work.scenes)
    top = min((division.depth for division in divisions), default=0)
    titles = {each.scene: " ".join(each.title.split()) for each in divisions if each.depth == top}
    starts = sorted(scene for scene in titles if scene < n_scenes)
    if not 2 <= len(starts) <= MAX_MARKED:
        return []
    before = [_Stretch(0, starts[0], f"before {titles[starts[0]]}")] if starts[0] else []
    ends = [*starts[1:], n_scenes]
    return before + [_Stretch(first, end, titles[first]) for first, end in zip(starts, ends, strict=True)]


def _steps(
    reading: Reading, box: Box, names: tuple[str, ...], rules: Thresholds, stretches: list[_Stretch]
) -> list[Step]:
    weights = np.zeros((len(stretches), box.n_scenes))
    for row, stretch in zip(weights, stretches, strict=True):
        row[stretch.first : stretch.end] = 1
    totals = [ballot.table.totals(weights) for ballot in box.ballots]
    applies = np.array([b.applies(weights, x) for b, x in zip(box.ballots, totals, strict=True)], dtype=bool)
    pooled = pool_totals(box, totals, applies, n_draws=len(weights))
    found = zip(stretches, standings(box.leads, names, pooled, n_nobody=0), _bets(totals, applies), strict=True)
    return [_step(reading, rules, stretch, standing, bets) for stretch, standing, bets in found]


def _step(reading: Reading, rules: Thresholds, stretch: _Stretch, standing: Standing, bets: Floats) -> Step:
    ruled = judge(standing, rules)
    passed = [*reading.progress.tolist(), 1.0]
    return Step(
        title=stretch.title,
        first=stretch.first,
        last=max(stretch.first, stretch.end - 1),
        start=passed[stretch.first],
        end=passed[stretch.end],
        kind=ruled.kind,
        leaning=ruled.leaning if standing.questions else None,
        support=tuple(map(float, standing.support)),
        bets=tuple(map(int, bets)),
    )


def _bets(totals: list[Floats], applies: Bools) -> Floats:
    """(n_steps, n_leads): in how many measures each lead is ahead of all others."""
    out = np.zeros_like(totals[0])
    for amounts, kept in zip(totals, applies, strict=True):
        best = amounts.max(axis=1, keepdims=True)
        is_best = amounts >= best - 1e-9
        out += is_best & (is_best.sum(axis=1, keepdims=True) == 1) & kept[:, None]
    return out


def _handovers(reading: Reading, box: Box, standing: Standing, rules: Thresholds) -> Iterator[Handover]:
    """Those who led up to their death, or to where they are last seen, where somebody else leads what is left."""
    exits = sorted((exit_, lead) for lead in box.leads if (exit_ := _exit(reading, lead)) is not None)
    if not exits:
        return
    weights = np.zeros((2 * len(exits), box.n_scenes))
    for at, ((scene, _, _), _) in enumerate(exits):
        weights[2 * at, : scene + 1] = 1
        weights[2 * at + 1, scene + 1 :] = 1
    stood = standings(box.leads, standing.names, pool(box, weights), n_nobody=0)
    for at, ((scene, is_death, span), lead) in enumerate(exits):
        before, after = stood[2 * at], stood[2 * at + 1]
        taker = after.leaning(rules) if after.questions else None
        if before.questions and before.leaning(rules) == lead and taker not in (None, lead):
            why = f"{reading.cast.name(lead)} {'is dead' if is_death else 'is hardly there after this scene'}"
            yield Handover(lead, str(taker), scene, is_death, Evidence(reading.work.source, span, why))


def _exit(reading: Reading, lead: str) -> tuple[int, bool, Span] | None:
    """In which scene a lead dies or after which is hardly there, if enough of the script comes before it and after."""
    fate = reading.fates[lead]
    is_death = fate.alive is Alive.NO and fate.scene is not None
    scene = _last_scene(reading, lead)
    if is_death and fate.scene is not None:
        scene, is_death = min(scene, fate.scene), fate.scene <= scene
    if scene < 0:
        return None
    passed = reading.progress[scene] + reading.scene_words[scene] / reading.scene_words.sum()
    if not BEFORE <= passed <= 1 - AFTER:
        return None
    span = fate.span if is_death else reading.first_sight[scene].get(lead)
    return scene, is_death, span or reading.work.scenes[scene].span


def _last_scene(reading: Reading, lead: str) -> int:
    """The scene with a lead after which that lead is hardly there, and not soon; -1 for none."""
    there = np.array([lead in each for each in reading.presence], dtype=bool)
    words, whole = there * reading.scene_words, reading.scene_words.sum()
    after = np.cumsum(words[::-1])[::-1] - words  # words of later scenes with the lead
    left = np.maximum((1 - reading.progress) * whole - reading.scene_words, 0)
    hardly = np.flatnonzero(there & (after <= HARDLY * left + 1e-9)).tolist()
    if not hardly:
        return -1
    last, *later = hardly
    for scene in later:
        if reading.progress[scene] - reading.progress[last] > SOON:
            break
        last = scene
    return int(last)
