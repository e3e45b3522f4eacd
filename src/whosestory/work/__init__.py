"""The model: what a reader made of a text."""

from whosestory.work.build import WorkBuilder, build_work
from whosestory.work.line import SEEN, SPOKEN, Line, LineKind
from whosestory.work.scene import Scene, parse_heading
from whosestory.work.work import CastItem, Division, Doubt, Form, Move, Staging, Work

__all__ = [
    "SEEN",
    "SPOKEN",
    "CastItem",
    "Division",
    "Doubt",
    "Form",
    "Line",
    "LineKind",
    "Move",
    "Scene",
    "Staging",
    "Work",
    "WorkBuilder",
    "build_work",
    "parse_heading",
]
