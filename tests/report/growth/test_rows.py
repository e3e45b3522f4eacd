"""How the verdict grows, in words."""

from dataclasses import replace

from report.made import sample, varied
from whosestory.report.growth.rows import growth_lines, lens_rows
from whosestory.report.page import verdict_page
from whosestory.report.pages import WhatIfRow
from whosestory.report.people import people
from whosestory.report.text import _unchanged
from whosestory.verdict import Growth, Handover, Step


def growth() -> Growth:
    found = sample().verdict.growth
    assert found is not None
    return found


def leaning_to(names: str, **changes: object) -> tuple[str, ...]:
    """The lines of a growth whose tenths lean so: G is Greta, D is Donal, - is nobody."""
    ids = {"G": "greta_vey", "D": "donal", "-": None}
    first = growth().tenths[0]
    bets = tuple(int(lead == "greta_vey") for lead in sample().verdict.leads)
    tenths: tuple[Step, ...] = tuple(replace(first, leaning=ids[each], bets=bets) for each in names)
    analysis = varied(growth=replace(growth(), tenths=tenths, **changes))
    return growth_lines(analysis, people(analysis))


def test_the_same_all_the_way() -> None:
    assert leaning_to("GGGGGGGGGG", handovers=())[0].startswith("After every tenth it leans to GRETA. Each quarter")


def test_changes_are_told_in_order() -> None:
    said = leaning_to("-DDDGGGGGG", handovers=())[0]
    assert said.startswith("It leans to nobody after the first tenth, to DONAL after 2 to 4 tenths, to GRETA from 5 ")


def test_many_changes_are_counted() -> None:
    assert leaning_to("GDGDGDGGGG", handovers=())[0].startswith(
        "After each tenth: it changes 6 times, and leans to GRETA from the 7th on."
    )


def test_quarters_are_never_called_acts_and_acts_have_their_titles() -> None:
    quarters = leaning_to("GGGGGGGGGG", are_marked=False)[0]
    assert "Each quarter by itself: " in quarters
    assert "act" not in quarters.casefold()
    parts = tuple(replace(part, title=f"ACT {n}") for n, part in enumerate(growth().parts[:2], start=1))
    marked = leaning_to("GGGGGGGGGG", are_marked=True, parts=parts)[0]
    assert marked.endswith("By itself each: ACT 1 DONAL; ACT 2 DONAL.")


def test_a_handover_says_where() -> None:
    analysis = sample()
    evidence = analysis.verdict.cases[0].pro[0]
    each = Handover("donal", "greta_vey", 3, is_death=True, evidence=evidence)
    last = leaning_to("GGGGGGGGGG", handovers=(each,))[-1]
    assert last.startswith("Handed over: DONAL leads up to ~p. ")
    assert last.endswith(", and is dead from there on; GRETA leads what is left.")


def test_lenses_say_who_leads() -> None:
    analysis = sample()
    rows = lens_rows(analysis, people(analysis))
    assert [row.name for row in rows] == ["quantitative dominance", "plot agent", "experience and narration"]
    assert all(row.answer in {"GRETA", "DONAL", "even"} for row in rows)
    assert rows == verdict_page(analysis).lenses


def test_every_what_if_has_its_figure() -> None:
    found = verdict_page(sample())
    assert found.what_ifs
    assert all("of 100 weightings" in row.then for row in found.what_ifs)
    assert all(row.figure.split()[-1].isdigit() for row in found.what_ifs)


def test_what_changes_nothing_keeps_its_figures() -> None:
    rows = [
        WhatIfRow(f"without {n}", "", is_changed=False, figure=f"ANNA {figure}") for n, figure in enumerate((9, 9, 8))
    ]
    assert list(_unchanged(rows)) == [
        "No change, ANNA 9 of 100 weightings: without 0; without 1.",
        "No change, ANNA 8 of 100 weightings: without 2.",
    ]
    more = [*rows, WhatIfRow("without 3", "", is_changed=False, figure="ANNA 7")]
    [said] = _unchanged(more)
    assert said.endswith(
        "of 100 weightings: without 0 (ANNA 9); without 1 (ANNA 9); without 2 (ANNA 8); without 3 (ANNA 7)."
    )
    assert list(_unchanged([])) == []
