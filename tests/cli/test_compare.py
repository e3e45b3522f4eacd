"""`whosestory compare`: drafts side by side."""

import json
from pathlib import Path

import pytest

from calling import SAMPLE, call
from drafts.made import his, scenes
from whosestory.cli.compare import MAX_DRAFTS


@pytest.fixture
def later(tmp_path: Path) -> Path:
    path = tmp_path / "later.fountain"
    path.write_text(his(), encoding="utf-8")
    return path


def test_what_moved_and_by_which_scenes(later: Path) -> None:
    said = call("compare", SAMPLE, later)
    assert said.code == 0
    assert said.out.startswith("A LOW WATER, 22 November 2026, about 19 pages, 30 scenes. Read 100 %")
    assert "\n* verdict " in said.out
    assert "\nFrom A to B\n  Scenes: 26 the same, 2 new, 4 cut." in said.out
    assert "EXT. SEA WALL - NIGHT: new, +" in said.out
    assert all(len(row) <= 80 for row in said.out.splitlines())


def test_the_same_in_another_format(tmp_path: Path) -> None:
    other = tmp_path / "low_water.fdx"
    assert call("convert", SAMPLE, other).code == 0
    said = " ".join(call("compare", SAMPLE, other).out.split())
    assert "From A to B nothing moved: the same verdict, the same answers, no share by 5 points." in said


def test_plainly(later: Path) -> None:
    rows = call("compare", SAMPLE, later, "--plain").out.splitlines()
    assert all(": " in row for row in rows)
    assert any(row.startswith("ending, B: DONAL") for row in rows)
    assert any(row.startswith("from A to B, scene: ") for row in rows)


def test_json(later: Path) -> None:
    record = json.loads(call("compare", SAMPLE, later, "--json").out)
    assert record["schema"] == "whosestory-compare/1"
    assert [column["mark"] for column in record["page"]["columns"]] == ["A", "B"]


def test_a_new_name_is_said(tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.fountain"
    renamed.write_text("".join(scenes()).replace("DONAL", "RORY").replace("Donal", "Rory"), encoding="utf-8")
    said = call("compare", SAMPLE, renamed).out
    assert "  DONAL = RORY (" in said
    assert "nothing moved" in said


def test_one_draft_without_marks() -> None:
    said = call("compare", SAMPLE)
    assert (said.code, said.out) == (1, "")
    assert said.err == f"{SAMPLE}: this draft marks no revisions; name another one to compare it with\n"


def test_one_draft_with_marks(tmp_path: Path) -> None:
    marked = tmp_path / "marked.fdx"
    call("convert", SAMPLE, marked)
    before = marked.read_text(encoding="utf-8")
    paragraph = before.rindex("<Text", 0, before.index("</Content>"))
    marked.write_text(before[:paragraph] + '<Text RevisionID="2"' + before[paragraph + 5 :], encoding="utf-8")
    said = call("compare", marked)
    assert said.code == 0
    assert "Since the marked revisions\n  A marks revisions (" in said.out
    assert "in 1 scene of 30" in " ".join(said.out.split())


def test_a_draft_that_cannot_be_read(later: Path, tmp_path: Path) -> None:
    said = call("compare", tmp_path / "none.txt", later)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1


def test_wrong_usage() -> None:
    assert call("compare", *[SAMPLE] * (MAX_DRAFTS + 1)).code == 2
    assert call("compare", "-", "-").code == 2
    assert call("compare").code == 2


def test_a_page_to_send(later: Path, tmp_path: Path) -> None:
    out = tmp_path / "moved.html"
    said = call("compare", SAMPLE, later, "-o", out)
    assert (said.code, said.out) == (0, "")
    assert "Written: " in said.err
    page = out.read_text(encoding="utf-8")
    assert "From A to B: what moved" in page
    again = call("compare", SAMPLE, later, "-o", out)
    assert again.code == 1
    assert "--force" in again.err
    assert out.read_text(encoding="utf-8") == page
    assert call("compare", SAMPLE, later, "-o", out, "--force").code == 0
