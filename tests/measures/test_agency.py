"""Agency, looking and last look: small works, worked out by hand."""

import pytest

from whosestory.cast import resolve
from whosestory.measures import Measure, agency, last_look, looking
from whosestory.reading import Reading
from whosestory.work import build_work

TALK = "BEN: Yes.\nSERA: No.\n"


def reading(action: str) -> Reading:
    work = build_work(f"INT. ROOM - DAY\n{TALK}{action}\n")
    return Reading(work, resolve(work))


def amounts(measure: Measure, action: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for event in measure.compute(reading(action)):
        found[event.character] = found.get(event.character, 0) + event.amount
    return found


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("Ben opens the door and grabs Sera.", {"ben": 2}),
        ("Ben tries to open the door.", {"ben": 0.5}),  # tried
        ("Ben doesn't open the door.", {}),  # negated
        ("Ben looks at Sera. Ben sits. Ben blushes.", {}),  # a look, a state, a reflex
        ("Ben is pushed by Sera.", {"sera": 1}),
        ("Ben and Sera carry the trunk.", {"ben": 1, "sera": 1}),
        ("Ben hits Sera and Sera.", {"ben": 1}),  # one act, whomever it falls on
    ],
)
def test_acts(action: str, expected: dict[str, float]) -> None:
    assert amounts(agency.MEASURE, action) == expected


def test_deeds_are_done_and_suffered() -> None:
    found = agency.deeds(reading("Ben grabs Sera. Sera slaps Ben. Sera doesn't leave."), "sera")
    assert [(deed.lemma, deed.other, deed.negated) for deed in found.done] == [
        ("slap", "ben", False),
        ("leave", None, True),
    ]
    assert [(deed.lemma, deed.other) for deed in found.suffered] == [("grab", "ben")]


def test_looks_and_who_is_looked_at() -> None:
    action = "Ben looks at Sera. Ben watches Sera. Sera looks away. Ben looks at himself."
    assert amounts(looking.MEASURE, action) == {"ben": 3}
    assert looking.looked_at(reading(action)) == {"sera": 2}


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("Ben leaves. Sera stays behind.", {"sera": 1}),
        ("Ben looks at Sera.\nRain falls.", {"sera": 1}),  # the row before, where nobody is in the last
        ("BEN: Wait.", {"ben": 1}),
    ],
)
def test_scenes_end_on_somebody(action: str, expected: dict[str, float]) -> None:
    assert amounts(last_look.MEASURE, action) == expected


def test_nobody_in_sight_is_no_end() -> None:
    work = build_work("INT. ROOM - DAY\nRain.\nRain.\nRain.\nRain.")
    assert list(last_look.MEASURE.compute(Reading(work, resolve(work)))) == []
