"""What painful matter a work contains, for the head of its page and for the export."""

from collections import Counter

from whosestory.analysis import Analysis
from whosestory.measures import Facts
from whosestory.report.records import ContentNoteRecord
from whosestory.report.wording import count

NAMES = {
    "addiction": "alcohol or drugs",
    "suicide": "suicide",
    "self_harm": "self-harm",
    "sexual_violence": "sexual violence",
    "abuse": "abuse",
    "violence": "violence",
    "death_of_a_child": "the death of a child",
    "slurs": "slurs",
}


def contains(notes: Facts) -> tuple[str, ...]:
    """What a work contains, each with the number of its scenes, that in most scenes first."""
    scenes = Counter(fact.kind for fact in notes.found)
    return tuple(f"{NAMES[kind]} ({count(n, 'scene')})" for kind, n in scenes.most_common())


def content_note_records(analysis: Analysis) -> list[ContentNoteRecord]:
    """Each scene's notes."""
    return [
        ContentNoteRecord(scene=fact.scene, kind=fact.kind, level=fact.detail, row=analysis.work.locate(fact.span).row)
        for fact in analysis.notes.found
    ]
