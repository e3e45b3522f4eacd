"""Cues as they stand in real drafts, and what each says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosestory.language import Cue, Extension, parse_cue, with_aside

VO, OS, CONTINUED = Extension.VOICE_OVER, Extension.OFF_SCREEN, Extension.CONTINUED
PRELAP, DEVICE, VOICE = Extension.PRELAP, Extension.DEVICE, Extension.VOICE


def kinds(text: str) -> tuple[str, set[Extension]]:
    cue = parse_cue(text)
    return cue.name, set(cue.extensions)


@pytest.mark.parametrize(
    "text",
    [
        "BEN (V.O.)", "BEN (VO)", "BEN (v.o.)", "BEN (V. O.)", "BEN (V.O)", "BEN (V/O)", "BEN V.O.", "BEN, V.O.",
        "BEN -- V.O.", "BEN – V.O.", "BEN [V.O.]", "BEN (voice-over)", "BEN (Voice Over)", "BEN (VOICEOVER)",
        "BEN (narrating)", "BEN'S THOUGHTS", "BEN’S NARRATION",
    ],
)  # fmt: skip
def test_voice_over(text: str) -> None:
    assert kinds(text) == ("BEN", {VO})
    assert parse_cue(text).is_voice_over


@pytest.mark.parametrize(
    "text",
    [
        "BEN (O.S.)", "BEN (OS)", "BEN (o.s.)", "BEN (O.C.)", "BEN (oc)", "BEN (O.S", "BEN O.S.", "BEN (off-screen)",
        "BEN (off)", "BEN (OFF CAMERA)", "BEN (unseen)",
    ],
)  # fmt: skip
def test_off_screen(text: str) -> None:
    assert kinds(text) == ("BEN", {OS})
    assert parse_cue(text).is_heard_only
    assert not parse_cue(text).is_voice_over


@pytest.mark.parametrize(
    "text",
    [
        "BEN (CONT'D)", "BEN (CONT’D)", "BEN (cont'd)", "BEN (CONTD)", "BEN (CONT.)", "BEN (CONT)", "BEN (continued)",
        "BEN (continuing)", "BEN(cont'd)", "BENcont'd", "BEN CONT'D", "BEN - CONT'D", "BEN -- CONT'D", "BEN (CONT 'D)",
    ],
)  # fmt: skip
def test_continued(text: str) -> None:
    assert kinds(text) == ("BEN", {CONTINUED})
    assert not parse_cue(text).is_heard_only


@pytest.mark.parametrize(
    ("text", "name", "extensions"),
    [
        ("BEN (V.O.) (CONT'D)", "BEN", {VO, CONTINUED}),
        ("BEN (V.O., CONT'D)", "BEN", {VO, CONTINUED}),
        ("BEN (O.S./CONT'D)", "BEN", {OS, CONTINUED}),
        ("BEN (on phone; V.O.)", "BEN", {DEVICE, VO}),
        ("SERA (PRE-LAP) (V.O.)", "SERA", {PRELAP, VO}),
        ("BEN (prelap)", "BEN", {PRELAP}),
        ("BEN (into phone)", "BEN", {DEVICE}),
        ("BEN (on TV)", "BEN", {DEVICE}),
        ("BEN (over the radio)", "BEN", {DEVICE}),
        ("BEN (through intercom)", "BEN", {DEVICE}),
        ("BEN (filtered)", "BEN", {DEVICE}),
        ("BEN'S VOICE", "BEN", {VOICE}),
        ("BEN’S VOICE (on phone)", "BEN", {VOICE, DEVICE}),
        ("JAMES' VOICE", "JAMES", {VOICE}),
        ("VOICE OF BEN", "BEN", {VOICE}),
        ("THE VOICE OF THE JUDGE", "JUDGE", {VOICE}),
    ],
)
def test_other_extensions(text: str, name: str, extensions: set[Extension]) -> None:
    assert kinds(text) == (name, extensions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BEN", "BEN"),
        ("  BEN   STONE  ", "BEN STONE"),
        ("ben", "BEN"),
        ("BEN:", "BEN"),
        ("BEN.", "BEN"),
        ("*BEN", "BEN"),
        ("**BEN**", "BEN"),
        ("12   BEN   12", "BEN"),
        ("COP #2", "COP #2"),
        ("2ND COP", "2ND COP"),
        ("MR. O'NEIL", "MR. O'NEIL"),
        ("MR. O’NEIL", "MR. O'NEIL"),
        ("DR. VAN DER BERG", "DR. VAN DER BERG"),
        ("MAN IN BLACK", "MAN IN BLACK"),
        ("SERA'S MOTHER", "SERA'S MOTHER"),
        ("J.D.", "J.D."),
        ("J.D", "J.D."),
        ("BEN & SERA", "BEN & SERA"),
        ("BEN / THE MONSTER", "BEN / THE MONSTER"),
        ("JOSÉ", "JOSÉ"),
        ("ANNA-LISA", "ANNA-LISA"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert parse_cue(text) == Cue(name)


@pytest.mark.parametrize(
    "name",
    [
        "OSCAR", "VOSS", "OTIS", "CONTESSA", "OCTAVIA", "VO HOANG", "R.O.", "MARCO", "CARLOS", "OCEAN", "PRELATE",
        "FILTER MAN", "ALIEN VOICE", "THE VOICE", "NARRATOR", "CONT MAN", "OFFICER", "COSMO", "MAN WITH CONTEMPT",
    ],
)  # fmt: skip
def test_names_that_only_look_like_extensions(name: str) -> None:
    assert parse_cue(name) == Cue(name)
    assert parse_cue(f"{name} (O.S.)") == Cue(name, frozenset({OS}))


@pytest.mark.parametrize("text", ["MICHAEL (as DOROTHY)", "MICHAEL (AS DOROTHY)", "MICHAEL AS DOROTHY"])
def test_someone_playing_someone(text: str) -> None:
    assert parse_cue(text) == Cue("MICHAEL", plays="DOROTHY")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("BEN (whispering)", "WHISPERING"),
        ("BEN (softly, to SERA)", "SOFTLY, TO SERA"),
        ("BEN (off her look)", "OFF HER LOOK"),
        ("BEN (lost in thought)", "LOST IN THOUGHT"),
        ("KID (7)", "7"),
    ],
)
def test_what_else_stands_in_parentheses_is_a_note(text: str, note: str) -> None:
    cue = parse_cue(text)
    assert (cue.extensions, cue.notes) == (frozenset(), (note,))


@pytest.mark.parametrize("aside", ["(V.O.)", "(voice over)", "(in voice-over)", "(narrating)", "(voice-over, tired)"])
def test_a_parenthetical_may_say_that_it_is_voice_over(aside: str) -> None:
    assert with_aside(parse_cue("BEN (CONT'D)"), aside).extensions == {Extension.CONTINUED, Extension.VOICE_OVER}


@pytest.mark.parametrize("aside", ["(thinking)", "(off)", "(off her look)", "(his voice overflowing)", "(softly)"])
def test_a_parenthetical_that_says_how(aside: str) -> None:
    cue = parse_cue("BEN")
    assert with_aside(cue, aside) is cue


@pytest.mark.parametrize("text", ["COASTGUARD (RADIO)", "CLOCK (RECORDED)", "FERN (through the phone)"])
def test_a_device(text: str) -> None:
    assert parse_cue(text).extensions == {Extension.DEVICE}


@pytest.mark.parametrize("text", ["BEN'S LETTER", "BEN'S DIARY", "BEN'S THOUGHTS"])
def test_what_is_written_or_thought_is_voice_over(text: str) -> None:
    assert parse_cue(text) == Cue("BEN", frozenset({Extension.VOICE_OVER}))


@pytest.mark.parametrize("text", ["", "()", "(V.O.)", "...", "--", ":"])
def test_no_name_at_all(text: str) -> None:
    assert parse_cue(text).name == ""


@given(st.text(alphabet="BENVOSC .'()-/#&’cont'd\t", max_size=60))
def test_a_name_has_no_loose_space_and_reads_the_same_again(text: str) -> None:
    name = parse_cue(text).name
    assert name == " ".join(name.split())
    assert name == name.upper()
