"""The plan that comes with the package fits the measures that come with it."""

import pytest

from whosestory.measures import MEASURES, Question
from whosestory.verdict import load_plan
from whosestory.verdict.plan import Voter, faults, parse_plan

SMALL = """
id = "2026-01-01"
[thresholds]
even_below = 0.1
shared_below = 0.2
shared_mean = 0.18
split_lead = 0.3
split_support = 0.9
one_support = 0.75
lean_by = 0.1
least_questions = 3
least_words = 2000
least_scenes = 8
poor_parse = 0.85
[redraws]
n_draws = 10
block = 3
[[questions.voice]]
measure = "voice"
kappa = 300
why = "heard"
"""


def test_the_package_plan_fits_its_measures() -> None:
    plan = load_plan()
    assert faults(plan, MEASURES) == []
    assert all(voter.why for voters in plan.questions.values() for voter in voters)


def test_reads_a_plan() -> None:
    plan = parse_plan(SMALL)
    assert plan.voters(Question.VOICE) == (Voter("voice", 300, "heard"),)
    assert plan.voters(Question.WILL) == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('measure = "voice"', 'measure = "vioce"', "vioce is no measure that votes on voice"),
        ("questions.voice", "questions.eyes", "voice is no measure that votes on eyes"),
        ("questions.voice", "questions.context", "context is no question that is voted on"),
        ("kappa = 300", "kappa = 0", "voice needs a kappa above 0"),
        ("heard", "heard", "turns votes, and the plan leaves it out"),
    ],
)
def test_says_what_doesnt_fit(old: str, new: str, fault: str) -> None:
    assert fault in faults(parse_plan(SMALL.replace(old, new)), MEASURES)


def test_a_plan_must_be_whole() -> None:
    with pytest.raises(ValueError, match="block"):
        parse_plan(SMALL.replace("block = 3", ""))
