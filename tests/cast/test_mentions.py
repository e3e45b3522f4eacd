"""Who is named and meant in action, where, and in which role."""

import pytest

from whosestory.cast import Cast, How, Role, resolve
from whosestory.work import Work, build_work


def read(*rows: str) -> tuple[Work, Cast]:
    work = build_work("\n".join(["INT. A - DAY", *rows]))
    return work, resolve(work)


def named(work: Work, cast: Cast, how: How | None = None) -> list[tuple[str, str]]:
    """What stands there and whom it means."""
    return [(work.source.quote(m.span), m.character) for m in cast.mentions if how in (None, m.how)]


def test_names_are_found_whole_in_part_and_owned() -> None:
    work, cast = read("BEN VEY: Yes.", "Ben Vey waits. BEN nods. Vey's hat falls.")
    assert named(work, cast) == [("Ben Vey", "ben_vey"), ("BEN", "ben_vey"), ("Vey's", "ben_vey")]
    assert [m.how for m in cast.mentions] == [How.NAME, How.PART, How.PART]
    assert [m.role for m in cast.mentions] == [Role.SUBJECT, Role.SUBJECT, Role.POSSESSOR]


@pytest.mark.parametrize(
    ("action", "role"),
    [
        ("Ben sits.", Role.SUBJECT),
        ("She hits Ben.", Role.OBJECT),
        ("She looks at Ben.", Role.OTHER),
        ("Ben's coat falls.", Role.POSSESSOR),
        ("Ben is gone.", Role.SUBJECT),
        ("Ben.", Role.OTHER),
    ],
)
def test_roles(action: str, role: Role) -> None:
    _, cast = read("BEN: Yes.", action)
    assert [m.role for m in cast.mentions if m.how is not How.PRONOUN] == [role]


def test_a_name_that_two_share_keeps_the_alternative() -> None:
    _, cast = read("BEN VEY: I have more to say than she has.", "GRETA VEY: No.", "Vey waits.")
    [mention] = cast.mentions
    assert (mention.character, mention.alternatives) == ("ben_vey", (("greta_vey", 0.5),))
    assert mention.p == 0.5


@pytest.mark.parametrize("name", ["WILL", "MAY", "GRACE", "JOY", "MARK", "CHASE", "DRIVER"])
def test_names_that_are_words_are_found_in_capitals_only(name: str) -> None:
    work, cast = read(f"{name}: Yes.", f"{name.title()} sits. They {name.lower()} sit.")
    assert named(work, cast, How.NAME) == [(name.title(), name.lower())]


def test_generic_words_are_no_names_in_part() -> None:
    work, cast = read("MAN IN HAT: Yes.", "A Man sits. The MAN IN HAT waits.")
    assert named(work, cast) == [("MAN IN HAT", "man_in_hat")]


def test_somebody_silent_is_found_by_what_they_do() -> None:
    rows = ["A dog, ROLLO, sits.", "Rollo barks.", "Rollo runs. Rollo stops.", "Ben pats Rollo.", "BEN: Good dog."]
    _, cast = read(*rows)
    assert [character.id for character in cast.characters] == ["rollo", "ben"]


def test_a_sound_in_capitals_is_nobody() -> None:
    _, cast = read("BEN: Hm.", *["A CRASH shakes it.", "The crash dies.", "Crash stops."] * 4)
    assert [character.id for character in cast.characters] == ["ben"]


def test_pronouns_go_to_whom_the_text_calls_so() -> None:
    rows = ["GRETA: One.", "BEN: Two.", "Greta counts. She writes.", "Greta stops. She waits."]
    rows += ["Ben sits. He eats.", "Ben stands. He goes."]
    work, cast = read(*rows, "Greta looks at Ben. She smiles. He doesn't.")
    assert {character.id: character.pronoun for character in cast.characters} == {"greta": "she", "ben": "he"}
    assert named(work, cast, How.PRONOUN)[-2:] == [("She", "greta"), ("He", "ben")]


def test_an_unknown_pronoun_is_never_guessed_from_a_name() -> None:
    _, cast = read("ELIZABETH: One.", "MR. JOHN OTTER: Two.", "Elizabeth sits.", "Otter stands.")
    assert {character.pronoun for character in cast.characters} == {""}


def test_a_pronoun_between_two_keeps_both() -> None:
    rows = ["Ben sits. He eats.", "Ben stands. He goes.", "Odo sits. He eats.", "Odo stands. He goes."]
    _, cast = read("BEN: One.", "ODO: Two.", *rows, "Ben meets Odo. He laughs.")
    last = cast.mentions[-1]
    assert last.how is How.PRONOUN
    assert last.alternatives
    assert 0.5 < last.p < 1


def test_a_pronoun_with_nobody_near_means_nobody() -> None:
    _, cast = read("He waits.", "BEN: Yes.")
    assert [m for m in cast.mentions if m.how is How.PRONOUN] == []


@pytest.mark.parametrize("shape", ["_Ida_", "*Ida*", "**Ida**", "_IDA_", "***Ida***"])
def test_a_name_is_found_in_emphasis(shape: str) -> None:
    work, cast = read("IDA: Yes.", f"The lamp shows {shape} on the stair.")
    assert named(work, cast) == [(shape.strip("*_"), "ida")]


def test_a_name_in_capitals_may_own() -> None:
    work, cast = read("IDA: Yes.", "IDA'S hand shakes. IDA’S POV.", "Ida-like they sit. The Idaho plates.")
    assert [m.role for m in cast.mentions] == [Role.POSSESSOR, Role.POSSESSOR]
    assert named(work, cast) == [("IDA'S", "ida"), ("IDA’S", "ida")]


@pytest.mark.parametrize(
    ("action", "roles"),
    [
        ("Ben and Greta sit.", [Role.SUBJECT, Role.SUBJECT]),
        ("Tables for Ben and Greta.", [Role.OTHER, Role.OTHER]),
        ("It hits Ben and Greta.", [Role.OBJECT, Role.OBJECT]),
        ("A lamp falls as Ben, half asleep, looks up.", [Role.SUBJECT]),
        ("It rains. Ben, forty, in a coat.", [Role.SUBJECT]),
        ("Slowly Ben quietly sits.", [Role.SUBJECT]),
    ],
)
def test_roles_of_joined_and_described_names(action: str, roles: list[Role]) -> None:
    _, cast = read("BEN: Yes.", "GRETA: No.", action)
    assert [m.role for m in cast.mentions if m.how is How.NAME] == roles


def test_a_name_that_is_a_place_too_is_found_where_it_stands_alone() -> None:
    work, cast = read("PARIS: Yes.", "BEN: No.", "Paris sits. Ben looks at Paris.")
    assert named(work, cast) == [("Paris", "paris"), ("Ben", "ben"), ("Paris", "paris")]
