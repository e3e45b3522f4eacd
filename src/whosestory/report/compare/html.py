"""Drafts side by side as one HTML file, made as the report is: nothing from outside, everything escaped."""

from whosestory import __version__
from whosestory.drafts import N_SCENES
from whosestory.report.charts.bars import bar
from whosestory.report.charts.scene_map import scene_map
from whosestory.report.compare.page import doing_line, matched_line, nothing_moved
from whosestory.report.compare.pages import CompareReport
from whosestory.report.compare.shorter import STEPS
from whosestory.report.fitting import MAX_PAGE_BYTES, draw_to_fit
from whosestory.report.html import draw
from whosestory.report.pages import Person
from whosestory.report.wording import read_clause


def render_compare_html(report: CompareReport) -> str:
    """The file; shortened where it would grow too large."""
    return draw_to_fit(report, _drawn, STEPS)


def _drawn(report: CompareReport, left_out: tuple[str, ...]) -> str:
    return draw(
        "compare.html",
        "compare.css",
        report=report,
        left_out=left_out,
        limit=MAX_PAGE_BYTES,
        page=report.page,
        hue={initial: f"hue{at}" for initial, at in report.hues.items()},
        people=_people(report),
        bar=lambda row: bar(row, _hues(report), None),
        maps=[scene_map(each) for each in report.maps],
        doing_line=doing_line,
        matched_line=matched_line,
        nothing_moved=nothing_moved,
        read=read_clause,
        n_scenes=N_SCENES,
        version=__version__,
    )


def _hues(report: CompareReport) -> dict[str, str]:
    """A class of colour for each person."""
    return {person.id: f"hue{report.hues[person.initial]}" for person in _people(report)}


def _people(report: CompareReport) -> list[Person]:
    """Whoever has a share in one of the drafts, each once, in the order of their colours."""
    found = {share.person.id: share.person for row in report.questions for cell in row for share in cell.shares}
    order = list(report.hues)
    return sorted(found.values(), key=lambda person: order.index(person.initial))
