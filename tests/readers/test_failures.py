"""The known ways in which script parsers fail: a pair each under `data/failures`, written for these tests.

All but a few tell the same story as `plain.txt`, spoilt in one way each.
"""

import re
from pathlib import Path

import pytest

from readers.packed import DATA
from readers.soundness import check_all_rows_are_read
from whosestory.readers import read
from whosestory.work import LineKind, Work

FILES = DATA / "failures"
PATHS = sorted(FILES.glob("*.txt"))
LOOSE = re.compile(r"\s+\*+|^\d+\s{2,}|\s{3,}\d+$|:", re.MULTILINE)  # what stands in margins; the colon of CUT TO:
NO_HEADINGS = {"missing_headings"}
MORE_ACTION = {"capital_supers": ["THREE DAYS EARLIER", "5 YEARS LATER"]}
OTHER_NAMES = {"names_with_int_and_cut": {"CLINT BARTON": "QUINT CUTLER", "EXTON INTERLOCK": "MARTA"}}


def load(name: str) -> Work:
    path = FILES / f"{name}.txt"
    return read(path.read_bytes(), path.name)


def story(work: Work, *, headings: bool = True) -> list[tuple[str, str, str]]:
    """Kind, speaker and words of each row of the story, whatever the layout."""
    rows = []
    for line in work.all_lines:
        words = LOOSE.sub("", work.quote(line)).lower()
        name = line.cue.name if line.cue else ""
        if line.kind is LineKind.FURNITURE or (line.kind is LineKind.CUE and "cont'd" in words):
            continue
        if headings or line.kind is not LineKind.HEADING:
            rows += [(line.kind.value, name, " ".join(row.split())) for row in words.splitlines() if row.strip()]
    return rows


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_pair(path: Path) -> None:
    work = load(path.stem)
    assert work.dump() == path.with_suffix(".lines").read_text(encoding="utf-8")
    check_all_rows_are_read(work)


@pytest.mark.parametrize("name", [path.stem for path in PATHS if path.stem not in OTHER_NAMES])
def test_the_story_is_the_same(name: str) -> None:
    work = load(name)
    added = {row.lower() for row in MORE_ACTION.get(name, ())}
    told = [row for row in story(work) if row[2] not in added and row[0] != "shot"]
    assert told == story(load("plain"), headings=name not in NO_HEADINGS)


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_the_speakers_are_others_and_the_story_the_same(name: str) -> None:
    renamed = OTHER_NAMES[name]
    told = [
        (kind, renamed.get(who, who), renamed.get(words.upper(), words).lower())
        for kind, who, words in story(load(name))
    ]
    assert told == story(load("plain"))


@pytest.mark.parametrize("name", MORE_ACTION)
def test_supers_are_action_and_nobody_speaks_them(name: str) -> None:
    work = load(name)
    action = [work.quote(line) for line in work.lines(LineKind.ACTION)]
    assert [row for row in action if row in MORE_ACTION[name]] == MORE_ACTION[name]


def test_a_page_break_keeps_the_speaker() -> None:
    work = load("page_breaks_in_speeches")
    names = [line.cue.name for line in work.lines(LineKind.DIALOGUE) if line.cue]
    assert len(names) == 16
    assert set(names) == {"QUINT CUTLER", "MARTA"}


def test_missing_headings_are_said() -> None:
    assert "no scene headings" in load("missing_headings").doubts[0].why
