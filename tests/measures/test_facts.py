"""Facts: looked for where they can be, in the order of the text, with a reason where there's no answer."""

from collections.abc import Iterator
from dataclasses import replace

from whosestory.cast import resolve
from whosestory.measures import Fact, FactFinder, find_facts
from whosestory.reading import Reading
from whosestory.work import Form, LineKind, build_work

TEXT = "INT. A - DAY\nBen waves.\nINT. B - DAY\nSera waves."


def waves(reading: Reading) -> Iterator[Fact]:
    for line in reversed(list(reading.work.lines(LineKind.ACTION))):
        yield Fact("wave", line.scene, line.span, "ben" if line.scene == 0 else "sera")


FINDER = FactFinder(
    name="waves",
    version=1,
    asks="Who waves?",
    kinds=("wave",),
    applies_to=frozenset({Form.SCREENPLAY}),
    source="test",
    caveat="none",
    compute=waves,
)


def reading() -> Reading:
    work = build_work(TEXT)
    return Reading(work, resolve(work))


def test_facts_stand_in_the_order_of_the_text() -> None:
    facts = find_facts(reading(), FINDER)
    assert facts.applies
    assert [fact.who for fact in facts.found] == ["ben", "sera"]
    assert [fact.scene for fact in facts.of("sera")] == [1]


def test_too_few_and_another_form_have_a_reason() -> None:
    assert find_facts(reading(), replace(FINDER, least=3, counts="waves")).reason == "only 2 waves, and 3 are the least"
    assert not find_facts(reading(), replace(FINDER, applies_to=frozenset({Form.PLAY}))).applies
