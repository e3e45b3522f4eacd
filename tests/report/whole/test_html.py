"""The report: escaped, closed to the network, and every link lands on its line."""

import re
from dataclasses import replace
from html import unescape
from importlib.resources import files

import pytest

from whosestory.analysis import Analysis, analyze_bytes
from whosestory.cast import find_character
from whosestory.measures.orbit import orbits
from whosestory.report.folding import make_folding
from whosestory.report.html import unbroken
from whosestory.report.whole.html import render_report
from whosestory.report.whole.page import report_page
from whosestory.source import Span

SAMPLE = "low_water.fountain"
HOSTILE = "<script>alert(1)</script>\"onload='x' \u202egnirts"


@pytest.fixture(scope="module")
def sample() -> Analysis:
    return analyze_bytes((files("whosestory") / "samples" / SAMPLE).read_bytes(), SAMPLE)


def drawn(analysis: Analysis, *, whole_script: bool = False) -> str:
    return render_report(report_page(analysis, whole_script=whole_script))


def test_every_link_lands_on_a_row(sample: Analysis) -> None:
    for whole in (False, True):
        html = drawn(sample, whole_script=whole)
        ids = set(re.findall(r'id="([^"]+)"', html))
        links = re.findall(r'href="#([^"]+)"', html)
        assert links
        assert set(links) <= ids


def test_only_the_quoted_lines_unless_asked(sample: Analysis) -> None:
    html, whole = drawn(sample), drawn(sample, whole_script=True)
    assert n_rows(html) < len(sample.work.source.rows) / 2
    assert whole.count("<li id=") == len(sample.work.source.rows)
    assert "holds the whole script" in whole
    assert "holds the whole script" not in html
    assert len(html.encode()) < 200_000


def n_rows(html: str) -> int:
    """How many rows of the script a report holds."""
    return sum(excerpt[: excerpt.index("</ol>")].count("<li") for excerpt in html.split("<ol start=")[1:])


def test_asks_the_network_for_nothing(sample: Analysis) -> None:
    html = drawn(sample)
    assert "default-src 'none'" in unescape(html)
    assert not re.search(r"(?:src|href)=[\"'](?!#)", html)
    assert re.findall(r"https?://[^\s\"<]+", html) == ["http://www.w3.org/2000/svg"] * html.count("<svg")


def test_the_answer_and_its_lines_are_there(sample: Analysis) -> None:
    html = drawn(sample)
    assert sample.verdict.leads
    for question in sample.verdict.answers:
        assert f">{question.value}<" in html
    for case in sample.verdict.cases[:2]:
        first = case.pro[0].quote.split(".")[0].strip()[:30]
        assert first in html


def script(name: str) -> bytes:
    scene = "INT. {0} - DAY\n\n{0} waits and looks at BEN.\n\n{0}\n" + "I said it again and again. " * 12
    scene += "\n\nBEN\n" + "I heard it all before you did. " * 12 + "\n\n"
    return ("Title: " + HOSTILE + "\n\n" + scene.format(name) * 12).encode()


def test_what_comes_from_a_script_is_escaped() -> None:
    html = drawn(
        analyze_bytes(script("MISS <B>BOLD</B> & CO"), HOSTILE.replace("/", "") + ".fountain"), whole_script=True
    )
    assert "<script>alert" not in html
    assert "<B>" not in html
    assert "\u202e" not in html
    assert html.count("<script>") == 1


def test_a_text_that_cant_be_judged_has_a_report_too() -> None:
    html = drawn(analyze_bytes(b"INT. A - DAY\n\nBEN\nYes.\n", "short.txt"))
    assert "CAN&#39;T SAY" in html or "CAN'T SAY" in html


def long_script(n_scenes: int, n_people: int) -> bytes:
    """A script of about 120 pages: a lead in every scene, somebody else in turns, one place in ten."""
    people = [f"{first}{last}" for first in "ABDEFGHKLM" for last in ("RNA", "LDO", "ERIS", "OTTE", "INUS", "UBER")]
    scenes = []
    for nth in range(n_scenes):
        other = people[1 + nth % (n_people - 1)]
        scenes.append(
            f"INT. ROOM {'ABCDEFGHIJ'[nth % 10]} - {'NIGHT' if nth % 3 else 'DAY'}\n\n"
            f"{people[0]} crosses to the window and looks at {other}, who is reading page {nth} of a newspaper.\n\n"
            f"{people[0]}\nI have waited for {nth} days and nobody told me anything at all about it.\n\n"
            f"{other}\nThen I will tell you what I know, and that is less than you think it is.\n\n"
        )
    return "".join(scenes).encode()


def test_a_long_script_stays_small_and_all_its_scenes_are_there() -> None:
    made = analyze_bytes(long_script(300, 60), "long.fountain")
    assert (len(made.work.scenes), len(made.cast.characters)) == (300, 60)
    html = drawn(made)
    assert len(html.encode()) < 200_000
    table = html[html.index('id="scenes"') : html.index('id="cast"')]
    assert table.count("<tr>") == 301
    cast = html[html.index('id="cast"') :]
    assert cast[: cast.index("</table>")].count('class="who"') == 60


SCENE = (
    "INT. {0} - DAY\n\n{2}ANNA waits and looks at BEN.\n\nANNA\n{1}\n\nBEN\n" + "I heard it all before. " * 12 + "\n\n"
)
GRAVE = "He raped her, and then he hanged himself."
SAID = "I said it again and again to everybody. " * 6


def grave(*, shown: str = "") -> Analysis:
    """Twelve scenes; in the fifth somebody speaks of it, and `shown` is shown."""
    scenes = [SCENE.format("ROOM", GRAVE if nth == 4 else SAID, shown if nth == 4 else "") for nth in range(12)]
    made = analyze_bytes("".join(scenes).encode(), "grave.fountain")
    assert {fact.scene for fact in made.notes.found} == {4}
    return made


def test_lines_that_speak_of_painful_matter_are_folded() -> None:
    made = grave()
    html = drawn(made)
    assert html.count(GRAVE) > 0
    for part in html.split(GRAVE)[:-1]:
        assert part.rfind('<details class="fold">') > part.rfind("</details>")
    assert "are folded" in html
    assert "are folded" not in drawn(made, whole_script=True)
    assert not report_page(made, whole_script=True).folds


def span_of(analysis: Analysis, line: str, *, scene: int) -> Span:
    text = analysis.work.source.text
    start = text.index(line, analysis.work.scenes[scene].span.start)
    return Span(start, start + len(line))


def test_other_lines_of_a_scene_are_folded_only_where_it_is_shown() -> None:
    for shown, of_others in (("", ""), ("A man hangs from a beam, he hanged himself with a belt.\n\n", "suicide")):
        made = grave(shown=shown)
        folding = make_folding(made.work, made.notes)
        assert folding.of_span(span_of(made, "ANNA waits", scene=4)) == of_others
        assert "suicide" in folding.of_span(span_of(made, GRAVE, scene=4))
        assert folding.of_span(span_of(made, "ANNA waits", scene=5)) == ""
        assert "suicide" in folding.of_scene(4)


def test_each_answered_question_has_its_range(sample: Analysis) -> None:
    page = report_page(sample)
    for question, answer in sample.verdict.answers.items():
        low, high = page.borders[question.value]
        first, second = sorted(answer.shares)[:-3:-1]
        assert low <= high
        # the border of the bar itself lies where the margin is: (first + second) * (1 + margin) / 2 is the first share
        assert (first + second) * (1 + answer.margin) / 2 == pytest.approx(first)
        assert low == pytest.approx((first + second) * (1 + answer.low) / 2)
    assert drawn(sample).count('class="range"') == len(page.borders)


def test_how_the_verdict_grows_is_told_in_tenths(sample: Analysis) -> None:
    page = report_page(sample)
    assert [step.label for step in page.growth][:1] == ["the first tenth"]
    assert page.growth[-1].label == "the whole script"
    assert page.growth[-1].at == pytest.approx(1)
    leading = page.growth[-1].shares[0]
    assert leading.person.id == sample.verdict.support[0].lead
    assert leading.value == pytest.approx(sample.verdict.support[0].value)


def test_a_play_and_subtitles_have_reports() -> None:
    play = (
        "ACT I\n\nSCENE I. A room.\n\nEnter ANNA and BEN\n\n"
        + "ANNA. I will go to the sea.\n\nBEN. And I will stay.\n\n" * 60
    )
    srt = "".join(f"{n}\n00:00:{n:02d},000 --> 00:00:{n:02d},900\nANNA: I said it.\n\n" for n in range(1, 50))
    for text, name in ((play, "play.txt"), (srt, "film.srt")):
        assert "What the script can't tell" in drawn(analyze_bytes(text.encode(), name))


def closer_box(html: str, name: str) -> str:
    """What stands under one heading of "Look closer"."""
    box = html[html.index(f"<summary>{name}") :]
    return box[: box.index('<details class="look"')]


def test_the_lenses_are_under_look_closer(sample: Analysis) -> None:
    box = closer_box(drawn(sample), "Lenses")
    assert len(sample.verdict.lenses) == 3
    for lens in sample.verdict.lenses:
        assert f"<b>{lens.name.capitalize()}</b>" in box
        assert ", ".join(lens.measures).replace("_", " ") in box


def test_whose_scenes_are_about_whom_both_ways(sample: Analysis) -> None:
    found = orbits(sample.reading)
    (row,) = (each for each in report_page(sample).closer.orbits if {each.one, each.other} == {"GRETA", "DONAL"})
    assert (row.one, row.other) == ("GRETA", "DONAL")
    assert (row.one_about, row.one_alone) == found["greta_vey", "donal"]
    assert (row.other_about, row.other_alone) == found["donal", "greta_vey"]
    box = closer_box(drawn(sample), "Network")
    assert f"{row.one_about} of {row.one_alone} scenes about DONAL" in box


def test_what_was_meant_and_the_scenes_in_the_way_with_their_lines(sample: Analysis) -> None:
    page = report_page(sample, meant=find_character(sample.cast, "Donal"))
    html = render_report(page)
    box = html[html.index('id="meant"') : html.index('id="six"')]
    assert page.intention is not None
    assert "You meant DONAL. It reads: GRETA'S STORY." in box
    assert len(page.intention.in_way) == 5
    rows = [quote.row for scene in page.intention.in_way for quote in scene.quotes]
    assert rows
    assert all(f'href="#r{row}"' in box and f'id="r{row}"' in html for row in rows)
    assert "Without " in box
    assert 'id="meant"' not in drawn(sample)


def test_places_and_figures_arent_parted_at_a_rows_end() -> None:
    assert unbroken("p. 4, sc. 31A; ~p. 12: 38 % up. The end") == (
        "p.\u00a04, sc.\u00a031A; ~p.\u00a012: 38\u00a0% up. The end"
    )


def test_the_initials_are_explained_below_the_bars(sample: Analysis) -> None:
    html = drawn(sample)
    rows = html[html.index('id="six"') : html.index('id="cases"')]
    for person in report_page(sample).verdict.people:
        assert re.search(rf'<span class="initial hue\d">{person.initial}</span>{person.name}</span>', rows)


def test_the_mark_lies_on_words_and_not_on_the_indent(sample: Analysis) -> None:
    page = report_page(sample, whole_script=True)
    (whole,) = page.excerpts
    indented = tuple(replace(row, text=f"     {row.text}") for row in whole.rows)
    html = render_report(replace(page, excerpts=(replace(whole, rows=indented),)))
    assert ">     <mark>Greta counts the cars past her." in html
    assert "<mark> " not in html
