"""Context for the report: what each finder of facts found, counted, with the first lines of each kind."""

from collections.abc import Mapping
from itertools import chain, zip_longest

from whosestory.analysis import Analysis
from whosestory.cast import Cast
from whosestory.language.dying import sentence_around
from whosestory.measures import FINDERS, Fact, Facts, find_facts
from whosestory.report.pages import Quote
from whosestory.report.places import quote_of
from whosestory.report.whole.pages import FactBox, FactCount, FactCounts, FactRow
from whosestory.source import Evidence, Span
from whosestory.work import Work

MAX_ROWS = 5  # lines shown for a finder; all are counted
MAX_PEOPLE = 8  # whose facts are counted apart
SHORT = 40  # characters: a quote as short as this is shown with its sentence
Group = tuple[str, str]  # a character's id, "" for nobody's; a kind


def report_facts(analysis: Analysis) -> tuple[Facts, ...]:
    """What every registered finder finds."""
    notes = analysis.notes
    return tuple(notes if each is notes.finder else find_facts(analysis.reading, each) for each in FINDERS)


def fact_boxes(work: Work, cast: Cast, found: tuple[Facts, ...]) -> tuple[FactBox, ...]:
    """A box for each finder that applies to such a text and found something, or says why not."""
    return tuple(_box(work, cast, facts) for facts in found if work.form in facts.finder.applies_to)


def _box(work: Work, cast: Cast, facts: Facts) -> FactBox:
    groups = _grouped(cast, facts)
    return FactBox(
        name=_words(facts.finder.name),
        asks=facts.finder.asks,
        caveat=facts.finder.caveat,
        reason=facts.reason,
        n=len(facts.found),
        counts=_counts(cast, groups),
        rows=tuple(_row(work, cast, fact, facts.finder.name) for fact in _first(groups)),
    )


def _grouped(cast: Cast, facts: Facts) -> dict[Group, list[Fact]]:
    """The facts by whose they are and of which kind: the leads' first, kinds in the finder's order."""
    out: dict[Group, list[Fact]] = {}
    for fact in facts.found:
        out.setdefault((fact.who or "", fact.kind), []).append(fact)
    order = {kind: at for at, kind in enumerate(facts.finder.kinds)}
    return dict(sorted(out.items(), key=lambda each: (_rank(cast, each[0][0]), order.get(each[0][1], len(order)))))


def _counts(cast: Cast, groups: Mapping[Group, list[Fact]]) -> tuple[FactCounts, ...]:
    out: dict[str, list[FactCount]] = {}
    for (who, kind), facts in groups.items():
        out.setdefault(who, []).append(FactCount(_words(kind), len(facts)))
    return tuple(FactCounts(_name(cast, who), tuple(counts)) for who, counts in list(out.items())[:MAX_PEOPLE])


def _first(groups: Mapping[Group, list[Fact]]) -> list[Fact]:
    """The first fact of each kind, people in turns, then the second of each, until there are enough."""
    by_person: dict[str, list[list[Fact]]] = {}
    for (who, _), facts in groups.items():
        by_person.setdefault(who, []).append(facts)
    in_turns = [kind for turn in zip_longest(*by_person.values()) for kind in turn if kind]
    rounds = chain.from_iterable(zip_longest(*in_turns))
    return [fact for fact in rounds if fact is not None][:MAX_ROWS]


def _row(work: Work, cast: Cast, fact: Fact, finder: str) -> FactRow:
    why = _words(f"{finder}: {fact.kind}")
    quote = readable(work, Evidence(work.source, fact.span, why))
    return FactRow(_words(fact.kind), _name(cast, fact.who), _name(cast, fact.other), fact.detail, quote)


def readable(work: Work, evidence: Evidence) -> Quote:
    """Evidence as a page quotes it; where that is a word or two, with the sentence around it in its line."""
    span = evidence.span
    line = work.line_at(span.start)
    if len(span) < SHORT and line and span.end <= line.span.end:
        start, end = sentence_around(work.source.text, span.start, line.span.start, line.span.end)
        span = Span(min(start, span.start), max(end, span.end))
    return quote_of(work, Evidence(work.source, span, evidence.why))


def _words(name: str) -> str:
    """A name of ours as words.

    >>> _words("death_of_a_child")
    'death of a child'
    """
    return name.replace("_", " ")


def _rank(cast: Cast, who: str) -> int:
    """Leads first, the most heard before the others."""
    return cast.leads.index(who) if who in cast.leads else len(cast.leads)


def _name(cast: Cast, who: str | None) -> str:
    return cast.name(who) if who and who in cast.by_id else ""
