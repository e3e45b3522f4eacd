"""Scripts in other languages, by their headings: the pairs under `data/headings`, written for these tests."""

from pathlib import Path

import pytest

from readers.packed import DATA
from whosestory.readers import read
from whosestory.report.parse_page import parse_page
from whosestory.report.parse_text import plain_parse

PATHS = sorted((DATA / "headings").glob("*.txt"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_pair(path: Path) -> None:
    work = read(path.read_bytes(), path.name)
    assert work.dump() == path.with_suffix(".lines").read_text(encoding="utf-8")
    assert work.language == path.stem.capitalize()
    assert {line.cue.name for line in work.all_lines if line.cue} == {"MARTA", "PIET"}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_parse_report_names_the_language(path: Path) -> None:
    page = parse_page(read(path.read_bytes(), path.name))
    assert f"headings in: {path.stem.capitalize()}" in plain_parse(page)


def test_fountain_knows_them_too() -> None:
    path = DATA / "headings" / "german.fountain"
    work = read(path.read_bytes(), path.name)
    assert (work.format, work.language) == ("fountain", "German")
    assert [(scene.place, scene.time, scene.inside) for scene in work.scenes] == [
        ("KÜCHE", "TAG", True),
        ("AUTO", "NACHT", None),
    ]
