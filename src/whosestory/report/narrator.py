"""Who tells the story, as JSON."""

from collections.abc import Iterable

from whosestory.measures import find_facts, reach
from whosestory.reading import Reading, Telling
from whosestory.report.records import NarratorRecord
from whosestory.source import Span

LATE = 0.9  # of the scenes: behind the climax of most scripts


def narrator_record(reading: Reading) -> NarratorRecord:
    """Who narrates, and what is known of the telling."""
    tellings = reading.tellings
    telling = tellings.main
    return NarratorRecord(
        type="none" if telling is None else "outer" if telling.is_outer else "character",
        character=None if telling is None or telling.is_outer else telling.teller,
        also=[other.teller for other in tellings.narrating[1:] if not other.is_outer],
        frame=telling is not None and telling.is_frame,
        returns_late=telling is not None and telling.scenes[-1] >= LATE * len(reading.work.scenes),
        scenes=list(telling.scenes) if telling else [],
        encloses=list(telling.encloses) if telling else [],
        whose=_whose(telling),
        other=(telling.whose.other or None) if telling and telling.whose else None,
        first_person=_pairs(telling.whose.first if telling and telling.whose else ()),
        third_person=_pairs(telling.whose.third if telling and telling.whose else ()),
        knows_the_end=_pairs(telling.whose.hindsight if telling and telling.whose else ()),
        listener=telling.listener.known.value if telling else "",
        listener_character=(telling.listener.character or None) if telling else None,
        listener_kind=telling.listener.kind if telling else "",
        beyond=[fact.scene for fact in find_facts(reading, reach.FINDER).found if fact.kind == "beyond"],
    )


def _whose(telling: Telling | None) -> str:
    if telling is None or telling.whose is None:
        return ""
    return "own" if telling.whose.is_own else "witness"


def _pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]
