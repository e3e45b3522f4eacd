"""The six questions as one chart: a bar each, with who holds it."""

from markupsafe import Markup

from whosestory.report.charts.bars import BELOW, HEIGHT, WIDTH, parts_of
from whosestory.report.charts.svg import HUES, element, svg, text
from whosestory.report.whole.pages import ReportPage

LEFT, GAP, TOP, RIGHT = 190.0, 14.0, 8.0, 150.0
STRETCH = 1.5  # bars are longer than in the rows


def questions(page: ReportPage) -> Markup:
    """The chart; empty where nothing was asked."""
    rows = page.verdict.questions
    if not rows:
        return Markup("")
    hues = {person.id: f"hue{at % HUES}" for at, person in enumerate(page.verdict.people)}
    width = WIDTH * STRETCH
    parts = []
    for at, row in enumerate(rows):
        y = TOP + at * (HEIGHT + BELOW + GAP)
        parts.append(text(row.asks, {"x": LEFT - 10, "y": y + 15, "class": "name"}))
        drawn = parts_of(row, hues, page.borders.get(row.name), width)
        parts.append(element("g", {"transform": f"translate({LEFT:g} {y:g})"}, *drawn))
        said = row.answer + (", narrowly" if row.is_narrow else "")
        parts.append(text(said, {"x": LEFT + (width if row.shares else 0) + 10, "y": y + 15, "class": "label lead"}))
    height = TOP + len(rows) * (HEIGHT + BELOW + GAP)
    return svg(LEFT + width + RIGHT, height, "The six questions, and who holds each", parts)
