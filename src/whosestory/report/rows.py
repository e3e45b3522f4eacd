"""A work as one letter for each physical row of its text."""

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
    rows, starts = work.source.rows, work.source.row_starts
    tags = [BLANK] * len(rows)
    row = 0
    for line in work.all_lines:
        start, end, letter = line.span.start, line.span.end, LETTERS[line.kind]
        while row > 0 and starts[row] > start:
            row -= 1
        while row + 1 < len(rows) and starts[row + 1] <= start:
            row += 1
        while row < len(rows) and starts[row] < end:
            if tags[row] in {BLANK, "C"} and not rows[row].isspace():
                tags[row] = letter
            row += 1
        row -= 1
    return "".join(tags)
