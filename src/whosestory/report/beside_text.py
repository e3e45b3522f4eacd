"""What stands beside a verdict on request, for the terminal and as plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from whosestory.report.beside import fewest_line, in_way_line, in_way_title, plan_rows, plan_settings
from whosestory.report.clean import quoted, shown
from whosestory.report.indent import Indented, together
from whosestory.report.pages import IntentionBox, LensRow, VerdictPage

_SCENES_SHOWN = 8
_PAGE = re.compile(r"~?p\. \w+")


@dataclass(frozen=True, slots=True)
class Beside:
    """What was asked for."""

    intention: IntentionBox | None = None
    lenses: bool = False
    plan: bool = False


def render_beside(page: VerdictPage, beside: Beside) -> Iterator[RenderableType]:
    """The parts for a terminal, each with its title."""
    if beside.intention:
        yield from _titled("What you meant", _intention(beside.intention))
    if beside.lenses:
        yield from _titled("Other ways to ask, beside the verdict", _lenses(page.lenses))
    if beside.plan:
        yield from _titled("The plan", _plan())


def plain_beside(page: VerdictPage, beside: Beside) -> list[str]:
    """The same, one fact a line."""
    out = []
    if beside.intention:
        box = beside.intention
        out += [f"meant: {shown(sentence)}" for sentence in box.sentences]
        out += [f"in the way: {shown(in_way_line(row, box))}" for row in box.in_way]
        out += [f"meant, fewest: {shown(line)}" for line in [fewest_line(box, len(box.fewest))] if line]
    if beside.lenses:
        out += [f"lens, {row.name}: {shown(_said(row))}" for row in page.lenses]
    if beside.plan:
        out += [f"{name}: {value}" for name, value in plan_settings()]
        out += [f"plan, {r.question}, {r.measure}: least {r.least}; kappa {r.kappa}; {r.why}" for r in plan_rows()]
    return out


def _titled(title: str, body: Iterator[RenderableType]) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style="bold")
    yield from body


def _intention(box: IntentionBox) -> Iterator[RenderableType]:
    yield Indented(Text(shown(" ".join(box.sentences))), 2, 2)
    if box.in_way:
        yield Indented(Text(shown(in_way_title(box))), 2, 2)
    for row in box.in_way:
        yield Indented(Text(shown(in_way_line(row, box))), 4, 6)
        for quote in row.quotes:
            yield Indented(Text(f"{shown(quote.why)}: {quoted(quote)}"), 6, 6)
    last = fewest_line(box, _SCENES_SHOWN)
    if last:
        yield Indented(Text(_PAGE.sub(lambda place: together(place[0]), shown(last))), 2, 4)


def _lenses(rows: tuple[LensRow, ...]) -> Iterator[RenderableType]:
    for row in rows:
        yield Indented(Text.assemble(f"{row.name:<26}", (shown(_said(row)), "bold")), 2, 28)
        yield Indented(Text(f"{row.asks} By {', '.join(row.measures) or 'nothing that has an answer here'}."), 6, 6)
        yield Indented(Text(row.source, style="dim"), 6, 6)


def _said(row: LensRow) -> str:
    shares = ", ".join(f"{share.person.name} {round(100 * share.value)}" for share in row.shares[:3])
    return f"{row.answer} ({shares} of 100)" if shares else row.answer


def _plan() -> Iterator[RenderableType]:
    for name, value in plan_settings():
        yield Indented(Text(f"{name:<12}{value}"), 2, 14)
    last = ""
    for row in plan_rows():
        question = row.question if row.question != last else ""
        text = f"{question:<10}{row.measure:<12}least {row.least}; held back by {row.kappa}: {row.why}"
        yield Indented(Text(text), 2, 24)
        last = row.question
