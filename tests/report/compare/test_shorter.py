"""Drafts side by side that would grow too large: scenes that stand together are one, and the page says so."""

import re
from dataclasses import replace

import pytest

from drafts.made import draft, his, scenes
from whosestory.drafts import compare
from whosestory.report.compare.html import render_compare_html
from whosestory.report.compare.pages import CompareReport, SceneMap, SceneTie
from whosestory.report.compare.report import compare_report
from whosestory.report.compare.shorter import STEPS, joined
from whosestory.report.fitting import MAX_PAGE_BYTES
from whosestory.report.whole.pages import SceneCell

SAME, ANY = frozenset({"same"}), frozenset({"same", "rewritten", "new", "cut"})


def cells(n: int) -> tuple[SceneCell, ...]:
    return tuple(SceneCell(at / n, 1 / n, f"p. {at}", "BAR", "DAY", True, at, ()) for at in range(n))


def tie(before: int | None, after: int | None, fate: str, *, did: bool = False) -> SceneTie:
    return SceneTie(before, after, fate, is_moved=False, did=did)


DRAWN = SceneMap(
    "A",
    "B",
    (cells(7), cells(6)),
    (
        tie(0, 0, "same"),
        tie(1, 1, "same"),
        tie(2, 2, "same", did=True),
        tie(3, 3, "rewritten"),
        tie(4, 4, "rewritten"),
        tie(6, 5, "rewritten"),  # what was cut stood between
        tie(5, None, "cut"),
    ),
)


def test_scenes_that_stand_together_with_one_fate_are_one() -> None:
    one = joined(DRAWN, SAME)
    assert one.ties == (
        tie(0, 0, "same"),
        tie(1, 1, "same", did=True),
        tie(2, 2, "rewritten"),
        tie(3, 3, "rewritten"),
        tie(5, 4, "rewritten"),
        tie(4, None, "cut"),
    )
    assert [cell.place for cell in one.scenes[1]] == ["p. 0 to p. 1", "p. 2", "p. 3", "p. 4", "p. 5"]
    assert one.cell(0, 0) == "p. 0 to p. 1 (2 scenes)"
    assert one.scenes[0][0].width == pytest.approx(2 / 7)
    two = joined(one, ANY)
    assert two.ties[2:] == (tie(2, 2, "rewritten"), tie(4, 3, "rewritten"), tie(3, None, "cut"))
    assert two.cell(0, 2) == "p. 3 to p. 4 (2 scenes)"


def links_land(html: str) -> bool:
    return set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


def long_report() -> CompareReport:
    """Six drafts of 180 scenes, every other one rewritten throughout."""
    first, *rest = scenes()
    text = first + "".join(rest) * 6
    one, other = draft(text), draft(text.replace("looks", "stares").replace(" the ", " this "))
    return compare_report(compare([one, other] * 3))


def test_many_long_drafts_are_shortened_and_the_page_says_so() -> None:
    html = render_compare_html(long_report())
    assert len(html.encode()) <= MAX_PAGE_BYTES
    assert "<p>Shortened, to stay under 200 KB. Left out: single scenes" in html
    assert links_land(html)


def test_without_its_maps_a_page_still_says_what_became_of_the_scenes() -> None:
    report = compare_report(compare([draft(), draft(his())]))
    assert "Shortened" not in render_compare_html(report)
    shorter = report
    for step in STEPS:
        shorter = step.shorten(shorter)
    assert shorter == replace(report, maps=shorter.maps, lines=shorter.lines)
    html = render_compare_html(shorter)
    assert "Chart: the scenes of" not in html
    assert report.page.changes[0].scenes in html
    assert links_land(html)
