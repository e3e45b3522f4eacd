"""Looking: the share of the looks that is each character's; who looks is somebody through whom we see.

An event is a look in action or a shot: X looks, sees, watches; X'S POV; a glance given or exchanged; eyes that meet.
Its amount is how likely the mention means this character. What the camera sees (we see, ANGLE ON) is nobody's look,
and a look averted, refused or only tried is none. Being looked at isn't in the number: `looked_at` counts it.
"""

from collections import defaultdict
from collections.abc import Iterator

from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SEEN, Form


def looked_at(reading: Reading) -> dict[str, float]:
    """How often each character is looked at by somebody else, each look times how likely it means them."""
    counts: dict[str, float] = defaultdict(float)
    for sight in reading.clauses.sights:
        if sight.looked_at is not None and sight.looked_at.character != sight.looker.character:
            counts[sight.looked_at.character] += sight.looked_at.p
    return dict(counts)


def compute(reading: Reading) -> Iterator[Event]:
    """List who looks where."""
    seen: set[tuple[int, str]] = set()
    for sight in reading.clauses.sights:
        for character, p in ((sight.looker.character, sight.looker.p), *sight.looker.alternatives):
            if (sight.span.start, character) not in seen:
                seen.add((sight.span.start, character))
                yield Event(sight.scene, character, p, sight.span)


MEASURE = Measure(
    name="looking",
    version=1,
    question=Question.EYES,
    votes=True,
    basis=Basis.ALL,
    least=10,  # looks: fewer are no way of seeing (docs/decisions/0007-clauses.md)
    counts="looks in the action",
    asks="Through whose eyes do we see?",
    unit="share of the looks in action, 0 to 1; sums to 1",
    higher_means="more of what is seen is seen by this character",
    reads=SEEN,
    applies_to=frozenset({Form.SCREENPLAY}),
    source="Smith 1995, Engaging Characters (subjective access); Branigan 1984, Point of View in the Cinema",
    departure="the looks that the script writes down are counted, not the shots of a film",
    caveat="a watcher at the edge of the story looks much; writers differ in how many looks they write",
    compute=compute,
)
