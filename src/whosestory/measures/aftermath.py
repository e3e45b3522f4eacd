"""Aftermath: who is still there when all the other leads are gone.

An event is a scene of the last lead behind the last one of every other; its amount is 1. Whoever is dead isn't there,
though named.
"""

from collections.abc import Iterator

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Alive, Reading
from whosestory.work import SEEN, SPOKEN, Form


def compute(reading: Reading) -> Iterator[Event]:
    """List the scenes of the last lead who is left."""
    there = {lead: _scenes(reading, lead) for lead in reading.cast.leads}
    order = sorted(there, key=lambda lead: max(there[lead], default=-1))
    if len(order) < 2:
        return
    last, gone = order[-1], max(there[order[-2]], default=-1)
    for scene in there[last]:
        if scene > gone:
            yield Event(scene, last, 1.0, reading.first_sight[scene][last])


def _scenes(reading: Reading, who: str) -> list[int]:
    """Where somebody is there, until they are dead."""
    fate = reading.fates[who]
    last = fate.scene if fate.alive is Alive.NO and fate.scene is not None else len(reading.presence)
    return [scene for scene, there in enumerate(reading.presence) if who in there and scene <= last]


MEASURE = Measure(
    name="aftermath",
    version=1,
    question=Question.CONTEXT,
    votes=False,  # as a vote it was right less often than without it: docs/decisions/0015
    basis=Basis.ALL,
    least=1,
    counts="scenes behind the other leads' last ones",
    asks="Who is still there when the other leads are gone?",
    unit="share of the scenes behind the other leads' last ones, 0 to 1; sums to 1",
    higher_means="more of what comes after is this character's",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Torgovnick 1981, Closure in the Novel (epilogue and aftermath)",
    departure="only who is there is counted, not what the aftermath does",
    caveat="leads who leave together have none; a last shot of a minor figure isn't in it",
    compute=compute,
)
