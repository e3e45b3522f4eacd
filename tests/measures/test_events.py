"""Event tables: weights, needs, kernels, reductions, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from whosestory.measures import Basis, Event, EventTable, Kernel, Reduce, voice
from whosestory.source import Span

AT = Span(0, 1)
EVENTS = (
    Event(0, "ben", 3, AT),
    Event(1, "greta", 1, AT),
    Event(2, "greta", 4, AT, needs=(0,)),
)
PLAIN = voice.MEASURE


def table(*events: Event, words: tuple[float, ...] = (10, 10, 10), **changes: object) -> EventTable:
    return EventTable(replace(PLAIN, **changes), ("ben", "greta"), events, np.array(words, dtype=float))  # type: ignore[arg-type]


def test_amounts_are_weighted() -> None:
    assert table(*EVENTS).totals(np.array([1.0, 2.0, 0.5])).tolist() == [3, 2 + 2]


def test_an_event_falls_with_the_scene_that_it_needs() -> None:
    assert table(*EVENTS).totals(np.array([0.0, 1.0, 1.0])).tolist() == [0, 1]


def test_many_weights_at_once_are_the_same_as_one_by_one() -> None:
    weights = np.random.default_rng(1).exponential(size=(20, 3))
    one = table(*EVENTS)
    np.testing.assert_allclose(one.totals(weights), [one.totals(row) for row in weights])
    np.testing.assert_allclose(one.values(weights), [one.values(row) for row in weights])


def test_bases() -> None:
    ones = np.ones(3)
    assert table(*EVENTS, basis=Basis.ALL).values(ones).tolist() == [3 / 8, 5 / 8]
    assert table(*EVENTS, basis=Basis.SCENES).values(ones).tolist() == [1, 5 / 3]
    assert table(*EVENTS, basis=Basis.NONE).values(ones).tolist() == [3, 5]


def test_the_basis_own_is_the_character_without_the_kernel() -> None:
    events = (Event(0, "ben", 3, AT), Event(2, "ben", 1, AT))
    found = table(*events, basis=Basis.OWN, kernel=Kernel.LAST_TENTH, words=(50, 40, 10))
    assert found.values(np.ones(3)).tolist() == [0.25, 0]


def test_the_last_tenth_moves_with_what_is_kept() -> None:
    found = table(Event(1, "ben", 1, AT), Event(2, "greta", 1, AT), words=(80, 10, 10), kernel=Kernel.LAST_TENTH)
    assert found.totals(np.array([1.0, 1.0, 1.0])).tolist() == [0, 1]
    assert found.totals(np.array([1.0, 1.0, 0.0])).tolist() == pytest.approx([0.9, 0])  # 9 of the last scene's 10 words


def test_the_largest_ignores_how_heavy_a_scene_is() -> None:
    found = table(*EVENTS, reduce=Reduce.MAX)
    assert found.totals(np.array([0.1, 5.0, 1.0])).tolist() == [3, 4]
    assert found.totals(np.array([0.0, 5.0, 1.0])).tolist() == [0, 1]


def test_nothing_kept_is_nothing() -> None:
    assert table(*EVENTS).values(np.zeros(3)).tolist() == [0, 0]
