"""Reversals: both sides cited, held to the end, in one's own words."""

from whosestory.cast import resolve
from whosestory.readers import read
from whosestory.reading import Reading
from whosestory.reading.reversals import Reversal, find_reversals
from whosestory.work import build_work

MIDDLE = "INT. B - DAY\nAda and Cy eat. They say nothing for a long while, and the lamp burns down.\n"


def reading_of(text: str) -> Reading:
    work = build_work(text)
    return Reading(work, resolve(work))


def shown(first: str, last: str, after: str = "ADA: Good night.") -> Reversal | None:
    talk = "CY: Bread is dear this year, they say.\n"
    text = f"INT. A - DAY\nADA: {first}\n{talk}{MIDDLE * 2}INT. C - DAY\nCY: So.\nADA: {last}\nINT. D - DAY\n{after}\n"
    return find_reversals(reading_of(text)).get("ada")


def test_what_is_said_and_then_denied_is_a_reversal_with_both_lines() -> None:
    found = shown("I sing for the crown.", "I don't want the crown.")
    assert found is not None
    assert (found.before.scene, found.after.scene, found.about) == (0, 3, "crown")


def test_a_word_said_again_is_none() -> None:
    assert shown("I sing for the crown.", "I still want the crown.") is None


def test_who_takes_it_back_has_not_changed() -> None:
    assert shown("I sing for the crown.", "I don't want the crown.", after="ADA: I want the crown.") is None


def test_an_opposite_word_is_one() -> None:
    assert shown("I do best alone.", "I do best together with Cy.") is not None


def test_what_is_quoted_is_nobodys_own() -> None:
    assert shown("I sing for the crown.", 'He said, "I don\'t want the crown."') is None


def test_a_question_states_nothing() -> None:
    assert shown("I sing for the crown.", "Don't I want the crown?") is None


def test_songs_state_nothing() -> None:
    script = "INT. A - DAY\n\nADA\n{first}\n\nCY\nBread is dear this year, they say, and dearer still to come.\n\n"
    script += "INT. C - DAY\n\nCY\nSo they say in the town, and so they say by the river.\n\nADA\n{last}\n"
    spoken = script.format(first="I sing for the crown.", last="I don't want the crown.")
    sung = script.format(first="~I sing for the crown.", last="~I don't want the crown.")
    found = [
        find_reversals(Reading(work, resolve(work)))
        for work in (read(text.encode(), "a.fountain") for text in (spoken, sung))
    ]
    assert [set(one) for one in found] == [{"ada"}, set()]


def test_one_scene_has_no_first_and_last_part_or_both() -> None:
    assert find_reversals(reading_of("INT. A - DAY\nADA: Yes.")) == {}


def test_lines_in_the_last_act_alone_show_no_change() -> None:
    text = MIDDLE * 8 + "INT. C - DAY\nADA: I sing for the crown.\nCY: So.\nADA: I don't want the crown.\n"
    assert find_reversals(reading_of(text)) == {}
