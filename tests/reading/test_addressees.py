"""To whom speeches are said."""

import pytest

from whosestory.cast import resolve
from whosestory.reading import Reading
from whosestory.work import build_work


def said_to(*rows: str) -> list[tuple[int, str, str]]:
    work = build_work("\n".join(["INT. A - DAY", *rows]))
    return [(one.speech, one.to, one.why) for one in Reading(work, resolve(work)).addressees]


@pytest.mark.parametrize(
    "speech", ["Ben, look at me.", "Look at me, Ben.", "Look, Ben, it rains.", "Hey Ben!", "Ben?", "No. Ben. Stop."]
)
def test_a_name_at_the_edge_of_a_sentence_calls(speech: str) -> None:
    assert said_to("ODO: One.", "BEN: Two.", "ODO: Three.", f"GRETA: {speech}")[-1] == (3, "ben", "called")


@pytest.mark.parametrize("speech", ["Ben left me.", "I saw Ben.", "Ben's coat.", "With Ben it rains."])
def test_a_name_within_a_sentence_is_only_spoken_of(speech: str) -> None:
    found = said_to("BEN: One.", "ODO: Two.", f"GRETA: {speech}")
    assert [one for one in found if one[2] == "called"] == []


def test_the_only_other_one_there_is_spoken_to() -> None:
    assert said_to("BEN: One.", "Greta nods.", "BEN: Two.", "INT. B - DAY", "GRETA: Three.") == [
        (0, "greta", "alone with"),
        (1, "greta", "alone with"),
    ]


def test_of_several_it_is_who_spoke_before_and_perhaps_who_speaks_next() -> None:
    work = build_work("INT. A - DAY\nBEN: One.\nGRETA: Two.\nODO: Three.\nGRETA: Four.")
    found = [(one.speech, one.to, one.p) for one in Reading(work, resolve(work)).addressees]
    assert found == [(0, "greta", 0.6), (1, "ben", 0.6), (1, "odo", 0.3), (2, "greta", 0.75), (3, "odo", 0.6)]


def test_nobody_is_spoken_to_in_voice_over_or_alone() -> None:
    assert said_to("BEN (V.O.): It was long ago.", "GRETA: Yes.", "INT. B - DAY", "BEN: Hm.") == []


def test_what_shows_it_is_cited() -> None:
    work = build_work("INT. A - DAY\nBEN: One.\nGRETA: Ben, wait.\nODO: Three.")
    [called] = [one for one in Reading(work, resolve(work)).addressees if one.why == "called"]
    assert work.source.quote(called.span) == "Ben"
