"""Lines that are used for both sides, and to whom the story is told."""

from calling import SAMPLE
from verdict.made import measured, plan, reading, work
from whosestory.analysis import analyze, analyze_bytes
from whosestory.measures import Event, Question
from whosestory.verdict import Case, Role, decide

BY = plan({Question.VOICE: ["voice"], Question.EYES: ["eyes"], Question.ENDING: ["ending"]})


def cases(anna: list[int], ben: list[int]) -> dict[str, Case]:
    """What a line of action in each of these scenes does for them, in three questions."""
    of = work(12)
    both = reading(["anna", "ben"], of=of)
    events = [Event(at, "anna", 1, of.scenes[at].lines[-1].span) for at in anna]
    events += [Event(at, "ben", 1, of.scenes[at].lines[-1].span) for at in ben]
    questions = {"voice": Question.VOICE, "eyes": Question.EYES, "ending": Question.ENDING}
    found = {name: measured(both, name, question, events) for name, question in questions.items()}
    return {case.lead: case for case in decide(both, found, plan=BY).cases}


def test_a_line_for_both_says_so() -> None:
    found = cases([0], [0])
    assert all(line.why.endswith("; used for BEN too") for line in found["anna"].pro)
    assert all(line.why.endswith("; used for ANNA too") for line in found["ben"].pro)


def test_lines_for_one_alone_say_nothing() -> None:
    found = cases([0, 1], [6, 7])
    assert not any("used for" in line.why for case in found.values() for line in (*case.pro, *case.contra))


def listener_of(text: str) -> Role:
    roles = analyze_bytes(text.encode(), "told.fountain").verdict.roles
    return next(role for role in roles if role.name == "listener")


def test_nobody_is_told_where_nobody_tells() -> None:
    role = listener_of("INT. ROOM - DAY\n\nANNA\nNo, not on a day like this one.\n")
    assert (role.character, role.why, role.evidence) == (None, "nobody tells it, so nobody is told", ())


def test_a_voice_over_with_nobody_to_hear_it() -> None:
    told = (
        "INT. ROOM - DAY\n\nAnna sets the table.\n\nANNA (V.O.)\nI kept that house for nine years and I counted it.\n\n"
    )
    role = listener_of(told * 8)
    assert role.character is None
    assert role.why.startswith("ANNA tells it to ")
    assert role.evidence


def test_the_sample_is_told_to_the_assessor() -> None:
    role = next(role for role in analyze(SAMPLE).verdict.roles if role.name == "listener")
    assert (role.character, role.why) == ("assessor", "GRETA tells it to ASSESSOR")
    assert role.evidence[0].quote
