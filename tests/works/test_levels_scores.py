"""Floors under the figures on levels and fates, on both halves of the miniature works in view."""

from functools import cache

import pytest

from works.score import load

figures = cache(load("levels").score)  # by half


@pytest.mark.parametrize("half", ["dev", "second"])
@pytest.mark.parametrize(("name", "floor"), [("flashback", 0.97), ("level", 0.98), ("owner", 0.9), ("alive", 0.78)])
def test_levels_and_fates_stay_as_good(half: str, name: str, floor: float) -> None:
    assert figures(half)[name].value >= floor
