"""Frame: the share of the scenes that a character's recurring telling encloses.

An event is a scene between the first and the last moment of a telling that comes back, without those in which it is
told; its amount is 1. It needs the first and the last of these moments: with either gone, nothing is enclosed.
"""

from collections.abc import Iterator

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.source import Span
from whosestory.work import SPOKEN, Form, LineKind, Scene

_QUIET = frozenset({LineKind.FURNITURE, LineKind.NOTE, LineKind.TRANSITION})


def compute(reading: Reading) -> Iterator[Event]:
    """List which scenes are whose telling's."""
    for telling in reading.tellings.narrating:
        if telling.is_frame:
            place = telling.room or telling.scenes
            needs = (place[0], place[-1])
            for scene in telling.encloses:
                yield Event(scene, telling.teller, 1, first_line(reading.work.scenes[scene]), needs)


def first_line(scene: Scene) -> Span:
    """The first line of a scene's story, else whatever it has."""
    told = (line for line in scene.lines if line.kind not in _QUIET and line.kind is not LineKind.HEADING)
    return next(told, scene.lines[0]).span


MEASURE = Measure(
    name="frame",
    version=2,
    question=Question.TELLING,
    votes=True,
    basis=Basis.SCENES,
    least=2,  # scenes: docs/decisions/0014-tellings.md
    counts="scenes that a recurring telling encloses",
    asks="Whose telling holds the story?",
    unit="share of the scenes, 0 to 1",
    higher_means="more of the story is enclosed by this character's telling",
    reads=SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY}),
    source="Genette 1972, Discours du récit (narrative levels); Fludernik 1996, Towards a Natural Narratology (frames)",
    departure="a frame is taken to hold every scene between its first and its last moment",
    caveat="a story within may be another's than the teller's, and may show what the teller couldn't know: `reach`",
    compute=compute,
)
