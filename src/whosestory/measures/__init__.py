"""From a reading to measurements: one file a measure, and the list of them all."""

from whosestory.measures import (
    aftermath,
    agency,
    attention,
    backstory,
    catalysts,
    change,
    content_notes,
    dyads,
    ending,
    fortune,
    frame,
    initiative,
    inner,
    introductions,
    knowledge,
    last_look,
    looking,
    narration,
    orbit,
    presence,
    reach,
    solitude,
    told_otherwise,
    turning_points,
    turns,
    voice,
)
from whosestory.measures.base import QUESTIONS, Basis, Event, Kernel, Measure, Question, Reduce
from whosestory.measures.events import EventTable
from whosestory.measures.facts import Fact, FactFinder, Facts, find_facts
from whosestory.measures.measure import Measurement, measure

MEASURES: tuple[Measure, ...] = (
    voice.MEASURE,
    turns.MEASURE,
    presence.MEASURE,
    solitude.MEASURE,
    attention.MEASURE,
    looking.MEASURE,
    inner.MEASURE,
    narration.MEASURE,
    frame.MEASURE,
    agency.MEASURE,
    initiative.MEASURE,
    change.MEASURE,
    ending.MEASURE,
    aftermath.MEASURE,
    introductions.MEASURE,
)  # of every analysis
ON_REQUEST: tuple[Measure, ...] = (
    last_look.MEASURE,
    turning_points.MEASURE,
)  # not of an analysis until they vote: `measure(reading, ON_REQUEST)`

FINDERS: tuple[FactFinder, ...] = (
    fortune.FINDER,
    catalysts.FINDER,
    reach.FINDER,
    told_otherwise.FINDER,
    orbit.FINDER,
    knowledge.FINDER,
    dyads.FINDER,
    content_notes.FINDER,
    backstory.FINDER,
)  # context: `find_facts(reading, finder)`

__all__ = [
    "FINDERS",
    "MEASURES",
    "ON_REQUEST",
    "QUESTIONS",
    "Basis",
    "Event",
    "EventTable",
    "Fact",
    "FactFinder",
    "Facts",
    "Kernel",
    "Measure",
    "Measurement",
    "Question",
    "Reduce",
    "find_facts",
    "measure",
]
