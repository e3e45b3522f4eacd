"""How far the verdict could have come out otherwise: scenes redrawn, doubtful names read anew.

Each draw weighs the scenes by a Bayesian bootstrap: exponential weights, one for each block of neighbouring scenes.
Each also reads the doubtful mentions once, by their probabilities: a name with the same alternatives alike wherever it
stands, a pronoun each time by itself. Where a measure divides a doubtful mention among those whom it may mean, the draw
gives it whole to one of them; other events stay as they are.

References: Rubin 1981, The Bayesian bootstrap.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from whosestory.cast import How, Mention
from whosestory.measures import Reduce
from whosestory.measures.events import Floats
from whosestory.reading import Reading
from whosestory.source import Span
from whosestory.verdict.plan import Redraws
from whosestory.verdict.pool import Ballot, Box, Pool, pool_totals
from whosestory.work import SEEN

Ints = NDArray[np.int8]

LOW, HIGH = 5, 95  # percentiles that the range runs between


@dataclass(frozen=True, eq=False)
class _Readings:
    """The doubtful mentions and, for each draw, whom each was read as."""

    rows: dict[Span, int]  # which row of `read` a mention is
    p: dict[tuple[Span, str], float]  # how likely it means each character
    others: frozenset[tuple[Span, str]]  # whom it may mean beside whom the cast takes it to mean
    read: Ints  # (n_mentions, n_draws): a lead's index, or the number of leads for anybody else

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where the mentions begin, to pass over other events quickly."""
        return frozenset(span.start for span in self.rows)


def redraw(box: Box, reading: Reading, redraws: Redraws, *, seed: int) -> Pool:
    """The pool of every draw. The same measures vote in each."""
    rng = np.random.default_rng(seed)
    weights = scene_weights(rng, box.n_scenes, redraws)
    readings = _read_names(rng, reading, box.leads, redraws.n_draws)
    totals = [ballot.table.totals(weights) + _moved(ballot, weights, readings) for ballot in box.ballots]
    everywhere = np.ones((len(box.ballots), redraws.n_draws), dtype=bool)
    return pool_totals(box, totals, everywhere, n_draws=redraws.n_draws)


def scene_weights(rng: np.random.Generator, n_scenes: int, redraws: Redraws) -> Floats:
    """(n_draws, n_scenes): exponential weights with mean 1, the same for the scenes of a block."""
    n_blocks = -(-n_scenes // redraws.block)
    drawn = rng.standard_exponential((redraws.n_draws, n_blocks))
    return np.repeat(drawn, redraws.block, axis=1)[:, :n_scenes]


def ends(drawn: Floats) -> tuple[Floats, Floats]:
    """The low and the high end of the range, over the first axis."""
    low, high = np.percentile(drawn, [LOW, HIGH], axis=0)
    return low, high


def _read_names(rng: np.random.Generator, reading: Reading, leads: tuple[str, ...], n_draws: int) -> _Readings:
    doubtful = {mention.span: mention for mention in reading.mentions if mention.alternatives}
    others = {(mention.span, other): p for mention in doubtful.values() for other, p in mention.alternatives}
    own = {(mention.span, mention.character): mention.p for mention in doubtful.values()}
    rows = {span: row for row, span in enumerate(doubtful)}
    drawn = _draw(rng, reading, list(doubtful.values()), leads, n_draws)
    return _Readings(rows, others | own, frozenset(others), drawn)


def _draw(
    rng: np.random.Generator, reading: Reading, doubtful: list[Mention], leads: tuple[str, ...], n_draws: int
) -> Ints:
    """(n_mentions, n_draws): whom each mention was read as, as `_Readings.read`."""
    columns = {lead: at for at, lead in enumerate(leads)}
    names: dict[Hashable, int] = {}
    name = [names.setdefault(_name_key(reading, mention), len(names)) for mention in doubtful]
    rolls = rng.random((len(names), n_draws), dtype=np.float32)[name]
    own = np.array([columns.get(mention.character, len(leads)) for mention in doubtful], dtype=np.int8)
    out = np.repeat(own[:, None], n_draws, axis=1)
    bound = np.array([sum(p for _, p in mention.alternatives) for mention in doubtful])
    for nth in range(max((len(mention.alternatives) for mention in doubtful), default=0) - 1, -1, -1):
        rows = [row for row, mention in enumerate(doubtful) if len(mention.alternatives) > nth]
        others = [doubtful[row].alternatives[nth] for row in rows]
        whom = np.array([columns.get(other, len(leads)) for other, _ in others], dtype=np.int8)
        out[rows] = np.where(rolls[rows] < bound[rows, None], whom[:, None], out[rows])
        bound[rows] -= [p for _, p in others]
    return out


def _name_key(reading: Reading, mention: Mention) -> Hashable:
    """Mentions with one key are read alike: a name is one person's throughout, a pronoun is read each time."""
    if mention.how is How.PRONOUN:
        return mention.span
    others = tuple(other for other, _ in mention.alternatives)
    return reading.work.source.quote(mention.span).casefold(), mention.character, others


def _moved(ballot: Ballot, weights: Floats, readings: _Readings) -> Floats | float:
    """(n_draws, n_leads): what the drawn readings add to each lead's total, or take."""
    if ballot.whole.measure.reads.isdisjoint(SEEN):
        return 0.0  # nobody is mentioned in what this measure reads
    near = [event for event in ballot.whole.events if event.span.start in readings.starts]
    divided = {event.span for event in near if (event.span, event.character) in readings.others}
    leads = {lead: at for at, lead in enumerate(ballot.table.characters)}
    events = [x for x in near if x.character in leads and x.span in divided and (x.span, x.character) in readings.p]
    if not events or ballot.table.measure.reduce is Reduce.MAX:
        return 0.0
    placed = np.ascontiguousarray(ballot.table.placed(weights).T)
    moved = np.zeros((len(leads), len(weights)))
    for lead, at in leads.items():
        own = [event for event in events if event.character == lead]
        chances = np.array([readings.p[event.span, lead] for event in own])[:, None]
        shares = placed[[event.scene for event in own]]  # (n_events, n_draws)
        shares *= np.array([event.amount for event in own])[:, None]
        shares *= (readings.read[[readings.rows[event.span] for event in own]] == at) / chances - 1
        shares.sum(axis=0, out=moved[at])
    return np.ascontiguousarray(moved.T)
