"""Work and cast, with what several measures need of them."""

from whosestory.reading.clauses import Act, Clauses, Sight
from whosestory.reading.falls import Fall, find_falls
from whosestory.reading.fates import Alive, Fate
from whosestory.reading.fortunes import Entry, ledger
from whosestory.reading.levels import Level, SceneLevel
from whosestory.reading.reading import Reading
from whosestory.reading.reversals import Reversal, find_reversals
from whosestory.reading.tellings import Telling, Tellings

__all__ = [
    "Act",
    "Alive",
    "Clauses",
    "Entry",
    "Fall",
    "Fate",
    "Level",
    "Reading",
    "Reversal",
    "SceneLevel",
    "Sight",
    "Telling",
    "Tellings",
    "find_falls",
    "find_reversals",
    "ledger",
]
