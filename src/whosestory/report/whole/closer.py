"""What stands under "Look closer" in a report: turning points, tellings, levels, facts, arcs, network, measures."""

from collections.abc import Iterator
from itertools import groupby

from whosestory import __version__
from whosestory.analysis import Analysis
from whosestory.measures import Facts, Measurement, turning_points
from whosestory.reading import Level, SceneLevel, Telling
from whosestory.report.cast_page import cast_page
from whosestory.report.pages import DoubtRow, Person, Quote, VerdictPage
from whosestory.report.parse_page import doubt_rows
from whosestory.report.people import people
from whosestory.report.places import quote_of
from whosestory.report.whole.arcs import mood_arcs
from whosestory.report.whole.facts import fact_boxes
from whosestory.report.whole.heard import voice_arcs
from whosestory.report.whole.network import find_network, find_orbits
from whosestory.report.whole.pages import (
    Closer,
    LevelRow,
    MeasureBox,
    MeasureValue,
    Provenance,
    TellingRow,
    TurnRow,
)
from whosestory.report.wording import count, none_of
from whosestory.source import Evidence, Span

MAX_DOUBTS = 40  # shown; the parse report has all
MAX_LEVELS = 24
MAX_TELLINGS = 6


def look_closer(analysis: Analysis, page: VerdictPage, facts: tuple[Facts, ...]) -> Closer:
    """All of it."""
    everyone = tuple(people(analysis).values())
    return Closer(
        turns=tuple(_turns(analysis)),
        tellings=tuple(_telling(analysis, each) for each in analysis.reading.tellings.all[:MAX_TELLINGS]),
        levels=tuple(_levels(analysis))[:MAX_LEVELS],
        facts=fact_boxes(analysis.work, analysis.cast, facts),
        arcs=mood_arcs(analysis, everyone),
        heard=voice_arcs(analysis, everyone),
        orbits=find_orbits(analysis, everyone),
        network=find_network(analysis, everyone),
        cast=cast_page(analysis.work, analysis.cast),
        doubts=_doubts(analysis),
        measures=tuple(_measure(each, everyone) for each in analysis.measurements.values()),
        provenance=tuple(_provenance(page)),
    )


def _quote(analysis: Analysis, span: Span, why: str) -> Quote:
    return quote_of(analysis.work, Evidence(analysis.work.source, span, why))


def _turns(analysis: Analysis) -> Iterator[TurnRow]:
    for found in turning_points.turning_points(analysis.reading):
        name = found.turn.name.lower().replace("_", " ")
        yield TurnRow(name, _quote(analysis, found.span, f"may be the {name}"))


def _telling(analysis: Analysis, telling: Telling) -> TellingRow:
    name = analysis.cast.name(telling.teller)
    spans = telling.spans
    last = _quote(analysis, spans[-1], f"{name}'s telling ends") if len(spans) > 1 else None
    return TellingRow(name, _what(analysis, telling), _quote(analysis, spans[0], f"{name} begins to tell"), last)


def _what(analysis: Analysis, telling: Telling) -> str:
    """A telling in a clause."""
    parts = [count(telling.n_words, "word") + " in " + count(len(telling.scenes), "scene")]
    if telling.is_outer:
        parts.append("a voice from outside the story")
    elif telling.whose is not None:
        other = telling.whose.other
        parts.append("the teller's own story" if telling.whose.is_own else "another's story")
        if not telling.whose.is_own and other in analysis.cast.by_id:
            parts[-1] = f"a witness of {analysis.cast.name(other)}'s story"
    listener = telling.listener
    if listener.character in analysis.cast.by_id:
        parts.append(f"told to {analysis.cast.name(listener.character)}")
    elif listener.kind:
        parts.append(f"told to {listener.kind}")
    if telling.encloses:
        parts.append(
            f"{'a frame around' if telling.is_frame else 'telling of'} {count(len(telling.encloses), 'scene')}"
        )
    return "; ".join(parts if telling.narrates else [*parts, "a story in the story"])


def _levels(analysis: Analysis) -> Iterator[LevelRow]:
    cast = analysis.cast
    beside = (each for each in analysis.reading.levels if each.level is not Level.PRESENT and each.span is not None)
    for (level, owner, span), scenes in groupby(beside, key=_level_key):
        whose = cast.name(owner) if owner in cast.by_id else ""
        if span is not None:
            yield LevelRow(level.value, whose, len(list(scenes)), _quote(analysis, span, f"{level.value} begins"))


def _level_key(each: SceneLevel) -> tuple[Level, str, Span | None]:
    return each.level, each.owner, each.span


def _doubts(analysis: Analysis) -> tuple[DoubtRow, ...]:
    return doubt_rows(analysis.work)[:MAX_DOUBTS]


def _measure(found: Measurement, everyone: tuple[Person, ...]) -> MeasureBox:
    measure = found.measure
    values = found.values()
    return MeasureBox(
        name=measure.name.replace("_", " "),
        version=measure.version,
        question=measure.question.value,
        votes=measure.votes,
        asks=measure.asks,
        unit=measure.unit,
        higher_means=measure.higher_means,
        source=measure.source,
        departure=measure.departure or "",
        caveat=measure.caveat,
        values=tuple(
            MeasureValue(each, _value(measure.unit, values[each.id])) for each in everyone if each.id in values
        ),
        reason=none_of(found.reason),
    )


def _value(unit: str, value: float) -> str:
    """A value as people read it.

    >>> _value("share of the scenes, 0 to 1", 0.384), _value("words", 210.0)
    ('38 %', '210')
    """
    return f"{round(100 * value)} %" if "0 to 1" in unit else f"{value:,.4g}"


def _provenance(page: VerdictPage) -> Iterator[Provenance]:
    yield Provenance("File", page.file)
    yield Provenance("SHA-256", page.sha256)
    yield Provenance("Read as", page.format)
    yield Provenance("Program", f"whosestory {__version__}")
    yield Provenance("Plan by which the answers were weighed", page.plan)
    yield Provenance("Seed of the redraws", str(page.seed))
    yield Provenance("Who does what in the action was found by", page.finder)
