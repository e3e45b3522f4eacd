"""Reach: of the scenes that a telling encloses, those that the teller couldn't have known. The best counter-argument.

A fact is a scene. The teller is there, or may have been told of it (somebody who is there meets the teller later on),
or couldn't have known of it; or says "I wasn't there". Scenes with nobody in them say nothing.
"""

import re
from collections.abc import Iterator

from whosestory.measures.facts import Fact, FactFinder
from whosestory.measures.frame import first_line
from whosestory.reading import Reading, Telling
from whosestory.work import Form

_ABSENT = re.compile(
    r"\bI (?:wasn['’]t|was not|weren['’]t) (?:there|in the room|at the)\b|\bI didn['’]t see (?:it|that)\b"
    r"|\bI (?:only |just )?heard (?:it|this|that|about it) (?:later|afterwards|from)\b|\bI(?:['’]m| was| am) told\b",
    re.IGNORECASE,
)


def compute(reading: Reading) -> Iterator[Fact]:
    """List what the teller of the frame can know of each enclosed scene."""
    telling = reading.tellings.frame
    if telling is not None:
        yield from _by_presence(reading, telling)
        yield from _by_word(reading, telling)


def _by_presence(reading: Reading, telling: Telling) -> Iterator[Fact]:
    teller, presence = telling.teller, reading.presence
    last_met = {who: scene for scene, there in enumerate(presence) if teller in there for who in there}
    for scene in telling.encloses:
        there = presence[scene]
        if there:
            told = next((who for who in sorted(there) if last_met.get(who, -1) > scene), None)
            kind = "present" if teller in there else "told of" if told else "beyond"
            other = None if teller in there else told
            yield Fact(kind, scene, first_line(reading.work.scenes[scene]), teller, other)


def _by_word(reading: Reading, telling: Telling) -> Iterator[Fact]:
    for speech in telling.speeches:
        for line in speech.lines:
            if _ABSENT.search(reading.work.quote(line)):
                yield Fact("says so", line.scene, line.span, telling.teller, detail="the teller wasn't there")


FINDER = FactFinder(
    name="reach",
    version=1,
    asks="What couldn't the teller have known?",
    kinds=("present", "told of", "beyond", "says so"),
    applies_to=frozenset({Form.SCREENPLAY}),
    source="Genette 1972, Discours du récit (focalisation; paralepsis, telling more than one can know)",
    caveat="whom the teller meets later may never have told; films seldom keep to what a teller knows",
    compute=compute,
)
