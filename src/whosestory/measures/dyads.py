"""Dyads: what any two leads do to each other, both ways, with the lines: gives, asks, forbids, tends, harms, leaves ...

In the action an act counts where both are named or meant in its paragraph; in talk where the speech is said to the
other lead (`Reading.addressees`). Context: the acts are shown, what they amount to is the reader's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from whosestory.cast import Mention
from whosestory.language.acts_between import ACTS, find_said, find_seen, strikes_bargain
from whosestory.language.clause_tokens import Reference
from whosestory.measures.facts import Fact, FactFinder, Facts
from whosestory.reading import Reading
from whosestory.reading.addressees import Address
from whosestory.source import Span
from whosestory.work import Form, Line

BARGAIN = "bargain"
LIKELY = 0.5  # a mention, and whom a speech is said to, likelier than not
SURE = 0.7  # most paragraphs hold no act, so that one has to be clearer than in a set of acts: docs/decisions/0018
LEAST = 3  # words of a speech: of "No." and "Not exactly." nothing can be told
PARTS = 3  # of the story, over which it is shown who does what


@dataclass(frozen=True, slots=True)
class Pair:
    """Two leads: how often each does what to the other, in each third of the story."""

    one: str
    other: str
    by_one: tuple[Counter[str], ...]  # a count for each third
    by_other: tuple[Counter[str], ...]
    bargains: tuple[Fact, ...]


def compute(reading: Reading) -> Iterator[Fact]:
    """List the acts between leads, and their bargains."""
    leads = frozenset(reading.cast.leads)
    yield from _seen(reading, leads)
    yield from _said(reading, leads)


def pairs(reading: Reading, facts: Facts) -> tuple[Pair, ...]:
    """What each two leads do to each other over the story; only pairs between whom anything happens."""
    out = []
    for one, other in combinations(reading.cast.leads, 2):
        here = [fact for fact in facts.found if {fact.who, fact.other} == {one, other}]
        if here:
            bargains = tuple(fact for fact in here if fact.kind == BARGAIN)
            out.append(Pair(one, other, _thirds(reading, here, one), _thirds(reading, here, other), bargains))
    return tuple(out)


def _thirds(reading: Reading, facts: Sequence[Fact], who: str) -> tuple[Counter[str], ...]:
    counts: tuple[Counter[str], ...] = tuple(Counter() for _ in range(PARTS))
    for fact in facts:
        if fact.who == who and fact.kind != BARGAIN:
            counts[min(PARTS - 1, int(PARTS * reading.progress[fact.scene]))][fact.kind] += 1
    return counts


def _seen(reading: Reading, leads: frozenset[str]) -> Iterator[Fact]:
    mentions = [each for each in reading.mentions if each.p > LIKELY]
    at = 0
    for line in reading.seen:
        here: list[Mention] = []
        while at < len(mentions) and mentions[at].span.start < line.span.end:
            if mentions[at].span.start >= line.span.start:
                here.append(mentions[at])
            at += 1
        if len({each.character for each in here} & leads) > 1:
            yield from _deeds(reading, line, here, leads)


def _deeds(reading: Reading, line: Line, here: Sequence[Mention], leads: frozenset[str]) -> Iterator[Fact]:
    """The acts of one paragraph between any two leads whom it names or means."""
    start = line.span.start
    people = [
        Reference(m.span.start - start, m.span.end - start, who=m.character if m.character in leads else "")
        for m in here
    ]
    for deed in find_seen(reading.work.quote(line), people, likely=SURE):
        if deed.agent is not None and deed.other is not None:
            span = Span(start + deed.start, start + deed.end)
            yield Fact(deed.act, line.scene, span, people[deed.agent].who, people[deed.other].who)


def _said(reading: Reading, leads: frozenset[str]) -> Iterator[Fact]:
    for line, speaker, address in _addressed(reading):
        to = address.to
        if speaker in leads and to in leads:
            text = reading.work.quote(line)
            if line.n_words >= LEAST and (deed := find_said(text, _called(line, address), likely=SURE)) is not None:
                yield Fact(deed.act, line.scene, line.span, speaker, to)
            if strikes_bargain(text):
                yield Fact(BARGAIN, line.scene, line.span, speaker, to)


def _called(line: Line, address: Address) -> list[Reference]:
    """Where a speech calls by name whom it is said to."""
    start, span = line.span.start, address.span
    return [Reference(span.start - start, span.end - start, who=address.to)] if span.start in line.span else []


def _addressed(reading: Reading) -> Iterator[tuple[Line, str, Address]]:
    """Each spoken line by one person, with whom it is likeliest said to."""
    likeliest: dict[int, Address] = {}
    for address in reading.addressees:
        if address.p > LIKELY:
            likeliest.setdefault(address.speech, address)
    for line in reading.spoken:
        speakers = reading.cast.speakers(line)
        if len(speakers) == 1 and not line.is_voice_over and line.speech in likeliest:
            yield line, speakers[0], likeliest[line.speech]


FINDER = FactFinder(
    name="dyads",
    version=2,
    asks="What do two leads do to each other?",
    kinds=(*ACTS, BARGAIN),
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Chambers & Jurafsky 2008, Unsupervised Learning of Narrative Event Chains (acts and who takes part)",
    caveat="judged by words: irony is missed, as is much that is told aslant",
    compute=compute,
)
