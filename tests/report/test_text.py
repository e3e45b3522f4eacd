"""The page of a verdict as a terminal shows it, and as plain text."""

from dataclasses import replace

import pytest
from rich.console import Console
from rich.text import Text

from report.made import page, sample
from whosestory.report.indent import Indented, together
from whosestory.report.page import verdict_page
from whosestory.report.pages import VerdictPage
from whosestory.report.plain import plain_verdict
from whosestory.report.text import render_verdict
from whosestory.verdict import Kind


def drawn(found: VerdictPage, width: int = 80) -> list[str]:
    to = Console(width=width, markup=False, emoji=False, highlight=False, color_system=None)
    with to.capture() as captured:
        to.print(render_verdict(found), crop=False)
    return captured.get().splitlines()


@pytest.mark.parametrize("width", [80, 60, 40])
def test_nothing_is_wider_than_the_window_and_nothing_is_lost(width: int) -> None:
    found = verdict_page(sample())
    rows = drawn(found, width)
    commands = [command for _, command in found.next_steps]
    assert all(len(row) <= width or any(command in row for command in commands) for row in rows)
    assert all(row == row.rstrip() for row in rows)
    together = " ".join(" ".join(rows).split())
    for case in found.cases:
        for quote in case.pro:
            assert " ".join(quote.text.split()) in together


def test_each_line_of_the_script_is_quoted_once() -> None:
    found = verdict_page(sample())
    together = " ".join(" ".join(drawn(found)).split())
    quotes = {(q.start, q.end): " ".join(q.text.split()) for case in found.cases for q in (*case.pro, *case.contra)}
    for quote in quotes.values():
        assert together.count(quote) == 1


def test_no_section_stands_empty() -> None:
    rows = drawn(page(kind=Kind.CANNOT_SAY, leaning=None, reason="no words", what_ifs=(), hinges=(), flip=()))
    assert "Who is what" not in rows
    assert "What would change it" not in rows
    assert not any(row.startswith("Against") for row in rows)


def test_initials_stand_where_colours_do() -> None:
    row = next(row for row in drawn(verdict_page(sample())) if row.startswith("  ending"))
    assert row.split()[-2].startswith("GGGG")  # the bar
    assert row.endswith("GRETA")


def test_what_is_not_measured_says_so() -> None:
    found = verdict_page(sample())
    unmeasured = [row.name for row in found.questions if row.answer == "not measured yet"]
    rows = drawn(found)
    for name in unmeasured:
        assert next(row for row in rows if row.startswith(f"  {name} ")).endswith("not measured yet")


def test_white_space_in_quotes_is_single() -> None:
    found = verdict_page(sample())
    case = found.cases[0]
    odd = replace(case, pro=(replace(case.pro[0], text="Left\n      \t of   the perch"),))
    assert "      “Left of the perch”" in drawn(replace(found, cases=(odd,)))


def test_a_quote_that_goes_on_says_so() -> None:
    found = verdict_page(sample())
    case = found.cases[0]
    cut = replace(case, pro=(replace(case.pro[0], text="Left of", before="…", after="…"),))
    assert "      …“Left of”…" in drawn(replace(found, cases=(cut,)))


def test_corrections_without_effect_are_on_the_page() -> None:
    found = replace(verdict_page(sample()), unmatched=("merge ZOE",))
    assert "  A correction matched nothing: merge ZOE" in drawn(found)
    assert "correction that matched nothing: merge ZOE" in plain_verdict(found).splitlines()


def test_plain_is_a_fact_a_line() -> None:
    found = verdict_page(sample())
    rows = plain_verdict(found).splitlines()
    assert all(": " in row for row in rows)
    assert f"verdict: {found.headline}" in rows
    assert f"sha256: {sample().work.source.sha256}" in rows
    assert len(set(rows)) == len(rows)


def test_indented_keeps_together_what_belongs_together() -> None:
    to = Console(width=30, color_system=None)
    with to.capture() as captured:
        to.print(Indented(Text(f"lines that say so {together('~p. 47, sc. 31A')} and more of them"), 2, 4))
    assert captured.get().splitlines() == ["  lines that say so", "    ~p. 47, sc. 31A and more", "    of them"]
