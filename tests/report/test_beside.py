"""What a page says on request: what was meant, lenses, the plan."""

import json

from calling import SAMPLE, call
from report.made import sample, varied
from whosestory.cast import find_character
from whosestory.report.beside import intention_box, intention_of, plan_rows, plan_settings
from whosestory.report.pages import IntentionBox
from whosestory.verdict import load_plan


def box(name: str) -> IntentionBox:
    return intention_box(sample(), intention_of(sample(), find_character(sample().cast, name)))


def test_what_was_meant_is_described_and_nothing_is_asked_for() -> None:
    said = " ".join(box("donal").sentences)
    assert said.startswith(
        "You meant DONAL. It reads: GRETA'S STORY. The draft gives DONAL none of the questions; GRETA "
    )
    assert "DONAL leads in 0 of 100 weightings" in said
    for word in ("should", "must", "cut", "need", "weak", "problem", "fix"):
        assert word not in said.split()


def test_who_was_meant_and_is() -> None:
    assert box("greta").sentences[0] == "You meant GRETA, and so reads the draft."
    assert box("greta").fewest == ()


def test_who_is_no_lead() -> None:
    assert "who is no lead in this draft: " in box("harbourmaster").sentences[0]


def test_on_the_page() -> None:
    said = call(SAMPLE, "--meant", "Donal")
    assert said.code == 0
    assert "\nWhat you meant\n  You meant DONAL. It reads: GRETA'S STORY." in said.out
    assert "The scenes that do most for GRETA beside DONAL:" in said.out
    assert "of the mean share between GRETA" in said.out


def test_plainly() -> None:
    rows = call(SAMPLE, "--meant", "donal", "--lenses", "--plan", "--plain").out.splitlines()
    assert all(": " in row for row in rows)
    assert any(row.startswith("in the way: ~p. ") for row in rows)
    assert any(row.startswith("lens, plot agent: ") for row in rows)
    assert f"plan: {load_plan().id}" in rows


def test_in_the_json() -> None:
    record = json.loads(call(SAMPLE, "--json", "--meant", "donal").out)["intention"]
    assert (record["meant"], record["rival"], record["is_met"]) == ("donal", "greta_vey", False)
    assert record["in_way"][0]["evidence"][0]["quote"]
    assert json.loads(call(SAMPLE, "--json").out)["intention"] is None


def test_an_unknown_name_is_a_sentence_with_the_nearest() -> None:
    said = call(SAMPLE, "--meant", "Gretta")
    assert said.code == 1
    assert said.err.startswith(f"{SAMPLE}: nobody in it is called 'Gretta'; the nearest names are: GRETA")
    assert said.err.count("\n") == 1


def test_lenses_and_plan_are_printed_on_request_alone() -> None:
    assert "plot agent" not in call(SAMPLE).out
    said = call(SAMPLE, "--lenses", "--plan").out
    assert "quantitative dominance" in said
    assert "The plan\n  plan        " + load_plan().id in said


def test_the_plan_names_each_voter_with_its_reason() -> None:
    rows = plan_rows()
    assert [row.measure for row in rows] == [v.measure for voters in load_plan().questions.values() for v in voters]
    assert all(row.why and row.least.split()[0].replace(".", "").isdigit() for row in rows)
    assert dict(plan_settings())["plan"] == load_plan().id


def test_a_text_that_cannot_be_judged_still_tells_who_holds_what() -> None:
    analysis = varied(kind="cannot_say", heads=(), leaning=None, reason="too close: nobody is ahead")
    found = intention_box(analysis, intention_of(analysis, find_character(analysis.cast, "donal")))
    assert found.sentences[0] == "You meant DONAL. It reads: CAN'T SAY: too close."
