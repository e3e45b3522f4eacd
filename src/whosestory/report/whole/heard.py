"""Who is heard: each lead's share of what is said through the script, with what narrower and wider windows give."""

import numpy as np

from whosestory.analysis import Analysis
from whosestory.measures import EventTable, voice
from whosestory.measures.events import Floats
from whosestory.report.pages import Person
from whosestory.report.whole.pages import Arc, ArcPoint

N_POINTS = 25  # from the first page to the last
WIDTHS = (0.04, 0.06, 0.09)  # of the script: a window's spread; three to five scenes, a sequence, half an act
MAX_ARCS = 4  # lines that can be told apart


def voice_arcs(analysis: Analysis, people: tuple[Person, ...]) -> tuple[Arc, ...]:
    """The arcs of the strongest leads; none where nothing is said or there is one lead."""
    table = analysis.measurements[voice.MEASURE.name].table
    if table is None or len(people) < 2:
        return ()
    at = np.linspace(0, 1, N_POINTS)
    shares = _shares(analysis, table, [person.id for person in people], at)
    return tuple(
        Arc(person, tuple(map(_point, at, shares[:, :, column].T))) for column, person in enumerate(people[:MAX_ARCS])
    )


def _point(at: float, values: Floats) -> ArcPoint:
    return ArcPoint(float(at), float(values.min()), float(values[1]), float(values.max()))


def _shares(analysis: Analysis, table: EventTable, leads: list[str], at: Floats) -> Floats:
    """(n_widths, n_points, n_leads): shares among the leads, each scene weighing by how near its middle is."""
    reading = analysis.reading
    spoken = np.zeros((len(reading.scene_words), len(leads)))
    columns = {lead: column for column, lead in enumerate(leads)}
    for event in table.events:
        if event.character in columns:
            spoken[event.scene, columns[event.character]] += event.amount
    middles = reading.progress + reading.scene_words / reading.scene_words.sum() / 2
    distances = (at[:, None] - middles) / np.array(WIDTHS)[:, None, None]
    heard = np.exp(-(distances**2) / 2) @ spoken + 1e-9  # even where nothing is near
    return np.asarray(heard / heard.sum(axis=2, keepdims=True))
