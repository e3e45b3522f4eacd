"""Ending: with whom we are left.

An event is a line or a mention, and it counts the more the nearer to the end it stands: with 20 words left half of what
the last word counts, and each doubling of the distance alike. A line's amount is its words, a mention's the words of
two sentences of action times its weight in `attention`; voices over the picture aren't there. Who is dead is left out
where the story goes on without them; the events of the dead come back as soon as the scenes behind the death are gone.
Two leads of like weight who share the last image end together: their amounts are made equal.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from whosestory.measures.attention import WEIGHTS
from whosestory.measures.base import Basis, Event, Kernel, Measure, Question
from whosestory.measures.events import Floats, toward_end, toward_end_mean
from whosestory.reading import Alive, Reading
from whosestory.work import SEEN, SPOKEN, Form

WORDS_A_MENTION = 12.0  # words of action for each mention that is a subject: what is seen last outweighs what is said
GOES_ON = 40  # words of story behind a death, a last image at the least, before we are left with others
IMAGE = 30  # words before the end that are its last image
ALIKE = 2 / 3  # of two leads one is the lesser if the other has half as much again of the story (docs/decisions/0015)


def compute(reading: Reading) -> Iterator[Event]:
    """List who is heard and seen where; the kernel weighs the end."""
    ground = _Ground(reading)
    plain = list(_plain(reading))
    weighed = [replace(event, amount=event.amount * ground.within(event)) for event in plain]
    dead = _dead(reading, ground)
    for event in _even(weighed, _couple(reading, plain, ground), ground):
        yield event
        if event.character in dead:  # taken back, as long as the scene behind the death is there
            yield replace(event, amount=-event.amount, needs=(dead[event.character],))


def _plain(reading: Reading) -> Iterator[Event]:
    """Who is heard and seen, wherever it is."""
    for line in reading.spoken:
        if not line.is_voice_over:
            for speaker in reading.cast.speakers(line):
                yield Event(line.scene, speaker, line.n_words, line.span)
    for mention in reading.mentions:
        yield Event(mention.scene, mention.character, WORDS_A_MENTION * WEIGHTS[mention.role] * mention.p, mention.span)


class _Ground:
    """How many words of the whole text are left where."""

    def __init__(self, reading: Reading) -> None:
        lines = [line for line in reading.work.all_lines if line.n_words]
        words = np.array([line.n_words for line in lines], dtype=float)
        self.starts = np.array([line.span.start for line in lines])
        self.left = words.sum() - np.cumsum(words) + words / 2 if lines else words  # in the middle of each line
        scene_end = np.cumsum(reading.scene_words)
        self.behind: Floats = scene_end[-1:] - scene_end  # of each scene
        self.kernel = toward_end_mean(self.behind + reading.scene_words, self.behind)

    def left_at(self, start: int) -> float:
        """Words left at a place in the text."""
        at = int(np.searchsorted(self.starts, start, side="right")) - 1
        return float(self.left[max(0, at)]) if len(self.left) else 0.0

    def within(self, event: Event) -> float:
        """What an event counts by its place beside what its scene counts on the whole."""
        return toward_end(self.left_at(event.span.start)) / float(self.kernel[event.scene])


def _couple(reading: Reading, plain: Sequence[Event], ground: _Ground) -> tuple[str, ...]:
    """The two leads in the last image, lesser ones aside, if both are alive; else nobody."""
    leads = frozenset(reading.cast.leads)
    shown = [(ground.left_at(event.span.start), event.character) for event in plain if event.character in leads]
    last = min((left for left, _ in shown), default=0.0)
    whole = _totals(plain)
    image = {who for left, who in shown if left <= max(IMAGE, last)} if last <= 2 * IMAGE else set()
    most = max((whole[who] for who in image), default=0.0)
    alike = tuple(sorted(who for who in image if whole[who] >= ALIKE * most))
    return alike if len(alike) == 2 and all(reading.fates[who].alive is not Alive.NO for who in alike) else ()


def _totals(events: Sequence[Event], kernel: Floats | None = None) -> dict[str, float]:
    out: dict[str, float] = defaultdict(float)
    for event in events:
        out[event.character] += event.amount * (1.0 if kernel is None else float(kernel[event.scene]))
    return out


def _even(events: Sequence[Event], couple: Sequence[str], ground: _Ground) -> list[Event]:
    """The same events, those of a couple scaled so that both have as much."""
    totals = _totals(events, ground.kernel)
    mean = sum(totals[who] for who in couple) / max(1, len(couple))
    scale = {who: mean / totals[who] for who in couple if totals[who] > 0}
    return [replace(event, amount=event.amount * scale.get(event.character, 1.0)) for event in events]


def _dead(reading: Reading, ground: _Ground) -> dict[str, int]:
    """Leads and others who are dead while the story goes on, each with the scene in which it does."""
    out = {}
    for who, fate in reading.fates.items():
        if fate.alive is not Alive.NO or fate.scene is None or fate.span is None:
            continue
        if ground.left_at(fate.span.start) > GOES_ON:
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
