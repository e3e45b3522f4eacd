"""What the pages that a draft itself marks as revised do to its verdict."""

from dataclasses import dataclass, replace

import numpy as np

from whosestory.analysis import Analysis
from whosestory.verdict import Kind, load_plan
from whosestory.verdict.kinds import judge, standings
from whosestory.verdict.pool import pool


@dataclass(frozen=True, slots=True)
class Revised:
    """The scenes with marked lines, and the verdict with none but them and without them."""

    scenes: tuple[int, ...]
    share: float  # of the words: those of the marked scenes, 0 to 1
    alone: tuple[Kind, str | None]
    without: tuple[Kind, str | None]


def find_revised(analysis: Analysis) -> Revised | None:
    """What the marked scenes do; None where nothing is marked, everything is, or nobody could be ahead."""
    work, reading, box = analysis.work, analysis.reading, analysis.verdict.merits.box
    scenes = sorted({work.scene_at(span.start) for span in work.revised})
    if not scenes or len(scenes) == len(work.scenes) or len(box.leads) < 2 or not box.ballots:
        return None
    weights = np.zeros((2, box.n_scenes))
    weights[0, scenes] = 1
    weights[1] = 1 - weights[0]
    names = tuple(map(analysis.cast.name, box.leads))
    rules = replace(load_plan().thresholds, least_questions=1)
    alone, without = (judge(each, rules) for each in standings(box.leads, names, pool(box, weights), n_nobody=0))
    share = float(reading.scene_words[scenes].sum() / reading.scene_words.sum())
    return Revised(tuple(scenes), share, (alone.kind, alone.leaning), (without.kind, without.leaning))
