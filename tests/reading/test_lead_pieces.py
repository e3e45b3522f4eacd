"""What a short work says of each lead: how each piece stands to them, where, and in which words."""

import pytest

from whosestory.cast import resolve
from whosestory.reading import Reading
from whosestory.reading.lead_pieces import Piece, lead_pieces, part_features, scene_features
from whosestory.work import build_work

TEXT = """INT. KITCHEN - DAY
Ada pours the tea. Rain.
ADA: I'll never sell to old Cole.
CY: So.
INT. YARD - DAY
Cy hits Ada with a hat.
CY: There goes the roof.
INT. ROAD - DAY
CY: Nobody comes.
"""


def pieces(who: str) -> list[Piece]:
    work = build_work(TEXT)
    return lead_pieces(Reading(work, resolve(work)))[who]


def test_each_line_stands_to_a_lead_in_one_way() -> None:
    assert [one.how for one in pieces("ada")] == ["seen", "beside", "says", "hears", "seen", "hears", "apart"]
    assert [one.how for one in pieces("cy")] == ["beside", "beside", "hears", "says", "seen", "says", "says"]


def test_the_lead_is_aa_and_others_are_bb() -> None:
    assert pieces("ada")[4].words == ("bb", "hits", "aa", "with", "a", "hat")
    assert pieces("cy")[4].words == ("aa", "hits", "bb", "with", "a", "hat")


def test_names_in_speech_are_all_alike() -> None:
    assert pieces("ada")[2].words[:3] == ("i'll", "never", "sell")
    assert "cole" not in pieces("ada")[2].words


def test_the_pieces_are_cut_from_the_source_and_in_its_order() -> None:
    work = build_work(TEXT)
    sides = [one.side for one in pieces("ada")]
    assert [work.source.quote(side.span) for side in sides[:3]] == [
        "Ada pours the tea.",
        "Rain.",
        " I'll never sell to old Cole.",
    ]
    assert sides == sorted(sides, key=lambda side: side.span.start)


@pytest.mark.parametrize(("part", "word"), [("says first", "never"), ("hears last", "goes"), ("seen middle", "hits")])
def test_words_are_told_apart_by_the_part_they_stand_in(part: str, word: str) -> None:
    found = part_features(pieces("ada"), frozenset({part}))
    assert f"{part}:{word}" in found
    assert all(each.startswith(f"{part}:") for each in found)


def test_a_scene_by_its_words_and_pairs() -> None:
    yard = [one for one in pieces("ada") if one.side.scene == 1]
    assert {"seen:hits", "seen:hits aa", "hears:the roof"} <= set(scene_features(yard))
