"""Who is alive at the end, and the line that says so."""

from whosestory.cast import resolve
from whosestory.reading import Alive, Reading
from whosestory.reading.wakes import find_mourned
from whosestory.work import build_work

START = ("INT. BAR - DAY", "Anna sits. Ben stands.", "ANNA: Well?", "BEN: Yes.", "CARL: No.")


def reading(*rows: str) -> Reading:
    work = build_work("\n".join((*START, *rows)))
    return Reading(work, resolve(work))


def alive(*rows: str) -> dict[str, str]:
    return {who: fate.alive.value for who, fate in reading(*rows).fates.items()}


def test_a_death_is_told_by_its_line() -> None:
    found = reading("EXT. YARD - DAY", "Anna shoots Ben. Ben dies.", "INT. BAR - DAY", "ANNA: Over.")
    fate = found.fates["ben"]
    assert fate.alive is Alive.NO
    assert fate.scene == 1
    assert fate.span is not None
    assert found.work.source.quote(fate.span) == "dies"
    assert found.fates["anna"].alive is Alive.YES


def test_deaths_in_action_and_in_speech() -> None:
    assert alive("EXT. YARD - DAY", "Anna kills Ben.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "Ben lies dead on the grass.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "Anna kneels at Ben's grave.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "ANNA: Ben was murdered.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "ANNA: Ben is dead, Carl.")["ben"] == "no"


def test_false_deaths() -> None:
    assert alive("EXT. YARD - DAY", "Ben is dead tired.")["ben"] == "yes"
    assert alive("EXT. YARD - DAY", "Anna tries to kill Ben.")["ben"] == "yes"
    assert alive("EXT. YARD - DAY", "ANNA: I thought Ben was dead.")["ben"] == "yes"
    assert alive("EXT. YARD - DAY", "Ben lies dead.", "EXT. ROAD - DAY", "BEN: Fooled you.")["ben"] == "yes"


def test_the_dead_may_speak_over_the_picture_and_be_remembered() -> None:
    assert alive("EXT. YARD - DAY", "Ben dies.", "EXT. ROAD - DAY", "BEN (V.O.): I liked it here.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "Ben dies.", "EXT. SEA - DAY (FLASHBACK)", "BEN: Swim!")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "A body under a sheet.", "BEN (V.O.): That's me.")["ben"] == "no"


def test_who_is_only_remembered_is_unknown() -> None:
    found = alive("EXT. SEA - DAY (FLASHBACK)", "DORA: Swim!", "DORA: Come in!")
    assert found["dora"] == "unknown"


def test_whoever_is_told_to_have_been_killed() -> None:
    found = alive("EXT. YARD - DAY", "CARL: Where did Ben go?", "ANNA: You killed Ben.")
    assert (found["ben"], found["carl"]) == ("no", "yes")
    assert alive("EXT. YARD - DAY", "ANNA: You nearly killed Ben.")["ben"] == "yes"


def test_a_blanket_over_the_face() -> None:
    assert alive("EXT. YARD - DAY", "Anna draws it up over Ben's face.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "Anna draws it up over Ben's knees.")["ben"] == "yes"


TOLD = ("INT. CELL - DAY", "ZED: And then?", "ANNA: I was a boy's age, and I ran.")


def told(*, is_past: bool) -> dict[str, str]:
    mark = " - FLASHBACK" if is_past else ""
    rows: list[str] = []
    for at in range(3):
        rows += [*TOLD, f"EXT. TRACK {at} - DAY{mark}", "Dora runs.", "DORA: Come on!", "Anna runs."]
    work = build_work("\n".join([*rows, *TOLD]))
    reading = Reading(work, resolve(work))
    assert reading.tellings.frame is not None
    return {who: fate.alive.value for who, fate in reading.fates.items()}


def test_who_is_only_told_of_is_known_to_live_where_it_was_lately() -> None:
    assert told(is_past=False)["dora"] == "yes"
    assert told(is_past=True)["dora"] == "unknown"


def test_a_name_on_a_stone_and_in_a_coffin() -> None:
    assert alive("EXT. YARD - DAY", "Anna sits by a new stone: BEN, GOOD WITH DOGS.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "A coffin on two chairs. In it BEN, hands folded.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "Ben's apron, a black thread through the strap.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "Anna sits on a stone. Ben waits.")["ben"] == "yes"


def test_kin_are_said_to_be_dead() -> None:
    rows = ("EXT. YARD - DAY", "Anna waits. Her mother, VERA, sweeps.", "INT. CAR - DAY")
    assert alive(*rows, "ANNA: My mother is in the ground now.")["vera"] == "no"
    assert alive(*rows, "ANNA: My mother is in the kitchen now.")["vera"] == "yes"


def test_who_is_missing_is_unknown() -> None:
    assert alive("EXT. YARD - DAY", "ANNA: Ben was never found.")["ben"] == "unknown"
    assert alive("EXT. YARD - DAY", "ANNA: They never found Ben.")["ben"] == "unknown"
    assert alive("EXT. YARD - DAY", "ANNA: Ben is missing a button.")["ben"] == "yes"
    assert alive("EXT. YARD - DAY", "ANNA: Ben was never found.", "INT. BAR - DAY", "BEN: Here.")["ben"] == "yes"


def test_who_just_drops_out_is_alive() -> None:
    assert alive("EXT. YARD - DAY", "DORA, 30, by the wall.", "INT. BAR - DAY", "ANNA: Hm.")["dora"] == "yes"


TALK = ("INT. HALL - DAY", "ANNA WEISS, {age}, at a desk.", "ANNA: {said}", "GUARD: Go on.")
SWIM = ("EXT. LAKE - DAY", "ANNA, 20, swims. DORA dives.", "DORA: Come in!", "DORA: It's cold!")


def at_age(age: int, *said: str) -> dict[str, str]:
    rows = [row.format(age=age, said=each) for each in said for row in (*TALK, *SWIM)]
    work = build_work("\n".join((*rows, *(row.format(age=age, said="So.") for row in TALK))))
    return {who: fate.alive.value for who, fate in Reading(work, resolve(work)).fates.items()}


def test_who_is_only_told_of_long_after_is_unknown() -> None:
    said = "I met her at the lake. I was a girl and we swam there every morning till it froze."
    assert at_age(66, said, said)["dora"] == "unknown"
    assert at_age(24, said, said)["dora"] == "yes"
    assert at_age(66, said, f"{said} Dora still lives there.")["dora"] == "yes"


def test_who_vanished_is_unknown() -> None:
    assert alive("EXT. YARD - DAY", "ANNA: Carl disappeared in May.")["carl"] == "unknown"
    assert alive("EXT. YARD - DAY", "ANNA: Carl was never seen again.")["carl"] == "unknown"
    assert alive("EXT. YARD - DAY", "ANNA: Carl came back.")["carl"] == "yes"
    assert alive("EXT. YARD - DAY", "ANNA: If Carl disappeared, good.")["carl"] == "yes"


def test_eyes_that_dont_move_and_the_late() -> None:
    assert alive("EXT. YARD - DAY", "Ben tips over. Ben's eyes don't move.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "ANNA: I knew the late Carl well.")["carl"] == "no"
    assert alive("EXT. YARD - DAY", "ANNA: Carl is late.")["carl"] == "yes"


def test_your_brother_is_the_listeners() -> None:
    rows = ("EXT. YARD - DAY", "Ben and his brother FADI roll a rug.", "INT. CAR - DAY")
    assert alive(*rows, "ANNA: Your brother is dead.", "BEN: When?")["fadi"] == "no"
    assert alive(*rows, "ANNA: Your brother is here.", "BEN: When?")["fadi"] == "yes"


def test_whose_coffin_it_is() -> None:
    rows = ("INT. PARLOUR - NIGHT", "A {thing} on two chairs.", "ANNA: Well, Dora was no saint.", "ANNA: Nor Carl.")
    names = {"dora": "dora", "carl": "carl", "anna": "anna"}
    work = build_work("\n".join(rows).format(thing="coffin"))
    found = find_mourned(work, names, [0], {"dora", "carl"})
    assert found is not None
    assert (found[0], work.source.quote(found[2])) == ("dora", "Dora")
    assert find_mourned(work, names, [0], set()) is None
    assert find_mourned(build_work("\n".join(rows).format(thing="lamp")), names, [0], {"dora"}) is None


def test_a_photo_with_candles() -> None:
    assert alive("EXT. YARD - DAY", "A photo of Ben on an easel.")["ben"] == "no"
    assert alive("EXT. YARD - DAY", "A photo of Ben on a desk.")["ben"] == "yes"
