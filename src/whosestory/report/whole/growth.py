"""How the verdict comes about, as the report shows it: after each tenth, and where one lead hands over to another."""

from collections.abc import Mapping

from whosestory.analysis import Analysis
from whosestory.report.pages import Person, Share
from whosestory.report.whole.facts import readable
from whosestory.report.whole.pages import GrowthStep, HandoverRow
from whosestory.report.wording import listed
from whosestory.verdict import Step

_TENTHS = (
    "first tenth",
    "first two tenths",
    "first three tenths",
    "first four tenths",
    "first half",
    "first six tenths",
)
_LATER = ("first seven tenths", "first eight tenths", "first nine tenths", "whole script")
NAMES = _TENTHS + _LATER
LEAST = 0.005  # of the weightings: less is none in a hundred
MAX_NAMED = 3


def growth_steps(analysis: Analysis, everyone: Mapping[str, Person]) -> tuple[GrowthStep, ...]:
    """The verdict after each tenth; none where it wasn't asked."""
    growth = analysis.verdict.growth
    if growth is None:
        return ()
    return tuple(
        _step(analysis.verdict.leads, everyone, step, f"the {name}")
        for name, step in zip(NAMES, growth.tenths, strict=False)
        if step.end > step.start
    )


def handovers(analysis: Analysis) -> tuple[HandoverRow, ...]:
    """Where one lead hands the story to another."""
    growth, cast = analysis.verdict.growth, analysis.cast
    return tuple(
        HandoverRow(cast.name(each.giver), cast.name(each.taker), readable(analysis.work, each.evidence))
        for each in (growth.handovers if growth else ())
    )


def _step(leads: tuple[str, ...], everyone: Mapping[str, Person], step: Step, label: str) -> GrowthStep:
    pairs = zip(leads, step.support, strict=True)
    shares = [Share(everyone[lead], value) for lead, value in pairs if value >= LEAST]
    shares.sort(key=lambda share: -share.value)
    said = listed([f"{share.person.name} in {round(100 * share.value)}" for share in shares[:MAX_NAMED]])
    return GrowthStep(step.end, label, f"{said} of 100 weightings", tuple(shares))
