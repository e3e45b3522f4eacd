"""What speaks for somebody telling in a place, sign by sign."""

import pytest

from whosestory.cast import resolve
from whosestory.reading import Reading
from whosestory.reading.telling_rooms import seats
from whosestory.reading.telling_signs import SIGNS, Seat, likelihood, weights
from whosestory.reading.telling_speech import Script
from whosestory.work import build_work

ROWS = """INT. CELL - NIGHT
ZED: What did you do?
ANNA: I mended a clock. It struck when they came.
EXT. SQUARE - DAY
Anna carries a ladder.
BEN: Hold it.
INT. CELL - NIGHT
ZED: And then?
ANNA: I draw the hammer back, and it falls.
EXT. TOWER - DAY
BEN: It is late.
EXT. ROAD - DAY
BEN: Run.
INT. CELL - DAY
ANNA: That is as far as I got. Why do you ask?
"""


def seat_of(text: str, who: str) -> Seat:
    work = build_work(text)
    reading = Reading(work, resolve(work))
    script = Script(work, reading.cast, reading.presence, reading.levels)
    return next(seat for seat in seats(script, {}) if seat.who == who)


def signs_of(text: str, who: str = "anna") -> dict[str, float]:
    seat = seat_of(text, who)
    return {name: float(sign(seat)) for name, sign in SIGNS.items()}


def test_the_signs_by_hand() -> None:
    signs = signs_of(ROWS)
    assert {name: signs[name] for name in ("bookend", "visits", "camera", "voice", "kind", "older")} == {
        "bookend": 1, "visits": 1, "camera": 0, "voice": 0, "kind": 0, "older": 0,
    }  # fmt: skip
    assert signs["share"] == 28 / (28 + 4 + 2)
    assert signs["least"] == 8 / 12  # at the second visit; the last doesn't count
    assert signs["others"] == 1 / 4
    assert signs["alternates"] == 1
    assert signs["teller_in"] == 1 / 3
    assert (signs["listener_in"], signs["shared"], signs["stretches"]) == (0, 0, 1)
    assert signs["persists"] == 1  # Ben, in both stretches
    assert signs["closes"] == 1  # the first two visits end with Anna's words
    assert signs["you"] == 1 / 9  # once, beside four verbs of the past and draw, falls, is, get, do
    assert signs["asked"] == 2.5 / 3  # both of Zed's
    assert signs["asks"] == 0  # nobody else is heard where Anna asks
    assert signs["past_verbs"] == 4 / 8  # mended, struck, came, got
    assert signs["past_visits"] == 1 / 3  # the first; in the last one past verb stands beside three present ones
    assert signs["prompted"] == 1


def test_a_listener_between_the_visits_takes_a_stretch_away() -> None:
    signs = signs_of(ROWS.replace("EXT. TOWER - DAY\nBEN: It is late.", "EXT. TOWER - DAY\nZED: It is late."))
    assert (signs["stretches"], signs["shared"], signs["listener_in"]) == (0.5, 1 / 3, 1 / 3)


def test_who_is_not_between_listens_though_another_says_more() -> None:
    text = ROWS.replace("ZED: And then?", "ZED: And then?\nBEN: She had a big hammer and a long ladder.")
    text = text.replace("ZED: What did you do?", "ZED: What did you do?\nBEN: She held it up and I held her.")
    seat = seat_of(text, "anna")
    assert seat.listener == "zed"  # Ben is in what is told
    assert seat.shared == {1, 3, 4}


def test_a_likelihood_that_stops_early_is_the_same_or_nothing() -> None:
    seat = seat_of(ROWS, "anna")
    whole = likelihood(seat)
    assert 0 < whole < 1
    assert likelihood(seat, whole - 0.01) == pytest.approx(whole)
    assert likelihood(seat, whole + 0.01) == 0


def test_each_sign_has_a_weight() -> None:
    assert weights().keys() == SIGNS.keys() | {"always"}
