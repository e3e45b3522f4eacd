"""Levels of scenes, their owners, and what only looks like one."""

from whosestory.cast import resolve
from whosestory.reading import Level, Reading
from whosestory.work import build_work


def reading(*rows: str) -> Reading:
    work = build_work("\n".join(rows))
    return Reading(work, resolve(work))


def levels(*rows: str) -> list[str]:
    return [each.level.value for each in reading(*rows).levels]


BAR = ("INT. BAR - DAY", "Anna drinks.", "ANNA: I was nine.", "BEN: Go on.")


def test_a_heading_marks_its_own_scene() -> None:
    found = levels(*BAR, "EXT. LAKE - DAY (FLASHBACK)", "Anna swims.", "INT. BAR - DAY", "BEN: And?")
    assert found == ["present", "flashback", "present"]


def test_a_line_marks_what_follows_till_it_is_ended() -> None:
    lake = ("EXT. LAKE - DAY", "Anna swims.", "EXT. SHORE - DAY", "Anna dries.", "BACK TO PRESENT")
    assert levels(*BAR, "FLASHBACK:", *lake, "INT. CAR - DAY", "BEN: So.") == [
        "present",
        "flashback",
        "flashback",
        "present",
    ]


def test_what_nobody_ends_lasts_till_the_story_is_back_in_its_place() -> None:
    rows = (*BAR, "FLASHBACK:", "EXT. LAKE - DAY", "Anna swims.", "EXT. SHORE - DAY", "Anna dries.", *BAR)
    assert levels(*rows) == ["present", "flashback", "flashback", "present"]


def test_a_flash_within_a_scene_is_no_scene() -> None:
    rows = (
        "INT. BAR - DAY",
        "ANNA: No.",
        "FLASHBACK - A HAND",
        "A hand.",
        "BACK TO SCENE",
        "BEN: What?",
        "ANNA: Nothing.",
    )
    assert levels(*rows, "INT. CAR - DAY", "BEN: So.") == ["present", "present"]


def test_years_go_back_only_behind_a_later_one() -> None:
    past = ("EXT. LAKE - DAY (1951)", "ANNA: Cold.")
    assert levels(*BAR, *past, *BAR) == ["present", "flashback", "present"]
    assert levels(*past, "INT. BAR - DAY (1980)", "ANNA: Hm.", "INT. CAR - DAY", "BEN: So.") == ["present"] * 3


def test_an_end_told_first_lies_ahead() -> None:
    rows = ("EXT. ROOF - NIGHT", "Anna runs.", 'SUPER "THREE HOURS EARLIER"', *BAR, "EXT. YARD - DAY", "ANNA: Run!")
    assert levels(*rows) == ["flashforward", "present", "present"]


def test_a_voice_that_goes_back_remembers() -> None:
    roof = ("EXT. ROOF - NIGHT", "ANNA (V.O.): I died here.", "BEN: Who is it?")
    found = reading(*roof, 'SUPER "THREE HOURS EARLIER"', *BAR, "EXT. YARD - DAY", "ANNA: Run!", *roof)
    assert [each.level for each in found.levels] == [
        Level.PRESENT,
        Level.FLASHBACK,
        Level.FLASHBACK,
        Level.PRESENT,
    ]
    years = found.levels[1].years
    assert years is not None
    assert -1 / 365 < years < 0


def test_young_people_are_past_once_they_have_been_old() -> None:
    rows = ("EXT. LAKE - DAY", "YOUNG ANNA: Cold.", *BAR)
    assert levels(*rows) == ["present", "present"]  # the story begins there
    assert levels(*BAR, "EXT. LAKE - DAY", "YOUNG ANNA: Cold.", *BAR) == ["present", "flashback", "present"]


def test_owners() -> None:
    lake = ("EXT. LAKE - DAY (FLASHBACK)", "Anna swims. Ben swims.")
    bar = ("INT. BAR - DAY", "Ben nods.", "ANNA: It was cold.")
    assert reading(*bar, *lake, *bar).levels[1].owner == "anna"  # the last one we saw
    named = reading(*BAR, "EXT. LAKE - DAY (BEN'S DREAM)", "Anna swims.")
    assert named.levels[1].owner == "ben"
    assert reading(*BAR, "EXT. SEA - DAY (FLASHBACK)", "Waves.").levels[1].owner == ""


def test_montage_and_intercut_are_kinds() -> None:
    found = reading(*BAR, "INT. GYM - DAY", "MONTAGE:", "Anna runs.", "INT. CAR - DAY", "INTERCUT WITH:", "BEN: So.")
    assert [each.kind for each in found.levels] == ["", "montage", "intercut"]


def test_a_date_that_ends_a_scene_is_of_the_next() -> None:
    sea = ("EXT. SEA - DAY", "Anna swims.", "EXT. SHORE - DAY", "Anna dries.")
    rows = (*BAR, 'SUPER "1961"', *sea, 'SUPER "1998"', *BAR, 'SUPER "1961"', *sea, 'SUPER "1998"', *BAR)
    past = ["flashback", "flashback"]
    assert levels(*rows) == ["present", *past, "present", *past, "present"]


def test_a_first_date_that_nobody_leaves_again_is_the_present() -> None:
    assert levels(*BAR, 'SUPER "1961"', "EXT. SEA - DAY", "Anna swims.", *BAR) == ["present"] * 3


def test_times_counted_from_an_end_told_first() -> None:
    rows = ["EXT. QUARRY - NIGHT", "ANNA: Sure?", 'SUPER "NINE DAYS EARLIER"']
    for at in range(9):
        rows += [f"INT. BAR {at} - DAY", "Anna drinks.", "ANNA: So."]
    rows += ['SUPER "THREE DAYS EARLIER"', "INT. SHED - DAY", "ANNA: No."]
    assert levels(*rows) == ["flashforward", *["present"] * 10]
