"""How far the verdict could have come out otherwise: scenes redrawn, doubtful names read anew.

Each draw weighs the scenes by a Bayesian bootstrap: exponential weights, one for each block of neighbouring scenes.
Each also reads the doubtful names once: a mention's alternatives are drawn by their probability, a name with the same
alternatives alike wherever it stands, a pronoun each time by itself. An event counts for another character where its
span is that of a mention which was read as the other's.

References: Rubin 1981, The Bayesian bootstrap.
"""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosestory.cast import How, Mention
from whosestory.measures import Reduce
from whosestory.measures.events import Floats
from whosestory.reading import Reading
from whosestory.source import Span
from whosestory.verdict.plan import Redraws
from whosestory.verdict.pool import Ballot, Box, Pool, pool_totals

Ints = NDArray[np.intp]

LOW, HIGH = 5, 95  # percentiles that the range runs between


@dataclass(frozen=True, eq=False)
class _Readings:
    """The doubtful mentions' draws. Characters are columns: the leads in order, then one for everybody else."""

    rows: dict[tuple[Span, str], int]  # by span and character: which row of `read`
    own: Ints  # (n_mentions,): whom the cast holds it to mean
    read: Ints  # (n_draws, n_mentions): whom it was read as


def redraw(box: Box, reading: Reading, redraws: Redraws, *, seed: int) -> Pool:
    """The pool of every draw. The same measures vote in each."""
    rng = np.random.default_rng(seed)
    weights = scene_weights(rng, box.n_scenes, redraws)
    readings = _read_names(rng, reading, box.leads, redraws.n_draws)
    totals = [ballot.table.totals(weights) + _moved(ballot, weights, readings) for ballot in box.ballots]
    return pool_totals(box, totals, np.ones((len(box.ballots), redraws.n_draws), dtype=bool))


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
    columns = {lead: at for at, lead in enumerate(leads)}
    doubtful = [mention for mention in reading.mentions if mention.alternatives]
    rolls: dict[Hashable, Floats] = {}
    read = np.empty((n_draws, len(doubtful)), dtype=np.intp)
    for row, mention in enumerate(doubtful):
        key = _name_key(reading, mention)
        if key not in rolls:
            rolls[key] = rng.random(n_draws)
        bounds = np.cumsum([p for _, p in mention.alternatives])
        meant = [*(other for other, _ in mention.alternatives), mention.character]
        column = np.array([columns.get(each, len(leads)) for each in meant])
        read[:, row] = column[np.searchsorted(bounds, rolls[key], side="right")]
    own = np.array([columns.get(mention.character, len(leads)) for mention in doubtful], dtype=np.intp)
    return _Readings({(mention.span, mention.character): row for row, mention in enumerate(doubtful)}, own, read)


def _name_key(reading: Reading, mention: Mention) -> Hashable:
    """Mentions with one key are read alike: a name is one person's throughout, a pronoun is read each time."""
    if mention.how is How.PRONOUN:
        return mention.span
    others = tuple(other for other, _ in mention.alternatives)
    return reading.work.source.quote(mention.span).casefold(), mention.character, others


def _moved(ballot: Ballot, weights: Floats, readings: _Readings) -> Floats | float:
    """(n_draws, n_leads): what the drawn readings add to each lead's total, or take."""
    if ballot.table.measure.reduce is Reduce.MAX:
        return 0.0
    events = [event for event in ballot.whole.events if (event.span, event.character) in readings.rows]
    if not events:
        return 0.0
    rows = np.array([readings.rows[event.span, event.character] for event in events])
    draw, at = np.nonzero(readings.read[:, rows] != readings.own[rows])
    scenes = np.array([event.scene for event in events])
    moved = ballot.table.placed(weights)[draw, scenes[at]] * np.array([event.amount for event in events])[at]
    shape = (len(weights), len(ballot.table.characters) + 1)
    given = np.bincount(np.ravel_multi_index((draw, readings.read[draw, rows[at]]), shape), moved, shape[0] * shape[1])
    taken = np.bincount(np.ravel_multi_index((draw, readings.own[rows[at]]), shape), moved, shape[0] * shape[1])
    return np.asarray((given - taken).reshape(shape)[:, :-1])
