"""Works to a table of their lines: a row a line, for spreadsheets and statistics."""

import csv
import io

from whosestory.work import Line, Work
from whosestory.writers.base import Writer, counted

COLUMNS = ("scene", "page", "kind", "character", "text")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins so


def write(work: Work) -> bytes:
    """All lines of a work as CSV, in UTF-8: the scene by its printed number, else counted from 1; text in one row."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for line in work.all_lines:
        rows.writerow([safe(cell) for cell in _cells(work, line)])
    return out.getvalue().encode("utf-8", "replace")


def _cells(work: Work, line: Line) -> tuple[str, ...]:
    scene = work.scenes[line.scene]
    return (
        scene.number or str(scene.index + 1),
        work.source.locate(line.span.start).page,
        line.kind.value,
        line.cue.name if line.cue else "",
        " ".join(work.quote(line).split()),
    )


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("She waits.")
    ("'=1+1", 'She waits.')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def losses(work: Work) -> tuple[str, ...]:
    """What a table of lines can't hold of a work."""
    own = (
        "the title page, but as rows" if work.title_page else "",
        "where acts and sections begin, but as rows" if work.divisions else "",
        counted(len(work.at_once), "mark of speech said at once", "marks of speech said at once"),
        counted(len(work.revised), "revision mark", "revision marks"),
    )
    return tuple(filter(None, own))


WRITER = Writer("csv", (".csv",), write, losses)
