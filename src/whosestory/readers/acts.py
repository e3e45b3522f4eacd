"""Acts: rows that begin one, and whether a text is a play rather than a screenplay."""

import re
from collections.abc import Sequence

from whosestory.readers.rows import Row
from whosestory.readers.shapes import ACT, ACT_NUMBER, HEADING
from whosestory.work import Form

MIN_SCENES = 2  # headings that say SCENE and no place, in a play
_ACT = re.compile(rf"\W{{0,3}}(ACT\s{{1,3}}{ACT_NUMBER})\b", re.IGNORECASE)
_BEGINNING = frozenset({ACT, HEADING})
_INSIDE = re.compile(r"\b(?:INT|EXT|INTERIOR|EXTERIOR)\b")


def find_acts(rows: Sequence[Row]) -> dict[int, str]:
    """Rows with which an act begins, each with its title: rows of their own, or the first scene of each act."""
    acts: dict[int, str] = {}
    last = ""
    for i, row in enumerate(rows):
        match = _ACT.match(row.text) if row.shape in _BEGINNING else None
        if match:
            title = " ".join(match[1].upper().split())
            if title != last:
                acts[i] = title
            last = title
    return acts


def form_of(rows: Sequence[Row], acts: dict[int, str]) -> Form:
    """A play has acts or numbered scenes, and no heading that says whether it is inside or outside."""
    headings = [row.text for row in rows if row.shape is HEADING]
    scenes = sum("SCENE" in text.upper() for text in headings)
    if any(map(_INSIDE.search, headings)) or (not acts and scenes < MIN_SCENES):
        return Form.SCREENPLAY
    return Form.PLAY if scenes > len(headings) / 2 else Form.SCREENPLAY
