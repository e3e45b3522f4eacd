"""Tables hold what the analysis holds, as CSV, XLSX and dataframes, and no cell is a formula."""

import csv
import io
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import polars
import pytest

from report.exports.hostile import hostile
from report.made import sample
from whosestory import report
from whosestory.analysis import analyze_work
from whosestory.errors import MissingExtraError
from whosestory.report.exports.tables import FORMULA, Table, make_tables, to_csv
from whosestory.report.exports.xlsx import MAX_CELL, to_xlsx
from whosestory.work import build_work

NAMES = ["about", "characters", "scenes", "lines", "measures", "findings"]


def tables(of: Any = None) -> dict[str, Table]:
    return {table.name: table for table in make_tables(of or sample())}


def read_csv(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(table).decode("utf-8-sig"), newline="")))


def column(table: Table, name: str) -> list[Any]:
    return [row[table.columns.index(name)] for row in table.rows]


def test_there_is_a_row_for_everything() -> None:
    analysis, made = sample(), tables()
    assert list(made) == NAMES
    assert column(made["characters"], "character") == [each.id for each in analysis.cast.characters]
    assert len(made["scenes"].rows) == len(analysis.work.scenes)
    assert len(made["lines"].rows) == len(analysis.work.all_lines)
    measured = [found for found in analysis.measurements.values() if found.applies]
    n_others = len(analysis.measurements) - len(measured)
    assert len(made["measures"].rows) == len(measured) * len(analysis.cast.characters) + n_others


def test_counts_agree_with_each_other() -> None:
    """The words of the lines are those of the scenes and of the work; a character's are those of its lines."""
    made = tables()
    lines, characters = made["lines"], made["characters"]
    assert sum(column(lines, "words")) == sum(column(made["scenes"], "words")) == sample().work.n_words
    greta = sum(
        words
        for kind, who, words in zip(*(column(lines, name) for name in ("kind", "speakers", "words")), strict=True)
        if kind == "dialogue" and "greta_vey" in who.split("; ")
    )
    assert greta == column(characters, "words")[column(characters, "character").index("greta_vey")] > 100
    assert sum(column(characters, "word_share")) == pytest.approx(1)


def test_a_line_leads_to_its_place() -> None:
    text = sample().work.source.text
    for row in read_csv(tables()["lines"]):
        span = text[int(row["start"]) : int(row["end"])]
        assert " ".join(span.split()) == row["text"]
        assert text[: int(row["start"])].count("\n") + 1 == int(row["row"])
    for row in read_csv(tables()["findings"]):
        assert " ".join(text[int(row["start"]) : int(row["end"])].split()) == row["quote"].removeprefix("'")


def test_a_small_work_by_hand() -> None:
    analysis = analyze_work(build_work("INT. BAR - NIGHT\nANNA: I did it.\nBEN (V.O.): Yes."))
    made = tables(analysis)
    assert [row[2:10] for row in made["lines"].rows if row[4] == "dialogue"] == [
        ("~1", 2, "dialogue", 1, "anna", False, 3, "I did it."),
        ("~1", 3, "dialogue", 2, "ben", True, 1, "Yes."),
    ]
    assert made["scenes"].rows[0][:7] == (1, "", "~1", "INT. BAR - NIGHT", True, "BAR", "NIGHT")
    assert made["findings"].rows == ()
    voice = [row for row in made["measures"].rows if row[0] == "voice"]
    assert len(voice) == 1  # too few words: one row, with the reason
    assert voice[0][5] is None
    assert "only" in str(voice[0][7])


def test_no_cell_of_csv_is_a_formula() -> None:
    made = tables(hostile())
    texts = [cell for table in made.values() for row in table.rows for cell in row if isinstance(cell, str)]
    assert {text[0] for text in texts if text.startswith(FORMULA)} >= set("=+-@")  # they are there to be defused
    for table in made.values():
        for row in csv.reader(io.StringIO(to_csv(table).decode("utf-8-sig"), newline="")):
            assert len(row) == len(table.columns)
            for cell in row:
                assert not cell.startswith(FORMULA) or cell.lstrip("-").replace(".", "").replace("e-", "").isdigit()


def test_the_workbook_holds_the_same_and_no_formula() -> None:
    for analysis in (sample(), hostile()):
        made = tables(analysis)
        book = openpyxl.load_workbook(io.BytesIO(to_xlsx(list(made.values()))))
        assert book.sheetnames == NAMES
        for table in made.values():
            found = list(book[table.name].iter_rows())
            assert tuple(cell.value for cell in found[0]) == table.columns
            for cells, row in zip(found[1:], table.rows, strict=True):
                for cell, value in zip(cells, row, strict=True):
                    expected = pytest.approx(value) if isinstance(value, float) else value
                    assert cell.value == (None if value == "" else expected)
                assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
                assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "@")))


def test_a_workbook_is_the_same_each_time_and_cuts_what_no_cell_holds() -> None:
    long = Table("long", ("text",), (("=" + "a" * 40_000,),))
    assert to_xlsx([long]) == to_xlsx([long])
    cell = openpyxl.load_workbook(io.BytesIO(to_xlsx([long])))["long"]["A2"]
    assert len(cell.value) == MAX_CELL
    assert cell.value.endswith("a…")


def test_without_its_library_a_workbook_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'whosestory\[xlsx\]'"):
        to_xlsx(make_tables(sample()))


@pytest.mark.parametrize(("library", "kind"), [("pandas", pandas.DataFrame), ("polars", polars.DataFrame)])
def test_dataframes_hold_the_same(library: str, kind: type) -> None:
    found: dict[str, Any] = report.frames(sample(), library=library)
    made = tables()
    assert list(found) == NAMES
    for name, frame in found.items():
        assert isinstance(frame, kind)
        assert list(frame.columns) == list(made[name].columns)
        assert len(frame) == len(made[name].rows)
    assert list(found["characters"]["words"]) == column(made["characters"], "words")
    assert int(found["lines"]["words"].sum()) == sample().work.n_words


def test_pandas_is_tried_first_then_polars_then_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(report.frames(sample())["about"], pandas.DataFrame)
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert isinstance(report.frames(sample())["about"], polars.DataFrame)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match="frames"):
        report.frames(sample())
    with pytest.raises(ValueError, match="excel"):
        report.frames(sample(), library="excel")


def test_every_column_is_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "formats.md").read_text("utf-8")
    for table in tables().values():
        row = next(row for row in page.splitlines() if row.startswith(f"| `{table.name}` |"))
        for name in table.columns:
            assert f"`{name}`" in row, f"{name} of {table.name}"
