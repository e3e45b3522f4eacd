"""Subtitles: the pairs under `data/subtitles`, written for these tests, and what must hold of any file."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readers.soundness import check_all_rows_are_read, check_any, check_linear
from whosestory.analysis import analyze_bytes
from whosestory.readers import read as read_by_content
from whosestory.readers.subtitles import READER, read
from whosestory.report.page import length_of
from whosestory.work import Form, LineKind, Work

FILES = Path(__file__).parent / "data" / "subtitles"
PATHS = sorted(path for path in FILES.iterdir() if path.suffix != ".lines")


def load(name: str) -> Work:
    return read((FILES / name).read_bytes(), name)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_pair(path: Path) -> None:
    data = path.read_bytes()
    assert READER.sniff(data)
    work = read_by_content(data, path.name)
    assert (work.form, work.format) == (Form.SUBTITLES, "subtitles")
    assert work.dump() == path.with_suffix(".lines").read_text(encoding="utf-8")
    check_all_rows_are_read(work)


def test_names_that_stand_only_over_whom_we_do_not_see_end_with_their_subtitle() -> None:
    work = load("brackets.srt")
    speeches = {work.quote(line): line.cue.name for line in work.lines(LineKind.DIALOGUE) if line.cue}
    assert speeches["Who left the gate open?"] == "MARTA"
    assert speeches["I closed it."] == ""
    assert "of 12 speeches 4 name who speaks" in work.doubts[0].why


def test_a_word_before_a_colon_is_no_name() -> None:
    assert "NOTE" not in {line.cue.name for line in load("brackets.srt").lines() if line.cue}


def test_a_long_gap_ends_a_passage() -> None:
    assert [len(list(scene.lines)) > 0 for scene in load("names.srt").scenes] == [True, True]


def test_a_minute_is_a_page() -> None:
    work = load("voices.vtt")
    assert [page.label for page in work.source.pages] == ["~1", "~61"]
    assert str(work.locate(work.all_lines[-1].span)) == "p. ~61"
    assert length_of(work) == "about 2 pages"


def long_talk(name: str) -> bytes:
    rows = []
    for n in range(400):
        at = 12 * n
        clock = f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02},"
        who = name if n % 2 else "PIET"
        rows.append(f"{n + 1}\n{clock}000 --> {clock}900\n{who}: I told you about the boat and about the gate.\n")
    return "\n".join(rows).encode()


def test_what_needs_action_is_not_applicable_and_the_verdict_says_why() -> None:
    analysis = analyze_bytes(long_talk("MARTA"), "talk.srt")
    reasons = {name: each.reason for name, each in analysis.measurements.items()}
    assert "subtitles" in reasons["presence"]
    assert "subtitles" in reasons["attention"]
    assert not reasons["voice"]
    assert (analysis.verdict.kind, analysis.verdict.leaning) == ("cannot_say", None)
    assert "of six could be answered" in analysis.verdict.reason


PIECES = [
    "00:00:01,000 --> 00:00:02,000",
    "99:99:99,999 --> 00:00:00,000",
    "00:01.000 --> 10:00.000",
    "17",
    "WEBVTT",
    "NOTE x",
    "ANNA: Yes.",
    "ANNA:",
    "[ANNA] No.",
    "[ANNA]",
    "(ben) no",
    "- Well - no. - Yes",
    "<v Ben>Oh",
    "<i>x</i>",
    "-",
    "♪",
    "[DOOR SLAMS] [x]",
    "&amp;",
    "",
    " ",
    "\x0c",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_rows_make_a_sound_work(rows: list[str]) -> None:
    work = check_any(read, "\n".join(rows).encode(), "any.srt")
    if work:
        check_all_rows_are_read(work)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_raise_nothing_else(data: bytes) -> None:
    check_any(read, b"1\n00:00:01,000 --> 00:00:02,000\n" + data, "any.srt")


HOSTILE = [
    "00:00:01,000 --> 00:00:02,000\n",
    "00:00:01,000 --> 00:00:02,000\nA:\n",
    "[" * 80 + "\n",
    "<v " * 30 + "\n",
    "ANNA BEN " * 20 + "\n",
    "- A. " * 40 + "\n",
    "(A) " * 40 + "\n",
    "\n",
    "7\n",
    "{\\" * 40 + "\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length(unit: str) -> None:
    def make(n: int) -> bytes:
        return ("1\n00:00:01,000 --> 00:00:02,000\n" + unit * (n // len(unit))).encode()

    check_linear(read, make, 60_000, "long.srt")


@pytest.mark.parametrize("unit", ["A ", "[", "[A] ", "- A. ", "<v A", "<a", "{\\a", "A: ", "&amp;"])
def test_one_endless_row_is_read_in_time(unit: str) -> None:
    check_linear(read, lambda n: b"1\n00:00:01,000 --> 00:00:02,000\n" + unit.encode() * (n // len(unit)), 15_000, "r")
