"""What the page of a verdict says."""

from dataclasses import replace

import pytest

from calling import SAMPLE
from report.made import page, sample
from whosestory.analysis import analyze_work
from whosestory.measures import MEASURES
from whosestory.report.page import NOTHING_FOUND, verdict_page
from whosestory.report.people import people
from whosestory.report.places import page_label, scene_place
from whosestory.report.wording import SHARES
from whosestory.verdict import Hinge, Kind, Support
from whosestory.work import build_work

LEADS = sample().verdict.leads  # greta, donal and two more
FIRST, SECOND = sample().verdict.support[0].lead, sample().verdict.support[1].lead


def test_the_head_says_what_was_read() -> None:
    found = verdict_page(sample())
    assert (found.title, found.draft, found.length) == ("Low Water", "22 November 2026", "about 19 pages")
    assert found.what_it_is == "a script, not the film"
    assert found.file == SAMPLE.name
    assert found.understood == 1
    assert found.doubtful_names == sample().cast.doubtful


def test_every_quote_stands_at_its_place() -> None:
    found = verdict_page(sample())
    text = sample().work.source.text
    quotes = [
        *(quote for row in found.questions for quote in row.quotes),
        *(quote for role in found.roles for quote in role.quotes),
        *(quote for case in found.cases for quote in (*case.pro, *case.contra)),
    ]
    assert len(quotes) > 10
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
        assert quote.place.startswith("~p. ")
        assert quote.why


def test_all_six_questions_in_their_order() -> None:
    assert [row.name for row in verdict_page(sample()).questions] == "voice eyes telling will change ending".split()


def test_each_voting_measure_has_its_clause() -> None:
    assert {measure.name for measure in MEASURES if measure.votes} <= set(SHARES)  # add it in report/wording.py


@pytest.mark.parametrize(
    ("kind", "leaning", "reason", "headline"),
    [
        (Kind.ONE, "greta", "", "GRETA'S STORY."),
        (Kind.ONE, "donal", "", "DONAL'S STORY."),
        (
            Kind.CANNOT_SAY,
            None,
            "only 900 words, and 2,000 are the least",
            "CAN'T SAY: only 900 words, and 2,000 are the least.",
        ),
        (Kind.CANNOT_SAY, "greta", "too close: GRETA leads in 60 of 100 weightings", "CAN'T SAY: too close."),
    ],
)
def test_the_headline(kind: Kind, leaning: str | None, reason: str, headline: str) -> None:
    by_name = {character.name.casefold(): character.id for character in sample().cast.characters}
    lead = by_name.get(leaning or "")
    found = page(kind=kind, leaning=lead, heads=(lead,) if kind is Kind.ONE else (), reason=reason)
    assert found.headline == headline


def test_split_and_shared_name_all_whose_it_is() -> None:
    names = [sample().cast.name(lead) for lead in LEADS[:3]]
    found = page(kind=Kind.SPLIT, leaning=LEADS[0], heads=LEADS[:2], reason="each leads a question clearly")
    assert found.headline == f"SPLIT BETWEEN {names[0]} AND {names[1]}, leaning {names[0]}."
    assert page(kind=Kind.SPLIT, leaning=None, heads=LEADS[:2]).headline.endswith("leaning to nobody.")
    support = tuple(Support(lead, 0.25, 0, 1) for lead in LEADS)
    found = page(kind=Kind.SHARED, leaning=None, heads=LEADS[:3], reason="an ensemble", support=support)
    assert found.headline == f"{names[0]}, {names[1]} AND {names[2]}'S STORY, SHARED ALIKE."
    assert "If it leans at all, to nobody." in found.clauses[0]


def test_a_text_that_cannot_be_judged_has_no_cases() -> None:
    found = page(kind=Kind.CANNOT_SAY, leaning=None, reason="only 900 words, and 2,000 are the least")
    assert not found.cases
    assert not found.roles
    assert not found.clauses


def test_robustness_is_never_called_odds() -> None:
    found = str(verdict_page(sample())).casefold()
    for word in ("probab", "odds", "likel", "%) chance", "should be", "must be", "fails to"):
        assert word not in found


def test_no_scene_is_shown_by_its_inner_number() -> None:
    found = page(hinges=(Hinge(3, FIRST, 0.1),), flip=(1, 2))
    assert found.hinges[0].scene.place == "~p. 3"
    assert found.hinges[0].scene.heading.startswith(("INT.", "EXT."))
    assert [scene.place for scene in found.flip] == [f"~p. {sample().work.scenes[at].page[1:]}" for at in (1, 2)]
    assert not found.flip_note


def test_printed_pages_and_numbers_are_shown() -> None:
    work = build_work("12 INT. BAR - NIGHT 12\nANNA: I did it.\nBEN: Yes.")
    assert page_label("47") == "p. 47"
    scene = replace(work.scenes[0], number="12", page="47", heading=work.scenes[0].lines[0])
    work = replace(work, scenes=(scene,))
    place = scene_place(work, 0)
    assert (place.place, place.heading) == ("p. 47, sc. 12", "INT. BAR - NIGHT")


def test_leads_have_initials_of_their_own() -> None:
    initials = [person.initial for person in people(sample()).values()]
    assert len(set(initials)) == len(initials) == len(LEADS)


def test_a_long_path_is_left_out_of_the_commands() -> None:
    assert verdict_page(sample(), file="draft.txt").next_steps[1][1] == "whosestory cast draft.txt --init"
    assert verdict_page(sample(), file="x" * 60).next_steps[1][1] == "whosestory cast FILE --init"


def test_what_looks_like_no_script_is_not_called_one() -> None:
    assert verdict_page(analyze_work(build_work("The tide was out."))).what_it_is == NOTHING_FOUND
