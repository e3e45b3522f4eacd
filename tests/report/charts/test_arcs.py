"""The arcs' figures and their chart: what the measure gives, with its lines."""

import re

import pytest

from whosestory.analysis import Analysis, analyze_bytes
from whosestory.measures.arc import NO_SHAPE
from whosestory.measures.arc import arcs as measured
from whosestory.report.charts.arcs import arcs
from whosestory.report.charts.svg import short, steps
from whosestory.report.whole.html import render_report
from whosestory.report.whole.page import report_page
from whosestory.report.whole.pages import ReportPage

BRIGHT, DARK = "I love this wonderful, happy day.", "I hate this terrible, awful war."
SCENE = "INT. ROOM {0} - DAY\n\nADA\n{1}\n\nBEN\nI heard it. I went to the shop, and I came back again.\n\n"


@pytest.fixture(scope="module")
def rises() -> Analysis:
    """Forty scenes; what ADA says is dark in the first twenty and bright in the others; BEN says neither."""
    return analyze_bytes(
        "".join(SCENE.format(nth, DARK if nth < 20 else BRIGHT) for nth in range(40)).encode(), "rises.fountain"
    )


@pytest.fixture(scope="module")
def page(rises: Analysis) -> ReportPage:
    return report_page(rises)


def test_the_arc_is_the_measures(rises: Analysis, page: ReportPage) -> None:
    arc = next(each.own for each in page.closer.arcs if each.person.id == "ada")
    found = measured(rises.reading, "ada").own
    assert (arc.shape, arc.n, arc.home) == (found.shape, len(found.sentences), found.home)
    assert arc.shape != NO_SHAPE
    first, *_, last = arc.quarters
    assert first.value < 0 < last.value
    for point in arc.points:
        assert -1 <= point.least <= point.low <= point.value <= point.high <= point.most <= 1


def test_peaks_and_troughs_cite_their_lines_and_words(page: ReportPage) -> None:
    arc = next(each.own for each in page.closer.arcs if each.person.id == "ada")
    assert [each.kind for each in arc.moments] == ["brightest", "brightest", "darkest", "darkest"]
    assert arc.moments[0].quote.text == BRIGHT
    assert arc.moments[-1].words == ("hate", "terrible", "awful", "war")
    html = render_report(page)
    box = html[html.index('id="arcs"') :]
    assert "darkest: hate, terrible, awful, war" in box
    for moment in arc.moments:
        assert f'id="r{moment.quote.row}"' in html


def test_whoever_has_too_little_has_no_arc_and_it_says_so(page: ReportPage) -> None:
    ben = next(each for each in page.closer.arcs if each.person.id == "ben")
    assert ben.drawn == ()
    assert f"No arc: {ben.own.reason}." in render_report(page)
    assert "BEN" not in arcs(page)


def test_a_chart_shows_lines_bands_home_and_linked_marks(page: ReportPage) -> None:
    drawn = arcs(page)
    assert drawn.count('class="home"') == 2
    assert drawn.count('class="band hue') == 2
    assert len(re.findall(r'<a href="#r\d+" aria-label="~p\. \d+, (?:bright|dark)est: ', drawn)) == 4
    line = re.search(r'd="(M[^"]+)" class="line', drawn)
    assert line is not None
    heights = [float(part.split()[1]) for part in re.findall(r"M(\S+ \S+)l", line[0])]
    assert heights[0] > 78  # it begins in the dark half, below the middle of its panel


def test_paths_are_short_and_exact() -> None:
    assert [short(value) for value in (0, -0.01, -0.5, 100.04, 0.25)] == ["0", "0", "-.5", "100", ".2"]
    assert steps([(0, 0), (10, -3), (12.5, -3)]) == "M0 0l10-3 2.5 0"
