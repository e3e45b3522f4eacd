"""From measurements to a verdict: the order of things."""

from collections.abc import Mapping

from whosestory.measures import Measurement
from whosestory.reading import Reading
from whosestory.verdict.answers import answer_all
from whosestory.verdict.kinds import Ruling, Standing, doubt_of_text, judge, standings
from whosestory.verdict.plan import Plan, load_plan
from whosestory.verdict.pool import Pool, fill_box, pool
from whosestory.verdict.range import ends, redraw
from whosestory.verdict.simplex import support
from whosestory.verdict.verdict import Kind, State, Support, Verdict


def decide(
    reading: Reading, measurements: Mapping[str, Measurement], *, plan: Plan | None = None, seed: int = 0
) -> Verdict:
    """Say whose story it is, from what was measured.

    `seed` fixes what is drawn for the ranges; nothing else is random.
    """
    plan = plan or load_plan()
    box = fill_box(reading, measurements, plan)
    plain = pool(box, box.plain)
    redrawn = redraw(box, reading, plan.redraws, seed=seed)
    answers = answer_all(reading, measurements, plan, box, plain, redrawn)
    n_nobody = sum(answer.state is State.NOBODY for answer in answers.values())
    names = tuple(map(reading.cast.name, box.leads))
    [standing] = standings(box.leads, names, plain, n_nobody=n_nobody)
    doubt = doubt_of_text(reading, plan.thresholds)
    ruling = Ruling(Kind.CANNOT_SAY, None, doubt) if doubt else judge(standing, plan.thresholds)
    return Verdict(
        kind=ruling.kind,
        leaning=ruling.leaning,
        reason=ruling.reason,
        leads=box.leads,
        support=_supports(standing, redrawn),
        answers=answers,
        plan=plan.id,
        seed=seed,
    )


def _supports(standing: Standing, redrawn: Pool) -> tuple[Support, ...]:
    low, high = ends(support(redrawn.shares))
    return tuple(
        Support(standing.leads[at], float(standing.support[at]), float(low[at]), float(high[at]))
        for at in standing.order
    )
