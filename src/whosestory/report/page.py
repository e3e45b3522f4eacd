"""From an analysis to what its page says."""

from whosestory.analysis import Analysis
from whosestory.report.contains import contains
from whosestory.report.growth.rows import growth_lines, lens_rows
from whosestory.report.pages import (
    CaseBox,
    HingeRow,
    Person,
    QuestionRow,
    Quote,
    RoleRow,
    ScenePlace,
    Share,
    VerdictPage,
    WhatIfRow,
)
from whosestory.report.people import case_leads, people
from whosestory.report.places import quote_of, scene_place
from whosestory.report.wording import (
    ASKS,
    FORMATS,
    MEANING,
    NOT_MEASURED,
    TOO_CLOSE,
    count,
    fact,
    headline,
    none_of,
    story_of,
    support_clause,
)
from whosestory.source import Evidence
from whosestory.verdict import Answer, Kind, State, WhatIf
from whosestory.work import Form, LineKind, Work

WHAT_IT_IS = {
    Form.SCREENPLAY: "a script, not the film",
    Form.PLAY: "a play's text, not a performance",
    Form.SUBTITLES: "what is said in it, not what is seen",
    Form.NOVEL: "a text to read",
}
NOTHING_FOUND = "no scene heading and no speech was found in it"
MAX_FILE = 38  # characters of a file's path that a command in 80 columns has room for
_ANSWERS = {State.EVEN: "even", State.NOBODY: "nobody", State.NOT_APPLICABLE: "can't say"}


def verdict_page(analysis: Analysis, *, file: str = "FILE") -> VerdictPage:
    """What the page of a verdict says; `file` is what the commands that it offers next are to name."""
    work, verdict, cast = analysis.work, analysis.verdict, analysis.cast
    everyone = people(analysis)
    leaning = everyone.get(verdict.leaning or "")
    named = analysis.verdict.heads
    scenes = tuple(scene_place(work, scene) for scene in verdict.flip)
    return VerdictPage(
        title=work.title,
        draft=work.draft,
        length=length_of(work),
        what_it_is=_what_it_is(work),
        file=work.source.name,
        format=FORMATS.get(work.format, work.format),
        sha256=work.source.sha256,
        understood=work.share_understood,
        doubtful_names=cast.doubtful,
        unmatched=cast.unmatched,
        contains=contains(analysis.notes),
        headline=headline(verdict.kind, [everyone[one] for one in named], leaning, verdict.reason),
        clauses=_clauses(analysis, everyone),
        people=tuple(everyone.values()),
        heads=tuple(everyone[one] for one in named),
        leaning=leaning,
        questions=_questions(analysis, everyone),
        roles=_roles(analysis, everyone) if is_judged(analysis) else (),
        cases=_cases(analysis, everyone) if is_judged(analysis) else (),
        hinges=tuple(HingeRow(scene_place(work, h.scene), cast.name(h.toward), h.moves) for h in verdict.hinges),
        what_ifs=tuple(_what_if(each, everyone) for each in verdict.what_ifs),
        flip=scenes,
        flip_note=_flip_note(analysis, scenes),
        next_steps=_next_steps(file),
        plan=verdict.plan,
        seed=verdict.seed,
        finder=analysis.reading.finder,
        growth=growth_lines(analysis, everyone) if is_judged(analysis) else (),
        lenses=lens_rows(analysis, everyone),
    )


def _what_if(each: WhatIf, everyone: dict[str, Person]) -> WhatIfRow:
    """What became of it, always with a figure."""
    figure = f"{everyone[each.first].name} {round(100 * each.first_support)}"
    then = story_of(each.kind, everyone.get(each.leaning or ""), each.support)
    if "100 weightings" not in then:
        then = f"{then} ({figure} of 100 weightings)"
    return WhatIfRow(each.what, then, each.changed, figure)


def is_judged(analysis: Analysis) -> bool:
    """Whether the text could be judged: "too close" is a judgement, "too little text" is none."""
    return analysis.verdict.kind is not Kind.CANNOT_SAY or analysis.verdict.reason.startswith(TOO_CLOSE)


def _what_it_is(work: Work) -> str:
    if work.form is Form.SCREENPLAY and not any(work.lines(LineKind.HEADING, LineKind.CUE)):
        return NOTHING_FOUND
    return WHAT_IT_IS[work.form]


def length_of(work: Work) -> str:
    """How long a work is, in pages, as printed or as estimated."""
    printed = work.source.pages and not work.source.pages[0].label.startswith("~")
    return ("" if printed else "about ") + count(work.n_pages, "page")


def _clauses(analysis: Analysis, everyone: dict[str, Person]) -> tuple[str, ...]:
    """What stands behind the headline."""
    verdict = analysis.verdict
    held = [Share(everyone[each.lead], each.value) for each in verdict.support]
    asked = any(answer.shares for answer in verdict.answers.values())
    if not held or not asked or not is_judged(analysis):
        return ()
    if len(held) == 1:
        return (f"{held[0].person.name} is the only lead.",)
    whom = everyone[verdict.leaning].name if verdict.leaning else "nobody"
    out = [support_clause(held, verdict.support[0].low, verdict.support[0].high)]
    if verdict.kind in {Kind.SHARED, Kind.SPLIT}:
        out[0] += f" {verdict.reason[:1].upper()}{verdict.reason[1:]}."
    if verdict.kind is Kind.SHARED:
        out[0] += f" If it leans at all, to {whom}."
    if verdict.kind is Kind.CANNOT_SAY:
        out[0] += f" It leans to {whom}."
    n = verdict.n_answered
    asked_of = (
        "All 6 questions have an answer" if n == len(verdict.answers) else f"{n} of the 6 questions have an answer"
    )
    return (*out, f"{asked_of}. {MEANING}")


def _questions(analysis: Analysis, everyone: dict[str, Person]) -> tuple[QuestionRow, ...]:
    answers = analysis.verdict.answers
    if not any(answer.shares for answer in answers.values()):
        return ()
    return tuple(_question(analysis, answer, everyone) for answer in answers.values())


def _question(analysis: Analysis, answer: Answer, everyone: dict[str, Person]) -> QuestionRow:
    holder = everyone.get(answer.holder or "")
    pairs = zip(analysis.verdict.leads, answer.shares, strict=False)
    shares = sorted((Share(everyone[lead], share) for lead, share in pairs), key=lambda each: -each.value)
    reason = none_of(answer.reason)
    said = holder.name if holder else NOT_MEASURED if reason == NOT_MEASURED else _ANSWERS[answer.state]
    return QuestionRow(
        answer.question.value,
        ASKS[answer.question],
        said,
        holder,
        holder is not None and answer.low < 0,
        tuple(shares),
        _facts(analysis, answer, shares[:2]) if shares else () if reason == NOT_MEASURED else (reason,),
        _quotes(analysis, answer.evidence),
    )


def _facts(analysis: Analysis, answer: Answer, first_two: list[Share]) -> tuple[str, ...]:
    at = [analysis.verdict.leads.index(share.person.id) for share in first_two]
    out: list[str] = []
    for vote in answer.votes:
        counted = [Share(share.person, vote.values[lead]) for share, lead in zip(first_two, at, strict=True)]
        out += filter(None, [fact(vote.measure, counted, is_first=not out)])
    return tuple(out)


def _quotes(analysis: Analysis, evidence: tuple[Evidence, ...]) -> tuple[Quote, ...]:
    return tuple(quote_of(analysis.work, each) for each in evidence)


def _roles(analysis: Analysis, everyone: dict[str, Person]) -> tuple[RoleRow, ...]:
    return tuple(
        RoleRow(
            role.name,
            everyone.get(role.character or ""),
            analysis.cast.name(role.character) if role.character else "",
            none_of(role.why),
            role.why != NOT_MEASURED,
            _quotes(analysis, role.evidence),
        )
        for role in analysis.verdict.roles
    )


def _cases(analysis: Analysis, everyone: dict[str, Person]) -> tuple[CaseBox, ...]:
    by_lead = {case.lead: case for case in analysis.verdict.cases}
    return tuple(
        CaseBox(everyone[lead], _quotes(analysis, by_lead[lead].pro), _quotes(analysis, by_lead[lead].contra))
        for lead in case_leads(analysis)
        if lead in by_lead
    )


def _flip_note(analysis: Analysis, found: tuple[ScenePlace, ...]) -> str:
    """What is said where no scenes were found whose loss puts another ahead."""
    if found or len(analysis.verdict.leads) < 2 or not analysis.verdict.what_ifs:
        return ""
    if analysis.verdict.leaning is None:
        return ""
    return "No scenes were found, up to a third of the script, whose loss would put somebody else ahead."


def _next_steps(file: str) -> tuple[tuple[str, str], ...]:
    file = file if len(file) <= MAX_FILE else "FILE"
    return (
        ("A page to send", f"whosestory report {file}"),
        ("A name wrong?", f"whosestory cast {file} --init"),
        ("Misread?", f"whosestory parse {file} --lines"),
        ("Meant for another?", f"whosestory {file} --meant NAME"),
        ("All the numbers", f"whosestory {file} --json"),
    )
