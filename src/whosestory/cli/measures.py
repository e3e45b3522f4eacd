"""`whosestory measures`: what is measured, and how; all of it said by the measures themselves."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from whosestory.cli.console import console, guarded

if TYPE_CHECKING:
    from whosestory.measures import Measure


def measures(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One measure, in full.")] = None,
) -> None:
    """Say what is measured, and what to beware of.

    [dim]whosestory measures voice[/dim]
    """
    with guarded():
        from whosestory.measures import MEASURES

        known = {measure.name: measure for measure in MEASURES}
        if name is None:
            _list(MEASURES, console())
        elif name in known:
            _describe(known[name], console())
        else:
            raise typer.BadParameter(f"no measure is called {name!r}; there are: {', '.join(known)}")


def _list(all_measures: "tuple[Measure, ...]", to: Console) -> None:
    from whosestory.measures import QUESTIONS, Question
    from whosestory.report.indent import Indented
    from whosestory.report.wording import ASKS, NOT_MEASURED

    for question in (*QUESTIONS, Question.CONTEXT):
        asks = f"  {ASKS[question]}" if question in ASKS else "  shown, and never voting"
        to.print(Text.assemble((question.value, "bold"), asks))
        found = [measure for measure in all_measures if measure.question is question]
        for measure in found:
            beside = "" if measure.votes or question is Question.CONTEXT else " (beside it, not voting)"
            to.print(Indented(Text(f"{measure.name:<14} {measure.asks}{beside}"), 2, 17))
        if not found:
            to.print(f"  {NOT_MEASURED}")
    to.print("\nIn full: whosestory measures NAME")


def _describe(measure: "Measure", to: Console) -> None:
    from whosestory.report.indent import Indented

    facts = (
        ("measure", f"{measure.name}, version {measure.version}"),
        ("asks", measure.asks),
        ("question", f"{measure.question.value}, {'voting' if measure.votes else 'not voting'}"),
        ("unit", measure.unit),
        ("higher means", measure.higher_means),
        ("reads", ", ".join(sorted(kind.value for kind in measure.reads))),
        ("applies to", ", ".join(sorted(form.value for form in measure.applies_to))),
        ("least", f"{measure.least:g} {measure.counts}; below it, no answer"),
        ("beware", measure.caveat),
        ("source", measure.source),
        ("departure", measure.departure),
    )
    for key, value in facts:
        if value:
            to.print(Indented(Text.assemble((f"{key + ':':<14}", "bold"), value), 0, 14))
