"""Inner: whose mind is shown, by verbs of thought and by marked thoughts; worked out by hand."""

import pytest

from whosestory.cast import Stage, resolve
from whosestory.measures import inner
from whosestory.reading import Reading
from whosestory.work import LineKind, build_work

TALK = "BEN: Yes.\nSERA: No.\n"


def amounts(text: str) -> dict[str, float]:
    work = build_work(f"INT. ROOM - DAY\n{TALK}{text}\n")
    found: dict[str, float] = {}
    for event in inner.compute(Reading(work, resolve(work))):
        found[event.character] = found.get(event.character, 0) + event.amount
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben remembers the house. Sera opens the door.", {"ben": 1}),
        ("Ben doesn't understand.", {"ben": 1}),
        ("Ben looks at Sera.", {}),  # looks are counted in `looking`
        ("SERA: (thinking) Not that.", {}),  # how it is said
        ("SERA (V.O.): Not that one.", {}),  # telling, unless it says that it's thought
        ("SERA'S THOUGHTS: Not that.", {"sera": 2 / 6}),
    ],
)
def test_thoughts(text: str, expected: dict[str, float]) -> None:
    assert amounts(text) == pytest.approx(expected)


def test_soliloquies_and_asides_of_a_play() -> None:
    of = Reading(work := build_work("INT. ROOM - DAY\nBEN: I am alone with this.\nSERA: Good day."), resolve(work))
    alone = next(of.work.lines(LineKind.DIALOGUE)).id
    of.__dict__["stage"] = Stage(({},), soliloquies=frozenset({alone}))
    assert [(event.character, event.amount) for event in inner.compute(of)] == [("ben", pytest.approx(5 / 6))]
