"""From an analysis to what its report says."""

from whosestory import __version__
from whosestory.analysis import Analysis
from whosestory.report.excerpts import make_excerpts, quotes_of
from whosestory.report.page import verdict_page
from whosestory.report.pages import Person, VerdictPage
from whosestory.report.places import scene_place
from whosestory.report.report_pages import ReportPage, SceneCell, StripMark

NOTES = (
    "A script isn't the film: drafts differ, scenes are cut, lines move.",
    "Whom we root for belongs to viewers; nothing here measures it.",
    "Support is robustness, no chance: in how many weightings of the questions somebody leads.",
    "Names are joined by rule. Whoever has two names that the script never puts side by side stays two people until a "
    "correction joins them.",
    "The settings were tuned on 60 film scripts whose labels come from three people of one kind, no panel of readers.",
)


def report_page(analysis: Analysis, *, file: str = "FILE", whole_script: bool = False) -> ReportPage:
    """What the report of a work says; with `whole_script` it holds every row of it."""
    page = verdict_page(analysis, file=file)
    return ReportPage(
        verdict=page,
        scenes=_scenes(analysis),
        marks=_marks(analysis, page),
        excerpts=make_excerpts(analysis.work, quotes_of(page), whole_script=whole_script),
        whole_script=whole_script,
        notes=NOTES,
        citation=citation(page),
    )


def citation(page: VerdictPage) -> str:
    """A line by which this result can be cited and made again."""
    return (
        f"whosestory {__version__}, plan {page.plan}, seed {page.seed}, clauses by {page.finder}, "
        f"on {page.file} (sha256 {page.sha256[:16]}...): "
        f"{page.headline}"
    )


def _scenes(analysis: Analysis) -> tuple[SceneCell, ...]:
    work, reading = analysis.work, analysis.reading
    total = float(reading.scene_words.sum()) or 1.0
    leads = frozenset(analysis.cast.leads)
    out = []
    for scene in work.scenes:
        place = scene_place(work, scene.index)
        there = tuple(lead for lead in analysis.cast.leads if lead in reading.presence[scene.index] & leads)
        row = work.source.locate(place.start).row
        width = float(reading.scene_words[scene.index]) / total
        out.append(SceneCell(float(reading.progress[scene.index]), width, place.place, place.heading, row, there))
    return tuple(out)


def _marks(analysis: Analysis, page: VerdictPage) -> tuple[StripMark, ...]:
    """The hinges and the scenes of the smallest flip, where they stand in the script."""
    people = {person.name: person for person in page.people}
    hinges = [
        _mark(analysis, hinge.scene, people.get(row.toward), "hinge", f"it helps {row.toward} most")
        for hinge, row in zip(analysis.verdict.hinges, page.hinges, strict=True)
    ]
    flips = [
        _mark(analysis, scene, None, "flip", "one of those without which another leads")
        for scene in analysis.verdict.flip
    ]
    return tuple(hinges + flips)


def _mark(analysis: Analysis, scene: int, person: Person | None, kind: str, why: str) -> StripMark:
    place = scene_place(analysis.work, scene)
    row = analysis.work.source.locate(place.start).row
    return StripMark(float(analysis.reading.progress[scene]), f"{place.place}: {why}", row, person, kind)
