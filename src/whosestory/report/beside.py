"""What a page says on request beside the verdict: what was meant, the lenses, the plan."""

from whosestory.analysis import Analysis
from whosestory.cast import Character
from whosestory.measures import MEASURES
from whosestory.report.pages import IntentionBox, InWayRow, PlanRow
from whosestory.report.people import people
from whosestory.report.places import quote_of, scene_place
from whosestory.report.wording import count, headline, listed, points
from whosestory.verdict import load_plan
from whosestory.verdict.intention import Intention, intend


def intention_of(analysis: Analysis, meant: Character) -> Intention:
    """What the draft gives to a character."""
    return intend(analysis.reading, analysis.verdict, meant.id)


def intention_box(analysis: Analysis, found: Intention) -> IntentionBox:
    """What a draft gives to whoever was meant, in words."""
    name, work = analysis.cast.name, analysis.work
    in_way = tuple(
        InWayRow(scene_place(work, each.scene), each.moves, tuple(quote_of(work, line) for line in each.evidence))
        for each in found.in_way
    )
    scenes = tuple(scene_place(work, scene) for scene in found.fewest)
    rival = name(found.rival) if found.rival else ""
    return IntentionBox(
        meant=name(found.meant),
        rival=rival,
        sentences=_sentences(analysis, found),
        in_way=in_way,
        fewest=scenes,
        is_met=found.is_met,
    )


def _sentences(analysis: Analysis, found: Intention) -> tuple[str, ...]:
    name = analysis.cast.name(found.meant)
    everyone, verdict = people(analysis), analysis.verdict
    if not found.is_lead:
        there = f"{count(found.n_words, 'word')} and {count(found.n_scenes, 'scene')}"
        leads = listed([person.name for person in everyone.values()]) or "nobody"
        return (f"You meant {name}, who is no lead in this draft: {there}. The leads: {leads}.",)
    heads = [everyone[one] for one in verdict.heads]
    said = headline(verdict.kind, heads, everyone.get(verdict.leaning or ""), verdict.reason).rstrip(".")
    first = f"You meant {name}, and so reads the draft." if found.is_met else f"You meant {name}. It reads: {said}."
    weightings = f"{name} leads in {round(100 * found.support)} of 100 weightings of the questions."
    return (first, _held(analysis, found), weightings)


def _held(analysis: Analysis, found: Intention) -> str:
    """Who holds what: "The draft gives SERA telling and ending; BEN holds voice."."""
    name = analysis.cast.name
    own = listed([question.value for question in found.holds]) or "none of the questions"
    parts = [f"The draft gives {name(found.meant)} {own}"]
    parts += [f"{name(who)} holds {listed([each.value for each in questions])}" for who, questions in found.others]
    if found.even:
        are = "is" if len(found.even) == 1 else "are"
        parts.append(f"{listed([question.value for question in found.even])} {are} even")
    return "; ".join(parts) + "."


def in_way_title(box: IntentionBox) -> str:
    """What stands above the scenes."""
    return f"The scenes that do most for {box.rival} beside {box.meant}:"


def in_way_line(row: InWayRow, box: IntentionBox) -> str:
    """One scene, with its figure."""
    place = f"{row.scene.place} {row.scene.heading}".rstrip(" .")
    return f"{place}: {points(row.moves)} of the mean share between {box.rival} and {box.meant}"


def fewest_line(box: IntentionBox, shown: int) -> str:
    """Without which scenes it would lean to whoever was meant; "" where it does, or none were found."""
    if not box.fewest:
        return ""
    places = "; ".join(scene.place for scene in box.fewest[:shown])
    more = f" and {len(box.fewest) - shown} more" if len(box.fewest) > shown else ""
    return f"Without {count(len(box.fewest), 'scene')} it would lean to {box.meant}: {places}{more}."


def plan_rows() -> tuple[PlanRow, ...]:
    """The plan by which the answers are pooled."""
    by_name = {measure.name: measure for measure in MEASURES}
    return tuple(
        PlanRow(
            question.value,
            voter.measure,
            f"{by_name[voter.measure].least:g} {by_name[voter.measure].counts}",
            f"{voter.kappa:g}",
            voter.why,
        )
        for question, voters in load_plan().questions.items()
        for voter in voters
    )


def plan_settings() -> tuple[tuple[str, str], ...]:
    """The plan's other numbers, each with what it decides."""
    plan, at = load_plan(), load_plan().thresholds
    held = [
        f"{q.value} {need.margin:g}{f', share {need.share:g}' if need.share else ''}" for q, need in plan.held.items()
    ]
    return (
        ("plan", plan.id),
        ("even", f"a margin below {at.even_below:g}; other questions: {'; '.join(held)}"),
        ("shared", f"margins below {at.shared_below:g} on all questions but one, below {at.shared_mean:g} on average"),
        ("split", f"each leads a question by {at.split_lead:g}, and nobody has {at.split_support:g} of the weightings"),
        ("one lead's", f"{at.one_support:g} of the weightings"),
        ("leaning", f"{at.lean_by:g} of the weightings more than the next"),
        ("can't say", f"under {at.least_questions} questions, {at.least_words:,} words or {at.least_scenes} scenes"),
        ("ranges", f"{plan.redraws.n_draws:,} redraws, by {plan.redraws.block} scenes"),
    )
