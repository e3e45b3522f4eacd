"""How a printed play is laid out: which rows without a label still belong to the speech above."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whosestory.readers.play_rows import Label, Row, Style, is_direction

MIN_SHARE = 0.6  # of the rows behind labels stand in one column, where speech has a column
_SURE = re.compile(r"[\W_]{0,3}(?:exit|exeunt|manet)\b", re.IGNORECASE)  # no verse begins so
NEAR = 2  # columns that a scan may be off
MIN_BRACKETS = 3  # directions in brackets, for a play that sets all of them so


@dataclass(frozen=True, slots=True)
class Layout:
    """What tells speech from stage directions."""

    column: int | None  # of speech, where it is indented and the rest isn't
    brackets: bool  # directions stand in brackets
    labels: frozenset[int]  # rows that name a speaker

    def is_speech(self, rows: Sequence[Row], i: int) -> bool:
        """Whether a row without a label goes on with a speech."""
        row = rows[i]
        if row.text[0] == "[":
            return not row.gap and "]" in row.text and not row.text.endswith("]")
        if is_direction(row.text) and self._stands_apart(rows, i):
            return False
        if self.column is not None:
            return abs(row.column - self.column) <= NEAR or (not row.gap and row.column > self.column)
        return not row.gap or (self.brackets and not is_direction(row.text))

    def _stands_apart(self, rows: Sequence[Row], i: int) -> bool:
        """Whether a row that begins like a direction isn't a verse: `Enter`, in a column or between gaps of its own."""
        row = rows[i]
        if _SURE.match(row.text) or i + 1 in self.labels:
            return True
        if self.column is not None and abs(row.column - self.column) <= NEAR and not row.gap:
            return False
        ends = i + 1 == len(rows) or rows[i + 1].gap > 0
        return row.gap > 0 or ends or row.column != rows[i - 1].column

    def is_back_in_speech(self, rows: Sequence[Row], i: int) -> bool:
        """Whether a row below a direction is speech again, by its column."""
        return self.column is not None and abs(rows[i].column - self.column) <= NEAR

    def speech_follows(self, rows: Sequence[Row], i: int) -> bool:
        """Whether the speech goes on in a row, below a direction."""
        if i >= len(rows) or i in self.labels or rows[i].heading is not None:
            return False
        return self.is_speech(rows, i)


def find_layout(rows: Sequence[Row], labels: dict[int, Label], begin: int) -> Layout:
    """Look how speech and directions stand."""
    behind = Counter(rows[i + 1].column for i, label in labels.items() if _is_own(label) and i + 1 < len(rows))
    column = None
    if behind:
        usual, n = behind.most_common(1)[0]
        if usual > NEAR and n >= MIN_SHARE * behind.total():
            column = usual
    directions = [row for i, row in enumerate(rows) if i >= begin and i not in labels and row.text[0] == "["]
    return Layout(column, len(directions) >= MIN_BRACKETS, frozenset(labels))


def _is_own(label: Label) -> bool:
    return label.style in (Style.OWN, Style.OWN_TITLE)
