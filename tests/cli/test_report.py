"""`report`: one file, where it was asked for, shown only where that was asked for."""

import webbrowser
from pathlib import Path

import pytest

from calling import SAMPLE, call


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser would have been sent to."""
    out: list[str] = []
    monkeypatch.setattr(webbrowser, "open", out.append)
    return out


def test_it_writes_one_file_beside_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call("report", SAMPLE)
    assert (said.code, shown) == (0, [])
    assert [path.name for path in tmp_path.iterdir()] == ["low_water.report.html"]
    assert "Written: low_water.report.html" in said.err
    assert (tmp_path / "low_water.report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_it_is_shown_where_that_is_asked(tmp_path: Path, shown: list[str]) -> None:
    out = tmp_path / "out.html"
    assert call("report", SAMPLE, "-o", out, "--open").code == 0
    assert shown == [out.as_uri()]


def test_the_whole_script_only_where_that_is_asked(tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert call("report", SAMPLE, "-o", out, "--with-script").code == 0
    assert "holds the whole script" in out.read_text(encoding="utf-8")
    said = call("report", SAMPLE, "-o", out)
    assert (said.code, "--force" in said.err) == (1, True)
    assert call("report", SAMPLE, "-o", out, "--force").code == 0
    assert "holds the whole script" not in out.read_text(encoding="utf-8")


def test_whom_it_is_meant_for_is_said(tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert call("report", SAMPLE, "-o", out, "--meant", "Donal").code == 0
    assert "You meant DONAL." in out.read_text(encoding="utf-8")
    said = call("report", SAMPLE, "-o", tmp_path / "no.html", "--meant", "Gretel")
    assert (said.code, "the nearest names are: GRETA" in said.err) == (1, True)
    assert not (tmp_path / "no.html").exists()
