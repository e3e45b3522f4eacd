"""What each page says, as data: terminal, report and reading room draw the same ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class VerdictPage:
    """Whose story a work is."""

    title: str
    sentence: str
