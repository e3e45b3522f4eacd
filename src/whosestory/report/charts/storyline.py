"""The storyline: a line for each lead through the scenes; lines lie together where the leads share a scene.

The order of the lines is the one in which leads who share scenes lie nearest to each other: of all orders of at most
eight, the one with the least sum of distances (minimum linear arrangement). A line leaves its lane only for a scene
that it shares, so lines cross only where people meet.

References: Munroe 2009, Movie Narrative Charts; Tanahashi & Ma 2012, Design Considerations for Optimizing Storyline
Visualizations. The layout is ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations

import numpy as np
from markupsafe import Markup

from whosestory.report.charts.svg import Attributes, element, linked, svg, text, title
from whosestory.report.pages import Person
from whosestory.report.report_pages import ReportPage, SceneCell

MAX_LINES = 8
LEFT, RIGHT, TOP, BOTTOM = 118.0, 16.0, 14.0, 26.0
LANE, TOGETHER = 30.0, 7.0  # between lanes; between lines that lie together
LEAST_WIDTH, A_SCENE = 960.0, 4.0
EASE = 0.5  # of the way between two scenes that a line takes to bend


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a line is in one scene: the scene's two ends, and the height."""

    x1: float
    x2: float
    y: float
    scene: SceneCell


def storyline(page: ReportPage) -> Markup:
    """The chart; empty where there are no two leads or no scenes."""
    people = page.verdict.people[:MAX_LINES]
    if len(people) < 2 or not page.scenes:
        return Markup("")
    order = lanes([person.id for person in people], page.scenes)
    width = max(LEAST_WIDTH, LEFT + RIGHT + A_SCENE * len(page.scenes))
    height = TOP + LANE * len(people) + BOTTOM
    parts = [part for at, person in enumerate(people) for part in _line(page, person, at, order, width)]
    label = f"Storyline of {', '.join(person.name for person in people)}: lines lie together where they share a scene"
    return svg(width, height, label, [*parts, *_axis(page, width, height)], css="chart storyline")


def lanes(leads: Sequence[str], scenes: Sequence[SceneCell]) -> list[str]:
    """The leads from top to bottom, those who share scenes near each other; ties go to the order given."""
    shared = np.zeros((len(leads), len(leads)))
    for scene in scenes:
        there = [at for at, lead in enumerate(leads) if lead in scene.present]
        for a, b in combinations(there, 2):
            shared[a, b] += scene.width
            shared[b, a] += scene.width
    orders = np.array(list(permutations(range(len(leads)))), dtype=np.int8)
    places = np.argsort(orders, axis=1)
    distances = np.abs(places[:, :, None] - places[:, None, :])
    best = int(np.argmin(np.round((distances * shared).sum(axis=(1, 2)), 9)))
    return [leads[at] for at in orders[best]]


def stops(person: str, order: Sequence[str], scenes: Sequence[SceneCell], width: float) -> list[Stop]:
    """A line's places, one for each scene in which the person is there."""
    out = []
    for scene in scenes:
        if person not in scene.present:
            continue
        together = [lead for lead in order if lead in scene.present]
        middle = sum(map(order.index, together)) / len(together)
        y = TOP + LANE * (middle + 0.5) + TOGETHER * (together.index(person) - (len(together) - 1) / 2)
        out.append(Stop(_x(scene.at, width), _x(scene.at + scene.width, width), y, scene))
    return out


def _x(at: float, width: float) -> float:
    return LEFT + min(1.0, at) * (width - LEFT - RIGHT)


def _line(page: ReportPage, person: Person, at: int, order: Sequence[str], width: float) -> list[Markup]:
    hue = f"line{at % 6}"
    found = stops(person.id, order, page.scenes, width)
    lane = TOP + LANE * (order.index(person.id) + 0.5)
    name = text(f"{person.initial} {person.name[:15]}", {"x": LEFT - 8, "y": lane + 4, "class": "name"})
    between = [
        element("path", {"d": _bend(a, b), "class": f"{hue} {'away' if b.x1 - a.x2 > 1 else ''}".strip()})
        for a, b in pairwise(found)
    ]
    return [name, *between, *(_stop(page, person, stop, hue) for stop in found)]


def _bend(a: Stop, b: Stop) -> str:
    ease = max(1.0, (b.x1 - a.x2) * EASE)
    return f"M{a.x2:.1f} {a.y:.1f}C{a.x2 + ease:.1f} {a.y:.1f} {b.x1 - ease:.1f} {b.y:.1f} {b.x1:.1f} {b.y:.1f}"


def _stop(page: ReportPage, person: Person, stop: Stop, hue: str) -> Markup:
    scene = stop.scene
    attributes: Attributes = {"d": f"M{stop.x1:.1f} {stop.y:.1f}H{stop.x2:.1f}", "class": f"{hue} there"}
    path = element("path", attributes, title(f"{person.name}, {scene.place} {scene.heading}"))
    return linked(page.anchor(scene.row), path)


def _axis(page: ReportPage, width: float, height: float) -> list[Markup]:
    """The pages at which each fifth begins."""
    out = []
    for fifth in range(6):
        scene = next((each for each in page.scenes if each.at + each.width > min(fifth / 5, 0.999)), page.scenes[-1])
        anchor = "start" if not fifth else "end" if fifth == 5 else "middle"
        label = scene.place.partition(",")[0]
        out.append(text(label, {"x": _x(fifth / 5, width), "y": height - 8, "class": "axis", "text_anchor": anchor}))
    return out
