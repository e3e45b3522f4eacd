"""Arcs: own lines and lines about kept apart; a shape only where the sweep agrees; peaks with their words."""

import pytest

from whosestory.cast import resolve
from whosestory.language.affect import affect, affect_words
from whosestory.measures.arc import LEAST, NO_SHAPE, Arcs, arcs
from whosestory.readers import read
from whosestory.reading import Reading
from whosestory.work import build_work

BRIGHT = ("I love this wonderful morning.", "What a happy, lovely day.", "I am glad and grateful.")
DARK = ("I hate this horrible place.", "What a terrible, ugly mess.", "I am sad and afraid.")


def arcs_of(text: str, who: str = "ada") -> Arcs:
    work = build_work(text)
    return arcs(Reading(work, resolve(work)), who)


def talk(moods: str, who: str = "ADA") -> str:
    """A scene a letter: b bright, d dark, three lines each; CY says something between."""
    rows = []
    for at, mood in enumerate(moods):
        rows.append(f"INT. ROOM {at} - DAY")
        for line in BRIGHT if mood == "b" else DARK:
            rows += [f"{who}: {line}", "CY: Hm."]
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("moods", "shape"),
    [
        ("bbbb" + "bbbbbbbb" + "bbbb", "level"),
        ("dddd" + "bbbbbbbb" + "dddd", "rises, then falls"),
        ("bbbb" + "dddddddd" + "bbbb", "falls, then rises"),
    ],
)
def test_a_shape_that_holds_over_the_sweep_has_a_name(moods: str, shape: str) -> None:
    assert arcs_of(talk(moods)).own.shape == shape


def test_a_shape_that_hangs_on_the_window_has_none() -> None:
    # the first fifth is bright; the first third is no brighter than what follows
    assert arcs_of(talk("bbb" + "dd" + "bdbdbdbdbdb")).own.shape == NO_SHAPE


def test_three_lines_have_no_arc_and_say_so() -> None:
    found = arcs_of("INT. A - DAY\n" + "\n".join(f"ADA: {line}\nCY: Hm." for line in BRIGHT)).own
    assert found.reason == f"only 3 sentences with a bright or dark word, and {LEAST} are the least"
    assert not found.curves


def test_own_lines_and_lines_about_are_apart() -> None:
    rows = "\n".join(
        f"INT. ROOM {at} - DAY\nAda sobs in misery.\nADA: I love this wonderful day.\nCY: Hm." for at in range(24)
    )
    found = arcs_of(rows)
    assert found.own.home[0] > 0 > found.about.home[1]


def test_all_lines_in_the_last_act_are_an_arc_over_that_act() -> None:
    empty = "".join(f"INT. HALL {at} - DAY\nCy waits and walks about the hall.\n" for at in range(60))
    found = arcs_of(empty + talk("bbbbbbbbbb")).own
    assert found.curves[0].progress[0] > 0.4


def test_opposite_moods_have_opposite_arcs() -> None:
    moods = "bbbb" + "dddddddd" + "bbbb"
    ada = arcs_of(talk(moods)).own.curves[1].value
    bea = arcs_of(talk(moods.translate(str.maketrans("bd", "db")), "BEA"), "bea").own.curves[1].value
    assert ada[0] > 0 > ada[20]
    assert bea[0] < 0 < bea[20]


def test_peaks_and_troughs_cite_their_words() -> None:
    text = talk("b" * 8 + "d" * 8)
    work = build_work(text)
    found = arcs(Reading(work, resolve(work)), "ada").own
    for moment in (*found.peaks, *found.troughs):
        said = work.source.quote(moment.sentence.span).lower()
        assert moment.words
        assert all(word in said for word in moment.words)
    assert found.peaks[0].sentence.value > 0 > found.troughs[0].sentence.value


def test_songs_are_nobodys_mood() -> None:
    verse = "".join(f"INT. A{at} - DAY\n\nADA\n~I love this wonderful, happy day.\n\n" for at in range(30))
    work = read(verse.encode(), "a.fountain")
    assert not arcs(Reading(work, resolve(work)), "ada").own.sentences


def test_denial_turns_a_word_and_a_hand_is_a_hand() -> None:
    assert affect("I am not happy.") < 0 < affect("I am happy.")
    assert affect_words("She takes his hand like a friend.") == ("friend",)
