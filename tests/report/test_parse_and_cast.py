"""The parse report, the cast, and the file of corrections to begin with."""

import tomllib
from dataclasses import replace

import pytest

from report.made import sample
from whosestory.cast import resolve
from whosestory.readers import read
from whosestory.report.cast_file import corrections_file
from whosestory.report.cast_page import cast_page
from whosestory.report.cast_text import plain_cast
from whosestory.report.parse_page import parse_page
from whosestory.report.parse_text import MAX_DOUBTS, plain_parse, plain_rows
from whosestory.source import Span
from whosestory.work import Doubt, build_work

SMALL = "INT. BAR - NIGHT\n\nANNA sits.\n\nANNA\nI did it.\n\nBEN\n(low)\nYes.\n"


def test_counts_and_rows() -> None:
    found = parse_page(read(SMALL.encode(), "small.fountain"))
    assert found.format == "Fountain"
    assert found.totals == {"heading": 1, "action": 1, "cue": 2, "dialogue": 2, "parenthetical": 1}
    assert [page.page for page in found.by_page] == ["~p. 1"]
    assert (found.n_scenes, found.n_words, found.n_spoken_words) == (1, 10, 4)
    assert [row.kind for row in found.rows][:6] == ["heading", "", "action", "", "cue", "dialogue"]


def test_the_format_comes_with_its_reason() -> None:
    assert parse_page(sample().work).why_format == "by what it holds"
    assert parse_page(sample().work, asked=True).why_format == "as asked"
    assert parse_page(read(b"The tide is out.\n", "tide.txt")).why_format == "by its suffix"
    assert parse_page(read(b"The tide is out.\n", "tide.xyz")).why_format == "as nothing else fits"


def test_plain_rows_leave_out_blank_ones() -> None:
    rows = list(plain_rows(parse_page(read(SMALL.encode(), "small.fountain"))))
    assert rows[0] == "1: heading: INT. BAR - NIGHT"
    assert rows[-1] == "10: dialogue: Yes."
    assert len(rows) == 7


def test_plain_tells_all_doubts() -> None:
    work = build_work("\n".join(f"Row {n} is odd." for n in range(MAX_DOUBTS + 9)))
    starts = work.source.row_starts
    doubts = tuple(Doubt(Span(start, start + 3), f"odd row {at}", understood=at > 0) for at, start in enumerate(starts))
    found = parse_page(replace(work, doubts=doubts))
    assert len(found.doubts) == MAX_DOUBTS + 9
    assert found.rows[0].kind == "unread"
    assert plain_parse(found).count("\ndoubt: ") == MAX_DOUBTS + 9
    assert "doubt: ~p. 1, row 1, unread: odd row 0: Row 0 is odd." in plain_parse(found)


def test_the_cast_has_the_most_heard_first() -> None:
    found = cast_page(sample().work, sample().cast)
    words = [row.words for row in found.characters]
    assert words == sorted(words, reverse=True)
    greta = found.characters[0]
    assert (greta.name, greta.is_lead) == ("GRETA", True)
    assert any(alias.name == "GERTA" and not alias.is_sure and alias.why for alias in greta.aliases)
    assert "character: GRETA\n" in plain_cast(found)


@pytest.mark.parametrize("text", ["The tide is out.", "ANNA: I.", 'A"\\B: I did it.\nANNA: No.'])
def test_the_corrections_file_is_toml_for_any_cast(text: str) -> None:
    work = build_work(text)
    written = corrections_file(cast_page(work, resolve(work)))
    assert tomllib.loads(written) == {}
    for row in written.splitlines():
        if row.startswith(("# group = ", "# rename = ")):
            assert tomllib.loads(row[2:])
