"""The verdict under other circumstances, each actually run, with every kept scene weighing the same."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from whosestory.measures import Question
from whosestory.measures.events import Floats
from whosestory.reading import Reading
from whosestory.verdict.kinds import Ruling, Standing, judge, standings
from whosestory.verdict.plan import Thresholds
from whosestory.verdict.pool import Ballot, Box, Pool, pool
from whosestory.verdict.verdict import WhatIf
from whosestory.work import SPOKEN, LineKind

TENTH = 0.1
_SPEECH = SPOKEN | {LineKind.CUE, LineKind.PARENTHETICAL}
_WITHOUT = {
    Question.VOICE: "without asking who is heard",
    Question.EYES: "without asking whom we follow",
    Question.TELLING: "without the telling",
    Question.WILL: "without asking who makes it happen",
    Question.CHANGE: "without asking who changes",
    Question.ENDING: "without asking with whom we are left",
}


def run_what_ifs(
    reading: Reading, box: Box, plain: Pool, standing: Standing, ruling: Ruling, thresholds: Thresholds
) -> tuple[WhatIf, ...]:
    """All that apply to this work. How few questions are left doesn't matter here."""
    if len(box.leads) < 2 or not box.ballots:
        return ()
    rules = replace(thresholds, least_questions=1)
    out = []
    for what, pooled in _circumstances(reading, box, plain, standing):
        [then] = standings(box.leads, standing.names, pooled, n_nobody=0)
        ruled = judge(then, rules)
        held = then.support[box.leads.index(ruled.leaning)] if ruled.leaning else 0.0
        first = then.order[0]
        changed = (ruled.kind, ruled.leaning) != (ruling.kind, ruling.leaning)
        most = (box.leads[first], float(then.support[first]))
        out.append(WhatIf(what, ruled.kind, ruled.leaning, float(held), changed, *most))
    return tuple(out)


def _circumstances(reading: Reading, box: Box, plain: Pool, standing: Standing) -> Iterator[tuple[str, Pool]]:
    if Question.TELLING in plain.questions:
        yield _WITHOUT[Question.TELLING], plain.without(Question.TELLING)
    for what, weights in _stretches(reading, box, standing):
        if weights.any():
            yield what, pool(box, weights[None])
    for question in plain.questions:
        if question is not Question.TELLING:
            yield _WITHOUT[question], plain.without(question)
    spoken = [ballot for ballot in box.ballots if ballot.table.measure.reads <= _SPEECH]
    seen = [ballot for ballot in box.ballots if not ballot.table.measure.reads & _SPEECH]
    for what, ballots in (("by the dialogue alone", spoken), ("by the action alone", seen)):
        if ballots and len(ballots) < len(box.ballots):
            yield what, _by(box, ballots)


def _by(box: Box, ballots: list[Ballot]) -> Pool:
    part = box.only(ballots)
    return pool(part, part.plain)


def _stretches(reading: Reading, box: Box, standing: Standing) -> Iterator[tuple[str, Floats]]:
    """Parts of the script left out: (n_scenes,) weights."""
    end = reading.progress + reading.scene_words / reading.scene_words.sum()
    yield "without the first tenth of the script", (end > TENTH).astype(float)
    yield "without the last tenth of the script", (reading.progress < 1 - TENTH).astype(float)
    exits = {at: _last_scene(reading, box.leads[at]) for at in standing.order[:2]}
    gone = min(exits, key=exits.__getitem__)
    if 0 <= exits[gone] < max(exits.values()):
        name = standing.names[gone]
        yield f"had it ended where {name} is last there", (np.arange(box.n_scenes) <= exits[gone]).astype(float)


def _last_scene(reading: Reading, lead: str) -> int:
    return max((scene for scene, there in enumerate(reading.presence) if lead in there), default=-1)
