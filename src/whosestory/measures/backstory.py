"""Backstory: what the text says of a lead's past, and how. Nothing is listed that no line states.

*Shown*: a flashback or memory in which they are, or that is theirs. *Told*: a sentence of theirs that reports their own
life in the past. *Trace*: what is left of it on them or in their hands: a scar, a ring, a photograph.
"""

import re
from collections.abc import Iterator
from functools import cache

from whosestory.language.dying import sentence_around
from whosestory.language.lexicons import load_rows
from whosestory.measures.facts import Fact, FactFinder
from whosestory.reading import Level, Reading
from whosestory.source import Span
from whosestory.work import Form

SHOWN, TOLD, TRACE = "shown", "told", "trace"
_PAST = frozenset({Level.FLASHBACK, Level.MEMORY})
_NEAR = 60  # characters between somebody and the thing that is theirs
_UNREAL = re.compile(r"\b(?:if|wish|would|could|imagine|suppose|dreamed|dreamt)\b", re.IGNORECASE)


def compute(reading: Reading) -> Iterator[Fact]:
    """List what is shown, told and left of each lead's past."""
    leads = frozenset(reading.cast.leads)
    for scene, each in enumerate(reading.levels):
        if each.level in _PAST and each.span is not None:
            for who in sorted((reading.presence[scene] | {each.owner}) & leads):
                yield Fact(SHOWN, scene, reading.first_sight[scene].get(who, each.span), who, detail=each.level.value)
    for fact in (*_told(reading), *_traces(reading)):
        if fact.who in leads:
            yield fact


def _told(reading: Reading) -> Iterator[Fact]:
    text = reading.work.source.text
    for line in reading.spoken:
        seen: set[int] = set()
        for found in _any_of(TOLD).finditer(text, line.span.start, line.span.end):
            sentence = Span(*sentence_around(text, found.start(), line.span.start, line.span.end))
            said = text[sentence.start : sentence.end]
            if sentence.start in seen or _UNREAL.search(said) or said.rstrip().endswith("?"):
                continue
            seen.add(sentence.start)
            for who in reading.cast.speakers(line):
                yield Fact(TOLD, line.scene, sentence, who)


def _traces(reading: Reading) -> Iterator[Fact]:
    """Things left of the past, each the property of whoever is named or meant right before or behind: his scar."""
    text, mentions = reading.work.source.text, reading.mentions
    at = 0
    for line in reading.seen:
        for found in _any_of(TRACE).finditer(text, line.span.start, line.span.end):
            begin, end = sentence_around(text, found.start(), line.span.start, line.span.end)
            if _any_of("taking").search(text, begin, found.start()):
                continue
            while at < len(mentions) and mentions[at].span.end <= begin:
                at += 1
            inside = [m for m in mentions[at : at + 12] if m.span.start < end and m.p > 0.5]
            before = [m for m in inside if 0 <= found.start() - m.span.end <= _NEAR]
            if before:
                yield Fact(TRACE, line.scene, Span(*found.span()), before[-1].character)


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    words = [word.replace("_", " ") for row in load_rows("backstory") if row[0] == kind for word in row[1:]]
    parts = [re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


FINDER = FactFinder(
    name="backstory",
    version=1,
    asks="What do we learn of each lead's past, and how?",
    kinds=(SHOWN, TOLD, TRACE),
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Sternberg 1978, Expositional Modes and Temporal Ordering in Fiction (how a text gives what came before)",
    caveat="what others tell of somebody isn't listed, nor what a reader infers",
    compute=compute,
)
