"""The page of a verdict for the terminal, with rich: 80 columns, initials beside every colour."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from whosestory.report.clean import quoted, shown, shown_name
from whosestory.report.indent import Indented, together
from whosestory.report.pages import CaseBox, Person, QuestionRow, Quote, RoleRow, VerdictPage, WhatIfRow
from whosestory.report.wording import NOT_MEASURED, count, listed, points, read_clause

COLOURS = ("cyan", "magenta", "yellow", "green", "blue", "red")
BAR = 16  # columns of a bar of initials
_NAMES_SHOWN = 2  # of those in doubt
_CASE_LINES = 3  # for each of two leads, and as many against
_CASE_LINES_OF_MANY = 2  # for each of more
_FIGURES_APART = 2  # what-ifs that change nothing are told together by so many figures
_FLIPS_SHOWN = 8  # scenes by their place


def render_verdict(page: VerdictPage) -> RenderableType:
    """The page of a verdict for a terminal."""
    parts = [*_head(page), Text(), *_sentence(page)]
    for title, lines in (
        ("The six questions", _questions(page)),
        ("Who is what", _roles(page)),
        *_cases(page),
        ("How it grows", map(_entry, page.growth)),
        ("What would change it", _changes(page)),
        ("Next", _next(page)),
    ):
        body = list(lines)
        if body:
            parts += [Text(), Text(title, style="bold"), *body]
    return Group(*parts)


def _head(page: VerdictPage) -> list[RenderableType]:
    title = Text(shown(page.title).upper(), style="bold")
    draft = shown(page.draft)
    said = draft if "draft" in draft.casefold() or not draft else f"draft {draft}"
    title.append("   " + ", ".join(filter(None, [said, page.length])) + f": {page.what_it_is}", style="not bold")
    read = f"{read_clause(page.understood)} of {shown(page.file)} (as {page.format}). {_names(page)}"
    if page.finder != "rules":
        read += f" Clauses: {page.finder}."
    if page.contains:
        read += f" Contains: {', '.join(page.contains)}."
    lost = [_entry(f"A correction matched nothing: {shown(each)}") for each in page.unmatched]
    return [Indented(title), Indented(Text(read, style="dim")), *lost]


def _names(page: VerdictPage) -> str:
    n = len(page.doubtful_names)
    if not n:
        return "No name is in doubt."
    among = "" if n <= _NAMES_SHOWN else "among them "
    some = "; ".join(map(shown, page.doubtful_names[:_NAMES_SHOWN]))
    return f"{count(n, 'name')} in doubt ({among}{some})."


def _sentence(page: VerdictPage) -> list[RenderableType]:
    colour = _colour(page, page.heads[0]) if len(page.heads) == 1 else ""
    first = Text(shown(page.headline), style=f"bold {colour}".strip())
    return [Indented(first), *(Indented(Text(shown(clause))) for clause in page.clauses)]


def _colour(page: VerdictPage, person: Person | None) -> str:
    return COLOURS[page.people.index(person) % len(COLOURS)] if person in page.people and person else ""


def _questions(page: VerdictPage) -> Iterator[RenderableType]:
    if page.questions and len(page.people) > 1:
        yield Indented(Text.assemble("Bars: ", *_legend(page), ". Evener where there was little to count."), 2, 8)
    for row in page.questions:
        yield Indented(_question(page, row), 0, 11)
        facts = "; ".join(map(shown, row.facts))
        if facts:
            yield Indented(Text(facts), 11, 11)


def _legend(page: VerdictPage) -> Iterator[tuple[str, str]]:
    for at, person in enumerate(page.people):
        yield f"{', ' if at else ''}{person.initial} {person.name}", _colour(page, person)


def _question(page: VerdictPage, row: QuestionRow) -> Text:
    line = Text(f"  {row.name:<8} {row.asks:<29}")
    line.append_text(_bar(page, row))
    is_none = row.answer == NOT_MEASURED
    line.append(row.answer, style="dim" if is_none else f"bold {_colour(page, row.holder)}".strip())
    if row.is_narrow:
        line.append(", narrowly")
    return line


def _bar(page: VerdictPage, row: QuestionRow) -> Text:
    """The leads' shares as a row of their initials."""
    bar, passed, drawn = Text(), 0.0, 0
    for share in row.shares:
        passed += share.value
        n = round(BAR * passed) - drawn
        bar.append(share.person.initial * n, style=_colour(page, share.person))
        drawn += n
    if row.shares:
        bar.append("  ")
    return bar


def _roles(page: VerdictPage) -> Iterator[RenderableType]:
    for role in page.roles:
        if role.name:
            yield _role(page, role, max(len(shown_name(each.name)) for each in page.roles))
    unmeasured = [role.role for role in page.roles if not role.is_measured]
    if unmeasured:
        yield Indented(Text(f"Not measured yet: {listed(unmeasured)}.", style="dim"), 2, 4)


def _role(page: VerdictPage, role: RoleRow, width: int) -> RenderableType:
    places = "; ".join(dict.fromkeys(together(quote.place) for quote in role.quotes))
    name = f"{shown_name(role.name):<{width}}"
    return Indented(Text.assemble(f"{role.role:<20}  ", (name, _colour(page, role.person)), f"  {places}"), 2, 26)


def _cases(page: VerdictPage) -> Iterator[tuple[str, list[RenderableType]]]:
    """Each line once: those for each lead, then those against that aren't for another."""
    told: set[tuple[int, int]] = set()
    n = _CASE_LINES if len(page.cases) <= 2 else _CASE_LINES_OF_MANY
    for case in page.cases:
        yield f"The case for {case.person.name}", list(_lines(_new(case.pro[:n], told)))
    for case in page.cases:
        fresh = _new(case.contra, told)[:n]
        yield f"Against {case.person.name}", [*_rivals(page, case), *_lines(fresh)]


def _new(quotes: Iterable[Quote], told: set[tuple[int, int]]) -> list[Quote]:
    out = [quote for quote in quotes if (quote.start, quote.end) not in told]
    told.update((quote.start, quote.end) for quote in out)
    return out


def _rivals(page: VerdictPage, case: CaseBox) -> Iterator[RenderableType]:
    """Whose lines, shown above, speak against this one."""
    spans = {(quote.start, quote.end) for quote in case.contra}
    names = [
        other.person.name
        for other in page.cases
        if other is not case and any((quote.start, quote.end) in spans for quote in other.pro)
    ]
    if names:
        yield _entry(f"What speaks for {listed(names)}, above.")


def _lines(quotes: Iterable[Quote]) -> Iterator[RenderableType]:
    for quote in quotes:
        yield Indented(Text.assemble((quote.place, "bold"), f"  {shown(quote.why)}"), 2, 4)
        yield Indented(Text(quoted(quote)), 6, 6)


def _changes(page: VerdictPage) -> Iterator[RenderableType]:
    for what_if in page.what_ifs:
        if what_if.is_changed:
            yield _entry(f"{_capital(what_if.what)}: {what_if.then}.")
    yield from map(_entry, _unchanged([what_if for what_if in page.what_ifs if not what_if.is_changed]))
    first_two = {person.name for person in page.people[:2]}
    for hinge in [each for each in page.hinges if each.toward in first_two][:1]:
        scene = f"{hinge.scene.place} {shown(hinge.scene.heading)}".rstrip(" .")
        yield _entry(f"The hinge: {scene}. It helps {hinge.toward} most: {points(hinge.moves)} of the mean share.")
    if page.flip:
        places = "; ".join(together(scene.place) for scene in page.flip[:_FLIPS_SHOWN])
        more = f" and {len(page.flip) - _FLIPS_SHOWN} more" if len(page.flip) > _FLIPS_SHOWN else ""
        yield _entry(f"Without {count(len(page.flip), 'scene')}, somebody else would lead: {places}{more}.")
    elif page.flip_note:
        yield _entry(page.flip_note)


def _unchanged(same: list[WhatIfRow]) -> Iterator[str]:
    """What changes nothing, by its figure; where there are many figures, each behind its own."""
    figures = list(dict.fromkeys(what_if.figure for what_if in same))
    if len(figures) > _FIGURES_APART:
        told = "; ".join(f"{what_if.what} ({what_if.figure})" for what_if in same)
        yield f"No change, and who leads in how many of 100 weightings: {told}."
        return
    for figure in figures:
        alike = "; ".join(what_if.what for what_if in same if what_if.figure == figure)
        yield f"No change, {figure} of 100 weightings: {alike}."


def _entry(text: str) -> RenderableType:
    """An entry of a list, its further rows set in."""
    return Indented(Text(shown(text)), 2, 4)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _next(page: VerdictPage) -> Iterator[Text]:
    width = max(len(what) for what, _ in page.next_steps)
    for what, command in page.next_steps:
        yield Text(f"  {what:<{width}}   {shown(command)}", no_wrap=True, overflow="ignore")  # to be copied whole
