"""Deeds that come back: the same things, another deed, both paragraphs cited."""

from whosestory.cast import resolve
from whosestory.reading import Reading, find_reversals
from whosestory.reading.deeds_again import DeedAgain, deeds_again
from whosestory.work import build_work

MIDDLE = "INT. B - DAY\nCy eats. The clock ticks through the whole long afternoon.\nCY: Bread is dear.\n"
FIRST = "Ada pockets the old brass key and slams the red gate on a child with a pail."
LAST = "Ada gives the child her pail, lifts the red gate off its hinges and throws the brass key into the well."


def reading_of(first: str, last: str) -> Reading:
    text = f"INT. A - DAY\n{first}\nADA: Well.\nCY: So.\n{MIDDLE * 4}INT. C - DAY\n{last}\nCY: Ah.\n"
    work = build_work(text)
    return Reading(work, resolve(work))


def found(first: str, last: str) -> DeedAgain | None:
    return deeds_again(reading_of(first, last), frozenset({"ada", "cy"}), 0.4, 0.6).get("ada")


def test_things_that_come_back_are_counted_neighbours_once() -> None:
    deed = found(FIRST, LAST)
    assert deed is not None
    assert deed.things == ("brass", "child", "gate", "key", "pail", "red")
    assert deed.weight == 4  # the brass key, the red gate, a child, a pail
    assert (deed.before.scene, deed.after.scene) == (0, 5)


def test_both_paragraphs_are_cited() -> None:
    reading = reading_of(f"The well is dry.\n\n{FIRST}", LAST)
    shown = find_reversals(reading)["ada"]
    quotes = [reading.work.source.quote(side.span) for side in (shown.before, shown.after)]
    assert quotes[0].startswith("Ada pockets")
    assert quotes[1].startswith("Ada gives")


def test_the_same_deed_again_is_no_turn() -> None:
    assert found("Ada waters the fern with a can.", "Ada waters the fern with a can.") is None


def test_somebody_elses_deed_is_nobody_elses_turn() -> None:
    assert found(FIRST, LAST.replace("Ada", "Cy").replace("her", "the")) is None


def test_what_stands_in_every_scene_is_furniture() -> None:
    everywhere = "Ada leans on the long counter of the shop."
    work = build_work("".join(f"INT. {place} - DAY\n{everywhere}\nADA: Hm.\nCY: Hm.\n" for place in "ABCDEFGH"))
    assert deeds_again(Reading(work, resolve(work)), frozenset(), 0.4, 0.6) == {}
