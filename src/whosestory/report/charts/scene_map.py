"""The scenes of two drafts, one above the other: what stayed, what was rewritten, cut, added, moved."""

from markupsafe import Markup

from whosestory.report.charts.axis import WIDTH, Track, pages_below
from whosestory.report.charts.svg import element, svg, text, title
from whosestory.report.compare.pages import SceneMap, SceneTie
from whosestory.report.whole.pages import SceneCell

LEFT, BOX, BETWEEN = 40.0, 18.0, 74.0
TOP = 24.0  # of room for the legend
LEGEND = (("same", "the same"), ("rewritten", "rewritten"), ("new", "new"), ("cut", "cut"), ("moved", "elsewhere"))
STEP = 118.0  # units an entry of the legend


def scene_map(drawn: SceneMap) -> Markup:
    """A row of boxes a draft, a box a scene as long as its words; ties join what is the same scene in both."""
    above, below = drawn.scenes
    if not above or not below:
        return Markup("")
    track = Track(LEFT, WIDTH - 8)
    low = TOP + 18 + BOX + BETWEEN
    parts = [part for at, entry in enumerate(LEGEND) for part in _entry(at, *entry)]
    parts += [_tie(drawn, tie, track, TOP + 18 + BOX, low) for tie in drawn.ties if _is_tied(tie)]
    fates = [{tie.before: tie for tie in drawn.ties}, {tie.after: tie for tie in drawn.ties}]
    for mark, scenes, ties, y in zip((drawn.before, drawn.after), drawn.scenes, fates, (TOP + 18, low), strict=True):
        parts.append(text(mark, {"x": LEFT - 10, "y": y + 13.5, "class": "name lead"}))
        parts += [_box(scene, ties.get(at), track, y) for at, scene in enumerate(scenes)]
    parts += pages_below(above, track, TOP + 12)
    parts += pages_below(below, track, low + BOX + 16)
    label = f"The scenes of {drawn.before} above those of {drawn.after}: the same, rewritten, new, cut, elsewhere"
    return svg(WIDTH, low + BOX + 24, label, parts, css="chart map")


def _entry(at: int, css: str, words: str) -> list[Markup]:
    x = LEFT + at * STEP
    shape = element("rect", {"x": x, "y": 1, "width": 14, "height": 11, "class": f"fate {css}"})
    return [shape, text(words, {"x": x + 20, "y": 11, "class": "label"})]


def _is_tied(tie: SceneTie) -> bool:
    return tie.before is not None and tie.after is not None


def _tie(drawn: SceneMap, tie: SceneTie, track: Track, top: float, bottom: float) -> Markup:
    """The band between a scene before and after."""
    above, below = drawn.scenes[0][tie.before or 0], drawn.scenes[1][tie.after or 0]
    (a, b), (c, d) = _ends(above, track), _ends(below, track)
    middle = (top + bottom) / 2
    path = (
        f"M{a:.1f} {top:g}C{a:.1f} {middle:g} {c:.1f} {middle:g} {c:.1f} {bottom:g}"
        f"H{d:.1f}C{d:.1f} {middle:g} {b:.1f} {middle:g} {b:.1f} {top:g}z"
    )
    return element("path", {"d": path, "class": f"tie {_fate(tie)}"})


def _box(scene: SceneCell, tie: SceneTie | None, track: Track, y: float) -> Markup:
    left, right = _ends(scene, track)
    said = (
        f"{scene.place} {scene.where}: {tie.fate if tie else ''}{', stands elsewhere' if tie and tie.is_moved else ''}"
    )
    css = f"fate {_fate(tie) if tie else 'same'}{' did' if tie and tie.did else ''}"
    return element("rect", {"x": left, "y": y, "width": right - left, "height": BOX, "class": css}, title(said))


def _ends(scene: SceneCell, track: Track) -> tuple[float, float]:
    left = track.x(scene.at)
    return left, left + max(1.0, track.x(scene.at + scene.width) - left - 0.8)


def _fate(tie: SceneTie) -> str:
    return "moved" if tie.is_moved else tie.fate
