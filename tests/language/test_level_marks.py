"""What headings and lines of their own say of a scene's level."""

import pytest

from whosestory.language.level_marks import Mark, heading_mark, line_mark


@pytest.mark.parametrize(
    ("text", "level", "owner"),
    [
        ("INT. DREAM - CELLAR - NIGHT", "dream", ""),
        ("FLASHBACK - INT. HOUSE - NIGHT", "flashback", ""),
        ("INT. STAGE - NIGHT (MONA'S FANTASY)", "fantasy", "MONA"),
        ("EXT. FAIR - DAWN - BLACK AND WHITE", "flashback", ""),
        ("INT. KITCHEN - SIX MONTHS AGO", "flashback", ""),
        ("INT. HALL - DAY (FLASH FORWARD)", "flashforward", ""),
        ("12 DREAM SEQUENCE - LAKE 12", "dream", ""),
        ("INT. HALL - VIDEO FOOTAGE - DAY", "video", ""),
    ],
)
def test_headings_that_mark(text: str, level: str, owner: str) -> None:
    mark = heading_mark(text)
    assert mark is not None
    assert (mark.level, mark.owner) == (level, owner)


@pytest.mark.parametrize(
    "text", ["EXT. PAST STREET - DAY", "INT. VIDEO STORE - NIGHT", "INT. MEMORY LANE CAFE - DAY", "INT. DREAM HOTEL"]
)
def test_a_place_called_so_marks_nothing(text: str) -> None:
    assert heading_mark(text) is None


def test_a_year_waits_for_the_other_scenes() -> None:
    assert heading_mark("EXT. FIELD - DAY (1951)") == Mark("", year=1951)


@pytest.mark.parametrize("text", ["END FLASHBACK", "BACK TO PRESENT", "CUT BACK TO:", "PRESENT DAY", 'SUPER: "Today"'])
def test_lines_that_end_it(text: str) -> None:
    mark = line_mark(text)
    assert mark is not None
    assert mark.is_end


@pytest.mark.parametrize(
    ("text", "level", "years"),
    [
        ("FLASHBACK:", "flashback", None),
        ("CUT TO FLASHBACK", "flashback", None),
        ("MEMORY:", "memory", None),
        ('SUPER: "Nineteen years ago"', "flashback", -19.0),
        ("TITLE OVER BLACK: TWO HUNDRED YEARS EARLIER", "flashback", -200.0),
        ('SUPER: "Eleven years from now"', "flashforward", 11.0),
    ],
)
def test_lines_that_begin_it(text: str, level: str, years: float | None) -> None:
    mark = line_mark(text)
    assert mark is not None
    assert (mark.level, mark.years) == (level, years)


@pytest.mark.parametrize(
    "text",
    ["She looks back.", "He flashes a grin.", "Dreams.", "BACKSTAGE", "SUPER: THREE MONTHS LATER", "Back to work."],
)
def test_lines_that_mark_nothing(text: str) -> None:
    assert line_mark(text) is None
