"""Narration: the share of what is told of the story that each character tells.

An event is a line of a telling; its amount is its words. A telling is a voice over the picture, talk to the camera, or
what is said in a place to which the story comes back to hear it; a play's Chorus, Prologue and Epilogue tell, and
whoever has one to themselves. Left out are phones, radios and other devices, voices that talk with somebody there,
thoughts of the moment, talk carried over a cut, and stories in the story: what is told once and reaches over less than
a quarter of the scenes. What is told over the picture from a place of telling needs that place.
"""

from collections.abc import Iterator

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SPOKEN, Form


def compute(reading: Reading) -> Iterator[Event]:
    """List who tells how many words where."""
    for telling in reading.tellings.narrating:
        ends = (telling.room[0], telling.room[-1]) if telling.room else ()
        for speech in telling.speeches:
            needs = ends if speech.scene not in telling.room else ()
            for line in speech.lines:
                yield Event(line.scene, telling.teller, line.n_words, line.span, needs)


MEASURE = Measure(
    name="narration",
    version=4,
    question=Question.TELLING,
    votes=True,
    basis=Basis.ALL,
    least=60,  # words: a line or two is no telling (docs/decisions/0004-least-bases.md)
    counts="words of telling",
    asks="Who tells the story?",
    unit="share of the words told, 0 to 1; sums to 1",
    higher_means="more of what is told of the story, over the picture or to a listener, is told by this character",
    reads=SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Genette 1972, Discours du récit (who speaks)",
    departure="only what is spoken is counted; images that tell against the words aren't",
    caveat="telling isn't owning: a witness tells another's story",
    compute=compute,
)
