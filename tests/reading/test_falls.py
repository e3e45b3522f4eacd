"""Who falls: by the words of every scene in a short work, by the ledger in a long one; always with a line."""

import pytest

from whosestory.cast import resolve
from whosestory.reading import Fall, Reading, find_falls
from whosestory.reading.falls import CONSTANT, LEAD_SIGNS, SCENE_SIGNS, WORDS, lead_values, weights
from whosestory.work import build_work

QUIET = "INT. KITCHEN - DAY\nAda peels an apple. Cy reads the paper.\nADA: Rain.\nCY: It will pass.\n"
RUIN = """INT. COURT - DAY
ADA: They've taken the house. They've taken everything I had.
CY: I know.
INT. STREET - NIGHT
Ada sits on the kerb with one suitcase. They fired her this morning. Her husband is dead.
CY: You have nobody left.
ADA: No. I have nothing left.
"""


def falls_of(text: str) -> tuple[Reading, dict[str, Fall]]:
    work = build_work(text)
    reading = Reading(work, resolve(work))
    return reading, find_falls(reading)


def test_who_loses_everything_falls_and_who_watches_does_not() -> None:
    _, found = falls_of(QUIET * 3 + RUIN)
    assert found["ada"].is_shown
    assert found["ada"].chance > found["cy"].chance
    assert not falls_of(QUIET * 5)[1]["ada"].is_shown


def test_the_worst_is_cited_from_the_scene_in_which_it_is_told() -> None:
    reading, found = falls_of(QUIET * 3 + RUIN)
    worst = found["ada"].worst
    assert worst.scene in (3, 4)
    assert any(word in reading.work.source.quote(worst.span) for word in ("taken", "fired", "dead", "nothing left"))


YES = "INT. A - DAY\nADA: Yes.\n"
NEXT_TO_NOTHING = ("", "ADA: Yes.\n", YES, "INT. A - DAY\nRain.\n", "INT. A - DAY\nINT. B - DAY\n")


@pytest.mark.parametrize("text", [*NEXT_TO_NOTHING, "INT. A - DAY\nADA: I lost it all.\nINT. B - NIGHT\n"])
def test_next_to_nothing_is_no_fall(text: str) -> None:
    assert not any(fall.is_shown for fall in falls_of(text)[1].values())


def test_a_long_work_goes_by_the_ledger() -> None:
    reading, found = falls_of(QUIET * 150)
    assert reading.scene_words.sum() > 2000
    assert found == {}


def test_more_and_later_blows_are_a_likelier_fall() -> None:
    weight = weights()["lead"]

    def logit(logits: list[float]) -> float:
        return sum(weight[name] * value for name, value in lead_values(logits).items())

    assert logit([-3, -3, -3, -3]) < logit([-3, 2, -3, -3]) < logit([-3, 2, 2, -3])


def test_there_is_a_weight_for_every_sign() -> None:
    assert set(weights()["scene"]) == {*SCENE_SIGNS, WORDS, CONSTANT}
    assert set(weights()["lead"]) == {*LEAD_SIGNS, WORDS, CONSTANT}
    assert min(weights()["scene"]["loss"], weights()["scene"][WORDS], weights()["lead"][WORDS]) > 0
