"""A question's shares as a bar, each part with the initial of whose it is."""

from markupsafe import Markup

from whosestory.report.charts.svg import element, svg, text, title
from whosestory.report.pages import QuestionRow

WIDTH, HEIGHT = 240.0, 22.0
LEAST_FOR_INITIAL = 12.0  # units: narrower parts have no room for a letter


def bar(row: QuestionRow, hues: dict[str, str]) -> Markup:
    """The bar of one question; empty where there's no answer."""
    if not row.shares:
        return Markup("")
    parts, passed = [], 0.0
    for share in row.shares:
        width = share.value * WIDTH
        said = f"{share.person.name}: {round(100 * share.value)} %"
        attributes = {"x": passed, "y": 0.0, "width": max(0.0, width - 1), "height": HEIGHT}
        parts.append(element("rect", {**attributes, "class": hues[share.person.id]}, title(said)))
        if width >= LEAST_FOR_INITIAL:
            middle = passed + width / 2
            parts.append(text(share.person.initial, {"x": middle, "y": 15.5, "class": "initial"}))
        passed += width
    label = ", ".join(f"{share.person.name} {round(100 * share.value)} %" for share in row.shares)
    return svg(WIDTH, HEIGHT, f"{row.name}: {label}", parts, css="bar")
