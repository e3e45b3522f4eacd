"""Turning points: five in order, near their places, tilted by what scenes hold; shuffled scenes tilt nothing."""

import numpy as np
import pytest

from whosestory.cast import resolve
from whosestory.reading import Reading
from whosestory.reading import turning_points as tp
from whosestory.work import Work, build_work


def work_of(n_scenes: int, *, special: dict[int, str] | None = None) -> Work:
    scenes = [
        f"INT. ROOM {at} - DAY\n{(special or {}).get(at, 'Ben reads a book by the window.')}\nBEN: It is a fine day.\n"
        for at in range(n_scenes)
    ]
    return build_work("".join(scenes))


def find(work: Work) -> tuple[tp.TurningPoint, ...]:
    reading = Reading(work, resolve(work))
    return tp.find_turning_points(work, reading.clauses.acts, reading.presence, reading.scene_words)


def test_five_in_order_near_their_places() -> None:
    found = find(work_of(40))
    assert [point.turn for point in found] == list(tp.Turn)
    # scenes alike: the place alone decides. .125 of 40 scenes is scene 5 (at 4.5 and 5.5 the same), .304 is 12 ...
    assert [point.scene for point in found] == [pytest.approx(x, abs=1) for x in (5, 12, 21, 29, 36)]
    assert all(point.p.sum() == pytest.approx(1) for point in found)
    assert all(point.span.start in work_of(40).scenes[point.scene].span for point in found)


@pytest.mark.parametrize("n_scenes", [0, 1, 5, tp.LEAST_SCENES - 1])
def test_too_few_scenes_have_none(n_scenes: int) -> None:
    assert find(work_of(n_scenes)) == ()


def test_what_a_scene_holds_makes_it_likelier() -> None:
    plain = find(work_of(40))
    loud = find(work_of(40, special={31: "Sera shoots Ben. Blood. Ben is dying, lost, betrayed. Sera cries over him."}))
    at = tp.Turn.MAJOR_SETBACK - 1
    assert loud[at].p[31] > 1.5 * plain[at].p[31]


def test_signals_belong_to_their_scenes_in_any_order() -> None:
    """Shuffled scenes take their signals with them, and places stay: nothing but place is left of the answer."""
    special = {10: "Sera shoots Ben. Blood everywhere.", 30: "Ben dies."}
    first, second = work_of(40, special=special), work_of(40, special={39 - at: text for at, text in special.items()})
    for work, other in ((first, second), (second, first)):
        one, two = (Reading(each, resolve(each)) for each in (work, other))
        signals = tp.find_signals(work, one.clauses.acts, one.presence, one.scene_words)["losses"]
        mirrored = tp.find_signals(other, two.clauses.acts, two.presence, two.scene_words)["losses"]
        assert signals == pytest.approx(mirrored[::-1])


def test_picked_in_order_even_where_two_like_the_same_scene() -> None:
    likely = np.full((5, 20), 1e-6)
    likely[:, 7] = 1
    picked = tp.pick(likely)
    assert picked == sorted(set(picked))
    assert 7 in picked


def test_the_decisive_line() -> None:
    work = work_of(1, special={0: "Ben waits.\nSERA: Nice weather.\nBEN: I won't go back. I quit!\nSera nods."})
    reading = Reading(work, resolve(work))
    assert work.quote(tp.decisive_line(work, 0, reading.clauses.acts)).strip() == "I won't go back. I quit!"


@pytest.mark.parametrize(
    ("speech", "n"),
    [("I’ll stay.", 1), ("You'll stay.", 0), ("He wants to. I want to.", 1), ("Let's go. We have to.", 2), ("", 0)],
)
def test_decisions(speech: str, n: int) -> None:
    assert tp.decisions(speech) == n
