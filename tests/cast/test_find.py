"""Characters by a name that somebody typed."""

import pytest

from whosestory.cast import Cast, Character, find_character
from whosestory.errors import UnknownCharacterError

CAST = Cast(
    (
        Character("anna_weiss", "ANNA", ("ANNA WEISS",)),
        Character("ben_weiss", "BEN WEISS"),
        Character("old_weiss", "OLD WEISS"),
        Character("cop_2", "COP #2"),
    ),
    leads=("anna_weiss", "ben_weiss"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ANNA", "anna_weiss"),
        ("anna weiss", "anna_weiss"),
        ("Ben", "ben_weiss"),
        ("cop_2", "cop_2"),
        ("Ánna", "anna_weiss"),
    ],
)
def test_whole_names_aliases_ids_and_parts(typed: str, found: str) -> None:
    assert find_character(CAST, typed).id == found


def test_a_part_that_two_leads_have_is_nobodys() -> None:
    with pytest.raises(UnknownCharacterError, match=r"several people in it may be 'weiss'; they are: ANNA, BEN WEISS"):
        find_character(CAST, "weiss")


def test_a_slip_gets_the_nearest_names() -> None:
    with pytest.raises(UnknownCharacterError) as caught:
        find_character(CAST, "Anan")
    assert caught.value.nearest[0] == "ANNA"
    assert len(str(caught.value).splitlines()) == 1


def test_nobody_at_all() -> None:
    with pytest.raises(UnknownCharacterError, match="the nearest names are: none"):
        find_character(Cast(()), "Anna")
