"""Fountain: each feature as a pair in `data/fountain`, and what holds for any text."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosestory import limits
from whosestory.errors import TooLargeError, WhosestoryError
from whosestory.readers import fountain
from whosestory.work import LineKind, Work

DATA = Path(__file__).parent / "data" / "fountain"
PAIRS = sorted(path.stem for path in DATA.glob("*.fountain"))


def read(text: str) -> Work:
    return fountain.read(text.encode(), "made.fountain")


def sample(stem: str) -> Work:
    return fountain.read((DATA / f"{stem}.fountain").read_bytes(), f"{stem}.fountain")


def shape(text: str) -> list[tuple[str, str]]:
    work = read(text)
    return [(str(line.kind), work.quote(line)) for line in work.all_lines]


@pytest.mark.parametrize("stem", PAIRS)
def test_pairs(stem: str) -> None:
    assert sample(stem).dump() == (DATA / f"{stem}.lines").read_text(encoding="utf-8")


def test_every_pair_is_whole() -> None:
    assert len(PAIRS) >= 20
    assert sorted(path.stem for path in DATA.glob("*.lines")) == PAIRS


def test_title_page() -> None:
    work = sample("title_page")
    assert work.title == "THE LONG PIER a film in two tides"
    assert work.title_page == (
        ("title", "THE LONG PIER a film in two tides"),
        ("credit", "Written by"),
        ("authors", "Ida Holm & Per Lund"),
        ("source", "after nothing at all"),
        ("draft date", "3 May 2021"),
        ("revision", "Blue"),
        ("contact", "12 Harbour Row\nphone: 555-0100"),
    )
    assert work.draft == "Blue, 3 May 2021"
    assert work.format == "fountain"


def test_a_title_page_with_blank_rows_and_capital_keys() -> None:
    work = sample("title_page_loose")
    assert work.title_page == (("title", "Salt"), ("author", "Ida Holm"), ("date", "June"))
    assert work.draft == "June"


@pytest.mark.parametrize("text", ["FADE IN:\n\nINT. BAR\n", "IDA: Hello.\nPER: Hello.\n", "\n\nGulls: many.\n"])
def test_a_colon_makes_no_title_page(text: str) -> None:
    assert read(text).title_page == ()
    assert not fountain.sniff(text.encode())


def test_a_title_page_ends_at_the_story_even_without_a_blank_row() -> None:
    work = read("Title: Salt\nINT. KITCHEN - DAY\n\nSteam.\n")
    assert work.title_page == (("title", "Salt"),)
    assert [scene.place for scene in work.scenes] == ["KITCHEN"]


def test_sections_are_divisions() -> None:
    work = sample("sections")
    assert [(division.title, division.scene, division.depth) for division in work.divisions] == [
        ("Act One", 0, 1), ("The Pier", 0, 2), ("Ida's turn", 1, 3), ("Act Two", 1, 1),
    ]  # fmt: skip
    assert work.source.quote(work.divisions[3].span) == "**Act Two**"


def test_a_whole_work() -> None:
    work = sample("whole_work")
    assert (work.title, work.draft, work.doubts) == ("THE LONG PIER", "3 May 2021", ())
    assert [(scene.number, scene.place, scene.time) for scene in work.scenes] == [
        ("1", "PIER", "DAWN"), ("2", "BOATHOUSE", "LATER"), ("3", "THE LAST PLANK", ""),
    ]  # fmt: skip
    # IDA 10 + 1 + 3 + 2, PER 2 + 3 + 8, the radio sings 5 + 5
    assert work.n_spoken_words == 39


def test_dual_dialogue_is_two_speeches_in_order() -> None:
    speeches = [(line.cue.name, line.speech) for line in sample("dual_dialogue").lines(LineKind.DIALOGUE) if line.cue]
    assert speeches == [("IDA", 0), ("PER", 1), ("MCCABE", 2)]


def test_speeches_said_at_once_are_marked() -> None:
    assert sample("dual_dialogue").at_once == (1, 2)
    assert read("IDA\nLeft!\n\nWind.\n\nPER ^\nRight!").at_once == ()  # something comes between
    assert read("PER ^\nRight!").at_once == ()


def test_words_in_notes_and_boneyard_are_no_words() -> None:
    # INT BAR DAY 3, Smoke and ash 3; I was there 3, Was I 2; Yes 1
    assert sample("notes").n_words == 12
    assert sample("notes").n_spoken_words == 6
    # INT BAR DAY 3, Smoke Ash 2, Stay here 2, I will 2
    assert sample("boneyard").n_words == 9


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("IDA\nHello.", "cue dialogue"),
        ("IDA\r\nHello.\r\n", "cue dialogue"),
        ("IDA\n\nHello.", "action action"),  # no speech right below: the words are action
        ("Wind.\nIDA\nHello.", "action"),  # nothing above says that IDA speaks
        ("IDA\nHello.\n\nWind.\nIDA\nAgain.", "cue dialogue action cue dialogue"),  # she spoke before
        ("IDA (V.O.)\nHello.\nPER (V.O.)\nHello.", "cue dialogue cue dialogue"),
        ("IDA\nPER\nHello.", "cue dialogue"),  # she says PER
        ("IDA\nINT. BAR\n\nSmoke.", "action heading action"),
        ("CUT TO:\nINT. BAR\nSmoke.", "transition heading action"),
        ("INT. BAR\nIDA\nHello.", "heading cue dialogue"),
        ("IDA\nHello.\nINT. BAR - DAY\nSmoke.", "cue dialogue heading action"),
        ("IDA\nint. means interior.", "cue dialogue"),
        ("IDA\n#1 fan.\n.45 calibre.\n= equals.\n> he said.", "cue dialogue"),
        ("IDA\n!\n!!!\n!?", "cue dialogue"),
        ("IDA\nStop.\n!Ida leaves.", "cue dialogue action"),
        ("IDA\n===\nHello.", "action furniture action"),
        ("@ida\n===\nHello.", "cue furniture dialogue"),
        ("[[a]]\n[[b]]", "note note"),
        ("IDA\n[[a]]\nHello.", "cue note dialogue"),
        ("IDA\n/* a */\nHello.", "cue note dialogue"),
        ("IDA\n[[a]] Hello [[b]] there. [[c]]", "cue note dialogue note dialogue note"),
        ("[[a]] IDA [[b]]\nHello.", "note cue note dialogue"),
        (".[[a]]THE DREAM", "note heading"),
        (">[[a]] CENTRED [[b]]<", "note action note"),
        ("IDA\n(a)\n(b)\nc\n(d", "cue parenthetical parenthetical dialogue"),
        ("IDA\n(a) b (c)", "cue dialogue"),
        ("IDA\n(a (b) c)\nd", "cue parenthetical dialogue"),
        ("THE DOOR OPENS AND TEN MEN IN BLACK COATS\nwalk in.", "action"),  # nine words
        ("CLOSE ON IDA\nShe smiles.", "action"),
        ("MONTAGE\nIda rows.", "action"),
        ("1984\nA cold day.", "action"),
        ("你好\n再见", "action"),  # letters without capitals are none
        ("ÉMILE\nÀ demain.", "cue dialogue"),
        ("IRIS\nHello.", "cue dialogue"),
        ("SUPER\nRent's due.", "cue dialogue"),
        ("SUPER: BERLIN\nRain.", "action"),
        ("DR.\nSit.", "cue dialogue"),
        ("BANG!\nShe falls.", "action"),
        ("# \n##\n#", "furniture furniture furniture"),
    ],
)
def test_small_texts(text: str, kinds: str) -> None:
    assert " ".join(kind for kind, _ in shape(text)) == kinds


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("!  SCANNING", ["SCANNING"]),
        (". THE DREAM", [". THE DREAM"]),  # a point and a space force nothing
        (".THE DREAM #4#", ["THE DREAM"]),
        ("@ McCabe ^ \nHi.", ["McCabe", "Hi."]),
        (">  fade to grey", ["fade to grey"]),
        (">  The End  <", ["The End"]),
        ("[[ why? ]]", ["why?"]),
        ("/**/", ["/**/"]),  # nothing is in it
        ("# Act One", ["Act One"]),
        (".(THE DREAM)", ["(THE DREAM)"]),
        ("@“Ida”\nHi.", ["“Ida”", "Hi."]),
        ("_INT. *BAR*_", ["INT. *BAR*"]),
        ("=  a synopsis", ["a synopsis"]),
        ("  **INT. BAR - DAY**  ", ["INT. BAR - DAY"]),
        ("One. /* two */ Three.", ["One.", "two", "Three."]),
    ],
)
def test_marks_stay_out_of_the_quote(text: str, quotes: list[str]) -> None:
    assert [quote for _, quote in shape(text)] == quotes


def test_rows_of_spaces_everywhere_keep_no_speech_going() -> None:
    speech = "IDA\nHello.\n  \nWind.\n  \n"
    assert {kind for kind, _ in shape(speech * 10)} == {"cue", "dialogue", "action"}
    assert [quote for kind, quote in shape(speech) if kind == "dialogue"] == ["Hello.\n  \nWind."]


def test_doubts_say_where_and_what() -> None:
    doubts = sample("doubts").doubts
    assert [(sample("doubts").source.row_at(doubt.span.start) + 1, doubt.understood) for doubt in doubts] == [
        (row, True) for row in (4, 8, 12, 15, 17)
    ]


@pytest.mark.parametrize(
    "head",
    [
        b"Title: Salt\nCredit: by\n",
        b"\xef\xbb\xbfTitle: Salt\n",
        "Title: Salt\n".encode("utf-16"),
        b"\xff\xfeT",  # cut within a character: no, and no error
        b"Draft date: June\n",
        b"INT. BAR #4#\n\nSmoke.",
        b".THE DREAM\n\n> CENTRED <\n",
        b"INT. BAR\n\n@ida\nHi.\n\n[[why?]]\n",
        b"# Act One\n\n= Ida waits.\n\nINT. BAR\n",
    ],
)
def test_sniff_knows_its_own(head: bytes) -> None:
    assert fountain.sniff(head) is (head != b"\xff\xfeT")


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\0\1\2",
        b"                    SALT\n\n          by Ida Holm\n\nINT. BAR - DAY\n\n          IDA\n     Hello.\n",
        b"INT. BAR - DAY\n\nIDA\nHello.\n",  # plain text does: nothing here is Fountain alone
        b"# A page of Markdown\n\n> a quote\n\n===\n",
        b"> he wrote: INT. BAR\n> and more\n> and more\n",
        b"IDA: Hello.\nPER: Hello.\n",
        b"\xff\xd8\xff\xe0JFIF",
    ],
)
def test_sniff_leaves_the_rest(head: bytes) -> None:
    assert not fountain.sniff(head)


PIECES = [
    "IDA", "PER (V.O.)", "@per", "INT. BAR - DAY", ".A", "#4#", "[[", "]]", "/*", "*/", "!", "~la", "> ", "<", "===",
    "= s", "# A", "(beat)", "(", ")", "\n", "\n\n", "  \n", "\t", "^", "**", "Title: x", "CUT TO:", "Hello.", "\f",
    "\r\n", "é", "\u2028",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def check(work: Work) -> None:
    """All spans lie inside the source, in order, and don't overlap; none is blank."""
    spans = [line.span for line in work.all_lines]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(work.source.quote(span).strip() for span in spans)
    assert not spans or spans[-1].end <= len(work.source.text)
    assert 0 <= work.share_understood <= 1


@settings(max_examples=300)
@given(TEXTS)
def test_spans_are_true_in_any_text(text: str) -> None:
    try:
        work = read(text)
    except WhosestoryError:
        return
    check(work)
    assert read(text) == work


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert fountain.sniff(data) in {True, False}
    try:
        check(fountain.read(data, "any"))
    except WhosestoryError:
        return


@settings(max_examples=100)
@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    """A letter of the text stands in some line, or in what a heading or cue has around a note or number."""
    text = text.replace("#4#", "").replace("[[", "").replace("/*", "").replace("\u2028", "\n")
    try:
        work = read(text)
    except WhosestoryError:
        return
    quoted = "".join(work.quote(line) for line in work.all_lines)
    assert sum(map(str.isalnum, quoted)) == sum(map(str.isalnum, text))


@pytest.mark.parametrize(
    "unit",
    [
        "INT. BAR - DAY\n\nSmoke [[why]] hangs.\n\nIDA (V.O.)\n(low)\nHello /* no */ there.\n\n",
        "[[\n",
        "/*\n",
        "[[x]]\n",
        "IDA\n\n",
        "IDA\n(open\n",
        "[[ ]] ",
        "@",
        "Title: x\n",
        "BEN (",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(n: int) -> float:
        rows = unit if "\n" in unit else unit * 200 + "\n"
        text = rows * (n if "\n" in unit else n // 200)
        best = float("inf")
        for _ in range(2):
            begun = time.process_time()
            read(text)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(4000) < 8 * seconds(1000) + 0.1  # four times the text; twice that for a busy machine


@pytest.mark.parametrize(
    "row",
    [
        ">" + " " * 90_000 + "x",
        "=" * 45_000 + " " * 45_000 + "x",
        "#" * 45_000 + "x" * 45_000 + "#",
        "(" + "()" * 45_000,
        "A" * 90_000 + " TO",
        "INT. " + "-" * 90_000,
        "." + "A" * 90_000,
        "Title:" + " " * 90_000 + "x",
        "[[x" + "]" * 90_000,
    ],
    ids=lambda row: row[:6],
)
def test_a_long_row_takes_no_long_time(row: str) -> None:
    begun = time.process_time()
    check(read(f"{row}\n\nIDA\nHello.\n{row}\n\n{row}\nHello.\n"))
    fountain.sniff(row.encode())
    assert time.process_time() - begun < 0.5


def test_a_text_of_too_many_scenes() -> None:
    with pytest.raises(TooLargeError):
        read("INT. A\n\n" * (limits.MAX_SCENES + 1))
