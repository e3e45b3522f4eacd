"""The chance that a careful reader names each character. TO BE REPLACED: not calibrated to any labels yet."""

from collections.abc import Mapping

from whosestory.measures import Measurement, Question
from whosestory.reading import Reading
from whosestory.verdict.verdict import Answer, Chance, Support


def chances(
    reading: Reading,
    measurements: Mapping[str, Measurement],
    answers: Mapping[Question, Answer],
    support: tuple[Support, ...],
) -> tuple[tuple[Chance, ...], float]:
    """A first version: half support, half mean share over the questions; nothing yet for "shared"."""
    leads = reading.cast.leads
    asked = [answer.shares for answer in answers.values() if answer.shares]
    held = {each.lead: each.value for each in support}
    means = {lead: sum(row[at] for row in asked) / len(asked) if asked else 0.0 for at, lead in enumerate(leads)}
    both = {lead: held.get(lead, 0.0) + means[lead] for lead in leads}
    total = sum(both.values())
    ranking = [Chance(lead, p / total) for lead, p in both.items()] if total else []
    return tuple(sorted(ranking, key=lambda chance: -chance.p)), 0.0
