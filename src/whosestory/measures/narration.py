"""Narration: the share of the voice-over that is each character's.

An event is a line of dialogue in voice-over; its amount is its words. A voice on a phone or radio tells nothing: left
out are speeches marked as coming from a device, and those that alternate with somebody's answers.
"""

from collections.abc import Iterator

from whosestory.language import Extension
from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SPOKEN, Form, Line


def compute(reading: Reading) -> Iterator[Event]:
    """List who tells how many words where."""
    lines = reading.spoken
    for at, line in enumerate(lines):
        if line.is_voice_over and not _on_device(line) and not _in_exchange(lines, at):
            for speaker in reading.cast.speakers(line):
                if not reading.cast.by_id[speaker].is_group:
                    yield Event(line.scene, speaker, line.n_words, line.span)


def _on_device(line: Line) -> bool:
    return line.cue is not None and Extension.DEVICE in line.cue.extensions


def _in_exchange(lines: tuple[Line, ...], at: int) -> bool:
    """Whether somebody in the scene answers and is answered: a phone call, not a telling."""
    return _answers(lines, at, -1) and _answers(lines, at, 1)


def _answers(lines: tuple[Line, ...], at: int, step: int) -> bool:
    """Whether the next other speech of the scene in one direction is said aloud."""
    line, other = lines[at], at + step
    while 0 <= other < len(lines) and lines[other].speech == line.speech:
        other += step
    return 0 <= other < len(lines) and lines[other].scene == line.scene and not lines[other].is_voice_over


MEASURE = Measure(
    name="narration",
    version=1,
    question=Question.TELLING,
    votes=True,
    basis=Basis.ALL,
    least=100,  # words: a line or two of voice-over is no telling (docs/decisions/0004-least-bases.md)
    counts="words of voice-over",
    asks="Who tells the story?",
    unit="share of the words in voice-over, 0 to 1; sums to 1",
    higher_means="more of what is told over the picture is told by this character",
    reads=SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY}),
    source="Genette 1972, Discours du récit (who speaks)",
    departure="only voice-over is counted; other ways of telling aren't seen yet",
    caveat="scripts also mark phone calls and letters as V.O.; telling isn't owning",
    compute=compute,
)
