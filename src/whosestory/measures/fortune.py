"""Fortune: what each character loses and gains, by kind, each with its line; a ledger, never summed for show.

Told from phrases of the action and of what is said in the scene, which a model of all words of the line confirms. Left
out are denials, near misses, wishes, games, what a speech quotes, songs, and what is spoken on a stage in the story.
"""

from collections.abc import Iterator

from whosestory.language.fortune import KINDS
from whosestory.measures.facts import Fact, FactFinder
from whosestory.reading import Reading, ledger
from whosestory.work import Form


def compute(reading: Reading) -> Iterator[Fact]:
    """List what the ledger holds plainly as facts."""
    for entry in ledger(reading):
        if entry.is_plain:
            yield Fact(f"{entry.kind} {entry.sign}", entry.scene, entry.span, entry.who)


FINDER = FactFinder(
    name="fortune",
    version=2,
    asks="What does each lose and gain?",
    kinds=tuple(f"{kind} {sign}" for kind in KINDS for sign in ("loss", "gain")),
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Bremond 1980, The Logic of Narrative Possibilities (amelioration and degradation)",
    caveat="read from words: what is shown without them is missed, and a figure of speech may pass for a loss",
    compute=compute,
)
