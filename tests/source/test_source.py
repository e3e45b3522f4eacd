"""Spans, rows, pages, evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosestory.source import Evidence, Page, Source, Span

TEXT = "BEN\nI'm here.\n\nSERA\nSo am I.\n"  # rows begin at 0, 4, 14, 15, 20
SOURCE = Source.from_text(TEXT, name="two.txt")


def test_a_span_is_half_open() -> None:
    span = Span(4, 13)
    assert SOURCE.quote(span) == "I'm here."
    assert len(span) == 9
    assert 4 in span
    assert 12 in span
    assert 13 not in span
    assert SOURCE.quote(Span(4, 4)) == ""


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_a_span_runs_forward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_spans_sort_by_their_place() -> None:
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 3)]) == [Span(0, 3), Span(0, 9), Span(4, 5)]


def test_rows() -> None:
    assert SOURCE.row_starts == [0, 4, 14, 15, 20]
    assert [SOURCE.row_at(offset) for offset in (0, 3, 4, 13, 14, 15, 28)] == [0, 0, 1, 1, 2, 3, 4]
    assert list(SOURCE.rows_of(Span(0, 13))) == [0, 1]
    assert list(SOURCE.rows_of(Span(0, 4))) == [0]  # the line end is of the row that it ends
    assert list(SOURCE.rows_of(Span(15, 15))) == [3]


def test_a_form_feed_ends_a_row() -> None:
    source = Source.from_text("one\ftwo\u2028three")
    assert source.rows == ["one\f", "two\u2028", "three"]
    assert source.row_at(5) == 1


def test_pages_are_estimated_by_55_rows() -> None:
    source = Source.from_text("x\n" * 120)  # each row is two characters
    assert str(source.locate(0)) == "p. ~1"
    assert source.locate(2 * 54).page == "~1"
    assert source.locate(2 * 55).page == "~2"
    assert source.locate(2 * 110).page == "~3"
    assert source.locate(2 * 110).row == 111


def test_pages_are_as_printed_where_they_are() -> None:
    source = Source("s", "x\n" * 120, "", (Page(20, "1"), Page(60, "1A"), Page(100, "2")))
    assert [source.locate(offset).page for offset in (20, 59, 60, 99, 100, 239)] == ["1", "1", "1A", "1A", "2", "2"]
    assert source.locate(0).page == "~1"  # before the first page that has a number


def test_an_empty_source_has_places_too() -> None:
    source = Source.from_text("")
    assert source.rows == []
    assert source.row_starts == []
    assert str(source.locate(0)) == "p. ~1"


def test_evidence_is_cut_from_the_source_and_placed_at_its_words() -> None:
    evidence = Evidence(SOURCE, Span(13, 19), "she answers")
    assert evidence.quote == "\n\nSERA"
    assert evidence.place.row == 4
    assert "SERA" not in repr(evidence)  # a source is long: it isn't printed with each quote


def test_the_hash_is_of_the_text() -> None:
    same = Source.from_text(TEXT, name="other name")
    assert same.sha256 == SOURCE.sha256
    assert len(same.sha256) == 64
    assert Source.from_text(TEXT + "x").sha256 != SOURCE.sha256
    assert Source.from_text("\ud800").sha256  # half a character, as some exports leave it


@given(st.text(alphabet="ab \n\r\f\v\x85\u2028é𝄞", max_size=80), st.data())
def test_every_offset_lies_in_its_row(text: str, data: st.DataObject) -> None:
    source = Source.from_text(text)
    assert "".join(source.rows) == text
    if text:
        offset = data.draw(st.integers(0, len(text) - 1))
        row = source.row_at(offset)
        assert source.row_starts[row] <= offset < source.row_starts[row] + len(source.rows[row])
