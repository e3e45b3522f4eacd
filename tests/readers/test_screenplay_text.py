"""Screenplays in plain text: the pairs under `data/text`, written for these tests, and what must hold of any text."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whosestory.errors import NotTextError, WhosestoryError
from whosestory.language import Extension
from whosestory.readers.screenplay_text import READER, read
from whosestory.work import Form, LineKind, Work

TEXTS = Path(__file__).parent / "data" / "text"
SAME = ("unindented", "indents_only", "flat", "doubled", "colons", "lower_case", "title_case_cues", "headings_close")


def load(name: str) -> Work:
    path = TEXTS / f"{name}.txt"
    return read(path.read_bytes(), path.name)


def shown(work: Work) -> list[tuple[str, str]]:
    """Kinds and words, whatever the layout."""
    return [(line.kind.value, " ".join(work.quote(line).lower().replace(":", "").split())) for line in work.all_lines]


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_pair(path: Path) -> None:
    work = read(path.read_bytes(), path.name)
    assert work.dump() == path.with_suffix(".lines").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SAME)
def test_the_layout_doesnt_matter(name: str) -> None:
    assert shown(load(name)) == shown(load("indented"))


def test_speaking_names_are_the_same_in_any_layout() -> None:
    for name in (*SAME, "scanned", "glued_contd", "scene_numbers", "slugs", "furniture", "page_numbers", "web_page"):
        assert {line.cue.name for line in load(name).lines(LineKind.DIALOGUE) if line.cue} == {"MARTA", "PIET"}, name


def test_title_page_and_draft() -> None:
    work = load("furniture")
    assert dict(work.title_page) == {
        "title": "THE LAST KEEPER",
        "author": "Ida Sorlund; Tom Breck",
        "source": "Based on the story by Old Hannes",
        "draft": "Second Draft",
        "draft date": "March 3, 2011",
        "revision": "Blue Rev. 3/9/11",
    }
    assert work.draft == "Second Draft, March 3, 2011, Blue Rev. 3/9/11"


def test_printed_pages_are_kept() -> None:
    work = load("page_numbers")
    assert [page.label for page in work.source.pages] == ["10", "11", "12", "13", "14", "15", "16"]
    answer = work.all_lines[-1]
    assert (answer.kind, work.quote(answer)) == (LineKind.DIALOGUE, "1982.")
    assert str(work.locate(answer.span)) == "p. 16"


def test_running_heads_give_pages_too() -> None:
    assert [page.label for page in load("furniture").source.pages] == ["2", "3", "4", "5", "6"]


def test_a_page_break_doesnt_end_a_speech() -> None:
    work = load("page_numbers")
    line = next(line for line in work.lines(LineKind.DIALOGUE) if "leave this" in work.quote(line))
    above = work.all_lines[work.all_lines.index(line) - 1]
    assert above.kind is LineKind.FURNITURE
    assert above.speech == line.speech


def test_voice_over_behind_the_colon_is_the_cues() -> None:
    speech = next(line for line in load("transcript_spaced").lines(LineKind.DIALOGUE) if line.is_voice_over)
    assert speech.cue is not None
    assert speech.cue.extensions == {Extension.VOICE_OVER}


def test_prose_is_not_understood() -> None:
    work = load("prose")
    assert work.share_understood == 0
    assert work.n_spoken_words == 0


def test_lost_layout_is_said() -> None:
    assert any("lost" in doubt.why for doubt in load("flat").doubts)
    assert not load("indented").doubts


def test_no_headings_is_said() -> None:
    work = load("no_headings")
    assert len(work.scenes) == 3
    assert "no scene headings" in work.doubts[0].why


def test_no_breaks_at_all_are_cut_by_speeches() -> None:
    text = "\n\n".join(f"{'ANNA' if i % 2 else 'BEN'}\nWhat do you want, number {i}?" for i in range(100))
    work = read(text.encode(), "talk.txt")
    assert [sum(line.kind is LineKind.CUE for line in scene.lines) for scene in work.scenes] == [40, 40, 20]


def test_a_play_is_a_play() -> None:
    for name in ("play", "play_with_points"):
        work = load(name)
        assert work.form is Form.PLAY
        assert [(division.title, division.scene) for division in work.divisions] == [("ACT I", 0), ("ACT II", 1)]
        assert sum(line.kind is LineKind.CUE for line in work.all_lines) == 18
    assert load("indented").form is Form.SCREENPLAY


def test_a_heading_that_breaks_off_at_a_dash_goes_on() -> None:
    text = "INT. THE HALL - CLOSE SHOT -\n\nANNA - NIGHT\n\nShe waits.\n\nEXT. ROAD - DAY\n\nRain.\n"
    assert [scene.time for scene in read(text.encode(), "a.txt").scenes] == ["NIGHT", "DAY"]


def test_the_reader_takes_what_nobody_claims() -> None:
    assert READER.suffixes == (".txt", ".text", ".script", "")
    assert not READER.sniff(b"INT. A ROOM - DAY")


def test_no_text_raises() -> None:
    with pytest.raises(NotTextError):
        read(b"", "empty.txt")


PIECES = [
    "INT. HALL - DAY",
    "EXT. BRIDGE",
    "ANNA",
    "BEN (V.O.)",
    "Anna",
    "anna",
    "ANNA:",
    "Ben: I know that.",
    "You came back?",
    "She nods and opens the door, slowly.",
    "(beat)",
    "(she looks",
    "up)",
    "CUT TO:",
    "12.",
    "(MORE)",
    "CONTINUED:",
    "*",
    "CLOSE ON THE LAMP",
    "1 A ROOM 1",
    "ANNA      BEN",
    "<b>INT. HALL</b>",
    "var x = 1;",
    "THE END",
    "Written by",
    "",
    "",
    " ",
    "SCENE 4 - INT. HALL",
    "\x0c",
    "“Well…”",
    "1/2/99",
    "THEY ALL SHOUT AT ONCE!",
    "{",
    "-",
    "ANNA : Yes. BEN : No.",
]
ROWS = st.lists(
    st.tuples(st.sampled_from(["", "          ", "                    "]), st.sampled_from(PIECES)), max_size=120
)


def check(work: Work) -> None:
    """What must hold of any work."""
    spans = [line.span for line in work.all_lines]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(work.source.text) for span in spans)
    assert all(work.quote(line).strip() == work.quote(line) for line in work.all_lines)
    assert all(line.cue is not None for line in work.lines(LineKind.DIALOGUE, LineKind.PARENTHETICAL))
    assert all(0 <= doubt.span.start <= doubt.span.end <= len(work.source.text) for doubt in work.doubts)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_any_rows_make_a_sound_work(rows: list[tuple[str, str]]) -> None:
    data = "\n".join(indent + row for indent, row in rows).encode()
    try:
        work = read(data, "any.txt")
    except WhosestoryError:
        return
    check(work)
    assert work.dump() == read(data, "any.txt").dump()
    read_rows = {row for line in work.all_lines for row in work.source.rows_of(line.span)}
    assert all(row in read_rows for row, text in enumerate(work.source.rows) if text.strip())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_raise_nothing_else(data: bytes) -> None:
    try:
        check(read(data, "any.txt"))
    except WhosestoryError:
        return


HOSTILE = {
    "capitals": "SHOUTING ALL THE TIME\n",
    "one_name": "ANNA\n",
    "parentheses": "(((((((\n",
    "blank": "\n",
    "numbers": "17\n",
    "names": "Anna: Yes.\n",
    "continued": "CONTINUED: (2)\n",
    "aside": "ANNA\n(and so on\n",
    "long": "INT. " + "- " * 400 + "\n",
    "wide": "A" + " " * 800 + "B*\n",
    "dashes": "-" * 800 + "a\n",
    "tags": "<b>" * 200 + "x\n",
}


@pytest.mark.parametrize("row", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length(row: str) -> None:
    n = 60_000 // len(row) + 1
    short, long = row * n, row * n * 6
    read(("x\n" + short).encode(), "warm.txt")
    began = time.process_time()
    read(("x\n" + short).encode(), "short.txt")
    took = time.process_time() - began
    began = time.process_time()
    read(("x\n" + long).encode(), "long.txt")
    assert time.process_time() - began < 20 * took + 0.3


@pytest.mark.parametrize("unit", ["A ", "A- ", "INT. ", "( ", "--", "  *", "Ab: ", "<b>", "1 ", ". ", "SHOT "])
def test_one_endless_row_is_read_in_time(unit: str) -> None:
    row = (unit * 60_000)[:99_000]
    began = time.process_time()
    read(f"{row}\n{row}a\n".encode(), "row.txt")
    assert time.process_time() - began < 2


def typed(speeches: list[tuple[str, str]]) -> str:
    """A script with its names at column 22 and speech at 10."""
    return "INT. OFFICE - DAY\n\n" + "".join(f"{' ' * 22}{name}\n{' ' * 10}{text}\n\n" for name, text in speeches)


def test_a_letter_where_names_stand_is_a_name() -> None:
    speeches = [("MARTA", "Is that so?"), ("K", "It is.")] * 10 + [("R2", "So it is.")] * 3
    work = read(typed(speeches).encode(), "office.txt")
    assert [line.cue.name for line in work.lines(LineKind.DIALOGUE) if line.cue] == [name for name, _ in speeches]


def test_letters_of_a_watermark_are_no_names() -> None:
    text = typed([("MARTA", "Is that so?"), ("PIET", "It is.")] * 10)
    for letter in "COPY":
        text += f"{' ' * 22}{letter}\n\nMarta shuts the window and sits.\n\n"
    work = read(text.encode(), "office.txt")
    assert {line.cue.name for line in work.lines(LineKind.CUE) if line.cue} == {"MARTA", "PIET"}
    assert [work.quote(line) for line in work.lines(LineKind.FURNITURE)] == ["C", "O", "P", "Y"]


def test_speech_behind_an_aside_of_several_rows_is_spoken() -> None:
    said = f"I know.\n{' ' * 10}(She takes the letter and\n{' ' * 10}folds it) I read it all."
    work = read(typed([("MARTA", "Is that so?"), ("PIET", said)] * 10).encode(), "office.txt")
    assert [line.n_words for line in work.lines(LineKind.DIALOGUE)][:2] == [3, 6]
    assert not list(work.lines(LineKind.PARENTHETICAL))


def test_an_aside_in_rows_of_its_own_stays_one() -> None:
    said = f"I know.\n{' ' * 16}(takes the letter and\n{' ' * 16}folds it)\n{' ' * 10}I read it all."
    work = read(typed([("MARTA", "Is that so?"), ("PIET", said)] * 10).encode(), "office.txt")
    assert len(list(work.lines(LineKind.PARENTHETICAL))) == 10
