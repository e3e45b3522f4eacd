"""From a work to its cast: who there is, under which names, and where."""

from whosestory.cast.cast import Cast, Character, How, Mention, Merge, Role
from whosestory.cast.corrections import Corrections, Split, load_corrections
from whosestory.cast.find import find_character
from whosestory.cast.leads import spoken_words
from whosestory.cast.presence import present
from whosestory.cast.resolve import resolve
from whosestory.cast.stage import Stage, find_stage

__all__ = [
    "Cast",
    "Character",
    "Corrections",
    "How",
    "Mention",
    "Merge",
    "Role",
    "Split",
    "Stage",
    "find_character",
    "find_stage",
    "load_corrections",
    "present",
    "resolve",
    "spoken_words",
]
