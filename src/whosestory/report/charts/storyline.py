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

from whosestory.report.charts.axis import WIDTH, Track, pages_below, starts
from whosestory.report.charts.svg import HUES, badge, element, short, svg, text
from whosestory.report.pages import Person
from whosestory.report.whole.pages import ReportPage, SceneCell

MAX_LINES = 8
LEFT, RIGHT, TOP, BOTTOM = 152.0, 16.0, 14.0, 26.0
LANE, TOGETHER = 34.0, 7.0  # between lanes; between lines that lie together
EASE = 0.5  # of the way between two scenes that a line takes to bend
INSET = 7.0  # units, at most, by which a line begins to leave a scene before its end
SPOT, STAGGER = 5.0, 11.0  # units: an initial's radius, and from one initial to the next
LONG_AWAY = 40.0  # units away after which a line says again whose it is


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
    track = Track(LEFT, WIDTH - RIGHT)
    height = TOP + LANE * len(people) + BOTTOM
    parts = [part for at, person in enumerate(people) for part in _line(page, person, at, order, track)]
    label = f"Storyline of {', '.join(person.name for person in people)}: lines lie together where they share a scene"
    parts += pages_below(page.scenes, track, height - 8)
    return svg(WIDTH, height, label, parts, css="chart storyline", scenes=starts(page.scenes, track))


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


def stops(person: str, order: Sequence[str], scenes: Sequence[SceneCell], track: Track) -> list[Stop]:
    """A line's places, one for each scene in which the person is there."""
    out = []
    for scene in scenes:
        if person not in scene.present:
            continue
        together = [lead for lead in order if lead in scene.present]
        middle = sum(map(order.index, together)) / len(together)
        y = TOP + LANE * (middle + 0.5) + TOGETHER * (together.index(person) - (len(together) - 1) / 2)
        out.append(Stop(track.x(scene.at), track.x(scene.at + scene.width), y, scene))
    return out


def _line(page: ReportPage, person: Person, at: int, order: Sequence[str], track: Track) -> list[Markup]:
    hue = f"line{at % HUES}"
    found = stops(person.id, order, page.scenes, track)
    lane = TOP + LANE * (order.index(person.id) + 0.5)
    name = text(person.name[:15], {"x": LEFT - 24, "y": lane + 4, "class": "name"})
    runs = _runs(found)
    there = "".join(map(_path, runs))
    away = "".join(_away(a[-1], b[0]) for a, b in pairwise(runs))
    badges = [
        badge(person.initial, run[0].x1 + INSET + STAGGER * _nth(person, run[0], order), run[0].y, at, radius=SPOT)
        for before, run in zip([None, *runs], runs, strict=False)
        if before is None or run[0].x1 - before[-1].x2 > LONG_AWAY
    ]
    return [
        name,
        badge(person.initial, LEFT - 14, lane, at),
        element("path", {"d": away, "class": f"{hue} away"}),
        element("path", {"d": there, "class": f"{hue} there"}),
        *badges,
    ]


def _nth(person: Person, stop: Stop, order: Sequence[str]) -> int:
    """The how many of those who lie together a person is, from 0: their initials stand beside each other."""
    return [lead for lead in order if lead in stop.scene.present].index(person.id)


def _runs(found: Sequence[Stop]) -> list[list[Stop]]:
    """Stops in scenes that follow each other."""
    runs: list[list[Stop]] = []
    for stop in found:
        if runs and stop.x1 - runs[-1][-1].x2 < 1:
            runs[-1].append(stop)
        else:
            runs.append([stop])
    return runs


def _path(run: Sequence[Stop]) -> str:
    """A line through scenes that follow each other."""
    first, last = run[0], run[-1]
    x, y = round(first.x1, 1), round(first.y, 1)
    out = f"M{short(x)} {short(y)}"
    for a, b in pairwise(run):
        if a.y != b.y:
            x1, x2, low = round(a.x2 - _inset(a), 1), round(b.x1 + _inset(b), 1), round(b.y, 1)
            out += f"h{short(x1 - x)}{_bend(x2 - x1, low - y)}"
            x, y = x2, low
    return f"{out}H{short(max(last.x2, first.x1 + 1))}"


def _away(a: Stop, b: Stop) -> str:
    """A line from one scene's end to another's beginning where somebody is away between them."""
    return f"M{short(a.x2)} {short(a.y)}{_bend(b.x1 - a.x2, b.y - a.y)}"


def _bend(right: float, down: float) -> str:
    """From where a line stands to another height."""
    if not down:
        return f"h{short(right)}"
    half, low = short(right * EASE), short(down)
    return f"c{half} 0 {half} {low} {short(right)} {low}".replace(" -", "-")


def _inset(stop: Stop) -> float:
    return min(INSET, (stop.x2 - stop.x1) / 4)
