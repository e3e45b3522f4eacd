"""What a work says of itself."""

import pytest

from whosestory.source import Source, Span
from whosestory.work import LineKind, WorkBuilder, build_work

TEXT = "INT. BAR - NIGHT\nSmoke.\n\nANNA: I did it.\n"


def test_dump() -> None:
    work = build_work("INT. BAR - NIGHT\nSmoke.\nANNA (V.O.): I did it.\n")
    assert work.dump() == (
        "S0 number=- place=BAR time=NIGHT\n"
        "  S0.L0 heading 3: INT. BAR - NIGHT\n"
        "  S0.L1 action 1: Smoke.\n"
        "  S0.L2 cue 0 <ANNA|V.O.>: ANNA (V.O.)\n"
        "  S0.L3 dialogue 3 <ANNA|V.O.>: I did it.\n"
    )


def test_dump_tells_doubts() -> None:
    builder = WorkBuilder(Source.from_text("One.\n???\n"))
    builder.add(LineKind.ACTION, Span(0, 4))
    builder.doubt(Span(5, 8), "no words")
    assert builder.build().dump().endswith("  S0.L0 action 1: One.\n? row 2: no words\n")


@pytest.mark.parametrize(
    ("name", "title_page", "title"),
    [
        ("drafts/two.fountain", [("title", "The Long Pier")], "The Long Pier"),
        ("drafts/two.fountain", [("title", "")], "two"),
        ("drafts/two.fountain", [], "two"),
        ("a.b.txt", [], "a.b"),
        ("README", [], "README"),
        (".fountain", [], ".fountain"),
    ],
)
def test_title(name: str, title_page: list[tuple[str, str]], title: str) -> None:
    assert WorkBuilder(Source.from_text(TEXT, name=name), title_page=title_page).build().title == title


def test_share_understood_counts_the_rows_that_are_lost() -> None:
    # four rows with text; the second is lost, the last only doubted: 3 of 4. A row lost twice is lost once.
    builder = WorkBuilder(Source.from_text("One.\n%%%\n\nTwo.\nThree?\n"))
    builder.doubt(Span(5, 8), "unreadable", understood=False)
    builder.doubt(Span(6, 9), "unreadable", understood=False)
    builder.doubt(Span(15, 21), "not sure")
    assert builder.build().share_understood == 0.75


def test_lines_by_kind() -> None:
    work = build_work(TEXT)
    assert [line.kind for line in work.lines()] == [line.kind for line in work.all_lines]
    assert [work.quote(line) for line in work.lines(LineKind.CUE, LineKind.HEADING)] == ["INT. BAR - NIGHT", "ANNA"]


def test_what_stands_at_an_offset() -> None:
    text = "\nINT. BAR\nSmoke.\n\nEXT. SEA\nRain.\n"
    work = build_work(text)
    assert [work.scene_at(text.index(word)) for word in ("BAR", "Smoke", "EXT", "Rain")] == [0, 0, 1, 1]
    assert work.scene_at(0) == 0
    assert work.line_at(0) is None  # a blank row before all
    quoted = [work.quote(line) for line in map(work.line_at, (text.index("oke"), text.index("\n\nEXT") + 1)) if line]
    assert quoted == ["Smoke.", "Smoke."]  # the blank row behind is still its


def test_locate_skips_the_white_space_in_front() -> None:
    work = build_work(TEXT)
    assert work.locate(Span(23, 29)).row == 4  # the span begins at the end of row 2 and runs into row 4: ANNA
    assert str(work.locate(Span(0, 3))) == "p. ~1"


def test_pages_are_estimated_where_none_are_printed() -> None:
    assert build_work("Rain.\n" * 55).n_pages == 1
    assert build_work("Rain.\n" * 56).n_pages == 2
