"""The report as one HTML file."""

from collections.abc import Sequence

from whosestory.report.beside import fewest_line, in_way_line, in_way_title
from whosestory.report.charts.arcs import arcs
from whosestory.report.charts.bars import bar
from whosestory.report.charts.heard import heard
from whosestory.report.charts.network import network
from whosestory.report.charts.scenes import scene_strip
from whosestory.report.charts.storyline import storyline
from whosestory.report.charts.strip import strip
from whosestory.report.charts.svg import HUES
from whosestory.report.fitting import MAX_PAGE_BYTES, draw_to_fit
from whosestory.report.html import draw
from whosestory.report.pages import Person
from whosestory.report.whole.pages import ReportPage
from whosestory.report.whole.shorter import STEPS
from whosestory.report.wording import read_clause


def render_report(page: ReportPage) -> str:
    """The report of a work; shortened where it would grow too large, unless it is to hold the whole script."""
    return draw_to_fit(page, _drawn, () if page.whole_script else STEPS)


def _drawn(page: ReportPage, left_out: tuple[str, ...]) -> str:
    return draw(
        "report.html",
        page=page,
        left_out=left_out,
        limit=MAX_PAGE_BYTES,
        verdict=page.verdict,
        hue=_hues(page.verdict.people),
        names={node.id: node.name for node in page.closer.network.nodes},
        bar=bar,
        strip=strip(page),
        storyline=storyline(page),
        arcs=arcs(page),
        heard=heard(page),
        network=network(page),
        scenes=scene_strip(page),
        in_way_line=in_way_line,
        in_way_title=in_way_title,
        fewest_line=fewest_line,
        read=read_clause(page.verdict.understood),
    )


def _hues(people: Sequence[Person]) -> dict[str, str]:
    """A class of colour for each person."""
    return {person.id: f"hue{at % HUES}" for at, person in enumerate(people)}
