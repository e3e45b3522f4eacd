"""What charts from the first page to the last have in common: the place of a scene, the pages below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from whosestory.report.charts.svg import element, short, text
from whosestory.report.whole.pages import SceneCell

WIDTH = 960.0  # units: about the pixels of a column


@dataclass(frozen=True, slots=True)
class Track:
    """The stretch of a chart that stands for the script."""

    left: float
    right: float

    def x(self, at: float) -> float:
        """Where a share of the words passed lies."""
        return self.left + min(1.0, max(0.0, at)) * (self.right - self.left)


def pages_below(scenes: Sequence[SceneCell], track: Track, y: float, *, parts: int = 5) -> list[Markup]:
    """The pages at which each part of the script begins, as people look them up."""
    out = []
    for nth in range(parts + 1):
        at = nth / parts
        scene = next((each for each in scenes if each.at + each.width > min(at, 0.999)), scenes[-1])
        anchor = "start" if not nth else "end" if nth == parts else "middle"
        label = scene.place.partition(",")[0]
        out.append(text(label, {"x": track.x(at), "y": y, "class": "axis", "text_anchor": anchor}))
    return out


def cells(scenes: Iterable[SceneCell], track: Track, middle: float, css: str) -> Markup:
    """A row of boxes, one a scene, as one line with gaps; `middle` is how far down it lies."""
    path, at = "", 0.0
    for scene in scenes:
        left = round(track.x(scene.at), 1)
        width = round(max(1.0, track.x(scene.at + scene.width) - left - 0.6), 1)
        path += f"m{short(left - at)} 0h{short(width)}" if path else f"M{short(left)} {middle:g}h{short(width)}"
        at = left + width
    return element("path", {"d": path, "class": f"{css} cells"})


def starts(scenes: Iterable[SceneCell], track: Track) -> str:
    """Where each scene begins, for report.js: it says under a pointer which scene that is, and leads there."""
    return " ".join(f"{track.x(scene.at):.0f}" for scene in scenes)
