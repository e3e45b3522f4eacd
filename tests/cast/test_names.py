"""Names taken apart."""

import pytest

from whosestory.cast.names import is_group_name, parse_name, short_forms, slug


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("BEN", ("BEN",)),
        ("DR. HANNA LINDQVIST", ("HANNA", "LINDQVIST")),
        ("MRS. VEY", ("VEY",)),
        ("YOUNG BEN", ("BEN",)),
        ("COP #2", ("COP",)),
        ("SECOND COP", ("COP",)),
        ("DOCTOR", ("DOCTOR",)),
        ("OLD KID", ("OLD", "KID")),
        ("THE HARBOURMASTER", ("HARBOURMASTER",)),
        ("ZOË", ("ZOE",)),
        ("BEN'S MOTHER", ("MOTHER",)),
    ],
)
def test_core(text: str, core: tuple[str, ...]) -> None:
    assert parse_name(text).core == core


def test_parts_beside_the_core() -> None:
    name = parse_name("OLD MR. VEY")
    assert (name.titles, name.ages, name.social) == ({"MR"}, {"OLD"}, {"MR"})
    assert parse_name("COP #2").number == parse_name("COP 2").number == parse_name("2ND COP").number == "2"
    assert parse_name("BEN'S MOTHER").owner == "BEN"


@pytest.mark.parametrize("text", ["MAN", "OLD MAN", "COP #2", "HARBOUR GUARD", "DOCTOR", "MAN IN HAT #3"])
def test_generic(text: str) -> None:
    assert parse_name(text).is_generic


@pytest.mark.parametrize("text", ["BEN", "DR. VEY", "CHIEF OTTER", "WILL", "TIME TRAVELLER"])
def test_not_generic(text: str) -> None:
    assert not parse_name(text).is_generic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ALL", True), ("THE CROWD", True), ("TWO COPS", True), ("BOTH BROTHERS", True), ("KIDS", True),
        ("GUARDS", True), ("JAMES", False), ("BESS", False), ("COP", False), ("ALLAN", False), ("", False),
    ],
)  # fmt: skip
def test_groups(text: str, expected: bool) -> None:
    assert is_group_name(text) is expected


def test_short_forms() -> None:
    assert "BEN" in short_forms("BENJAMIN")
    assert "LIZZIE" in short_forms("ELIZABETH")
    assert not short_forms("PEGGY")  # short for MARGARET itself
    assert "KEN" not in short_forms("BENJAMIN")


def test_ids() -> None:
    assert slug("Anna Karenina") == "anna_karenina"
    assert slug("COP #2") == "cop_2"
    assert slug("ZOË O'NEIL") == "zoe_o_neil"
    assert slug("!!") == "unnamed"
