"""What two leads do to each other, both ways, over the story."""

from whosestory.cast import resolve
from whosestory.measures import find_facts
from whosestory.measures.dyads import BARGAIN, FINDER, pairs
from whosestory.reading import Reading
from whosestory.work import build_work

TEXT = """INT. A - DAY
Ben hands Sera the keys.
BEN: Lend me your coat, please.
SERA: You can never ask me to stop. You are not to see him again.
INT. B - DAY
A porter hands Sera a letter. Ben watches.
SERA: It rains.
BEN: It does.
INT. C - DAY
Ben wipes Sera's face.
SERA: I'm leaving you.
BEN: Oh.
"""


def reading(text: str) -> Reading:
    work = build_work(text)
    return Reading(work, resolve(work))


def test_both_ways_with_lines() -> None:
    read = reading(TEXT)
    facts = find_facts(read, FINDER)
    assert [(fact.kind, fact.who, fact.other, fact.scene) for fact in facts.found] == [
        ("gives", "ben", "sera", 0),
        ("asks", "ben", "sera", 0),
        (BARGAIN, "sera", "ben", 0),
        ("forbids", "sera", "ben", 0),
        ("tends", "ben", "sera", 2),
        ("leaves", "sera", "ben", 2),
    ]
    assert all(read.work.source.quote(fact.span).strip() for fact in facts.found)


def test_asymmetry_over_thirds() -> None:
    read = reading(TEXT)
    [pair] = pairs(read, find_facts(read, FINDER))
    by = {pair.one: pair.by_one, pair.other: pair.by_other}
    assert [dict(third) for third in by["ben"]] == [{"gives": 1, "asks": 1}, {}, {"tends": 1}]
    assert [dict(third) for third in by["sera"]] == [{"forbids": 1}, {}, {"leaves": 1}]
    assert [fact.who for fact in pair.bargains] == ["sera"]


def test_nothing_in_voice_over_or_alone() -> None:
    assert find_facts(reading("INT. A - DAY\nBen waits.\nBEN (V.O.): I'm leaving you, Sera."), FINDER).found == ()
    assert find_facts(reading(""), FINDER).found == ()
