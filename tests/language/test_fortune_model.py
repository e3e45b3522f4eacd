"""What the model of losses and gains reads in a line, and what it says of lines that it wasn't fitted to."""

import pytest

from whosestory.language.fortune import KINDS, main_stroke, phrase_labels, told_strokes
from whosestory.language.fortune_model import NONE, fortune_chances, fortune_features
from whosestory.language.linear import load_model


def test_names_within_a_sentence_are_one_feature() -> None:
    assert "fire @name" in fortune_features("They fire Ada.", [], is_speech=False)
    assert "ada" not in fortune_features("They fire Ada.", [], is_speech=False)


def test_classes_are_found_by_base_form_and_over_several_words() -> None:
    assert "@fired" in fortune_features("They sacked him.", [], is_speech=True)
    assert "@fired" in fortune_features("He was let go.", [], is_speech=True)
    assert "@fired" not in fortune_features("He was let off.", [], is_speech=True)


def test_what_phrases_say_is_read_whole_and_by_kind_and_by_sign() -> None:
    found = fortune_features("x", ["work loss"], is_speech=True)
    assert {"=work loss", "=work", "=loss", "@speech"} <= set(found)
    assert {"=nothing", "@action"} <= set(fortune_features("x", [], is_speech=False))


def test_the_labels_are_six_kinds_by_two_signs_and_none() -> None:
    assert set(load_model("ledger").labels) == {f"{kind} {sign}" for kind in KINDS for sign in ("loss", "gain")} | {
        NONE
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two constables push the old man into a cell and lock it.", "freedom loss"),
        ("The surgeon shakes his head. They couldn't save the arm.", "body loss"),
        ("He was made head of the department.", "work gain"),
        ("Their barn burns to the ground with all the hay in it.", "means loss"),
    ],
)
def test_plain_lines(text: str, told: str) -> None:
    found, chance = fortune_chances(text, phrase_labels(text, is_speech=False), is_speech=False)
    assert found == told
    assert chance > 0.5


def test_everyday_lines_tell_nothing() -> None:
    for text in ("He pours the tea.", "Rain on the window. A clock.", ""):
        assert main_stroke(text) is None


def test_a_paragraph_is_read_in_runs_of_sentences() -> None:
    filler = (
        "She sweeps the long grey floor of the hall from one end to the other and back, whistling the tune of the day. "
    )
    text = filler + "They fired him. " + filler
    (found,) = told_strokes(text, least=0.65)
    assert text[found.start : found.end] == "They fired him."
    assert told_strokes(text, least=0.5, n_phrases=9) == []
