"""Rows to kinds: each rule on a script of a few rows, made for it."""

import pytest

from whosestory.readers.furniture import find_furniture, numbered_headings
from whosestory.readers.layout import classify
from whosestory.readers.names import read_cue, usual_names
from whosestory.readers.rows import cut_rows
from whosestory.readers.shapes import Shape, shape_of
from whosestory.readers.title_page import parse_title_page
from whosestory.readers.transcript import split_speeches
from whosestory.readers.wording import lean
from whosestory.work import LineKind

TALK = """
INT. HALL - DAY

Anna opens the door and looks at the rain.

                    ANNA
          Is it you?

                    BEN
               (wet)
          Who else would it be?

She lets him in.

                    ANNA
          Sit down, then.

                    BEN
          I can't stay.
"""


def kinds(text: str) -> list[tuple[str, str]]:
    rows = cut_rows(text)
    return [(kind.value, row.text) for kind, row in zip(classify(rows, [False] * len(rows)), rows, strict=True)]


def kind_of(text: str, row: str) -> str:
    return next(kind for kind, words in kinds(text) if words == row)


def test_a_plain_scene() -> None:
    assert [kind for kind, _ in kinds(TALK)] == [
        *("heading", "action", "cue", "dialogue", "cue", "parenthetical", "dialogue"),
        *("action", "cue", "dialogue", "cue", "dialogue"),
    ]


def test_nothing_to_read() -> None:
    assert classify([], []) == []


def test_a_name_in_the_action_column_is_no_cue() -> None:
    assert kind_of(TALK + "\nANNA\n\nturns to the window and waits.\n", "turns to the window and waits.") == "action"


def test_a_row_of_capitals_in_the_action_column_is_no_cue() -> None:
    assert kind_of(TALK + "\nA KNOCK\n\nBoth of them look up.\n", "A KNOCK") == "action"


def test_a_shout_is_speech() -> None:
    text = TALK + "\n                    ANNA\n          GET OUT! GET OUT OF HERE!\n"
    assert kind_of(text, "GET OUT! GET OUT OF HERE!") == "dialogue"


def test_a_new_name_is_a_cue_where_cues_stand() -> None:
    text = TALK + "\n                    OLD WOMAN\n          Close that door.\n"
    assert kind_of(text, "OLD WOMAN") == "cue"


def test_an_aside_over_two_rows() -> None:
    text = (
        TALK + "\n                    ANNA\n               (as if it were\n               nothing)\n          Fine.\n"
    )
    assert kind_of(text, "nothing)") == "parenthetical"


def test_a_direction_in_parentheses_stands_apart() -> None:
    text = TALK + "\n(Later that day, in the garden behind the house.)\n\n                    BEN\n          Here?\n"
    assert kind_of(text, "(Later that day, in the garden behind the house.)") == "action"


def test_across_a_page_break_the_column_tells() -> None:
    rows = cut_rows(TALK + "\n\n          Not tonight.\n")
    said = classify(rows, [False] * (len(rows) - 1) + [True])
    assert said[-1] is LineKind.DIALOGUE


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("INT. HALL - DAY", Shape.HEADING),
        ("12A  EXT. BRIDGE - NIGHT   12A", Shape.HEADING),
        ("int. hall - day", Shape.HEADING),
        ("INTERIOR - A CORRIDOR", Shape.HEADING),
        ("FLASHBACK - INT. HALL", Shape.HEADING),
        ("THE HALL - NIGHT", Shape.HEADING),
        ("SCENE 12 - ANNA", Shape.HEADING),
        ("INTO THE DARK", Shape.SHOT),
        ("ANGLE ON ANNA", Shape.SHOT),
        ("ANNA'S POV", Shape.SHOT),
        ("4 THE JETTY", Shape.NUMBERED),
        ("4 ANGLE ON THE JETTY", Shape.SHOT),
        ("2ND SAILOR", Shape.NAME),
        ("1NT. HALL - DAY", Shape.HEADING),
        ("CUT TO:", Shape.TRANSITION),
        ("CUT!", Shape.CAPITALS),
        ("DISSOLVE TO:", Shape.TRANSITION),
        ("47.", Shape.NUMBER),
        ("PAGE 50", Shape.NUMBER),
        ("12      12", Shape.NUMBER),
        ("(MORE)", Shape.FURNITURE),
        ("12   CONTINUED: (2)    12", Shape.FURNITURE),
        ("Rev. 3/4/97", Shape.FURNITURE),
        ("* * *", Shape.FURNITURE),
        ("BEN (CONT'D)", Shape.NAME),
        ("ANNA McKAY", Shape.NAME),
        ("JO CONTINUED", Shape.NAME),
        ("Ben (cont'd)", Shape.TITLE),
        ("Interior walls fall.", Shape.PROSE),
        ("He continued.", Shape.PROSE),
        ("(softly)", Shape.ASIDE),
    ],
)
def test_shapes(text: str, shape: Shape) -> None:
    assert shape_of(text)[0] is shape


def test_margins_are_no_text() -> None:
    (row,) = cut_rows("     Anna waits.           *\n")
    assert (row.text, row.column, row.start) == ("Anna waits.", 5, 5)
    assert cut_rows("o         Anna waits.")[0].column == 10
    assert cut_rows("<b>INT. HALL</b>\n")[0].text == "INT. HALL"


def test_doubled_rows_close_up() -> None:
    assert [row.gap for row in cut_rows("\nANNA\n\nYes.\n\n\nBEN\n\nNo.\n")] == [0, 0, 1, 0]


def test_page_numbers_rise() -> None:
    pages = "".join(f"Anna walks on.\n\n{n}.\n\n" for n in (8, 9, 11, 12, 13, 14))
    furniture = find_furniture(cut_rows(pages))
    assert [label for _, label in furniture.pages] == ["8", "9", "11", "12", "13", "14"]
    assert find_furniture(cut_rows("".join(f"Anna walks on.\n\n{n}.\n\n" for n in (8, 90, 3, 12, 70, 14)))).pages == []


def test_numbered_headings_must_rise() -> None:
    rows = cut_rows("1 A HALL\n2 A ROOM\n3 A ROAD\n4 A HALL\n")
    assert numbered_headings(rows) == {0, 1, 2, 3}
    assert numbered_headings(cut_rows("9 A HALL\n2 A ROOM\n40 A ROAD\n7 A HALL\n")) == set()


def test_a_transcript_needs_names_that_come_back() -> None:
    speeches = "".join(f"{name}: What now?\n" for name in ("Anna", "Ben") * 8)
    assert len(split_speeches(cut_rows(speeches))) == 32
    list_of_things = "".join(f"Item {chr(65 + i)}: nothing.\n" for i in range(20))
    assert len(split_speeches(cut_rows(list_of_things))) == 20


def test_names_in_pieces_and_side_by_side() -> None:
    usual = usual_names(["ANNA", "ANNA", "AN NA", "BEN"])
    assert read_cue("AN NA (V.O.)", usual).name == "ANNA"
    assert read_cue("ANNA           BEN", usual).name == "ANNA & BEN"


def test_words_lean() -> None:
    assert lean("I don't know what you mean.") > 3
    assert lean("He turns and walks slowly toward the door.") < -3
    assert lean("") == 0


@pytest.mark.parametrize(
    ("rows", "page"),
    [
        (['"THE HALL", by Anna Writer'], {"title": "THE HALL", "author": "Anna Writer"}),
        (
            ["T H E   H A L L", "screenplay by", "Anna Writer", "&", "Ben Writer"],
            {"title": "THE HALL", "author": "Anna Writer; Ben Writer"},
        ),
        (["Hall, The (1999) movie script", "by Anna Writer"], {"title": "The Hall", "author": "Anna Writer"}),
        (
            ["THE HALL", "based on the novel by", "Old Hand", "FIRST DRAFT", "5/6/98"],
            {"title": "THE HALL", "source": "Old Hand", "draft": "FIRST DRAFT", "draft date": "5/6/98"},
        ),
        ([], {}),
    ],
)
def test_title_pages(rows: list[str], page: dict[str, str]) -> None:
    assert dict(parse_title_page(rows)) == page
