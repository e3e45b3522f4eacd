"""The report: escaped, closed to the network, and every link lands on its line."""

import re
from html import unescape
from importlib.resources import files

import pytest

from whosestory.analysis import Analysis, analyze_bytes
from whosestory.report.html import render_report
from whosestory.report.report_page import report_page

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
    assert html.count("<li id=") < len(sample.work.source.rows) / 2
    assert whole.count("<li id=") == len(sample.work.source.rows)
    assert "holds the whole script" in whole
    assert "holds the whole script" not in html
    assert len(html.encode()) < 200_000


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


def test_lines_of_scenes_with_painful_matter_are_folded() -> None:
    scene = (
        "INT. {0} - DAY\n\nANNA waits and looks at BEN.\n\nANNA\n{1}\n\nBEN\n" + "I heard it all before. " * 12 + "\n\n"
    )
    grave = "He raped her, and then he hanged himself."
    said = "I said it again and again to everybody. " * 6
    text = "".join(scene.format("ROOM", grave if nth == 4 else said) for nth in range(12))
    made = analyze_bytes(text.encode(), "grave.fountain")
    assert {fact.scene for fact in made.notes.found} == {4}
    html = drawn(made)
    assert html.count(grave) > 0
    for part in html.split(grave)[:-1]:
        assert part.rfind('<details class="fold">') > part.rfind("</details>")
    assert "Lines of these scenes are folded." in html
    assert "are folded" not in drawn(made, whole_script=True)


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
