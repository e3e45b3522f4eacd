"""Whose decisions the story turns on."""

import pytest

from whosestory.cast import resolve
from whosestory.measures import measure
from whosestory.measures.turning_points import MEASURE, compute
from whosestory.reading import Reading
from whosestory.work import build_work


def reading(scenes: list[str]) -> Reading:
    work = build_work("".join(f"INT. ROOM {at} - DAY\n{scene}\n" for at, scene in enumerate(scenes)))
    return Reading(work, resolve(work))


def test_who_decides_owns() -> None:
    found = measure(reading(["BEN: It rains.\nSERA: I won't stay. I'm leaving.\nBEN: Oh.\nSera nods."] * 20), [MEASURE])
    assert found["turning_points"].values() == {"ben": 0, "sera": 1}


def test_shared_by_how_much_each_decides() -> None:
    """In each scene Ben says one thing that he'll do and Sera three; five points are shared out among all scenes."""
    scene = "BEN: I'll stay.\nSERA: I won't. I have to go. Let's not wait.\nBen waves."
    events = list(compute(reading([scene] * 20)))
    amounts = {who: sum(event.amount for event in events if event.character == who) for who in ("ben", "sera")}
    assert amounts == {"ben": pytest.approx(5 / 4, abs=0.02), "sera": pytest.approx(15 / 4, abs=0.02)}


def test_deciding_in_the_action_counts_half() -> None:
    events = list(compute(reading(["BEN: Hm.\nSERA: I'll stay.\nBen refuses."] * 20)))
    by = {who: sum(event.amount for event in events if event.character == who) for who in ("ben", "sera")}
    assert by["sera"] == pytest.approx(2 * by["ben"])


def test_decisions_early_and_late_weigh_more_near_a_turn() -> None:
    """A tenth in weighs more than the very first scene."""
    scenes = ["BEN: Hm.\nSERA: Yes.\nBen and Sera wave."] * 40
    scenes[0], scenes[5] = "BEN: I'll stay.\nSERA: Yes.", "SERA: I'll stay.\nBEN: Hm."
    by = {event.character: event.amount for event in compute(reading(scenes))}
    assert by["sera"] > 2 * by["ben"]


def test_nobody_decides_and_short_works() -> None:
    assert not measure(reading(["BEN: It rains.\nSERA: It does."] * 20), [MEASURE])["turning_points"].applies
    assert list(compute(reading(["BEN: I won't."]))) == []
    assert list(compute(reading(["BEN: Hm. (V.O.)"] * 20))) == []
