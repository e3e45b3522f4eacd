"""Floors under the figures on tellings, on the miniature works in view."""

from functools import cache

import pytest

from works.score import load

figures = cache(load("telling").score)  # by half


@pytest.mark.parametrize("half", ["dev", "second", "aside"])
@pytest.mark.parametrize(
    ("name", "floor"), [("frame", 0.95), ("narrator", 0.92), ("own or witness", 0.82), ("enclosed", 0.9)]
)
def test_tellings_stay_as_good(half: str, name: str, floor: float) -> None:
    assert figures(half)[name].value >= floor


@pytest.mark.parametrize("half", ["fifth", "sixth"])
@pytest.mark.parametrize(
    ("name", "floor"), [("frame", 0.9), ("narrator", 0.9), ("own or witness", 0.8), ("enclosed", 0.82)]
)
def test_tellings_stay_as_good_on_what_came_later(half: str, name: str, floor: float) -> None:
    assert figures(half)[name].value >= floor
