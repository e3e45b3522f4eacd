"""Web pages: the pairs under `data/html`, written for these tests, and what must hold of any page."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readers.packed import DATA
from readers.soundness import check_all_rows_are_read, check_any, check_linear
from whosestory.errors import NotTextError, TooLargeError
from whosestory.readers import read as read_by_content
from whosestory.readers.html import read, sniff
from whosestory.readers.html_flow import Flow
from whosestory.readers.html_tags import tokens
from whosestory.work import Form, LineKind

PATHS = sorted((DATA / "html").glob("*.html"))


def drawn(page: str) -> list[str]:
    return [row.text for row in Flow().draw(tokens(page)).rows]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_pair(path: Path) -> None:
    work = read_by_content(path.read_bytes(), path.name)
    assert work.format == "html"
    assert work.dump() == path.with_suffix(".lines").read_text(encoding="utf-8")
    check_all_rows_are_read(work)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_encodings(path: Path) -> None:
    page = path.read_text(encoding="utf-8").replace("deck", "déck").replace("DECK", "DÉCK")
    expected = read(page.encode(), path.name).dump()
    for data in (page.encode("utf-8-sig"), page.encode("utf-16"), page.replace("utf-8", "cp1252").encode("cp1252")):
        assert read_by_content(data, path.name).dump() == expected


def test_a_declared_encoding() -> None:
    page = '<html><meta charset="iso-8859-2"><pre>INT. ŁÓDŹ - DZIEŃ</pre></html>'
    assert read(page.encode("iso-8859-2"), "page.html").source.text.strip() == "INT. ŁÓDŹ - DZIEŃ"
    for odd in ("rot13", "zip", "idna", "big5-none", "x" * 20):
        check_any(read, f'<html><meta charset="{odd}"><pre>INT. BAR\xe9</pre>'.encode("latin-1"), "page.html")


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        ("<p>A  b\n c</p><p>d</p>", ["A b c", "", "d"]),
        ("a<br>b<br><br>c", ["a", "b", "", "c"]),
        ("<pre>\n  a\n\n\tb</pre>c", ["  a", "", "\tb", "", "c"]),
        ("<pre>a<b>\nb</b>\r\nc</pre>", ["a", "b", "c"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("&nbsp;&nbsp;a&lt;b&eacute;", ["  a<bé"]),
        ('<p align="center">a</p>', [" " * 22 + "a"]),
        ('<div style="margin-left: 1in"><p style="text-indent:16px">a</p></div>b', [" " * 12 + "a", "", "b"]),
        ("<ul><li>a<li>b</ul>c", ["a", "b", "", "c"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", ["a", " " * 12 + "b", "", "c"]),
        ("a<!-- b > c -->d<script>e</script>f<style>g</style>", ["adf"]),
        ('<p title="a > b">c', ["c"]),
        ("1 < 2 <3", ["1 < 2 <3"]),
        ("<p>a</div></p>b", ["a", "", "b"]),
        ("", []),
    ],
)
def test_a_page_is_drawn_as_it_is_shown(page: str, rows: list[str]) -> None:
    assert drawn(page) == rows


def test_what_is_not_the_script_is_left_out() -> None:
    text = read((DATA / "html" / "pre.html").read_bytes(), "pre.html").source.text
    for word in ("Alphabetical", "Search", "nothing!", "NOWHERE", "ADVERT", "SHARE", "About us", "Writers"):
        assert word not in text


def test_a_script_in_a_box_that_is_called_like_an_advert_is_read() -> None:
    page = (DATA / "html" / "paragraphs.html").read_text(encoding="utf-8").replace('class="content"', 'class="sidebar"')
    assert len(list(read(page.encode(), "page.html").lines(LineKind.DIALOGUE))) == 5


def test_the_title_of_the_page_is_the_works_where_it_has_none() -> None:
    assert read((DATA / "html" / "classes.html").read_bytes(), "page.html").title == "The Ferry"
    assert read((DATA / "html" / "pre.html").read_bytes(), "page.html").title == "LOW TIDE"


def test_pages_without_a_script_are_one_sentence() -> None:
    for page, said in (
        ('<html><frameset cols="1,2"><frame src="a.html"></frameset></html>', "only frames others; save the page in"),
        ("<html><body><script>load()</script></body></html>", "no text in it; copy the script"),
        ("<!DOCTYPE html>", "no text in it; copy the script"),
    ):
        with pytest.raises(NotTextError) as caught:
            read(page.encode(), "page.html")
        assert said in str(caught.value)


@pytest.mark.parametrize(
    ("head", "is_page"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf \n<!-- saved --><HTML>", True),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', True),
        (b"<p>x</p>\n" * 20, True),
        (b"<pre>\nINT. BAR", True),
        (b'<?xml version="1.0"?><TEI xmlns="x">', False),
        (b'<?xml version="1.0"?><FinalDraft>', False),
        (b"<b>INT. BAR</b>\n" * 40, False),
        (b"INT. BAR - DAY", False),
        (b"", False),
    ],
)
def test_sniff(head: bytes, is_page: bool) -> None:
    assert sniff(head) is is_page


def test_more_than_the_limits_is_one_sentence() -> None:
    for data in (b"<html>" + b"x " * 10_000_001, b"<html><pre>" + b"x\n" * 400_001, b"<html>" + b"x" * 200_000):
        with pytest.raises(TooLargeError):
            read(data, "page.html")


PIECES = [
    "<p>", "</p>", "<br>", "<pre>", "</pre>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<div class='ad'>",
    "<div>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<!--", "-->", "<script>", "</script>", "<title>",
    "&nbsp;&nbsp;&nbsp;", "&amp;", "&#0;", "&#13;", "&#xD800;", "\n", "  ", "INT. BAR - DAY", "ANNA", "I know that.",
    "(beat)", "<p class=character>", "<p class=dialogue>", "<li>", "<center>", "<p style='margin-left:999in'>", "<",
    "<nav>", "</nav>", "\x0c", "\x1c", "\u2028", "CUT TO:", "<frameset>", "<hr/>", '"', "<p title='",
]  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=80))
def test_any_tags_make_a_sound_work(pieces: list[str]) -> None:
    work = check_any(read, "".join(pieces).encode(), "any.html")
    if work:
        check_all_rows_are_read(work)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_raise_nothing_else(data: bytes) -> None:
    check_any(read, data, "any.html")
    check_any(read, b"<html>" + data, "any.html")


HOSTILE = [
    "<div>", "</div>", "<b>", "<p ", '<p a="', "<p a='\"", "<table><td>", "<div></p>", "<a href=x>", "<!--", "<!", "<",
    "<ul><li>", "<br>", "<pre>\n", "&amp;", "&", "<p class='a b c d'>x", "<p style='margin-left:1px;margin-left:1px'>x",
    "x ", "<p>x</p>", "<tr>", "<dd>x", "<script>", "<nav>x</nav>", "<title>", "<div class='ad'>x", "\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length(unit: str) -> None:
    check_linear(read, lambda n: b"<html>x" + unit.encode() * (n // len(unit)), 60_000, "long.html")


def test_a_page_is_read_in_time() -> None:
    page = "<html><body>" + "<p>ANNA<br>I told you so, and <b>more</b> than once.</p>\n" * 3_000
    read(page.encode(), "warm.html")
    began = time.process_time()
    read(page.encode(), "page.html")
    assert time.process_time() - began < 2


def test_a_play_on_a_page_is_a_play() -> None:
    work = read((DATA / "html" / "play.html").read_bytes(), "page.html")
    assert work.form is Form.PLAY
    assert [staging.move.value for staging in work.stagings] == ["enter", "enter", "exit", "enter", "clear"]
