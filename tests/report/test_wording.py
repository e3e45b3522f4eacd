"""The sentences of a verdict's page."""

import pytest

from whosestory.readers import READERS
from whosestory.report.clean import shown, shown_name, shown_row
from whosestory.report.pages import Person, Share
from whosestory.report.wording import FORMATS, fact, leans, none_of, read_clause, story_of, support_clause
from whosestory.verdict import Kind

ANNA, BEN = Person("anna", "ANNA", "A"), Person("ben", "BEN", "B")


def test_facts() -> None:
    shares = [Share(ANNA, 0.384), Share(BEN, 0.366)]
    assert fact("voice", shares) == "ANNA 38 % of the words, BEN 37 %"
    assert fact("presence", shares) == "ANNA in 38 % of the scenes, BEN in 37 %"
    assert fact("turns", shares, is_first=False) == "38 and 37 % of the speeches"
    assert fact("voice", shares[:1]) == "ANNA 38 % of the words"
    assert fact("narration", [Share(ANNA, 1), Share(BEN, 0)]) == "ANNA 100 % of the telling"
    assert fact("solitude", [Share(ANNA, 0), Share(BEN, 0)]) == ""
    assert fact("a measure to come", shares) == ""


def test_support() -> None:
    assert support_clause([Share(ANNA, 0.62), Share(BEN, 0.38)], 0.5, 0.7) == (
        "ANNA leads in 62 of 100 weightings of the questions, BEN in 38 "
        "(50 to 70 with scenes dropped or doubled at random)."
    )
    assert support_clause([Share(ANNA, 1), Share(BEN, 0)], 1, 1) == (
        "ANNA leads in 100 of 100 weightings of the questions."
    )


@pytest.mark.parametrize(
    ("kind", "leaning", "clause"),
    [
        (Kind.ONE, ANNA, "ANNA's story, leading in 80 of 100 weightings"),
        (Kind.SHARED, ANNA, "shared, leaning ANNA"),
        (Kind.SPLIT, None, "split, leaning to nobody"),
        (Kind.CANNOT_SAY, BEN, "too close to say, leaning BEN"),
    ],
)
def test_stories(kind: Kind, leaning: Person | None, clause: str) -> None:
    assert story_of(kind, leaning, 0.8) == clause


def test_small_clauses() -> None:
    assert leans(None) == "leaning to nobody"
    assert none_of("only 0 looks, and 9 are the least; only 3 words, and 5 are the least") == (
        "no looks; only 3 words, and 5 are the least"
    )
    assert read_clause(1) == "Read 100 %"
    assert read_clause(0.999) == "Read 99 %"


@pytest.mark.parametrize(
    ("given", "as_shown"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\x9b31mb", "a31mb"),
        ("\u202eNEB\u202c", "NEB"),
        ("one\r\ntwo\x0cthree\u2028four", "one two three four"),
        ("[red]ANNA[/red]", "[red]ANNA[/red]"),
        ("dr\udce4ft", "drft"),
        ("naïve – “yes” 🙂 हिन्दी", "naïve – “yes” 🙂 हिन्दी"),
    ],
)
def test_what_is_shown_moves_nothing(given: str, as_shown: str) -> None:
    assert shown(given) == as_shown


def test_names_and_rows() -> None:
    assert shown_name("ANNA " * 20, limit=10) == "ANNA ANNA…"
    assert shown_row("\t ANNA\x07  (V.O.) \n") == "         ANNA  (V.O.)"


def test_every_format_has_a_name() -> None:
    assert {reader.name for reader in READERS} - {"archive"} == set(FORMATS)  # an archive is never read as one
