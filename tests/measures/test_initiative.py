"""Initiative: small exchanges, worked out by hand."""

import pytest

from whosestory.cast import resolve
from whosestory.measures import initiative
from whosestory.reading import Reading
from whosestory.work import build_work


def reading(talk: str) -> Reading:
    work = build_work(f"INT. ROOM - DAY\n{talk}\n")
    return Reading(work, resolve(work))


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        ("BEN: Close the door.\nSERA: Yes.", {"ben": 1}),  # an order, taken up
        ("BEN: Close the door.\nSERA: My knees hurt.", {"ben": 0.5}),
        ("BEN: Let's leave.\nSERA: No.\nSERA: Sit down.\nBEN: All right.", {"ben": 0.5, "sera": 1}),
        ("BEN: Where were you?\nSERA: Out.", {}),  # asking leads nobody anywhere
        ("BEN: It rains.\nSERA: It does.", {}),
        ("BEN (V.O.): Close the door.\nSERA: Yes.", {}),
        ("BEN: Close the door.\nBEN: Now.\nSERA: Yes.", {"ben": 1}),  # two speeches, and the answer is Sera's
    ],
)
def test_orders_and_proposals(talk: str, expected: dict[str, float]) -> None:
    found: dict[str, float] = {}
    for event in initiative.compute(reading(talk)):
        found[event.character] = found.get(event.character, 0) + event.amount
    assert found == expected


def test_an_answer_in_the_next_scene_is_none() -> None:
    work = build_work("INT. A - DAY\nBEN: Close the door.\nINT. B - DAY\nSERA: Yes.")
    [event] = initiative.compute(Reading(work, resolve(work)))
    assert event.amount == 0.5


def test_questions_are_counted_beside() -> None:
    of = reading("BEN: Where were you? Why?\nSERA: Out. Close the door.")
    assert initiative.questions_asked(of) == {"ben": 2, "sera": 0}
