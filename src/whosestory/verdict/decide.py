"""From measurements to a verdict: the order of things."""

from collections.abc import Mapping

from whosestory.measures import Measurement, Question
from whosestory.reading import Reading
from whosestory.verdict.answers import answer_all
from whosestory.verdict.cases import make_cases
from whosestory.verdict.chances import chances
from whosestory.verdict.growth import grow
from whosestory.verdict.hinges import find_flip, find_hinges, leave_out
from whosestory.verdict.kinds import Ruling, Standing, doubt_of_text, judge, standings
from whosestory.verdict.lenses import hold_lenses
from whosestory.verdict.merits import Merits
from whosestory.verdict.plan import Plan, load_plan
from whosestory.verdict.pool import Pool, fill_box, pool
from whosestory.verdict.range import ends, redraw
from whosestory.verdict.roles import assign_roles
from whosestory.verdict.simplex import support
from whosestory.verdict.stories import find_stories
from whosestory.verdict.verdict import Answer, Kind, State, Support, Verdict
from whosestory.verdict.whatif import run_what_ifs


def decide(
    reading: Reading,
    measurements: Mapping[str, Measurement],
    *,
    plan: Plan | None = None,
    noted: frozenset[int] = frozenset(),
    seed: int = 0,
) -> Verdict:
    """Say whose story it is, from what was measured.

    `noted` are scenes with painful matter: of lines of equal weight those of other scenes are quoted. `seed` fixes what
    is drawn for the ranges; nothing else is random.
    """
    plan = plan or load_plan()
    box = fill_box(reading, measurements, plan)
    plain, redrawn = pool(box, box.plain), redraw(box, reading, plan.redraws, seed=seed)
    merits = Merits(reading, box, plain, noted)
    answers = answer_all(reading, measurements, plan, merits, redrawn)
    standing = _standing(reading, answers, plain)
    doubt = doubt_of_text(reading, plan.thresholds)
    ruling = Ruling(Kind.CANNOT_SAY, None, doubt) if doubt else judge(standing, plan.thresholds)
    supports = _supports(standing, redrawn)
    scenes, without = leave_out(box)
    ranking, p_shared = chances(reading, measurements)
    return Verdict(
        kind=ruling.kind,
        leaning=ruling.leaning,
        reason=ruling.reason,
        leads=box.leads,
        support=supports,
        answers=answers,
        merits=merits,
        heads=ruling.heads,
        roles=assign_roles(reading, measurements, answers, merits),
        cases=make_cases(merits),
        hinges=find_hinges(plain, standing, scenes, without),
        what_ifs=() if doubt else run_what_ifs(reading, box, plain, standing, ruling, plan.thresholds),
        lenses=hold_lenses(box, plan.thresholds.even_below),
        growth=None if doubt else grow(reading, box, standing, plan.thresholds),
        stories=() if doubt else find_stories(reading, measurements, plan),
        flip=() if doubt else find_flip(box, standing, scenes, without),
        ranking=ranking,
        p_shared=p_shared,
        plan=plan.id,
        seed=seed,
    )


def _standing(reading: Reading, answers: Mapping[Question, Answer], plain: Pool) -> Standing:
    n_nobody = sum(answer.state is State.NOBODY for answer in answers.values())
    leads = reading.cast.leads
    [standing] = standings(leads, tuple(map(reading.cast.name, leads)), plain, n_nobody=n_nobody)
    return standing


def _supports(standing: Standing, redrawn: Pool) -> tuple[Support, ...]:
    low, high = ends(support(redrawn.shares))
    return tuple(
        Support(standing.leads[at], float(standing.support[at]), float(low[at]), float(high[at]))
        for at in standing.order
    )
