"""Plain text is read back as what it was, and a table of lines runs nothing in a spreadsheet."""

import csv
import io
from importlib.resources import files

from whosestory.readers import fdx, fountain, screenplay_text
from whosestory.work import LineKind, Work
from whosestory.writers import write
from whosestory.writers.base import bare_heading

SAMPLE = files("whosestory") / "samples" / "low_water.fountain"


def sample() -> Work:
    return fountain.read(SAMPLE.read_bytes(), "low_water.fountain")


def kinds(work: Work) -> list[tuple[str, str]]:
    left_out = (LineKind.FURNITURE, LineKind.NOTE)
    return [
        (str(line.kind), " ".join(work.quote(line).split())) for line in work.all_lines if line.kind not in left_out
    ]


def test_the_sample_as_text_reads_back_the_same() -> None:
    work = sample()
    again = screenplay_text.read(write(work, "text"), "low_water.txt")
    different = [(a, b) for a, b in zip(kinds(work), kinds(again), strict=True) if a != b]
    assert different == []
    assert again.n_spoken_words == work.n_spoken_words
    assert again.title == work.title


def test_the_layout_of_a_typed_page() -> None:
    text = "INT. BAR - DAY #4#\n\nSmoke.\n\nida (V.O.)\n\n@ida\n(low)\nI *never* did.\n\n> fade\n\n> THE END <\n"
    rows = write(fountain.read(text.encode(), "made"), "text").decode().splitlines()
    assert rows == [
        "4  INT. BAR - DAY", "", "Smoke.", "", "ida (V.O.)", "",
        " " * 22 + "IDA", " " * 16 + "(low)", " " * 10 + "I never did.", "",
        " " * 56 + "FADE", "", "THE END".center(60).rstrip(),
    ]  # fmt: skip


def test_typed_rows_become_paragraphs_and_verses_stay() -> None:
    long = "She goes down the long stair with a lamp in her hand and\ndoesn't look at any of the doors as she goes.\n\n"
    text = "INT. STAIR - DAY\n\n" + long * 12 + "A sign:\nDO NOT\nENTER\n\n          IDA\n     Hello.\n\n" * 6
    work = screenplay_text.read(text.encode(), "made.txt")
    out = write(work, "fountain").decode()
    assert "in her hand and doesn't look" in out


def test_numbers_in_both_margins_are_marked_once() -> None:
    assert bare_heading("31A  INT. BAR - NIGHT   31A", "31A") == "INT. BAR - NIGHT"
    assert bare_heading("INT. ROOM 12 - NIGHT", "") == "INT. ROOM 12 - NIGHT"
    rows = "12   INT. BAR - NIGHT                 12\n\nSmoke.\n\n          IDA\n     Hello.\n\n"
    work = screenplay_text.read((rows + rows.replace("12", "13")).encode(), "made.txt")
    assert "INT. BAR - NIGHT #13#" in write(work, "fountain").decode()
    assert ' Number="13" Type="Scene Heading"><Text>INT. BAR - NIGHT</Text>' in write(work, "fdx").decode()


def table(work: Work) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write(work, "csv").decode())))


def test_a_row_a_line() -> None:
    work = sample()
    rows = table(work)
    assert len(rows) == len(work.all_lines)
    assert list(rows[0]) == ["scene", "page", "kind", "character", "text"]
    said = [row for row in rows if row["kind"] == "dialogue"]
    assert list(said[0].values()) == ["1", "~1", "dialogue", "CYCLIST", "What happened to the first one?"]


def test_no_cell_is_a_formula() -> None:
    text = "@=SUM(A1)\n-2+3\n\n@+1\n@cmd\n"
    xml = "".join(
        f'<Paragraph Type="{kind}"><Text>{what}</Text></Paragraph>'
        for kind, what in (("Character", "=cmd()"), ("Dialogue", "@SUM(A1)"), ("Action", "+1"), ("Action", "-1"))
    )
    for work in (
        fountain.read(text.encode(), "made"),
        fdx.read(f"<FinalDraft><Content>{xml}</Content></FinalDraft>".encode(), "made"),
    ):
        for row in table(work):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
