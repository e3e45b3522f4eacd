"""Losses and gains: kind, sign and whose; near misses are none."""

import pytest

from whosestory.language.fortune import Whose, find_strokes, main_stroke
from whosestory.language.phrases import plain_words, read_phrases


@pytest.mark.parametrize(
    ("text", "kind", "sign"),
    [
        ("Ada breaks her arm on the ice.", "body", "loss"),
        ("The doctor says she'll never dance again.", "body", "loss"),
        ("His fever has broken. He eats.", "body", "gain"),
        ("The bank has repossessed the farm.", "means", "loss"),
        ("She inherits the lot.", "means", "gain"),
        ("They've fired him after nine years.", "work", "loss"),
        ("Nell has got the part.", "work", "gain"),
        ("His wife has left him for good and taken the children.", "ties", "loss"),
        ("They are reunited on the platform.", "ties", "gain"),
        ("An officer snaps the handcuffs on her wrists.", "freedom", "loss"),
        ("All charges are dropped. He is released.", "freedom", "gain"),
        ("I'm worthless.", "self", "loss"),
        ("I'm not afraid any more.", "self", "gain"),
    ],
)
def test_kind_and_sign(text: str, kind: str, sign: str) -> None:
    found = main_stroke(text)
    assert found is not None
    assert (found.kind, found.sign) == (kind, sign)


@pytest.mark.parametrize(
    "text",
    [
        "She nearly lost her job over it.",
        "He doesn't lose his house.",
        "I wish I'd a house of my own.",
        "If you ever lose your sight, I'll read to you.",
        "They lost at cards again.",
        "Cy walks across the yard.",
        "",
    ],
)
def test_near_misses_are_none(text: str) -> None:
    assert find_strokes(text) == []


def test_what_a_speech_quotes_is_not_its_own() -> None:
    assert find_strokes('He said, "I have lost my job."', is_speech=True) == []
    assert [one.kind for one in find_strokes("He said. I have lost my job.", is_speech=True)] == ["work"]


def test_whose_by_the_person_of_the_words() -> None:
    def whose(text: str) -> Whose:
        return find_strokes(text, is_speech=True)[0].whose

    assert whose("I was fired.") is Whose.SPEAKER
    assert whose("You are fired.") is Whose.LISTENER
    assert whose("We are ruined.") is Whose.SPEAKERS
    assert whose("Dan was fired.") is Whose.OTHER


def test_a_span_is_the_sentences() -> None:
    text = "It rains. They fired him. He goes."
    (found,) = find_strokes(text)
    assert text[found.start : found.end] == "They fired him."


def test_phrases_have_classes_gaps_choices_and_words_that_may_be_missing() -> None:
    book = read_phrases(
        [("@pet", "cat", "dog"), ("lost", "loses|lost", "..", "@pet"), ("won", "found", "the?", "hat*")], 1
    )
    assert [phrase.label for phrase, _, _ in book.search(plain_words("He lost his old grey cat."))] == ["lost"]
    assert [phrase.label for phrase, _, _ in book.search(plain_words("He found hats."))] == ["won"]
    assert [phrase.label for phrase, _, _ in book.search(plain_words("He found the hat."))] == ["won"]
    assert list(book.search(plain_words("He lost one two three four five six cats."))) == []


def test_a_line_by_itself_is_weighed_by_its_words_where_it_holds_no_phrase() -> None:
    text = "Water floats the tins off the counter of the shop."
    assert find_strokes(text) == []
    found = main_stroke(text)
    assert found is not None
    assert (found.kind, found.sign) == ("means", "loss")
    assert main_stroke("Cy looks at the hill.") is None
