"""Change and fortune: events, needs, who falls; both are told from another thing."""

import numpy as np

from whosestory.cast import resolve
from whosestory.measures import Measurement, find_facts, fortune, measure
from whosestory.measures.change import MEASURE, OF_A_POINT, reversals
from whosestory.readers import read
from whosestory.reading import Reading, find_falls, ledger
from whosestory.work import Form, build_work

TURN = """
INT. A - DAY
ADA: I sing for the crown.
CY: Bread is dear this year, they say.
INT. B - DAY
Ada and Cy eat. They say nothing for a long while, and the lamp burns down to the end of the wick.
INT. C - DAY
CY: So.
ADA: I don't want the crown.
"""
BLOWS = """
INT. A - DAY
ADA: Look. The bank has repossessed my house.
CY: I've inherited mine. I'm rich.
INT. B - DAY
Two officers snap handcuffs on Ada's wrists.
INT. C - DAY
Cy is released. He is freed.
"""


def reading_of(text: str) -> Reading:
    work = build_work(text)
    return Reading(work, resolve(work))


def change(reading: Reading) -> Measurement:
    return measure(reading, [MEASURE])["change"]


def test_a_reversal_stands_at_its_last_line_and_needs_the_scene_of_the_first() -> None:
    reading = reading_of(TURN)
    (event,) = (event for event in MEASURE.compute(reading) if event.needs)
    assert (event.character, event.scene, event.needs) == ("ada", 2, (0,))
    assert event.amount == OF_A_POINT * reversals(reading)["ada"].points
    found = change(reading)
    assert found.table is not None
    at = found.table.characters.index("ada")
    whole, without = found.table.totals(np.array([[1.0, 1, 1], [0.0, 1, 1]]))[:, at]
    assert whole - without >= event.amount


def test_what_is_done_and_taken_in_counts_little_and_more_toward_the_end() -> None:
    text = "INT. A - DAY\nADA: Yes.\nCY: No.\nCy hits Ada.\nINT. B - DAY\nCy hits Ada.\n"
    early, late = [event for event in MEASURE.compute(reading_of(text)) if event.character == "ada"]
    assert 0.5 <= early.amount < late.amount <= 1.5


def test_constancy_shows_nothing() -> None:
    reading = reading_of("INT. A - DAY\nADA: I sing.\nCY: So.\nINT. B - DAY\nADA: I sing.\n")
    assert reversals(reading) == {}
    assert not change(reading).applies


def test_exactly_opposite_fortunes() -> None:
    entries = ledger(reading_of(BLOWS))
    kinds = {who: {(one.kind, one.sign) for one in entries if one.who == who} for who in ("ada", "cy")}
    assert kinds["ada"] == {("means", "loss"), ("freedom", "loss")}
    assert kinds["cy"] == {("means", "gain"), ("freedom", "gain")}
    falls = find_falls(reading_of(BLOWS))
    assert falls["ada"].chance > falls["cy"].chance


def test_who_falls_need_not_change() -> None:
    assert reversals(reading_of(BLOWS)) == {}
    assert not any(fall.is_shown for fall in find_falls(reading_of(TURN)).values())


def test_each_line_of_the_ledger_is_a_sentence_of_the_text() -> None:
    reading = reading_of(BLOWS)
    facts = find_facts(reading, fortune.FINDER)
    lines = [
        "The bank has repossessed my house.",
        "Two officers snap handcuffs on Ada's wrists.",
    ]
    of_ada = [(fact.kind, reading.work.source.quote(fact.span)) for fact in facts.of("ada")]
    assert [line for kind, line in of_ada if kind != fortune.FALL] == lines
    assert [line for kind, line in of_ada if kind == fortune.FALL] in ([lines[0]], [lines[1]])
    assert all(fact.kind != fortune.FALL for fact in facts.of("cy"))
    assert {fact.kind for fact in facts.found} <= set(fortune.FINDER.kinds)


def test_a_part_played_on_a_stage_is_nobodys_loss() -> None:
    text = "INT. {place} - NIGHT\nADA: I have lost my house. I was fired.\nCY: Hm.\n"
    assert ledger(reading_of(text.format(place="KITCHEN")))
    assert ledger(reading_of(text.format(place="THEATRE - STAGE"))) == []


def test_three_lines_and_one_scene_are_no_trouble() -> None:
    for text in ("", "INT. A - DAY\nADA: One.\nCY: Two.\nADA: Three.\nADA: I was fired.\n"):
        reading = reading_of(text)
        assert reversals(reading) == {}
        assert len(ledger(reading)) == ("fired" in text)


def test_a_play_in_verse() -> None:
    act = "ACT I\n\nSCENE I. A hall.\n\nEnter ADA and CY\n\nADA\nMy lord hath died\nand I am left alone.\n\n"
    act += "CY\nI was banished from his house.\n\n"
    fight = "[CY strikes ADA.]\n\nADA\nWhat now,\nwhat then?\n\nCY\nNo more.\n\nExeunt\n\n"
    work = read(
        (act + fight + (act + fight).replace("ACT I", "ACT II").replace("SCENE I.", "SCENE II.")).encode(), "a.txt"
    )
    assert work.form is Form.PLAY
    reading = Reading(work, resolve(work))
    assert list(MEASURE.compute(reading)) == []  # no reversal, and directions don't count
    assert {(one.kind, one.sign) for one in ledger(reading)} <= {("ties", "loss"), ("freedom", "loss")}


def test_a_long_work_needs_two_phrases_for_a_line_of_the_ledger() -> None:
    filler = "INT. HALL - DAY\n" + "Cy walks up and down and hums the same old tune to the wall.\n" * 450
    one = "ADA: I was widowed young. I was fired.\n"
    two = "ADA: I was fired and the boss cleared my desk.\n"
    assert len(ledger(reading_of("INT. A - DAY\n" + one + two))) == 2
    assert len(ledger(reading_of("INT. A - DAY\n" + one + two + filler))) == 1
