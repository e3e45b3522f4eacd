"""Context for the report: what each finder of facts found, counted, with the first lines of each kind."""

from collections import Counter
from collections.abc import Iterator, Mapping

from whosestory.cast import Cast
from whosestory.measures import FINDERS, Fact, Facts, find_facts
from whosestory.reading import Reading
from whosestory.report.places import quote_of
from whosestory.report.report_pages import ContentNote, FactBox, FactCount, FactRow
from whosestory.source import Evidence
from whosestory.work import Work

CONTENT = "content_notes"  # the finder whose facts fold quotes
OF_A_KIND = 2  # lines shown for each character and kind
MAX_ROWS = 8  # lines shown for a finder; all are counted
MAX_COUNTS = 24


def report_facts(reading: Reading) -> tuple[Facts, ...]:
    """What every registered finder finds."""
    return tuple(find_facts(reading, finder) for finder in FINDERS)


def noted_scenes(found: tuple[Facts, ...]) -> dict[int, tuple[str, ...]]:
    """For each scene with a painful matter, what it is."""
    out: dict[int, dict[str, None]] = {}
    for facts in found:
        if facts.finder.name == CONTENT:
            for fact in facts.found:
                out.setdefault(fact.scene, {})[fact.kind] = None
    return {scene: tuple(kinds) for scene, kinds in sorted(out.items())}


def content_notes(noted: Mapping[int, tuple[str, ...]]) -> tuple[ContentNote, ...]:
    """The matters that a text contains, in the most scenes first."""
    counts = Counter(kind for kinds in noted.values() for kind in kinds)
    return tuple(ContentNote(kind, n) for kind, n in counts.most_common())


def fact_boxes(work: Work, cast: Cast, found: tuple[Facts, ...]) -> tuple[FactBox, ...]:
    """A box for each finder that applies to such a text and found something, or says why not."""
    return tuple(_box(work, cast, facts) for facts in found if work.form in facts.finder.applies_to)


def _box(work: Work, cast: Cast, facts: Facts) -> FactBox:
    order = {kind: at for at, kind in enumerate(facts.finder.kinds)}
    counts = Counter((fact.who or "", fact.kind) for fact in facts.found)
    ranked = sorted(counts.items(), key=lambda each: (_rank(cast, each[0][0]), order.get(each[0][1], len(order))))
    return FactBox(
        name=facts.finder.name.replace("_", " "),
        asks=facts.finder.asks,
        caveat=facts.finder.caveat,
        reason=facts.reason,
        n=len(facts.found),
        counts=tuple(FactCount(_name(cast, who), kind, n) for (who, kind), n in ranked)[:MAX_COUNTS],
        rows=tuple(_row(work, cast, fact) for fact in _first(facts, [key for key, _ in ranked])),
    )


def _first(facts: Facts, order: list[tuple[str, str]]) -> Iterator[Fact]:
    """The first facts of each kind and character, taken in turns until there are enough; in the order of the text."""
    groups: dict[tuple[str, str], list[Fact]] = {key: [] for key in order}
    for fact in facts.found:
        groups[fact.who or "", fact.kind].append(fact)
    taken = [group[nth] for nth in range(OF_A_KIND) for group in groups.values() if nth < len(group)]
    yield from sorted(taken[:MAX_ROWS], key=lambda fact: fact.span.start)


def _row(work: Work, cast: Cast, fact: Fact) -> FactRow:
    evidence = Evidence(work.source, fact.span, fact.kind)
    return FactRow(fact.kind, _name(cast, fact.who), _name(cast, fact.other), fact.detail, quote_of(work, evidence))


def _rank(cast: Cast, who: str) -> int:
    """Leads first, the most heard before the others."""
    return cast.leads.index(who) if who in cast.leads else len(cast.leads)


def _name(cast: Cast, who: str | None) -> str:
    return cast.name(who) if who and who in cast.by_id else ""
