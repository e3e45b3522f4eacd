"""Each measure's values on small works, worked out by hand."""

from whosestory.cast import resolve
from whosestory.measures import (
    Event,
    Measure,
    attention,
    introductions,
    narration,
    presence,
    solitude,
    turns,
    voice,
)
from whosestory.reading import Reading
from whosestory.source import Source, Span
from whosestory.work import Form, LineKind, WorkBuilder, build_work


def amounts(one: Measure, *rows: str) -> dict[str, float]:
    """The sum of each character's events, without regard to `least`."""
    work = build_work("\n".join(rows))
    totals: dict[str, float] = {}
    for event in one.compute(Reading(work, resolve(work))):
        totals[event.character] = totals.get(event.character, 0) + event.amount
    return totals


def events(one: Measure, *rows: str) -> list[Event]:
    work = build_work("\n".join(rows))
    return list(one.compute(Reading(work, resolve(work))))


def test_voice_counts_words_without_asides_and_voice_over() -> None:
    rows = ("BEN: One two. (beat) Three.", "GRETA: Four.", "BEN (V.O.): Five six.")
    assert amounts(voice.MEASURE, *rows) == {"ben": 3, "greta": 1}


def test_voice_of_two_at_once_counts_for_each() -> None:
    rows = ("BEN: One.", "GRETA: Two.", "BEN & GRETA: Three four!", "BEN: Five.", "GRETA: Six.")
    assert amounts(voice.MEASURE, *rows) == {"ben": 4, "greta": 4}


def test_turns_count_speeches() -> None:
    assert amounts(turns.MEASURE, "BEN: One two.", "GRETA: Three.", "BEN: Four.", "BEN (V.O.): Five.") == {
        "ben": 2,
        "greta": 1,
    }


def test_presence_counts_scenes_by_speech_and_by_name() -> None:
    rows = (
        "INT. A - DAY",
        "BEN: One.",
        "INT. B - DAY",
        "Ben sits.",
        "GRETA: Hm.",
        "INT. C - DAY",
        "BEN (V.O.): I saw.",
    )
    assert amounts(presence.MEASURE, *rows) == {"ben": 2, "greta": 1}


def test_solitude_is_being_there_without_the_other_leads() -> None:
    rows = ("INT. A - DAY", "BEN: One.", "GRETA: Two.", "INT. B - DAY", "BEN: Three.", "INT. C - DAY", "Rain falls.")
    found = events(solitude.MEASURE, *rows)
    assert [(event.scene, event.character) for event in found] == [(1, "ben")]


def test_attention_weighs_the_role() -> None:
    rows = ("BEN: Yes.", "GRETA: No.", "Ben sits.", "Greta hits Ben.", "Ben's hat falls.", "Greta looks at Ben.")
    # Ben: subject 1, object .5, possessor .5, other .25; Greta: subject twice
    assert amounts(attention.MEASURE, *rows) == {"ben": 2.25, "greta": 2.0}


def test_a_doubtful_mention_counts_in_parts() -> None:
    rows = ("BEN VEY: I have much more to say.", "GRETA VEY: No.", "Vey waits.")
    assert amounts(attention.MEASURE, *rows) == {"ben_vey": 0.5, "greta_vey": 0.5}


def test_narration_counts_voice_over_but_no_calls() -> None:
    told = ("INT. A - DAY", "GRETA (V.O.): It was a long year and a wet one.", "INT. B - DAY", "BEN: Yes.")
    assert amounts(narration.MEASURE, *told) == {"greta": 9}
    call = ("INT. A - DAY", "GRETA (V.O.): Hello?", "BEN: It's me.", "GRETA (V.O.): Go away.")
    assert amounts(narration.MEASURE, *call) == {}
    assert amounts(narration.MEASURE, "INT. A - DAY", "GRETA (V.O.) (ON RADIO): It was a long year.") == {}


def test_a_moment_of_voice_over_is_no_telling() -> None:
    rows = ("INT. A - DAY", "GRETA (V.O.): Once.", "INT. B - DAY", "BEN: " + "word " * 120)  # 1 of 121 words
    assert amounts(narration.MEASURE, *rows) == {}


def test_a_crowd_narrates_nothing() -> None:
    assert amounts(narration.MEASURE, "INT. A - DAY", "ALL (V.O.): It was a long year.") == {}


def test_introductions_are_the_share_still_to_come() -> None:
    rows = ("INT. A - DAY", "Ben sits here now.", "INT. B - DAY", "BEN: One two three.", "GRETA: Four.")
    assert amounts(introductions.MEASURE, *rows) == {"ben": 1.0, "greta": 0.5}  # 7 words, then 7


def told(heading: str, *rows: str) -> dict[str, float]:
    """Who tells a play of one headed scene and a scene of talk."""
    builder = WorkBuilder(Source.from_text("\n".join((heading, *rows))), Form.PLAY)
    builder.heading(Span(0, len(heading)))
    at = len(heading) + 1
    for row in rows:
        name, _, words = row.partition(": ")
        if not words:
            builder.heading(Span(at, at + len(row)))
        else:
            builder.cue(Span(at, at + len(name)))
            builder.add(LineKind.DIALOGUE, Span(at + len(name) + 2, at + len(row)))
        at += len(row) + 1
    work = builder.build()
    out: dict[str, float] = {}
    for event in narration.MEASURE.compute(Reading(work, resolve(work))):
        out[event.character] = out.get(event.character, 0) + event.amount
    return out


def test_a_play_is_told_by_its_chorus_and_prologue() -> None:
    talk = ("SCENE 1", "ANNA: Yes.", "BEN: No.")
    assert told("SCENE 1", "ANNA: Yes.", "CHORUS: Now hear me.") == {"chorus": 3}
    assert told("ACT 1 PROLOGUE", "GOWER: One two three.", *talk) == {"gower": 3}
    assert told("EPILOGUE", "ANNA: One two.", "BEN: Three.", *talk) == {}  # the two talk: nobody tells
    assert told("SCENE 1", "ANNA: Yes.") == {}
