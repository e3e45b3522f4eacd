"""Hinges, flips and what-ifs: each found by running it."""

import pytest

from verdict.made import asked, measured, plan, reading, work
from whosestory.cast import How, Mention
from whosestory.measures import Kernel, Measurement, Question
from whosestory.reading import Reading
from whosestory.verdict import Kind, Verdict, decide
from whosestory.work import LineKind

VOICE, EYES, TELLING, ENDING = Question.VOICE, Question.EYES, Question.TELLING, Question.ENDING
BY = plan({VOICE: ["voice"], EYES: ["eyes"], ENDING: ["ending"]})


def with_rows(anna: list[float], ben: list[float]) -> tuple[Reading, dict[str, Measurement]]:
    """Three questions with the same amounts in each scene."""
    of = reading(["anna", "ben"], of=work(len(anna)))
    rows = {"anna": anna, "ben": ben}
    return of, {question.value: measured(of, question.value, question, rows) for question in (VOICE, EYES, ENDING)}


def what_ifs(verdict: Verdict) -> dict[str, tuple[Kind, str | None, bool]]:
    return {each.what: (each.kind, each.leaning, each.changed) for each in verdict.what_ifs}


def test_the_hinge_is_the_scene_that_holds_most() -> None:
    # 18 against 9: 2/3; without scene 4, 9 against 9: 1/2
    of, found = with_rows([1] * 4 + [9] + [1] * 5, [1] * 4 + [0] + [1] * 5)
    first = decide(of, found, plan=BY).hinges[0]
    assert (first.scene, first.toward) == (4, "anna")
    assert first.moves == pytest.approx(2 / 3 - 1 / 2)


def test_at_most_five_hinges() -> None:
    of, found = with_rows([1.0] * 12, [2.0] * 11 + [0.5])
    assert len(decide(of, found, plan=BY).hinges) == 5


def test_hinges_are_of_the_first_two() -> None:
    of = reading(["anna", "ben", "cy"], of=work(10))
    rows = {"anna": [3.0] * 10, "ben": [2.0] * 9 + [2.5], "cy": [5] + [0] * 9}
    found = {question.value: measured(of, question.value, question, rows) for question in (VOICE, EYES, ENDING)}
    hinges = decide(of, found, plan=BY).hinges
    assert {hinge.toward for hinge in hinges} <= {"anna", "ben"}


def test_the_smallest_flip() -> None:
    # anna 7+6+1·8 = 21, ben 2·8 = 16: without scene 2 she has 14
    of, found = with_rows([1, 1, 7, 1, 1, 6, 1, 1, 1, 1], [2, 2, 0, 2, 2, 0, 2, 2, 2, 2])
    assert decide(of, found, plan=BY).flip == (2,)


def test_two_scenes_flip_it() -> None:
    # anna 28, ben 16: 20 without one of the big ones, 12 without both
    of, found = with_rows([1, 1, 10, 1, 1, 10, 1, 1, 1, 1], [2, 2, 0, 2, 2, 0, 2, 2, 2, 2])
    assert decide(of, found, plan=BY).flip == (2, 5)


def test_no_flip_within_a_third() -> None:
    of, found = with_rows([3.0] * 12, [1.0] * 12)
    assert decide(of, found, plan=BY).flip == ()


def test_nothing_to_flip_between_equals() -> None:
    of, found = with_rows([1.0] * 12, [1.0] * 12)
    assert decide(of, found, plan=BY).flip == ()


def test_without_the_first_and_the_last_tenth() -> None:
    # ten scenes of the same length; ben's lead lies in the first, anna's in the last
    of, found = with_rows([0] + [1.0] * 8 + [20], [5] + [1.0] * 9)
    verdict = decide(of, found, plan=BY)
    ran = what_ifs(verdict)
    assert (verdict.kind, verdict.leaning) == (Kind.ONE, "anna")
    assert ran["without the first tenth of the script"] == (Kind.ONE, "anna", False)
    assert ran["without the last tenth of the script"] == (Kind.ONE, "ben", True)  # 8 against 13


def test_without_a_question() -> None:
    of = reading(["anna", "ben"])
    shares = {
        VOICE: {"anna": 7, "ben": 3},
        EYES: {"anna": 7, "ben": 3},
        TELLING: {"anna": 2, "ben": 8},
        ENDING: {"anna": 4, "ben": 6},
    }
    found, by = asked(of, shares)
    ran = what_ifs(decide(of, found, plan=by))
    assert next(iter(ran)) == "without the telling"
    # margins .4, .4, -.2 without the telling: 1 - .2²/.6² = 8/9
    assert ran["without the telling"][:2] == (Kind.ONE, "anna")
    assert "without asking who is heard" in ran
    assert "without asking who changes" not in ran  # it wasn't asked


def test_ended_at_the_exit_of_the_other() -> None:
    of = work(12)
    there = [Mention("ben", of.scenes[at].span, at, How.NAME) for at in range(6)]
    there += [Mention("anna", of.scenes[at].span, at, How.NAME) for at in range(12)]
    both = reading(["anna", "ben"], of=of, mentions=there)
    rows = {"anna": [1.0] * 12, "ben": [2.0] * 6}
    found = {question.value: measured(both, question.value, question, rows) for question in (VOICE, EYES)}
    found["ending"] = measured(both, "ending", ENDING, rows, kernel=Kernel.LAST_TENTH)
    ran = what_ifs(decide(both, found, plan=BY))
    assert ran["had it ended where BEN is last there"] == (Kind.ONE, "ben", True)
    assert "had it ended where ANNA is last there" not in ran


def test_by_dialogue_and_by_action_alone() -> None:
    of = reading(["anna", "ben"])
    n = len(of.work.scenes)
    rows = {"anna": [2.0] * n, "ben": [1.0] * n}
    other = {"anna": [1.0] * n, "ben": [2.0] * n}
    found = {
        "voice": measured(of, "voice", VOICE, rows, reads=frozenset({LineKind.DIALOGUE})),
        "eyes": measured(of, "eyes", EYES, other),
        "ending": measured(of, "ending", ENDING, rows, reads=frozenset({LineKind.DIALOGUE, LineKind.ACTION})),
    }
    ran = what_ifs(decide(of, found, plan=BY))
    assert ran["by the dialogue alone"][:2] == (Kind.ONE, "anna")
    assert ran["by the action alone"][:2] == (Kind.ONE, "ben")


def test_nothing_is_run_where_nothing_can_be_said() -> None:
    of = reading(["anna", "ben"], of=work(2, 50))
    found, by = asked(of, {q: {"anna": 2, "ben": 1} for q in (VOICE, EYES, ENDING)})
    verdict = decide(of, found, plan=by)
    assert (verdict.what_ifs, verdict.flip) == ((), ())
