"""The calibrated chances: that a careful reader names this character, that they call it shared. For JSON only.

Both are rules of one or two numbers fitted to the labels of three labellers on 60 development films
(benchmarks/fit_chances.py; docs/decisions/0006-chances.md). They are no panel of readers, and pages print `Support`
instead.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from whosestory.measures import Measure, Measurement, Question
from whosestory.reading import Reading
from whosestory.verdict.verdict import Chance

SHARPNESS = 4.0  # p goes with the mean share to this power; 3.5 to 5 do about as well
SHARED_ALIKE = 2.0  # the odds that readers call it shared where the first two leads are exactly alike
SHARED_SHARPNESS = 2.9  # how these odds fall with the second lead's mean share over the first's
FULL_WORDS = 5000  # words from which a text says all it can; shorter ones have less sharp chances
ASKED = frozenset(
    {Question.VOICE, Question.EYES, Question.CHANGE, Question.ENDING}
)  # owning is neither telling nor will
THIN = frozenset({"inner"})  # half of the scripts have fewer than 30 clauses of thought: a share of so few is chance


def chances(reading: Reading, measurements: Mapping[str, Measurement]) -> tuple[tuple[Chance, ...], float]:
    """Each lead's chance, the likeliest first, summing to 1; and the chance of "shared"."""
    leads = reading.cast.leads
    if not leads:
        return (), 0.0
    mean = mean_shares(reading, measurements)
    known = min(1.0, reading.work.n_words / FULL_WORDS) * reading.work.share_understood
    weights = mean ** (SHARPNESS * known)
    order = sorted(range(len(leads)), key=lambda at: -mean[at])
    ranking = tuple(Chance(leads[at], float(weights[at] / weights.sum())) for at in order)
    if len(order) < 2:
        return ranking, 0.0
    odds = SHARED_ALIKE * float(mean[order[1]] / mean[order[0]]) ** (SHARED_SHARPNESS * known)
    return ranking, odds / (1 + odds)


def mean_shares(reading: Reading, measurements: Mapping[str, Measurement]) -> NDArray[np.float64]:
    """(n_leads,): the mean over the measures that count for p of each lead's share among the leads."""
    leads = reading.cast.leads
    rows = []
    for found in measurements.values():
        if found.table is None or not _counts(found.measure):
            continue
        totals = found.table.totals(np.ones(len(reading.work.scenes)))
        at = dict(zip(found.table.characters, totals, strict=True))
        amounts = np.array([max(0.0, at[lead]) for lead in leads])
        if amounts.sum() > 0:
            rows.append(amounts / amounts.sum())
    if not rows:
        return np.full(len(leads), 1 / len(leads))
    mean: NDArray[np.float64] = np.maximum(np.mean(rows, axis=0), 1e-6)
    return mean


def _counts(measure: Measure) -> bool:
    return measure.votes and measure.question in ASKED and measure.name not in THIN
