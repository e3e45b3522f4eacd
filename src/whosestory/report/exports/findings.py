"""All lines that a verdict's page quotes, each with what it says for or against: for notes, tables and essays."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whosestory.analysis import Analysis
from whosestory.measures import turning_points
from whosestory.report.folding import make_folding
from whosestory.report.page import is_judged
from whosestory.report.pages import CaseBox, Person, QuestionRow, Quote, VerdictPage
from whosestory.report.places import quote_of, scene_place
from whosestory.source import Evidence, Span

HELD = {"even": "even", "nobody": "nobody's", "can't say": "can't say"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the script and what it shows."""

    about: str  # "voice", "case", "hinge", "turning point"
    says: str  # of what it is a part: "GRETA holds it", "for GRETA"
    person: Person | None  # the lead whom it speaks for or against, where there is one
    quote: Quote
    contains: str = ""  # painful matter in its scene: "violence, slurs"


def find_findings(analysis: Analysis, page: VerdictPage) -> tuple[Finding, ...]:
    """Every line quoted on a verdict's page, with hinges and turning points, in the order of the text.

    A line that speaks against one lead and for another is listed once, as for the other.
    """
    folding = make_folding(analysis.work, analysis.notes)
    found = [
        *(each for row in page.questions for each in _question(row)),
        *_cases(page.cases),
        *_hinges(analysis, page),
        *(_turns(analysis) if is_judged(analysis) else ()),
    ]
    placed = [replace(each, contains=folding.at(each.quote.start)) for each in found]
    return tuple(sorted(placed, key=lambda each: each.quote.start))


def _question(row: QuestionRow) -> Iterator[Finding]:
    says = f"{row.holder.name} holds it" if row.holder else HELD.get(row.answer, row.answer)
    for quote in row.quotes:
        yield Finding(row.name, says, row.holder, quote)


def _cases(cases: tuple[CaseBox, ...]) -> Iterator[Finding]:
    told: set[tuple[int, int, str]] = set()
    sides = [("for", case.person, case.pro) for case in cases] + [
        ("against", case.person, case.contra) for case in cases
    ]
    for side, person, quotes in sides:
        for quote in quotes:
            key = (quote.start, quote.end, quote.why)
            if key not in told:
                told.add(key)
                yield Finding("case", f"{side} {person.name}", person, quote)


def _hinges(analysis: Analysis, page: VerdictPage) -> Iterator[Finding]:
    people = {person.name: person for person in page.people}
    for hinge, row in zip(analysis.verdict.hinges, page.hinges, strict=True):
        scene = analysis.work.scenes[hinge.scene]
        start = scene_place(analysis.work, hinge.scene).start
        span = scene.heading.span if scene.heading else scene.lines[0].span if scene.lines else Span(start, start)
        why = f"the result hangs on this scene; it helps {row.toward} most"
        yield Finding("hinge", f"helps {row.toward}", people.get(row.toward), _quote(analysis, span, why))


def _turns(analysis: Analysis) -> Iterator[Finding]:
    for found in turning_points.turning_points(analysis.reading):
        name = found.turn.name.lower().replace("_", " ")
        yield Finding("turning point", name, None, _quote(analysis, found.span, f"may be the {name}"))


def _quote(analysis: Analysis, span: Span, why: str) -> Quote:
    return quote_of(analysis.work, Evidence(analysis.work.source, span, why))
