"""SVG by hand: elements with escaped attributes and texts, numbers kept short."""

from collections.abc import Iterable, Mapping
from html import escape

from markupsafe import Markup

Attributes = Mapping[str, str | float | None]


def element(name: str, attributes: Attributes, *inner: str) -> Markup:
    """An element; attributes that are None are left out, underscores in their names become dashes."""
    shown = "".join(
        f' {key.replace("_", "-")}="{escape(_text(value))}"' for key, value in attributes.items() if value is not None
    )
    return Markup(f"<{name}{shown}>{''.join(inner)}</{name}>" if inner else f"<{name}{shown}/>")


def text(words: str, attributes: Attributes) -> Markup:
    """A text element."""
    return element("text", attributes, escape(words))


def title(words: str) -> Markup:
    """What a pointer shows, and what a screen reader says."""
    return element("title", {}, escape(words))


def linked(href: str | None, part: Markup) -> Markup:
    """A part that leads somewhere, if there is somewhere."""
    return element("a", {"href": href}, part) if href else part


def svg(width: float, height: float, label: str, parts: Iterable[str], *, css: str = "chart") -> Markup:
    """A chart that scales to its column, with its label for those who can't see it."""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {_text(width)} {_text(height)}",
        "role": "img",
        "aria-label": label,
        "class": css,
    }
    return element("svg", attributes, *parts)


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
