"""The arcs of the strongest leads: how bright or dark their own words are, and those of the action about them."""

from collections.abc import Iterator

import numpy as np

from whosestory.analysis import Analysis
from whosestory.measures.arc import Arc, Moment, arcs
from whosestory.report.pages import Person
from whosestory.report.places import quote_of
from whosestory.report.whole.pages import MomentRow, MoodArc, MoodArcs, MoodPoint
from whosestory.source import Evidence

MAX_ARCS = 3  # leads: each has two, and up to eight lines of the script
MAX_MOMENTS = (2, 2, 1)  # of the brightest, and of the darkest, for each lead
EVERY = 2  # of an arc's points that are drawn
OWN, ABOUT = "own lines", "the action about them"


def mood_arcs(analysis: Analysis, people: tuple[Person, ...]) -> tuple[MoodArcs, ...]:
    """Both arcs of each of the strongest leads."""
    found = [(person, arcs(analysis.reading, person.id)) for person in people[:MAX_ARCS]]
    return tuple(
        MoodArcs(
            person,
            _arc(analysis, both.own, OWN, f"what {person.name} says", most),
            _arc(analysis, both.about, ABOUT, f"the action about {person.name}", most),
        )
        for (person, both), most in zip(found, MAX_MOMENTS, strict=False)
    )


def _arc(analysis: Analysis, arc: Arc, what: str, whose: str, most: int) -> MoodArc:
    if arc.reason:
        return MoodArc(what, arc.reason, len(arc.sentences), "", (0.0, 0.0), (), ())
    moments = (
        *_moments(analysis, arc.peaks[:most], "brightest", whose),
        *_moments(analysis, arc.troughs[:most], "darkest", whose),
    )
    return MoodArc(what, "", len(arc.sentences), arc.shape, arc.home, tuple(_points(arc)), moments)


def _points(arc: Arc) -> Iterator[MoodPoint]:
    """The middle window's line in what all windows give."""
    values = np.array([curve.value for curve in arc.curves])
    least = np.array([curve.low for curve in arc.curves]).min(axis=0)
    most = np.array([curve.high for curve in arc.curves]).max(axis=0)
    middle = arc.curves[len(arc.curves) // 2]
    for at in range(0, len(middle.progress), EVERY):
        here = values[:, at]
        yield MoodPoint(
            float(middle.progress[at]),
            float(middle.value[at]),
            float(here.min()),
            float(here.max()),
            max(-1.0, float(least[at])),
            min(1.0, float(most[at])),
        )


def _moments(analysis: Analysis, found: tuple[Moment, ...], kind: str, whose: str) -> Iterator[MomentRow]:
    for moment in found:
        sentence = moment.sentence
        why = f"among the {kind} of {whose}"
        quote = quote_of(analysis.work, Evidence(analysis.work.source, sentence.span, why))
        yield MomentRow(kind, sentence.progress, moment.words, quote)
