"""One chart by itself, as a picture: SVG, or PNG through an optional rasteriser."""

import re
from collections.abc import Callable

from markupsafe import Markup

from whosestory.errors import MissingExtraError
from whosestory.report.charts.arcs import arcs
from whosestory.report.charts.heard import heard
from whosestory.report.charts.network import network
from whosestory.report.charts.questions import questions
from whosestory.report.charts.scenes import scene_strip
from whosestory.report.charts.storyline import storyline
from whosestory.report.charts.strip import strip
from whosestory.report.html import static
from whosestory.report.whole.pages import ReportPage

PLOTS: dict[str, Callable[[ReportPage], Markup]] = {
    "questions": questions,
    "strip": strip,
    "storyline": storyline,
    "arcs": arcs,
    "heard": heard,
    "scenes": scene_strip,
    "network": network,
}
MARGIN = 12  # units around a chart
SCALE = 2  # pixels a unit in PNG: sharp on screens and on paper
_LINK = re.compile(r"</?a\b[^>]*>")  # what our own `linked` writes: attributes are escaped
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_SET = re.compile(r"(--\w+): (#\w+);")
_USED = re.compile(r"var\((--\w+)\)")


def plot_svg(page: ReportPage, kind: str) -> str:
    """A chart as an SVG file, light, with a margin, without links; "" where there's nothing to draw."""
    drawn = str(PLOTS[kind](page))
    size = _SIZE.search(drawn)
    if size is None:
        return ""
    width, height = (float(side) + 2 * MARGIN for side in size.groups())
    paper = f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{width:g}" height="{height:g}" fill="{_colours()["--paper"]}"/>'
    box = f'viewBox="{-MARGIN} {-MARGIN} {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    head, rest = _LINK.sub("", drawn).replace(size[0], box, 1).split(">", 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}><style>{_style()}</style>{paper}{rest}\n'


def plot_png(svg: str) -> bytes:
    """A chart's SVG as PNG.

    Raises:
        MissingExtraError: the rasteriser isn't installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise MissingExtraError("png") from error
    return bytes(svg_to_bytes(svg_string=svg, zoom=SCALE, sans_serif_family="DejaVu Sans"))


def _colours() -> dict[str, str]:
    """The light colours of the report, by their names there."""
    light = static("report.css").partition("@media")[0]
    return dict(_SET.findall(light))


def _style() -> str:
    """The charts' style with its colours written out: not all that draws SVG knows variables."""
    colours = _colours()
    return _USED.sub(lambda found: colours[found[1]], static("charts.css")).replace("svg ", "")
