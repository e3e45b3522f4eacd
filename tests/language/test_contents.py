"""What scenes contain: warned of where it is, not where it is only a manner of speaking."""

import pytest

from whosestory.language.contents import find_contents


@pytest.mark.parametrize(
    ("text", "is_spoken", "notes"),
    [
        ("A vodka bottle hidden behind the flour.", False, {"addiction"}),
        ("Everyone is drunk with joy.", False, set()),
        ("I'm ninety days sober.", True, {"addiction"}),
        ("By the time you read this I'll be gone.", True, {"suicide"}),
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
    assert find_contents([("The gun.", False), ("The gun!", False)]) == []
    assert [each.note for each in find_contents([("The gun.", False), ("Blood.", False)])] == ["violence"]


def test_signs_of_play_take_points_off() -> None:
    said = "He hit him in the face."
    assert notes_of(said) == {"violence"}
    assert notes_of(said, "The striker weeps. Offside, says the referee.") == set()


def test_a_row_matches_pronouns() -> None:
    assert notes_of("She holds her wrist over the candle.") == {"self_harm"}


def notes_of(*texts: str) -> set[str]:
    return {content.note for content in find_contents([(text, False) for text in texts])}
