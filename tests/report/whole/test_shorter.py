"""A report that would grow too large: what it leaves out, that it says so, and that no link hangs in the air."""

import re
from dataclasses import replace
from functools import lru_cache

import pytest

from drafts.made import scenes
from report.made import sample
from whosestory.analysis import analyze_bytes
from whosestory.report.excerpts import quotes_of
from whosestory.report.fitting import MAX_PAGE_BYTES
from whosestory.report.whole.html import render_report
from whosestory.report.whole.page import report_page
from whosestory.report.whole.pages import ReportPage, SceneCell
from whosestory.report.whole.shorter import STEPS, fewer_facts, joined

PAIRS = (("Greta", "Donal"), ("Maren", "Tobias"), ("Ilse", "Conrad"), ("Hedda", "Rufus"))


@lru_cache
def long_page() -> ReportPage:
    """The report of the sample's thirty scenes fourteen times, with four pairs of people in turns."""
    first, *rest = scenes()
    text = first
    for nth in range(14):
        each = "".join(rest)
        for old, new in zip(PAIRS[0], PAIRS[nth % len(PAIRS)], strict=True):
            each = each.replace(old, new).replace(old.upper(), new.upper())
        text += each
    page = report_page(analyze_bytes(text.encode(), "long.fountain"))
    assert len(page.scenes) == 420
    return page


def links_land(html: str) -> bool:
    return set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


def test_the_report_of_a_long_work_is_shortened_and_says_so() -> None:
    html = render_report(long_page())
    assert len(html.encode()) <= MAX_PAGE_BYTES
    assert "<p>Shortened, to stay under 200 KB. Left out: more than two lines under each of the facts" in html
    assert links_land(html)


def test_every_line_of_the_verdict_stays() -> None:
    page = long_page()
    for step in STEPS:
        page = step.shorten(page)
    kept = {row.row for excerpt in page.excerpts for row in excerpt.rows if row.is_place}
    assert {quote.row for quote in quotes_of(page.verdict)} <= kept
    assert quotes_of(page.verdict) == quotes_of(long_page().verdict)
    assert len(page.excerpts) < len(long_page().excerpts)
    assert len(page.scenes) <= 100
    html = render_report(page)
    assert links_land(html)
    assert "Shortened" not in html  # it fits as it is


def test_a_short_report_is_left_alone_and_so_is_one_with_the_whole_script() -> None:
    page = report_page(sample())
    assert "Shortened" not in render_report(page)
    whole = report_page(sample(), whole_script=True)
    (script,) = whole.excerpts
    grown = render_report(replace(whole, excerpts=(replace(script, rows=script.rows * 10),)))
    assert len(grown.encode()) > MAX_PAGE_BYTES
    assert "Shortened" not in grown


def test_fewer_facts_are_the_first_of_each_kind() -> None:
    page = report_page(sample())
    many = [box for box in page.closer.facts if len({row.kind for row in box.rows}) > 1]
    assert many
    shorter = {box.name: box for box in fewer_facts(page, 2).closer.facts}
    for box in many:
        assert len({(row.who, row.kind) for row in shorter[box.name].rows}) == 2
        assert shorter[box.name].n == box.n


def cell(at: float, width: float, where: str, *present: str, contains: str = "") -> SceneCell:
    return SceneCell(at, width, "p. 1", where, "DAY", True, 1, present, contains=contains)


def test_joined_scenes_have_whoever_is_there_for_more_than_half_of_the_words() -> None:
    run = (
        cell(0.2, 0.1, "BAR", "anna", "ben", contains="violence"),
        cell(0.3, 0.2, "STREET", "ben", contains="suicide, violence"),
        cell(0.5, 0.1, "BAR", "anna", "cleo"),
    )
    one = joined(run)
    assert (one.at, one.where, one.contains) == (0.2, "STREET", "violence, suicide")
    assert one.width == pytest.approx(0.4)
    assert one.present == ("ben",)  # .3 of .4; anna has .2, half and no more; cleo .1
    assert joined(run[:1]) == run[0]
