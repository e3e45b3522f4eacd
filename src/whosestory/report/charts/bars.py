"""A question's shares as a bar, each part with the initial of whose it is, and the range of its first border."""

from markupsafe import Markup

from whosestory.report.charts.svg import element, svg, text, title
from whosestory.report.pages import QuestionRow

WIDTH, HEIGHT = 240.0, 22.0
BELOW = 9.0  # units: room for the range
LEAST_FOR_INITIAL = 14.0  # units: narrower parts have no room for a letter


def bar(row: QuestionRow, hues: dict[str, str], border: tuple[float, float] | None) -> Markup:
    """The bar of one question; empty where there's no answer. `border` is between which shares its first part ends."""
    if not row.shares:
        return Markup("")
    label = ", ".join(f"{share.person.name} {round(100 * share.value)} %" for share in row.shares)
    said = _said(border) if border else ""
    height = HEIGHT + (BELOW if border else 0)
    return svg(WIDTH, height, f"{row.name}: {label}{said}", parts_of(row, hues, border, WIDTH), css="bar")


def parts_of(row: QuestionRow, hues: dict[str, str], border: tuple[float, float] | None, whole: float) -> list[Markup]:
    """What a bar is made of; `whole` is its width."""
    parts, passed = [], 0.0
    for share in row.shares:
        width = share.value * whole
        said = f"{share.person.name}: {round(100 * share.value)} %"
        attributes = {"x": passed, "y": 0.0, "width": max(0.0, width - 1), "height": HEIGHT}
        parts.append(element("rect", {**attributes, "class": hues[share.person.id]}, title(said)))
        if width >= LEAST_FOR_INITIAL:
            middle = passed + width / 2
            parts.append(text(share.person.initial, {"x": middle, "y": 15.5, "class": "initial"}))
        passed += width
    return [*parts, _range(border, whole)] if border and row.shares else parts


def _range(border: tuple[float, float], whole: float) -> Markup:
    """A whisker below the bar."""
    y = HEIGHT + BELOW / 2 + 0.5
    low, high = (share * whole for share in border)
    high = max(high, low + 1)
    path = f"M{low:.1f} {y:.1f}H{high:.1f}M{low:.1f} {y - 3:.1f}v6M{high:.1f} {y - 3:.1f}v6"
    return element("path", {"d": path, "class": "range"}, title(_said(border).removeprefix("; ")))


def _said(border: tuple[float, float]) -> str:
    low, high = (round(100 * share) for share in border)
    return f"; with scenes dropped or doubled at random the first part ends between {low} and {high} %"
