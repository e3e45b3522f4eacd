"""What the rows of a script say by their words and beginnings: found once, for every reading of their kinds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from whosestory.readers.rows import Row
from whosestory.readers.shapes import ASIDE, CAPITALS, HEADING, NAME, NUMBERED, SHOT, TRANSITION, Shape

LONGEST_ASIDE = 8  # rows
_OPENING = frozenset({NAME, HEADING, TRANSITION, ASIDE})
IN_CAPITALS = frozenset({NAME, CAPITALS, SHOT, NUMBERED})


class Look(NamedTuple):
    """What rows that look alike have in common."""

    shape: Shape
    column: int
    inside: bool  # a parenthesis that a row above opened
    apart: bool  # opens a parenthesis that ends between a blank row and a cue or heading
    named: bool  # begins with a name that is a cue elsewhere, and goes on in small letters
    name: str  # of a row that could be a cue
    colon: bool  # of such a row: it ends in a colon


@dataclass(frozen=True)
class Features:
    """What rows say, a value a row."""

    looks: list[int]  # which of `alike`
    alike: list[Look]  # each once
    lengths: list[int]
    above: list[int]  # length of the row above if it held this row's first word, too
    lower: list[bool]  # begins in lower case
    leans: dict[int, float]  # of rows that were asked for: above 0 like speech, below like action


def find_features(rows: Sequence[Row], names: set[str]) -> Features:
    """Look at every row once; `names` are first words of likely cues, in capitals."""
    known: dict[tuple[Shape, int, bool, bool, bool, str, bool], int] = {}
    lengths = [len(row.text) for row in rows]
    looks, above = [], []
    is_name = _Names(names)
    for i, (row, inside, length) in enumerate(zip(rows, _inside(rows), [0, *lengths], strict=False)):
        text, shape, name = row.text, row.shape, row.name
        word, _, rest = (text.lstrip("([") if text[0] in "([" else text).partition(" ")
        named = rest != "" and shape not in IN_CAPITALS and is_name[word]
        apart = shape is ASIDE and row.gap > 0 and _is_apart(rows, i)
        look = (shape, row.column, inside, apart, named, name, name != "" and text[-1] == ":")
        looks.append(known.setdefault(look, len(known)))
        above.append(length + len(word))
    return Features(looks, [Look(*look) for look in known], lengths, above, [row.text[0].islower() for row in rows], {})


class _Names(dict[str, bool]):
    """Whether a word, as it stands in a row, is one of some names in capitals; found when it is first asked for."""

    def __init__(self, names: set[str]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, word: str) -> bool:
        self[word] = word.rstrip(",'s’").upper() in self._names
        return self[word]


def _inside(rows: Sequence[Row]) -> list[bool]:
    """Which rows stand within a parenthesis that a row shortly above began."""
    inside = []
    left = 0  # rows that it may still run on
    for row in rows:
        if left and row.gap and row.shape is not ASIDE:
            left = max(0, left - 2)
        inside.append(left > 0)
        if left:
            left = 0 if ")" in row.text else left - 1
        elif row.text[0] == "(" and ")" not in row.text:
            left = LONGEST_ASIDE
    return inside


def _is_apart(rows: Sequence[Row], i: int) -> bool:
    """Whether the parenthesis that opens at row `i` ends right above a cue or heading."""
    for k in range(i, min(i + LONGEST_ASIDE, len(rows))):
        if rows[k].text[-1] in ")]":
            return k + 1 == len(rows) or rows[k + 1].shape in _OPENING
        if k > i and rows[k].gap:
            return False
    return False
