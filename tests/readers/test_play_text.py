"""Plays as plain text: each style as a pair in `data/play`, what is no play, and what holds for any text."""

import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosestory.cast import resolve
from whosestory.errors import WhosestoryError
from whosestory.readers import play_text
from whosestory.readers import read as read_any
from whosestory.readers.play_stage import find_moves
from whosestory.reading import Reading
from whosestory.work import Form, LineKind, Move, Work

DATA = Path(__file__).parent / "data" / "play"
PAIRS = sorted(path.stem for path in DATA.glob("*.txt"))


def sample(stem: str) -> Work:
    return play_text.read((DATA / f"{stem}.txt").read_bytes(), f"{stem}.txt")


def read(text: str) -> Work:
    return play_text.read(text.encode(), "made.txt")


def check(work: Work) -> None:
    lines = work.all_lines
    assert all(0 <= line.span.start <= line.span.end <= len(work.source.text) for line in lines)
    assert all(a.span.end <= b.span.start for a, b in pairwise(lines))
    assert all(work.quote(line).strip() == work.quote(line) for line in lines)


@pytest.mark.parametrize("stem", PAIRS)
def test_pairs(stem: str) -> None:
    work = sample(stem)
    assert work.dump() == (DATA / f"{stem}.lines").read_text(encoding="utf-8")
    check(work)
    assert (work.form, work.format) == (Form.PLAY, "play_text")


def test_every_pair_is_whole() -> None:
    assert len(PAIRS) >= 12
    assert sorted(path.stem for path in DATA.glob("*.lines")) == PAIRS


@pytest.mark.parametrize("stem", PAIRS)
def test_every_style_finds_its_speakers(stem: str) -> None:
    names = {line.cue.name for line in sample(stem).lines(LineKind.DIALOGUE) if line.cue}
    assert "MARTA" in names or "MAR" in names
    assert "PIET" in names


def test_what_the_content_shows() -> None:
    text = (DATA / "points.txt").read_bytes()
    assert read_any(text, "points.txt").format == "play_text"
    assert read_any(text, "points").format == "play_text"


NO_PLAYS = {
    "a screenplay": "INT. HALL - DAY\n\nEnter ANNA.\n\n" + "ANNA\nNo.\n\nBEN\nYes.\n\n" * 9,
    "a screenplay with acts": "ACT ONE\n\nINT. HALL - DAY\n\n" + "ANNA\nNo.\n\nBEN\nYes.\n\n" * 9 + "Anna exits.\n",
    "a late heading": "ACT ONE\n\nEnter ANNA.\n\n" + "ANNA\nNo.\n\nBEN\nYes.\n\n" * 9 + "\n12   EXT. ROAD   12\n",
    "no entrances": "ACT I\n\n" + "ANNA. No.\n\nBEN. Yes.\n\n" * 9,
    "a transcript": "ANNA: No.\nBEN: Yes.\n" * 20,
    "prose": "Act I of the year was over. They exit.\n" * 30,
    "few speeches": "ACT I\n\nEnter ANNA.\n\nANNA. No.\n\nBEN. Yes.\n",
}


@pytest.mark.parametrize("what", NO_PLAYS)
def test_what_is_unsure_is_left_to_others(what: str) -> None:
    assert not play_text.sniff(NO_PLAYS[what].encode())


def test_the_cast_page_gives_abbreviations_their_names() -> None:
    cast = resolve(sample("abbreviated"))
    assert [one.name for one in cast.characters] == ["MARTA", "PIET", "MATTHIAS", "Old HANNES"]
    assert {merge.absorbed: merge.kept for merge in cast.merges} == {
        "MAR": "MARTA", "MAT": "MATTHIAS", "HAN": "Old HANNES",
    }  # fmt: skip
    assert all("short for" in merge.why for merge in cast.merges)


def test_the_cast_page() -> None:
    work = sample("front")
    assert work.title_page == (("title", "THE LAMP"), ("author", "Ida Holm"))
    assert [(one.name, one.description) for one in work.declared] == [
        ("MARTA HOLM", "keeper of the lamp"), ("PIET", "her son"), ("The PILOT", "Matthias"), ("Sailors", ""),
    ]  # fmt: skip
    assert [work.source.quote(one.span) for one in work.declared if one.span] == [one.name for one in work.declared]
    assert [one.title for one in work.divisions] == ["ACT I", "ACT II"]


def test_presence_and_soliloquies() -> None:
    work = sample("stage")
    reading = Reading(work, resolve(work))
    found = [work.quote(line) for line in work.lines(LineKind.DIALOGUE) if line.id in reading.stage.soliloquies]
    assert found == ["So I am left alone.", "He never could lie."]
    assert reading.presence == (frozenset({"king", "marta", "piet"}),)


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Enter Barnardo and Francisco, two sentinels.", [(Move.ENTER, ("Barnardo", "Francisco"))]),
        ("Enter the GHOST", [(Move.ENTER, ("GHOST",))]),
        ("Re-enter Le Beau with Lords", [(Move.ENTER, ("Le Beau", "Lords"))]),
        ("Enter his son Laertes, reading a letter from Hamlet.", [(Move.ENTER, ("Laertes",))]),
        ("Marta enters.", [(Move.ENTER, ("Marta",))]),
        ("Exit.", [(Move.EXIT, ())]),
        ("He exits.", [(Move.EXIT, ())]),
        ("Exit Ghost. Enter Hamlet.", [(Move.EXIT, ("Ghost",)), (Move.ENTER, ("Hamlet",))]),
        ("Exeunt.", [(Move.CLEAR, ())]),
        ("They exit.", [(Move.CLEAR, ())]),
        ("Exeunt MARTA and PIET", [(Move.EXIT, ("MARTA", "PIET"))]),
        ("Exeunt all but Marta and a Boy.", [(Move.CLEAR, ("Marta", "Boy"))]),
        ("All but Marta exit.", [(Move.CLEAR, ("Marta",))]),
        ("Exeunt. Manet Marta.", [(Move.CLEAR, ("Marta",))]),
        (
            "The Duke exits with Touchstone, Le Beau, and Lords.",
            [(Move.EXIT, ("Duke", "Touchstone", "Le Beau", "Lords"))],
        ),
        ("Marta tritt auf. Piet ab.", [(Move.ENTER, ("Marta",)), (Move.EXIT, ("Piet",))]),
        ("He reads the letter.", []),
        ("Flourish.", []),
    ],
)
def test_moves(text: str, moves: list[tuple[Move, tuple[str, ...]]]) -> None:
    assert find_moves(text) == moves


PIECES = (
    """
ACT I|SCENE II. A rock.|PROLOGUE|CHORUS|ANNA|ANNA.|ANNA. No.|Ben. Yes.|Ben: Yes.|[Exit.|[Enter ANNA]|Enter BEN.|Exeunt
(aside) No [what] (x)|[|]|12|DRAMATIS PERSONAE|ANNA, a girl.|_ANNA._ No.|Mᴀʀᴛᴀ. No.|the sea, the sea|THE END|ANNA\tNo.
""".strip()
    .replace("\n", "|")
    .split("|")
)
ROWS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", "\n    ", "\f", "\u2028"])), max_size=40
)


@settings(max_examples=300, deadline=None)
@given(ROWS)
def test_any_rows(rows: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in rows)
    play_text.sniff(text.encode())
    try:
        work = read(text)
    except WhosestoryError:
        return
    check(work)
    Reading(work, resolve(work)).presence  # noqa: B018


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes(data: bytes) -> None:
    play_text.sniff(data)
    try:
        check(play_text.read(data, "any.txt"))
    except WhosestoryError:
        return


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "ANNA ",
        "[",
        "(",
        "ANNA. ",
        "Enter ",
        "\n",
        ", and ",
        "_",
        "ANNA\nNo.\n\n",
        "ACT I\nA rock.\n",
        "THE END\n",
        "A. ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(n: int) -> float:
        text = "ACT I\n\nEnter ANNA\n\nANNA. No.\n\nANNA. Yes.\n\nANNA. No.\n\nANNA. " + piece * (n // len(piece))
        begin = time.perf_counter()
        with suppress(WhosestoryError):  # too many scenes
            read(text)
        play_text.sniff(text.encode()[:16_384])
        return time.perf_counter() - begin

    seconds(1000)
    assert min(seconds(90_000) for _ in range(2)) < 6 * min(seconds(30_000) for _ in range(3)) + 0.1  # squared: 9 times
