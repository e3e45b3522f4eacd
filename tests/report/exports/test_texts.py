"""Markdown, citations and what notebooks show: complete, and nothing in them is markup that isn't ours."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from report.exports.hostile import hostile
from report.made import sample
from whosestory import __version__, report
from whosestory.analysis import Analysis, analyze_work
from whosestory.report.cite import bibtex, cite_line
from whosestory.report.clean import shown
from whosestory.report.exports.markdown import escaped, to_markdown
from whosestory.report.page import verdict_page
from whosestory.work import build_work


def short() -> Analysis:
    """Too little text to be judged."""
    return analyze_work(build_work("INT. BAR - NIGHT\nANNA: I did it."))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> _Tags:
    found = _Tags()
    found.feed(html)
    return found


def test_the_essay_has_the_sentence_the_rows_and_the_quotes() -> None:
    made, page = to_markdown(sample()), verdict_page(sample())
    assert f"**{escaped(page.headline)}**" in made
    assert len(re.findall(r"^\| (voice|eyes|telling|will|change|ending): ", made, re.MULTILINE)) == 6
    for case in page.cases:
        for quote in (*case.pro, *case.contra):
            assert f"“{escaped(quote.text)}”" in made
            assert made.count(f"“{escaped(quote.text)}”") == 1
            assert escaped(quote.place) in made
    assert page.sha256 in made


def test_the_essay_of_too_short_a_text_says_so() -> None:
    made = to_markdown(short())
    assert "can't say" in made.lower()
    assert "## The six questions" not in made


def test_nothing_hostile_is_markdown_or_html() -> None:
    made = to_markdown(hostile())
    assert "SCRIPT" in made
    assert not re.search(r"<(?!!--)", made)
    assert "\u202e" not in made
    for row in made.splitlines():
        if row.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", row)) == 5  # four columns
    assert not re.search(r"(?<!\\)[`$\[\]]", made)
    assert not re.search(r"(?<!\\)!\[", made)
    assert "http://" not in made


@pytest.mark.parametrize("text", ["1. x", "- x", "+ x", "> x", "# x", "=== x", "23) x", "*x*", "_x_", "~~x~~", "a|b"])
def test_no_text_begins_anything(text: str) -> None:
    made = escaped(text)
    assert not re.match(r"\d+[.)]|[-+>#=*_~]", made)
    assert re.sub(r"\\(?=[^A-Za-z0-9\s])", "", made) == text


def test_a_citation_names_all_by_which_the_result_is_made_again() -> None:
    analysis = sample()
    page = verdict_page(analysis)
    for said in (cite_line(analysis, page), bibtex(analysis).replace("\\_", "_")):
        assert f"whosestory {__version__}" in said
        assert f"plan {page.plan}" in said
        assert f"seed {page.seed}" in said
        assert page.sha256 in said
        assert page.headline in said
        versions = re.search(r"\(version (.*?)\)", said)
        assert versions is not None
        told = {
            name: int(version)
            for version, names in (each.split(": ") for each in versions[1].split("; "))
            for name in names.split(", ")
        }
        assert told == {found.measure.name: found.measure.version for found in analysis.measurements.values()}


@pytest.mark.parametrize("analysis", [sample, hostile, short])
def test_bibtex_is_one_entry_with_balanced_braces(analysis: object) -> None:
    entry = bibtex(analysis())  # type: ignore[operator]
    assert re.match(r"@misc\{whosestory_[a-z0-9_]+,\n", entry)
    bare = re.sub(r"\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}")
    depth = 0
    for mark in re.findall(r"[{}]", bare):
        depth += 1 if mark == "{" else -1
        assert depth >= 0
    assert not re.search(r"(?<!\\)[#$%&_](?![^\n]*,\n@)", "".join(entry.splitlines(keepends=True)[1:]))
    assert {line.split("=")[0].strip() for line in entry.splitlines()[1:-1]} == {
        *("author", "title", "year", "howpublished", "note"),
    }


@pytest.mark.parametrize("analysis", [sample, hostile, short])
def test_an_analysis_shows_itself_small(analysis: object) -> None:
    html = analysis()._repr_html_()  # type: ignore[operator]
    found = parsed(html)
    assert set(found.tags) <= {"p", "strong", "bdi", "table", "tr", "th", "td", "code"}
    assert len(html) < 4_000
    assert found.tags.count("tr") == 6


def test_what_is_shown_small_is_the_verdict() -> None:
    text = parsed(sample()._repr_html_()).text
    assert text.startswith("Low Water: the story of GRETA. GRETA leads in ")
    assert "voiceeven" in text
    assert "tellingGRETA" in text
    assert "can't say" in parsed(short()._repr_html_()).text


def test_a_notebook_shows_the_whole_report_in_a_frame_of_its_own() -> None:
    made = report.show(hostile())
    assert made.html.startswith("<!doctype html>") or made.html.startswith("<!DOCTYPE html>")
    frame = made._repr_html_()
    assert parsed(frame).tags == ["iframe"]
    assert 'sandbox="allow-scripts"' in frame
    assert shown(hostile().cast.characters[0].name)[:8] in made.html
    assert "html" not in repr(made)


def test_links_within_the_frame_stay_in_it_and_its_policy_else_as_strict() -> None:
    """A page given as `srcdoc` has its links led to the notebook's page, unless its base is itself."""
    made = report.show(sample())
    page = unescape(re.search(r'srcdoc="([^"]*)"', made._repr_html_())[1])  # type: ignore[index]
    assert '<base href="about:srcdoc">' in page
    assert "<base" not in made.html
    policies = [re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1] for html in (made.html, page)]  # type: ignore[index]
    assert unescape(policies[1]) == unescape(policies[0]).replace("base-uri 'none'", "base-uri about:") != policies[0]


def test_the_package_offers_only_what_there_is() -> None:
    with pytest.raises(AttributeError, match="no attribute 'hide'"):
        report.hide  # noqa: B018
