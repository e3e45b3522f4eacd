"""People who never speak, brought in by action lines, and full names."""

from whosestory.cast import Cast, resolve
from whosestory.work import build_work


def read(*rows: str) -> Cast:
    return resolve(build_work("\n".join(("INT. BAR - DAY", "BEN: Well?", "GRETA: No.", *rows))))


def ids(*rows: str) -> set[str]:
    return {character.id for character in read(*rows).characters} - {"ben", "greta"}


def test_an_age_a_trade_or_kin_brings_somebody_in() -> None:
    assert ids("TOBY KESSLER, 24, drags a mattress.") == {"toby_kessler"}
    assert ids("His mother, VERA, sits by the gate.") == {"vera"}
    assert ids("Ben and his brother FADI roll a rug.") == {"fadi"}
    assert ids("A stenographer, MISS ABT, types.") == {"miss_abt"}
    assert ids("A wet stone: WALTER PAGET, HE MEANT WELL.") == {"walter_paget"}


def test_a_word_before_or_behind_that_needs_no_noun() -> None:
    assert ids("It's DR. SHO; she never speaks.") == {"dr_sho"}
    assert ids("One fan: MEENA, 15, with a record.") == {"meena"}
    assert ids("Rain. MR. CROUCH waits.") == {"mr_crouch"}
    assert ids("TOMASZ and his son play chess. Tomasz turns.") == {"tomasz"}
    assert ids("Two riders, one called JUNIOR, stop. Junior stays.") == {"junior"}
    assert ids("A sign: MEENA AND SONS.") == set()


def test_things_and_sounds_in_capitals_are_nobody() -> None:
    assert ids("A BLACK SEDAN, engine running, waits.") == set()
    assert ids("The PHONE rings. A CRASH. Ben KICKS the door.") == set()
    assert ids("The guy TUGS at it. A sign: OPEN, 24 HOURS.") == set()
    assert ids("FIREMEN, 40, pour in.") == set()


def test_a_full_name_is_an_alias() -> None:
    cast = read("BEN TAKALA, 40, lies flat.", "Takala sits.")
    assert cast.by_id["ben"].aliases == ("BEN TAKALA",)
    assert [mention.character for mention in cast.mentions] == ["ben", "ben"]


def test_who_is_brought_in_once_is_no_lead() -> None:
    assert read("TOBY KESSLER, 24, drags a mattress.").leads == ("ben", "greta")
