"""Word files: the pairs under `data/docx` (`NAME.xml` is the document, `NAME.styles.xml` its styles), and any other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readers.packed import DATA, word, word_of
from readers.soundness import check_any, check_linear, kinds
from whosestory.errors import InputError
from whosestory.readers import read as read_by_content
from whosestory.readers.docx import read
from whosestory.readers.style_names import kind_of_style
from whosestory.work import LineKind

FILES = DATA / "docx"
NAMES = sorted(path.stem for path in FILES.glob("*.lines"))
HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
FOOT = "</w:body></w:document>"


@pytest.mark.parametrize("name", NAMES)
def test_pair(name: str) -> None:
    for file in ("draft.docx", "draft.zip", "draft"):
        work = read_by_content(word_of(name), file)
        assert work.format == "docx"
        assert work.dump() == (FILES / f"{name}.lines").read_text(encoding="utf-8")


def test_title_page() -> None:
    work = read(word_of("styled"), "ferry.docx")
    assert dict(work.title_page) == {"title": "THE FERRY", "author": "Ida Sorlund"}


def test_deleted_text_is_left_out() -> None:
    assert "not this" not in read(word_of("indents"), "ferry.docx").source.text


def test_speech_without_a_name_is_said() -> None:
    work = read(word_of("styled"), "ferry.docx")
    assert [doubt.why for doubt in work.doubts] == ["speech that has no name above it; read as action"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Scene Heading", LineKind.HEADING),
        ("Slug Line", LineKind.HEADING),
        ("Szenenüberschrift", LineKind.HEADING),
        ("Intitulé de scène", LineKind.HEADING),
        ("Screenplay Action", LineKind.ACTION),
        ("Personaje", LineKind.CUE),
        ("CHARACTER NAME 2", LineKind.CUE),
        ("Diálogo", LineKind.DIALOGUE),
        ("Acotación", LineKind.PARENTHETICAL),
        ("Parenthetical", LineKind.PARENTHETICAL),
        ("Transição", LineKind.TRANSITION),
        ("Normal", None),
        ("Heading 1 Char", None),
        ("", None),
    ],
)
def test_names_of_styles(name: str, kind: LineKind | None) -> None:
    assert kind_of_style(name) is kind


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_spaces_above_are_blank_rows() -> None:
    above = '<w:spacing w:before="240"/>'
    rows = [("INT. BAR - DAY", above), ("Smoke. Nobody moves.", above)]
    rows += [row for n in range(8) for row in ((("IDA", "PER")[n % 2], above), ("Well, I told you so.", ""))]
    work = read(word(HEAD + "".join(paragraph(*row) for row in rows) + FOOT), "bar.docx")
    assert [line.cue.name for line in work.lines(LineKind.DIALOGUE) if line.cue] == ["IDA", "PER"] * 4


def test_a_text_box_stands_behind_its_paragraph() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>A sign.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    body = f"<w:p>{box}<w:r><w:t>The hall.</w:t></w:r></w:p>"
    assert read(word(HEAD + body + FOOT), "box.docx").source.text == "A sign.\nThe hall.\n"


def test_styles_based_on_one_another_in_a_ring() -> None:
    styles = "".join(
        f'<w:style w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BA")
    )
    ring = HEAD.replace("w:body", "w:styles").replace("w:document", "w:doc") + styles + "</w:styles></w:doc>"
    data = word(HEAD + paragraph("INT. BAR - DAY", '<w:pStyle w:val="A"/>') + FOOT, ring)
    assert kinds(read(data, "ring.docx")) == [("heading", "INT. BAR - DAY")]


@pytest.mark.parametrize("document", ["", "<w:body/>", HEAD, HEAD + FOOT, HEAD + "<w:p/>" + FOOT])
def test_no_text_is_one_sentence(document: str) -> None:
    with pytest.raises(InputError):
        read(word(document), "empty.docx")


PROPERTIES = st.sampled_from(
    ["", '<w:ind w:left="3168"/>', '<w:ind w:left="-99999999999"/>', '<w:ind w:left="x"/>', '<w:jc w:val="center"/>',
     '<w:pStyle w:val="Character"/>', '<w:pStyle w:val="Dialogue"/>', '<w:spacing w:before="400" w:after="²"/>']
)  # fmt: skip
ROWS = st.lists(st.tuples(st.text(st.sampled_from("AB cd(é\t.):"), max_size=20), PROPERTIES), max_size=40)


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_any_paragraphs_make_a_sound_work(rows: list[tuple[str, str]]) -> None:
    check_any(read, word(HEAD + "".join(paragraph(*row) for row in rows) + FOOT), "any.docx")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 2000), st.integers(1, 40))
def test_any_damage_raises_nothing_else(junk: bytes, at: int, n: int) -> None:
    whole = (FILES / "styled.xml").read_bytes()
    check_any(read, word(whole[:at] + junk[:n] + whole[at + n :]), "any.docx")
    zipped = word_of("styled")
    check_any(read, zipped[:at] + junk[:n] + zipped[at + n :], "any.docx")


@pytest.mark.parametrize("unit", ["<w:p/>", paragraph("ANNA"), "<w:p><w:r><w:tab/></w:r></w:p>", paragraph("(x ")])
def test_time_grows_with_the_length(unit: str) -> None:
    check_linear(read, lambda n: word(HEAD + paragraph("x") + unit * (n // len(unit)) + FOOT), 60_000, "long.docx")
