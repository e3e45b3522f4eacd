"""Several stories in one text: leads who fall into blocks that hardly meet, each block judged by its own scenes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np

from whosestory.measures import Measurement
from whosestory.reading import Reading
from whosestory.verdict.kinds import judge, standings
from whosestory.verdict.plan import Plan
from whosestory.verdict.pool import fill_box, pool
from whosestory.verdict.verdict import Story

HARDLY = (
    0.1  # of the scenes of whoever has fewer: two who share no more of them hardly meet; co-leads share .3 and more
)
BLOCK = 0.2  # of the scenes: with fewer a block is an episode (docs/decisions/0022-planted-owners.md)


def find_stories(reading: Reading, measurements: Mapping[str, Measurement], plan: Plan) -> tuple[Story, ...]:
    """The stories, the longest first, each as if the others' scenes weren't there; none where it is all one story."""
    scenes = {block: _scenes_of(block, reading) for block in _blocks(reading)}
    large = [block for block, own in scenes.items() if len(own) >= BLOCK * len(reading.presence)]
    if len(large) < 2:
        return ()
    large.sort(key=lambda block: (-len(scenes[block]), reading.cast.leads.index(block[0])))
    return tuple(_story(block, scenes[block], reading, measurements, plan) for block in large)


def _blocks(reading: Reading) -> list[tuple[str, ...]]:
    """The leads, those together who meet, or who both meet a third; in the order of the leads."""
    leads = reading.cast.leads
    alone: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for there in reading.presence:
        seen = [lead for lead in leads if lead in there]
        alone.update(seen)
        both.update(combinations(seen, 2))
    block_of = {lead: frozenset({lead}) for lead in leads}
    for (one, other), n_scenes in both.items():
        if n_scenes > HARDLY * min(alone[one], alone[other]):
            joined = block_of[one] | block_of[other]
            block_of |= dict.fromkeys(joined, joined)
    return [tuple(lead for lead in leads if lead in block) for block in dict.fromkeys(block_of.values())]


def _scenes_of(block: tuple[str, ...], reading: Reading) -> tuple[int, ...]:
    return tuple(scene for scene, there in enumerate(reading.presence) if not there.isdisjoint(block))


def _story(
    block: tuple[str, ...],
    scenes: tuple[int, ...],
    reading: Reading,
    measurements: Mapping[str, Measurement],
    plan: Plan,
) -> Story:
    """One block judged by its own scenes. How few questions are left doesn't matter here."""
    part = replace(reading, cast=replace(reading.cast, leads=block))
    box = fill_box(part, measurements, plan)
    weights = np.zeros((1, box.n_scenes))
    weights[0, list(scenes)] = 1
    names = tuple(map(reading.cast.name, block))
    [standing] = standings(block, names, pool(box, weights), n_nobody=0)
    ruled = judge(standing, replace(plan.thresholds, least_questions=1))
    support = tuple(float(each) for each in standing.support)
    return Story(block, scenes, ruled.kind, ruled.leaning, ruled.heads, support)
