"""Tables as a workbook of spreadsheets."""

import io
from collections.abc import Sequence
from datetime import datetime

from whosestory.errors import MissingExtraError
from whosestory.report.exports.tables import FORMULA, Cell, Table

MAX_CELL = 32_767  # characters that a cell of XLSX may hold
MAX_WIDTH = 60  # columns as wide as what is in them, up to this many characters
SAMPLED = 200  # rows by which a column's width is found
MADE = datetime(2000, 1, 1)  # a fixed date: the same analysis makes the same file


def to_xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet a table; texts stand as texts, whatever they begin with.

    Raises:
        MissingExtraError: `xlsxwriter` isn't installed.
    """
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtraError("xlsx") from error

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": MADE})
    bold = book.add_format({"bold": True})
    guarded = book.add_format({"quote_prefix": True})  # stays a text when it's edited or saved as CSV
    for table in tables:
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(table.columns):
            sheet.write_string(0, at, column, bold)
            sheet.set_column(at, at, _width(table, at))
        for n, row in enumerate(table.rows, start=1):
            for at, cell in enumerate(row):
                if isinstance(cell, bool):
                    sheet.write_boolean(n, at, cell)
                elif isinstance(cell, (int, float)):
                    sheet.write_number(n, at, cell)
                elif cell:
                    sheet.write_string(n, at, _fit(cell), guarded if cell.startswith(FORMULA) else None)
    book.close()
    return out.getvalue()


def _fit(text: str) -> str:
    """A text as a cell can hold it; a longer one is marked as cut."""
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"


def _width(table: Table, at: int) -> int:
    longest = max((len(_plain(row[at])) for row in table.rows[:SAMPLED]), default=0)
    return min(MAX_WIDTH, max(longest, len(table.columns[at])) + 2)


def _plain(cell: Cell) -> str:
    return f"{cell:.4f}" if isinstance(cell, float) else str(cell)
