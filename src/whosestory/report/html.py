"""What pages of HTML have in common: each is one file that opens from disk and asks the network for nothing.

Style and script stand in the file; a Content-Security-Policy allows those two, by their hashes, and nothing else.
Everything from a script is escaped by the template engine.
"""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosestory.report.clean import fit, quoted, shown, shown_name

if TYPE_CHECKING:
    from jinja2 import Environment

STYLES = ("report.css", "charts.css")
_PLACE = re.compile(r"\b(p|sc)\. (?=\w)")
_MARGIN = re.compile(r"[ ]*\n\s*")


def tight(html: str) -> str:
    """A page without the templates' margins; style and script stay as they are, for their hashes.

    An apostrophe needs no escape: all attributes of ours stand in double quotes.
    """
    head, style, body = html.partition("</style>")
    body, script, rest = body.rpartition("<script>")
    return head + style + _MARGIN.sub("\n", body).replace("&#39;", "'").replace("&#x27;", "'") + script + rest


def draw(template: str, *styles: str, **values: object) -> str:
    """A page, whole: a template with the styles that all pages have, its own ones, and the one script."""
    style, script = "".join(map(static, (*STYLES, *styles))), static("report.js")
    drawn = environment().get_template(template)
    return tight(drawn.render(style=style, script=script, policy=policy(style, script), **values))


@cache
def static(name: str) -> str:
    """The text of a file in `static/`."""
    return files("whosestory.report").joinpath("static", name).read_text("utf-8")


def policy(style: str, script: str) -> str:
    """What a page may load: the one style and the one script that stand in it, by their hashes."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _fit(value: object) -> object:
    """What a template writes, without what turns the direction of writing; charts and style are ours and stay."""
    return fit(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _upfirst(text: str) -> str:
    """A text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def _percent(share: float) -> str:
    return unbroken(f"{round(100 * share)} %")


def _signed(value: float) -> str:
    """A value from -1 to 1 as pages print it.

    >>> _signed(-0.061), _signed(0.3)
    ('−0.06', '0.30')
    """
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def unbroken(text: str) -> str:
    """A text of ours in which no row ends between a number and its sign, or within a place."""
    return _PLACE.sub("\\1.\u00a0", text.replace(" %", "\u00a0%"))


@cache
def environment() -> "Environment":
    """What draws the templates: everything escaped, nothing undefined."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("whosestory.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_fit,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        shown=shown,
        quoted=quoted,
        name=shown_name,
        upfirst=_upfirst,
        percent=_percent,
        signed=_signed,
        unbroken=unbroken,
    )
    return made
