"""Introductions: how early each character comes in. Context; it doesn't vote.

An event is a character's first mention or speech; its amount is the share of the text still to come.
"""

from collections.abc import Iterator

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SEEN, SPOKEN, Form


def compute(reading: Reading) -> Iterator[Event]:
    """List where each character is first there."""
    met: set[str] = set()
    for scene, sights in enumerate(reading.first_sight):
        for character, span in sorted(sights.items(), key=lambda item: item[1].start):
            if character not in met:
                met.add(character)
                yield Event(scene, character, 1 - float(reading.progress[scene]), span)


MEASURE = Measure(
    name="introductions",
    version=1,
    question=Question.CONTEXT,
    votes=False,
    basis=Basis.NONE,
    least=0,
    counts="characters",
    asks="Who comes in when?",
    unit="share of the words still to come when the character first appears, 0 to 1",
    higher_means="this character was there earlier",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY, Form.SUBTITLES}),
    source="Jannidis 2004, Figur und Person (order of introduction as a sign of rank)",
    departure="",
    caveat="thrillers open on victims and villains",
    compute=compute,
)
