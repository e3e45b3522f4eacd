"""Notes stand in a copy of a script at their lines, and the copy is the same script without them."""

from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calling import SAMPLE
from report.exports.hostile import hostile, hostile_script
from report.made import sample
from whosestory.analysis import analyze_bytes
from whosestory.readers import read, read_file
from whosestory.report.exports.copies import noted_copy
from whosestory.report.exports.findings import find_findings
from whosestory.report.exports.notes import MARK, find_remarks, is_ours, script_told
from whosestory.report.page import verdict_page
from whosestory.source import Source, Span
from whosestory.work import LineKind, Work, WorkBuilder
from whosestory.writers import Remark, fdx, fountain, write
from writers.made import SCRIPTS, build

WRITERS = {"fountain": fountain.WRITER, "fdx": fdx.WRITER}
DATA = Path(__file__).parents[2] / "readers" / "data"
FILES = sorted([*(DATA / "fountain").glob("*.fountain"), *(DATA / "fdx").glob("*.fdx")])


def ours(work: Work) -> list[str]:
    """Our notes, each as it stands there."""
    return [work.quote(line) for line in work.lines(LineKind.NOTE) if is_ours(work, line.span)]


def sample_as(format: str) -> bytes:
    return SAMPLE.read_bytes() if format == "fountain" else write(read_file(SAMPLE), format)


@pytest.mark.parametrize("format", WRITERS)
def test_a_copy_of_the_sample_is_the_sample_with_rows_added(format: str) -> None:
    data = sample_as(format)
    analysis = analyze_bytes(data, f"low_water.{format}")
    remarks = find_remarks(analysis)
    copy, is_own = noted_copy(analysis.work, remarks, WRITERS[format], data)
    assert is_own
    changed = {row[0] for row in ndiff(data.decode().splitlines(), copy.decode().splitlines()) if row[0] != " "}
    assert changed == {"+"}
    again = read(copy, f"noted.{format}")
    assert script_told(again) == script_told(analysis.work)
    assert len(ours(again)) == len(remarks) > 10


@pytest.mark.parametrize("format", WRITERS)
def test_notes_from_before_are_replaced(format: str) -> None:
    data = sample_as(format)
    work = read(data, f"low_water.{format}")
    first, _ = noted_copy(work, [Remark(Span(900, 900), (f"{MARK}: an old one", "of two rows"))], WRITERS[format], data)
    noted = read(first, f"low_water.{format}")
    assert len(ours(noted)) == 1
    for source in (first, None):  # kept, and written anew
        copy, _ = noted_copy(noted, [Remark(Span(2000, 2000), (f"{MARK}: a new one",))], WRITERS[format], source)
        again = read(copy, f"low_water.{format}")
        assert [note.strip("[]") for note in ours(again)] == [f"{MARK}: a new one"]
        assert script_told(again) == script_told(work)


@pytest.mark.parametrize("target", WRITERS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_feature_of_a_format_survives_its_notes(path: Path, target: str) -> None:
    data = path.read_bytes()
    work = read(data, path.name, format=path.suffix[1:])
    lines = [line for line in work.all_lines if line.kind not in (LineKind.FURNITURE, LineKind.NOTE)]
    remarks = [Remark(line.span, (f"{MARK}: {n}",)) for n, line in enumerate(lines)]
    copy, is_own = noted_copy(work, remarks, WRITERS[target], data)
    again = read(copy, f"noted.{target}", format=target)
    assert len(ours(again)) == len(remarks)
    assert (again.n_words, again.n_spoken_words) == (work.n_words, work.n_spoken_words)
    if is_own:
        assert script_told(again) == script_told(work)


def test_the_own_file_is_kept_for_nearly_all_of_them() -> None:
    kept = 0
    for path in FILES:
        data = path.read_bytes()
        work = read(data, path.name, format=path.suffix[1:])
        at = work.all_lines[len(work.all_lines) // 2].span
        kept += noted_copy(work, [Remark(at, (f"{MARK}: x",))], WRITERS[path.suffix[1:]], data)[1]
    assert kept >= 0.9 * len(FILES)


@settings(max_examples=150, deadline=None)
@given(SCRIPTS, st.lists(st.integers(0, 400), max_size=6))
@pytest.mark.parametrize("format", WRITERS)
def test_any_script_stays_the_same(format: str, script: list, places: list[int]) -> None:  # type: ignore[type-arg]
    made = build(script)
    if not any(made.quote(line).strip() for line in made.all_lines):
        return
    data = write(made, format)
    work = read(data, f"made.{format}", format=format)
    remarks = [Remark(Span(place, place), (f"{MARK}: {n}",)) for n, place in enumerate(places)]
    copy, _ = noted_copy(work, remarks, WRITERS[format], data)
    again = read(copy, f"made.{format}", format=format)
    assert script_told(again) == script_told(work), copy.decode()
    assert len(ours(again)) == len(remarks)


@pytest.mark.parametrize("format", WRITERS)
def test_hostile_names_stay_within_their_notes(format: str) -> None:
    work = hostile().work
    remarks = find_remarks(hostile())
    assert any("SCRIPT" in row for remark in remarks for row in remark.rows)
    copy, _ = noted_copy(work, remarks, WRITERS[format], hostile_script())
    again = read(copy, f"noted.{format}")
    assert len(ours(again)) == len(remarks)
    assert script_told(again) == script_told(read(write(work, format), f"plain.{format}"))


def test_windows_line_ends_stay() -> None:
    data = SAMPLE.read_bytes().replace(b"\n", b"\r\n")
    work = read(data, "a.fountain")
    copy, is_own = noted_copy(work, [Remark(Span(900, 900), (f"{MARK}: x", "y"))], fountain.WRITER, data)
    assert is_own
    assert copy.count(b"\r\n") == copy.count(b"\n") > data.count(b"\n")


def test_every_quoted_line_of_the_page_has_its_note() -> None:
    page = verdict_page(sample())
    quoted = {(quote.start, quote.end) for row in page.questions for quote in row.quotes}
    quoted |= {(quote.start, quote.end) for case in page.cases for quote in (*case.pro, *case.contra)}
    found = {(each.quote.start, each.quote.end) for each in find_findings(sample(), page)}
    assert quoted <= found
    lines = [line.span for line in sample().work.all_lines]
    noted = {remark.span.start for remark in find_remarks(sample())}
    assert {next(span.start for span in lines if start in span) for start, _ in quoted} <= noted


def test_a_note_does_not_part_a_stretch_of_speech() -> None:
    """Two paragraphs of dialogue on end are one line; a note at the first stands below the second."""
    paragraph = '<Paragraph Type="{}"><Text>{}</Text></Paragraph>'
    script = (("Scene Heading", "INT. BAR - DAY"), ("Character", "ANNA"), ("Dialogue", "One."), ("Dialogue", "Two."))
    inner = "".join(paragraph.format(kind, text) for kind, text in (*script, ("Action", "She goes.")))
    data = f'<FinalDraft DocumentType="Script"><Content>{inner}</Content></FinalDraft>'.encode()
    work = read(data, "a.fdx")
    spoken = list(work.lines(LineKind.DIALOGUE))
    remark = Remark(spoken[0].span, (f"{MARK}: here",))
    copy, is_own = noted_copy(work, [remark], fdx.WRITER, data)
    assert is_own
    kinds = [line.kind.value for line in read(copy, "b.fdx").all_lines]
    assert kinds == ["heading", "cue", *(["dialogue"] * len(spoken)), "note", "action"]


def test_a_note_does_not_part_speech_that_a_page_break_runs_through() -> None:
    rows = [
        "INT. BAR - DAY",
        "",
        "                 ANNA",
        "          I walked all the way",
        "",
        "2.",
        "",
        "          and back.",
    ]
    builder = WorkBuilder(Source.from_text("\n".join(rows), name="typed"))
    text = builder.source.text
    at = {row: Span(text.index(row), text.index(row) + len(row)) for row in rows if row}
    builder.heading(at["INT. BAR - DAY"])
    builder.cue(at["                 ANNA"])
    builder.add(LineKind.DIALOGUE, at["          I walked all the way"])
    builder.add(LineKind.FURNITURE, at["2."])
    builder.add(LineKind.DIALOGUE, at["          and back."])
    work = builder.build()
    remark = Remark(next(work.lines(LineKind.DIALOGUE)).span, (f"{MARK}: here",))
    for writer in WRITERS.values():
        copy, is_own = noted_copy(work, [remark], writer, None)
        again = read(copy, "b", format=writer.name)
        assert not is_own
        assert script_told(again) == script_told(read(write(work, writer.name), "c", format=writer.name))
        assert again.all_lines[-1].kind is LineKind.NOTE
