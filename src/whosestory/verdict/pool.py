"""From measurements to shares: what the measures of each question say of the leads, pooled under scene weights."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from whosestory.measures import EventTable, Measurement, Question
from whosestory.measures.events import Floats
from whosestory.reading import Reading
from whosestory.verdict.plan import Plan

Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Ballot:
    """One voting measure's events, cut down to the leads."""

    question: Question
    kappa: float
    table: EventTable  # its characters are the leads
    whole: EventTable  # everybody's events

    @property
    def name(self) -> str:
        """The measure's name."""
        return self.table.measure.name

    def shares(self, totals: Floats) -> Floats:
        """Shares among the leads, drawn toward even by kappa; of a signed measure only what is above 0 counts."""
        counted = np.maximum(totals, 0)
        n_leads = counted.shape[-1]
        return np.asarray((counted + self.kappa / n_leads) / (counted.sum(axis=-1, keepdims=True) + self.kappa))

    def applies(self, weights: Floats, totals: Floats) -> Bools:
        """(n_draws,): whether what is kept is enough for an answer, and any of it a lead's."""
        return (self.whole.amounts(weights) >= self.table.measure.least) & (totals > 0).any(axis=1)


@dataclass(frozen=True, eq=False)
class Box:
    """The ballots of one work, in the plan's order."""

    leads: tuple[str, ...]
    n_scenes: int
    ballots: tuple[Ballot, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that are pooled."""
        return tuple(dict.fromkeys(ballot.question for ballot in self.ballots))

    @property
    def plain(self) -> Floats:
        """(1, n_scenes): every scene once."""
        return np.ones((1, self.n_scenes))

    def only(self, ballots: Iterable[Ballot]) -> "Box":
        """The same work by some of its ballots."""
        return replace(self, ballots=tuple(ballots))


@dataclass(frozen=True, eq=False)
class Pool:
    """The leads' shares, question by question."""

    questions: tuple[Question, ...]
    shares: Floats  # (n_draws, n_questions, n_leads); even where not asked
    asked: Bools  # (n_draws, n_questions)

    def without(self, question: Question) -> "Pool":
        """The same, one question not asked."""
        gone = np.array([each is question for each in self.questions], dtype=bool)
        shares = np.where(gone[:, None], 1 / max(1, self.shares.shape[2]), self.shares)
        return Pool(self.questions, shares, self.asked & ~gone)

    @property
    def means(self) -> Floats:
        """(n_draws, n_leads): the mean share over the questions asked; even where none is."""
        n_asked = self.asked.sum(axis=1)[:, None]
        total = np.einsum("dql,dq->dl", self.shares, self.asked.astype(float))
        return np.asarray(np.where(n_asked > 0, total / np.maximum(n_asked, 1), 1 / max(1, self.shares.shape[2])))


def fill_box(reading: Reading, measurements: Mapping[str, Measurement], plan: Plan) -> Box:
    """Take the measurements that vote and have an answer among the leads."""
    leads, n_scenes = reading.cast.leads, len(reading.work.scenes)
    ballots = []
    for question, voters in plan.questions.items():
        for voter in voters:
            found = measurements.get(voter.measure)
            if found is None or found.table is None or not leads:
                continue
            ballot = Ballot(question, voter.kappa, _cut(found.table, leads), found.table)
            weights = np.ones((1, n_scenes))
            if ballot.applies(weights, ballot.table.totals(weights))[0]:
                ballots.append(ballot)
    return Box(leads, n_scenes, tuple(ballots))


def _cut(table: EventTable, leads: tuple[str, ...]) -> EventTable:
    wanted = frozenset(leads)
    events = tuple(event for event in table.events if event.character in wanted)
    return EventTable(table.measure, leads, events, table.scene_words, table)


def pool(box: Box, weights: Floats) -> Pool:
    """Pool under weights of shape (n_draws, n_scenes); a measure left with less than its least drops out."""
    totals = [ballot.table.totals(weights) for ballot in box.ballots]
    applies = [ballot.applies(weights, amounts) for ballot, amounts in zip(box.ballots, totals, strict=True)]
    return pool_totals(box, totals, np.array(applies, dtype=bool), n_draws=len(weights))


def pool_totals(box: Box, totals: list[Floats], applies: Bools, *, n_draws: int) -> Pool:
    """Pool each ballot's totals, (n_draws, n_leads) each; `applies` has shape (n_ballots, n_draws)."""
    n_leads = len(box.leads)
    summed = np.zeros((n_draws, len(box.questions), n_leads))
    counted = np.zeros((n_draws, len(box.questions)))
    for ballot, amounts, kept in zip(box.ballots, totals, applies, strict=True):
        at = box.questions.index(ballot.question)
        summed[:, at] += ballot.shares(amounts) * kept[:, None]
        counted[:, at] += kept
    asked = counted > 0
    even = 1 / max(1, n_leads)
    shares = np.where(asked[:, :, None], summed / np.maximum(counted, 1)[:, :, None], even)
    return Pool(box.questions, shares, asked)


def margin(shares: Floats) -> Floats:
    """How far the first lead is ahead of the second, of what the two have together; over the last axis, 0 to 1.

    Of the two alone, so that a margin means the same with two leads and with eight.
    """
    if shares.shape[-1] < 2:
        return np.ones(shares.shape[:-1])
    ordered = np.sort(shares, axis=-1)
    first, second = ordered[..., -1], ordered[..., -2]
    return np.asarray((first - second) / np.maximum(first + second, 1e-12))
