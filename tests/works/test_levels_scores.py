"""Floors under the figures on levels and fates, on the miniature works in view.

`dev` and `second` were labelled before `LABELS.md`: there a voice over an end told first made the rest a flashback, and
whoever isn't seen when a long past is told of is unknown.
"""

from functools import cache

import pytest

from works.score import load

figures = cache(load("levels").score)  # by half


@pytest.mark.parametrize("half", ["dev", "second", "fifth", "sixth"])
@pytest.mark.parametrize(("name", "floor"), [("flashback", 0.8), ("level", 0.93), ("owner", 0.9), ("alive", 0.75)])
def test_levels_and_fates_stay_as_good(half: str, name: str, floor: float) -> None:
    assert figures(half)[name].value >= floor
