"""What was meant: what the draft gives, and the scenes in the way."""

import pytest

from verdict.made import measured, plan, reading, work
from whosestory.measures import Measurement, Question
from whosestory.reading import Reading
from whosestory.verdict import decide
from whosestory.verdict.intention import Intention, intend

VOICE, EYES, ENDING = Question.VOICE, Question.EYES, Question.ENDING
BY = plan({VOICE: ["voice"], EYES: ["eyes"], ENDING: ["ending"]})


def meant(of: Reading, rows: dict[Question, dict[str, list[float]]], who: str) -> Intention:
    found: dict[str, Measurement] = {q.value: measured(of, q.value, q, amounts) for q, amounts in rows.items()}
    return intend(of, decide(of, found, plan=BY), who, plan=BY)


def all_alike(anna: list[float], ben: list[float]) -> dict[Question, dict[str, list[float]]]:
    return {question: {"anna": anna, "ben": ben} for question in (VOICE, EYES, ENDING)}


def test_the_scenes_in_the_way_are_the_rivals() -> None:
    # ben 9 + 8·1 = 17 against anna 10; without scene 4: 8 against 9
    rows = all_alike([1.0] * 4 + [1.0] + [1.0] * 5, [1.0] * 4 + [9.0] + [0.8] * 5)
    found = meant(reading(["anna", "ben"], of=work(10)), rows, "anna")
    assert (found.is_met, found.holds, found.others, found.rival) == (
        False,
        (),
        (("ben", (VOICE, EYES, ENDING)),),
        "ben",
    )
    assert found.in_way[0].scene == 4
    # advance: 17/27 - 10/27 = 7/27 = .259; without: 8/17 - 9/17 = -1/17 = -.059
    assert found.in_way[0].moves == pytest.approx(7 / 27 + 1 / 17)
    assert found.fewest == (4,)
    [line] = found.in_way[0].evidence
    assert line.quote.startswith("word word")


def test_only_the_scenes_that_are_needed() -> None:
    rows = all_alike([1, 1, 0, 1, 1, 0, 1, 1, 1, 1], [1, 1, 9, 1, 1, 9, 0.5, 0.5, 0.5, 0.5])
    found = meant(reading(["anna", "ben"], of=work(10)), rows, "anna")
    assert found.fewest == (2, 5)


def test_who_was_meant_and_is() -> None:
    found = meant(reading(["anna", "ben"], of=work(10)), all_alike([3.0] * 10, [1.0] * 10), "anna")
    assert (found.is_met, found.support, found.fewest) == (True, 1.0, ())
    assert found.holds == (VOICE, EYES, ENDING)


def test_what_each_holds() -> None:
    alike = {"anna": [1.0] * 10, "ben": [1.0] * 10}
    rows = {
        VOICE: alike,
        EYES: {"anna": [3.0] * 10, "ben": [1.0] * 10},
        ENDING: {"anna": [1.0] * 10, "ben": [3.0] * 10},
    }
    found = meant(reading(["anna", "ben"], of=work(10)), rows, "anna")
    assert (found.holds, found.even, found.others) == ((EYES,), (VOICE,), (("ben", (ENDING,)),))
    assert found.support == pytest.approx(0.5)


def test_who_is_no_lead_gets_counts_alone() -> None:
    of = reading(["anna", "ben"], of=work(10))
    found = meant(of, all_alike([3.0] * 10, [1.0] * 10), "cy")
    assert (found.is_lead, found.in_way, found.fewest, found.n_words) == (False, (), (), 0)


def test_nothing_is_in_the_way_of_the_only_lead() -> None:
    of = reading(["anna"], of=work(10))
    found = meant(of, {question: {"anna": [1.0] * 10} for question in (VOICE, EYES, ENDING)}, "anna")
    assert (found.is_met, found.rival, found.in_way) == (True, None, ())
