"""What a report can do without where it would grow too large: the least needed first, the verdict's lines never."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import ceil

from whosestory.report.excerpts import quoted_only, quotes_of
from whosestory.report.fitting import Step
from whosestory.report.pages import Quote
from whosestory.report.whole.pages import Closer, MoodArc, ReportPage, SceneCell


def quotes_below(closer: Closer) -> tuple[Quote, ...]:
    """Every quote under "Look closer"."""
    out = [turn.quote for turn in closer.turns]
    out += [quote for telling in closer.tellings for quote in (telling.first, telling.last) if quote]
    out += [level.quote for level in closer.levels]
    out += [row.quote for box in closer.facts for row in box.rows]
    out += [moment.quote for each in closer.arcs for arc in each.drawn for moment in arc.moments]
    return tuple(out)


def fewer_facts(page: ReportPage, most: int) -> ReportPage:
    """At most so many lines under each of the facts, the first of each kind before the second of any."""
    boxes = tuple(replace(box, rows=box.rows[:most]) for box in page.closer.facts)
    return _with_closer(page, replace(page.closer, facts=boxes))


def fewer_moments(page: ReportPage) -> ReportPage:
    """Of each arc the brightest and the darkest sentence alone."""
    arcs = tuple(replace(each, own=_two(each.own), about=_two(each.about)) for each in page.closer.arcs)
    return _with_closer(page, replace(page.closer, arcs=arcs))


def fewer_scenes(page: ReportPage, most: int) -> ReportPage:
    """Charts and table with at most so many cells: neighbours are joined, as many to each."""
    each = max(1, ceil(len(page.scenes) / most))
    runs = [page.scenes[at : at + each] for at in range(0, len(page.scenes), each)]
    return replace(page, scenes=tuple(map(joined, runs)))


def joined(run: Sequence[SceneCell]) -> SceneCell:
    """Neighbouring scenes as one cell: the longest's, with whoever is there for more than half of the words.

    Two who both are have met: more than half and more than half overlap.
    """
    if len(run) == 1:
        return run[0]
    total = sum(cell.width for cell in run)
    words = {one: sum(cell.width for cell in run if one in cell.present) for cell in run for one in cell.present}
    kinds = dict.fromkeys(kind for cell in run for kind in cell.contains.split(", ") if kind)
    return replace(
        max(run, key=lambda cell: cell.width),
        at=run[0].at,
        width=total,
        present=tuple(one for one, there in words.items() if 2 * there > total),
        contains=", ".join(kinds),
    )


def without_flips(page: ReportPage) -> ReportPage:
    """No marks for the scenes of the smallest flip."""
    return replace(page, marks=tuple(mark for mark in page.marks if mark.kind != "flip"))


def without_neighbours(page: ReportPage) -> ReportPage:
    """Each excerpt from its first quoted row to its last."""
    return replace(page, excerpts=tuple(map(quoted_only, page.excerpts)))


_SINGLE = "single scenes (charts and table join neighbours, with whoever is there for more than half of the words)"
STEPS = (
    Step("facts", "more than two lines under each of the facts", partial(fewer_facts, most=2)),
    Step("arcs", "all but the brightest and the darkest line of each arc", fewer_moments),
    Step("scenes", _SINGLE, partial(fewer_scenes, most=300)),
    Step("flips", "the open triangles", without_flips),
    Step("facts", "the lines under the facts", partial(fewer_facts, most=0)),
    Step("scenes", _SINGLE, partial(fewer_scenes, most=100)),
    Step("around", "the lines around those that are quoted", without_neighbours),
)


def _two(arc: MoodArc) -> MoodArc:
    first = {moment.kind: moment for moment in reversed(arc.moments)}
    return replace(arc, moments=tuple(moment for moment in arc.moments if first[moment.kind] is moment))


def _with_closer(page: ReportPage, closer: Closer) -> ReportPage:
    """A page with fewer quotes, and without the excerpts to which none of those left leads."""
    shorter = replace(page, closer=closer)
    rows = set(_led_to(shorter))
    kept = tuple(each for each in page.excerpts if any(row.row in rows for row in each.rows))
    return replace(shorter, excerpts=kept)


def _led_to(page: ReportPage) -> Iterator[int]:
    """The rows to which quotes and hinges lead."""
    in_way = page.intention.in_way if page.intention else ()
    yield from (quote.row for quote in (*quotes_of(page.verdict), *quotes_below(page.closer)))
    yield from (each.quote.row for each in page.handovers)
    yield from (quote.row for row in in_way for quote in row.quotes)
    yield from (mark.row for mark in page.marks if mark.kind == "hinge")
