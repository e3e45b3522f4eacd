"""Plays in TEI: each feature as a pair in `data/tei`, hostile files, and what holds for any bytes."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosestory import limits
from whosestory.cast import resolve
from whosestory.errors import InputError, NotTextError, TooLargeError, WhosestoryError
from whosestory.readers import read as read_any
from whosestory.readers import tei
from whosestory.reading import Reading
from whosestory.work import Form, LineKind, Move, Work

DATA = Path(__file__).parent / "data" / "tei"
PAIRS = sorted(path.stem for path in DATA.glob("*.xml"))
OPEN = '<TEI version="4.0" xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="scene"><head>One</head>'
CLOSE = "</div></body></text></TEI>"


def sample(stem: str) -> Work:
    return tei.read((DATA / f"{stem}.xml").read_bytes(), f"{stem}.xml")


def read(inside: str) -> Work:
    return tei.read(f"{OPEN}{inside}{CLOSE}".encode(), "made.xml")


def check(work: Work) -> None:
    """Spans lie in the source, in order, and scenes cover them."""
    lines = work.all_lines
    assert all(0 <= line.span.start <= line.span.end <= len(work.source.text) for line in lines)
    assert all(a.span.end <= b.span.start for a, b in pairwise(lines))
    assert [line.scene for line in lines] == sorted(line.scene for line in lines)


@pytest.mark.parametrize("stem", PAIRS)
def test_pairs(stem: str) -> None:
    work = sample(stem)
    assert work.dump() == (DATA / f"{stem}.lines").read_text(encoding="utf-8")
    check(work)
    assert tei.sniff((DATA / f"{stem}.xml").read_bytes())
    assert (work.form, work.format) == (Form.PLAY, "tei")


def test_every_pair_is_whole() -> None:
    assert len(PAIRS) >= 12
    assert sorted(path.stem for path in DATA.glob("*.lines")) == PAIRS


def test_the_content_decides() -> None:
    data = (DATA / "dracor.xml").read_bytes()
    assert read_any(data, "play.txt").format == "tei"
    assert tei.sniff("<TEI>".encode("utf-16"))
    assert not any(map(tei.sniff, (b"<html><p>TEI</p>", b"<FinalDraft>", b"INT. TEI - DAY", b"<TEIX>")))


def test_title_and_author() -> None:
    assert sample("dracor").title_page == (("title", "The Lamp"), ("subtitle", "A Play"), ("author", "Ida Holm"))
    assert sample("plain_p5").title == "The Lamp"


def test_declared_people_in_the_order_of_the_cast_page() -> None:
    work = sample("dracor")
    assert [(one.name, one.xml_id, one.is_group) for one in work.declared] == [
        ("Piet", "piet", False), ("Marta", "marta", False), ("Sailors", "sailors", True),
    ]  # fmt: skip
    assert [one.span and work.source.quote(one.span) for one in work.declared] == ["Piet", "Marta", None]
    assert work.declared[1].description == "keeper of the lamp"


def test_who_speaks_is_what_the_file_says() -> None:
    work = sample("several_speakers")
    assert work.speakers == (("marta", "piet"), ("marta",), ("stranger",), (), ("piet",))
    cast = resolve(work)
    assert [(one.name, one.xml_id) for one in cast.characters if one.id != "sailors"] == [
        ("Marta", "marta"), ("Piet", "piet"), ("VOICE", "stranger"), ("ECHO", None),
    ]  # fmt: skip


def test_without_ids_names_are_those_of_the_cast_page() -> None:
    work = sample("without_ids")
    cast = resolve(work)
    assert work.speakers == ()
    assert [one.name for one in cast.characters] == ["MARTA", "PIET"]
    assert [merge.why for merge in cast.merges] == ["short for one name in the cast list"]


def test_stagings() -> None:
    assert [(one.move, one.names, one.who) for one in sample("stage").stagings] == [
        (Move.ENTER, (), ("marta",)),
        (Move.ENTER, (), ("piet", "sailors")),
        (Move.EXIT, ("Piet",), ()),
        (Move.ENTER, ("Pilot",), ()),
        (Move.CLEAR, ("Marta",), ()),
        (Move.EXIT, (), ("marta",)),
    ]


def test_soliloquy_and_aside() -> None:
    work = sample("stage")
    stage = Reading(work, resolve(work)).stage
    found = [work.quote(line) for line in work.lines(LineKind.DIALOGUE) if line.id in stage.soliloquies]
    assert found == ["I come alone.", "Who slept?", "He did."]
    aside = sample("dracor")
    asides = Reading(aside, resolve(aside)).stage.asides
    assert [aside.quote(line) for line in aside.all_lines if line.id in asides] == ["I had,\nand slept."]


def test_acts_are_divisions_and_a_whole_act_is_a_scene_too() -> None:
    work = sample("numbered_divisions")
    assert [(one.title, one.scene) for one in work.divisions] == [("Act I", 0), ("Act II", 2)]
    assert [scene.number for scene in sample("dracor").scenes] == ["1.1", "1.2"]


def test_printed_pages() -> None:
    work = sample("pages")
    assert [page.label for page in work.source.pages] == ["12", "13"]
    assert str(work.locate(work.all_lines[-1].span)) == "p. 13"


def test_no_drama_is_said() -> None:
    work = tei.read(b"<TEI><text><body><p>Only prose.</p></body></text></TEI>", "novel.xml")
    assert work.doubts[0].why.startswith("nobody speaks")
    assert not work.doubts[0].understood


REFUSED = {
    "cut off": (DATA / "dracor.xml").read_bytes()[:900],
    "no XML": b"<TEI> & </TEI>",
    "nothing": b"",
    "no text": b"<TEI><teiHeader/></TEI>",
    "empty text": b"<TEI><text><body/></text></TEI>",
    "a DTD": b'<!DOCTYPE TEI SYSTEM "http://example.org/x.dtd"><TEI/>',
    "an external entity": b'<!DOCTYPE T [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><text>&x;</text></TEI>',
    "a bomb": b'<!DOCTYPE T [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><TEI>&b;</TEI>',
    "an unknown encoding": b'<?xml version="1.0" encoding="klingon"?><TEI/>',
    "a multi-byte encoding": b'<?xml version="1.0" encoding="utf-7"?><TEI/>',
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused_in_one_sentence(what: str) -> None:
    with pytest.raises(NotTextError) as caught:
        tei.read(REFUSED[what], "play.xml")
    assert str(caught.value).startswith("play.xml: ")
    assert "\n" not in str(caught.value)


def test_too_deep_too_many_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooLargeError, match="inside one another"):
        read("<div>" * 5000 + "</div>" * 5000)
    with pytest.raises(TooLargeError, match="one row"):
        read(f"<sp><p>{'a ' * limits.MAX_ROW_LENGTH}</p></sp>")
    monkeypatch.setattr(limits, "MAX_XML_ELEMENTS", 50)
    with pytest.raises(TooLargeError, match="XML elements"):
        read("<sp/>" * 100)
    monkeypatch.undo()
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 5)
    with pytest.raises(TooLargeError, match="declared"):
        read("".join(f"<sp who='#a{n}'><p>Yes.</p></sp>" for n in range(9)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{OPEN}<sp><speaker>ZOË</speaker><p>Né.</p></sp>{CLOSE}'
    work = tei.read(text.encode(encoding), "zoe.xml")
    assert [work.quote(line) for line in work.all_lines] == ["One", "ZOË", "Né."]


TAGS = """
    div sp speaker l p stage lg note castList castItem role head pb lb app choice front back body text q ab listPerson
    person w
""".split()
ATTRIBUTES = [
    "",
    ' who="#a"',
    ' who="#a #b"',
    ' type="scene"',
    ' type="exit"',
    ' type="act" n="1"',
    ' n="2"',
    ' xml:id="a"',
]
WORDS = ["Enter Anna.", "Exeunt", "yes", " ", "ANNA", "\u2028", ", aside", "(softly)", "Exit", "—", "…"]
TREES = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}{made[1]}>{''.join(made[2])}</{made[0]}>"
    ),
    max_leaves=30,
)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_any_tree(tree: str) -> None:
    try:
        work = tei.read(f"<TEI><text><body>{tree}</body></text></TEI>".encode(), "any.xml")
    except InputError:
        return
    check(work)
    cast = resolve(work)
    Reading(work, cast).presence  # noqa: B018
    assert len(cast.speeches) == sum(line.kind is LineKind.CUE for line in work.all_lines)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 1500))
def test_any_bytes(junk: bytes, at: int) -> None:
    whole = (DATA / "dracor.xml").read_bytes()
    for data in (junk, whole[:at] + junk + whole[at + len(junk) :]):
        tei.sniff(data)
        try:
            check(tei.read(data, "any.xml"))
        except WhosestoryError:
            continue


def test_time_is_linear() -> None:
    def seconds(n: int) -> float:
        inside = "".join(
            f"<sp who='#a{k % 9}'><speaker>A</speaker><l>Who <stage>aside</stage> is?</l></sp>" for k in range(n)
        )
        nested = "<div><list><item>" * 30 + "<sp><p>Yes.</p></sp>" + "x <lb/>" * n + "</item></list></div>" * 30
        begin = time.perf_counter()
        read(inside + nested)
        return time.perf_counter() - begin

    seconds(500)
    assert min(seconds(9000) for _ in range(2)) < 6 * min(seconds(3000) for _ in range(3)) + 0.1  # squared: 9 times
