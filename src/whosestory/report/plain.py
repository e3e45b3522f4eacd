"""The page of a verdict as plain text: one fact a line, `key: value`, no colour and no boxes."""

from collections.abc import Iterator

from whosestory.report.clean import quoted, shown
from whosestory.report.pages import QuestionRow, Quote, VerdictPage
from whosestory.report.wording import points, read_clause


def plain_verdict(page: VerdictPage) -> str:
    """The page of a verdict, one fact a line."""
    return "\n".join(f"{key}: {shown(value)}" for key, value in _facts(page))


def _facts(page: VerdictPage) -> Iterator[tuple[str, str]]:
    yield "title", page.title
    if page.draft:
        yield "draft", page.draft
    yield "length", page.length
    yield "what it is", page.what_it_is
    yield "file", page.file
    yield "format", page.format
    yield "sha256", page.sha256
    yield "read", read_clause(page.understood).removeprefix("Read ")
    yield "clauses", page.finder
    yield from (("name in doubt", each) for each in page.doubtful_names)
    yield from (("correction that matched nothing", each) for each in page.unmatched)
    yield from (("contains", each) for each in page.contains)
    yield "verdict", page.headline
    yield from (("support", each) for each in page.clauses)
    for row in page.questions:
        yield from _question(row)
    for role in page.roles:
        yield role.role, role.name or role.why
    for case in page.cases:
        yield from _quotes(f"for {case.person.name}", case.pro)
        yield from _quotes(f"against {case.person.name}", case.contra)
    yield from _changes(page)
    yield from (("next", f"{what} {command}") for what, command in page.next_steps)


def _question(row: QuestionRow) -> Iterator[tuple[str, str]]:
    yield row.name, f"{row.answer}, narrowly" if row.is_narrow else row.answer
    yield from ((f"{row.name}, fact", each) for each in row.facts)
    yield from _quotes(f"{row.name}, line", row.quotes)


def _quotes(key: str, quotes: tuple[Quote, ...]) -> Iterator[tuple[str, str]]:
    for quote in quotes:
        yield key, f"{quote.place}: {quote.why}: {quoted(quote)}"


def _changes(page: VerdictPage) -> Iterator[tuple[str, str]]:
    yield from (("how it grows", each) for each in page.growth)
    for what_if in page.what_ifs:
        yield what_if.what, what_if.then + (" (another verdict)" if what_if.is_changed else " (no change)")
    for hinge in page.hinges:
        by = f"which helps {hinge.toward} by {points(hinge.moves)} of the mean share"
        yield "hinge", f"{hinge.scene.place} {hinge.scene.heading}, {by}"
    for scene in page.flip:
        yield "without which somebody else would lead", f"{scene.place} {scene.heading}"
    if page.flip_note:
        yield "flip", page.flip_note
