"""The scenes that the result hangs on: those that move it most, and the fewest whose loss turns it over."""

import numpy as np

from whosestory.measures.events import Floats
from whosestory.verdict.kinds import Standing
from whosestory.verdict.pool import Ballot, Box, Pool, pool
from whosestory.verdict.simplex import support
from whosestory.verdict.verdict import Hinge

N_HINGES = 5
MAX_LOST = 1 / 3  # of the scenes: what is left after losing more is another script
MAX_PRUNED = 40  # scenes of a flip that are tried for whether they are needed; nobody reads a longer list
MAX_TRIED = 400  # scenes left out in turn, those with the most in them; only a hostile file has more


def leave_out(box: Box) -> tuple[list[int], Pool]:
    """Every scene left out in turn: which, and what becomes of the shares."""
    size = np.sum([_size(ballot) for ballot in box.ballots], axis=0) if box.ballots else np.zeros(box.n_scenes)
    scenes = sorted(np.argsort(-size, kind="stable")[:MAX_TRIED].tolist())
    weights = np.ones((len(scenes), box.n_scenes))
    weights[np.arange(len(scenes)), scenes] = 0
    return scenes, pool(box, weights)


def _size(ballot: Ballot) -> Floats:
    """(n_scenes,): each scene's part of what a ballot counts."""
    out = ballot.table.everybody
    return np.asarray(out / max(out.sum(), 1e-12))


def find_hinges(plain: Pool, standing: Standing, scenes: list[int], without: Pool) -> tuple[Hinge, ...]:
    """The scenes without which the mean share of one of the first two would fall most, the greatest fall first."""
    if len(standing.leads) < 2:
        return ()
    first_two = standing.order[:2]
    falls = (plain.means - without.means)[:, first_two]
    order = np.argsort(-falls.max(axis=1), kind="stable")[:N_HINGES].tolist()
    helped = [standing.leads[first_two[int(at)]] for at in falls.argmax(axis=1)]
    found = [Hinge(scenes[at], helped[at], float(falls[at].max())) for at in order]
    return tuple(hinge for hinge in found if hinge.moves > 1e-9)


def find_flip(box: Box, standing: Standing, scenes: list[int], without: Pool) -> tuple[int, ...]:
    """The fewest scenes found without which another lead has more support, at most a third; none if nobody is ahead.

    Scenes go in the order of how much the first lead's advance over the second shrinks without them; those that turn
    out not to be needed come back.
    """
    if len(standing.leads) < 2 or not standing.questions:
        return ()
    first, second = standing.order[:2]
    if standing.support[first] <= standing.support[second]:
        return ()
    advance = without.means[:, first] - without.means[:, second]
    order = [scenes[at] for at in np.argsort(advance, kind="stable")][: int(MAX_LOST * box.n_scenes)]
    lost = [order[: n + 1] for n in range(len(order))]
    flipped = np.flatnonzero(_is_flipped(box, lost, first))
    return tuple(sorted(_needed(box, lost[flipped[0]], first))) if len(flipped) else ()


def _needed(box: Box, lost: list[int], first: int) -> list[int]:
    """Put back what isn't needed, the least effective first."""
    while 1 < len(lost) <= MAX_PRUNED:
        fewer = [lost[:at] + lost[at + 1 :] for at in range(len(lost))]
        spare = np.flatnonzero(_is_flipped(box, fewer, first))
        if not len(spare):
            break
        lost = fewer[spare[-1]]
    return lost


def _is_flipped(box: Box, lost: list[list[int]], first: int) -> Floats:
    """For each set of lost scenes, whether another lead then has more support than the first."""
    if not lost:
        return np.zeros(0, dtype=bool)
    weights = np.ones((len(lost), box.n_scenes))
    for row, scenes in enumerate(lost):
        weights[row, scenes] = 0
    held = support(pool(box, weights).shares)
    return np.asarray(held.max(axis=1) > held[:, first] + 1e-9)
