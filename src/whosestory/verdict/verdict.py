"""The verdict: whose story it is, how firmly, and the lines that say so."""

from dataclasses import dataclass, field
from enum import StrEnum

from whosestory.measures import Question
from whosestory.source import Evidence


class Kind(StrEnum):
    """What sort of answer it is."""

    ONE = "one"  # one lead's story
    SHARED = "shared"  # everybody's alike
    SPLIT = "split"  # his fall, her story: each leads something
    CANNOT_SAY = "cannot_say"


class State(StrEnum):
    """What became of one question."""

    HELD = "held"  # somebody leads it
    EVEN = "even"
    NOBODY = "nobody"  # it was asked, and the answer is that no one does it: nobody narrates
    NOT_APPLICABLE = "not applicable"  # it couldn't be asked of this text


@dataclass(frozen=True, slots=True)
class Vote:
    """What one measure says within a question."""

    measure: str
    values: tuple[float, ...]  # for each lead, in the measure's unit
    shares: tuple[float, ...]  # among the leads, shrunk toward even, summing to 1


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the six answers."""

    question: Question
    state: State
    holder: str | None = None  # a lead's id where held
    shares: tuple[float, ...] = ()  # for each lead, 0 to 1, summing to 1; empty where not applicable
    margin: float = 0.0  # how far the first lead is ahead of the second, of what the two have together, 0 to 1
    low: float = 0.0  # the margin's range over redrawn scenes, 5 to 95 %; below 0 the holder changes
    high: float = 0.0
    votes: tuple[Vote, ...] = ()
    reason: str = ""  # why there's no answer
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """In how many of all weightings of the questions a lead leads: robustness, no chance or probability."""

    lead: str
    value: float  # 0 to 1
    low: float  # its range over redrawn scenes and doubtful names, 5 to 95 %
    high: float


@dataclass(frozen=True, slots=True)
class Role:
    """Who is what: protagonist, focal character, narrator ..."""

    name: str
    character: str | None
    why: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """The best lines for one lead and against."""

    lead: str
    pro: tuple[Evidence, ...]
    contra: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Hinge:
    """A scene without which the result would be another, or nearest to it."""

    scene: int
    toward: str  # the lead whom it helps
    moves: float  # what the helped lead's mean share over the answered questions loses without it, 0 to 1


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A verdict under other circumstances, actually run."""

    what: str  # "without the telling"
    kind: Kind
    leaning: str | None
    support: float  # of the one it leans to, 0 to 1; 0 where to nobody
    changed: bool  # whether kind or leaning differ from the verdict's


@dataclass(frozen=True, slots=True)
class Chance:
    """The calibrated chance that a careful reader names this character; for JSON only."""

    character: str
    p: float


@dataclass(frozen=True)
class Verdict:
    """Whose story it is."""

    kind: Kind
    leaning: str | None  # a lead, or nobody
    reason: str  # one plain clause: why this kind
    leads: tuple[str, ...]
    support: tuple[Support, ...]  # the strongest first
    answers: dict[Question, Answer]  # all six, in the order of `QUESTIONS`
    roles: tuple[Role, ...] = field(default=(), repr=False)
    cases: tuple[Case, ...] = field(default=(), repr=False)
    hinges: tuple[Hinge, ...] = field(default=(), repr=False)
    what_ifs: tuple[WhatIf, ...] = field(default=(), repr=False)
    heads: tuple[str, ...] = ()  # whose story it is: one lead, those who share it, those between whom it is split
    flip: tuple[int, ...] = ()  # the smallest set of scenes found whose loss changes the leaning; empty: none was found
    ranking: tuple[Chance, ...] = ()  # the likeliest first
    p_shared: float = 0.0
    plan: str = ""  # the plan's dated id
    seed: int = 0

    @property
    def n_answered(self) -> int:
        """How many of the six questions the text answers, "nobody" among the answers."""
        return sum(answer.state is not State.NOT_APPLICABLE for answer in self.answers.values())
