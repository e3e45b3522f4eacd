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
