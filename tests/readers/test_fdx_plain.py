"""Plain paragraphs of Final Draft files, folded: what is read is what the parser alone would read, errors too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosestory.errors import InputError
from whosestory.readers import fdx_xml
from whosestory.readers.fdx_plain import fold
from whosestory.readers.fdx_xml import Document, parse


def whole(inside: str) -> bytes:
    return f'<?xml version="1.0"?>\n<FinalDraft>{inside}</FinalDraft>'.encode()


def read(data: bytes) -> Document | str:
    try:
        return parse(data, "made.fdx")
    except InputError as error:
        return str(error)


def read_unfolded(data: bytes) -> Document | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fdx_xml, "fold", lambda data: None)
        return read(data)


ACTION = '<Paragraph Type="Action">\n  <Text>Rain &amp; &quot;wind&quot;.</Text>\n</Paragraph>\n'
CUE = '<Paragraph Type="Character" Number="2"><Text Font="Courier">IDA</Text></Paragraph>'
PROPERTIES = '<SceneProperties Page="3"><Text>x</Text></SceneProperties>'
HEADING = f'<Paragraph Type="Scene Heading">{PROPERTIES}<Text>INT. A</Text></Paragraph>'
NOTE = f'<Paragraph Type="Action"><ScriptNote Range="3,4">{ACTION}</ScriptNote><Text>Wind.</Text></Paragraph>'
DUAL = f"<Paragraph><DualDialogue>{CUE}{CUE}</DualDialogue></Paragraph>"
REVISED = '<Paragraph Type="Action"><Text>One </Text><Text RevisionID="2">two.</Text></Paragraph>'
PIECES = [
    ACTION,
    CUE,
    HEADING,
    NOTE,
    DUAL,
    REVISED,
    ACTION.replace("\n", "\r\n"),
    ACTION.replace("&amp;", "&#233;"),
    ACTION.replace("&amp;", "&none;"),
    ACTION.replace("&amp;", "&"),
    ACTION.replace("Rain", "]]>"),
    ACTION.replace("Rain", "\ufffe"),
    ACTION.replace("Rain", "Ra\0in"),
    CUE.replace(" Number", ' Type="Action" Number'),
    CUE.replace('"2"', '"a > b"'),
    f"<!-- {ACTION} -->",
    f"<![CDATA[{ACTION}]]>",
    "<?page?>",
    '<plain-paragraphs first="0" last="1"/>',
    '<x:y xmlns:x="x"/>',
    CUE.replace("Paragraph", "x:Paragraph"),
    "<Paragraph>",
    "</Paragraph>",
    "<Text>",
    "</Text>",
    "loose",
    "<Content>",
    "</Content>",
    "<TitlePage>",
    "</TitlePage>",
    "<HeaderAndFooter>",
    "</HeaderAndFooter>",
    "\n",
]


def test_most_of_a_file_is_folded() -> None:
    folded = fold(whole(f"<Content>{ACTION * 3}{HEADING}{CUE}</Content>").partition(b"\n")[2])
    assert folded is not None
    xml, plain = folded
    assert plain == [("action", "", 'Rain & "wind".')] * 3 + [("character", "2", "IDA")]
    assert xml.count("<plain-paragraphs ") == 2
    assert "Rain" not in xml


@pytest.mark.parametrize("piece", PIECES)
def test_each_feature_reads_as_the_parser_alone_reads_it(piece: str) -> None:
    data = whole(f"<Content>{ACTION}{piece}{CUE}</Content>")
    assert read(data) == read_unfolded(data)


def test_plain_paragraphs_anywhere_else() -> None:
    for data in (
        whole(ACTION),
        ACTION.encode(),
        whole(f"<Content/>{ACTION}"),
        whole("<a>" * 98 + ACTION + "</a>" * 98),
    ):
        assert read(data) == read_unfolded(data)


@pytest.mark.parametrize("depth", range(94, 101))
def test_depth_is_bounded_as_before(depth: int) -> None:
    data = whole("<Content>" + "<a>" * depth + ACTION + "</a>" * depth + "</Content>")
    assert read(data) == read_unfolded(data)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.booleans())
def test_any_mixture_reads_as_the_parser_alone_reads_it(pieces: list[str], is_whole: bool) -> None:
    inside = "".join(pieces)
    data = whole(f"<Content>{inside}</Content>" if is_whole else inside)
    assert read(data) == read_unfolded(data)
