"""Three readings of "whose story" that are common outside of this program, each by the measures that it would count.

They stand beside the verdict and change nothing in it; a measure may stand in one of them, and none has all.
"""

from dataclasses import dataclass

import numpy as np

from whosestory.verdict.pool import Ballot, Box, margin
from whosestory.verdict.verdict import Lens


@dataclass(frozen=True, slots=True)
class _Kind:
    """A lens before it is held over a work."""

    name: str
    asks: str
    source: str
    measures: frozenset[str]


KINDS = (
    _Kind(
        "quantitative dominance",
        "Who has the most of it: words, speeches, scenes, looks of the action?",
        "Fischer et al. 2018, To Catch a Protagonist: Quantitative Dominance Relations",
        frozenset({"voice", "turns", "presence", "attention"}),
    ),
    _Kind(
        "plot agent",
        "Whose acts, orders and decisions move it?",
        "Greimas 1966, Sémantique structurale (the subject of the quest)",
        frozenset({"agency", "initiative", "turning_points"}),
    ),
    _Kind(
        "experience and narration",
        "Who tells it, with whom are we alone, through whom do we see, who turns?",
        "Genette 1972, Discours du récit; Fludernik 1996, Towards a 'Natural' Narratology",
        frozenset({"narration", "frame", "solitude", "looking", "inner", "last_look", "change"}),
    ),
)


def hold_lenses(box: Box, even_below: float) -> tuple[Lens, ...]:
    """Who leads under each lens: the mean share over its measures that have an answer here."""
    return tuple(_hold(kind, box, even_below) for kind in KINDS) if len(box.leads) > 1 else ()


def _hold(kind: _Kind, box: Box, even_below: float) -> Lens:
    ballots = [ballot for ballot in box.ballots if ballot.name in kind.measures]
    if not ballots:
        return Lens(kind.name, kind.asks, kind.source, (), (), None, 0.0)
    shares = np.mean([_shares(ballot, box) for ballot in ballots], axis=0)
    ahead = float(margin(shares))
    holder = box.leads[int(np.argmax(np.round(shares, 9)))] if ahead >= even_below else None
    names = tuple(ballot.name for ballot in ballots)
    return Lens(kind.name, kind.asks, kind.source, names, tuple(map(float, shares)), holder, ahead)


def _shares(ballot: Ballot, box: Box) -> list[float]:
    return [float(share) for share in ballot.shares(ballot.table.totals(box.plain))[0]]
