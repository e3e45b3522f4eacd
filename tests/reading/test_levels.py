"""Levels of scenes, their owners, and what only looks like one."""

from whosestory.cast import resolve
from whosestory.reading import Reading
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


def test_an_end_told_first_may_have_a_voice_over_it() -> None:
    roof = ("EXT. ROOF - NIGHT", "ANNA (V.O.): I died here.", "BEN: Who is it?")
    found = reading(*roof, 'SUPER "THREE HOURS EARLIER"', *BAR, "EXT. YARD - DAY", "ANNA: Run!", *roof)
    assert [each.level.value for each in found.levels] == ["flashforward", "present", "present", "present"]
    assert found.levels[0].owner == "anna"


def test_a_present_that_comes_back_in_between_leaves_a_past() -> None:
    roof = ("EXT. ROOF - NIGHT", "BEN: Who is it?")
    yard = ("EXT. YARD - DAY", "ANNA: Run!")
    rows = (*roof, 'SUPER "THREE HOURS EARLIER"', *BAR, *roof, *yard, *roof, *yard)
    assert levels(*rows)[:3] == ["present", "flashback", "present"]
    long = (*roof, 'SUPER "TEN YEARS EARLIER"', *BAR, *yard, *yard, *roof)
    assert levels(*long) == ["present", *["flashback"] * 3, "present"]


def test_leads_into_memories_and_fancies() -> None:
    found = reading(
        "INT. BAR - DAY", "Anna sits.", "ANNA: Hm.", "She remembers:", "EXT. LAKE - DAY", "Ben swims.", *BAR
    )
    assert [each.level.value for each in found.levels] == ["present", "memory", "present"]
    assert found.levels[1].owner == "anna"
    assert levels(*BAR, "IN ANNA'S MIND:", "EXT. LAKE - DAY", "Ben swims.", *BAR)[1] == "fantasy"
    assert levels(*BAR, "She remembers it all.", "EXT. LAKE - DAY", "Ben swims.", *BAR)[1] == "present"


def test_first_sentences_that_are_marks() -> None:
    for first, level in (
        ("Forty years earlier. Anna runs.", "flashback"),
        ("Black and white. Anna runs.", "flashback"),
        ("Grainy, no sound. Anna runs.", "video"),
        ("Old broadcast, the colours bleeding.", "video"),
        ("Years earlier she had run here.", "present"),
        ("Grainy coffee in a cup.", "present"),
    ):
        assert levels(*BAR, "EXT. MILL - DAY", first, *BAR)[1] == level, first


def test_a_dream_lies_between_sleep_and_waking() -> None:
    bed = ("INT. BEDROOM - NIGHT", "Anna lies asleep.")
    wakes = ("INT. BEDROOM - MORNING", "A bell. Anna wakes.")
    assert levels(*BAR, *bed, "EXT. SEA - NIGHT", "Anna walks on it.", *wakes)[1:] == ["present", "dream", "present"]
    assert levels(*BAR, *bed, "EXT. SEA - NIGHT", "Ben waits.", *wakes) == ["present"] * 4  # she isn't in it


def test_somebody_younger_than_before_is_past() -> None:
    bar = ("INT. BAR - DAY", "ANNA, 60, sits.", "ANNA: Hm.")
    assert levels(*bar, "EXT. LAKE - DAY", "ANNA, 19, swims.", *BAR)[1] == "flashback"
    assert levels(*bar, "EXT. LAKE - DAY", "YOUNG ANNA swims.", *BAR)[1] == "flashback"
    assert levels(*bar, "EXT. LAKE - DAY", "ANNA, 59, swims.", *BAR)[1] == "present"
    assert levels(*bar, "EXT. LAKE - DAY", "YOUNG SOLDIERS swim.", *BAR)[1] == "present"


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


def test_a_first_date_is_past_where_the_story_is_soon_back() -> None:
    sea = ("EXT. SEA - DAY", "Anna swims.")
    assert levels(*BAR, 'SUPER "1961"', *sea, *BAR) == ["present", "flashback", "present"]
    assert levels(*BAR, 'SUPER "1961"', *sea, "INT. CAR - DAY", "BEN: So.") == ["present"] * 3
    assert levels(*BAR, 'SUPER "1961"', *sea * 5, *BAR) == ["present"] * 7


def test_times_counted_from_an_end_told_first() -> None:
    rows = ["EXT. QUARRY - NIGHT", "ANNA: Sure?", 'SUPER "NINE DAYS EARLIER"']
    for at in range(9):
        rows += [f"INT. BAR {at} - DAY", "Anna drinks.", "ANNA: So."]
    rows += ['SUPER "THREE DAYS EARLIER"', "INT. SHED - DAY", "ANNA: No."]
    assert levels(*rows) == ["flashforward", *["present"] * 10]


def test_dates_among_undated_places_that_come_back_are_past() -> None:
    shop = ("INT. SHOP - DAY", "Ben waits.")
    farm = ("EXT. FARM - DAY", 'SUPER "{year}"', "A boy waits.")
    first, second = ([row.format(year=year) for row in farm] for year in (1994, 2003))
    found = levels(*shop, *first, *shop, "INT. CELLAR - DAY", "Ben sits.", *second, *shop)
    assert found == ["present", "flashback", "present", "present", "flashback", "present"]


def test_somebody_young_under_a_date_is_past_in_the_same_place() -> None:
    rows = ("INT. BAR - DAY", 'SUPER "1958"', "YOUNG ANNA drinks.")
    assert levels(*BAR, *rows, *BAR) == ["present", "flashback", "present"]


def test_an_age_behind_a_name_in_small_letters() -> None:
    rows = ("EXT. LAKE - DAY", "Ben and {name}, 17, swim.")
    start = ("INT. BAR - DAY", "ANNA, 50, drinks.", "ANNA: Well.")
    assert levels(*start, rows[0], rows[1].format(name="Anna")) == ["present", "flashback"]
    assert levels(*start, rows[0], rows[1].format(name="Carla")) == ["present", "present"]


def test_a_level_runs_on_in_its_place_at_its_time() -> None:
    start = ("INT. BAR - DAY", "ANNA, 50, drinks.", "ANNA: Well.")
    young = ("EXT. ROAD - NIGHT", "YOUNG ANNA drives.")
    assert levels(*start, *young, "EXT. ROAD - BEND - NIGHT", "A shoe.", *start) == [
        "present",
        "flashback",
        "flashback",
        "present",
    ]
    assert levels(*start, *young, "EXT. ROAD - BEND - DAY", "A shoe.", *start)[2] == "present"
    seen = ("EXT. ROAD - NIGHT", "A dog.")
    assert levels(*seen, *start, *young, "EXT. ROAD - BEND - NIGHT", "A shoe.", *start)[3] == "present"
