"""The verdict: whose story it is, how firmly, and the lines that say so."""

from dataclasses import dataclass, field
from enum import StrEnum

from whosestory.measures import Question
from whosestory.source import Evidence
from whosestory.verdict.merits import Merits


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
    first: str = ""  # whoever leads in most weightings then, leaning or not
    first_support: float = 0.0  # in how many, 0 to 1


@dataclass(frozen=True, slots=True)
class Lens:
    """Who leads in one of the common ways to read the question, beside the verdict."""

    name: str
    asks: str
    source: str
    measures: tuple[str, ...]  # of those that the lens counts, the ones with an answer here
    shares: tuple[float, ...]  # of each lead, summing to 1; empty where no measure has an answer
    holder: str | None  # None: even, or no answer
    margin: float


@dataclass(frozen=True, slots=True)
class Step:
    """The verdict on a part of the script, as if there were no more of it."""

    title: str  # as the file marks it: "ACT TWO"; "" where it doesn't
    first: int  # scene
    last: int  # scene, within it
    start: float  # words before it, of all words, 0 to 1
    end: float
    kind: Kind
    leaning: str | None
    support: tuple[float, ...]  # of each lead, as `Verdict.leads`; all alike where nothing could be asked
    bets: tuple[int, ...]  # how many measures each lead is ahead in


@dataclass(frozen=True, slots=True)
class Handover:
    """Where whoever led up to there dies or is last seen, and somebody else leads what is left."""

    giver: str
    taker: str
    scene: int
    is_death: bool
    evidence: Evidence


@dataclass(frozen=True)
class Growth:
    """How the verdict comes about."""

    tenths: tuple[Step, ...]  # the first tenth, the first two ..., all of it
    parts: tuple[Step, ...]  # each alone: as the file marks them, else quarters
    are_marked: bool  # whether the parts are the file's own
    handovers: tuple[Handover, ...] = ()

    def otherwise(self, leads: tuple[str, ...], leaning: str | None) -> tuple[tuple[int, str], ...]:
        """After which tenths (from 1) more than half of the measures bet on others than `leaning`, and on whom most."""
        if leaning is None:
            return ()
        out = []
        for n, step in enumerate(self.tenths, start=1):
            others = sum(step.bets) - step.bets[leads.index(leaning)]
            if 2 * others > sum(step.bets):
                rivals = [(-bets, at) for at, bets in enumerate(step.bets) if leads[at] != leaning]
                out.append((n, leads[min(rivals)[1]]))
        return tuple(out)


@dataclass(frozen=True, slots=True)
class Story:
    """One of several stories whose leads hardly meet the others'."""

    leads: tuple[str, ...]
    scenes: tuple[int, ...]  # with any of them
    kind: Kind  # by these scenes alone
    leaning: str | None
    heads: tuple[str, ...]
    support: tuple[float, ...]  # of each of these leads, among them


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
    merits: Merits = field(repr=False, compare=False)  # what each line does for each lead, by which lines were chosen
    roles: tuple[Role, ...] = field(default=(), repr=False)
    cases: tuple[Case, ...] = field(default=(), repr=False)
    hinges: tuple[Hinge, ...] = field(default=(), repr=False)
    what_ifs: tuple[WhatIf, ...] = field(default=(), repr=False)
    heads: tuple[str, ...] = ()  # whose story it is: one lead, those who share it, those between whom it is split
    lenses: tuple[Lens, ...] = field(default=(), repr=False)
    growth: Growth | None = field(default=None, repr=False)  # None: one lead, or nothing to be said
    stories: tuple[Story, ...] = field(default=(), repr=False)  # two or more that hardly meet; none: all one story
    flip: tuple[int, ...] = ()  # the smallest set of scenes found whose loss changes the leaning; empty: none was found
    ranking: tuple[Chance, ...] = ()  # the likeliest first
    p_shared: float = 0.0
    plan: str = ""  # the plan's dated id
    seed: int = 0

    @property
    def n_answered(self) -> int:
        """How many of the six questions the text answers, "nobody" among the answers."""
        return sum(answer.state is not State.NOT_APPLICABLE for answer in self.answers.values())
