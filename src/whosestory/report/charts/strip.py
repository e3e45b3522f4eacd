"""The strip of pages: who is there from the first page to the last, and where the result hangs."""

from markupsafe import Markup

from whosestory.report.charts.svg import Attributes, element, linked, svg, text, title
from whosestory.report.pages import Person
from whosestory.report.report_pages import ReportPage, SceneCell

WIDTH, LEFT, ROW = 960.0, 110.0, 18.0
TOP = 22.0  # of room for the marks
MAX_PEOPLE = 8


def strip(page: ReportPage) -> Markup:
    """A row a lead, a cell a scene in which the lead is there, and the hinges above."""
    people = page.verdict.people[:MAX_PEOPLE]
    if not people or not page.scenes:
        return Markup("")
    height = TOP + ROW * len(people) + 24
    parts = [part for at, person in enumerate(people) for part in _row(page, person, at)]
    parts += [_mark(page, at) for at in range(len(page.marks))]
    parts += _axis(page, height)
    names = ", ".join(person.name for person in people)
    return svg(WIDTH, height, f"In which scenes {names} are there, first page to last", parts, css="chart strip")


def _x(at: float) -> float:
    return LEFT + at * (WIDTH - LEFT - 8)


def _row(page: ReportPage, person: Person, at: int) -> list[Markup]:
    y = TOP + at * ROW
    name = text(person.name[:16], {"x": LEFT - 8, "y": y + 12.5, "class": "name"})
    line = element("line", {"x1": LEFT, "x2": WIDTH - 8, "y1": y + ROW / 2, "y2": y + ROW / 2, "class": "rule"})
    cells = [_cell(page, person, scene, y, at) for scene in page.scenes if person.id in scene.present]
    return [name, line, *cells]


def _cell(page: ReportPage, person: Person, scene: SceneCell, y: float, at: int) -> Markup:
    width = max(1.0, _x(scene.at + scene.width) - _x(scene.at) - 0.6)
    attributes: Attributes = {"x": _x(scene.at), "y": y + 3, "width": width, "height": ROW - 6, "class": f"hue{at % 6}"}
    said = title(f"{person.name}, {scene.place} {scene.heading}")
    return linked(page.anchor(scene.row), element("rect", attributes, said))


def _mark(page: ReportPage, at: int) -> Markup:
    mark = page.marks[at]
    x = _x(mark.at)
    points = f"{x - 5:.1f},4 {x + 5:.1f},4 {x:.1f},14"
    return linked(page.anchor(mark.row), element("polygon", {"points": points, "class": mark.kind}, title(mark.label)))


def _axis(page: ReportPage, height: float) -> list[Markup]:
    """The pages at which a quarter begins, as people look them up."""
    out = []
    for quarter in range(5):
        at = quarter / 4
        scene = next((scene for scene in page.scenes if scene.at + scene.width > min(at, 0.999)), page.scenes[-1])
        anchor = "start" if not quarter else "end" if quarter == 4 else "middle"
        label = scene.place.partition(",")[0]
        out.append(text(label, {"x": _x(at), "y": height - 6, "class": "axis", "text_anchor": anchor}))
    return out
