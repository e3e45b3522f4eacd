"""The storyline's layout, worked out by hand."""

import pytest

from whosestory.report.charts.axis import Track
from whosestory.report.charts.storyline import LANE, TOGETHER, lanes, stops
from whosestory.report.whole.pages import SceneCell


def cell(at: int, *present: str) -> SceneCell:
    return SceneCell(at / 4, 0.25, f"p. {at + 1}", "A", "DAY", True, at + 1, present)


def test_those_who_share_scenes_lie_next_to_each_other() -> None:
    scenes = [cell(0, "a", "c"), cell(1, "a", "c"), cell(2, "b", "d"), cell(3, "c", "d")]
    order = lanes(["a", "b", "c", "d"], scenes)
    assert [abs(order.index(x) - order.index(y)) for x, y in ("ac", "bd", "cd")] == [1, 1, 1]


def test_without_shared_scenes_the_order_stays() -> None:
    assert lanes(["a", "b", "c"], [cell(0, "a"), cell(1, "b")]) == ["a", "b", "c"]


def test_lines_lie_together_where_they_share_a_scene() -> None:
    scenes = [cell(0, "a"), cell(1, "a", "b"), cell(2, "b")]
    a, b = (stops(lead, ["a", "b"], scenes, Track(0, 960)) for lead in "ab")
    assert [stop.scene.at for stop in a] == [0, 0.25]
    assert b[1].y - a[0].y == pytest.approx(LANE)
    assert b[0].y - a[1].y == pytest.approx(TOGETHER)
