"""The page of drafts side by side, for the terminal and as plain text."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from whosestory.report.clean import shown
from whosestory.report.compare.page import doing_line, matched_line, nothing_moved
from whosestory.report.compare.pages import ChangeBox, Column, ComparePage
from whosestory.report.indent import Indented
from whosestory.report.wording import count, read_clause


def render_compare(page: ComparePage) -> RenderableType:
    """The page for a terminal: a column a draft, * where something moved."""
    parts: list[RenderableType] = [Indented(Text(_head(column)), 0, 3) for column in page.columns]
    if len(page.columns) > 1:
        parts += [Text(), _table(page), Text(), Text("Who is who", style="bold")]
        parts += [Indented(Text(shown(matched_line(row))), 2, 4) for row in page.people]
    for box in page.changes:
        parts += [Text(), Text(f"From {box.before} to {box.after}", style="bold"), *_change(box)]
    if page.revised:
        parts += [Text(), Text("Since the marked revisions", style="bold")]
        parts += [Indented(Text(shown(each)), 2, 4) for each in page.revised]
    return Group(*parts)


def plain_compare(page: ComparePage) -> str:
    """The same, one fact a line."""
    return "\n".join(f"{key}: {shown(value)}" for key, value in _facts(page))


def _head(column: Column) -> str:
    draft = f", {column.draft}" if column.draft else ""
    about = f"{column.length}, {count(column.n_scenes, 'scene')}"
    read = f"{read_clause(column.understood)} of {column.file} (as {column.format})"
    return shown(f"{column.mark}  {column.title.upper()}{draft}, {about}. {read}.")


def _table(page: ComparePage) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False)
    table.add_column("", no_wrap=True)
    for column in page.columns:
        table.add_column(column.mark, overflow="fold", ratio=1)
    for row in page.rows:
        table.add_row(f"{'*' if row.is_moved else ' '} {row.name}", *(Text(shown(cell)) for cell in row.cells))
    return table


def _change(box: ChangeBox) -> Iterator[RenderableType]:
    yield Indented(Text(shown(box.scenes)), 2, 4)
    if not box.moves:
        yield Indented(Text(nothing_moved(box)), 2, 4)
    for move in box.moves:
        yield Indented(Text(shown(move.said)), 2, 4)
        for row in move.scenes:
            yield Indented(Text(shown(doing_line(row))), 6, 8)


def _facts(page: ComparePage) -> Iterator[tuple[str, str]]:
    for column in page.columns:
        yield f"draft {column.mark}", _head(column)
    for row in page.rows:
        for column, cell in zip(page.columns, row.cells, strict=True):
            yield f"{row.name}, {column.mark}", cell
    yield from (("who is who", matched_line(row)) for row in page.people)
    for box in page.changes:
        key = f"from {box.before} to {box.after}"
        yield key, box.scenes
        if not box.moves:
            yield key, nothing_moved(box)
        for move in box.moves:
            yield f"{key}, moved", move.said
            yield from ((f"{key}, scene", doing_line(row)) for row in move.scenes)
    yield from (("revisions", each) for each in page.revised)
