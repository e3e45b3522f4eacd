"""The network: who shares scenes with whom, people in a circle, those who share many near each other."""

from math import cos, pi, sin

from markupsafe import Markup

from whosestory.report.charts.svg import HUES, badge, element, svg, text, title
from whosestory.report.whole.pages import Node, ReportPage

WIDTH, HEIGHT = 760.0, 460.0
RADIUS = 180.0
INWARD = 0.4  # of the way from the middle to halfway between two, where their line bends
MOST, LEAST = 9.0, 0.7  # units: how thick lines are
SMALL = 5.0  # units: the spot of somebody who is no lead


def network(page: ReportPage) -> Markup:
    """The chart; empty where nobody shares a scene."""
    found = page.closer.network
    if not found.edges:
        return Markup("")
    angles = {node.id: 2 * pi * at / len(found.nodes) - pi / 2 for at, node in enumerate(found.nodes)}
    names = {node.id: node.name for node in found.nodes}
    most = found.edges[0].scenes
    lines = []
    for edge in reversed(found.edges):
        thick = LEAST + (MOST - LEAST) * edge.scenes / most
        said = title(f"{names[edge.one]} and {names[edge.other]}: {edge.scenes} scene{'' if edge.scenes == 1 else 's'}")
        path = _path(angles[edge.one], angles[edge.other])
        lines.append(element("path", {"d": path, "stroke_width": round(thick, 1)}, said))
    parts = [element("g", {"class": "edges"}, *lines)]
    hues = {person.id: at for at, person in enumerate(page.verdict.people)}
    parts += [part for node in found.nodes for part in _node(node, angles[node.id], hues.get(node.id))]
    return svg(WIDTH, HEIGHT, "Who shares scenes with whom", parts, css="chart network")


def _at(angle: float, *, radius: float = RADIUS) -> str:
    return f"{WIDTH / 2 + radius * cos(angle):.0f} {HEIGHT / 2 + radius * sin(angle):.0f}"


def _path(one: float, other: float) -> str:
    """A line between two, bent toward the middle."""
    x = WIDTH / 2 + INWARD * RADIUS * (cos(one) + cos(other)) / 2
    y = HEIGHT / 2 + INWARD * RADIUS * (sin(one) + sin(other)) / 2
    return f"M{_at(one)}Q{x:.0f} {y:.0f} {_at(other)}"


def _node(node: Node, angle: float, hue: int | None) -> list[Markup]:
    x, y = (float(part) for part in _at(angle).split())
    beside_x, beside_y = (float(part) for part in _at(angle, radius=RADIUS + 16).split())
    side = cos(angle)
    anchor = "middle" if abs(side) < 0.08 else "start" if side > 0 else "end"
    down = 4 + (8 * sin(angle) if anchor == "middle" else 0)
    css = "label" if hue is None else "label lead"
    name = text(node.name[:22], {"x": beside_x, "y": beside_y + down, "text_anchor": anchor, "class": css})
    said = title(f"{node.name}: {node.words:,} words, {node.scenes} scenes")
    if hue is None:
        return [element("circle", {"cx": x, "cy": y, "r": SMALL, "class": "spot"}, said), name]
    return [element("g", {}, said, badge(node.initial, x, y, hue % HUES, radius=9)), name]
