"""Signs of a change in a short work: each alone, the direction of time, and weights that say what they should."""

import pytest

from whosestory.cast import resolve
from whosestory.reading import Reading, find_reversals
from whosestory.reading.reversal_signs import SIGNS, Shown, chance, find_signs, weights
from whosestory.work import build_work

MIDDLE = "INT. B - DAY\nThe lamp burns down and somebody hums an old tune in the yard.\nCY: Bread is dear.\n"


def signs(first: str, last: str, then: str = "CY: Good night.") -> Shown:
    end = f"INT. C - DAY\nCY: They will move him on Friday.\nADA: {last}\n{then}"
    text = f"INT. A - DAY\nADA: {first}\nCY: So.\n{MIDDLE * 3}{end}"
    work = build_work(text)
    return find_signs(Reading(work, resolve(work)))["ada"]


@pytest.mark.parametrize(
    ("sign", "first", "last"),
    [
        ("denied", "Dragons are wicked.", "Dragons aren't wicked."),
        ("denied", "I need nobody.", "I find I need somebody."),
        ("opposite", "I do best alone.", "I do best together."),
        ("turn_about", "The bridge will stand.", "I was wrong about the bridge."),
        ("refusal", "He bores me.", "No, they don't."),
        ("again", "It is a fine bridge.", "It is a fine bridge."),
        ("again", "Whatever.", "I still say so."),
        ("alike", "The bridge is old.", "Such an old bridge."),
    ],
)
def test_each_sign(sign: str, first: str, last: str) -> None:
    assert signs(first, last).signs[sign] > 0
    assert signs("The soup is cold.", "Leave the lamp on.").signs[sign] == 0


def test_a_no_that_answers_a_question_refuses_nothing() -> None:
    text = f"INT. A - DAY\nADA: He bores me.\nCY: So.\n{MIDDLE * 3}INT. C - DAY\nCY: Tea?\nADA: No, thank you.\n"
    work = build_work(text)
    assert find_signs(Reading(work, resolve(work)))["ada"].signs["refusal"] == 0


def test_a_turn_is_no_beginning() -> None:
    assert signs("I was wrong about the bridge.", "The bridge is not wrong.").signs["denied"] == 0


def test_what_is_said_again_word_for_word_takes_a_change_back() -> None:
    assert signs("I fish alone.", "I was wrong. I don't fish alone.").signs["denied"] > 0
    again = signs("I fish alone.", "I was wrong. I don't fish alone.", then="ADA: I fish alone.")
    assert (again.signs["denied"], again.signs["again"]) == (0, 1)


def test_without_a_line_on_both_sides_nothing_is_shown() -> None:
    shown = Shown(dict.fromkeys(SIGNS, 0.0) | {"denied": 1.0, "refusal": 1.0}, None, "")
    assert chance(shown) > 0.5
    text = "INT. A - DAY\nCY: So.\n" + MIDDLE * 3 + "INT. C - DAY\nADA: No, they won't. I was wrong. I was a fool.\n"
    work = build_work(text)
    assert "ada" not in find_reversals(Reading(work, resolve(work)))


def test_the_longer_the_work_the_more_must_be_shown() -> None:
    shown = signs("Bridges are iron.", "Bridges aren't iron.")
    chances = [chance(shown, n_words) for n_words in (100, 500, 1000, 2000)]
    assert chances[0] == chances[1] > 0.5 > chances[3]
    assert chances == sorted(chances, reverse=True)


def test_names_are_no_words_that_can_be_denied() -> None:
    assert signs("Mallard is here.", "Not Mallard.").signs["denied"] == 1
    assert signs("Ada is here.", "Not Ada.").signs["denied"] == 0


def test_the_weights_are_of_the_signs_and_point_the_right_way() -> None:
    assert set(weights()) == {*SIGNS, "constant"}
    assert {name for name, value in weights().items() if value < 0} == {"again", "alike", "constant"}
