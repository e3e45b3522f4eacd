"""The clauses and looks of a work, with the characters that they mean."""

from whosestory.cast import resolve
from whosestory.reading import Act, Reading
from whosestory.work import build_work

TALK = "BEN: Yes.\nSERA: No.\nTOM: Well.\n"


def reading(action: str) -> Reading:
    work = build_work(f"INT. ROOM - DAY\n{TALK}{action}\n")
    return Reading(work, resolve(work))


def told(found: Reading, act: Act) -> tuple[str, str, str]:
    agent, patient = (mention.character if mention else "" for mention in (act.agent, act.patient))
    return agent, found.work.source.quote(act.span), patient


def acts(action: str) -> list[tuple[str, str, str]]:
    found = reading(action)
    return [told(found, act) for act in found.clauses.acts]


def test_agents_and_patients_are_characters() -> None:
    assert acts("Ben grabs Tom. Sera is pushed by Ben.") == [("ben", "grabs", "tom"), ("ben", "pushed", "sera")]


def test_a_paragraph_goes_on_with_the_one_before() -> None:
    assert acts("Ben stands up.\nLooks around.") == [("ben", "stands", ""), ("ben", "Looks", "")]


def test_a_paragraph_behind_a_speech_goes_on_with_who_spoke() -> None:
    assert acts("Turns away.") == [("tom", "Turns", "")]


def test_nobody_does_to_him_what_he_does() -> None:
    tom, ben = "Tom comes in. He sits down.\nTom laughs. He stops.\n", "Ben sits. He waits.\nBen looks up. He frowns.\n"
    agent, _, patient = acts(f"{tom}{ben}Tom hits him.")[-1]
    assert agent == "tom"
    assert patient != "tom"


def test_looks_have_a_looker_and_whom_they_fall_on() -> None:
    found = reading("Ben looks at Sera. Tom looks away. SERA'S POV: the door.")
    sights = found.clauses.sights
    assert [(one.looker.character, one.looked_at.character if one.looked_at else "") for one in sights] == [
        ("ben", "sera"),
        ("sera", ""),
    ]


def test_what_the_camera_does_is_nobodys() -> None:
    assert reading("We see Ben. ANGLE ON SERA. The camera finds Tom.").clauses.acts == ()
