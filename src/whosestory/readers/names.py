"""Names in cue rows: small-letter scripts, names that a scan broke up, two names side by side."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from whosestory.language import Cue, parse_cue
from whosestory.readers.rows import Row
from whosestory.readers.shapes import ASIDE, CAPITALS, MAX_CUE, NAME, NUMBER, SIDE_BY_SIDE, TITLE, TRANSITION, shape_of

AGAIN = 3  # a name that stands alone in so many rows is a person's
FEW = 10  # rows with such names: below this the script has no names in capitals
MORE = 2.0  # times as many Capitalised as CAPITAL names: then the script writes its cues so
SMALL = 0.8  # of the rows have no capital at all, in a script typed in small letters
INDENTED = 4  # columns from speech to names, at least, where one letter may be a name
CENTRED = 12  # columns by which a short name may stand right of a usual one
_LETTERS = re.compile(r"[^A-Z0-9#&/]+")
_LETTER = re.compile(r"[A-Z]{1,3}(?:-?\d{1,3})?$")
_SHORT = frozenset({CAPITALS, NUMBER})


def promote_names(rows: Sequence[Row]) -> None:
    """Where a script writes its cues in small letters, let the rows that look like them count as names."""
    capital = _total_again(row.name for row in rows if row.shape is NAME)
    titled = _total_again(row.name for row in rows if row.shape is TITLE)
    if titled > max(FEW, MORE * capital):
        for row in rows:
            if row.shape is TITLE:
                row.shape = NAME
    elif capital < FEW and _promote_pointed(rows):
        return
    elif capital < FEW and (sum(map(_is_low, rows)) > SMALL * len(rows) or _are_low_names(rows)):
        _read_as_capitals(rows)


def promote_letters(rows: Sequence[Row]) -> None:
    """Rows such as `M` or `R2` that stand where names do and have speech right below are names, too."""
    found = Counter((row.column, below.column) for row, below in pairwise(rows) if row.shape is NAME and not below.gap)
    if not found:
        return
    (column, said), n = found.most_common(1)[0]
    if n < FEW or column - said < INDENTED:
        return
    for row, below in pairwise(rows):
        if row.shape not in _SHORT or not row.gap or below.gap or below.column != said:
            continue
        if said + INDENTED <= row.column <= column + CENTRED and _LETTER.match(row.text):
            row.shape, row.name = NAME, row.text


def _is_low(row: Row) -> bool:
    return row.text.islower()


def _are_low_names(rows: Sequence[Row]) -> bool:
    """Whether rows in small letters come back as cues do, each below a blank row and above speech."""
    likely = (
        row.text
        for row, below in pairwise(rows)
        if row.gap and not below.gap and len(row.text) <= MAX_CUE and _is_low(row)
        if not _is_low(below) or below.shape is ASIDE
    )
    return _total_again(likely) >= FEW


def _promote_pointed(rows: Sequence[Row]) -> bool:
    """Printed plays set `ANNA.` in a row of its own."""
    likely = [row for row in rows if row.shape is CAPITALS and len(row.text) <= MAX_CUE and row.text[-1] == "."]
    counts = Counter(row.text for row in likely)
    if sum(n for n in counts.values() if n >= AGAIN) < FEW:
        return False
    for row in likely:
        if counts[row.text] > 1:
            row.shape, row.name = NAME, parse_cue(row.text).name
    return True


def _read_as_capitals(rows: Sequence[Row]) -> None:
    """Give the rows of a script in small letters the shapes they would have in capitals, as far as they're sure."""
    shapes = [shape_of(row.text.upper()) if len(row.text) <= MAX_CUE else (row.shape, "") for row in rows]
    counts = Counter(name for _, name in shapes)
    for row, (shape, name) in zip(rows, shapes, strict=True):
        if shape is TRANSITION or (shape is NAME and counts[name] >= AGAIN):
            row.shape, row.name = shape, name


def _total_again(names: Iterable[str]) -> int:
    return sum(n for n in Counter(names).values() if n >= AGAIN)


def usual_names(names: Iterable[str]) -> dict[str, str]:
    """Names that differ only in spaces and marks, as scans and typists leave them, to the commonest form of each.

    >>> usual_names(["ANNA", "ANNA", "AN NA", "BEN"])
    {'AN NA': 'ANNA'}
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for name, _ in Counter(names).most_common():
        forms[_LETTERS.sub("", name)].append(name)
    return {name: same[0] for same in forms.values() for name in same[1:]}


def read_cue(text: str, usual: dict[str, str]) -> Cue:
    """The cue of a row, its name in the usual form; two names side by side speak at once."""
    if "    " in text and SIDE_BY_SIDE.search(text):
        cues = [parse_cue(part) for part in SIDE_BY_SIDE.split(text)]
        name = " & ".join(usual.get(cue.name, cue.name) for cue in cues)
        return Cue(name, frozenset().union(*(cue.extensions for cue in cues)))
    cue = parse_cue(text)
    name = usual.get(cue.name, cue.name)
    return cue if name == cue.name else replace(cue, name=name)
