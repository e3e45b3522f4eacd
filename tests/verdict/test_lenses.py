"""Lenses: three common readings beside the verdict."""

import pytest

from verdict.made import measured, plan, reading, work
from whosestory.measures import MEASURES, Question
from whosestory.verdict import Lens, decide
from whosestory.verdict.lenses import KINDS

BY = plan({Question.VOICE: ["voice", "turns"], Question.WILL: ["agency"], Question.TELLING: ["narration"]})


def lenses(rows: dict[str, tuple[Question, dict[str, float]]]) -> dict[str, Lens]:
    of = reading(["anna", "ben"], of=work(10))
    found = {
        name: measured(of, name, question, {who: [x] * 10 for who, x in amounts.items()})
        for name, (question, amounts) in rows.items()
    }
    return {lens.name: lens for lens in decide(of, found, plan=BY).lenses}


def test_each_lens_has_its_own_leader() -> None:
    found = lenses(
        {
            "voice": (Question.VOICE, {"anna": 6, "ben": 4}),
            "turns": (Question.VOICE, {"anna": 8, "ben": 2}),
            "agency": (Question.WILL, {"anna": 1, "ben": 3}),
            "narration": (Question.TELLING, {"anna": 54, "ben": 46}),
        }
    )
    assert {name: lens.holder for name, lens in found.items()} == {
        "quantitative dominance": "anna",
        "plot agent": "ben",
        "experience and narration": None,  # 54 to 46 is even
    }
    assert found["quantitative dominance"].shares == pytest.approx((0.7, 0.3))  # the mean of .6 and .8
    assert found["quantitative dominance"].margin == pytest.approx(0.4)


def test_a_lens_without_measures_says_so() -> None:
    found = lenses({"voice": (Question.VOICE, {"anna": 6, "ben": 4})})
    assert (found["plot agent"].measures, found["plot agent"].shares, found["plot agent"].holder) == ((), (), None)


def test_no_measure_stands_in_two_lenses() -> None:
    listed = [name for kind in KINDS for name in kind.measures]
    assert len(listed) == len(set(listed))


def test_most_voting_measures_stand_in_a_lens() -> None:
    voting = {measure.name for measure in MEASURES if measure.votes}
    assert voting - {name for kind in KINDS for name in kind.measures} <= {"ending"}  # which belongs to all of them
