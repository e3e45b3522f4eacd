"""Ending: with whom we are left.

An event is a line or a mention; only the last tenth of the text counts. A line's amount is its words, a mention's
the words of an average sentence of action times its weight in `attention`.
"""

from collections.abc import Iterator

from whosestory.measures.attention import WEIGHTS
from whosestory.measures.base import Basis, Event, Kernel, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SEEN, SPOKEN, Form

WORDS_A_MENTION = 6.0  # words of action for each mention that is a subject, about, in the development scripts


def compute(reading: Reading) -> Iterator[Event]:
    """List who is heard and seen where; the kernel keeps the end."""
    for line in reading.spoken:
        if not line.is_voice_over:
            for speaker in reading.cast.speakers(line):
                yield Event(line.scene, speaker, line.n_words, line.span)
    for mention in reading.mentions:
        yield Event(mention.scene, mention.character, WORDS_A_MENTION * WEIGHTS[mention.role] * mention.p, mention.span)


MEASURE = Measure(
    name="ending",
    version=1,
    question=Question.ENDING,
    votes=True,
    basis=Basis.ALL,
    least=20,  # words (docs/decisions/0004-least-bases.md)
    counts="words in the last tenth",
    kernel=Kernel.LAST_TENTH,
    asks="With whom are we left?",
    unit="share of the last tenth's words of speech and action, 0 to 1; sums to 1",
    higher_means="the end is more this character's",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Torgovnick 1981, Closure in the Novel (endings as where a text shows what it was about)",
    departure="she reads endings; the count is ours",
    caveat="a long chase at the end counts for whoever is named in it",
    compute=compute,
)
