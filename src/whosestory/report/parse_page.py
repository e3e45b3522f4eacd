"""From a work to what its parse report says."""

from collections import Counter
from pathlib import Path

from whosestory.readers import HEAD, READERS
from whosestory.report.page import length_of
from whosestory.report.pages import DoubtRow, MarkedRow, PageCount, ParsePage
from whosestory.report.places import page_label
from whosestory.report.rows import row_kinds
from whosestory.report.wording import FORMATS
from whosestory.work import LineKind, Work

UNREAD = "unread"


def parse_page(work: Work, *, asked: bool = False) -> ParsePage:
    """What the reader made of a text; `asked` says that the format was given."""
    totals = Counter(line.kind.value for line in work.all_lines)
    return ParsePage(
        title=work.title,
        file=work.source.name,
        format=FORMATS.get(work.format, work.format),
        why_format="as asked" if asked else _why(work),
        sha256=work.source.sha256,
        length=length_of(work),
        understood=work.share_understood,
        n_scenes=len(work.scenes),
        n_words=work.n_words,
        n_spoken_words=work.n_spoken_words,
        totals=_in_order(totals),
        by_page=_by_page(work),
        doubts=doubt_rows(work),
        rows=_rows(work),
        language=work.language,
    )


def _why(work: Work) -> str:
    """Why this format was chosen: the same tests in the same order as reading makes them."""
    reader = next((each for each in READERS if each.name == work.format), None)
    if reader is None:
        return ""
    if reader.sniff(work.source.text[:HEAD].encode("utf-8", "replace")[:HEAD]):
        return "by what it holds"
    return "by its suffix" if Path(work.source.name).suffix.lower() in reader.suffixes else "as nothing else fits"


def _in_order(counts: Counter[str]) -> dict[str, int]:
    return {kind.value: counts[kind.value] for kind in LineKind if counts[kind.value]}


def _by_page(work: Work) -> tuple[PageCount, ...]:
    pages: dict[str, Counter[str]] = {}
    for line in work.all_lines:
        pages.setdefault(page_label(work.locate(line.span).page), Counter())[line.kind.value] += 1
    return tuple(PageCount(page, _in_order(counts)) for page, counts in pages.items())


def doubt_rows(work: Work) -> tuple[DoubtRow, ...]:
    """What the reader isn't sure of, in the order of the text."""
    out = []
    for doubt in sorted(work.doubts, key=lambda each: each.span.start):
        row = work.locate(doubt.span).row
        text = work.source.rows[row - 1] if row <= len(work.source.rows) else ""
        place = page_label(work.locate(doubt.span).page)
        out.append(DoubtRow(place, row, doubt.why, text, doubt.understood))
    return tuple(dict.fromkeys(out))


def _rows(work: Work) -> tuple[MarkedRow, ...]:
    """Every row with the kinds of what stands on it."""
    kinds = row_kinds(work)
    for doubt in work.doubts:
        for row in work.source.rows_of(doubt.span) if not doubt.understood and work.source.rows else ():
            kinds[row] = [UNREAD]
    return tuple(
        MarkedRow(at + 1, "+".join(kinds[at]) if row.strip() else "", row) for at, row in enumerate(work.source.rows)
    )
