"""What the text says of a lead's past: shown, told, left."""

from whosestory.cast import resolve
from whosestory.measures import backstory, find_facts
from whosestory.reading import Reading
from whosestory.work import build_work

BAR = ("INT. BAR - DAY", "Anna sits. Ben stands.", "ANNA: " + "word " * 20, "BEN: " + "word " * 20)


def facts(*rows: str) -> list[tuple[str, str | None, str]]:
    work = build_work("\n".join((*BAR, *rows)))
    found = find_facts(Reading(work, resolve(work)), backstory.FINDER).found
    return [(fact.kind, fact.who, work.source.quote(fact.span).strip()) for fact in found]


def test_a_flashback_shows_whoever_is_in_it() -> None:
    assert facts("EXT. LAKE - DAY (FLASHBACK)", "Anna swims.") == [("shown", "anna", "Anna")]


def test_talk_tells_of_ones_own_life_in_the_past() -> None:
    rows = ("EXT. ROAD - DAY", "BEN: Listen. I grew up on this road. Come on.", "ANNA: So?")
    assert facts(*rows) == [("told", "ben", "I grew up on this road.")]


def test_what_is_asked_wished_or_of_others_is_not_told() -> None:
    assert facts("EXT. ROAD - DAY", "BEN: If I was born here, I'd stay. Did you grow up here?") == []
    assert facts("EXT. ROAD - DAY", "BEN: She grew up here.") == []


def test_traces_are_theirs_who_carry_them() -> None:
    assert facts("EXT. ROAD - DAY", "Ben touches the scar on his chin.") == [("trace", "ben", "scar")]
    assert facts("EXT. ROAD - DAY", "Ben takes a photograph of the road.") == []
    assert facts("EXT. ROAD - DAY", "A scar of road runs uphill.") == []


def test_where_nobody_states_anything_nothing_is_listed() -> None:
    assert facts("EXT. ROAD - DAY", "Anna drives.") == []
