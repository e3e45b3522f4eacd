"""Catalysts: for a change or a fall that is shown, what came before it that may have brought it about.

*Stated*: the character says so, near the turn ("since the tunnel", "because of you"). *Shown*: a loss or gain of theirs
before the turn. *Inferred*: the last scene before the turn in which most is done to them. It is an order of time and of
words, no proof of a cause.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosestory.language.phrases import sentences
from whosestory.measures.facts import Fact, FactFinder
from whosestory.reading import Entry, Reading, find_falls, find_reversals, ledger
from whosestory.source import Span
from whosestory.work import Form, LineKind

N_SHOWN = 3  # of the losses and gains before a turn, the weightiest and nearest
NEAR = 2  # scenes on either side of the turn in which what is stated counts
WITHIN = 0.5  # of the text before the turn: what lies farther back is no longer what set it off
_STATED = re.compile(
    r"\b(?:because of|thanks to|ever since|since (?:the|that|he|she|you|they|we|my|his|her)\b|that's why|that is why"
    r"|made me (?:see|think|want|understand|realise|realize)|taught me|showed me|opened my eyes"
    r"|when (?:he|she|you|they|we) (?:died|left|came|said|did|went)|after (?:what|that|the|he|she|you|they)\b"
    r"|if it (?:weren't|wasn't|hadn't been) for)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A change or fall of somebody, where it is complete."""

    who: str
    what: str  # "change" or "fall"
    scene: int
    start: int  # in the text


@dataclass(frozen=True, slots=True)
class Catalyst:
    """Something before a turn, with its rank among those of the same turn: 1 is first."""

    turn: Turn
    how: str  # "stated", "shown" or "inferred"
    scene: int
    span: Span
    rank: int


def turns(reading: Reading) -> list[Turn]:
    """Every change that is shown, at its last line, and every fall, where the worst of it is told."""
    out = [Turn(who, "change", one.after.scene, one.after.span.start) for who, one in find_reversals(reading).items()]
    shown = {who: fall.worst for who, fall in find_falls(reading).items() if fall.is_shown}
    return out + [Turn(who, "fall", worst.scene, worst.span.start) for who, worst in shown.items()]


def catalysts(reading: Reading) -> list[Catalyst]:
    """What came before each turn, ranked: what is stated first, then what is shown, then what can be inferred."""
    entries = ledger(reading)
    return [one for turn in turns(reading) for one in _of_turn(reading, turn, entries)]


def _of_turn(reading: Reading, turn: Turn, entries: Sequence[Entry]) -> Iterator[Catalyst]:
    found = [("stated", scene, span) for scene, span in _stated(reading, turn)]
    found += [("shown", one.scene, one.span) for one in _shown(reading, turn, entries)]
    taken = {scene for _, scene, _ in found}
    found += [("inferred", scene, span) for scene, span in _inferred(reading, turn) if scene not in taken]
    for rank, (how, scene, span) in enumerate(found, start=1):
        yield Catalyst(turn, how, scene, span, rank)


def _stated(reading: Reading, turn: Turn) -> Iterator[tuple[int, Span]]:
    """What the character gives as a reason in the scenes around the turn, the nearest first."""
    found: list[tuple[int, Span]] = []
    for scene in reading.work.scenes[max(0, turn.scene - NEAR) : turn.scene + NEAR + 1]:
        for line in scene.lines:
            if line.kind is LineKind.DIALOGUE and turn.who in reading.cast.speakers(line):
                text = reading.work.quote(line)
                for start, end in sentences(text) if _STATED.search(text) else ():
                    if _STATED.search(text[start:end]):
                        found.append((scene.index, Span(line.span.start + start, line.span.start + end)))
    yield from sorted(found, key=lambda one: abs(one[1].start - turn.start))


def _shown(reading: Reading, turn: Turn, entries: Sequence[Entry]) -> list[Entry]:
    """The character's losses and gains in the stretch before the turn, the weightiest first, then the latest."""
    since = reading.progress[turn.scene] - WITHIN
    before = [
        one
        for one in entries
        if one.who == turn.who and one.is_plain and one.span.start < turn.start and reading.progress[one.scene] >= since
        if not (one.kind == "self" and one.scene == turn.scene)  # that is the turn itself
    ]
    return sorted(before, key=lambda one: (-one.weight, -one.span.start))[:N_SHOWN]


def _inferred(reading: Reading, turn: Turn) -> Iterator[tuple[int, Span]]:
    """The scene in the stretch before the turn in which most is done to the character, by its first such act."""
    since = reading.progress[turn.scene] - WITHIN
    acts = [
        act
        for act in reading.clauses.acts
        if act.patient is not None
        and act.patient.character == turn.who
        and act.scene < turn.scene
        and reading.progress[act.scene] >= since
    ]
    if acts:
        counts = Counter(act.scene for act in acts)
        scene = max(counts, key=lambda at: (counts[at], at))
        yield scene, next(act.span for act in acts if act.scene == scene)


def compute(reading: Reading) -> Iterator[Fact]:
    """List the catalysts as facts; `detail` says of which turn, and the rank."""
    for one in catalysts(reading):
        yield Fact(one.how, one.scene, one.span, one.turn.who, detail=f"before a {one.turn.what}, number {one.rank}")


FINDER = FactFinder(
    name="catalysts",
    version=1,
    asks="What came before a change or a fall that may have brought it about?",
    kinds=("stated", "shown", "inferred"),
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Trabasso & van den Broek 1985, Causal Thinking and the Representation of Narrative Events",
    caveat="an order of time and of words, no proof of a cause; none where no change and no fall is shown",
    compute=compute,
)
