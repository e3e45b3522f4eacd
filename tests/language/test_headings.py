"""The table of heading words, and what is read with it."""

import pytest

from whosestory.language.headings import ENGLISH, language_of, load_headings, side_of
from whosestory.work import parse_heading


@pytest.mark.parametrize(
    ("language", "text", "inside", "place", "time"),
    [
        ("French", "INT. CUISINE - JOUR", True, "CUISINE", "JOUR"),
        ("French", "INT. JOUR - CUISINE", True, "CUISINE", "JOUR"),
        ("French", "12. CUISINE - INT/NUIT", True, "CUISINE", "NUIT"),
        ("French", "EXTÉRIEUR. RUE – COUCHER DE SOLEIL", False, "RUE", "COUCHER DE SOLEIL"),
        ("French", "INT./EXT. VOITURE - APRÈS-MIDI", None, "VOITURE", "APRÈS-MIDI"),
        ("German", "INNEN. KÜCHE - TAG", True, "KÜCHE", "TAG"),
        ("German", "INNEN/TAG KÜCHE", True, "KÜCHE", "TAG"),
        ("German", "1. KÜCHE - INNEN/TAG", True, "KÜCHE", "TAG"),
        ("German", "AUßEN. HOF - NACHT", False, "HOF", "NACHT"),
        ("German", "INNEN/AUSSEN AUTO - SPÄTER ABEND", None, "AUTO", "SPÄTER ABEND"),
        ("German", "Innen. Küche – Tag", True, "Küche", "Tag"),
        ("Spanish", "INT. COCINA - DÍA", True, "COCINA", "DÍA"),
        ("Spanish", "EXT. CALLE - NOCHE", False, "CALLE", "NOCHE"),
        ("Italian", "INT. CUCINA - GIORNO", True, "CUCINA", "GIORNO"),
        ("Italian", "CASA ROSSI. INT. GIORNO", True, "CASA ROSSI", "GIORNO"),
        ("Italian", "CUCINA – INTERNO GIORNO", True, "CUCINA", "GIORNO"),
        ("Italian", "EST. STRADA – SERA", False, "STRADA", "SERA"),
        ("Portuguese", "INT. SALA – MANHÃ", True, "SALA", "MANHÃ"),
        ("Portuguese", "EXT. PRAIA – PÔR DO SOL", False, "PRAIA", "PÔR DO SOL"),
        # a name that is a time of day elsewhere stays a name
        ("English", "INT. FLAT OF SERA", True, "FLAT OF SERA", ""),
        ("English", "INT. BAR - SERA", True, "BAR - SERA", ""),
        ("English", "HOUSE - INT. NIGHT", True, "HOUSE", "NIGHT"),
        ("Klingon", "INT. BAR - NIGHT", True, "BAR", "NIGHT"),
    ],
)
def test_headings(language: str, text: str, inside: bool | None, place: str, time: str) -> None:
    heading = parse_heading(text, language)
    assert (heading.inside, heading.place, heading.time) == (inside, place, time)


@pytest.mark.parametrize(
    ("headings", "language"),
    [
        (["INT. BAR - NIGHT", "EXT. ROAD - DAY"], "English"),
        (["INT. BAR - NUIT", "EXT. RUE - JOUR"], "French"),
        (["INNEN. HOF", "AUSSEN. HAUS"], "German"),
        (["INT. CASA - NOCHE", "EXT. CALLE - DIA", "EXT. MAR - DIA"], "Spanish"),
        (["INT. CASA - NOITE", "EXT. RUA - DIA", "EXT. MAR - DIA"], "Portuguese"),
        (["INTERNO. CASA", "ESTERNO. MARE"], "Italian"),
        (["INT. BAR - SERA", "INT. HALL - DAY", "INT. ROOM - DAY"], "English"),
        (["INT. BAR - NACHT"], ""),
        (["INT. BAR", "EXT. ROAD"], ""),
        ([], ""),
    ],
)
def test_the_language_of_a_script(headings: list[str], language: str) -> None:
    assert language_of(headings) == language


def test_the_table_is_sound() -> None:
    languages = [each.language for each in load_headings()]
    assert languages[0] == ENGLISH
    assert len(set(languages)) == len(languages)
    for each in load_headings():
        assert each.inside
        assert each.outside
        assert each.times
        assert not each.inside & each.outside
        words = [*each.inside, *each.outside, *each.times, *each.cuts]
        assert all(word.replace("ß", "").isupper() for word in words)


def test_no_side_is_none() -> None:
    assert side_of("") is None
    assert side_of("I/E") is None
