"""What scenes contain: warned of where it is, not where it is only a manner of speaking."""

import pytest

from whosestory.language.content_points import points_of
from whosestory.language.contents import find_contents, find_in_scenes, words_of


@pytest.mark.parametrize(
    ("text", "is_spoken", "notes"),
    [
        ("A vodka bottle hidden behind the flour.", False, {"addiction"}),
        ("Everyone is drunk with joy.", False, set()),
        ("I'm ninety days sober.", True, {"addiction"}),
        ("By the time you read this I'll be gone. Look after the dog, and forgive me.", True, {"suicide"}),
        ("The suicide squad drills in the yard.", False, set()),
        ("She burns herself with the lighter, on purpose.", False, {"self_harm"}),
        ("He raped her.", True, {"sexual_violence"}),
        ("A field of rape seed in flower.", False, set()),
        ("Ben stabs the guard in the chest.", False, {"violence"}),
        ("This traffic is killing me.", True, set()),
        ("Beat the eggs, then whip the cream.", True, set()),
        ("We lost the baby in March.", True, {"death_of_a_child"}),
        ("The lamp went out.", False, set()),
        ("", False, set()),
    ],
)
def test_notes(text: str, is_spoken: bool, notes: set[str]) -> None:
    assert {content.note for content in find_contents([(text, is_spoken)])} == notes


def test_shown_or_spoken_of() -> None:
    [mentioned] = find_contents([("He hanged himself.", True)])
    [shown] = find_contents([("It's cold.", True), ("A noose swings from the beam.", False)])
    assert (mentioned.is_shown, shown.is_shown, shown.piece) == (False, True, 1)


def test_a_word_said_twice_is_one_sign() -> None:
    """Among many quiet scenes, where one sign alone isn't enough."""
    quiet = [[(KITCHEN + TABLE, False)]] * 60
    twice, *_ = find_in_scenes([[(KITCHEN, False), ("The bruise.", False), ("The bruise.", False)], *quiet])
    others, *_ = find_in_scenes([[(KITCHEN, False), ("The bruise.", False), ("She flinches.", False)], *quiet])
    assert twice == []
    assert [each.note for each in others] == ["abuse"]


def test_signs_of_play_take_points_off() -> None:
    said = "He hit him in the face."
    assert notes_of(said) == {"violence"}
    assert notes_of(said, "The striker weeps. Offside, says the referee.") == set()


def test_a_row_matches_pronouns() -> None:
    assert notes_of("She holds her wrist over the candle.") == {"self_harm"}


def notes_of(*texts: str) -> set[str]:
    return {content.note for content in find_contents([(text, False) for text in texts])}


KITCHEN = "Ben puts the kettle on, takes two cups out of the cupboard and looks for the sugar. "
TABLE = "Anna lays the table: plates, forks, the blue jug, a loaf that she has brought from the market. "


def test_length_alone_makes_no_note() -> None:
    """A hundred quiet rows, among them one in twenty with a word that would be a sign among its like."""
    rows = [
        ("The gun on the wall is his grandfather's." if at % 20 == 7 else KITCHEN + TABLE, False) for at in range(100)
    ]
    assert find_contents(rows) == []


def test_a_long_scene_is_noted_where_it_happens() -> None:
    rows = [(KITCHEN + TABLE, False)] * 30 + [("Carl hits him in the face. Blood. He kicks him in the ribs.", False)]
    rows += [(TABLE, False)] * 30
    [found] = find_contents(rows)
    assert (found.note, found.piece, found.is_shown) == ("violence", 30, True)


def test_words_alone_are_enough_where_they_say_much() -> None:
    """No pattern has this; the model knows scenes like it."""
    text = "The divers lay the little boy down on the bank. His mother kneels in the mud and holds the tiny shoe."
    assert not points_of(text, frozenset(words_of(text)), {"death_of_a_child"})
    assert notes_of(text) == {"death_of_a_child"}


def test_the_longer_the_text_the_more_must_be_said() -> None:
    scene = [
        ("The divers lay the little boy down on the bank. His mother kneels in the mud and holds the tiny shoe.", False)
    ]
    quiet = [[(KITCHEN + TABLE, False)]] * 400
    alone, *_ = find_in_scenes([scene])
    among, *rest = find_in_scenes([scene, *quiet])
    assert alone
    assert len(among) <= len(alone)
    assert rest == [[]] * 400


def test_nothing_to_read() -> None:
    assert find_in_scenes([]) == []
    assert find_in_scenes([[], [("", True)]]) == [[], []]
