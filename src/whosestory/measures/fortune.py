"""Fortune: what each character loses and gains, by kind, each with its line; a ledger, never summed for show.

Told from phrases of the action and of what is said in the scene, which a model of all words of the line confirms. Left
out are denials, near misses, wishes, games, what a speech quotes, songs, and what is spoken on a stage in the story.
Who loses more than is gained over the whole falls: that stands last, with the line in which the worst is told.
"""

from collections.abc import Iterator

from whosestory.language.fortune import KINDS
from whosestory.measures.facts import Fact, FactFinder
from whosestory.reading import Reading, find_falls, ledger
from whosestory.work import Form

FALL = "fall"


def compute(reading: Reading) -> Iterator[Fact]:
    """List what the ledger holds plainly as facts, then who falls."""
    for entry in ledger(reading):
        if entry.is_plain:
            yield Fact(f"{entry.kind} {entry.sign}", entry.scene, entry.span, entry.who)
    for who, fall in find_falls(reading).items():
        if fall.is_shown:
            yield Fact(FALL, fall.worst.scene, fall.worst.span, who)


FINDER = FactFinder(
    name="fortune",
    version=3,
    asks="What does each lose and gain?",
    kinds=(*(f"{kind} {sign}" for kind in KINDS for sign in ("loss", "gain")), FALL),
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Bremond 1980, The Logic of Narrative Possibilities (amelioration and degradation)",
    caveat="read from words: what is shown without them is missed, and a figure of speech may pass for a loss",
    compute=compute,
)
