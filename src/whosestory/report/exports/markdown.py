"""A verdict as Markdown, for an essay: the sentence, the six answers, the cases with their quotes, how to cite it."""

import re
from collections.abc import Iterator

from whosestory.analysis import Analysis
from whosestory.report.cite import cite_line
from whosestory.report.clean import quoted, shown
from whosestory.report.folding import Folding, make_folding
from whosestory.report.page import verdict_page
from whosestory.report.pages import QuestionRow, Quote, VerdictPage
from whosestory.report.wording import read_clause

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~^$])")  # what Markdown, its tables and its formulas have marks for
_FIRST = re.compile(r"^(\d*)([.)>+=-])")  # would begin a list, a quote or a rule


def to_markdown(analysis: Analysis) -> str:
    """The verdict's page in Markdown (CommonMark with GitHub's tables), every text from the script escaped."""
    page = verdict_page(analysis)
    blocks = [
        *_head(page),
        *_questions(page),
        *_cases(page, make_folding(analysis.work, analysis.notes)),
        *_changes(page),
        "## How to cite",
        escaped(cite_line(analysis, page)),
    ]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """A text in one row in which nothing is Markdown or HTML.

    >>> escaped("*He* <b>waits</b>")
    '\\\\*He\\\\* &lt;b>waits&lt;/b>'
    """
    text = _SPECIAL.sub(r"\\\1", shown(text).replace("&", "&amp;")).replace("<", "&lt;")
    return _FIRST.sub(r"\1\\\2", text).replace("://", ":&#47;/").replace("www.", "www&#46;").replace("@", "&#64;")


def _head(page: VerdictPage) -> Iterator[str]:
    draft = f", {escaped(page.draft)}" if page.draft else ""
    yield f"# Whose story is {escaped(page.title)}?"
    yield f"**{escaped(page.headline)}** {' '.join(map(escaped, page.clauses))}".rstrip()
    about = f"{read_clause(page.understood)} of {escaped(page.file)}{draft}, {page.length}: {page.what_it_is}."
    contains = f" Contains: {', '.join(page.contains)}." if page.contains else ""
    yield f"{about}{contains}"


def _questions(page: VerdictPage) -> Iterator[str]:
    if not page.questions:
        return
    yield "## The six questions"
    rows = ["| question | answer | what was counted | a line |", "|---|---|---|---|", *map(_row, page.questions)]
    yield "\n".join(rows)


def _row(row: QuestionRow) -> str:
    answer = escaped(row.answer) + (", narrowly" if row.is_narrow else "")
    line = f"{escaped(row.quotes[0].place)}, row {row.quotes[0].row}" if row.quotes else ""
    return f"| {row.name}: {row.asks} | {answer} | {'; '.join(map(escaped, row.facts))} | {line} |"


def _cases(page: VerdictPage, folding: Folding) -> Iterator[str]:
    told: set[tuple[int, int]] = set()
    sides = [("The case for", case.person, case.pro) for case in page.cases]
    sides += [("Against", case.person, case.contra) for case in page.cases]
    for side, person, quotes in sides:
        fresh = [quote for quote in quotes if (quote.start, quote.end) not in told]
        told.update((quote.start, quote.end) for quote in fresh)
        if fresh:
            yield f"## {side} {escaped(person.name)}"
        for quote in fresh:
            yield _quote(quote, folding.at(quote.start))


def _quote(quote: Quote, contains: str) -> str:
    warning = f" *(this scene contains: {escaped(contains)})*" if contains else ""
    return f"> {escaped(quoted(quote))}\n>\n> — {escaped(quote.place)}: {escaped(quote.why)}{warning}"


def _changes(page: VerdictPage) -> Iterator[str]:
    rows = [f"- {_capital(escaped(each.what))}: {escaped(each.then)}." for each in page.what_ifs if each.is_changed]
    rows += [
        f"- A hinge: {escaped(each.scene.place)} {escaped(each.scene.heading)}. It helps {escaped(each.toward)} most."
        for each in page.hinges
    ]
    if page.flip:
        places = "; ".join(escaped(f"{scene.place} {scene.heading}") for scene in page.flip)
        rows.append(f"- Somebody else would lead without these scenes: {places}.")
    elif page.flip_note:
        rows.append(f"- {escaped(page.flip_note)}")
    if rows:
        yield "## What would change it"
        yield "\n".join(rows)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
