"""Remarks are written as notes at their lines, and change nothing else of the script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calling import SAMPLE
from whosestory.readers import read_file
from whosestory.readers.fdx import read as read_fdx
from whosestory.readers.fountain import read as read_fountain
from whosestory.source import Span
from whosestory.work import LineKind, Work
from whosestory.writers import Remark, fdx, fountain
from writers.made import SCRIPTS, build, told

MARK = "zzremark"
WAYS = {"fountain": (fountain.write, read_fountain), "fdx": (fdx.write, read_fdx)}


def noted(work: Work, format: str, remarks: list[Remark]) -> Work:
    write, read = WAYS[format]
    return read(write(work, remarks), f"made.{format}")


def without(work: Work) -> list[str]:
    return [row for row in told(work) if MARK not in row]


def marks(work: Work) -> list[str]:
    return [row for row in told(work) if MARK in row]


@pytest.mark.parametrize("format", WAYS)
def test_the_sample_with_a_remark_on_every_line_is_the_same_script(format: str) -> None:
    work = read_file(SAMPLE)
    lines = [line for line in work.all_lines if line.kind is not LineKind.FURNITURE]
    again = noted(work, format, [Remark(line.span, (f"{MARK} {n}",)) for n, line in enumerate(lines)])
    assert without(again) == told(work)
    assert len(marks(again)) == len(lines)


@pytest.mark.parametrize("format", WAYS)
def test_a_remark_stands_right_below_its_line(format: str) -> None:
    work = read_file(SAMPLE)
    spoken = next(line for line in work.lines(LineKind.DIALOGUE) if "I took his supper down" in work.quote(line))
    inside = Span(spoken.span.start + 5, spoken.span.start + 9)
    again = told(noted(work, format, [Remark(inside, (f"{MARK} here", "and on"))]))
    at = next(n for n, row in enumerate(again) if MARK in row)
    assert "I took his supper down" in again[at - 1]
    assert again[at].startswith("note 0")
    assert "here and on" in again[at]


@settings(max_examples=200, deadline=None)
@given(SCRIPTS, st.lists(st.integers(0, 400), max_size=6))
@pytest.mark.parametrize("format", WAYS)
def test_any_script_stays_the_same(format: str, script: list, places: list[int]) -> None:  # type: ignore[type-arg]
    work = build(script)
    if not any(work.quote(line).strip() for line in work.all_lines):
        return
    remarks = [Remark(Span(place, place), (f"{MARK} {n}",)) for n, place in enumerate(places)]
    again = noted(work, format, remarks)
    assert without(again) == told(work), WAYS[format][0](work, remarks).decode()
    assert len(marks(again)) == len(remarks)
