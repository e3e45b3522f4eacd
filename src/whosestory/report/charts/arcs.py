"""Arcs: how bright or dark a lead's own lines are, and the action about them, each line in its bands."""

from math import ceil

from markupsafe import Markup

from whosestory.report.charts.axis import WIDTH, Track, pages_below
from whosestory.report.charts.svg import HUES, badge, element, linked, steps, svg, text, title
from whosestory.report.whole.pages import MomentRow, MoodArc, MoodArcs, ReportPage

LEFT, RIGHT, BETWEEN = 46.0, 12.0, 62.0
HEAD, HEIGHT, FOOT = 30.0, 96.0, 16.0  # of a lead's row: its names, its arcs, room for the marks below
STEP = 0.25  # the scale ends at a multiple of it
MARK = 4.5  # units: half of a mark's width


def arcs(page: ReportPage) -> Markup:
    """A row a lead, the own lines left, the action about them right; empty where nobody has an arc."""
    rows = [(at, each) for at, each in enumerate(page.closer.arcs) if each.drawn]
    if not rows or not page.scenes:
        return Markup("")
    scale = _scale([each for _, each in rows])
    half = (WIDTH - LEFT - RIGHT - BETWEEN) / 2
    tracks = (Track(LEFT, LEFT + half), Track(WIDTH - RIGHT - half, WIDTH - RIGHT))
    parts: list[Markup] = []
    for nth, (at, each) in enumerate(rows):
        top = nth * (HEAD + HEIGHT + FOOT) + HEAD
        for arc, track in zip((each.own, each.about), tracks, strict=True):
            parts += _panel(page, each, at, arc, track, top, scale)
    height = len(rows) * (HEAD + HEIGHT + FOOT)
    for track in tracks:
        parts += pages_below(page.scenes, track, height + 14, parts=3)
    names = ", ".join(each.person.name for _, each in rows)
    return svg(
        WIDTH, height + 22, f"How bright or dark the words are, first page to last: {names}", parts, css="chart arcs"
    )


def _scale(rows: list[MoodArcs]) -> float:
    """Where the scale ends, the same for all arcs, so that they can be compared."""
    farthest = max(max(abs(point.least), abs(point.most)) for row in rows for arc in row.drawn for point in arc.points)
    return min(1.0, max(STEP, ceil(farthest / STEP) * STEP))


def _panel(
    page: ReportPage, row: MoodArcs, at: int, arc: MoodArc, track: Track, top: float, scale: float
) -> list[Markup]:
    """One arc with its frame; where there is none, the reason."""
    said = f"{row.person.name}: {arc.what}"
    parts = [
        badge(row.person.initial, track.left + 7, top - 15, at),
        text(said, {"x": track.left + 19, "y": top - 11, "class": "label"}),
    ]
    middle = top + HEIGHT / 2
    parts.append(element("line", {"x1": track.left, "x2": track.right, "y1": middle, "y2": middle, "class": "rule"}))
    if not arc.points:
        return [*parts, text("too few bright or dark words", {"x": track.left, "y": middle - 6, "class": "quiet"})]
    parts.append(text(arc.shape, {"x": track.right, "y": top - 11, "class": "name quiet"}))
    for value, words in ((scale, "bright"), (0.0, "0"), (-scale, "dark")):
        parts.append(text(words, {"x": track.left - 6, "y": _y(value, top, scale) + 4, "class": "name quiet"}))
    return [*parts, *_curve(arc, at, track, top, scale), *(_mark(page, each, track, top) for each in arc.moments)]


def _curve(arc: MoodArc, at: int, track: Track, top: float, scale: float) -> list[Markup]:
    """The home base, both bands, the line."""
    hue = at % HUES
    home = [
        element("line", {"x1": track.left, "x2": track.right, "y1": y, "y2": y, "class": "home"})
        for y in (_y(edge, top, scale) for edge in arc.home)
    ]
    there = [track.x(point.at) for point in arc.points]
    bands = []
    for edges in (
        ([point.most for point in arc.points], [point.least for point in arc.points]),
        ([point.high for point in arc.points], [point.low for point in arc.points]),
    ):
        above, below = ([(x, _y(edge, top, scale)) for x, edge in zip(there, side, strict=True)] for side in edges)
        around = [(round(x), round(y)) for x, y in (*above, *reversed(below))]
        bands.append(element("path", {"d": steps(around) + "z", "class": f"band hue{hue}"}))
    line = steps([(x, _y(point.value, top, scale)) for x, point in zip(there, arc.points, strict=True)])
    return [*home, *bands, element("path", {"d": line, "class": f"line{hue}"})]


def _y(value: float, top: float, scale: float) -> float:
    return top + (1 - value / scale) * HEIGHT / 2


def _mark(page: ReportPage, moment: MomentRow, track: Track, top: float) -> Markup:
    """A triangle above for one of the brightest sentences, below for one of the darkest."""
    x = track.x(moment.at)
    base, tip = (top - 7, top + 1) if moment.kind == "brightest" else (top + HEIGHT + 7, top + HEIGHT - 1)
    path = f"M{x - MARK:.0f} {base:.0f}h{2 * MARK:g}L{x:.0f} {tip:.0f}z"
    label = f"{moment.quote.place}, {moment.kind}: {', '.join(moment.words)}"
    return linked(
        page.anchor(moment.quote.row), element("path", {"d": path, "class": "hinge"}, title(label)), label=label
    )
