"""An analysis as tables, for spreadsheets, statistics and notebooks: a row a character, scene, line, value, finding."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from whosestory import __version__
from whosestory.analysis import Analysis
from whosestory.report.as_json import to_record
from whosestory.report.cite import cite_line
from whosestory.report.clean import shown
from whosestory.report.exports.findings import find_findings
from whosestory.report.folding import make_folding
from whosestory.report.page import verdict_page
from whosestory.report.records import AnalysisRecord

Cell = str | int | float | bool | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins so
BETWEEN = "; "  # several names in a cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading for each column; each column's cells are of one type, or None for unknown."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def make_tables(analysis: Analysis) -> tuple[Table, ...]:
    """All tables of an analysis. Texts are made fit to be shown: one row each, without control characters.

    Rows count from 1 in the text that was read, `start` and `end` its code points, half-open.
    """
    record = to_record(analysis)
    return (
        _about(analysis, record),
        _characters(record),
        _scenes(analysis, record),
        _lines(analysis),
        _measures(analysis),
        _findings(analysis),
    )


def to_csv(table: Table) -> bytes:
    """A table as CSV, in UTF-8 with a mark at its start, by which spreadsheets know it; no cell is a formula."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    rows.writerow(table.columns)
    rows.writerows([_written(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _written(cell: Cell) -> str | int | float:
    """A cell as CSV has it.

    >>> _written("=1+1"), _written(-0.5), _written(None), _written(True)
    ("'=1+1", -0.5, '', 'yes')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA) else cell
    return cell


def _about(analysis: Analysis, record: AnalysisRecord) -> Table:
    """What was read, by what, and what came out."""
    page = verdict_page(analysis)
    facts: list[tuple[str, Cell]] = [
        ("title", shown(page.title)),
        ("draft", shown(page.draft)),
        ("file", shown(page.file)),
        ("sha256", page.sha256),
        ("read as", page.format),
        ("what it is", page.what_it_is),
        ("understood, 0 to 1", record.source.understood),
        ("verdict", shown(page.headline)),
        ("kind", record.verdict.kind),
        ("leaning", record.verdict.leaning),
        *((f"support of {each.character}, 0 to 1", each.support) for each in record.verdict.support),
        ("program", f"whosestory {__version__}"),
        ("plan", page.plan),
        ("seed", page.seed),
        ("cite as", cite_line(analysis, page)),
    ]
    return Table("about", ("what", "value"), tuple(facts))


def _characters(record: AnalysisRecord) -> Table:
    spoken = sum(each.words for each in record.characters) or 1
    support = {each.character: each.support for each in record.verdict.support}
    return Table(
        "characters",
        (
            *("character", "name", "aliases", "pronoun", "is_group", "is_lead", "support", "words", "word_share"),
            *("vo_words", "speeches", "scenes_speaking", "scenes_present", "mentions", "first_row", "alive_at_end"),
        ),
        tuple(
            (
                each.id,
                shown(each.name),
                BETWEEN.join(map(shown, each.aliases)),
                each.pronoun,
                each.is_group,
                each.id in record.verdict.leads,
                support.get(each.id),
                each.words,
                each.words / spoken,
                each.vo_words,
                each.speeches,
                each.scenes_speaking,
                each.scenes_present,
                each.mentions,
                each.first_line or None,
                each.alive,
            )
            for each in record.characters
        ),
    )


def _scenes(analysis: Analysis, record: AnalysisRecord) -> Table:
    folding = make_folding(analysis.work, analysis.notes)
    return Table(
        "scenes",
        (
            *("scene", "number", "page", "heading", "inside", "place", "time", "level", "owner", "words", "eighths"),
            *("first_row", "last_row", "speaking", "present", "contains"),
        ),
        tuple(
            (
                each.index + 1,
                each.number,
                each.page,
                shown(each.heading),
                scene.inside,
                shown(scene.place),
                shown(scene.time),
                each.level,
                each.owner or "",
                each.words,
                scene.eighths,
                each.start_line,
                each.end_line,
                BETWEEN.join(each.speaking),
                BETWEEN.join(each.present),
                folding.of_scene(each.index),
            )
            for each, scene in zip(record.scenes, analysis.work.scenes, strict=True)
        ),
    )


def _lines(analysis: Analysis) -> Table:
    work, cast = analysis.work, analysis.cast
    return Table(
        "lines",
        (
            *("line", "scene", "page", "row", "kind", "speech", "speakers", "voice_over", "words", "text"),
            *("start", "end"),
        ),
        tuple(
            (
                at,
                line.scene + 1,
                work.source.locate(line.span.start).page,
                work.source.row_at(line.span.start) + 1,
                line.kind.value,
                None if line.speech is None else line.speech + 1,
                BETWEEN.join(cast.speakers(line)),
                line.is_voice_over,
                line.n_words,
                shown(work.quote(line)),
                line.span.start,
                line.span.end,
            )
            for at, line in enumerate(work.all_lines, start=1)
        ),
    )


def _measures(analysis: Analysis) -> Table:
    """A row a value; a measure that doesn't apply has one row, with the reason."""
    columns = ("measure", "version", "question", "votes", "character", "value", "unit", "reason")
    return Table("measures", columns, tuple(_values(analysis)))


def _values(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for found in analysis.measurements.values():
        measure = found.measure
        head = (measure.name, measure.version, measure.question.value, measure.votes)
        if not found.applies:
            yield (*head, "", None, measure.unit, found.reason)
        for character, value in found.values().items():
            yield (*head, character, value, measure.unit, "")


def _findings(analysis: Analysis) -> Table:
    """The lines on which the verdict rests."""
    return Table(
        "findings",
        ("about", "says", "character", "place", "row", "why", "quote", "contains", "start", "end"),
        tuple(
            (
                each.about,
                shown(each.says),
                each.person.id if each.person else "",
                each.quote.place,
                each.quote.row,
                shown(each.quote.why),
                shown(each.quote.text),
                each.contains,
                each.quote.start,
                each.quote.end,
            )
            for each in find_findings(analysis, verdict_page(analysis))
        ),
    )
