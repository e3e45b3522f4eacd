"""`whosestory analyze`: pages, JSON, folders, many files."""

import json
import time
from pathlib import Path

import pytest

from calling import SAMPLE, call, script
from whosestory import analysis, limits
from whosestory.cli import inputs


def test_a_file_alone_is_analysed() -> None:
    said = call(SAMPLE)
    assert said.code == 0
    assert said.out.startswith("LOW WATER   draft 22 November 2026, about 19 pages: a script, not the film\n")
    assert "GRETA'S STORY." in said.out
    assert not said.err


def test_json_lines(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(script("ANNA", "BEN"))
    said = call(SAMPLE, other, "--json")
    rows = [json.loads(row) for row in said.out.splitlines()]
    assert [row["source"]["name"] for row in rows] == ["low_water.fountain", "other.txt"]
    assert all(row["schema"] == "whosestory/1" for row in rows)
    assert said.err == "2 of 2 files read.\n"


def test_json_is_the_same_each_time() -> None:
    assert call(SAMPLE, "--json").out == call(SAMPLE, "--json").out


def test_the_seed_is_in_the_json() -> None:
    assert json.loads(call(SAMPLE, "--json", "--seed", "7").out)["seed"] == 7


def test_a_folder_gets_a_file_each_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "new" / "results"
    said = call(SAMPLE, "--json", "--out", out)
    assert said.code == 0
    assert not said.out
    assert [path.name for path in out.iterdir()] == ["low_water.json"]
    assert json.loads((out / "low_water.json").read_bytes())["schema"] == "whosestory/1"


def test_two_files_of_one_stem_are_told_apart(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "Draft.txt", tmp_path / "b" / "draft.fountain"
    for path in (first, second):
        path.parent.mkdir()
        path.write_text(script("ANNA", "BEN"))
    out = tmp_path / "out"
    said = call(first, second, "--out", out)
    assert sorted(path.name for path in out.iterdir()) == ["Draft.json", "draft-2.json"]
    assert "draft-2.json" in said.err
    assert json.loads((out / "draft-2.json").read_bytes())["source"]["name"] == "draft.fountain"


def test_no_input_is_overwritten(tmp_path: Path) -> None:
    script_called_json = tmp_path / "draft.json"
    script_called_json.write_text(script("ANNA", "BEN"))
    said = call(script_called_json, "--out", tmp_path)
    assert said.code == 0
    assert script_called_json.read_text() == script("ANNA", "BEN")
    assert (tmp_path / "draft-2.json").exists()


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = call(tmp_path / "missing.txt", SAMPLE, tmp_path, "--out", out)
    assert said.code == 1
    assert [path.name for path in out.iterdir()] == ["low_water.json"]
    rows = said.err.splitlines()
    assert rows[0] == f"{tmp_path / 'missing.txt'}: there is no such file; check the name and the folder"
    assert rows[1] == f"{tmp_path}: this is a folder; name a script in it"
    assert rows[2].startswith("1 of 3 files read; 2 could not be")


def test_standard_input() -> None:
    said = call("-", "--json", stdin=SAMPLE.read_bytes())
    assert json.loads(said.out)["source"]["name"] == "standard input"


def test_many_pages_end_with_a_list(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(script("ANNA", "BEN"))
    said = call(SAMPLE, other)
    assert "\nLOW WATER: GRETA'S STORY.\n" in said.out
    assert "\nOTHER: " in said.out


def test_corrections_from_a_file(tmp_path: Path) -> None:
    corrections = tmp_path / "names.toml"
    corrections.write_text('rename = { "GRETA" = "MARGARET" }\nignore = ["NOBODY AT ALL"]\n')
    said = call(SAMPLE, "--cast", corrections)
    assert "MARGARET'S STORY." in said.out
    assert "A correction matched nothing: " in said.out
    assert "NOBODY AT ALL" in said.out
    assert "NOBODY AT ALL" in call(SAMPLE, "--cast", corrections, "--json").err


def test_corrections_beside_the_file_are_used(tmp_path: Path) -> None:
    copy = tmp_path / "low_water.fountain"
    copy.write_bytes(SAMPLE.read_bytes())
    (tmp_path / "low_water.fountain.cast.toml").write_text('rename = { "GRETA" = "MARGARET" }\n')
    assert "MARGARET'S STORY." in call(copy).out


def test_an_unforeseen_error_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_args: object, **_options: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.delenv("WHOSESTORY_DEBUG", raising=False)
    monkeypatch.setattr(analysis, "analyze", stumble)
    said = call(SAMPLE)
    assert said.code == 1
    assert len(said.err.splitlines()) == 1
    assert f"{SAMPLE}: whosestory stumbled over this file (ZeroDivisionError: by nought)" in said.err
    assert "Traceback" not in said.err
    monkeypatch.setenv("WHOSESTORY_DEBUG", "1")
    assert "Traceback" in call(SAMPLE).err


def test_a_file_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if not hasattr(inputs.signal, "SIGALRM"):
        pytest.skip("no SIGALRM here, so no guard")
    quick = analysis.analyze

    def slow(path: Path, **options: object) -> analysis.Analysis:
        if path.name == "slow.txt":
            time.sleep(5)
        return quick(path, seed=0)

    monkeypatch.setattr(limits, "MAX_SECONDS_A_FILE", 1.5)
    monkeypatch.setattr(analysis, "analyze", slow)
    said = call(tmp_path / "slow.txt", SAMPLE, "--out", tmp_path)
    assert said.code == 1
    assert "slow.txt: reading it took more than 2 seconds; give one script a file" in said.err
    assert (tmp_path / "low_water.json").exists()


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(analysis, "analyze", interrupt)
    said = call(SAMPLE)
    assert (said.code, said.out, said.err) == (130, "", "")
