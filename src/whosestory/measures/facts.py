"""Facts: context that is no share of anything. Shown beside the answers with its lines, never voting, never summed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from whosestory.reading import Reading
from whosestory.source import Span
from whosestory.work import Form


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the text shows: of what kind, of whom, where."""

    kind: str  # one of the finder's `kinds`
    scene: int
    span: Span
    who: str | None = None  # a character's id
    other: str | None = None  # whom it is done to, told to, or about; for an act between two
    detail: str = ""  # in a few words of ours, never the text's


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFinder:
    """What kind of facts are looked for and how; pages, docs and help are made from it."""

    name: str
    version: int  # rises when the same text may give other facts
    asks: str
    kinds: tuple[str, ...]
    applies_to: frozenset[Form]
    source: str
    caveat: str
    compute: Callable[[Reading], Iterator[Fact]]
    least: int = 0  # with fewer there's no answer
    counts: str = "facts"  # what `least` counts


@dataclass(frozen=True)
class Facts:
    """What one finder found in one work; `reason` says why there's no answer where there's none."""

    finder: FactFinder
    found: tuple[Fact, ...] = field(default=(), repr=False)  # in the order of the text
    reason: str = ""

    @property
    def applies(self) -> bool:
        """Whether there's an answer; finding nothing where it was looked for is one."""
        return not self.reason

    def of(self, who: str) -> tuple[Fact, ...]:
        """One character's facts."""
        return tuple(fact for fact in self.found if fact.who == who)


def find_facts(reading: Reading, finder: FactFinder) -> Facts:
    """Look for one kind of facts."""
    if reading.work.form not in finder.applies_to:
        return Facts(finder, reason=f"not applicable to {reading.work.form.value}")
    found = tuple(sorted(finder.compute(reading), key=lambda fact: (fact.span.start, fact.kind)))
    if len(found) < finder.least:
        return Facts(finder, reason=f"only {len(found)} {finder.counts}, and {finder.least} are the least")
    return Facts(finder, found)
