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
    tags = [BLANK] * len(work.source.rows)
    for line in work.all_lines:
        for row in work.source.rows_of(line.span):
            if tags[row] in {BLANK, "C"} and work.source.rows[row].strip():
                tags[row] = LETTERS[line.kind]
    return "".join(tags)
