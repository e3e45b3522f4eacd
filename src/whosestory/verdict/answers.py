"""The six answers: who holds each question, how far ahead, and why there's no answer where there's none."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from whosestory.measures import QUESTIONS, Measurement, Question
from whosestory.measures.events import Floats
from whosestory.reading import Reading
from whosestory.source import Evidence
from whosestory.verdict.merits import Merits
from whosestory.verdict.plan import Plan, Voter
from whosestory.verdict.pool import Box, Pool, margin
from whosestory.verdict.range import ends
from whosestory.verdict.verdict import Answer, State, Vote

N_LINES = 2  # of evidence an answer


def answer_all(
    reading: Reading, measurements: Mapping[str, Measurement], plan: Plan, merits: Merits, redrawn: Pool
) -> dict[Question, Answer]:
    """All six, in their order, with every scene weighing the same; their ranges from the redrawn pool."""
    pool = merits.plain
    out: dict[Question, Answer] = {}
    for question in QUESTIONS:
        if question in pool.questions:
            at = pool.questions.index(question)
            votes = _votes(merits.box, question, measurements)
            answer = _answer(question, merits.box.leads, pool.shares[0, at], redrawn.shares[:, at], votes, plan)
            out[question] = replace(answer, evidence=_evidence(answer, merits))
        else:
            out[question] = _no_answer(question, reading, measurements, plan)
    return out


def _answer(
    question: Question, leads: tuple[str, ...], shares: Floats, drawn: Floats, votes: tuple[Vote, ...], plan: Plan
) -> Answer:
    ahead = float(margin(shares))
    first = int(np.argmax(np.round(shares, 9)))
    low, high = ends(_margin_of(first, drawn))
    even = not plan.holds(question, ahead, float(shares[first]))
    return Answer(
        question,
        State.EVEN if even else State.HELD,
        None if even else leads[first],
        tuple(map(float, shares)),
        ahead,
        float(low),
        float(high),
        votes,
    )


def _evidence(answer: Answer, merits: Merits) -> tuple[Evidence, ...]:
    """The holder's best lines; where it's even, the best of each of the first two."""
    if answer.holder is not None:
        return merits.lines_for(answer.holder, answer.question, N_LINES)
    first_two = sorted(merits.box.leads, key=lambda lead: -answer.shares[merits.box.leads.index(lead)])[:2]
    return tuple(line for lead in first_two for line in merits.lines_for(lead, answer.question, 1))


def _margin_of(lead: int, shares: Floats) -> Floats:
    """How far one lead is ahead of the best other in each draw, of what the two have together; below 0: behind."""
    if shares.shape[1] < 2:
        return np.ones(len(shares))
    best = np.delete(shares, lead, axis=1).max(axis=1)
    own = shares[:, lead]
    return np.asarray((own - best) / np.maximum(own + best, 1e-12))


def _votes(box: Box, question: Question, measurements: Mapping[str, Measurement]) -> tuple[Vote, ...]:
    out = []
    for ballot in box.ballots:
        if ballot.question is question:
            values = measurements[ballot.name].values()
            shares = ballot.shares(ballot.table.totals(box.plain))[0]
            out.append(Vote(ballot.name, tuple(values[lead] for lead in box.leads), tuple(map(float, shares))))
    return tuple(out)


def _no_answer(question: Question, reading: Reading, measurements: Mapping[str, Measurement], plan: Plan) -> Answer:
    voters = plan.voters(question)
    if not voters:
        return Answer(question, State.NOT_APPLICABLE, reason="not measured yet")
    reasons = dict.fromkeys(_why_none(reading, measurements.get(voter.measure)) for voter in voters)
    state = State.NOBODY if any(_is_nobody(voter, reading, measurements) for voter in voters) else State.NOT_APPLICABLE
    return Answer(question, state, reason="; ".join(reasons))


def _is_nobody(voter: Voter, reading: Reading, measurements: Mapping[str, Measurement]) -> bool:
    """Whether the measure could be asked of such a text, so that finding next to nothing is an answer."""
    found = measurements.get(voter.measure)
    return voter.nobody and found is not None and reading.work.form in found.measure.applies_to


def _why_none(reading: Reading, found: Measurement | None) -> str:
    if found is None:
        return "not measured"
    if not found.applies:
        return found.reason
    values = found.values()
    if not any(values.values()):
        return "there is none of it"
    return f"none of the leads; most of it is {reading.cast.name(max(values, key=values.__getitem__))}'s"
