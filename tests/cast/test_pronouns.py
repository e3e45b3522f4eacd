"""Whom pronouns and descriptions mean, and what is left open."""

import pytest

from whosestory.cast import Cast, How, Role, resolve
from whosestory.cast.agreement import Sides, side_of_noun
from whosestory.measures import attention, last_look
from whosestory.reading import Reading
from whosestory.work import Work, build_work

HE = ["Ben sits. He eats.", "Ben stands. He goes."]
HE_TOO = ["Odo sits. He eats.", "Odo stands. He goes."]
SHE = ["Greta counts. She writes.", "Greta stops. She waits."]
CUES = ["BEN: One.", "ODO: Two.", "GRETA: Three.", "INT. B - DAY"]


def read(*rows: str) -> tuple[Work, Cast]:
    work = build_work("\n".join(["INT. A - DAY", *rows]))
    return work, resolve(work)


def meant(last: str, *before: str) -> list[tuple[str, str]]:
    """What the pronouns of the last row mean, where that is likely."""
    work, cast = read(*CUES, *HE, *HE_TOO, *SHE, "INT. C - DAY", *before, last)
    start = work.source.text.rindex(last)
    found = [m for m in cast.mentions if m.span.start >= start and m.how is How.PRONOUN]
    return [(work.source.quote(m.span), m.character if m.is_likely else "?") for m in found]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("Ben sees Odo. He waves.", [("He", "ben")]),  # the subject goes on
        ("Ben hits Odo, then kicks him.", [("him", "odo")]),  # not whoever acts
        ("Odo waits. Ben takes off his hat.", [("his", "ben")]),  # whoever acts owns
        ("Ben meets Odo. Ben takes his hand.", [("his", "odo")]),  # but is taken by another
        ("Odo waits. Ben hurts himself.", [("himself", "ben")]),
        ("Greta sees Ben. He waves; she waves back.", [("He", "ben"), ("she", "greta")]),
        ("Ben watches. Odo, his brother, sits.", [("his", "ben")]),  # nobody is his own brother
        ("Greta counts. Ben looks at Odo, who takes off his hat.", [("his", "odo")]),
        ("Odo sits by Ben's bed. Ben's foot twitches. He wakes.", [("He", "ben")]),
        ("Ben sits by Odo. He looks at Ben.", [("He", "odo")]),  # somebody named behind the verb isn't its subject
    ],
)
def test_whom_the_sentence_allows(action: str, expected: list[tuple[str, str]]) -> None:
    assert meant(action) == expected


def test_who_spoke_goes_on() -> None:
    assert meant("He sits down.", "Odo waits. Ben waits.", "ODO: Yes.") == [("He", "odo")]


def test_two_who_are_as_near_leave_it_open() -> None:
    work, cast = read(*CUES, *HE, *HE_TOO, "INT. C - DAY", "Near Ben and Odo a lamp falls. A thing hits him.")
    last = cast.mentions[-1]
    assert work.source.quote(last.span) == "him"
    assert not last.is_likely
    assert len(last.alternatives) == 1


def test_somebody_outside_the_cast_takes_their_own_pronouns() -> None:
    assert meant("Greta waits. A waitress comes in. She smiles.") == []
    assert meant("Greta waits. A WAITRESS comes in. She smiles.") == []


def test_a_description_means_whom_it_introduced() -> None:
    work, cast = read("SAM: Yes.", "BEN: No.", "SAM, a tall fisherman, sits. Ben waits. The fisherman sings.")
    [last] = [m for m in cast.mentions if m.how is How.DESCRIPTION]
    assert (work.source.quote(last.span), last.character, last.role) == ("The fisherman", "sam", Role.SUBJECT)


def test_another_fisherman_is_nobody() -> None:
    _, cast = read("SAM: Yes.", "SAM, a tall fisherman, sits. A fisherman sings.")
    assert [m for m in cast.mentions if m.how is How.DESCRIPTION] == []


def plural(*rows: str) -> list[tuple[str, str]]:
    work, cast = read(*rows)
    return [(work.source.quote(m.span), m.character) for m in cast.mentions if m.how is How.PLURAL]


def test_they_are_the_two_there() -> None:
    assert plural("BEN: Yes.", "GRETA: No.", "They laugh.") == [("They", "ben"), ("They", "greta")]


def test_they_are_the_two_who_acted_together() -> None:
    rows = ["BEN: Yes.", "GRETA: No.", "ODO: Well.", "Ben and Greta sit. They laugh."]
    assert plural(*rows) == [("They", "ben"), ("They", "greta")]
    assert plural(*rows[:3], "They laugh.") == []  # of three nobody knows which


def test_both_and_the_two_men() -> None:
    rows = [*CUES, *HE, *HE_TOO, *SHE, "INT. C - DAY", "Greta looks up. Ben sits. Odo stands. The two men argue."]
    assert plural(*rows)[-2:] == [("The two men", "ben"), ("The two men", "odo")]
    assert plural("BEN: Yes.", "GRETA: No.", "Both laugh.") == [("Both", "ben"), ("Both", "greta")]


def test_they_singular() -> None:
    rows = [
        "KIT: Yes.",
        "Kit fills their cup. They drink.",
        "KIT: More.",
        "They wipe their mouth. Kit shuts their eyes.",
    ]
    work, cast = read(*rows)
    found = [(work.source.quote(m.span), m.character) for m in cast.mentions if m.how is How.PRONOUN]
    assert found == [("their", "kit"), ("They", "kit"), ("They", "kit"), ("their", "kit"), ("their", "kit")]


def test_we_is_the_camera() -> None:
    _, cast = read("BEN: Yes.", "GRETA: No.", "We see Ben. We follow.")
    assert [m.character for m in cast.mentions] == ["ben"]


def test_a_dog_and_a_talking_car() -> None:
    rows = ["BERTIE: Fasten your belt.", "HOB: No.", "BERTIE, a red car, coughs. He stalls. ROLLO, a dog, barks."]
    rows += [
        "Rollo runs. She jumps. Rollo barks. She sits.",
        "Bertie honks. He rolls. He stops. He coughs.",
        "Rollo naps. Rollo snores. Hob laughs. Rollo wakes. She yawns.",
    ]
    _, cast = read(*rows)
    assert {c.id: c.pronoun for c in cast.characters} == {"bertie": "he", "hob": "", "rollo": "she"}
    meant_by = [m.character for m in cast.mentions if m.how is How.PRONOUN]
    assert meant_by == ["bertie", "rollo", "rollo", "bertie", "bertie", "bertie", "rollo"]


def test_twins_of_one_surname_stay_two() -> None:
    rows = ["ADA VOSS: Yes.", "IDA VOSS: No.", "Ada Voss sits. Ida stands. Voss waits."]
    work, cast = read(*rows)
    assert [(work.source.quote(m.span), m.p) for m in cast.mentions] == [("Ada Voss", 1), ("Ida", 1), ("Voss", 0.5)]


def test_man_and_old_man_are_two() -> None:
    work, cast = read("MAN: Yes.", "OLD MAN: No.", "The Man sits. The Old Man stands. The old man sings.")
    named = [(work.source.quote(m.span), m.character) for m in cast.mentions]
    assert named == [("Man", "man"), ("Old Man", "old_man"), ("The old man", "old_man")]


def test_without_pronouns_only_names_count() -> None:
    work, cast = read("BEN: Yes.", "GRETA: No.", "INT. B - DAY", "Ben sits. He eats. Greta comes. They laugh.")
    reading = Reading(work, cast, pronouns=False)
    assert [m.how for m in reading.mentions] == [How.NAME] * 2
    assert reading.presence[1] == {"ben", "greta"}
    assert len(Reading(work, cast).mentions) > 2


def test_without_pronouns_nobody_is_there_by_pronoun() -> None:
    work, cast = read("BEN: Yes.", "Ben sits. He eats.", "Ben rises. He goes.", "INT. B - DAY", "He sits.")
    assert Reading(work, cast).presence[1] == {"ben"}
    assert Reading(work, cast, pronouns=False).presence[1] == frozenset()


def test_a_script_without_action_has_no_mentions() -> None:
    work, cast = read("BEN: He did it. She saw him.", "GRETA: They did.")
    assert cast.mentions == ()
    assert Reading(work, cast).presence == (frozenset({"ben", "greta"}),)


def test_votes_are_what_the_text_uses_and_nouns_only_help() -> None:
    sides = Sides()
    assert sides.fit("ben", "he") == 0.5
    sides.describe("ben", "he")
    assert sides.fit("ben", "he") > 0.9
    assert sides.used() == {}  # a noun is no pronoun that the text uses
    sides.vote("ben", "he", 2)
    assert sides.used() == {"ben": "he"}


def test_names_say_nothing_of_pronouns() -> None:
    assert side_of_noun("Elizabeth") == side_of_noun("John") == ""
    assert side_of_noun("Mrs.") == "she"


def test_what_means_several_is_divided_among_them() -> None:
    work, cast = read("BEN: Yes.", "GRETA: No.", "They laugh.")
    reading = Reading(work, cast)
    assert [(event.character, event.amount) for event in attention.compute(reading)] == [("ben", 0.5), ("greta", 0.5)]
    assert [(event.character, event.amount) for event in last_look.compute(reading)] == [("ben", 0.5), ("greta", 0.5)]
