"""Catalysts: ranked, before the turn, each with its line; none where nothing turns."""

from whosestory.cast import resolve
from whosestory.measures import Facts, find_facts
from whosestory.measures.catalysts import FINDER, catalysts
from whosestory.reading import Reading
from whosestory.work import build_work

BEFORE = """
INT. HALL - DAY
ADA: I sing for the crown.
CY: Bread is dear this year, they say.
INT. KITCHEN - DAY
Cy waits. He sweeps the floor, and hums, and sweeps it again, and puts the broom away behind the door.
INT. BRIDGE - NIGHT
Cy pushes Ada. Cy hits Ada. Cy drags Ada over the planks.
INT. WARD - DAY
Ada lies in bed. She has lost her voice.
"""
AFTER = """
INT. HALL - NIGHT
CY: So.
ADA: I don't want the crown.
CY: Since when?
ADA: Since the bridge.
"""


def reading_of(text: str) -> Reading:
    work = build_work(text)
    return Reading(work, resolve(work))


def found(text: str) -> Facts:
    return find_facts(reading_of(text), FINDER)


def test_stated_comes_before_shown_and_shown_before_inferred() -> None:
    reading = reading_of(BEFORE + AFTER)
    ranked = [one for one in catalysts(reading) if one.turn.what == "change"]
    assert [(one.how, one.scene, one.rank) for one in ranked] == [("stated", 4, 1), ("shown", 3, 2), ("inferred", 2, 3)]
    quotes = [reading.work.source.quote(one.span) for one in ranked]
    assert quotes[:2] == ["Since the bridge.", "She has lost her voice."]
    assert quotes[2] in ("pushes", "hits", "drags")


def test_without_a_turn_there_is_no_catalyst() -> None:
    assert found(BEFORE).found == ()
    assert found("INT. A - DAY\nADA: One.").found == ()


def test_what_comes_after_the_turn_is_no_catalyst() -> None:
    late = BEFORE + AFTER + "INT. WARD - NIGHT\nAda breaks her arm.\n"
    reading = reading_of(late)
    turn = next(one.turn for one in catalysts(reading) if one.turn.what == "change")
    shown = [one for one in catalysts(reading) if one.turn == turn and one.how == "shown"]
    assert [one.scene for one in shown] == [3]


def test_facts_say_of_whom_and_before_what() -> None:
    for fact in found(BEFORE + AFTER).found:
        assert fact.who == "ada"
        assert fact.detail.startswith(("before a change, number", "before a fall, number"))
