"""A work as one letter for each physical row of its text."""

from bisect import bisect_left, bisect_right

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
    for line in work.all_lines:
        first = bisect_right(starts, line.span.start) - 1
        behind = bisect_left(starts, line.span.end, first + 1)
        if tags[first] not in "OC":  # the row is another line's already
            first += 1
        tags[first:behind] = LETTERS[line.kind] * (behind - first)
    return "".join(BLANK if row.isspace() else tag for row, tag in zip(work.source.rows, tags, strict=True))
