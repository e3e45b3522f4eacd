"""From a comparison of drafts to what the file for sending shows: the page, bars, maps of the scenes, quoted lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whosestory.analysis import Analysis
from whosestory.drafts import Change, Comparison, ScenePair
from whosestory.measures import QUESTIONS
from whosestory.report.charts.svg import HUES
from whosestory.report.clean import shown_name
from whosestory.report.compare.page import MARKS, compare_page
from whosestory.report.compare.pages import ComparePage, CompareReport, DraftLines, SceneMap, SceneTie
from whosestory.report.excerpts import make_excerpts
from whosestory.report.folding import Folding, folded, make_folding
from whosestory.report.page import verdict_page
from whosestory.report.pages import Person, QuestionRow, Quote, Share
from whosestory.report.people import initial
from whosestory.report.whole.scenes import scene_cells


def compare_report(comparison: Comparison) -> CompareReport:
    """What the file about drafts side by side shows."""
    page = compare_page(comparison)
    leads = _leads(comparison)
    folding = [make_folding(analysis.work, analysis.notes) for analysis in comparison.analyses]
    marks = [column.mark for column in page.columns]
    quotes = [_quotes(page, mark) for mark in marks]
    rows = [_rows(comparison, at, leads) for at in range(len(comparison.analyses))]
    return CompareReport(
        page=page,
        questions=tuple(zip(*rows, strict=True)),
        hues={person.initial: at % HUES for at, person in enumerate(leads.values())},
        maps=tuple(_map(comparison, change, folding) for change in comparison.changes),
        lines=tuple(map(_lines, marks, comparison.analyses, quotes, folding)),
        folds=dict(zip(marks, map(folded, folding, quotes), strict=True)),
    )


def _quotes(page: ComparePage, draft: str) -> tuple[Quote, ...]:
    """What is quoted from one draft, each place once."""
    rows = (row for box in page.changes for move in box.moves for row in move.scenes)
    quotes = (each.quote for row in rows for each in row.quotes if each.draft == draft)
    return tuple({(quote.start, quote.end): quote for quote in quotes}.values())


def _leads(comparison: Comparison) -> dict[int, Person]:
    """Whoever leads in one of the drafts, by number in `Comparison.people`: one name, initial and colour for all."""
    out: dict[int, Person] = {}
    for at, person in enumerate(comparison.people):
        pairs = zip(person.ids, comparison.analyses, strict=True)
        if any(one in analysis.verdict.leads for one, analysis in pairs if one):
            name = shown_name(person.name)
            out[at] = Person(str(at), name, initial(name, {each.initial for each in out.values()}))
    return out


def _rows(comparison: Comparison, draft: int, leads: Mapping[int, Person]) -> tuple[QuestionRow, ...]:
    """One draft's answers, its people named as everywhere on the page; without shares where nothing was asked."""
    analysis = comparison.analyses[draft]
    same = {person.ids[draft]: leads[at] for at, person in enumerate(comparison.people) if at in leads}
    found = {row.name: row for row in verdict_page(analysis).questions}
    return tuple(
        _renamed(found[question.value], same) if question.value in found else _nothing(question.value)
        for question in QUESTIONS
    )


def _renamed(row: QuestionRow, same: Mapping[str | None, Person]) -> QuestionRow:
    shares = tuple(Share(same[share.person.id], share.value) for share in row.shares)
    holder = same[row.holder.id] if row.holder else None
    return replace(row, shares=shares, holder=holder, answer=holder.name if holder else row.answer)


def _nothing(question: str) -> QuestionRow:
    return QuestionRow(question, "", "can't say", None, False, (), (), ())


def _map(comparison: Comparison, change: Change, folding: Sequence[Folding]) -> SceneMap:
    did = {id(doing.pair) for move in change.moves for doing in move.scenes}
    cells = [scene_cells(comparison.analyses[at], folding[at]) for at in (change.before, change.after)]
    ties = tuple(_tie(pair, did=id(pair) in did) for pair in change.pairs)
    return SceneMap(MARKS[change.before], MARKS[change.after], (cells[0], cells[1]), ties)


def _tie(pair: ScenePair, *, did: bool) -> SceneTie:
    return SceneTie(pair.before, pair.after, pair.fate.value, pair.is_moved, did)


def _lines(draft: str, analysis: Analysis, quotes: tuple[Quote, ...], folding: Folding) -> DraftLines:
    return DraftLines(draft, analysis.work.title, make_excerpts(analysis.work, quotes, folding=folding))
