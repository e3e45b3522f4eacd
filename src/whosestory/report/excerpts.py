"""The script's own lines for the report: those that are quoted with two around each, or all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from whosestory.report.clean import shown, shown_row
from whosestory.report.folding import Folding
from whosestory.report.pages import Quote, VerdictPage
from whosestory.report.places import place_of, scene_place
from whosestory.report.rows import row_kinds
from whosestory.report.whole.pages import Excerpt, ExcerptRow
from whosestory.source import Span
from whosestory.work import LineKind, Work

AROUND = 2  # rows with words on either side of a quote
MAX_WHYS = 4  # reasons named above a run of rows


def quotes_of(page: VerdictPage) -> tuple[Quote, ...]:
    """Every quote on a verdict's page, each place once, in the order of the text."""
    found = [quote for row in page.questions for quote in row.quotes]
    found += [quote for role in page.roles for quote in role.quotes]
    found += [quote for case in page.cases for quote in (*case.pro, *case.contra)]
    return tuple(sorted({(q.start, q.end): q for q in found}.values(), key=lambda quote: quote.start))


@dataclass(frozen=True)
class _Script:
    """What excerpts are cut from."""

    work: Work
    kinds: list[str]  # of each row
    quoted: frozenset[int]  # rows, from 0
    places: frozenset[int] | None  # rows, from 0, to which a page may link; None: all
    folding: Folding | None


def make_excerpts(
    work: Work,
    quotes: Iterable[Quote],
    *,
    folding: Folding | None = None,
    whole_script: bool = False,
) -> tuple[Excerpt, ...]:
    """The quoted rows with two filled rows around each, runs that meet joined; with `whole_script` every row.

    `folding` says which rows stay folded; in a whole script none do.
    """
    quotes = tuple(sorted(quotes, key=lambda quote: quote.start))
    rows = [_rows_of(work, quote) for quote in quotes]
    kinds = [found[0] if found else "" for found in row_kinds(work)]
    places = None if whole_script else _places(work, quotes)
    script = _Script(work, kinds, frozenset(row for run in rows for row in run), places, folding)
    if whole_script:
        return (_excerpt(script, range(len(work.source.rows)), (), folds=False),) if work.source.rows else ()
    wanted: set[int] = set()
    for run in rows:
        wanted.update(_with_neighbours(work, run))
    return tuple(_excerpt(script, run, quotes) for run in _runs(wanted))


def quoted_only(excerpt: Excerpt) -> Excerpt:
    """The same from its first quoted row to its last."""
    at = [n for n, row in enumerate(excerpt.rows) if row.is_quoted]
    return replace(excerpt, rows=excerpt.rows[at[0] : at[-1] + 1]) if at else excerpt


def _rows_of(work: Work, quote: Quote) -> range:
    """The rows, from 0, that a quote touches, without blank ones at its ends."""
    text = work.source.text[quote.start : quote.end]
    start = quote.start + len(text) - len(text.lstrip())
    return range(work.source.row_at(start), work.source.row_at(quote.start + len(text.rstrip()) - 1) + 1)


def _places(work: Work, quotes: Iterable[Quote]) -> frozenset[int]:
    """Where a page's links lead: the rows where quotes begin, and scenes."""
    scenes = (work.source.row_at(scene_place(work, scene.index).start) for scene in work.scenes)
    return frozenset(chain((quote.row - 1 for quote in quotes), scenes))


def _with_neighbours(work: Work, rows: range) -> set[int]:
    out = set(rows)
    for step, at in ((-1, rows.start), (1, rows.stop - 1)):
        filled = 0
        while filled < AROUND and 0 <= at + step < len(work.source.rows):
            at += step
            out.add(at)
            filled += bool(work.source.rows[at].strip())
    return out


def _runs(rows: set[int]) -> list[range]:
    """Rows in a row, as ranges."""
    runs: list[range] = []
    for row in sorted(rows):
        if runs and row <= runs[-1].stop:
            runs[-1] = range(runs[-1].start, row + 1)
        else:
            runs.append(range(row, row + 1))
    return runs


def _excerpt(script: _Script, run: range, quotes: tuple[Quote, ...], *, folds: bool = True) -> Excerpt:
    work, kinds = script.work, script.kinds
    texts = _dedented([shown_row(work.source.rows[row]) for row in run])
    rows = tuple(
        ExcerptRow(
            row + 1,
            kinds[row] if text else "",
            text,
            row in script.quoted,
            script.places is None or row in script.places,
        )
        for row, text in zip(run, texts, strict=True)
    )
    here = [quote for quote in quotes if quote.row - 1 in run]
    first = work.source.row_starts[here[0].row - 1 if here else run.start]
    scene = work.scene_at(first)
    heading = scene_place(work, scene).heading if work.scenes else ""
    stands = any(kinds[row] == LineKind.HEADING for row in run)
    whys = tuple(dict.fromkeys(shown(quote.why) for quote in here))[:MAX_WHYS]
    contains = _contained(script, run) if folds else ""
    return Excerpt(place_of(work, first) if work.scenes else "", "" if stands else shown(heading), rows, whys, contains)


def _contained(script: _Script, run: range) -> str:
    """Why some rows stay folded; "" where they don't."""
    source = script.work.source
    last = source.row_starts[run.stop - 1]
    span = Span(source.row_starts[run.start], last + len(source.rows[run.stop - 1]))
    return script.folding.of_span(span) if script.folding else ""


def _dedented(rows: list[str]) -> list[str]:
    """Rows without the margin that all have: narrow screens have no room for it.

    >>> _dedented(["    BEN", "", "  Yes."])
    ['  BEN', '', 'Yes.']
    """
    margin = min((len(row) - len(row.lstrip()) for row in rows if row), default=0)
    return [row[margin:] for row in rows]
