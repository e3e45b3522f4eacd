"""Highland, Fade In and other zip archives: the fixtures under `data/archive`, and archives that are meant to hurt."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readers.packed import DATA, fade_in, highland, packed, word
from readers.soundness import check_any
from whosestory import limits
from whosestory.errors import InputError, NotTextError, TooLargeError
from whosestory.readers import archive_fadein, archive_highland, archive_other, docx, read
from whosestory.readers.archive import Archive
from whosestory.work import LineKind

ARCHIVE = DATA / "archive"
OSF = (ARCHIVE / "fadein.xml").read_bytes()
FOUNTAIN = (ARCHIVE / "highland.md").read_bytes()


@pytest.mark.parametrize("name", ["fadein", "camel"])
def test_fade_in_pair(name: str) -> None:
    xml = (ARCHIVE / f"{name}.xml").read_bytes()
    lines = (ARCHIVE / f"{name}.lines").read_text(encoding="utf-8")
    for data, file in ((fade_in(xml), "draft.fadein"), (fade_in(xml), "draft"), (xml, "draft.osf"), (xml, "draft.xml")):
        work = read(data, file)
        assert work.format == "fadein"
        assert work.dump() == lines


def test_highland_pair() -> None:
    for name in ("draft.highland", "draft.zip", "draft"):
        work = read(highland(FOUNTAIN), name)
        assert work.format == "highland"
        assert work.dump() == (ARCHIVE / "highland.lines").read_text(encoding="utf-8")
    assert work.title == "The Ferry"


def test_the_title_page_of_fade_in() -> None:
    assert dict(read(fade_in(OSF), "draft.fadein").title_page) == {"title": "THE FERRY", "author": "Ida Sorlund"}
    titled = OSF.replace(b'<info uuid="1"', b'<info uuid="1" title="The Old Ferry" written_by="Tom Breck"')
    assert dict(read(fade_in(titled), "d.fadein").title_page) == {"title": "The Old Ferry", "author": "Tom Breck"}


def test_parentheses_that_fade_in_leaves_out_are_put_back() -> None:
    work = read(fade_in(OSF), "draft.fadein")
    assert [work.quote(line) for line in work.lines(LineKind.PARENTHETICAL)] == ["(quietly)"]


def test_the_order_in_the_archive_doesnt_matter() -> None:
    data = packed({"notes.txt": "x", "document.xml": OSF})
    assert read(data, "draft.fadein").format == "fadein"
    assert read(data, "draft.zip").format == "fadein"


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({}, "this archive is empty; give a script"),
        ({"low tide.fountain": FOUNTAIN}, "holds low tide.fountain; unpack it and give that file"),
        ({"a.txt": "x", "b.txt": "y"}, "an archive of 2 files; unpack it and give the script in it"),
        ({"inner.zip": packed({"document.xml": OSF})}, "holds inner.zip; unpack it and give that file"),
        ({"a" * 500: "x"}, "...; unpack it"),
    ],
)
def test_other_archives_say_what_to_do(members: dict[str, bytes | str], said: str) -> None:
    with pytest.raises(NotTextError) as caught:
        read(packed(members), "draft.zip")
    assert said in str(caught.value)


def test_an_archive_within_a_script_archive_is_refused() -> None:
    with pytest.raises(InputError):
        read(highland(packed({"text.md": FOUNTAIN})), "draft.highland")
    with pytest.raises(InputError):
        read(fade_in(packed({"document.xml": OSF})), "draft.fadein")


@pytest.mark.parametrize("name", ["../text.md", "/etc/passwd", "a/../../b", "C:\\x", "..\\x", "a\\..\\b"])
def test_names_that_lead_out_of_the_archive(name: str) -> None:
    with pytest.raises(InputError, match="leads out of it"):
        Archive(packed({name: "x", "document.xml": OSF}), "draft.fadein")


def test_a_link_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("text.md")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(InputError, match="points elsewhere"):
        Archive(out.getvalue(), "draft.highland")


def test_a_locked_archive_is_refused() -> None:
    data = bytearray(fade_in(OSF))
    at = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[at + 8] |= 1
    with pytest.raises(InputError, match="password"):
        read(bytes(data), "draft.fadein")


READS = {
    "highland": (archive_highland.read, "draft.textbundle/text.md"),
    "fadein": (archive_fadein.read, "document.xml"),
    "docx": (docx.read, "word/document.xml"),
    "archive": (archive_other.read, "document.xml"),
}


def bomb(member: str, size: int, *, said: int | None = None) -> bytes:
    """A file of zeros, of which the table of contents may say another size than it has."""
    data = bytearray(packed({member: b"\0" * size}))
    if said is not None:
        for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            begin = data.index(mark) + at
            data[begin : begin + 4] = struct.pack("<I", said)
    return bytes(data)


@pytest.mark.parametrize("format", READS)
@pytest.mark.parametrize(
    "sizes",
    [(19_000_000, None), (60_000_000, None), (60_000_000, 1_000), (60_000_000, 15_000_000), (3_000_000, 0)],
    ids=str,
)
def test_a_bomb_is_one_sentence(format: str, sizes: tuple[int, int | None]) -> None:
    read_it, member = READS[format]
    data = bomb(member, sizes[0], said=sizes[1])
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(InputError) as caught:
        read_it(data, "bomb.zip")
    assert time.process_time() - began < 2
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()
    assert str(caught.value).startswith("bomb.zip: ")
    assert "\n" not in str(caught.value)


def test_many_members_are_refused_before_the_table_is_read() -> None:
    data = packed({f"{n}.txt": "" for n in range(limits.MAX_MEMBERS + 1)})
    with pytest.raises(TooLargeError) as caught:
        read(data, "many.zip")
    assert caught.value.what == "files in the archive"


def test_a_damaged_file_is_one_sentence() -> None:
    data = bytearray(fade_in(OSF))
    at = data.index(b"document.xml") + 30
    data[at : at + 20] = b"\xff" * 20
    with pytest.raises(NotTextError, match=r"document\.xml in this archive is broken; get the whole file"):
        read(bytes(data), "draft.fadein")


@pytest.mark.parametrize("end", [3, 30, 200, -30, -1])
def test_an_archive_cut_off_is_one_sentence(end: int) -> None:
    with pytest.raises(InputError):
        archive_other.read(fade_in(OSF)[:end], "draft.fadein")


LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(12))
XML_BOMBS = {
    "laughs": b"<!DOCTYPE d [" + LAUGHS + b"]><document><paragraphs>&a11;</paragraphs></document>",
    "outside": b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><document>&a;</document>',
    "cut": OSF[:400],
    "deep": b"<document>" + b"<a>" * 100_000,
    "no XML": b"INT. FERRY - NIGHT",
    "nothing": b"",
    "wide": b"<document><paragraphs><para><text>" + b"x" * 200_000 + b"</text></para></paragraphs></document>",
    "encoding": b'<?xml version="1.0" encoding="klingon"?><document/>',
    "many": b"<document>" + b"<a/>" * 2_100_000 + b"</document>",
}


@pytest.mark.parametrize("what", XML_BOMBS)
def test_hostile_xml_is_one_sentence(what: str) -> None:
    for read_it, data in (
        (archive_fadein.read, XML_BOMBS[what]),
        (archive_fadein.read, fade_in(XML_BOMBS[what])),
        (docx.read, word(XML_BOMBS[what].replace(b"document", b"w:body"))),
    ):
        if data:
            began = time.process_time()
            with pytest.raises(InputError) as caught:
                read_it(data, "hostile.xml")
            assert time.process_time() - began < 10
            assert "\n" not in str(caught.value)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2000), st.integers(1, 40))
def test_any_damage_raises_nothing_else(junk: bytes, at: int, n: int) -> None:
    for whole in (fade_in(OSF), highland(FOUNTAIN), OSF):
        check_any(archive_other.read, whole[:at] + junk[:n] + whole[at + n :], "any.zip")
        check_any(archive_fadein.read, whole[:at] + junk[:n] + whole[at + n :], "any.zip")
        check_any(archive_highland.read, b"PK\x03\x04" + junk, "any.zip")


TEXT = st.text(st.sampled_from("AB c\n(.é<"), max_size=12)
STYLES = st.sampled_from(["Scene Heading", "Action", "Character", "Dialogue", "Parenthetical", "Transition", "Odd"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(STYLES, TEXT), max_size=30))
def test_any_paragraphs_make_a_sound_work(paragraphs: list[tuple[str, str]]) -> None:
    rows = "".join(
        f'<para><style basestyle="{style}"/><text>{text.replace("<", "&lt;")}</text></para>'
        for style, text in paragraphs
    )
    xml = f'<document type="Open Screenplay Format document"><paragraphs>{rows}</paragraphs></document>'
    check_any(archive_fadein.read, fade_in(xml), "any.fadein")
