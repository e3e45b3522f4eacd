"""Drafts side by side as a file for sending: its lines, its map of the scenes, what it may not do."""

import re

import pytest

from drafts.made import draft, his, scenes
from whosestory.analysis import Analysis, analyze_bytes
from whosestory.drafts import compare
from whosestory.report.compare.html import render_compare_html
from whosestory.report.compare.pages import CompareReport
from whosestory.report.compare.report import compare_report
from whosestory.report.folding import make_folding
from whosestory.source import Span

HOSTILE = "<script>alert(1)</script>\u202e\"'&"


def made(*drafts: Analysis) -> CompareReport:
    return compare_report(compare(drafts))


@pytest.fixture(scope="module")
def html() -> str:
    return render_compare_html(made(draft(), draft(his())))


def test_every_link_lands_somewhere(html: str) -> None:
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(links) > 5
    assert set(links) <= set(re.findall(r'id="([^"]+)"', html))


def test_each_scene_that_did_it_has_its_line() -> None:
    report = made(draft(), draft(his()))
    rows = [row for move in report.page.changes[0].moves for row in move.scenes]
    assert rows
    assert all(row.quotes for row in rows)
    text = {"A": draft().work.source.text, "B": draft(his()).work.source.text}
    for row in rows:
        for each in row.quotes:
            assert text[each.draft][each.quote.start : each.quote.end] == each.quote.text


def test_the_verdict_comes_first(html: str) -> None:
    assert html.index("The verdict was") < html.index("Voice was")


def test_the_map_has_every_scene_of_both() -> None:
    drawn = made(draft(), draft(his())).maps[0]
    assert [len(side) for side in drawn.scenes] == [30, 28]
    assert {tie.before for tie in drawn.ties if tie.before is not None} == set(range(30))
    assert {tie.after for tie in drawn.ties if tie.after is not None} == set(range(28))
    assert {tie.fate for tie in drawn.changed} == {"new", "cut"}


def test_one_colour_a_person_through_all_drafts() -> None:
    renamed = draft("".join(scenes()).replace("DONAL", "RORY").replace("Donal", "Rory"))
    report = made(draft(), renamed, draft(his()))
    voice = report.questions[0]
    assert len(voice) == 3
    ids = [{share.person.id: share.person.initial for share in cell.shares} for cell in voice]
    assert ids[0] == ids[1] == ids[2]
    assert len(report.maps) == 2
    assert len(render_compare_html(report).encode()) < 200_000


def test_what_comes_from_a_script_is_escaped() -> None:
    def script(n: int) -> Analysis:
        name = "MISS <B>BOLD"
        scene = f"INT. {{0}} - DAY\n\n{name} waits.\n\n{name}\n{{0}} I said it all.\n\nBEN\nI heard it before.\n\n"
        return analyze_bytes((f"Title: {HOSTILE}\n\n" + scene.format(HOSTILE) * n).encode(), HOSTILE.replace("/", ""))

    html = render_compare_html(made(script(20), script(30)))
    assert "<script>alert" not in html
    assert "<B>" not in html
    assert "\u202e" not in html
    assert html.count("<script>") == 1


def test_drafts_that_cant_be_judged_have_a_page_too() -> None:
    short = analyze_bytes(b"INT. A - DAY\n\nBEN\nYes.\n", "short.txt")
    assert "nothing moved" in render_compare_html(made(short, short))


def test_lines_of_scenes_with_painful_matter_are_folded() -> None:
    scene = "INT. ROOM - DAY\n\nANNA waits and looks at BEN.\n\nANNA\n{0}\n\nBEN\nI heard it all before you.\n\n"
    grave = "He raped her, and then he hanged himself, and I stood there and let it be. "
    said = "I said it again to everybody. "
    one = analyze_bytes((scene.format(said) * 14).encode(), "a.fountain")
    other = analyze_bytes((scene.format(said) * 12 + scene.format(grave * 8) * 2).encode(), "b.fountain")
    html = render_compare_html(made(one, other))
    assert grave[:40] in html
    for found in re.finditer(grave[:40], html):
        before = html[: found.start()]
        assert before.rfind('<details class="fold">') > before.rfind("</details>")


def test_a_line_folds_as_in_its_drafts_report_whatever_stands_around_it() -> None:
    scene = "INT. ROOM - DAY\n\nANNA looks at BEN.\n\nANNA\n{0}\n\nBEN\n{1}\n\n"
    said, heard = "I said it again to everybody. ", "I heard it all before you."
    grave = "And then he hanged himself."
    one = analyze_bytes((scene.format(said, heard) * 14).encode(), "a.fountain")
    last = scene.format(said * 6, grave) * 2
    other = analyze_bytes((scene.format(said, heard) * 12 + last).encode(), "b.fountain")
    report = made(one, other)
    lines = [each for move in report.page.changes[0].moves for row in move.scenes for each in row.quotes]
    long = [each for each in lines if each.quote.text.startswith(said * 5)]
    folding, excerpts = make_folding(other.work, other.notes), report.lines[1].excerpts
    assert long
    for each in long:
        (around,) = (one for one in excerpts if each.quote.row in [row.row for row in one.rows])
        assert around.contains == "suicide"
        assert report.noted(each) == folding.of_span(Span(each.quote.start, each.quote.end)) == ""


def test_where_others_lost_their_scenes_it_says_that_none_of_theirs_did_it() -> None:
    without = "".join(each for each in scenes() if "WAITING ROOM" not in each.splitlines()[0])
    report = made(draft(), draft(without))
    voice = next(move for move in report.page.changes[0].moves if move.said.startswith("Voice"))
    assert voice.scenes == ()
    assert voice.said.endswith("No one scene of DONAL's did it; the others have less now.")
    moved = [move for move in report.page.changes[0].moves if move.scenes]
    assert not any("No one scene" in move.said for move in moved)
    assert ("Framed:" in render_compare_html(report)) == bool(moved)


def test_the_initials_are_explained(html: str) -> None:
    table = html[html.index('id="six"') : html.index("From A to B")]
    for initial, name in (("G", "GRETA"), ("D", "DONAL")):
        assert re.search(rf'<span class="initial hue\d">{initial}</span>{name}</span>', table)
