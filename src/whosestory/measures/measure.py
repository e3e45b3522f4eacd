"""Reading to measurements: every registered measure, applied once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from whosestory.measures.base import Event, Measure
from whosestory.measures.events import EventTable, Floats
from whosestory.reading import Reading


@dataclass(frozen=True)
class Measurement:
    """What one measure found in one work; `reason` says why there's no answer where there's none."""

    measure: Measure
    table: EventTable | None = field(repr=False, default=None)
    reason: str = ""

    @classmethod
    def not_applicable(cls, measure: Measure, reason: str) -> "Measurement":
        """The answer "can't say", with its reason."""
        return cls(measure, None, reason)

    @property
    def applies(self) -> bool:
        """Whether there's an answer."""
        return self.table is not None

    def values(self) -> dict[str, float]:
        """The value for each character of the cast, all scenes weighing the same; empty where not applicable."""
        if self.table is None:
            return {}
        found = self.table.values(np.ones(len(self.table.scene_words)))
        return dict(zip(self.table.characters, map(float, found), strict=True))

    def events(self, character: str) -> tuple[Event, ...]:
        """A character's events, in the order of the text."""
        return tuple(event for event in self.table.events if event.character == character) if self.table else ()


def measure(reading: Reading, measures: Iterable[Measure]) -> dict[str, Measurement]:
    """Apply measures to a reading, by name."""
    return {each.name: _apply(each, reading) for each in measures}


def _apply(each: Measure, reading: Reading) -> Measurement:
    if reading.work.form not in each.applies_to:
        return Measurement.not_applicable(each, f"not defined for a {reading.work.form}")
    events = tuple(each.compute(reading))
    table = EventTable(each, tuple(c.id for c in reading.cast.characters), events, reading.scene_words)
    total = float(table.amounts(np.ones((1, len(reading.scene_words))))[0])
    if total < each.least:
        return Measurement.not_applicable(each, f"only {total:,.0f} {each.counts}, and {each.least:,.0f} are the least")
    return Measurement(each, table)


__all__ = ["Floats", "Measurement", "measure"]
