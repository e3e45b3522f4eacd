"""Who is named on a verdict's page: the leads with their initials, those with a case."""

from whosestory.analysis import Analysis
from whosestory.report.clean import shown_name
from whosestory.report.pages import Person

MAX_CASES = 4  # leads whose case is shown; the others' are in the JSON


def people(analysis: Analysis) -> dict[str, Person]:
    """The leads by id, the strongest first."""
    taken: dict[str, Person] = {}
    for support in analysis.verdict.support:
        name = shown_name(analysis.cast.name(support.lead))
        used = {person.initial for person in taken.values()}
        taken[support.lead] = Person(support.lead, name, initial(name, used))
    return taken


def initial(name: str, used: set[str]) -> str:
    """The first letter that no other lead has, or a digit."""
    letters = [letter for letter in name.upper() if letter.isalpha()]
    free = [letter for letter in (*letters, *"123456789") if letter not in used]
    return free[0] if free else "?"


def case_leads(analysis: Analysis) -> tuple[str, ...]:
    """Whose case is shown: the first two, whoever the headline names and whoever holds a question."""
    verdict = analysis.verdict
    order = [support.lead for support in verdict.support]
    holders = {answer.holder for answer in verdict.answers.values()} | set(verdict.heads) | set(order[:2])
    return tuple(lead for lead in order if lead in holders)[:MAX_CASES]
