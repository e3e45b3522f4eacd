"""Work and cast, with what several measures need of them."""

from whosestory.reading.clauses import Act, Clauses, Sight
from whosestory.reading.fates import Alive, Fate
from whosestory.reading.levels import Level, SceneLevel
from whosestory.reading.reading import Reading
from whosestory.reading.tellings import Telling, Tellings

__all__ = [
    "Act",
    "Alive",
    "Clauses",
    "Fate",
    "Level",
    "Reading",
    "SceneLevel",
    "Sight",
    "Telling",
    "Tellings",
]
