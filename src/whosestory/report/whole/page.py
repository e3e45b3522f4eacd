"""From an analysis to what its report says."""

from collections.abc import Iterator

from whosestory.analysis import Analysis
from whosestory.cast import Character
from whosestory.report.beside import intention_box, intention_of
from whosestory.report.cite import cite_line
from whosestory.report.excerpts import make_excerpts, quotes_of
from whosestory.report.folding import folded, make_folding
from whosestory.report.page import verdict_page
from whosestory.report.pages import HingeRow, Person, Quote, VerdictPage
from whosestory.report.people import people
from whosestory.report.places import quote_of, scene_place
from whosestory.report.whole.closer import look_closer
from whosestory.report.whole.facts import report_facts
from whosestory.report.whole.growth import growth_steps, handovers
from whosestory.report.whole.pages import ReportPage, StripMark
from whosestory.report.whole.scenes import scene_cells
from whosestory.report.whole.shorter import quotes_below
from whosestory.source import Evidence

NOTES = (
    "A script isn't the film: drafts differ, scenes are cut, lines move.",
    "Whom we root for belongs to viewers; nothing here measures it.",
    "Support is robustness, no chance: in how many weightings of the questions somebody leads.",
    "Names are joined by rule. Whoever has two names that the script never puts side by side stays two people until a "
    "correction joins them.",
    "The settings were tuned on 60 film scripts whose labels come from three people of one kind, no panel of readers.",
)


def report_page(
    analysis: Analysis, *, file: str = "FILE", whole_script: bool = False, meant: Character | None = None
) -> ReportPage:
    """What the report of a work says; with `whole_script` it holds every row of it.

    With `meant` it also says what the draft gives to that character.
    """
    page = verdict_page(analysis, file=file)
    facts = report_facts(analysis)
    folding = make_folding(analysis.work, analysis.notes)
    closer = look_closer(analysis, page, facts)
    scenes = scene_cells(analysis, folding)
    handed = handovers(analysis)
    intention = intention_box(analysis, intention_of(analysis, meant)) if meant else None
    quotes = (
        *quotes_of(page),
        *quotes_below(closer),
        *_headings(analysis, page.hinges),
        *(each.quote for each in handed),
        *(quote for row in (intention.in_way if intention else ()) for quote in row.quotes),
    )
    return ReportPage(
        verdict=page,
        borders=_borders(analysis),
        scenes=scenes,
        marks=_marks(analysis, page),
        growth=growth_steps(analysis, people(analysis)),
        handovers=handed,
        closer=closer,
        excerpts=make_excerpts(analysis.work, quotes, folding=folding, whole_script=whole_script),
        folds={} if whole_script else folded(folding, quotes),
        whole_script=whole_script,
        notes=NOTES,
        citation=cite_line(analysis, page),
        intention=intention,
    )


def _headings(analysis: Analysis, hinges: tuple[HingeRow, ...]) -> Iterator[Quote]:
    """The first line of each scene on which the result hangs most, so that its mark leads somewhere."""
    for hinge, row in zip(analysis.verdict.hinges, hinges, strict=True):
        scene = analysis.work.scenes[hinge.scene]
        span = scene.heading.span if scene.heading else scene.lines[0].span
        yield quote_of(analysis.work, Evidence(analysis.work.source, span, f"a hinge: it helps {row.toward} most"))


def _borders(analysis: Analysis) -> dict[str, tuple[float, float]]:
    """Where the border between a question's first two runs when scenes are dropped or doubled, of the whole bar."""
    out = {}
    for question, answer in analysis.verdict.answers.items():
        if len(answer.shares) > 1:
            both = sum(sorted(answer.shares)[-2:])
            low, high = (both * (1 + margin) / 2 for margin in (answer.low, answer.high))
            out[question.value] = (max(0.0, low), min(1.0, high))
    return out


def _marks(analysis: Analysis, page: VerdictPage) -> tuple[StripMark, ...]:
    """The hinges and the scenes of the smallest flip, where they stand in the script."""
    people = {person.name: person for person in page.people}
    hinges = [
        _mark(analysis, hinge.scene, people.get(row.toward), "hinge", f"a hinge, it helps {row.toward} most")
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
