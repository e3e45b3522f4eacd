"""What scene headings say."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosestory.work import parse_heading


@pytest.mark.parametrize(
    ("text", "inside", "place", "when", "number"),
    [
        ("INT. BAR - NIGHT", True, "BAR", "NIGHT", ""),
        ("EXT. ROAD - DAY", False, "ROAD", "DAY", ""),
        ("INT BAR - NIGHT", True, "BAR", "NIGHT", ""),
        ("INT: BAR - NIGHT", True, "BAR", "NIGHT", ""),
        ("INT - BAR - NIGHT", True, "BAR", "NIGHT", ""),
        ("INT.BAR-NIGHT", True, "BAR", "NIGHT", ""),
        ("int. bar - night", True, "bar", "night", ""),
        ("INTERIOR BAR - NIGHT", True, "BAR", "NIGHT", ""),
        ("EST. HARBOUR - DAWN", False, "HARBOUR", "DAWN", ""),
        # both sides at once: neither
        ("INT./EXT. CAR - DAY", None, "CAR", "DAY", ""),
        ("EXT/INT DOORWAY - DUSK", None, "DOORWAY", "DUSK", ""),
        ("INT-EXT. CAR", None, "CAR", "", ""),
        ("I/E CAR - DAY", None, "CAR", "DAY", ""),
        ("E./I. CAR", None, "CAR", "", ""),
        # no side at all
        ("BAR - NIGHT", None, "BAR", "NIGHT", ""),
        ("THE DREAM", None, "THE DREAM", "", ""),
        ("INTERNAL AFFAIRS", None, "INTERNAL AFFAIRS", "", ""),
        # numbers
        ("31A  INT. BAR - NIGHT   31A", True, "BAR", "NIGHT", "31A"),
        ("31A INT. BAR - NIGHT 31A", True, "BAR", "NIGHT", "31A"),
        ("31. INT. BAR - NIGHT", True, "BAR", "NIGHT", "31"),
        ("A31  EXT. ROAD", False, "ROAD", "", "A31"),
        ("SCENE 4 INT. BAR", True, "BAR", "", "4"),
        ("1 INT. BAR 1", True, "BAR", "", "1"),
        ("INT. BAR - NIGHT    31", True, "BAR", "NIGHT", "31"),
        ("INT. ROOM 101 - DAY", True, "ROOM 101", "DAY", ""),
        ("INT. STUDIO 54", True, "STUDIO 54", "", ""),
        ("12 EXT. 5TH AVENUE - DAY 12", False, "5TH AVENUE", "DAY", "12"),
        ("2 DAYS LATER", None, "2 DAYS LATER", "", ""),
        # where the place ends and the time begins
        ("INT. BAR - BACK ROOM - NIGHT", True, "BAR - BACK ROOM", "NIGHT", ""),
        ("INT. BEN'S FLAT - BEDROOM", True, "BEN'S FLAT - BEDROOM", "", ""),
        ("EXT. NEW YORK - 1945 - DAY", False, "NEW YORK - 1945", "DAY", ""),
        ("INT. BAR -- NIGHT", True, "BAR", "NIGHT", ""),
        ("INT. BAR – NIGHT", True, "BAR", "NIGHT", ""),
        ("INT. BAR—NIGHT", True, "BAR", "NIGHT", ""),
        ("INT. BAR. NIGHT", True, "BAR", "NIGHT", ""),
        ("INT. BAR, NIGHT", True, "BAR", "NIGHT", ""),
        ("INT. BAR- NIGHT", True, "BAR", "NIGHT", ""),
        ("INT. BAR - MID-DAY", True, "BAR", "MID-DAY", ""),
        ("INT. CO-OP - DAY", True, "CO-OP", "DAY", ""),
        ("INT. DAY-CARE", True, "DAY-CARE", "", ""),
        ("INT. DAY ROOM - NIGHT", True, "DAY ROOM", "NIGHT", ""),
        ("EXT. DAYTON - DAY", False, "DAYTON", "DAY", ""),
        ("INT. MR. NIGHT'S OFFICE", True, "MR. NIGHT'S OFFICE", "", ""),
        ("INT. HOTEL - NIGHT MANAGER'S OFFICE - DAY", True, "HOTEL - NIGHT MANAGER'S OFFICE", "DAY", ""),
        ("INT. BAR - NIGHT (LATER)", True, "BAR", "NIGHT (LATER)", ""),
        ("INT. BAR - NIGHT - LATER", True, "BAR", "NIGHT - LATER", ""),
        ("INT. BAR - DAY - FLASHBACK", True, "BAR", "DAY - FLASHBACK", ""),
        ("INT. BAR - CONTINUOUS", True, "BAR", "CONTINUOUS", ""),
        ("INT. BAR - THE NEXT MORNING", True, "BAR", "THE NEXT MORNING", ""),
        # what else stands around
        ("   INT. BAR - NIGHT *", True, "BAR", "NIGHT", ""),
        ("INT. BAR\n     - NIGHT", True, "BAR", "NIGHT", ""),
        ("INT.", True, "", "", ""),
        ("", None, "", "", ""),
    ],
)
def test_headings(text: str, inside: bool | None, place: str, when: str, number: str) -> None:
    heading = parse_heading(text)
    assert (heading.inside, heading.place, heading.time, heading.number) == (inside, place, when, number)


@given(st.text(alphabet="INTEX. /-–ABday \t12\n", max_size=80))
def test_any_row_says_something_tidy(text: str) -> None:
    heading = parse_heading(text)
    for part in (heading.place, heading.time, heading.number):
        assert part == " ".join(part.split())


@pytest.mark.parametrize("piece", [" ", "- ", ". ", "1", "a  ", "A1 ", "—"])
def test_a_long_row_takes_no_long_time(piece: str) -> None:
    begun = time.perf_counter()
    parse_heading("12 INT. " + piece * 4000 + "x")
    assert time.perf_counter() - begun < 0.5
