"""What each physical row of a work's text is."""

import numpy as np

from whosestory.work import LineKind, Work

LETTERS = {
    LineKind.HEADING: "S",
    LineKind.ACTION: "N",
    LineKind.NARRATION: "N",
    LineKind.SHOT: "N",
    LineKind.CUE: "C",
    LineKind.DIALOGUE: "D",
    LineKind.LYRIC: "D",
    LineKind.PARENTHETICAL: "E",
    LineKind.TRANSITION: "T",
    LineKind.FURNITURE: "M",
    LineKind.NOTE: "M",
}
BLANK = "O"


def row_tags(work: Work) -> str:
    """One letter a row, as `LETTERS` says; a row with a cue and its speech is dialogue; blank and unread rows are O."""
    starts = work.source.row_starts
    tags = [BLANK] * len(starts)
    lines = work.all_lines
    firsts = np.searchsorted(starts, [line.span.start for line in lines], side="right") - 1
    ends = np.maximum(np.searchsorted(starts, [line.span.end for line in lines]), firsts + 1)
    for line, first, behind in zip(lines, firsts.tolist(), ends.tolist(), strict=True):
        if tags[first] not in "OC":  # the row is another line's already
            first += 1
        tags[first:behind] = LETTERS[line.kind] * (behind - first)
    blank = map(str.isspace, work.source.rows)
    return "".join([BLANK if is_blank else tag for is_blank, tag in zip(blank, tags, strict=True)])


def row_kinds(work: Work) -> list[list[str]]:
    """The kinds of what stands on each row, in the order of the text; none for rows that weren't understood."""
    kinds: list[list[str]] = [[] for _ in work.source.rows]
    for line in work.all_lines:
        for row in work.source.rows_of(line.span):
            if line.kind.value not in kinds[row]:
                kinds[row].append(line.kind.value)
    return kinds
