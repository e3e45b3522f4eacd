"""Ranges: scenes redrawn by blocks, doubtful names read anew."""

import numpy as np
import pytest

from verdict.made import measured, plan, reading, span_of, work
from whosestory.cast import How, Mention
from whosestory.measures import Event, Question
from whosestory.reading import Reading
from whosestory.verdict import decide
from whosestory.verdict.plan import Redraws
from whosestory.verdict.pool import fill_box
from whosestory.verdict.range import ends, redraw, scene_weights
from whosestory.work import build_work

VOICE, EYES, ENDING = Question.VOICE, Question.EYES, Question.ENDING
REDRAWS = Redraws(n_draws=4000, block=3)


def test_scenes_of_a_block_weigh_alike() -> None:
    weights = scene_weights(np.random.default_rng(0), 7, REDRAWS)
    assert weights.shape == (4000, 7)
    assert (weights[:, 0] == weights[:, 2]).all()
    assert (weights[:, 2] != weights[:, 3]).all()
    assert (weights[:, 3] == weights[:, 5]).all()
    assert weights.mean() == pytest.approx(1, abs=0.03)


def test_range_of_two_blocks_by_hand() -> None:
    # all anna's in the first block, all ben's in the second: anna's share is E1/(E1+E2), uniform on 0 to 1
    of = reading(["anna", "ben"], of=work(6))
    found = {"voice": measured(of, "voice", VOICE, {"anna": [1, 1, 1], "ben": [0, 0, 0, 1, 1, 1]})}
    drawn = redraw(fill_box(of, found, plan({VOICE: ["voice"]})), of, REDRAWS, seed=0)
    low, high = ends(drawn.shares[:, 0, 0])
    assert (low, high) == pytest.approx((0.05, 0.95), abs=0.015)


def test_what_lies_in_one_scene_is_doubtful() -> None:
    of = reading(["anna", "ben"])
    rows = {"anna": [0] * 11 + [12.0], "ben": [1.0] * 11}
    found = {question.value: measured(of, question.value, question, rows) for question in (VOICE, EYES, ENDING)}
    verdict = decide(of, found, plan=plan({question: [question.value] for question in found_questions()}))
    assert verdict.answers[VOICE].low < 0 < verdict.answers[VOICE].high
    assert verdict.support[0].low == 0
    assert verdict.support[0].high == 1


def found_questions() -> tuple[Question, ...]:
    return VOICE, EYES, ENDING


def doubtful(how: How) -> tuple[Reading, tuple[Event, ...]]:
    """Two mentions, each .75 anna's and .25 ben's; the measure divides them; each of the two has a sure one besides."""
    of = build_work("INT. A - DAY\nSmith sits.\nSmith runs.\nAnna and Ben.")
    first, second = span_of(of, "Smith sits"), span_of(of, "Smith runs")
    spans = [type(first)(each.start, each.start + 5) for each in (first, second)]
    mentions = [Mention("anna", span, 0, how, alternatives=(("ben", 0.25),)) for span in spans]
    events = [Event(0, who, p, span) for span in spans for who, p in (("anna", 0.75), ("ben", 0.25))]
    events += [Event(0, who, 1, span_of(of, "Anna and Ben")) for who in ("anna", "ben")]
    return reading(["anna", "ben"], of=of, mentions=mentions), tuple(events)


def shares_of(how: How) -> dict[float, float]:
    of, events = doubtful(how)
    box = fill_box(of, {"eyes": measured(of, "eyes", EYES, events)}, plan({EYES: ["eyes"]}))
    drawn = redraw(box, of, REDRAWS, seed=0).shares[:, 0, 0]
    values, counts = np.unique(np.round(drawn, 6), return_counts=True)
    return dict(zip(map(float, values), map(float, counts / len(drawn)), strict=True))


def test_a_doubtful_name_is_one_persons_throughout() -> None:
    # anna has 3 of 4 where Smith is anna, 1 of 4 where ben
    assert shares_of(How.PART) == pytest.approx({0.75: 0.75, 0.25: 0.25}, abs=0.03)


def test_a_pronoun_is_read_each_time() -> None:
    assert shares_of(How.PRONOUN) == pytest.approx({0.75: 9 / 16, 0.5: 6 / 16, 0.25: 1 / 16}, abs=0.03)


def test_a_measure_that_doesnt_divide_is_left_alone() -> None:
    of, events = doubtful(How.PRONOUN)
    own = tuple(event for event in events if event.amount != 0.25)
    box = fill_box(of, {"eyes": measured(of, "eyes", EYES, own)}, plan({EYES: ["eyes"]}))
    assert redraw(box, of, REDRAWS, seed=0).shares[:, 0, 0] == pytest.approx(2.5 / 3.5)


def test_alternatives_who_are_no_leads() -> None:
    of, events = doubtful(How.PART)
    alone = Reading(of.work, type(of.cast)(of.cast.characters, of.cast.mentions, leads=("ben",)))
    box = fill_box(alone, {"eyes": measured(of, "eyes", EYES, events)}, plan({EYES: ["eyes"]}))
    assert (redraw(box, alone, REDRAWS, seed=0).shares == 1).all()
