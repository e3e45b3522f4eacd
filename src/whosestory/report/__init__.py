"""What people are shown: a page as data, then as terminal text or JSON.

In a notebook, `report.show(analysis)` is the whole report and `report.frames(analysis)` its tables; both are loaded
when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosestory.report.exports.notebook import frames, show

__all__ = ["frames", "show"]


def __getattr__(name: str) -> object:
    """Load a name for notebooks when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'whosestory.report' has no attribute {name!r}")
    value: object = getattr(import_module("whosestory.report.exports.notebook"), name)
    return value
