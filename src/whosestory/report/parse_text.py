"""The parse report as text: by page, the doubts, or the whole script with its kinds beside it."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from whosestory.report.clean import shown, shown_row
from whosestory.report.indent import Indented
from whosestory.report.pages import DoubtRow, ParsePage
from whosestory.report.parse_page import UNREAD
from whosestory.report.wording import count, read_clause

SHORT = 40  # pages: of longer works only the totals are shown
MAX_DOUBTS = 30  # of longer lists the first ones are shown; --plain and --json have all
_SHORT_NAMES = {"parenthetical": "paren.", "transition": "trans.", "furniture": "furnit.", "dialogue": "dialog."}


def render_parse(page: ParsePage) -> RenderableType:
    """The parse report for a terminal."""
    parts: list[RenderableType] = [*_head(page), Text(), *_counts(page)]
    if page.doubts:
        parts += [Text(), Text(f"In doubt: {count(len(page.doubts), 'place')}", style="bold"), *_doubts(page)]
    return Group(*parts)


def plain_parse(page: ParsePage) -> str:
    """The parse report, one fact a line."""
    return "\n".join(f"{key}: {shown(value)}" for key, value in _facts(page))


def render_rows(page: ParsePage) -> Iterator[Text]:
    """The script with its kinds beside it."""
    before = ""
    for row in page.rows:
        kind = row.kind if row.kind != before else ""
        before = row.kind
        style = "bold red" if row.kind == UNREAD else "cyan"
        yield Text.assemble((f"{row.row:>6} ", "dim"), (f"{kind:<13} ", style), shown_row(row.text))


def plain_rows(page: ParsePage) -> Iterator[str]:
    """The script with its kinds, one row a line; blank rows are left out."""
    return (f"{row.row}: {row.kind}: {shown(row.text)}" for row in page.rows if row.kind)


def _head(page: ParsePage) -> list[RenderableType]:
    read = f"{read_clause(page.understood)} of {shown(page.file)}, as {page.format} ({page.why_format})."
    size = [count(page.n_scenes, "scene"), count(page.n_words, "word"), f"{page.n_spoken_words:,} of them spoken"]
    return [
        Indented(Text.assemble((shown(page.title).upper(), "bold"), f"   {page.length}, {', '.join(size)}")),
        Indented(Text(read + (f" Headings in {page.language}." if page.language else ""))),
    ]


def _counts(page: ParsePage) -> Iterator[Text]:
    names = {kind: _SHORT_NAMES.get(kind, kind) for kind in page.totals}
    yield Text("  " + " ".join(["page  ", *(f"{name:>8}" for name in names.values())]).rstrip(), style="bold")
    if len(page.by_page) <= SHORT:
        for each in page.by_page:
            yield _count_row(each.page, [each.counts.get(kind, 0) for kind in names])
    yield _count_row("all", list(page.totals.values()))


def _count_row(label: str, numbers: list[int]) -> Text:
    return Text("  " + " ".join([f"{label:<6}", *(f"{n or '.':>8}" for n in numbers)]))


def _doubts(page: ParsePage) -> Iterator[RenderableType]:
    for doubt in page.doubts[:MAX_DOUBTS]:
        yield Indented(Text.assemble((_where(doubt), "bold"), f"  {shown(doubt.why)}"), 2, 4)
        if shown(doubt.text):
            yield Indented(Text(shown(doubt.text)), 6, 6)
    if len(page.doubts) > MAX_DOUBTS:
        yield Text(f"  and {len(page.doubts) - MAX_DOUBTS} more, all of them with --plain")


def _where(doubt: DoubtRow) -> str:
    return f"{doubt.place}, row {doubt.row:,}" + ("" if doubt.understood else ", unread")


def _facts(page: ParsePage) -> Iterator[tuple[str, str]]:
    yield "title", page.title
    yield "file", page.file
    yield "format", f"{page.format} ({page.why_format})"
    yield "sha256", page.sha256
    yield "read", read_clause(page.understood).removeprefix("Read ")
    yield from [("headings in", page.language)] if page.language else ()
    yield "length", page.length
    yield "scenes", str(page.n_scenes)
    yield "words", str(page.n_words)
    yield "spoken words", str(page.n_spoken_words)
    yield from ((f"{kind}, in all", str(n)) for kind, n in page.totals.items())
    for each in page.by_page:
        yield each.page, ", ".join(f"{n} {kind}" for kind, n in each.counts.items())
    for doubt in page.doubts:
        yield "doubt", f"{_where(doubt)}: {doubt.why}: {doubt.text}"
