"""The scene strip: inside and outside, day and night, the levels beside the story's present, the places most used."""

from collections import Counter
from collections.abc import Callable, Sequence

from markupsafe import Markup

from whosestory.report.charts.axis import WIDTH, Track, cells, pages_below, starts
from whosestory.report.charts.svg import element, svg, text
from whosestory.report.whole.pages import ReportPage, SceneCell

LEFT, ROW, TOP = 176.0, 16.0, 6.0
MAX_PLACES, LEAST_SCENES = 6, 2  # places with a row of their own
MAX_NAME = 19  # characters that have room at the left
_NIGHT = ("NIGHT", "EVENING", "DUSK", "MIDNIGHT")
Row = tuple[str, str, Callable[[SceneCell], bool]]  # its name, its class, which scenes it has


def scene_strip(page: ReportPage) -> Markup:
    """A row for each, a cell a scene; empty where headings name no place."""
    rows = [row for row in _rows(page.scenes) if any(map(row[2], page.scenes))]
    if not any(scene.where for scene in page.scenes) or not rows:
        return Markup("")
    track = Track(LEFT, WIDTH - 8)
    height = TOP + ROW * len(rows) + 24
    parts = [part for at, row in enumerate(rows) for part in _drawn(page, row, TOP + at * ROW, track)]
    parts += pages_below(page.scenes, track, height - 6)
    label = "Where and when the scenes are, first page to last"
    return svg(WIDTH, height, label, parts, css="chart scenes", scenes=starts(page.scenes, track))


def _rows(scenes: Sequence[SceneCell]) -> list[Row]:
    levels = dict.fromkeys(scene.level for scene in scenes if scene.level)
    places = Counter(scene.where for scene in scenes if scene.where)
    most = [place for place, n in places.most_common(MAX_PLACES) if n >= LEAST_SCENES]
    out: list[Row] = [
        ("inside", "side", lambda scene: scene.inside is True),
        ("outside", "side", lambda scene: scene.inside is False),
        ("by night", "night", lambda scene: any(word in scene.time.upper() for word in _NIGHT)),
    ]
    out += [(level, "level", lambda scene, level=level: scene.level == level) for level in levels]  # type: ignore[misc]
    out += [(place, "at", lambda scene, place=place: scene.where == place) for place in most]  # type: ignore[misc]
    return out


def _drawn(page: ReportPage, row: Row, y: float, track: Track) -> list[Markup]:
    name, css, has = row
    short = name if len(name) <= MAX_NAME else name[: MAX_NAME - 1] + "…"
    middle = y + ROW / 2
    line = element("line", {"x1": track.left, "x2": track.right, "y1": middle, "y2": middle, "class": "rule"})
    there = filter(has, page.scenes)
    return [text(short, {"x": LEFT - 8, "y": y + 12, "class": "name"}), line, cells(there, track, middle, css)]
