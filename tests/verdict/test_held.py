"""What the first lead needs to hold a question."""

from dataclasses import replace

import pytest

from verdict.made import asked, plan, reading
from whosestory.measures import Question
from whosestory.verdict import State, decide
from whosestory.verdict.plan import Held

EYES, VOICE = Question.EYES, Question.VOICE


@pytest.mark.parametrize(
    ("needed", "state"),
    [
        (None, State.EVEN),  # 52 to 48 is below .1
        (Held(0.03), State.HELD),
        (Held(0.05), State.EVEN),
        (Held(0.03, share=0.6), State.EVEN),
    ],
)
def test_a_question_may_ask_for_less_or_more(needed: Held | None, state: State) -> None:
    both = reading(["anna", "ben"])
    found, by = asked(both, {EYES: {"anna": 52, "ben": 48}, VOICE: {"anna": 52, "ben": 48}})
    if needed is not None:
        by = replace(by, held={EYES: needed})
    answers = decide(both, found, plan=by).answers
    assert answers[EYES].state is state
    assert answers[EYES].holder == ("anna" if state is State.HELD else None)
    assert answers[VOICE].state is State.EVEN


def test_the_plan_answers_for_its_thresholds() -> None:
    assert not plan({}).holds(EYES, 0.05, 0.5)
    assert replace(plan({}), held={EYES: Held(0.03)}).holds(EYES, 0.05, 0.5)
