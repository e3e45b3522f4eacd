"""Ending: with whom we are left.

An event is a line or a mention, and it counts the more the nearer to the end it stands: with 20 words left half of what
the last word counts, and each doubling of the distance alike. A line's amount is its words, a mention's the words of
two sentences of action times its weight in `attention`; voices over the picture aren't there. Who is dead is left out
where the story goes on without them; the events of the dead come back as soon as the scenes behind the death are gone.
Two leads of like weight who share the last image end together: their amounts are made equal. In a play a word with
1,000 left counts half, and whoever dies in the last twentieth isn't left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from whosestory.measures.attention import WEIGHTS
from whosestory.measures.base import Basis, Event, Kernel, Measure, Question
from whosestory.measures.events import HALF_LEFT, Floats, toward_end, toward_end_mean
from whosestory.reading import Alive, Reading
from whosestory.source import Span
from whosestory.work import SEEN, SPOKEN, Form

WORDS_A_MENTION = 12.0  # words of action for each mention that is a subject: what is seen last outweighs what is said
GOES_ON = 40  # words of story behind a death, a last image at the least, before we are left with others
GOES_ON_IN_PLAY = 0.05  # of its words: a tragedy ends with its hero's death, whoever speaks over the body
IMAGE = 30  # words before the end that are its last image
HALF_LEFT_OF_PLAY = 1000.0  # words: by custom a play's very last ones are those of whoever ranks highest (decision 15)
ALIKE = 2 / 3  # of two leads one is the lesser if the other has half as much again of the story (docs/decisions/0015)


def compute(reading: Reading) -> Iterator[Event]:
    """List who is heard and seen where; the kernel weighs the end."""
    plain = list(_plain(reading))
    if not plain:
        return
    ground = _Ground(reading)
    left = ground.left_at([span.start for _, _, _, span in plain])
    scale = _even(reading, plain, left)
    dead = _dead(reading, ground)
    half = HALF_LEFT_OF_PLAY if reading.work.form is Form.PLAY else HALF_LEFT
    within = toward_end(left, half) / ground.kernel[[scene for scene, _, _, _ in plain]]
    for (scene, who, amount, span), part in zip(plain, within.tolist(), strict=True):
        weighed = amount * part * scale.get(who, 1.0)
        yield Event(scene, who, weighed, span)
        if who in dead:  # taken back, as long as the scene behind the death is there
            yield Event(scene, who, -weighed, span, needs=(dead[who],))


def _plain(reading: Reading) -> Iterator[tuple[int, str, float, Span]]:
    """Who is heard and seen, wherever it is: scene, character, amount, place."""
    for line in reading.spoken:
        if not line.is_voice_over:
            for speaker in reading.cast.speakers(line):
                yield line.scene, speaker, float(line.n_words), line.span
    for mention in reading.mentions:
        yield mention.scene, mention.character, WORDS_A_MENTION * WEIGHTS[mention.role] * mention.p, mention.span


class _Ground:
    """How many words of the whole text are left where."""

    def __init__(self, reading: Reading) -> None:
        lines = [line for line in reading.work.all_lines if line.n_words]
        words = np.array([line.n_words for line in lines], dtype=float)
        self.starts = np.array([line.span.start for line in lines])
        self.left = words.sum() - np.cumsum(words) + words / 2  # in the middle of each line
        end = np.cumsum(reading.scene_words)
        behind = end[-1:] - end
        self.kernel = toward_end_mean(behind + reading.scene_words, behind)  # of each scene on the whole

    def left_at(self, starts: Sequence[int]) -> Floats:
        """Words left at some places in the text."""
        at = np.searchsorted(self.starts, starts, side="right") - 1
        return np.asarray(self.left[np.maximum(at, 0)] if len(self.left) else np.zeros(len(starts)))


def _even(reading: Reading, plain: Sequence[tuple[int, str, float, Span]], left: Floats) -> dict[str, float]:
    """For the two leads who end together, what makes their amounts equal; nothing where there are no such two."""
    whole: dict[str, float] = defaultdict(float)
    end: dict[str, float] = defaultdict(float)
    nearest: dict[str, float] = {}
    for (_, who, amount, _), words, part in zip(plain, left.tolist(), toward_end(left).tolist(), strict=True):
        whole[who] += amount
        end[who] += amount * part
        nearest[who] = min(words, nearest.get(who, words))
    shown = {lead: nearest[lead] for lead in reading.cast.leads if lead in nearest}
    last = min(shown.values(), default=2 * IMAGE + 1)
    image = [who for who, words in shown.items() if words <= max(IMAGE, last)] if last <= 2 * IMAGE else []
    most = max((whole[who] for who in image), default=0.0)
    alike = [who for who in image if whole[who] >= ALIKE * most]
    if len(alike) != 2 or any(reading.fates[who].alive is Alive.NO for who in alike):
        return {}
    mean = sum(end[who] for who in alike) / 2
    return {who: mean / end[who] for who in alike if end[who] > 0}


def _dead(reading: Reading, ground: _Ground) -> dict[str, int]:
    """Who is dead while the story goes on, each with the scene in which it does."""
    is_play = reading.work.form is Form.PLAY
    goes_on = max(GOES_ON, GOES_ON_IN_PLAY * reading.work.n_words) if is_play else GOES_ON
    out = {}
    for who, fate in reading.fates.items():
        if fate.alive is not Alive.NO or fate.scene is None or fate.span is None:
            continue
        if ground.left_at([fate.span.start])[0] > goes_on:
            out[who] = min(fate.scene + 1, len(reading.work.scenes) - 1)
    return out


MEASURE = Measure(
    name="ending",
    version=2,
    question=Question.ENDING,
    votes=True,
    basis=Basis.ALL,
    least=20,  # words (docs/decisions/0004-least-bases.md)
    counts="words toward the end",
    kernel=Kernel.TOWARD_END,
    asks="With whom are we left?",
    unit="share of the words of speech and action, each the less the farther from the end, 0 to 1; sums to 1",
    higher_means="the end is more this character's",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Torgovnick 1981, Closure in the Novel (endings as where a text shows what it was about)",
    departure="she reads endings; the count is ours",
    caveat="a death that the text only hints at isn't seen, nor an end that the film changed",
    compute=compute,
)
