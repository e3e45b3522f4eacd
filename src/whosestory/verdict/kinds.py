"""What sort of answer it is: one lead's story, shared, split, or not to be said; tested in that order of caution."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from whosestory.measures import Question
from whosestory.measures.events import Floats
from whosestory.reading import Reading
from whosestory.verdict.plan import Thresholds
from whosestory.verdict.pool import Bools, Pool, margin
from whosestory.verdict.simplex import support
from whosestory.verdict.verdict import Kind
from whosestory.verdict.wording import count, listed

ENSEMBLE = 3  # people who are close; two share
LEAST_AHEAD = 0.01  # 50.5 to 49.5 on average: support may be 1 for a hair's breadth on one question, all others even


@dataclass(frozen=True, slots=True)
class Ruling:
    """A kind, to whom it leans, and why."""

    kind: Kind
    leaning: str | None
    reason: str
    heads: tuple[str, ...] = ()  # whose story it is: one lead, those who share it, those between whom it is split


@dataclass(frozen=True, eq=False)
class Standing:
    """How the leads stand under one set of weights."""

    leads: tuple[str, ...]
    names: tuple[str, ...]
    questions: tuple[Question, ...]  # those that somebody can lead
    shares: Floats  # (n_questions, n_leads)
    support: Floats  # (n_leads,)
    n_answered: int  # "nobody" among the answers

    @cached_property
    def order(self) -> list[int]:
        """The leads by support, then by mean share; ties go to whoever comes first."""
        means = self.means
        return sorted(
            range(len(self.leads)), key=lambda at: (-round(float(self.support[at]), 9), -round(float(means[at]), 9))
        )

    @cached_property
    def means(self) -> Floats:
        """(n_leads,): the mean share over the questions; 0 where there are none."""
        return np.asarray(self.shares.mean(axis=0) if len(self.shares) else np.zeros(len(self.leads)))

    def leaning(self, thresholds: Thresholds) -> str | None:
        """The lead with the most support, if it's clearly more than the next one's, and not by a hair's breadth."""
        if len(self.leads) == 1:
            return self.leads[0]
        first, second = self.order[:2]
        ahead = (self.means[first] - self.means[second]) / max(1e-12, self.means[first] + self.means[second])
        clear = self.support[first] - self.support[second] >= thresholds.lean_by
        return self.leads[first] if clear and ahead >= LEAST_AHEAD else None

    def named(self, leads: Iterable[int]) -> tuple[str, ...]:
        """The ids of some leads."""
        return tuple(self.leads[at] for at in leads)

    @cached_property
    def by_share(self) -> list[int]:
        """The leads by mean share; ties go to whoever comes first."""
        return sorted(range(len(self.leads)), key=lambda at: -round(float(self.means[at]), 9))

    def is_level(self, a: int, b: int, needed: int, thresholds: Thresholds) -> bool:
        """Whether two leads are close on at least `needed` questions, and on average."""
        margins = margin(self.shares[:, [a, b]])
        return bool((margins < thresholds.shared_below).sum() >= needed and margins.mean() < thresholds.shared_mean)

    def close(self, a: int, b: int, thresholds: Thresholds) -> Bools:
        """(n_questions,): where two leads are close."""
        return np.asarray(margin(self.shares[:, [a, b]]) < thresholds.shared_below)


def standings(leads: tuple[str, ...], names: tuple[str, ...], pool: Pool, *, n_nobody: int) -> list[Standing]:
    """How the leads stand in each draw of a pool."""
    out = []
    for shares, asked, held in zip(pool.shares, pool.asked, support(pool.shares), strict=True):
        questions = tuple(question for question, is_asked in zip(pool.questions, asked, strict=True) if is_asked)
        out.append(Standing(leads, names, questions, shares[asked], held, len(questions) + n_nobody))
    return out


def judge(standing: Standing, thresholds: Thresholds) -> Ruling:
    """The first kind that fits."""
    if len(standing.leads) == 1 and standing.questions:
        return Ruling(Kind.ONE, standing.leads[0], f"{standing.names[0]} is the only lead", standing.leads)
    doubt = _too_few(standing, thresholds)
    if doubt:
        return Ruling(Kind.CANNOT_SAY, None, doubt)
    leaning = standing.leaning(thresholds)
    alike = _alike(standing, thresholds)
    if len(alike) > 1:
        return Ruling(Kind.SHARED, leaning, _why_shared(standing, alike, thresholds), standing.named(alike))
    first = standing.order[0]
    ahead = (
        f"{standing.names[first]} leads in {round(100 * standing.support[first])} of 100 weightings of the questions"
    )
    clear = _clear_leads(standing, thresholds)
    if len(clear) > 1 and standing.support[first] < thresholds.split_support:
        why = f"each leads a question clearly: {_listed_leads(standing, clear)}"
        return Ruling(Kind.SPLIT, leaning, why, standing.named(clear))
    if standing.support[first] >= thresholds.one_support:
        return Ruling(Kind.ONE, standing.leads[first], ahead, standing.named([first]))
    return Ruling(Kind.CANNOT_SAY, leaning, f"too close: {ahead}, and nobody in more")


def doubt_of_text(reading: Reading, thresholds: Thresholds) -> str:
    """Why this text can't be judged at all, or nothing."""
    work = reading.work
    if work.share_understood < thresholds.poor_parse:
        least = f"{100 * thresholds.poor_parse:.0f} % are the least"
        return f"only {100 * work.share_understood:.0f} % of the rows could be understood, and {least}"
    if work.n_words < thresholds.least_words:
        words = "1 word" if work.n_words == 1 else f"{work.n_words:,} words"
        return f"only {words}, and {thresholds.least_words:,} are the least"
    if len(work.scenes) < thresholds.least_scenes:
        return f"only {count(len(work.scenes), 'scene')}, and {thresholds.least_scenes} are the least"
    if not reading.cast.leads:
        return "nobody speaks or is seen enough to be a lead"
    return ""


def _too_few(standing: Standing, thresholds: Thresholds) -> str:
    if not standing.questions:
        return "none of the questions has an answer in this text"
    if standing.n_answered < thresholds.least_questions:
        answered = f"only {count(standing.n_answered, 'question')} of six could be answered"
        return f"{answered}, and {thresholds.least_questions} are the least"
    return ""


def _alike(standing: Standing, thresholds: Thresholds) -> list[int]:
    """Who is close to the first on all questions but one (both, of two) and on average; nobody unless the second is.

    The second is the one with the next largest mean share: support is 0 for whoever is just behind on every question.
    """
    first, *_ = standing.order
    others = [at for at in standing.by_share if at != first]
    n_questions = len(standing.questions)
    needed = max(n_questions - 1, min(n_questions, 2))
    alike = [first, *(at for at in others if standing.is_level(first, at, needed, thresholds))]
    return alike if len(alike) > 1 and alike[1] == others[0] else [first]


def _why_shared(standing: Standing, alike: list[int], thresholds: Thresholds) -> str:
    together = np.logical_and.reduce([standing.close(alike[0], at, thresholds) for at in alike[1:]])
    on = [question.value for question, is_close in zip(standing.questions, together, strict=True) if is_close]
    where = f"close on {listed(on)}" if on else "close on all questions but one"
    if len(alike) >= ENSEMBLE:
        return f"an ensemble: {len(alike)} people are {where}"
    return f"{standing.names[alike[0]]} and {standing.names[alike[1]]} are {where}"


def _clear_leads(standing: Standing, thresholds: Thresholds) -> dict[int, list[Question]]:
    """For each lead who leads a question clearly, which ones; the most supported first."""
    out: dict[int, list[Question]] = {at: [] for at in standing.order}
    for question, shares in zip(standing.questions, standing.shares, strict=True):
        if margin(shares) >= thresholds.split_lead:
            out[int(np.argmax(shares))].append(question)
    return {at: questions for at, questions in out.items() if questions}


def _listed_leads(standing: Standing, clear: dict[int, list[Question]]) -> str:
    return ", ".join(f"{standing.names[at]} {listed([q.value for q in clear[at]])}" for at in clear)
