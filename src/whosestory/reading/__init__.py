"""Work and cast, with what several measures need of them."""

from whosestory.reading.clauses import Act, Clauses, Sight
from whosestory.reading.reading import Reading
from whosestory.reading.tellings import Telling, Tellings

__all__ = ["Act", "Clauses", "Reading", "Sight", "Telling", "Tellings"]
