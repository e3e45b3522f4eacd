"""Who in one draft is who in the next."""

from drafts.made import draft, scenes
from whosestory.drafts import Person, match_people


def by_name(people: tuple[Person, ...]) -> dict[tuple[str, ...], str]:
    return {person.names: person.why for person in people}


def test_the_same_names_are_the_same_people() -> None:
    found = match_people([draft(), draft(name="again.fountain")])
    assert all(person.names[0] == person.names[1] and not person.why for person in found)
    assert len(found) == len(draft().cast.characters)


def test_a_new_name_is_known_by_the_lines() -> None:
    text = "".join(scenes()).replace("GRETA", "MARTA").replace("Greta", "Marta").replace("GERTA", "MARTA")
    found = by_name(match_people([draft(), draft(text)]))
    assert found["GRETA", "MARTA"].endswith(" speeches word for word")


def test_a_slip_in_a_name_is_known_by_the_letters() -> None:
    one = "INT. ROOM - DAY\n\nHARBOURMASTER\nNo.\n\nBEN\nYes, and again yes.\n"
    found = by_name(
        match_people([draft(one), draft(one.replace("HARBOURMASTER", "HARBOUR MASTER").replace("No.", "Ay."))])
    )
    assert found["HARBOURMASTER", "HARBOUR MASTER"].startswith("spelt alike (96 %")  # 2 · 13 of 27 letters


def test_short_names_are_not_alike() -> None:
    found = by_name(match_people([draft("INT. A - DAY\n\nBEN\nNo.\n"), draft("INT. A - DAY\n\nLEN\nAy.\n")]))
    assert found == {("BEN", ""): "", ("", "LEN"): ""}


def test_whoever_skips_a_draft_is_still_known() -> None:
    one, other = "INT. A - DAY\n\nBEN\nNo.\n\nANNA\nYes.\n", "INT. A - DAY\n\nANNA\nYes.\n"
    found = match_people([draft(one), draft(other), draft(one, "third.fountain")])
    assert {person.names for person in found} == {("BEN", "", "BEN"), ("ANNA", "ANNA", "ANNA")}


def test_nobody_is_two_people() -> None:
    found = match_people([draft(), draft("".join(scenes()[:12]), "half.fountain")])
    for at in range(2):
        ids = [person.ids[at] for person in found if person.ids[at]]
        assert len(ids) == len(set(ids))
