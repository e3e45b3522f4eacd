"""SVG by hand: elements with escaped attributes and texts, numbers kept short."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import pairwise

from markupsafe import Markup

from whosestory.report.clean import fit, shown_name

Attributes = Mapping[str, str | float | None]
HUES = 6  # colours of people in charts.css; more people than that share them, with their initials to tell them apart
MAX_TEXT, MAX_TITLE = 60, 300  # characters: longer than any name or place


def element(name: str, attributes: Attributes, *inner: str) -> Markup:
    """An element; attributes that are None are left out, underscores in their names become dashes."""
    parts = "".join(
        f' {key.replace("_", "-")}="{escape(fit(_text(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{parts}>{''.join(inner)}</{name}>" if inner else f"<{name}{parts}/>")


def text(words: str, attributes: Attributes) -> Markup:
    """A text element."""
    return element("text", attributes, escape(shown_name(words, limit=MAX_TEXT)))


def title(words: str) -> Markup:
    """What a pointer shows, and what a screen reader says."""
    return element("title", {}, escape(shown_name(words, limit=MAX_TITLE)))


def linked(href: str | None, part: Markup, *, label: str) -> Markup:
    """A part that leads somewhere, if there is somewhere; the label is what a screen reader says."""
    return element("a", {"href": href, "aria_label": shown_name(label, limit=MAX_TITLE)}, part) if href else part


def badge(initial: str, x: float, y: float, hue: int, *, radius: float = 7) -> Markup:
    """A lead's initial in a spot of the lead's colour."""
    spot = element("circle", {"cx": x, "cy": y, "r": radius, "class": f"hue{hue % HUES}"})
    return spot + text(initial, {"x": x, "y": y + 3.2, "class": "badge"})


def svg(
    width: float, height: float, label: str, parts: Iterable[str], *, css: str = "chart", scenes: str | None = None
) -> Markup:
    """A chart that scales to its column, with its label for those who can't see it.

    `scenes` says where each scene of the script begins on it.
    """
    attributes: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {_text(width)} {_text(height)}",
        "role": "group",  # no img: it has links in it
        "aria-label": shown_name(label, limit=MAX_TITLE),
        "class": css,
        "data_scenes": scenes,
    }
    return element("svg", attributes, *([title(label)] if scenes else []), *parts)


def short(value: float) -> str:
    """A coordinate in a tenth of a unit, in as few signs as can be: paths are most of a report.

    >>> short(3.04), short(12.96), short(-0.04), short(0.5)
    ('3', '13', '0', '.5')
    """
    out = f"{value:.1f}".removesuffix(".0").replace("-0.", "-.").removeprefix("0")
    return "0" if out in {"", "-0"} else out


def steps(points: Iterable[tuple[float, float]]) -> str:
    """A path's steps from each point to the next, the first from where the path stands by itself.

    >>> steps([(1, 2), (3.25, 2), (3, 1.5)])
    'M1 2l2.2 0-.2-.5'
    """
    rounded = [(round(x, 1), round(y, 1)) for x, y in points]
    out = ""
    for (x, y), (a, b) in pairwise(rounded):
        down = short(b - y)
        out += f" {short(a - x)}{down if down.startswith('-') else f' {down}'}"
    x, y = rounded[0]
    return f"M{short(x)} {short(y)}l" + out.removeprefix(" ").replace(" -", "-")


def _text(value: str | float) -> str:
    """A value of an attribute.

    >>> _text(3.1400001), _text(2), _text("a")
    ('3.1', '2', 'a')
    """
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
