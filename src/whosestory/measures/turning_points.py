"""Turning points: whose decisions the story turns on.

An event is a decision in a scene that may be a turning point: a speaker says what he or she will, won't, wants or has
to do, or a clause in the action has a verb of deciding. Its amount is how likely the scene is to be any of the five,
times the decision's share of the scene's deciding. Whoever decides nothing there has nothing, however present.
"""

from collections.abc import Iterator

import numpy as np

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.reading.turning_points import TurningPoint, decisions, find_turning_points, is_decision
from whosestory.work import SEEN, SPOKEN, Form

SEEN_DECIDING = 0.5  # a verb says that somebody decides; speech says what: docs/decisions/0017-turning-points.md
LEAST_P = 0.001  # scenes less likely than this are no turning point's


def turning_points(reading: Reading) -> tuple[TurningPoint, ...]:
    """The five turning points of a work, in order; none where it has too few scenes."""
    return find_turning_points(reading.work, reading.clauses.acts, reading.presence, reading.scene_words)


def compute(reading: Reading) -> Iterator[Event]:
    """List who decides where the story may turn."""
    found = turning_points(reading)
    if not found:
        return
    turns = np.sum([point.p for point in found], axis=0)
    made = sorted(_decisions(reading), key=lambda event: event.span.start)
    totals: dict[int, float] = {}
    for event in made:
        totals[event.scene] = totals.get(event.scene, 0.0) + event.amount
    for event in made:
        if turns[event.scene] > LEAST_P:
            amount = float(turns[event.scene]) * event.amount / totals[event.scene]
            yield Event(event.scene, event.character, amount, event.span)


def _decisions(reading: Reading) -> Iterator[Event]:
    """Every decision, weighing what it is by itself."""
    for line in reading.spoken:
        if not line.is_voice_over and (n := decisions(reading.work.quote(line))):
            for speaker in reading.cast.speakers(line):
                yield Event(line.scene, speaker, n, line.span)
    for act in reading.clauses.acts:
        if act.agent is not None and is_decision(act):
            yield Event(act.scene, act.agent.character, SEEN_DECIDING * act.agent.p, act.span)


MEASURE = Measure(
    name="turning_points",
    version=1,
    question=Question.CONTEXT,
    votes=False,
    basis=Basis.ALL,
    least=1,  # of the five: with less, nobody decides where the story may turn
    counts="of five turning points with somebody deciding",
    asks="Whose decisions does the story turn on?",
    unit="share of the deciding where the story may turn, 0 to 1; sums to 1",
    higher_means="more of what is decided at the turning points is decided by this character",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Papalampidi, Keller, Lapata 2019, Movie Plot Analysis via Turning Point Identification",
    departure="they find scenes; whose decision a scene is, and that places are spread over many scenes, is ours",
    caveat="places are Hollywood's, found mostly by position; a chronicle has turning points only by that rule",
    compute=compute,
)
