"""What holds for every registered measure."""

from dataclasses import fields

import numpy as np
import pytest

from whosestory.cast import resolve
from whosestory.measures import MEASURES, ON_REQUEST, Basis, Measure, Question, measure
from whosestory.reading import Reading
from whosestory.work import build_work

SCRIPT = "\n".join(
    row
    for at in range(10)
    for row in (
        f"INT. ROOM {at} - DAY",
        "Greta looks at Ben. She remembers. She sits.",
        "BEN: " + "word " * 30,
        "GRETA: " + "word " * (20 + at),
        "GRETA: Close the door. Now!",
        "BEN: Yes.",
        "BEN: Let's go.",
        f"EXT. ROAD {at} - DAY",
        "Ben walks. He stops.",
        "GRETA (V.O.): " + "told " * 12,
    )
)
each_measure = pytest.mark.parametrize("one", MEASURES + ON_REQUEST, ids=lambda one: one.name)


def reading_of(text: str) -> Reading:
    work = build_work(text)
    return Reading(work, resolve(work))


@each_measure
def test_every_field_says_something(one: Measure) -> None:
    may_be_empty = {"departure", "least"}
    for field in fields(one):
        if field.name not in may_be_empty:
            assert getattr(one, field.name) not in ("", None, frozenset()), field.name
    assert one.name.isidentifier()
    assert one.version >= 1
    assert one.votes is (one.question is not Question.CONTEXT)


def test_names_are_unique() -> None:
    assert len({one.name for one in MEASURES + ON_REQUEST}) == len(MEASURES + ON_REQUEST)


@each_measure
def test_a_value_for_every_character_and_every_quote_in_its_scene(one: Measure) -> None:
    reading = reading_of(SCRIPT)
    found = measure(reading, [one])[one.name]
    assert found.applies, found.reason
    assert set(found.values()) == {character.id for character in reading.cast.characters}
    for event in found.table.events if found.table else ():
        scene = reading.work.scenes[event.scene]
        assert scene.span.start <= event.span.start < event.span.end <= scene.span.end
        assert event.amount >= 0


@each_measure
def test_the_same_twice(one: Measure) -> None:
    reading = reading_of(SCRIPT)
    assert list(one.compute(reading)) == list(one.compute(reading))


@each_measure
def test_an_empty_work_has_a_reason_and_no_number(one: Measure) -> None:
    found = measure(reading_of("INT. A - DAY\nRain falls."), [one])[one.name]
    if one.least > 0:
        assert not found.applies
        assert found.reason
        assert found.values() == {}


@each_measure
def test_shares_are_shares(one: Measure) -> None:
    values = measure(reading_of(SCRIPT), [one])[one.name].values()
    if one.basis is Basis.ALL:
        assert sum(values.values()) == pytest.approx(1)
    if one.basis is not Basis.NONE:
        assert all(0 <= value <= 1 for value in values.values())


@each_measure
def test_weights_of_one_are_the_plain_value_and_dropped_scenes_are_gone(one: Measure) -> None:
    reading = reading_of(SCRIPT)
    table = measure(reading, [one])[one.name].table
    assert table is not None
    n = len(reading.work.scenes)
    both = table.values(np.array([np.ones(n), np.full(n, 2.0)]))
    if one.basis is not Basis.NONE:
        np.testing.assert_allclose(both[0], both[1])  # twice everything is the same share
    assert (table.totals(np.zeros(n)) == 0).all()
