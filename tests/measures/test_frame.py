"""What a telling is worth: words told, scenes enclosed, and what the teller couldn't have known."""

from importlib.resources import files

import numpy as np

from whosestory.cast import resolve
from whosestory.measures import find_facts, frame, measure, narration, reach
from whosestory.readers import read
from whosestory.reading import Reading
from whosestory.work import build_work

ROWS = (
    "INT. COURTROOM - DAY",
    "MR. SHAW: Tell the court what you saw.",
    "ANNA: I saw a man. He came and he went.",  # 9 words
    "EXT. ROAD - DAY",
    "Anna and Ben walk.",
    "BEN: Where to?",
    "INT. BARN - DAY",
    "CY: Nobody knows.",
    "DORA: Nobody does.",
    "ANNA (V.O.): I was told of it.",  # 5
    "INT. COURTROOM - DAY",
    "MR. SHAW: And then?",
    "ANNA: He came again and he broke the door.",  # 8
    "INT. HUT - NIGHT",
    "Ben sleeps.",
    "INT. COURTROOM - DAY",
    "MR. SHAW: Was he alone?",
    "ANNA: I didn't look. I ran and I hid.",  # 8
    "EXT. STEPS - DAY",
    "Anna meets Ben.",
    "BEN: It's over.",
)
N = 7


def reading() -> Reading:
    work = build_work("\n".join(ROWS))
    return Reading(work, resolve(work))


def test_events_of_the_frame() -> None:
    events = list(frame.MEASURE.compute(reading()))
    assert [(event.scene, event.character, event.needs) for event in events] == [
        (1, "anna", (0, 5)),
        (2, "anna", (0, 5)),
        (4, "anna", (0, 5)),
    ]


def test_what_is_told_counts_in_words_and_a_voice_needs_its_place() -> None:
    events = list(narration.MEASURE.compute(reading()))
    assert [(event.scene, event.amount, event.needs) for event in events] == [
        (0, 9, ()),
        (2, 5, (0, 5)),
        (3, 8, ()),
        (5, 8, ()),
    ]


def test_coverage_is_a_share_of_the_scenes() -> None:
    found = measure(reading(), [frame.MEASURE])["frame"]
    assert found.values()["anna"] == 3 / N
    assert found.values()["ben"] == 0


def test_without_the_first_or_last_sitting_nothing_is_enclosed() -> None:
    table = measure(reading(), [frame.MEASURE])["frame"].table
    assert table is not None
    for gone, left in ((0, 0), (5, 0), (3, 3), (1, 2)):
        weights = np.ones(N)
        weights[gone] = 0
        assert table.totals(weights)[table.characters.index("anna")] == left


def test_what_the_teller_could_know() -> None:
    found = find_facts(reading(), reach.FINDER).found
    assert [(fact.kind, fact.scene, fact.other) for fact in found] == [
        ("present", 1, None),
        ("beyond", 2, None),  # neither Cy nor Dora ever meets her
        ("says so", 2, None),
        ("told of", 4, "ben"),  # on the steps
    ]


def test_nobody_narrates_the_sample_without_its_frame() -> None:
    name = "low_water.fountain"
    work = read((files("whosestory") / "samples" / name).read_bytes(), name)
    of = Reading(work, resolve(work))
    told = of.tellings.frame
    assert told is not None
    found = measure(of, [narration.MEASURE, frame.MEASURE])
    weights = np.ones(len(work.scenes))
    weights[list(told.room)] = 0
    for one in found.values():
        assert one.table is not None
        assert one.table.totals(np.ones(len(work.scenes))).sum() > 0
        assert one.table.totals(weights).sum() == 0
