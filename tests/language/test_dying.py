"""Who a sentence says is dead."""

import pytest

from whosestory.language.dying import is_dying, is_lethal, says_dead


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", " is dead."),
        ("They find ", " dead on the stairs."),
        ("", " falls heavily to the ground, dead."),
        ("A priest stands at ", "'s grave."),
        ("The body of ", " is carried out."),
        ("", "'s eyes stay open."),
        ("", " passed away in the spring."),
    ],
)
def test_plain_and_soft_words(before: str, behind: str) -> None:
    assert says_dead(before, behind, spoken=False)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", " is dead tired."),
        ("", " is not dead."),
        ("I thought ", " was dead."),
        ("If ", " is dead, we run."),
        ("Is ", " dead?"),
        ("", " wants Ben dead."),
        ("", " looks at the dead tree."),
    ],
)
def test_what_is_denied_feared_or_asked(before: str, behind: str) -> None:
    assert not says_dead(before, behind, spoken=False)


def test_what_counts_in_speech_alone() -> None:
    assert says_dead("", " was murdered.", spoken=True)
    assert not says_dead("", " was murdered.", spoken=False)
    assert says_dead("", " is gone.", spoken=False)
    assert not says_dead("", " is gone.", spoken=True)  # away, most often


def test_acts_that_leave_nobody_alive() -> None:
    assert is_lethal("kill", ".", part=False)
    assert not is_lethal("kill", " arm.", part=True)
    assert is_lethal("slit", "'s throat.", part=True)
    assert not is_lethal("shoot", " in the leg.", part=False)
    assert is_dying("die")
    assert not is_dying("sleep")
