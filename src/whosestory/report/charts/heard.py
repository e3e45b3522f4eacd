"""Who is heard how much through the script, each line in the band that other windows give."""

from markupsafe import Markup

from whosestory.report.charts.axis import WIDTH, Track, pages_below
from whosestory.report.charts.svg import HUES, badge, element, steps, svg, text
from whosestory.report.whole.pages import Arc, ReportPage

LEFT, RIGHT, TOP, HEIGHT = 60.0, 26.0, 34.0, 170.0
LEGEND = 200.0  # units a name
TICKS = (0.0, 0.5, 1.0)


def heard(page: ReportPage) -> Markup:
    """The chart; empty where there's nothing to draw."""
    drawn = page.closer.heard
    if not drawn or not page.scenes:
        return Markup("")
    track = Track(LEFT, WIDTH - RIGHT)
    parts = [part for at, arc in enumerate(drawn) for part in _named(arc, at)]
    parts += [part for tick in TICKS for part in _tick(tick, track)]
    parts += [_band(arc, at, track) for at, arc in enumerate(drawn)]
    parts += [part for at, arc in enumerate(drawn) for part in _line(arc, at, track)]
    parts += pages_below(page.scenes, track, TOP + HEIGHT + 22)
    names = ", ".join(arc.person.name for arc in drawn)
    return svg(WIDTH, TOP + HEIGHT + 30, f"Who is heard through the script: {names}", parts, css="chart heard")


def _y(share: float) -> float:
    return TOP + (1 - share) * HEIGHT


def _tick(share: float, track: Track) -> list[Markup]:
    y = _y(share)
    rule = element("line", {"x1": track.left, "x2": track.right, "y1": y, "y2": y, "class": "rule"})
    return [rule, text(f"{round(100 * share)} %", {"x": LEFT - 8, "y": y + 4, "class": "name quiet"})]


def _named(arc: Arc, at: int) -> list[Markup]:
    """A lead's entry above the chart."""
    x = LEFT + 8 + at * LEGEND
    return [
        badge(arc.person.initial, x, 12, at),
        text(arc.person.name[:20], {"x": x + 12, "y": 16, "class": "label"}),
    ]


def _band(arc: Arc, at: int, track: Track) -> Markup:
    there = [(round(track.x(point.at)), round(_y(point.high))) for point in arc.points]
    back = [(round(track.x(point.at)), round(_y(point.low))) for point in reversed(arc.points)]
    return element("path", {"d": steps([*there, *back]) + "z", "class": f"band hue{at % HUES}"})


def _line(arc: Arc, at: int, track: Track) -> list[Markup]:
    points = [(track.x(point.at), _y(point.value)) for point in arc.points]
    line = element("path", {"d": steps(points), "class": f"line{at % HUES}"})
    highest = max(arc.points, key=lambda point: point.value)
    return [line, badge(arc.person.initial, track.x(highest.at), _y(highest.value), at)]
