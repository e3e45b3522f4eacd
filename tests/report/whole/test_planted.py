"""Hostile words planted in every text of a report: none acts, none turns the direction of writing."""

from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from itertools import count
from typing import Any

from report.made import sample
from whosestory.report.plots import PLOTS, plot_svg
from whosestory.report.whole.html import render_report
from whosestory.report.whole.page import report_page
from whosestory.report.whole.pages import ReportPage

KEPT = {"id", "one", "other", "present"}  # by these the page finds people; they're ours: letters, digits, _
LONG = "A" * 10_000


class Planter:
    """Puts a word that would act in front of every text, each with its number."""

    def __init__(self, *, long: bool = False) -> None:
        self.numbers = count()
        self.long = LONG if long else ""

    def word(self, text: str) -> str:
        return f"</style></svg><script>alert({next(self.numbers)})</script>\"' onload='x \u202e\u2066{self.long}{text}"

    def planted(self, value: Any, name: str = "") -> Any:
        if isinstance(value, str):
            return value if name in KEPT else self.word(value)
        if isinstance(value, tuple):
            return tuple(self.planted(each, name) for each in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self.planted(getattr(value, f.name), f.name) for f in fields(value)})
        return value


class Seen(HTMLParser):
    """What a browser would make of the page: its elements, its attributes, its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.texts: list[str] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.handlers += [name for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        (self.scripts if self.inside == "script" else self.texts).append(data)


def planted(*, long: bool = False) -> ReportPage:
    page: ReportPage = Planter(long=long).planted(report_page(sample(), whole_script=True))
    return page


def test_planted_words_are_only_words() -> None:
    html = render_report(planted())
    seen = Seen(html)
    assert len(seen.scripts) == 1
    assert "alert(" not in seen.scripts[0]
    assert seen.handlers == []
    assert sum(text.count("<script>alert(") for text in seen.texts) > 2000  # shown, as words
    assert not {"\u202e", "\u2066"} & set(html)


def test_planted_words_are_only_words_in_pictures() -> None:
    for kind in PLOTS:
        seen = Seen(plot_svg(planted(), kind))
        assert (seen.scripts, seen.handlers) == ([], [])


def test_long_names_are_cut() -> None:
    page = planted(long=True)
    html = render_report(replace(page, excerpts=()))
    head = html[html.index("<h1>") : html.index("</h1>")]
    assert len(head) < 400
    drawn = plot_svg(page, "network")
    assert LONG not in drawn
