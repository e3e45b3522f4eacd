"""What a draft gives to the one whose story it is meant to be, and which scenes stand in the way.

It describes the draft as it is. What should become of a scene is the writer's business.
"""

from dataclasses import dataclass, replace

import numpy as np

from whosestory.measures import Question
from whosestory.reading import Reading
from whosestory.source import Evidence
from whosestory.verdict.hinges import MAX_LOST, MAX_PRUNED, leave_out
from whosestory.verdict.kinds import judge, standings
from whosestory.verdict.merits import Merits
from whosestory.verdict.plan import Plan, load_plan
from whosestory.verdict.pool import Bools, Box, pool
from whosestory.verdict.verdict import State, Verdict

N_IN_WAY = 5


@dataclass(frozen=True, slots=True)
class InWay:
    """A scene without which whoever was meant would stand better beside the rival."""

    scene: int
    moves: float  # by how much of the mean share the rival's advance shrinks without it, 0 to 2
    evidence: tuple[Evidence, ...]  # the rival's best line in it


@dataclass(frozen=True, slots=True)
class Intention:
    """What a draft gives to whoever was meant."""

    meant: str  # a character's id
    is_lead: bool
    is_met: bool  # the verdict gives the story to them alone
    support: float  # in how many weightings they lead, 0 to 1
    holds: tuple[Question, ...]
    even: tuple[Question, ...]
    others: tuple[tuple[str, tuple[Question, ...]], ...]  # who else holds what, the one with the most questions first
    rival: str | None  # the strongest other lead
    in_way: tuple[InWay, ...]  # the scene that moves most first
    fewest: tuple[int, ...]  # the fewest scenes found without which they'd lead; empty: they do, or none were found
    n_words: int  # spoken by them
    n_scenes: int  # with them


def intend(reading: Reading, verdict: Verdict, meant: str, *, plan: Plan | None = None) -> Intention:
    """Set what a draft gives to a character beside what the others hold; the plan is the verdict's."""
    holders = {question: answer.holder for question, answer in verdict.answers.items()}
    held = {one: tuple(q for q, who in holders.items() if who == one) for one in verdict.leads if one != meant}
    rival = next((each.lead for each in verdict.support if each.lead != meant), None)
    found = Intention(
        meant=meant,
        is_lead=meant in verdict.leads,
        is_met=verdict.heads == (meant,),
        support=next((each.value for each in verdict.support if each.lead == meant), 0.0),
        holds=tuple(question for question, who in holders.items() if who == meant),
        even=tuple(question for question, answer in verdict.answers.items() if answer.state is State.EVEN),
        others=tuple(sorted(((one, q) for one, q in held.items() if q), key=lambda each: -len(each[1]))),
        rival=rival,
        in_way=(),
        fewest=(),
        n_words=sum(line.n_words for line in reading.spoken if meant in reading.cast.speakers(line)),
        n_scenes=sum(meant in there for there in reading.presence),
    )
    if not found.is_lead or rival is None or not any(answer.shares for answer in verdict.answers.values()):
        return found
    return _with_scenes(found, rival, verdict.merits, plan or load_plan())


def _with_scenes(found: Intention, rival: str, merits: Merits, plan: Plan) -> Intention:
    """The same with the scenes that stand in the way."""
    box, plain = merits.box, merits.plain
    me, other = box.leads.index(found.meant), box.leads.index(rival)
    scenes, without = leave_out(box)
    advance = (without.means[:, other] - without.means[:, me]) - (plain.means[0, other] - plain.means[0, me])
    order = [at for at in np.argsort(advance, kind="stable").tolist() if advance[at] < -1e-9]
    in_way = tuple(_in_way(merits, scenes[at], rival, float(-advance[at])) for at in order[:N_IN_WAY])
    names = tuple(map(merits.reading.cast.name, box.leads))
    fewest = _fewest(box, names, me, [scenes[at] for at in order], plan)
    return replace(found, in_way=in_way, fewest=fewest)


def _in_way(merits: Merits, scene: int, rival: str, moves: float) -> InWay:
    line = merits.best_in(scene, rival)
    return InWay(scene, moves, (line,) if line else ())


def _fewest(box: Box, names: tuple[str, ...], me: int, order: list[int], plan: Plan) -> tuple[int, ...]:
    """The first scenes of an order, at most a third of all, without which somebody leads; none if they do already."""
    most = order[: int(MAX_LOST * box.n_scenes)]
    lost = [most[:n] for n in range(len(most) + 1)]
    leading = _leads_without(box, names, me, lost, plan)
    if leading[0] or not leading.any():
        return ()
    found = lost[int(np.argmax(leading))]
    while 1 < len(found) <= MAX_PRUNED:  # put back what isn't needed, the least effective first
        fewer = [found[:at] + found[at + 1 :] for at in range(len(found))]
        spare = np.flatnonzero(_leads_without(box, names, me, fewer, plan))
        if not len(spare):
            break
        found = fewer[int(spare[-1])]
    return tuple(sorted(found))


def _leads_without(box: Box, names: tuple[str, ...], me: int, lost: list[list[int]], plan: Plan) -> Bools:
    """For each set of lost scenes, whether the verdict then leans to somebody."""
    rules = replace(plan.thresholds, least_questions=1)
    weights = np.ones((len(lost), box.n_scenes))
    for row, scenes in zip(weights, lost, strict=True):
        row[scenes] = 0
    stood = standings(box.leads, names, pool(box, weights), n_nobody=0)
    return np.array([judge(each, rules).leaning == box.leads[me] for each in stood], dtype=bool)
