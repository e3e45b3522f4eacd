"""What a reading finds once for all measures."""

import numpy as np

from whosestory.cast import How, resolve
from whosestory.reading import Reading
from whosestory.work import build_work

WORK = build_work(
    "INT. A - DAY\nGreta counts. She writes.\nGRETA (V.O.): I count.\nINT. B - DAY\nGreta stops. She waits.\nBEN: Well?"
)
READING = Reading(WORK, resolve(WORK))


def test_progress_is_the_words_passed() -> None:
    assert READING.scene_words.tolist() == [9, 8]  # 3 of the heading, 4 of action, 2 told; 3, 4 and 1
    np.testing.assert_allclose(READING.progress, [0, 9 / 17])


def test_presence_and_first_sight() -> None:
    assert READING.presence == ({"greta"}, {"greta", "ben"})
    shown = [{who: WORK.source.quote(span) for who, span in sights.items()} for sights in READING.first_sight]
    assert shown == [{"greta": "Greta"}, {"greta": "Greta", "ben": " Well?"}]


def test_pronouns_can_be_left_out() -> None:
    without = Reading(WORK, READING.cast, pronouns=False)
    assert {mention.how for mention in READING.mentions} == {How.NAME, How.PRONOUN}
    assert {mention.how for mention in without.mentions} == {How.NAME}


def test_an_empty_scene_takes_up_room() -> None:
    work = build_work("Rain.")
    assert Reading(build_work(""), resolve(work)).scene_words.tolist() == [1]
