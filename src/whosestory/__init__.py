"""whosestory reads a screenplay or a play and says whose story it is, with the lines that say so.

    from whosestory import analyze
    analyze("draft.fountain").verdict.leaning

Names are loaded when they are first used, so that `import whosestory` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosestory.analysis import Analysis, analyze, analyze_bytes, analyze_work
    from whosestory.cast import Cast, Character, Corrections, load_corrections
    from whosestory.cast.resolve import resolve  # by its module: mypy takes the package's name for the module here
    from whosestory.drafts.compare import Comparison, compare
    from whosestory.errors import InputError, WhosestoryError
    from whosestory.measures import MEASURES, Measure, Measurement, Question
    from whosestory.measures.measure import measure
    from whosestory.readers import READERS, read, read_file
    from whosestory.reading import Reading
    from whosestory.source import Evidence, Source, Span
    from whosestory.verdict import Answer, Kind, State, Verdict
    from whosestory.verdict.decide import decide
    from whosestory.work import Line, LineKind, Scene, Work, build_work

__version__ = "0.1.0"

_HOMES = {
    "whosestory.analysis": ("Analysis", "analyze", "analyze_bytes", "analyze_work"),
    "whosestory.cast": ("Cast", "Character", "Corrections", "load_corrections", "resolve"),
    "whosestory.drafts": ("Comparison", "compare"),
    "whosestory.errors": ("InputError", "WhosestoryError"),
    "whosestory.measures": ("MEASURES", "Measure", "Measurement", "Question", "measure"),
    "whosestory.readers": ("READERS", "read", "read_file"),
    "whosestory.reading": ("Reading",),
    "whosestory.source": ("Evidence", "Source", "Span"),
    "whosestory.verdict": ("Answer", "Kind", "State", "Verdict", "decide"),
    "whosestory.work": ("Line", "LineKind", "Scene", "Work", "build_work"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "MEASURES",
    "READERS",
    "Analysis",
    "Answer",
    "Cast",
    "Character",
    "Comparison",
    "Corrections",
    "Evidence",
    "InputError",
    "Kind",
    "Line",
    "LineKind",
    "Measure",
    "Measurement",
    "Question",
    "Reading",
    "Scene",
    "Source",
    "Span",
    "State",
    "Verdict",
    "WhosestoryError",
    "Work",
    "__version__",
    "analyze",
    "analyze_bytes",
    "analyze_work",
    "build_work",
    "compare",
    "decide",
    "load_corrections",
    "measure",
    "read",
    "read_file",
    "resolve",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'whosestory' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
