"""Voice: the share of the spoken words that is each character's.

An event is a line of dialogue with a known speaker; its amount is its words. Cues, parentheticals and voice-over
aren't counted; a speech of several counts for each of its speakers.
"""

from collections.abc import Iterator

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SPOKEN, Form


def compute(reading: Reading) -> Iterator[Event]:
    """List who says how many words where."""
    for line in reading.spoken:
        if not line.is_voice_over:
            for speaker in reading.cast.speakers(line):
                yield Event(line.scene, speaker, line.n_words, line.span)


MEASURE = Measure(
    name="voice",
    version=1,
    question=Question.VOICE,
    votes=True,
    basis=Basis.ALL,
    least=200,  # words: below this a share is noise (docs/decisions/0004-least-bases.md)
    counts="words of dialogue with a known speaker",
    asks="Who does the talking?",
    unit="share of the spoken words, 0 to 1; sums to 1",
    higher_means="more of what is said is this character's",
    reads=SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY, Form.SUBTITLES}),
    source="Fischer et al. 2018, To Catch a Protagonist: Quantitative Dominance Relations in German-Language Drama",
    departure="the paper counts stage presence too; here that is the measure `presence`",
    caveat="a garrulous minor character scores high; read it beside presence",
    compute=compute,
)
