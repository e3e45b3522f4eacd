"""The scenes as the charts draw them: where each stands, who is there, where, when, on which level."""

from whosestory.analysis import Analysis
from whosestory.reading import Level
from whosestory.report.clean import shown, shown_name
from whosestory.report.folding import Folding
from whosestory.report.places import scene_place
from whosestory.report.whole.pages import SceneCell


def scene_cells(analysis: Analysis, folding: Folding) -> tuple[SceneCell, ...]:
    """Every scene; `folding` says which painful matters a scene contains."""
    work, reading = analysis.work, analysis.reading
    total = float(reading.scene_words.sum()) or 1.0
    out = []
    for scene in work.scenes:
        place = scene_place(work, scene.index)
        level = reading.levels[scene.index]
        out.append(
            SceneCell(
                at=float(reading.progress[scene.index]),
                width=float(reading.scene_words[scene.index]) / total,
                place=place.place,
                where=shown_name(scene.place),
                time=shown_name(scene.time),
                inside=scene.inside,
                row=work.source.locate(place.start).row,
                present=tuple(lead for lead in analysis.cast.leads if lead in reading.presence[scene.index]),
                level="" if level.level is Level.PRESENT else level.level.value,
                owner=shown(analysis.cast.name(level.owner)) if level.owner in analysis.cast.by_id else "",
                contains=folding.of_scene(scene.index),
            )
        )
    return tuple(out)
