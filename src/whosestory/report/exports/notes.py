"""A script with what was found as notes at its lines, for the writer's own program."""

from collections.abc import Iterable

from whosestory.analysis import Analysis
from whosestory.report.clean import shown
from whosestory.report.exports.findings import Finding, find_findings
from whosestory.report.page import verdict_page
from whosestory.report.pages import VerdictPage
from whosestory.source import Span
from whosestory.work import LineKind, Work
from whosestory.writers import Remark

MARK = "whosestory"  # every note of ours begins so, and can be found by it
_BRACKETS = (("[[", "[ ["), ("]]", "] ]"), ("/*", "/ *"), ("*/", "* /"))  # would open or close notes in Fountain


def find_remarks(analysis: Analysis) -> tuple[Remark, ...]:
    """The verdict above the first scene, then every finding at its line; several at one line are one note."""
    page = verdict_page(analysis)
    at: dict[int, dict[str, None]] = {}
    for finding in find_findings(analysis, page):
        at.setdefault(_line_of(analysis.work, finding), {})[_row(finding)] = None
    found = [Remark(Span(start, start), _marked(rows)) for start, rows in sorted(at.items())]
    return (Remark(_first(analysis.work), _head(page)), *found)


def is_ours(work: Work, span: Span) -> bool:
    """Whether a note of a script is one of these."""
    return work.source.quote(span).lstrip("[ \n").startswith(f"{MARK}:")


def script_told(work: Work) -> list[tuple[str, str, int, str]]:
    """What a script says line by line, without our notes: equal for a script and its noted copy."""
    titles = {division.span for division in work.divisions}
    return [
        (work.scenes[line.scene].number, line.kind.value, line.n_words, " ".join(work.quote(line).split()))
        for line in work.all_lines
        if (line.kind is not LineKind.FURNITURE or line.span in titles)
        and not (line.kind is LineKind.NOTE and is_ours(work, line.span))
    ]


def _first(work: Work) -> Span:
    heading = next(iter(work.lines(LineKind.HEADING)), None)
    start = heading.span.start if heading else 0
    return Span(start, start)


def _line_of(work: Work, finding: Finding) -> int:
    """Where the line begins that a finding quotes."""
    start = finding.quote.start
    line = work.line_at(start)
    return line.span.start if line and start in line.span else start


def _head(page: VerdictPage) -> tuple[str, ...]:
    return _marked((_sound(page.headline), *map(_sound, page.clauses[:1])))


def _marked(rows: Iterable[str]) -> tuple[str, ...]:
    first, *others = rows
    return (f"{MARK}: {first}", *others)


def _row(finding: Finding) -> str:
    """A finding in a row: `voice (GRETA holds it): GRETA's longest line: 31 words`."""
    match finding.about:
        case "case":
            said = finding.says
        case "hinge" | "turning point":
            said = finding.about
        case question:
            said = f"{question} ({finding.says})"
    return _sound(f"{said}: {finding.quote.why}")


def _sound(text: str) -> str:
    """A row that no program takes for the end of a note."""
    text = shown(text)
    for mark, parted in _BRACKETS:
        while mark in text:
            text = text.replace(mark, parted)
    return text
