"""Presence: the share of the scenes in which each character is there.

An event is a scene; its amount is 1. There is who speaks in it (not in voice-over) and who is named or meant in its
action.
"""

from collections.abc import Iterator

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SEEN, SPOKEN, Form


def compute(reading: Reading) -> Iterator[Event]:
    """List who is in which scene, with the first line that shows it."""
    for scene, there in enumerate(reading.presence):
        for character, span in reading.first_sight[scene].items():
            if character in there:
                yield Event(scene, character, 1, span)


MEASURE = Measure(
    name="presence",
    version=1,
    question=Question.EYES,
    votes=True,
    basis=Basis.SCENES,
    least=8,  # times that somebody is in a scene (docs/decisions/0004-least-bases.md)
    counts="times that anybody is in a scene",
    asks="Who is in how many of the scenes?",
    unit="share of the scenes, 0 to 1",
    higher_means="we are with this character more of the time",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Fischer et al. 2018, To Catch a Protagonist: Quantitative Dominance Relations in German-Language Drama",
    departure="the paper takes presence from speaking alone; here being named in the action counts too",
    caveat="scenes count alike, long or short; a script cut into many shots inflates whom they show",
    compute=compute,
)
