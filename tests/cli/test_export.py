"""`export`, `notes` and `cite`: by suffix, over nobody's file, whole or not at all."""

import io
import sys
from pathlib import Path

import networkx
import openpyxl
import pytest

from calling import SAMPLE, call
from report.made import sample
from whosestory.analysis import analyze
from whosestory.readers import read_file
from whosestory.report.cite import bibtex
from whosestory.report.exports.markdown import to_markdown
from whosestory.report.exports.notes import find_remarks, is_ours, script_told
from whosestory.work import LineKind

TABLES = {"about", "characters", "scenes", "lines", "measures", "findings"}


def test_each_suffix_is_its_format(tmp_path: Path) -> None:
    for name in ("a.md", "a.markdown", "a.xlsx", "a.graphml", "a.GEXF", "a.json"):
        said = call("export", SAMPLE, "-o", tmp_path / name)
        assert (said.code, said.out, said.err) == (0, "", f"Written: {tmp_path / name}\n")
    assert (tmp_path / "a.md").read_text("utf-8") == to_markdown(sample())
    assert set(openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames) == TABLES
    graphs = networkx.read_graphml(tmp_path / "a.graphml"), networkx.read_gexf(tmp_path / "a.GEXF")
    assert graphs[0].number_of_edges() == graphs[1].number_of_edges() > 5
    assert (tmp_path / "a.json").read_text("utf-8") == call(SAMPLE, "--json").out


@pytest.mark.parametrize("name", ["tables", "some.tables/", "deep/er"])
def test_a_folder_is_of_csv(name: str, tmp_path: Path) -> None:
    assert call("export", SAMPLE, "-o", f"{tmp_path}/{name}").code == 0
    assert {path.name for path in (tmp_path / name).iterdir()} == {f"{table}.csv" for table in TABLES}


def test_standard_output_and_input() -> None:
    said = call("export", "-", "-o", "-", "--to", "graphml", stdin=SAMPLE.read_bytes())
    assert said.code == 0
    assert not said.err
    assert networkx.read_graphml(io.BytesIO(said.out.encode())).number_of_nodes() > 5


def test_one_file_in_the_folder_stays_and_so_do_all(tmp_path: Path) -> None:
    (tmp_path / "lines.csv").write_text("mine")
    said = call("export", SAMPLE, "-o", tmp_path)
    assert said.code == 1
    assert "give --force" in said.err
    assert len(said.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["lines.csv"]
    assert (tmp_path / "lines.csv").read_text() == "mine"
    assert call("export", SAMPLE, "-o", tmp_path, "--force").code == 0
    assert (tmp_path / "lines.csv").read_text("utf-8-sig").startswith("line,scene,")


def test_a_disk_that_fills_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if "lines" in path.name:
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    said = call("export", SAMPLE, "-o", tmp_path / "tables")
    assert said.code == 1
    assert "No space left on device" in said.err
    assert not list((tmp_path / "tables").iterdir())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "out.docx"], "names no format"),
        (["-o", "out.csv"], "name a folder"),
        (["-o", "out.csv", "--to", "csv"], "name a folder"),
        (["-o", "-", "--to", "csv"], "name a folder"),
        (["-o", "-"], "names no format"),
        (["-o", "out.md", "--to", "opera"], "there are: md"),
        ([], "Missing option"),
    ],
)
def test_a_format_that_there_is_not(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call("export", SAMPLE, *arguments)
    assert said.code == 2
    assert says in " ".join(said.err.replace("│", " ").split())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["export", "notes"])
def test_nothing_is_written_over_unless_asked(command: str, tmp_path: Path) -> None:
    out = tmp_path / ("mine.md" if command == "export" else "mine.fountain")
    out.write_text("mine")
    said = call(command, SAMPLE, "-o", out)
    assert said.code == 1
    assert "give --force" in said.err
    assert out.read_text() == "mine"
    assert call(command, SAMPLE, "-o", out, "--force").code == 0
    assert out.read_text() != "mine"


@pytest.mark.parametrize("command", ["export", "notes", "cite"])
def test_a_file_that_is_not_there_is_one_sentence(command: str, tmp_path: Path) -> None:
    out = [] if command == "cite" else ["-o", tmp_path / ("x.md" if command == "export" else "x.fdx")]
    said = call(command, tmp_path / "nowhere.txt", *out)
    assert said.code == 1
    assert len(said.err.splitlines()) == 1
    assert "there is no such file" in said.err
    assert not list(tmp_path.iterdir())


def test_a_workbook_without_its_library_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    said = call("export", SAMPLE, "-o", tmp_path / "a.xlsx")
    assert said.code == 1
    assert "pip install 'whosestory[xlsx]'" in said.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".fdx", ".fountain"])
def test_a_noted_copy_is_the_script_with_notes(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"noted{suffix}"
    said = call("notes", SAMPLE, "-o", out)
    assert said.code == 0
    n = len(find_remarks(sample()))
    assert said.err.splitlines()[0] == f"Written: {out}, with {n} notes"
    again = read_file(out)
    assert script_told(again) == script_told(read_file(SAMPLE))
    assert sum(is_ours(again, line.span) for line in again.lines(LineKind.NOTE)) == n


def test_the_verdict_of_a_noted_copy_is_the_same(tmp_path: Path) -> None:
    call("notes", SAMPLE, "-o", tmp_path / "noted.fountain")
    again = analyze(tmp_path / "noted.fountain").verdict
    assert (again.kind, again.heads, again.support) == (
        sample().verdict.kind,
        sample().verdict.heads,
        sample().verdict.support,
    )


def test_the_script_itself_is_never_written_over(tmp_path: Path) -> None:
    script = tmp_path / "draft.fountain"
    script.write_bytes(SAMPLE.read_bytes())
    said = call("notes", script, "-o", script, "--force")
    assert said.code == 1
    assert "the script itself" in said.err
    assert script.read_bytes() == SAMPLE.read_bytes()


def test_notes_need_a_format_that_has_them(tmp_path: Path) -> None:
    for name in ("a.txt", "a.csv", "a.docx", "a"):
        said = call("notes", SAMPLE, "-o", tmp_path / name)
        assert said.code == 2
        assert ".fountain or .fdx" in " ".join(said.err.replace("│", " ").split())


def test_notes_from_standard_input(tmp_path: Path) -> None:
    assert call("notes", "-", "-o", tmp_path / "a.fountain", stdin=SAMPLE.read_bytes()).code == 0
    assert script_told(read_file(tmp_path / "a.fountain")) == script_told(read_file(SAMPLE))


def test_cite_prints_a_line_and_bibtex() -> None:
    said = call("cite", SAMPLE)
    assert said.code == 0
    line, _, entry = said.out.partition("\n\n")
    assert "\n" not in line
    assert sample().work.source.sha256 in line
    assert entry == bibtex(sample())
    assert call("cite", SAMPLE, "--bibtex").out == bibtex(sample())
