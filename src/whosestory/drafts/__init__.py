"""Drafts and adaptations of one story, side by side."""

from whosestory.drafts.compare import N_SCENES, Change, Comparison, Doing, Move, compare
from whosestory.drafts.people import Person, match_people
from whosestory.drafts.revised import Revised, find_revised
from whosestory.drafts.scenes import Fate, ScenePair, match_scenes

__all__ = [
    "N_SCENES",
    "Change",
    "Comparison",
    "Doing",
    "Fate",
    "Move",
    "Person",
    "Revised",
    "ScenePair",
    "compare",
    "find_revised",
    "match_people",
    "match_scenes",
]
