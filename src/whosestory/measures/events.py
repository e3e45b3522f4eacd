"""Events compiled to arrays, so that every "what if" is one product with scene weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from whosestory.measures.base import Basis, Event, Kernel, Measure, Reduce

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

LAST = 0.1  # the share of the kept words that is the ending
HALF_LEFT = 20.0  # words before the end, the last sentence or two, where a word counts half (docs/decisions/0015)


def toward_end(left: Floats, half: float = HALF_LEFT) -> Floats:
    """What a word counts with so many words left after it; with `half` left it counts half.

    Each doubling of the distance to the end counts alike.

    >>> toward_end(np.array([0.0, 20.0, 180.0])).tolist()
    [1.0, 0.5, 0.1]
    """
    return np.asarray(half / (half + left))


def toward_end_mean(start: Floats, end: Floats) -> Floats:
    """The mean of `toward_end` over stretches that have `start` words left before them and `end` after them."""
    words = np.maximum(start - end, 1e-6)
    return np.asarray(HALF_LEFT * np.log1p(words / (HALF_LEFT + end)) / words)


@dataclass(frozen=True, eq=False)
class EventTable:
    """A measure's events for one work.

    Weights have shape (n_scenes,) or (n_draws, n_scenes), each at least 0; a scene of weight 0 isn't there.
    """

    measure: Measure
    characters: tuple[str, ...]
    events: tuple[Event, ...]
    scene_words: Floats  # (n_scenes,): how much text each scene is, which places the kernel
    whole: "EventTable | None" = None  # of which this is cut down to some characters: its amounts are used again

    @cached_property
    def _index(self) -> dict[str, int]:
        return {character: at for at, character in enumerate(self.characters)}

    @cached_property
    def _columns(self) -> tuple[Ints, Ints, Floats]:
        """For each event its character, its scene and its amount."""
        index = self._index
        who = np.array([index[event.character] for event in self.events], dtype=np.intp)
        scenes = np.array([event.scene for event in self.events], dtype=np.intp)
        return who, scenes, np.array([event.amount for event in self.events], dtype=float)

    @cached_property
    def _plain(self) -> Floats:
        """(n_characters, n_scenes): the amounts of events that need no other scene."""
        if self.whole is not None:
            return np.asarray(self.whole._plain[[self.whole._index[character] for character in self.characters]])
        return self._matrix([at for at, event in enumerate(self.events) if not event.needs])

    @cached_property
    def _needing(self) -> list[tuple[list[int], Floats]]:
        """For each set of needed scenes, the amounts of the events that need it."""
        groups: dict[tuple[int, ...], list[int]] = {}
        for at, event in enumerate(self.events):
            if event.needs:
                groups.setdefault(event.needs, []).append(at)
        return [(list(needs), self._matrix(at)) for needs, at in groups.items()]

    def _matrix(self, events: Sequence[int]) -> Floats:
        """(n_characters, n_scenes): the amounts of some events, by their places."""
        shape = len(self.characters), len(self.scene_words)
        who, scenes, amounts = (column[np.array(events, dtype=np.intp)] for column in self._columns)
        cells = np.bincount(who * shape[1] + scenes, amounts, minlength=shape[0] * shape[1])
        return np.asarray(cells, dtype=float).reshape(shape)

    def totals(self, weights: Floats) -> Floats:
        """The weighted amount of each character: shape (n_characters,) or (n_draws, n_characters)."""
        rows = np.atleast_2d(weights)
        out = self._largest(rows) if self.measure.reduce is Reduce.MAX else self._sums(rows)
        return out[0] if weights.ndim == 1 else out

    @cached_property
    def everybody(self) -> Floats:
        """(n_scenes,): the amounts of all characters, a negative one by its size."""
        _, scenes, amounts = self._columns
        return np.asarray(np.bincount(scenes, np.abs(amounts), minlength=len(self.scene_words)), dtype=float)

    def amounts(self, rows: Floats) -> Floats:
        """The amount of all characters together where the measure counts, which `least` is asked of: (n_draws,)."""
        return np.asarray(np.einsum("ds,s->d", self.placed(rows), self.everybody))

    def placed(self, rows: Floats) -> Floats:
        """How much each scene counts once the kernel has been laid over its weight: (n_draws, n_scenes)."""
        return rows if self.measure.kernel is Kernel.EVERYWHERE else rows * self._kernel(rows)

    def _sums(self, rows: Floats, *, everywhere: bool = False) -> Floats:
        placed = rows if everywhere else self.placed(rows)
        out = _product(placed, self._plain)
        for needs, amounts in self._needing:
            kept = (rows[:, needs] > 0).all(axis=1, keepdims=True)
            out += kept * _product(placed, amounts)
        return out

    def _largest(self, rows: Floats) -> Floats:
        """The largest single event in the kept scenes; a scene's weight above 0 doesn't matter."""
        out = np.zeros((len(rows), len(self.characters)))
        for event in self.events:
            at = self._index[event.character]
            kept = (rows[:, [event.scene, *event.needs]] > 0).all(axis=1)
            out[:, at] = np.maximum(out[:, at], kept * event.amount)
        return out

    def _kernel(self, rows: Floats) -> Floats:
        """How much each scene counts by its place among the kept ones: (n_draws, n_scenes), 0 to 1."""
        words = rows * self.scene_words
        end = np.cumsum(words, axis=1)
        whole = np.maximum(end[:, -1:], 1e-12)
        if self.measure.kernel is Kernel.TOWARD_END:
            kept = np.maximum((rows > 0).sum(axis=1, keepdims=True), 1)
            scale = np.maximum(rows.sum(axis=1, keepdims=True) / kept, 1e-12)  # twice everything is the same end
            left = (whole - end) / scale
            return toward_end_mean(left + words / scale, left)
        return np.clip((end - (1 - LAST) * whole) / np.maximum(words, 1e-12), 0, 1)

    def values(self, weights: Floats) -> Floats:
        """The measure's value for each character, same shape as `totals`; 0 where the basis is 0."""
        totals = self.totals(weights)
        basis = self._basis(np.atleast_2d(weights))
        out = np.divide(np.atleast_2d(totals), basis, out=np.zeros_like(np.atleast_2d(totals)), where=basis > 0)
        return out[0] if weights.ndim == 1 else out

    def _basis(self, rows: Floats) -> Floats:
        """(n_draws, n_characters): what each amount is a share of."""
        shape = (len(rows), len(self.characters))
        match self.measure.basis:
            case Basis.ALL:
                return np.broadcast_to(self.totals(rows).sum(axis=1, keepdims=True), shape)
            case Basis.OWN:
                return self._sums(rows, everywhere=True)
            case Basis.SCENES:
                return np.broadcast_to(rows.sum(axis=1, keepdims=True), shape)
            case Basis.NONE:
                return np.ones(shape)


def _product(rows: Floats, amounts: Floats) -> Floats:
    """(n_draws, n_characters). Not by `@`: waking its threads can cost far more than so small a product."""
    return np.asarray(np.einsum("ds,cs->dc", rows, amounts))
