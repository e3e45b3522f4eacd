"""How the verdict grows, what lenses show, several stories and what was meant, as JSON."""

from whosestory.report.records import (
    GrowthRecord,
    HandoverRecord,
    IntentionRecord,
    InWayRecord,
    LensRecord,
    QuoteRecord,
    StepRecord,
    StoryRecord,
)
from whosestory.source import Evidence
from whosestory.verdict import Step, Verdict
from whosestory.verdict.intention import Intention


def quote_records(evidence: tuple[Evidence, ...]) -> list[QuoteRecord]:
    """Evidence, each with its place."""
    return [
        QuoteRecord(
            start=one.span.start,
            end=one.span.end,
            row=one.place.row,
            page=one.place.page,
            quote=one.quote,
            why=one.why,
        )
        for one in evidence
    ]


def lens_records(verdict: Verdict) -> list[LensRecord]:
    """Who leads under each lens."""
    return [
        LensRecord(
            name=lens.name,
            source=lens.source,
            measures=list(lens.measures),
            shares=dict(zip(verdict.leads, lens.shares, strict=False)),
            holder=lens.holder,
            margin=lens.margin,
        )
        for lens in verdict.lenses
    ]


def growth_record(verdict: Verdict) -> GrowthRecord | None:
    """How the verdict comes about."""
    growth = verdict.growth
    if growth is None:
        return None
    return GrowthRecord(
        tenths=[_step(step, verdict.leads) for step in growth.tenths],
        parts=[_step(step, verdict.leads) for step in growth.parts],
        parts_marked=growth.are_marked,
        handovers=[
            HandoverRecord(
                giver=each.giver,
                taker=each.taker,
                scene=each.scene,
                is_death=each.is_death,
                evidence=quote_records((each.evidence,)),
            )
            for each in growth.handovers
        ],
    )


def story_records(verdict: Verdict) -> list[StoryRecord]:
    """The stories, where there are several."""
    return [
        StoryRecord(
            scenes=list(story.scenes),
            kind=story.kind.value,
            leaning=story.leaning,
            heads=list(story.heads),
            support=dict(zip(story.leads, story.support, strict=True)),
        )
        for story in verdict.stories
    ]


def intention_record(found: Intention) -> IntentionRecord:
    """What a draft gives to whoever was meant."""
    return IntentionRecord(
        meant=found.meant,
        is_lead=found.is_lead,
        is_met=found.is_met,
        support=found.support,
        holds=[question.value for question in found.holds],
        even=[question.value for question in found.even],
        others={who: [question.value for question in questions] for who, questions in found.others},
        rival=found.rival,
        in_way=[
            InWayRecord(scene=each.scene, moves=each.moves, evidence=quote_records(each.evidence))
            for each in found.in_way
        ],
        fewest=list(found.fewest),
    )


def _step(step: Step, leads: tuple[str, ...]) -> StepRecord:
    return StepRecord(
        title=step.title,
        first=step.first,
        last=step.last,
        start=step.start,
        end=step.end,
        kind=step.kind.value,
        leaning=step.leaning,
        support=dict(zip(leads, step.support, strict=True)),
        bets=dict(zip(leads, step.bets, strict=True)),
    )
