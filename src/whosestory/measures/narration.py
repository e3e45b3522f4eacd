"""Narration: the share of the voice-over that is each character's.

An event is a line of dialogue in voice-over; its amount is its words. A voice on a phone or radio tells nothing: left
out are speeches marked as coming from a device, and those of a scene in which the voice is answered and answers. A
voice-over of less than 2 % of what is spoken is a moment, no telling. On a stage there is no voice-over: there it is
what Chorus, Prologue and Epilogue speak, and whoever has a prologue, chorus or epilogue to themselves.
"""

import re
from collections.abc import Iterator

from whosestory.language import Extension
from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SPOKEN, Form, Line

_TELLERS = frozenset({"CHORUS", "PROLOGUE", "EPILOGUE", "NARRATOR", "PRESENTER", "THE NARRATOR"})
_FRAME = re.compile(r"\b(?:prolog(?:ue)?|epilog(?:ue)?|chorus|induction)\b", re.IGNORECASE)

MIN_SHARE = 0.02  # of the spoken words (docs/decisions/0004-least-bases.md)


def compute(reading: Reading) -> Iterator[Event]:
    """List who tells how many words where."""
    is_play = reading.work.form is Form.PLAY
    if is_play:
        told = list(_told_on_stage(reading))
    else:
        told = [line for line in reading.spoken if line.is_voice_over and not _on_device(line)]
    calls = _calls(reading)
    events = [
        Event(line.scene, speaker, line.n_words, line.span)
        for line in told
        for speaker in reading.cast.speakers(line)
        if (is_play or not reading.cast.by_id[speaker].is_group) and (line.scene, speaker) not in calls
    ]
    if sum(event.amount for event in events) >= MIN_SHARE * reading.work.n_spoken_words:
        yield from events


def _told_on_stage(reading: Reading) -> Iterator[Line]:
    """What tellers speak, and the speeches of scenes headed as prologue, chorus or epilogue that are one person's."""
    work = reading.work
    framed = {scene.index for scene in work.scenes if scene.heading and _FRAME.search(work.quote(scene.heading))}
    heard: dict[int, set[str]] = {}
    for line in reading.spoken:
        heard.setdefault(line.scene, set()).update(reading.cast.speakers(line))
    for line in reading.spoken:
        is_teller = line.cue is not None and line.cue.name in _TELLERS
        if is_teller or (line.scene in framed and len(heard[line.scene]) == 1):
            yield line


def _on_device(line: Line) -> bool:
    return line.cue is not None and Extension.DEVICE in line.cue.extensions


def _calls(reading: Reading) -> set[tuple[int, str]]:
    """Scenes and voices in talk with somebody there: the voice is answered, and answers, at least once each."""
    turns: list[tuple[int, str, bool]] = []
    last = None
    for line in reading.spoken:
        if line.speech != last:
            turns += [(line.scene, speaker, line.is_voice_over) for speaker in reading.cast.speakers(line)[:1]]
        last = line.speech
    return {
        (scene, voice)
        for (scene, voice, over), (then, other, aloud), (later, again, over_again) in zip(
            turns, turns[1:], turns[2:], strict=False
        )
        if scene == then == later and voice == again and over and over_again and not aloud and other != voice
    }


MEASURE = Measure(
    name="narration",
    version=2,
    question=Question.TELLING,
    votes=True,
    basis=Basis.ALL,
    least=60,  # words: a line or two of voice-over is no telling (docs/decisions/0004-least-bases.md)
    counts="words of voice-over",
    asks="Who tells the story?",
    unit="share of the words in voice-over, 0 to 1; sums to 1",
    higher_means="more of what is told over the picture, or to the audience of a play, is told by this character",
    reads=SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Genette 1972, Discours du récit (who speaks)",
    departure="only voice-over is counted; other ways of telling aren't seen yet",
    caveat="scripts also mark phone calls and letters as V.O.; telling isn't owning",
    compute=compute,
)
