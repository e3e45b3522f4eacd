"""What is told and shown in conflict: both cited, by plain words only."""

import pytest

from whosestory.cast import resolve
from whosestory.measures import find_facts, told_otherwise
from whosestory.reading import Reading
from whosestory.work import build_work

ROAD = ("EXT. ROAD - NIGHT", "Anna and Ben carry a sack.", "ANNA: Mind the wall.", "BEN: I am minding it.")
EMPTY = ("EXT. ROAD - NIGHT", "Anna carries a sack.", "ANNA: Mind the wall.")


def conflicts(said: str, *told: str, end: tuple[str, ...] = ()) -> list[tuple[str, str | None, str]]:
    """Of a court that hears Anna, and what her first answer is told beside: kind, who else, the line."""
    court = "INT. COURTROOM - DAY"
    rows = [court, "MR. SHAW: Tell the court what you saw.", f"ANNA: {said}", *(told or ROAD)]
    rows += [court, "MR. SHAW: And then?", "ANNA: He came again and he broke the door. I saw it."]
    rows += ["INT. HUT - NIGHT", "Ben sleeps.", court, "MR. SHAW: And then?", "ANNA: I ran and I hid.", *end]
    work = build_work("\n".join(rows))
    reading = Reading(work, resolve(work))
    assert reading.tellings.frame is not None
    found = find_facts(reading, told_otherwise.FINDER).found
    assert [fact.kind for fact in found].count("said") == [fact.kind for fact in found].count("shown")
    return [(fact.kind, fact.other, work.source.quote(fact.span).strip()) for fact in found]


def test_alone_and_somebody_speaks() -> None:
    assert conflicts("I walked home. I was alone.") == [
        ("said", "ben", "I was alone."),
        ("shown", "ben", "I am minding it."),
    ]


def test_not_there_and_speaks() -> None:
    assert conflicts("I heard that he left. I wasn't there.") == [
        ("said", None, "I wasn't there."),
        ("shown", None, "Mind the wall."),
    ]


def test_two_of_us_and_three_speak() -> None:
    third = (*ROAD, "CY: Both of you, mind it.")
    assert conflicts("It was late. There were two of us.", *third)[1] == ("shown", None, "Both of you, mind it.")
    assert conflicts("It was late. There were two of us.") == []
    assert conflicts("It was late. There were three of us.", *third) == []


def test_never_did_and_does() -> None:
    told = ("EXT. ROAD - NIGHT", "Anna strikes Ben with a spade.", "BEN: Stop.")
    assert conflicts("He fell. I never struck Ben.", *told) == [
        ("said", "ben", "I never struck Ben."),
        ("shown", "ben", "strikes"),
    ]
    assert conflicts("He fell. I never struck Mr. Shaw.", *told) == []


def test_dead_and_speaks_later() -> None:
    later = ("EXT. STEPS - DAY", "BEN: You told it well.")
    assert conflicts("I saw it. Ben is dead.", end=later) == [
        ("said", "ben", "Ben is dead."),
        ("shown", "ben", "You told it well."),
    ]
    assert conflicts("I saw it. Ben is dead.") == []  # he speaks in what is told, which may be before
    assert conflicts("I saw it. Ben is dead.", end=("EXT. STEPS - DAY - FLASHBACK", later[1])) == []
    assert conflicts("I saw it. Ben is dead.", end=("EXT. STEPS - DAY", "BEN (V.O.): You told it well.")) == []


@pytest.mark.parametrize(
    "said",
    [
        "I walked home. Was I alone?",
        "I walked home. I said I was alone.",
        "I walked home. I thought I was alone.",
        "I walked home. He was alone.",
        "I walked home. I wasn't there yet.",
        "I walked home. If I wasn't there he lied.",
    ],
)
def test_what_is_no_plain_word(said: str) -> None:
    assert conflicts(said) == []


def test_where_what_is_shown_may_agree() -> None:
    assert conflicts("I walked home. I was alone.", *EMPTY) == []
    assert conflicts("I walked home. I was alone.", *EMPTY, "EXT. GATE - NIGHT", *ROAD[1:]) == []  # one scene agrees
    assert conflicts("I heard he left. I wasn't there.", "EXT. ROAD - NIGHT", "BEN: I am going.") == []
    assert (
        conflicts("I heard he left. I wasn't there.", "EXT. ROAD - NIGHT", "ANNA (V.O.): He went.", "BEN: Bye.") == []
    )


def test_without_a_frame_nothing_is_told() -> None:
    work = build_work("\n".join([*ROAD, "ANNA: I was alone."]))
    assert find_facts(Reading(work, resolve(work)), told_otherwise.FINDER).found == ()
