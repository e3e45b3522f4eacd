"""With whom we are left: the kernel, the dead, couples, and the aftermath."""

from dataclasses import replace

import numpy as np
import pytest

from whosestory.cast import resolve
from whosestory.measures import Measurement, ending, measure
from whosestory.measures.events import toward_end, toward_end_mean
from whosestory.reading import Reading
from whosestory.work import Form, build_work

TALK = tuple(
    row for at in range(12) for row in (f"INT. ROOM {at} - DAY", "ANNA: " + "word " * 20, "BEN: " + "word " * 20)
)


def found(*rows: str) -> Measurement:
    work = build_work("\n".join((*TALK, *rows)))
    return measure(Reading(work, resolve(work)), [ending.MEASURE])["ending"]


def shares(*rows: str) -> dict[str, float]:
    return found(*rows).values()


def test_each_doubling_of_the_distance_counts_alike() -> None:
    assert toward_end(np.array([0, 20, 60, 140])).tolist() == [1, 1 / 2, 1 / 4, 1 / 8]
    places = np.linspace(0, 100, 100_001)
    by_hand = np.mean(20 / (20 + places))
    assert toward_end_mean(np.array([100.0]), np.array([0.0]))[0] == pytest.approx(by_hand, rel=1e-4)


def test_words_and_mentions_by_their_place() -> None:
    work = build_work("\n".join(("INT. A - DAY", "GRETA: One two.", "GRETA (V.O.): Three.", "Ben sits.", "BEN: No.")))
    events = list(ending.compute(Reading(work, resolve(work))))
    amounts = {(event.character, work.source.quote(event.span).strip()): event.amount for event in events}
    # 3 + 2 + 1 + 2 + 1 words; left behind the middle of each: 5, 2 and .5
    whole = 20 * np.log1p(9 / 20) / 9
    assert amounts == pytest.approx(
        {
            ("greta", "One two."): 2 * 20 / 25 / whole,
            ("ben", "Ben"): 12 * 20 / 22 / whole,
            ("ben", "No."): 1 * 20 / 20.5 / whole,
        }
    )


def test_whoever_is_there_last_has_most() -> None:
    rain = "Rain falls. " * 30
    for last, other in (("anna", "ben"), ("ben", "anna")):
        values = shares("EXT. ROAD - DAY", f"{other.upper()}: Bye.", rain, "INT. CAR - DAY", f"{last.title()} drives.")
        assert values[last] > 0.52


def test_a_long_last_scene_counts_by_its_end() -> None:
    last = ("EXT. ROAD - DAY", "BEN: " + "word " * 100, "ANNA: " + "word " * 100)
    assert shares(*last)["anna"] > 0.6


def test_voices_over_the_end_are_not_there() -> None:
    told = ("EXT. ROAD - DAY", "Anna walks.", "BEN (V.O.): " + "word " * 60)
    aloud = ("EXT. ROAD - DAY", "Anna walks.", "BEN: " + "word " * 60)
    assert shares(*told)["anna"] > 0.5 > shares(*aloud)["anna"]


def test_the_dead_are_left_out_until_what_comes_after_is_gone() -> None:
    rows = ("EXT. YARD - DAY", "Ben falls. Ben dies.", "EXT. ROAD - DAY", "Anna walks. " + "Rain falls. " * 25)
    measured = found(*rows)
    assert measured.values()["ben"] == pytest.approx(0)
    assert measured.table is not None
    whole = np.ones(14)
    ends_there = np.where(np.arange(14) > 12, 0.0, whole)
    anna, ben = measured.table.totals(ends_there)
    assert ben > anna


def test_a_death_that_ends_the_text_is_its_end() -> None:
    assert shares("EXT. YARD - DAY", "ANNA: No!", "Ben falls. Ben dies.")["ben"] > 0.6


def test_two_who_end_together_are_even() -> None:
    both = shares("EXT. ROAD - DAY", "ANNA: " + "word " * 30, "Anna and Ben walk away.")
    assert both["anna"] == pytest.approx(both["ben"])


def test_a_lesser_partner_leaves_the_end_to_the_lead() -> None:
    more = [row for at in range(30) for row in (f"INT. HALL {at} - DAY", "ANNA: " + "word " * 40)]
    work = build_work("\n".join((*TALK, *more, "EXT. ROAD - DAY", "Anna and Ben walk away.")))
    values = measure(Reading(work, resolve(work)), [ending.MEASURE])["ending"].values()
    assert values["anna"] > values["ben"]


def test_in_a_play_the_end_is_longer_and_a_tragedy_ends_with_its_hero() -> None:
    rows = [*TALK * 4, "EXT. ROAD - DAY", "ANNA: " + "word " * 30, "Anna dies.", "BEN: " + "word " * 60]
    script = build_work("\n".join(rows))
    play = replace(script, form=Form.PLAY)
    by_form = {
        work.form: measure(Reading(work, resolve(work)), [ending.MEASURE])["ending"].values() for work in (script, play)
    }
    assert by_form[Form.SCREENPLAY]["anna"] == pytest.approx(0, abs=1e-9)  # 60 words go on without her
    assert by_form[Form.PLAY]["anna"] > 0.4
