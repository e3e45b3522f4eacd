"""The planted owner is found: by each means alone, by several, and nobody where nobody was planted."""

import pytest

from planted.score import alone, asked, even, is_kind, leans_right, opposed, read_script, several, share_right
from planted.script import planted
from whosestory.analysis import analyze_bytes
from whosestory.measures import Question
from whosestory.verdict import Kind

N = 24  # scripts of a kind: one is .04


@pytest.mark.parametrize("question", asked())
def test_found_by_one_means_alone(question: Question) -> None:
    share, kinds = share_right(alone(question, N), leans_right)
    assert share >= 0.9, kinds


def test_found_by_several_means() -> None:
    share, kinds = share_right(several(2 * N), leans_right)
    assert share >= 0.95, kinds


def test_even_is_shared() -> None:
    share, kinds = share_right(even(2 * N), is_kind(Kind.SHARED))
    assert share >= 0.9, kinds


def test_opposed_is_split() -> None:
    share, kinds = share_right(opposed(2 * N), is_kind(Kind.SPLIT))
    assert share >= 0.9, kinds


@pytest.mark.parametrize("whom", [0, 1])
def test_the_whole_path(whom: int) -> None:
    script = planted(7, {Question.TELLING: whom, Question.WILL: whom, Question.ENDING: whom})
    verdict = analyze_bytes(script.data, "planted.fountain").verdict
    owner = script.leads[whom].lower()
    assert (verdict.kind, verdict.leaning) == (Kind.ONE, owner)
    for question in script.given:
        assert verdict.answers[question].holder == owner


def test_without_the_telling_nobody_owns_what_only_the_telling_gave() -> None:
    script = planted(11, {Question.TELLING: 0})
    verdict = analyze_bytes(script.data, "planted.fountain").verdict
    without = next(one for one in verdict.what_ifs if one.what == "without the telling")
    assert verdict.support[0].value - without.support >= 0.2


def test_same_seed_same_script() -> None:
    given = {Question.WILL: 1}
    assert planted(3, given) == planted(3, given)
    assert planted(3, given).text != planted(4, given).text


@pytest.mark.parametrize("seed", range(4))
def test_the_scripts_are_as_they_claim(seed: int) -> None:
    script = planted(seed, {Question.CHANGE: 0})
    reading = read_script(script)
    assert sorted(reading.cast.leads) == sorted(name.lower() for name in script.leads)
    assert 12 <= len(reading.work.scenes) <= 25
    assert reading.work.share_understood == 1
