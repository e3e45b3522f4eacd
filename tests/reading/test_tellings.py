"""Who tells: voices over the picture, to the camera, in a place of telling; and what only sounds like it."""

from dataclasses import replace
from importlib.resources import files

import pytest

from whosestory.cast import resolve
from whosestory.readers import read
from whosestory.reading import Reading, Telling
from whosestory.reading.telling_about import Known
from whosestory.work import Form, build_work

FILLER = [row for at in range(6) for row in (f"EXT. ROAD {at} - DAY", "BEN: Where to?", "CY: Down there, I think.")]


def reading_of(*rows: str) -> Reading:
    work = build_work("\n".join(rows))
    return Reading(work, resolve(work))


def main(*rows: str) -> Telling | None:
    return reading_of(*rows).tellings.main


def between(*moments: str) -> list[str]:
    """Moments of telling with two scenes of talk after each but the last."""
    rows: list[str] = []
    for at, moment in enumerate(moments):
        rows += moment.split("|")
        if at + 1 < len(moments):
            rows += [f"EXT. ROAD {at} - DAY", "Anna and Ben walk.", "BEN: Where to?", "CY: Down there, I think."]
            rows += [f"INT. BARN {at} - DAY", "Anna sits.", "BEN: Is that all?", "CY: It is, yes."]
    return rows


def test_nobody_is_the_common_answer() -> None:
    assert main(*FILLER) is None


def test_voice_over_that_comes_back_is_a_frame() -> None:
    told = main(
        *between(
            "INT. A - DAY|ANNA (V.O.): I was nine that year and we had nothing.",
            "INT. B - DAY|ANNA (V.O.): We walked until the road gave out.",
            "INT. C - DAY|ANNA (V.O.): That was the last time I saw the sea.",
        )
    )
    assert told is not None
    assert (told.teller, told.is_frame, told.is_outer) == ("anna", True, False)
    assert told.scenes == (0, 3, 6)
    assert told.encloses == tuple(range(7))
    assert told.whose is not None
    assert told.whose.is_own
    assert len(told.whose.hindsight) == 1


def test_a_voice_over_every_scene_tells_though_its_owner_speaks_in_each() -> None:
    scene = "ANNA (V.O.): I was nine that year and we had nothing.|ANNA: Give me the rope.|BEN: Here it is."
    rows = [row for at in range(6) for row in f"INT. HALL {at} - DAY|{scene}".split("|")]
    told = main(*rows)
    assert told is not None
    assert (told.teller, told.is_frame, told.scenes) == ("anna", True, tuple(range(6)))
    assert main(*rows[:8]) is None  # two scenes in a row: talk that begins too early


def test_a_telling_in_one_place_encloses_what_lies_between_its_visits() -> None:
    told = main(
        *between(
            "INT. COURTROOM - DAY|MR. SHAW: Tell the court what you saw.|ANNA: I saw a man. He came and he went.",
            "INT. COURTROOM - DAY|MR. SHAW: And then?|ANNA: He came again and he broke the door.",
            "INT. COURTROOM - DAY|MR. SHAW: Was he alone?|ANNA: I didn't look. I ran and I hid.",
        )
    )
    assert told is not None
    assert (told.teller, told.is_frame) == ("anna", True)
    assert told.room == (0, 3, 6)
    assert told.encloses == (1, 2, 4, 5)
    assert (told.listener.known, told.listener.character) == (Known.NAMED, "mr_shaw")
    assert told.listener.kind == "a court"


def test_whoever_asks_is_no_teller() -> None:
    told = main(
        *between(
            "INT. INTERVIEW ROOM - DAY|HALE: Where were you on Friday, and what did you see?|MAN: Home.",
            "INT. INTERVIEW ROOM - DAY|HALE: When did you last see her, and what did she say?|WIFE: I forget.",
            "INT. INTERVIEW ROOM - DAY|HALE: Why did you run, and who saw you?|BOY: Nobody.",
        )
    )
    assert told is None


def test_to_a_grave() -> None:
    told = main(
        *between(
            "EXT. CEMETERY - DAY|ANNA: I sold the house, Walter. I said I would and I did.",
            "EXT. CEMETERY - DAY|ANNA: She cried, and I let her. I had a good view.",
            "EXT. CEMETERY - DAY|ANNA: I paid for that stone. It cost more than you did.",
        )
    )
    assert told is not None
    assert (told.teller, told.is_frame, told.listener.kind) == ("anna", True, "the dead")


def pictured(before: str, *back: str) -> list[str]:
    """Two sittings of Ben and Cy, each with a flashback in it."""
    rows = []
    for at, place in enumerate(("CELL", "LAUNDRY", "YARD")):
        rows += [f"INT. {place} - DAY", "BEN: What then?", "CY: There was a horse.", *([before] if before else [])]
        rows += [f"EXT. TRACK {at} - DAY - FLASHBACK", "CY: Easy now.", "Cy leads the horse."]
        rows += [f"INT. {place} - DAY", "CY: That is how it was.", "BEN: I see."]
    return rows


def test_a_tale_with_pictures_wherever_it_is_told() -> None:
    told = main(*pictured(""))
    assert told is not None
    assert (told.teller, told.is_frame, told.encloses) == ("cy", True, (1, 4, 7))


def test_a_flashback_behind_a_look_is_nobodys_telling() -> None:
    assert main(*pictured("Cy stares at the photograph.")) is None


def test_two_who_remember_together_tell_nobody() -> None:
    rows = [row.replace("CY: Easy now.", "BEN: Easy now.") for row in pictured("")]
    assert main(*rows) is None


def test_younger_between_the_visits_tells_of_then() -> None:
    def rows(age: str) -> list[str]:
        out = ["INT. CELL - NIGHT", "Anna, 60, lies still.", "ZED: Why are you here?", "ANNA: For a door I made."]
        out += ["INT. SHOP - DAY", f"Anna{age} saws.", "BEN: Faster.", "INT. HOUSE - DAY", "CY: Give it back."]
        out += ["INT. CELL - NIGHT", "ZED: You made this one?", "ANNA: Number seven. It was the last."]
        out += ["EXT. YARD - DAY", "Anna carries a door.", "BEN: Mind.", "INT. SHED - DAY", "CY: She is gone."]
        return [*out, "INT. CELL - DAWN", "ANNA: There is a hole in it.", "ZED: Is there?"]

    told = main(*rows(", 30,"))
    assert told is not None
    assert (told.teller, told.is_frame, told.is_past) == ("anna", True, True)
    same = main(*rows(""))
    assert same is None or not same.is_past


def test_thoughts_that_the_action_quotes() -> None:
    quoted = 'We hear Anna\'s thoughts: "I was never so happy, and I never said it to him."'
    scenes = (f"EXT. PIER {at} - DAY|Anna runs.|{quoted}|BEN: Come on.".split("|") for at in range(5))
    reading = reading_of("EXT. PIER - DAY", "ANNA: Oh!", *(row for scene in scenes for row in scene))
    told = reading.tellings.main
    assert told is not None
    assert (told.teller, told.is_frame, told.n_words) == ("anna", True, 5 * 12)
    assert reading.work.source.quote(told.spans[0]).startswith("I was never")


def test_a_voice_where_a_telephone_is() -> None:
    call = ["Ben holds the phone.", "BEN: I am not angry.", "ANNA (V.O.): I left my keys on the hook and I was sorry."]
    scenes = (row for at in range(5) for row in (f"INT. FLAT {at} - DAY", *call))
    assert main(*scenes, "EXT. ROAD - DAY", "ANNA: It is me.") is None


def test_two_who_meet_to_talk_tell_nothing() -> None:
    def rows(one: str, other: str, last: str) -> list[str]:
        shop = "INT. SHOP - DAY"
        moments = (f"{shop}|DEE: {one}|ANNA: I saw him, and he was well.", f"{shop}|DEE: {other}|ANNA: I went there.")
        return between(*moments, f"{shop}|DEE: {last}|ANNA: It ended in June, and I knew.")

    assert main(*rows("I saw your brother.", "You went to see him then.", "So it is over now.")) is None
    told = main(*rows("And then?", "What did you do then?", "What happened?"))
    assert told is not None
    assert told.teller == "anna"


def test_whoever_goes_out_of_the_room_is_in_no_telling() -> None:
    def rows(elsewhere: str) -> list[str]:
        bench = "EXT. BENCH - DAY|{}: {}|ANNA: He came in March, and he left in June. I said nothing of it to him."
        asked = ("Did you know him?", "Was he kind?", "Where did he go?")
        out = between(*(bench.format("ZED", each) for each in asked))
        return [row.replace("BEN:", f"{elsewhere}:") for row in out]

    told = main(*rows("BEN"))
    assert told is not None
    assert (told.teller, told.room) == ("anna", (0, 3, 6))
    assert main(*rows("ZED")) is None  # the listener lives on between: two who talk of him


def test_two_who_talk_of_the_past_that_is_never_shown() -> None:
    def rows(elsewhere: str) -> list[str]:
        flat = ["INT. FLAT - DAY", elsewhere, "DORA: Is it cold there?"]
        bench = "EXT. BENCH - DAY|ZED: And then?|ANNA: "
        tale = ("I carried a piano for Colonel Orr.", "He lost it and I went to look.", "I found it and it was wet.")
        return [row for at, said in enumerate(tale) for row in (*(bench + said).split("|"), *(flat if at < 2 else ()))]

    assert main(*rows("Dora packs.")) is None
    for shown in ("Anna carries a piano.", "COLONEL ORR sits on a piano."):  # the teller, or who is told of by name
        told = main(*rows(shown))
        assert told is not None
        assert (told.teller, told.is_frame) == ("anna", True)


def test_two_voices_from_place_to_place_talk() -> None:
    def rows(in_hut: str) -> list[str]:
        hut = [["INT. HUT - DAY", in_hut, "MIRA (V.O.): I dug until noon and the snow was high."]] * 2
        cabin = ["INT. CABIN - DAY", "Mira sits.", "JUN (V.O.): I slept badly and dreamt that the roof went."]
        return [*hut[0], "EXT. ROAD - DAY", "BEN: Cold.", *cabin, "EXT. YARD - DAY", "BEN: Colder.", *hut[1]]

    assert main(*rows("Jun twists wires.")) is None
    told = main(*rows("Ben twists wires."))  # nobody there whose voice is heard over her
    assert told is not None
    assert told.teller == "mira"


def test_what_else_happens_where_somebody_speaks_to_the_camera_is_told() -> None:
    camera = ("EXT. PLOT - DAY", "NED (TO CAMERA): It grew to ninety pounds and everyone came to see it.")
    digs, shed = ("EXT. PLOT - NIGHT", "Ned digs.", "JOYCE: Deeper."), ("INT. SHED - NIGHT", "Ned sits.")
    told = main(*camera, *digs, *shed, *camera, *digs, *shed, *camera)
    assert told is not None
    assert (told.room, told.encloses) == ((0, 3, 6), (1, 2, 4, 5))


def test_to_the_camera() -> None:
    told = main(
        *between(
            "INT. OFFICE - DAY|ANNA (TO CAMERA): I sank twice.",
            "INT. OFFICE - DAY|ANNA (TO CAMERA): Nobody told me about the goat.",
            "INT. OFFICE - DAY|ANNA (TO CAMERA): It swam better than I did.",
        )
    )
    assert told is not None
    assert (told.teller, told.is_frame) == ("anna", True)


@pytest.mark.parametrize(
    "cue",
    [
        "RADIO (V.O.)",
        "LOUDSPEAKER (V.O.)",
        "NEWSREADER (V.O.)",
        "ANNA (ON RADIO)",
        "ANNA (V.O.) (ON PHONE)",
        "TV (V.O.)",
    ],
)
def test_devices_tell_nothing(cue: str) -> None:
    line = "The river was higher than it had ever been and the town had left."
    assert main(*between(*[f"INT. R{at} - DAY|{cue}: {line}" for at in range(3)])) is None


def test_a_voice_that_is_answered_is_a_call() -> None:
    call = "INT. BEDSIT - NIGHT|BEN: Hello?|ANNA (V.O.): Are you eating?|BEN: I am.|ANNA (V.O.): You said that Sunday."
    assert main(*between(call, call, call)) is None


def test_two_voices_that_talk_over_the_picture() -> None:
    talk = "EXT. SKY - DAY|ANNA (V.O.): Where were you?|BEN (V.O.): I was asleep.|ANNA (V.O.): You lied to me."
    assert main(*between(talk, talk, talk)) is None


def test_a_voice_that_calls_somebody_there() -> None:
    voice = "INT. ROOM - DAY|Ben sits alone.|BEN: No.|ANNA (V.O.): Ben, it was never yours to begin with."
    assert main(*between(voice, voice, voice)) is None


def test_talk_over_a_set_is_no_telling() -> None:
    def moments(said: str, answer: str) -> list[str]:
        return [f"EXT. SEA {at} - DAY|ANNA (V.O.): {said}|DORA (V.O.): {answer}" for at in range(3)]

    told = "We lost the pump and I baled until the light was gone."
    assert main(*between(*moments(f"{told} Over.", "I have the lamp lit."))) is None
    assert main(*between(*moments(told, "Say again."))) is None
    known = main(*between(*moments(told, "I had the lamp lit.")))
    assert known is not None
    assert known.teller == "anna"


def test_a_voice_that_calls_somebody_there_by_title() -> None:
    voice = "INT. SHOP - DAY|Viktor files a key.|ANNA (V.O.): Mr. Viktor, it was open when I came and now it isn't."
    assert main(*[*voice.split("|"), "VIKTOR: One moment.", *FILLER]) is None


def test_a_letter_read_once_in_the_middle_narrates_nothing() -> None:
    letter = ["INT. MILL - DAY", "OWEN (V.O.): I was in a wood and there was a piano in it.", "CY: That is all."]
    more = ["EXT. WOOD - DAY", "OWEN (V.O.): He wanted the slow one again and I played it."]
    assert main(*FILLER[:6], *letter, *more, *FILLER[6:12]) is None


def test_talk_carried_over_a_cut() -> None:
    rows = [
        "INT. HALL - DAY",
        "ANNA: We begin at nine.",
        "EXT. BASE - DAY",
        "ANNA (V.O.): You are the best of the best.",
    ]
    assert main(*FILLER, *rows, *FILLER) is None


def test_thoughts_of_the_moment() -> None:
    thought = (
        "INT. OFFICE - DAY|ANNA: Good morning.|ANNA (V.O.): He is late again. Why is he late?|BEN: Morning.|ANNA: Well."
    )
    assert main(*between(thought, thought, thought)) is None


def test_a_story_in_the_story_narrates_nothing() -> None:
    told = ["INT. BARN - DAY", "ANNA (V.O.): I was nine that year and we had nothing at all to eat."]
    reading = reading_of(*FILLER, *told, *FILLER)
    assert reading.tellings.main is None
    assert [telling.teller for telling in reading.tellings.all] == ["anna"]


def test_a_prologue_by_a_voice_that_never_returns() -> None:
    told = main(
        "EXT. SEA - DAY", "NARRATOR (V.O.): There was an island with one lighthouse on it and no boat.", *FILLER
    )
    assert told is not None
    assert (told.is_outer, told.is_frame) == (True, False)


def test_every_line_is_voice_over() -> None:
    told = main(
        *[r for at in range(6) for r in (f"INT. R{at} - DAY", "ANNA (V.O.): He took the ladle and I kept the pot.")]
    )
    assert told is not None
    assert (told.teller, told.is_frame) == ("anna", True)


def test_a_nameless_narrator_is_tied_where_the_text_says_who_it_is() -> None:
    moments = [f"INT. R{at} - DAY|NARRATOR (V.O.): They had one cup and they shared it." for at in range(3)]
    late = ["INT. MILL - DAY", "HOLLY, fifty, walks in. Hers is the voice we have been hearing.", "HOLLY: This was it."]
    told = main(*between(*moments), *late)
    assert told is not None
    assert (told.teller, told.is_outer, told.is_frame) == ("holly", False, True)


@pytest.mark.parametrize(
    "cue", ["TOM'S INNER VOICE", "VOICE OF TOM", "TOM (NARRATING)", "TOM (AS NARRATOR)", "TOM V.O."]
)
def test_spellings_of_voice_over(cue: str) -> None:
    said = ("She sold hats to the whole of that street.", "I caught a boot once.", "They were gone until the spring.")
    told = main(*between(*[f"INT. R{at} - DAY|{cue}: {words}" for at, words in enumerate(said)]))
    assert told is not None
    assert (told.teller, told.is_frame) == ("tom", True)


def test_the_news_is_no_telling() -> None:
    news = "INT. NEWSROOM - NIGHT|VERA (TO CAMERA): The bridge at Hallow fell this morning and nobody was on it."
    assert main(*between(news, news, news)) is None


def test_letters_are_told_where_they_are_read() -> None:
    rows = between(
        "INT. CHALET - DAY|Ben reads.|ANNA (V.O.): Dear Ben, they have put me on the pumps. I do it in your hat.",
        "INT. CHALET - DAY|Ben turns the page.|ANNA (V.O.): Nobody measures the water. I told them so.",
        "INT. CHALET - DAY|Ben folds it up.",
    )
    told = main(*rows)
    assert told is not None
    assert (told.teller, told.is_frame, told.encloses) == ("anna", True, (1, 2, 4, 5))


def test_two_in_turn_both_tell() -> None:
    rows = between(
        "INT. A - DAY|ANNA (V.O.): It was my cat and he knew it well enough.",
        "INT. B - DAY|DORA (V.O.): It was not her cat.",
        "INT. C - DAY|ANNA (V.O.): He came to me in the autumn.|DORA (V.O.): He came to me first.",
    )
    assert [telling.teller for telling in reading_of(*rows).tellings.narrating] == ["anna", "dora"]


def test_a_witness_tells_of_another() -> None:
    def scene(at: int) -> list[str]:
        return [
            f"EXT. HALL {at} - DAY",
            "Odile plays. She stops. Odile throws the bow at Ben.",
            "ODILE: Tidy! Never tidy!",
        ]

    voice = [
        ["INT. BAR - DAY", f"WENDELL (V.O.): She {verb} as nobody had before her."]
        for verb in ("played", "sang", "left")
    ]
    told = main(*[row for at, rows in enumerate(voice) for row in (*rows, *scene(at), *scene(at + 10))])
    assert told is not None
    assert told.whose is not None
    assert (told.teller, told.whose.is_own, told.whose.other) == ("wendell", False, "odile")
    assert not told.whose.first
    assert len(told.whose.third) == 6  # She and her, three times


def on_stage(*rows: str) -> list[tuple[str, bool]]:
    work = replace(build_work("\n".join(rows)), form=Form.PLAY)
    return [(one.teller, one.is_outer) for one in Reading(work, resolve(work)).tellings.narrating]


QUAY = ("INT. SCENE ONE", "HAL: Where lies the ship?", "RUTH: Below you, sir, where you have left her.")


def test_chorus_and_gower_are_apart_from_the_story() -> None:
    assert on_stage("INT. PROLOGUE", "CHORUS: Now hear what the sea has kept.", *QUAY) == [("chorus", True)]
    assert on_stage("INT. PROLOGUE", "GOWER: Now hear what the sea has kept.", *QUAY) == [("gower", True)]


def test_an_epilogue_by_somebody_in_the_story() -> None:
    assert on_stage(*QUAY, "INT. EPILOGUE", "RUTH: It is not the fashion to see me last.") == [("ruth", False)]


def test_a_chorus_in_a_play_written_as_a_screenplay() -> None:
    told = main("INT. PROLOGUE", "CHORUS: Now hear what the sea has kept.", *FILLER)
    assert told is not None
    assert told.is_outer


def test_a_chorus_ahead_of_a_scene_tells_and_amid_it_talks() -> None:
    chorus, talk = "CHORUS: Now hear what the sea has kept from you all.", "HAL: Where lies the ship?"
    told = main("EXT. QUAY", chorus, talk, "RUTH: Below.", *FILLER)
    assert told is not None
    assert told.is_outer
    assert main("EXT. QUAY", talk, chorus, "RUTH: Below.", *FILLER) is None


SAMPLE = (files("whosestory") / "samples" / "low_water.fountain").read_text("utf-8")


def sample(text: str = SAMPLE) -> Reading:
    work = read(text.encode(), "low_water.fountain")
    return Reading(work, resolve(work))


def swapped(text: str, *pairs: tuple[str, str]) -> str:
    for one, other in pairs:
        text = text.replace(one, "\0").replace(other, one).replace("\0", other)
    return text


def test_the_frame_of_the_sample() -> None:
    reading = sample()
    told = reading.tellings.frame
    assert told is not None
    assert reading.cast.name(told.teller) == "GRETA"
    rooms = [scene.index for scene in reading.work.scenes if scene.place == "WAITING ROOM"]
    assert list(told.room) == rooms
    assert told.encloses == tuple(scene for scene in range(rooms[0], rooms[-1]) if scene not in rooms)
    assert told.whose is not None
    assert told.whose.is_own
    assert (told.listener.character, told.listener.kind) == ("assessor", "an assessor")


NAMES = (("GRETA", "DONAL"), ("Greta", "Donal"))
PRONOUNS = ((" she ", " he "), (" She ", " He "), (" her ", " his "))


@pytest.mark.parametrize("pairs", [NAMES, NAMES + PRONOUNS], ids=["names", "everything"])
def test_swapped_the_other_tells(pairs: tuple[tuple[str, str], ...]) -> None:
    greta = sample().tellings.frame
    told = sample(swapped(SAMPLE, *pairs)).tellings.frame
    assert greta is not None
    assert told is not None
    assert told.teller.startswith("donal")
    assert told.encloses == greta.encloses


def test_a_voice_that_is_answered_talks() -> None:
    def rows(answer: str) -> list[str]:
        hut = ["INT. HUT - DAY", "Jun twists wires.", "MIRA (V.O.): Did you dig until noon as I did?", answer]
        return [*hut, "EXT. ROAD - DAY", "BEN: Cold.", *hut, "EXT. YARD - DAY", "BEN: Colder.", *hut]

    assert main(*rows("JUN: I dug.")) is None
    told = main(*rows("Jun looks up."))
    assert told is not None
    assert told.teller == "mira"


def test_a_few_words_at_a_time_are_thoughts() -> None:
    def rows(said: str) -> list[str]:
        decks = (
            f"EXT. DECK {at} - DAY|The boat heels.|MIRA (V.O.): {said}|BEN: Hold on.".split("|") for at in range(5)
        )
        return ["EXT. QUAY - DAY", "MIRA: Cast off.", *(row for deck in decks for row in deck)]

    assert main(*rows("Left. My left. Hold.")) is None
    told = main(*rows("We went out on the left tack and I knew it was wrong."))
    assert told is not None
    assert told.teller == "mira"


def test_a_last_word_over_the_scene_behind_the_talk() -> None:
    def rows(said: str) -> list[str]:
        hall = ["INT. WINGS - NIGHT", "OLE: Play it badly.", "MIRA: I will."]
        return [*FILLER, *hall, "INT. HALL - NIGHT", "Three players. Mira sits down.", f"MIRA (V.O.): {said}"]

    told = main(*rows("He listened, and he kept time until the slow movement came, and then he stopped."))
    assert told is not None
    assert (told.teller, told.is_frame) == ("mira", False)
    assert main(*rows("Now listen to me, all of you, and sit up.")) is None


def test_a_prologue_to_the_camera_in_one_scene() -> None:
    said = "NED (TO CAMERA): Before they tell you otherwise, I lodged with her for one winter and she was kind."
    told = main("INT. HALL - DAY", said, *FILLER)
    assert told is not None
    assert (told.teller, told.is_frame) == ("ned", False)
    assert main(*FILLER, "INT. HALL - DAY", said, *FILLER) is None
