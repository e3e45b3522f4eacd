"""Who is named on a verdict's page: the leads with their initials, those of the headline, those with a case."""

import numpy as np

from whosestory.analysis import Analysis
from whosestory.report.clean import shown_name
from whosestory.report.pages import Person
from whosestory.verdict import Kind, load_plan
from whosestory.verdict.kinds import Standing

MAX_CASES = 4  # leads whose case is shown; the others' are in the JSON


def people(analysis: Analysis) -> dict[str, Person]:
    """The leads by id, the strongest first."""
    taken: dict[str, Person] = {}
    for support in analysis.verdict.support:
        name = shown_name(analysis.cast.name(support.lead))
        used = {person.initial for person in taken.values()}
        taken[support.lead] = Person(support.lead, name, _initial(name, used))
    return taken


def _initial(name: str, used: set[str]) -> str:
    """The first letter that no other lead has, or a digit."""
    letters = [letter for letter in name.upper() if letter.isalpha()]
    free = [letter for letter in (*letters, *"123456789") if letter not in used]
    return free[0] if free else "?"


def heads(analysis: Analysis) -> tuple[str, ...]:
    """Whom the headline names: one lead, those who share it, those between whom it is split, or nobody."""
    verdict = analysis.verdict
    order = tuple(support.lead for support in verdict.support)
    if verdict.kind is Kind.ONE:
        return (verdict.leaning,) if verdict.leaning else order[:1]
    if verdict.kind is Kind.SPLIT:
        clear = load_plan().thresholds.split_lead
        holders = {answer.holder for answer in verdict.answers.values() if answer.margin >= clear}
        return tuple(lead for lead in order if lead in holders) if len(holders - {None}) > 1 else order[:2]
    if verdict.kind is Kind.SHARED:
        return _level(analysis) or order[:2]
    return ()


def _level(analysis: Analysis) -> tuple[str, ...]:
    """Who shares a shared story, by the rule of `verdict.kinds`; the verdict keeps only its reason."""
    verdict, thresholds = analysis.verdict, load_plan().thresholds
    answers = [answer for answer in verdict.answers.values() if answer.shares]
    support = {each.lead: each.value for each in verdict.support}
    standing = Standing(
        verdict.leads,
        tuple(map(analysis.cast.name, verdict.leads)),
        tuple(answer.question for answer in answers),
        np.array([answer.shares for answer in answers]),
        np.array([support[lead] for lead in verdict.leads]),
        verdict.n_answered,
    )
    first, n = standing.order[0], len(answers)
    needed = max(n - 1, min(n, 2))
    others = [at for at in standing.by_share if at != first and standing.is_level(first, at, needed, thresholds)]
    return tuple(verdict.leads[at] for at in (first, *others)) if others else ()


def case_leads(analysis: Analysis) -> tuple[str, ...]:
    """Whose case is shown: the first two, whoever the headline names and whoever holds a question."""
    verdict = analysis.verdict
    order = [support.lead for support in verdict.support]
    holders = {answer.holder for answer in verdict.answers.values()} | set(heads(analysis)) | set(order[:2])
    return tuple(lead for lead in order if lead in holders)[:MAX_CASES]
