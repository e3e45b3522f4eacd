"""Solitude: the share of the scenes that a lead has without any other lead.

An event is a scene with exactly one of the leads in it; its amount is 1. Whom a story follows when the others are
elsewhere is whose company it keeps.
"""

from collections.abc import Iterator

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SEEN, SPOKEN, Form


def compute(reading: Reading) -> Iterator[Event]:
    """List the scenes with one lead alone."""
    leads = frozenset(reading.cast.leads)
    for scene, there in enumerate(reading.presence):
        alone = there & leads
        if len(alone) == 1:
            (character,) = alone
            yield Event(scene, character, 1, reading.first_sight[scene][character])


MEASURE = Measure(
    name="solitude",
    version=1,
    question=Question.EYES,
    votes=True,
    basis=Basis.SCENES,
    least=4,  # scenes (docs/decisions/0004-least-bases.md)
    counts="scenes with one lead alone",
    asks="Whom do we follow when the other leads aren't there?",
    unit="share of the scenes, 0 to 1",
    higher_means="we stay with this character when the others are elsewhere",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Smith 1995, Engaging Characters: Fiction, Emotion, and the Cinema (attachment)",
    departure="Smith describes attachment; the count is ours",
    caveat="depends on who counts as a lead; a villain's own scenes count as his",
    compute=compute,
)
