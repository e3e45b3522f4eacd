"""Final Draft: each feature as a pair in `data/fdx`, hostile files, and what holds for any bytes."""

import time
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosestory import limits
from whosestory.errors import InputError, TooLargeError, WhosestoryError
from whosestory.readers import fdx
from whosestory.readers import read as read_any
from whosestory.work import LineKind, Work

DATA = Path(__file__).parent / "data" / "fdx"
PAIRS = sorted(path.stem for path in DATA.glob("*.fdx"))
OPEN, CLOSE = "<FinalDraft><Content>", "</Content></FinalDraft>"


def sample(stem: str) -> Work:
    return fdx.read((DATA / f"{stem}.fdx").read_bytes(), f"{stem}.fdx")


def paragraph(kind: str, text: str, attributes: str = "", inner: str = "") -> str:
    return f'<Paragraph Type="{kind}"{attributes}>{inner}<Text>{escape(text)}</Text></Paragraph>'


def read(inside: str, behind: str = "") -> Work:
    return fdx.read(f"<FinalDraft><Content>{inside}</Content>{behind}</FinalDraft>".encode(), "made.fdx")


def check(work: Work) -> None:
    """All spans lie inside the source, in order, and don't overlap; none is blank."""
    spans = [line.span for line in work.all_lines]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(work.source.quote(span).strip() == work.source.quote(span) != "" for span in spans)
    assert not spans or spans[-1].end <= len(work.source.text)
    assert all(span.end <= len(work.source.text) for span in work.revised)
    starts = [page.start for page in work.source.pages]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("stem", PAIRS)
def test_pairs(stem: str) -> None:
    work = sample(stem)
    assert work.dump() == (DATA / f"{stem}.lines").read_text(encoding="utf-8")
    check(work)
    assert fdx.sniff((DATA / f"{stem}.fdx").read_bytes())


def test_every_pair_is_whole() -> None:
    assert len(PAIRS) >= 11
    assert sorted(path.stem for path in DATA.glob("*.lines")) == PAIRS


def test_the_title_page_and_the_newest_revision() -> None:
    work = sample("whole_work")
    assert work.title_page == (
        ("title", "THE LONG PIER"),
        ("credit", "Written by"),
        ("author", "Ida Holm"),
        ("contact", "12 Harbour Row"),
        ("draft", "Second draft, 3 May 2021"),
        ("revision", "Pink Rev. (05/03/2021)"),
    )
    assert work.draft == "Pink Rev. (05/03/2021), Second draft, 3 May 2021"
    assert work.title == "THE LONG PIER"
    assert [work.source.quote(span) for span in work.revised] == ["LATER", "Twenty years late."]


def test_the_text_stands_as_a_script_would() -> None:
    assert sample("dual_dialogue").source.text.startswith(
        "INT. BOATHOUSE - DAY\n\nIDA\nLeft!\n\nPER\n(over her)\nRight!\n\nThey go straight on.\n\n"
    )
    assert sample("runs").source.text.endswith("ida (V.O.)\nI said nothing.")


def test_dual_dialogue_is_said_at_once() -> None:
    work = sample("dual_dialogue")
    assert work.at_once == (1, 3)  # not the speech that follows a block
    assert [line.speech for line in work.lines(LineKind.CUE)] == [0, 1, 2, 3, 4]


def test_acts_are_divisions_and_the_outline_is_beside_them() -> None:
    work = sample("acts")
    assert [(division.title, division.scene, division.depth) for division in work.divisions] == [
        ("COLD OPEN", 0, 1), ("ACT ONE", 1, 1), ("Ida waits", 1, 2),
    ]  # fmt: skip


def test_what_belongs_to_no_script_is_passed_over() -> None:
    text = sample("whole_work").source.text
    assert not any(word in text for word in ("Not part", "SOMEBODY ELSE", "The letter"))
    assert "CHURCH" not in sample("omitted").source.text


def pages_of(*pages: str, rows: int = 40) -> Work:
    body = "".join(
        paragraph("Scene Heading", "INT. BAR - DAY", inner=f'<SceneProperties Page="{page}" Length="1"/>')
        + paragraph("Action", "Smoke. " * 9) * (rows // 2)
        for page in pages
    )
    return read(body)


def test_pages_are_those_that_the_headings_give() -> None:
    work = pages_of("1", "2", "5", "5")
    assert [scene.page for scene in work.scenes] == ["1", "2", "5", "5"]
    labels = [page.label for page in work.source.pages]
    assert [int(label.lstrip("~")) for label in labels] == sorted({int(label.lstrip("~")) for label in labels})
    assert [label for label in labels if "~" not in label] == ["1", "2", "5"]


@pytest.mark.parametrize("pages", [("", "", ""), ("1", "1", "1"), ("3", "2", "1"), ("1", "2", "0"), ("A", "B", "C")])
def test_pages_that_cannot_be_true_are_estimated(pages: tuple[str, ...]) -> None:
    work = pages_of(*pages, rows=110)
    # a heading 2 rows, 55 paragraphs of 2 rows and a blank one: 167 rows a scene, 3.04 pages
    assert [scene.page for scene in work.scenes] == ["~1", "~4", "~7"]
    assert work.n_pages == 10


@pytest.mark.parametrize(
    "data",
    [
        (OPEN + paragraph("Action", "Café – naïve “yes”") + CLOSE).encode("utf-8-sig"),
        (OPEN + paragraph("Action", "Café – naïve “yes”") + CLOSE).encode("cp1252"),
        (OPEN + paragraph("Action", "Café – naïve “yes”") + CLOSE).encode("utf-16"),
        ('<?xml version="1.0" encoding="UTF-16"?>' + OPEN + paragraph("Action", "Café – naïve “yes”") + CLOSE).encode(),
        b"\n\n <?xml version='1.0'?>\n" + (OPEN + paragraph("Action", "Café – naïve\x0b “yes”\x01") + CLOSE).encode(),
    ],
    ids=["bom", "cp1252", "utf16", "wrong declaration", "controls"],
)
def test_encodings(data: bytes) -> None:
    work = fdx.read(data, "made.fdx")
    assert work.source.text == "Café – naïve “yes”"
    assert fdx.sniff(data)


def test_content_decides_and_so_does_the_suffix() -> None:
    data = (DATA / "whole_work.fdx").read_bytes()
    assert read_any(data, "draft.txt").format == "fdx"
    assert not any(map(fdx.sniff, (b"", b"<html>FinalDraft", b"INT. <FinalDraft>", b"PK\3\4<FinalDraft>", b"<TEI>")))
    with pytest.raises(InputError, match="this is no Final Draft file but XML of <opml>"):
        read_any(b"<opml><body/></opml>", "draft.fdx")


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)
HOSTILE = {
    "billion laughs": f"{LAUGHS}]><FinalDraft><Content>{paragraph('Action', '').replace('<Text>', '<Text>&m;')}{CLOSE}",
    "an entity": f'<!DOCTYPE x [<!ENTITY a "b">]>{OPEN}{CLOSE}',
    "an external entity": f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{OPEN}&a;{CLOSE}',
    "a parameter entity": f'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://localhost/x.dtd"> %a;]>{OPEN}{CLOSE}',
    "an external DTD": f'<!DOCTYPE x SYSTEM "http://localhost/x.dtd">{OPEN}{CLOSE}',
    "an unknown entity": f"{OPEN}&nbsp;{CLOSE}",
    "deep nesting": OPEN + "<Paragraph>" * 100_000,
    "deep nesting of nothing": "<FinalDraft>" + "<a>" * 1_000_000,
    "a wrong root": "<html><body>Hello.</body></html>",
    "NULs": OPEN + paragraph("Action", "a\0b") + CLOSE,
    "cut in a tag": OPEN + paragraph("Action", "Smoke.") + "<Paragr",
    "cut in a text": OPEN + "<Paragraph><Text>Smo",
    "cut behind a paragraph": OPEN + paragraph("Action", "Smoke."),
    "nothing": "",
    "spaces": "  \n ",
    "no text": OPEN + paragraph("Action", "  ") + CLOSE,
    "no paragraphs": "<FinalDraft/>",
    "a loose ampersand": OPEN + "<Paragraph><Text>a & b</Text></Paragraph>" + CLOSE,
    "a paragraph of a megabyte": OPEN + paragraph("Action", "x" * 1_000_000) + CLOSE,
    "runs of a megabyte": OPEN + "<Paragraph>" + "<Text>x</Text>" * 400_000 + "</Paragraph>" + CLOSE,
    "too many paragraphs": OPEN + "<Paragraph/>" * (limits.MAX_ROWS + 1) + CLOSE,
    "too many scenes": OPEN + paragraph("Scene Heading", "INT. A") * (limits.MAX_SCENES + 1) + CLOSE,
    "not XML at all": "INT. BAR - DAY\n\nSmoke.\n",
    "garbage of 10 MB": "".join(chr(33 + (7 * n * n + n) % 90) for n in range(10_000)) * 1_000,
    "text of 25 MB": "<" + "x" * 25_000_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_one_sentence_and_take_no_time(what: str) -> None:
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        fdx.read(HOSTILE[what].encode(), "draft.fdx")
    assert time.process_time() - begun < 3
    message = str(caught.value)
    assert message.startswith("draft.fdx: ")
    assert "\n" not in message
    assert len(message) < 250


@pytest.mark.parametrize(
    "inside",
    [
        f'<Paragraph Type="{"x" * 3_000_000}" Number="{"9" * 3_000_000}"><Text>Smoke.</Text></Paragraph>',
        paragraph("Action", "Smoke.") + "<Paragraph/>" * 50_000,
        paragraph("Action", "Smoke.") + '<ScriptNote Range="9999999999999999999999,1"/>' * 1_000,
        paragraph("Action", "Smoke.") + "<a/>" * 200_000 + "<!-- x -->" * 100_000 + "<?x y?>" * 100_000,
    ],
    ids=["attributes", "empty paragraphs", "notes", "other elements"],
)
def test_large_and_odd_but_read(inside: str) -> None:
    begun = time.process_time()
    check(work := read(inside))
    assert "Smoke." in work.source.text
    assert len(work.dump()) < 500
    assert time.process_time() - begun < 3


def test_limits_are_named() -> None:
    with pytest.raises(TooLargeError) as caught:
        fdx.read(HOSTILE["deep nesting"].encode(), "draft.fdx")
    assert (caught.value.what, caught.value.limit) == ("elements within elements", limits.MAX_XML_DEPTH)


TAGS = ["Paragraph", "Text", "Content", "DualDialogue", "ScriptNote", "ScriptNotes", "TitlePage", "OmittedScene", "Odd"]
KINDS = ["Scene Heading", "Action", "Character", "Dialogue", "Parenthetical", "Lyrics", "New Act", "General", "?", ""]
TREES = st.recursive(
    st.text("ab &<(é\n\t.", max_size=6).map(escape),
    lambda inner: st.tuples(
        st.sampled_from(TAGS),
        st.sampled_from(KINDS),
        st.sampled_from(["", "1", "0,3", "x"]),
        st.lists(inner, max_size=5),
    ).map(
        lambda tree: (
            f'<{tree[0]} Type="{tree[1]}" Range="{tree[2]}" Page="{tree[2]}" RevisionID="{tree[2]}">'
            f"{''.join(tree[3])}</{tree[0]}>"
        )
    ),
    max_leaves=30,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TREES, max_size=6).map("".join))
def test_spans_are_true_in_any_tree(inside: str) -> None:
    try:
        work = read(inside)
    except WhosestoryError:
        return
    check(work)
    assert read(inside).dump() == work.dump()


PARAGRAPHS = st.lists(st.tuples(st.sampled_from(KINDS), st.text("abé.( )\n", max_size=12)), max_size=12)


@given(PARAGRAPHS)
def test_no_letter_is_lost(paragraphs: list[tuple[str, str]]) -> None:
    try:
        work = read("".join(paragraph(kind, text) for kind, text in paragraphs))
    except WhosestoryError:
        assert not any(text.strip() for _, text in paragraphs)
        return
    quoted = "".join(work.quote(line) for line in work.all_lines)
    assert "".join(quoted.split()) == "".join("".join(text for _, text in paragraphs).split())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert fdx.sniff(data) in {True, False}
    for each in (data, b"<FinalDraft><Content>" + data):
        try:
            check(fdx.read(each, "any"))
        except WhosestoryError:
            continue


WHOLE = (DATA / "whole_work.fdx").read_bytes()


@given(st.integers(0, len(WHOLE) - 20), st.integers(0, 255))
def test_a_file_that_is_cut_or_hit_is_read_or_refused(at: int, byte: int) -> None:
    with pytest.raises(InputError):
        fdx.read(WHOLE[:at], "cut.fdx")
    try:
        check(fdx.read(WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :], "hit.fdx"))
    except WhosestoryError:
        return


def seconds(data: bytes) -> float:
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        fdx.read(data, "timed.fdx")
        best = min(best, time.process_time() - begun)
    return best


UNITS = {
    "script": paragraph("Scene Heading", "INT. BAR - DAY") + paragraph("Action", "Smoke hangs. " * 8)
    + (paragraph("Character", "IDA") + paragraph("Dialogue", "I was never here, and you know it. " * 2)) * 3,
    "notes": paragraph("Action", "Ash.", inner="<ScriptNote><Paragraph><Text>?</Text></Paragraph></ScriptNote>") * 9,
    "speech": paragraph("Dialogue", "Oh.") * 9,
    "dual": "<Paragraph><DualDialogue>" + paragraph("Character", "IDA") * 9 + "</DualDialogue></Paragraph>",
}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length(unit: str) -> None:
    short, long = ((OPEN + UNITS[unit] * n + CLOSE).encode() for n in (400, 1600))
    assert seconds(long) < 8 * seconds(short) + 0.1  # four times the text; twice that for a busy machine


def test_a_film_is_read_in_well_under_a_tenth_of_a_second() -> None:
    data = (OPEN + UNITS["script"] * 600 + CLOSE).encode()
    assert len(fdx.read(data, "film.fdx").source.text) > 200_000
    assert seconds(data) < 0.3  # 0.06 on the machine it was written on
