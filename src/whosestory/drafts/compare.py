"""Drafts side by side: what moved in the six answers and in the verdict, and the scenes that did it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from whosestory.analysis import Analysis
from whosestory.drafts.parts import scene_parts
from whosestory.drafts.people import Person, match_people, renamed
from whosestory.drafts.scenes import Fate, ScenePair, match_scenes
from whosestory.measures import QUESTIONS, Question
from whosestory.measures.events import Floats
from whosestory.source import Evidence

MOVED = 0.05  # of a share: less comes with any rewriting
N_SCENES = 3  # that did it, shown for each move
LEAST = 0.003  # of a share: less is nothing that a scene did


@dataclass(frozen=True, slots=True)
class Doing:
    """A scene that moved something, and by how much."""

    pair: ScenePair
    by: float  # of the share: its part after, less its part before
    before: Evidence | None = None  # what speaks most for the person there, in each draft; None where nothing does
    after: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """What moved in one question, or in the mean of them all."""

    question: Question | None  # None: the mean share over the questions that are asked
    person: int | None  # in `Comparison.people`: whose share moved most; None where it's asked in one draft alone
    before: float  # that share
    after: float
    is_turned: bool  # somebody else holds it now, or nobody, or it's asked now
    scenes: tuple[Doing, ...]  # that did it, the one that did most first


@dataclass(frozen=True)
class Change:
    """From one draft to another."""

    before: int  # in `Comparison.analyses`
    after: int
    pairs: tuple[ScenePair, ...]
    moves: tuple[Move, ...]  # those worth telling, the verdict's first

    def count(self, fate: Fate) -> int:
        """How many scenes had a fate."""
        return sum(pair.fate is fate for pair in self.pairs)

    @cached_property
    def n_moved(self) -> int:
        """How many scenes stand elsewhere."""
        return sum(pair.is_moved for pair in self.pairs)


@dataclass(frozen=True)
class Comparison:
    """Drafts or adaptations side by side."""

    analyses: tuple[Analysis, ...]
    people: tuple[Person, ...]  # everybody, the first draft's most heard first
    changes: tuple[Change, ...]  # each draft with the one before it

    def person(self, draft: int, character: str | None) -> int | None:
        """Which of the people a character of one draft is."""
        return next((at for at, each in enumerate(self.people) if character and each.ids[draft] == character), None)


@dataclass(frozen=True)
class _Side:
    """One draft's shares by person."""

    analysis: Analysis
    people: tuple[Person, ...]
    draft: int

    @cached_property
    def rows(self) -> dict[int, int]:
        """For each person who is a lead here, which."""
        leads = self.analysis.verdict.leads
        ids = [person.ids[self.draft] for person in self.people]
        return {at: leads.index(one) for at, one in enumerate(ids) if one in leads}

    @cached_property
    def parts(self) -> dict[Question, Floats]:
        """`scene_parts`."""
        return scene_parts(self.analysis)

    def line(self, questions: tuple[Question, ...], person: int, scene: int | None) -> Evidence | None:
        """What speaks most for a person in a scene."""
        lead = self.people[person].ids[self.draft]
        if scene is None or lead is None or person not in self.rows:
            return None
        return self.analysis.verdict.merits.best_in(scene, lead, questions)

    def share(self, question: Question, person: int) -> float:
        """A person's share; 0 for no lead."""
        shares = self.analysis.verdict.answers[question].shares
        return shares[self.rows[person]] if shares and person in self.rows else 0.0

    def part(self, question: Question, person: int, scene: int | None) -> float:
        """What one scene adds to it."""
        if scene is None or person not in self.rows or question not in self.parts:
            return 0.0
        return float(self.parts[question][self.rows[person], scene])

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that have shares."""
        return tuple(question for question, answer in self.analysis.verdict.answers.items() if answer.shares)


def compare(analyses: Sequence[Analysis]) -> Comparison:
    """Set drafts side by side, each beside the one before it."""
    people = match_people(analyses)
    sides = [_Side(analysis, people, at) for at, analysis in enumerate(analyses)]
    changes = tuple(_change(one, other) for one, other in pairwise(sides))
    return Comparison(tuple(analyses), people, changes)


def _change(one: _Side, other: _Side) -> Change:
    names = renamed(one.people, one.draft, other.draft)
    pairs = match_scenes(one.analysis.work, other.analysis.work, names)
    found = [_mean_move(one, other, pairs), *(_move(one, other, question, pairs) for question in QUESTIONS)]
    moves = tuple(move for move in found if move.is_turned or abs(move.after - move.before) >= MOVED)
    return Change(one.draft, other.draft, pairs, moves)


def _move(one: _Side, other: _Side, question: Question, pairs: tuple[ScenePair, ...]) -> Move:
    is_turned = _holder(one, question) != _holder(other, question)
    if question not in one.asked or question not in other.asked:
        return Move(question, None, 0.0, 0.0, is_turned, ())
    person = _who_moved(one, other, (question,))
    before, after = one.share(question, person), other.share(question, person)
    return Move(question, person, before, after, is_turned, _doing(one, other, (question,), person, pairs))


def _mean_move(one: _Side, other: _Side, pairs: tuple[ScenePair, ...]) -> Move:
    """The verdict's: the mean share over the questions asked in both, and whether it is another verdict."""
    asked = tuple(question for question in one.asked if question in other.asked)
    is_turned = _verdict(one) != _verdict(other)
    if not asked:
        return Move(None, None, 0.0, 0.0, is_turned, ())
    person = _who_moved(one, other, asked)
    before, after = (float(np.mean([side.share(q, person) for q in asked])) for side in (one, other))
    return Move(None, person, before, after, is_turned, _doing(one, other, asked, person, pairs))


def _holder(side: _Side, question: Question) -> tuple[str, int | None]:
    answer = side.analysis.verdict.answers[question]
    return answer.state.value, _person(side, answer.holder)


def _verdict(side: _Side) -> tuple[str, frozenset[int | None], int | None]:
    verdict = side.analysis.verdict
    heads = frozenset(_person(side, one) for one in verdict.heads)
    return verdict.kind.value, heads, _person(side, verdict.leaning)


def _person(side: _Side, character: str | None) -> int | None:
    ids = [person.ids[side.draft] for person in side.people]
    return ids.index(character) if character else None


def _who_moved(one: _Side, other: _Side, questions: tuple[Question, ...]) -> int:
    """Whose mean share moved most; of those who are leads in both, if there are any."""
    both = [person for person in one.rows if person in other.rows]
    anyone = both or sorted({*one.rows, *other.rows})
    moved = {p: abs(sum(other.share(q, p) - one.share(q, p) for q in questions)) for p in anyone}
    return max(anyone, key=lambda person: round(moved[person], 9))


def _doing(
    one: _Side, other: _Side, questions: tuple[Question, ...], person: int, pairs: tuple[ScenePair, ...]
) -> tuple[Doing, ...]:
    """The scenes that moved a share the way it went; those that are the same word for word did nothing."""
    sign = 1 if sum(other.share(q, person) - one.share(q, person) for q in questions) >= 0 else -1
    found = []
    for pair in pairs:
        if pair.fate is not Fate.SAME or pair.is_moved:
            after = sum(other.part(question, person, pair.after) for question in questions)
            before = sum(one.part(question, person, pair.before) for question in questions)
            found.append(Doing(pair, (after - before) / len(questions)))
    found.sort(key=lambda doing: -sign * doing.by)
    return tuple(
        replace(
            doing,
            before=one.line(questions, person, doing.pair.before),
            after=other.line(questions, person, doing.pair.after),
        )
        for doing in found[:N_SCENES]
        if sign * doing.by >= LEAST
    )
