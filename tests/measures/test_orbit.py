"""Orbit and knowledge: small works, worked out by hand."""

from whosestory.cast import resolve
from whosestory.measures import find_facts, knowledge, orbit
from whosestory.reading import Reading
from whosestory.work import build_work

TALK = "BEN: Yes.\nSERA: No.\n" * 4


def reading(*scenes: str) -> Reading:
    text = "".join(f"INT. ROOM {at} - DAY\n{scene}\n" for at, scene in enumerate(scenes))
    work = build_work(text)
    return Reading(work, resolve(work))


def test_scenes_about_somebody_who_is_away() -> None:
    of = reading(
        TALK,
        "BEN: Have you seen Sera?\nTOM: No.",  # named in talk
        "BEN: It rains.\nTOM: It does.",  # not about her
        "Ben looks for Sera.",  # sought: she is named, and isn't there
        "SERA: Where is the ferry?",
    )
    assert orbit.orbits(of)["ben", "sera"] == (2, 3)
    assert orbit.orbits(of)["sera", "ben"] == (0, 1)


def test_whoever_is_spoken_to_is_not_away() -> None:
    of = reading(TALK, "BEN: Come here, Sera.\nSERA: No.")
    assert orbit.orbits(of)["ben", "sera"] == (0, 0)


def test_a_name_that_is_a_word() -> None:
    of = reading("BEN: Yes.\nWILL: No.\n" * 4, "BEN: Will you stay?\nTOM: Yes.", "BEN: Ask Will.\nTOM: Yes.")
    assert [naming.scene for naming in of.namings if naming.named == "will"] == [2]


def test_who_sees_what_is_done() -> None:
    of = reading(
        TALK,
        "Tom hits Ben. Tom shoots Ben.",
        "Tom kicks Ben.",
        "TOM: Ben is hurt.\nSERA: No!",
        "Ben hits Tom. Ben slaps Tom.",
        "TOM: Go away.\nTOM: Go.\nTOM: Now.",
    )
    facts = find_facts(of, knowledge.FINDER)
    kinds = [fact.kind for fact in facts.of("sera")]
    assert kinds.count("may hear") == 3  # Ben is named before her afterwards
    assert kinds.count("hidden") == 2
    assert {fact.kind for fact in facts.of("ben")} == {"witnesses"}


def test_few_acts_are_no_answer() -> None:
    facts = find_facts(reading(TALK, "Ben hits Sera."), knowledge.FINDER)
    assert not facts.applies
    assert "5 are the least" in facts.reason


def test_ahead_of_the_audience() -> None:
    of = reading("BEN: Sera is coming.\nBEN: Wait.\nBEN: Here.", TALK, "Ben hits Sera. " * 5)
    facts = find_facts(of, knowledge.FINDER)
    assert [(fact.who, fact.other) for fact in facts.found if fact.kind == "ahead"] == [("ben", "sera")]
