"""Shares within a question."""

import numpy as np
import pytest

from verdict.made import events, measured, plan, reading, work
from whosestory.measures import Kernel, Question
from whosestory.verdict.pool import fill_box, margin, pool

VOICE, EYES = Question.VOICE, Question.EYES


def test_kappa_draws_toward_even() -> None:
    of = reading(["anna", "ben"], of=work(2))
    found = {"voice": measured(of, "voice", VOICE, {"anna": [20, 10], "ben": [5, 5]})}
    box = fill_box(of, found, plan({VOICE: ["voice"]}, kappa=10))
    assert pool(box, box.plain).shares[0, 0] == pytest.approx([35 / 50, 15 / 50])  # (30 + 5) / (40 + 10)


def test_measures_of_a_question_are_averaged() -> None:
    of = reading(["anna", "ben"], of=work(1))
    found = {
        "voice": measured(of, "voice", VOICE, {"anna": [3], "ben": [1]}),
        "turns": measured(of, "turns", VOICE, {"anna": [1], "ben": [1]}),
        "gone": measured(of, "gone", VOICE, {"ben": [1]}, least=2),
    }
    box = fill_box(of, found, plan({VOICE: ["voice", "turns", "gone"]}))
    assert pool(box, box.plain).shares[0, 0] == pytest.approx([5 / 8, 3 / 8])


def test_of_signed_measures_the_positive_part_votes() -> None:
    of = reading(["anna", "ben", "cy"], of=work(2))
    found = {"voice": measured(of, "voice", VOICE, {"anna": [3, -1], "ben": [-2, 1], "cy": [2, 0]})}
    box = fill_box(of, found, plan({VOICE: ["voice"]}))
    assert pool(box, box.plain).shares[0, 0] == pytest.approx([0.5, 0, 0.5], abs=1e-9)


def test_others_than_leads_take_no_share() -> None:
    of = reading(["anna", "ben", "cy"], of=work(1))
    found = {"voice": measured(of, "voice", VOICE, {"anna": [3], "ben": [1], "cy": [9]})}
    of = type(of)(of.work, type(of.cast)(of.cast.characters, leads=("anna", "ben")))
    box = fill_box(of, found, plan({VOICE: ["voice"]}))
    assert pool(box, box.plain).shares[0, 0] == pytest.approx([0.75, 0.25])


def test_scenes_left_out_may_take_a_question_with_them() -> None:
    of = reading(["anna", "ben"], of=work(2))
    found = {
        "voice": measured(of, "voice", VOICE, {"anna": [3, 1], "ben": [1, 1]}),
        "eyes": measured(of, "eyes", EYES, {"anna": [0, 9]}, least=5),
    }
    box = fill_box(of, found, plan({VOICE: ["voice"], EYES: ["eyes"]}))
    pooled = pool(box, np.array([[1.0, 1.0], [1.0, 0.0]]))
    assert pooled.asked.tolist() == [[True, True], [True, False]]
    assert pooled.shares[1] == pytest.approx(np.array([[0.75, 0.25], [0.5, 0.5]]))
    assert pooled.means == pytest.approx(np.array([[5 / 6, 1 / 6], [0.75, 0.25]]), abs=1e-6)


def test_the_ending_moves_with_the_end() -> None:
    of = reading(["anna", "ben"], of=work(20))
    rows = {"anna": [0] * 18 + [5.0, 5.0], "ben": [5.0] * 18}
    found = {"end": measured(of, "end", VOICE, rows, kernel=Kernel.LAST_TENTH)}
    box = fill_box(of, found, plan({VOICE: ["end"]}))
    kept = np.array([[1.0] * 20, [1.0] * 18 + [0.0] * 2])
    assert pool(box, kept).shares[:, 0, 0] == pytest.approx([1, 0], abs=1e-9)


def test_least_is_asked_of_what_the_kernel_keeps() -> None:
    of = reading(["anna", "ben"], of=work(20))
    rows = {"anna": [5.0] * 18, "ben": [0] * 18 + [1.0, 1.0]}
    assert measured(of, "end", VOICE, rows, kernel=Kernel.LAST_TENTH, least=2).applies
    assert not measured(of, "end", VOICE, rows, kernel=Kernel.LAST_TENTH, least=3).applies


def test_margin_is_of_the_first_two() -> None:
    assert margin(np.array([0.6, 0.4])) == pytest.approx(0.2)
    assert margin(np.array([0.1, 0.3, 0.2, 0.2, 0.2])) == pytest.approx(0.2)  # (.3 - .2) / .5
    assert margin(np.array([1.0])) == 1


def test_made_events_stand_in_their_scenes() -> None:
    of = work(2)
    [event] = events(of, {"anna": [0, 2]})
    assert (event.scene, event.amount) == (1, 2)
