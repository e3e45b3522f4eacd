"""Turns: the share of the speeches that is each character's.

An event is a speech (from one cue to the next), not in voice-over; its amount is 1. A speech that a page break or
an action interrupts under a repeated cue counts as often as its cue stands there.
"""

from collections.abc import Iterator

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SPOKEN, Form


def compute(reading: Reading) -> Iterator[Event]:
    """List who takes the word where."""
    for line, *_ in reading.speeches:
        if not line.is_voice_over:
            for speaker in reading.cast.speakers(line):
                yield Event(line.scene, speaker, 1, line.span)


MEASURE = Measure(
    name="turns",
    version=1,
    question=Question.VOICE,
    votes=True,
    basis=Basis.ALL,
    least=20,  # speeches: below this a share is noise (docs/decisions/0004-least-bases.md)
    counts="speeches with a known speaker",
    asks="Who takes the word how often?",
    unit="share of the speeches, 0 to 1; sums to 1",
    higher_means="this character takes the word more often",
    reads=SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY, Form.SUBTITLES}),
    source="Moretti 2011, Network Theory, Plot Analysis (speeches as the unit of a play's talk)",
    departure="",
    caveat="short answers count as much as monologues; read it beside voice",
    compute=compute,
)
