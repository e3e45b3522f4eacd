"""The plan: which measures vote on which question, how strongly each is held back, and where the kinds begin."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

import msgspec

from whosestory.measures import MEASURES, QUESTIONS, Measure, Question


@dataclass(frozen=True, slots=True)
class Voter:
    """One measure's voice within its question."""

    measure: str
    kappa: float  # pseudo-amount, in the measure's own amounts, spread evenly over the leads
    why: str
    nobody: bool = False  # below its least the answer is "nobody", not "not applicable"


@dataclass(frozen=True, slots=True)
class Held:
    """What the first lead needs to hold a question; else it's even."""

    margin: float
    share: float = 0.0  # among the leads: with less, in an ensemble, nobody holds it


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the kinds begin; shares, supports and margins are 0 to 1."""

    even_below: float  # margin of a question, if the plan's `held` has none for it
    shared_below: float  # margin of two people, on all questions but one
    shared_mean: float  # their mean margin over all questions
    split_lead: float  # margin that leads a question clearly
    split_support: float
    one_support: float
    lean_by: float  # support that the first has over the second
    least_questions: int
    least_words: int
    least_scenes: int
    poor_parse: float


@dataclass(frozen=True, slots=True)
class Redraws:
    """How the ranges are drawn."""

    n_draws: int
    block: int  # scenes that are drawn together


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the verdict is tuned by."""

    id: str  # a date
    thresholds: Thresholds
    redraws: Redraws
    questions: dict[Question, tuple[Voter, ...]]  # a question without voters isn't measured yet
    held: dict[Question, Held] = field(default_factory=dict)  # where a question asks for something else

    def holds(self, question: Question, margin: float, share: float) -> bool:
        """Whether the first lead's margin and share are enough to hold a question."""
        needed = self.held.get(question, Held(self.thresholds.even_below))
        return margin >= needed.margin and share >= needed.share

    def voters(self, question: Question) -> tuple[Voter, ...]:
        """The measures that vote on a question; none where it isn't measured yet."""
        return self.questions.get(question, ())


def parse_plan(text: str) -> Plan:
    """Read a plan.

    Raises:
        msgspec.ValidationError: a field is missing or of another type.
    """
    return msgspec.convert(tomllib.loads(text), Plan)


def faults(plan: Plan, measures: Iterable[Measure]) -> list[str]:
    """What in a plan doesn't fit the registered measures, as sentences."""
    by_name = {measure.name: measure for measure in measures}
    out = []
    for question, voters in plan.questions.items():
        if question not in QUESTIONS:
            out.append(f"{question} is no question that is voted on")
        for voter in voters:
            measure = by_name.pop(voter.measure, None)
            if measure is None or not measure.votes or measure.question is not question:
                out.append(f"{voter.measure} is no measure that votes on {question}")
            if voter.kappa <= 0:
                out.append(f"{voter.measure} needs a kappa above 0")
    return out + [f"{name} votes, and the plan leaves it out" for name, measure in by_name.items() if measure.votes]


@lru_cache(maxsize=1)
def load_plan() -> Plan:
    """The plan that comes with the package.

    Raises:
        ValueError: it doesn't fit the measures (the package's fault, not the text's).
    """
    plan = parse_plan(files("whosestory.verdict").joinpath("plan.toml").read_text("utf-8"))
    found = faults(plan, MEASURES)
    if found:
        raise ValueError(f"plan.toml: {'; '.join(found)}")
    return plan
