"""The strip of pages: who is there from the first page to the last, where the result hangs, how the verdict grows."""

from markupsafe import Markup

from whosestory.report.charts.axis import WIDTH, Track, cells, pages_below, starts
from whosestory.report.charts.svg import HUES, Attributes, element, linked, svg, text, title
from whosestory.report.pages import Person
from whosestory.report.whole.pages import GrowthStep, ReportPage

LEFT, ROW = 152.0, 18.0
TOP = 22.0  # of room for the marks
GROWTH, GAP = 44.0, 14.0
MAX_PEOPLE = 8


def strip(page: ReportPage) -> Markup:
    """A row a lead, a cell a scene in which the lead is there; the hinges above, the verdict's growth below."""
    people = page.verdict.people[:MAX_PEOPLE]
    if not people or not page.scenes:
        return Markup("")
    track = Track(LEFT, WIDTH - 8)
    below = TOP + ROW * len(people)
    height = below + (GAP + GROWTH if page.growth else 0) + 24
    parts = [part for at, person in enumerate(people) for part in _row(page, person, at, track)]
    parts += [_mark(page, at, track) for at in range(len(page.marks))]
    parts += _growth(page, track, below + GAP) if page.growth else []
    parts += pages_below(page.scenes, track, height - 6)
    names = ", ".join(person.name for person in people)
    label = f"In which scenes {names} are there, first page to last"
    return svg(WIDTH, height, label, parts, css="chart strip", scenes=starts(page.scenes, track))


def _row(page: ReportPage, person: Person, at: int, track: Track) -> list[Markup]:
    y = TOP + at * ROW
    name = text(f"{person.initial}  {person.name[:14]}", {"x": LEFT - 8, "y": y + 12.5, "class": "name"})
    middle = y + ROW / 2
    line = element("line", {"x1": LEFT, "x2": track.right, "y1": middle, "y2": middle, "class": "rule"})
    there = (scene for scene in page.scenes if person.id in scene.present)
    return [name, line, cells(there, track, middle, f"line{at % HUES}")]


def _mark(page: ReportPage, at: int, track: Track) -> Markup:
    mark = page.marks[at]
    x = track.x(mark.at)
    points = f"{x - 5:.1f},4 {x + 5:.1f},4 {x:.1f},14"
    shape = element("polygon", {"points": points, "class": mark.kind}, title(mark.label))
    return linked(page.anchor(mark.row), shape, label=mark.label)


def _growth(page: ReportPage, track: Track, top: float) -> list[Markup]:
    """A column a step: of 100 weightings, each lead's, with what is read up to its right edge."""
    out = [text("leads by then", {"x": LEFT - 8, "y": top + GROWTH / 2 + 4, "class": "name quiet"})]
    before = 0.0
    for step in page.growth:
        out.append(_column(page, step, track.x(before), track.x(step.at), top))
        before = step.at
    return out


def _column(page: ReportPage, step: GrowthStep, left: float, right: float, top: float) -> Markup:
    order = [person.id for person in page.verdict.people]
    out: list[Markup] = []
    y = top
    for share in sorted(step.shares, key=lambda each: order.index(each.person.id)):
        height = share.value * GROWTH
        hue = f"hue{order.index(share.person.id) % HUES}"
        attributes: Attributes = {
            "x": left + 0.5,
            "y": y,
            "width": max(0.5, right - left - 1),
            "height": height,
            "class": hue,
        }
        out.append(element("rect", attributes))
        if height >= 13:
            middle = (left + right) / 2
            out.append(text(share.person.initial, {"x": middle, "y": y + height / 2 + 4.5, "class": "initial"}))
        y += height
    return element("g", {}, title(f"After {step.label}: {step.leads}"), *out)
