"""`plot`: each chart as SVG and PNG."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from calling import SAMPLE, call
from whosestory.cli.plot import Chart
from whosestory.report.plots import PLOTS

SVG = "{http://www.w3.org/2000/svg}"


def test_the_charts_offered_are_those_that_can_be_drawn() -> None:
    assert [chart.value for chart in Chart] == list(PLOTS)


@pytest.mark.parametrize("kind", PLOTS)
def test_each_chart_is_a_picture_that_stands_alone(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "chart.svg"
    assert call("plot", kind, SAMPLE, "-o", out).code == 0
    text = out.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert float(root.attrib["width"]) > 300
    assert "GRETA" in "".join(each.text or "" for each in root.iter()) or kind == "scenes"
    assert not root.findall(f".//{SVG}a")
    assert "var(" not in text
    assert re.findall(r"https?://[^\s\"]+", text) == ["http://www.w3.org/2000/svg"]


def test_png(tmp_path: Path) -> None:
    out = tmp_path / "chart.png"
    assert call("plot", "strip", SAMPLE, "-o", out).code == 0
    assert out.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(out.read_bytes()[16:20]) == 2 * (960 + 24)


def test_without_the_rasteriser_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    said = call("plot", "strip", SAMPLE, "-o", tmp_path / "chart.png")
    assert said.code == 1
    assert "pip install 'whosestory[png]'" in said.err
    assert not (tmp_path / "chart.png").exists()


def test_other_suffixes_and_files_that_are_there_are_refused(tmp_path: Path) -> None:
    said = call("plot", "strip", SAMPLE, "-o", tmp_path / "chart.gif")
    assert (said.code, ".svg or .png" in said.err) == (1, True)
    (tmp_path / "chart.svg").write_text("mine")
    said = call("plot", "strip", SAMPLE, "-o", tmp_path / "chart.svg")
    assert (said.code, "--force" in said.err) == (1, True)
    assert (tmp_path / "chart.svg").read_text() == "mine"


def test_with_nothing_to_draw_it_says_so(tmp_path: Path) -> None:
    short = tmp_path / "short.fountain"
    short.write_text("INT. A - DAY\n\nBEN\nYes.\n")
    said = call("plot", "arcs", short, "-o", tmp_path / "chart.svg")
    assert (said.code, "too little" in said.err) == (1, True)
