"""PDFs: one small one a feature, written by hand; and what must hold of any bytes that say they are a PDF."""

import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readers.pdf_made import HEIGHT, LEFT, LOCK, WIDTH, at, page, pdf, typed
from readers.soundness import check, check_all_rows_are_read, check_any
from whosestory import limits
from whosestory.errors import NotTextError, TooLargeError
from whosestory.readers import READERS, read_file
from whosestory.readers.pdf import READER, draw_text, read
from whosestory.work import LineKind, Work

SCENE = """\
INT. KITCHEN - DAY

Anna comes in from the yard with a basket of wet sheets. Ben
is at the table with the letter in front of him.

                    ANNA
          Did you read it, then?

                    BEN
               (folds it)
          I read it.

She puts the basket down.
"""
SCENE_DUMP = """\
S0 number=- place=KITCHEN time=DAY
  S0.L0 heading 3: INT. KITCHEN - DAY
  S0.L1 action 24: Anna comes in from the yard with a basket of wet sheets. Ben is at the table with the letter in front of him.
  S0.L2 cue 0 <ANNA>: ANNA
  S0.L3 dialogue 5 <ANNA>: Did you read it, then?
  S0.L4 cue 0 <BEN>: BEN
  S0.L5 parenthetical 2 <BEN>: (folds it)
  S0.L6 dialogue 3 <BEN>: I read it.
  S0.L7 action 5: She puts the basket down.
"""  # noqa: E501
WORDS = "amber birch cedar delta ember fern grove heath iris juniper kelp larch".split()


def talk(i: int) -> str:
    """A page of talk between two, another one for each number; nine words each."""
    cue, said = " " * 20, " " * 10
    more = [f"{said}{' '.join(WORDS[(i + k) % 12 :][:1] * 3).capitalize()}." for k in range(6)]
    first, second = "\n".join(more[:3]), "\n".join(more[3:])
    blank = "\n" * (1 + i % 4)
    return f"{cue}ANNA\n{first}\n{blank}He counts {WORDS[i % 12]} leaves.\n{blank}{cue}BEN\n{second}\n"


def story(work: Work) -> list[tuple[str, str]]:
    """Kinds and words, furniture left out."""
    return [
        (line.kind.value, " ".join(work.quote(line).split()))
        for line in work.all_lines
        if line.kind is not LineKind.FURNITURE
    ]


def furniture(work: Work) -> list[str]:
    return [" ".join(work.quote(line).split()) for line in work.lines(LineKind.FURNITURE)]


def made(*pages: list[bytes], name: str = "made.pdf") -> Work:
    work = read(pdf(pages), name)
    check(work)
    check_all_rows_are_read(work)
    return work


def speaker_words(work: Work) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in work.lines(LineKind.DIALOGUE):
        assert line.cue
        found[line.cue.name] = found.get(line.cue.name, 0) + line.n_words
    return found


def test_positions_become_a_typed_script() -> None:
    work = made(page(SCENE))
    assert work.source.text == SCENE
    assert work.dump() == SCENE_DUMP


def test_the_same_in_any_order_and_anywhere_on_the_page() -> None:
    assert made(page(SCENE)[::-1]).dump() == SCENE_DUMP
    assert made(page(SCENE, left=60, first=9)).dump() == SCENE_DUMP


def test_a_small_page_whose_corner_is_elsewhere() -> None:
    work = read(pdf([page(SCENE, left=-120, first=15)], box=(-200, -300, 400, 600)), "made.pdf")
    assert work.dump() == SCENE_DUMP


def test_a_page_typed_sideways() -> None:
    rows = [
        at(100 + 12 * row, 90 + 7.2 * (len(text) - len(text.lstrip())), text.strip(), degrees=90)
        for row, text in enumerate(SCENE.splitlines())
        if text.strip()
    ]
    assert read(pdf([rows], rotate=90), "made.pdf").dump() == SCENE_DUMP


@pytest.mark.parametrize("font", ["F2", "F3"])
def test_fonts_whose_letters_differ_in_width(font: str) -> None:
    rows = [
        typed(row, len(text) - len(text.lstrip()), text.strip(), font=font)
        for row, text in enumerate(SCENE.splitlines())
        if text.strip()
    ]
    assert made(rows).dump() == SCENE_DUMP


def test_pages_are_called_as_printed() -> None:
    texts = [f"{SCENE}She counts {word} leaves.\n" for word in WORDS[:3]]
    work = made(*([typed(-3, 58, f"{number}."), *page(text)] for number, text in zip((31, 32, 33), texts, strict=True)))
    assert [each.label for each in work.source.pages] == ["31", "32", "33"]
    assert str(work.locate(work.scenes[2].span)) == "p. 33"
    assert story(work) == [line for text in texts for line in story(made(page(text)))]
    assert furniture(work) == ["31.", "32.", "33."]


def test_without_numbers_pages_are_counted() -> None:
    assert [each.label for each in made(page(SCENE), page(SCENE)).source.pages] == ["1", "2"]


def test_a_title_page_comes_before_page_1() -> None:
    title = [typed(18, 23, "THE LETTER"), typed(20, 25, "written by"), typed(22, 24, "Ida Sorlund")]
    pages = [[typed(-3, 58, f"{number}."), *page(SCENE)] for number in (2, 3, 4)]
    work = made(title, page(SCENE), *pages)
    assert [each.label for each in work.source.pages] == ["title", "1", "2", "3", "4"]
    assert dict(work.title_page) == {"title": "THE LETTER", "author": "Ida Sorlund"}


def test_running_heads_are_furniture_and_names_at_the_top_are_not() -> None:
    pages = [[typed(-3, 0, "THE LETTER - BLUE"), typed(-3, 58, f"{i}."), *page(talk(i))] for i in range(2, 8)]
    work = made(page(SCENE), *pages)
    assert furniture(work) == [f"THE LETTER - BLUE {i}." for i in range(2, 8)]
    assert speaker_words(work) == {"ANNA": 5 + 6 * 9, "BEN": 3 + 6 * 9}


def test_scene_numbers_in_the_margins() -> None:
    rows = page(SCENE)
    numbers = [typed(0, -6, "12A"), typed(0, 62, "12A")]
    work = made(rows + numbers)
    assert work.scenes[0].number == "12A"
    assert work.quote(work.all_lines[0]) == "INT. KITCHEN - DAY"
    assert story(work) == story(made(rows))


def test_capitals_with_a_number_in_the_margin_are_a_heading() -> None:
    rows = [*page(SCENE), typed(13, 0, "THE YARD"), typed(13, -6, "13"), typed(15, 0, "Nobody is there.")]
    work = made(rows)
    assert [(scene.number, scene.place) for scene in work.scenes] == [("", "KITCHEN"), ("13", "THE YARD")]


def test_revision_marks_are_no_text() -> None:
    stars = [typed(row, 66, "*") for row in (2, 3, 4, 6, 10)]
    work = made(page(SCENE) + stars)
    assert work.dump() == SCENE_DUMP
    assert "*" not in work.source.text


def test_revision_marks_are_kept_as_such() -> None:
    stars = [typed(row, 66, "*") for row in (3, 10)]
    work = made(page(SCENE) + stars)
    assert [work.source.quote(span) for span in work.revised] == [
        "is at the table with the letter in front of him.",
        "I read it.",
    ]


def test_pages_under_a_header_are_revised() -> None:
    head = at(LEFT, HEIGHT - 40, "Pink Rev. 4/2/99")
    work = made(page(SCENE), [head, *page("Ben folds the letter and puts it in his coat.")], page("Anna laughs."))
    assert work.draft == "Pink Rev. 4/2/99"
    assert [work.source.quote(span) for span in work.revised] == ["Ben folds the letter and puts it in his coat."]


def test_a_speech_goes_on_over_the_page() -> None:
    first = "INT. KITCHEN - DAY\n\nBen sits.\n\n" + " " * 20 + "BEN (V.O.)\n" + " " * 10 + "I read it twice and\n"
    first += " " * 20 + "(MORE)\n"
    second = " " * 20 + "BEN (V.O.) (CONT'D)\n" + " " * 10 + "then I put it by.\n\nHe stands.\n"
    work = made(page(first), [typed(-3, 58, "2."), *page(second)])
    assert [work.quote(line) for line in work.lines(LineKind.CUE)] == ["BEN (V.O.)"]
    assert furniture(work) == ["(MORE)", "2.", "BEN (V.O.) (CONT'D)"]
    said = list(work.lines(LineKind.DIALOGUE))
    assert [line.n_words for line in said] == [5, 5]
    assert said[0].speech == said[1].speech


def test_a_name_said_again_below_action_is_a_cue() -> None:
    first = "INT. KITCHEN - DAY\n\n" + " " * 20 + "BEN\n" + " " * 10 + "I read it.\n\nHe stands.\n"
    second = " " * 20 + "BEN (CONT'D)\n" + " " * 10 + "Twice.\n"
    work = made(page(first), [typed(-3, 58, "2."), *page(second)])
    assert [work.quote(line) for line in work.lines(LineKind.CUE)] == ["BEN", "BEN (CONT'D)"]


def test_continued_is_furniture() -> None:
    first = [*page(SCENE), typed(20, 50, "(CONTINUED)")]
    second = [typed(-2, 0, "CONTINUED:"), typed(-2, -6, "12"), typed(-2, 62, "12"), *page(talk(1))]
    work = made(first, second)
    assert furniture(work) == ["(CONTINUED)", "CONTINUED:"]
    assert len(work.scenes) == 1


def test_two_columns_are_two_speeches() -> None:
    text = SCENE + (
        "\n"
        "          ANNA                          BEN (O.S.)\n"
        "  It came on Monday and         Don't.\n"
        "  you said nothing.             (louder)\n"
        "  Nothing!                      I said don't!\n"
        "\n"
        "They wait.\n"
    )
    work = made(page(text))
    assert story(work)[8:] == [
        ("cue", "ANNA"),
        ("dialogue", "It came on Monday and you said nothing. Nothing!"),
        ("cue", "BEN (O.S.)"),
        ("dialogue", "Don't."),
        ("parenthetical", "(louder)"),
        ("dialogue", "I said don't!"),
        ("action", "They wait."),
    ]


def test_a_hyphen_at_the_end_of_a_row_joins_nothing() -> None:
    text = SCENE.replace("She puts the basket down.", "She puts the half-\nempty basket down.")
    assert made(page(text)).source.text == text


def test_watermarks_are_left_out() -> None:
    across = [at(150, 200, "DRAFT COPY", size=60, font="F2", degrees=45)]
    assert made(page(SCENE) + across).dump() == SCENE_DUMP


def test_letters_of_a_watermark_inside_rows_are_left_out() -> None:
    letters = [at(120 + 60 * i, 680 - 24 * i, letter, size=20, font="F2") for i, letter in enumerate("COPY")]
    pages = [page(talk(i)) for i in range(6)]
    plain = made(page(SCENE), *pages)
    assert story(made(page(SCENE), *(each + letters for each in pages))) == story(plain)


def test_a_letter_drawn_twice_to_look_bold_is_one() -> None:
    rows = page(SCENE)
    assert made([*rows, rows[0].replace(b"108.00", b"108.30")]).dump() == SCENE_DUMP


def test_curly_quotes_and_odd_spaces() -> None:
    text = SCENE.replace("I read it.", "“I’ve read\xa0it.”")
    work = made(page(text))
    assert story(work)[6] == ("dialogue", "“I’ve read it.”")


def test_the_content_tells_the_format(tmp_path: Path) -> None:
    path = tmp_path / "script.txt"
    path.write_bytes(pdf([page(SCENE)]))
    assert read_file(path).format == "pdf"
    assert READER in READERS
    assert not READER.sniff(b"INT. A ROOM\n%PDF-1.4")


def refused(data: bytes) -> str:
    with pytest.raises((NotTextError, TooLargeError)) as caught:
        read(data, "x.pdf")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_scan_says_so() -> None:
    picture = b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    assert refused(pdf([[picture]] * 3)) == "x.pdf: this PDF is pictures; run OCR first"


def test_what_is_no_script_says_so() -> None:
    assert "no text" in refused(pdf([[]]))
    assert "no PDF" in refused(b"INT. KITCHEN - DAY")
    assert "broken" in refused(b"%PDF-1.4\nand nothing more")
    assert "password" in refused(pdf([page(SCENE)], trailer=LOCK))


def test_letters_without_a_table_say_so() -> None:
    assert "run OCR" in refused(pdf([[typed(row, 0, "¤¬¶¦·¸¤¬¶") for row in range(5)]]))


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pages: 4" in _with_limit(monkeypatch, "MAX_PAGES", 3, pdf([page(SCENE)] * 4))
    assert "characters on one page" in _with_limit(monkeypatch, "MAX_PAGE_CHARACTERS", 99, pdf([page(SCENE)]))
    assert "pieces of text" in _with_limit(monkeypatch, "MAX_PDF_WORDS", 4, pdf([page(SCENE)]))
    assert "bytes" in _with_limit(monkeypatch, "MAX_BYTES", 99, pdf([page(SCENE)]))


def _with_limit(monkeypatch: pytest.MonkeyPatch, name: str, value: int, data: bytes) -> str:
    with monkeypatch.context() as patched:
        patched.setattr(limits, name, value)
        return refused(data)


def test_ten_thousand_pages_are_refused_unread() -> None:
    one = pdf([page(SCENE)])
    kids = one.replace(b"/Kids [6 0 R] /Count 1", b"/Kids [" + b"6 0 R " * 10_000 + b"] /Count 10000")
    assert "pages: 10,000" in refused(kids)


def test_a_stream_that_swells_is_refused() -> None:
    packed = zlib.compress(b"q Q " * 15_000_000)
    bomb = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    assert "unpacked" in refused(pdf([page(SCENE)], extra=[bomb]))


def test_forms_that_draw_forms_that_draw_forms_are_refused() -> None:
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 9 0 R >> >> /Length 60 >>"
    form = head + b"\nstream\n" + b"/X Do " * 10 + b"\nendstream"
    assert "drawings within drawings" in refused(pdf([page(SCENE)], extra=[form] * 8))


WHOLE = pdf([[typed(-3, 58, f"{i}."), *page(SCENE)] for i in range(1, 4)])


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=60)
def test_any_bytes(data: bytes) -> None:
    check_any(read, b"%PDF-1.4\n" + data, "any.pdf")
    check_any(read, data, "any.pdf")


@given(st.integers(0, len(WHOLE)))
@settings(deadline=None, max_examples=40)
def test_cut_anywhere(length: int) -> None:
    check_any(read, WHOLE[:length], "cut.pdf")


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=30))
@settings(deadline=None, max_examples=60)
def test_bytes_changed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for where, byte in changes:
        data[where] = byte
    check_any(read, bytes(data), "changed.pdf")


PLACED = st.tuples(
    st.floats(-50, WIDTH + 50),
    st.floats(-50, HEIGHT + 50),
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabc ().*-0123456789", min_size=1, max_size=30),
    st.sampled_from([6.0, 12.0, 40.0]),
    st.sampled_from(["F1", "F2", "F3"]),
    st.sampled_from([0.0, 0.0, 0.0, 45.0, 90.0]),
)


@given(st.lists(st.lists(PLACED, max_size=20), min_size=1, max_size=4))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_anywhere(pages: list[list[tuple[float, float, str, float, str, float]]]) -> None:
    drawn = [
        [at(x, y, text, size=size, font=font, degrees=degrees) for x, y, text, size, font, degrees in each]
        for each in pages
    ]
    check_any(read, pdf(drawn), "any.pdf")


def test_long_scripts_take_time_in_proportion() -> None:
    assert draw_text(pdf([page(SCENE, left=LEFT)] * 200), "long.pdf").source.text.count("KITCHEN") == 200
