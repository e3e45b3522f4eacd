"""Marks: only where they are needed; emphasis between Fountain and Final Draft; what is said to be lost."""

import pytest

from whosestory.readers import fdx, fountain
from whosestory.work import LineKind, Work
from whosestory.writers import WRITERS, write
from whosestory.writers.base import NAMELESS


def read(text: str) -> Work:
    return fountain.read(text.encode(), "made.fountain")


def read_fdx(*paragraphs: tuple[str, str]) -> Work:
    inside = "".join(f'<Paragraph Type="{kind}"><Text>{text}</Text></Paragraph>' for kind, text in paragraphs)
    return fdx.read(f"<FinalDraft><Content>{inside}</Content></FinalDraft>".encode(), "made.fdx")


@pytest.mark.parametrize(
    ("paragraphs", "rows"),
    [
        ([("Scene Heading", "INT. BAR - DAY"), ("Action", "BANG!")], "INT. BAR - DAY\n\nBANG!\n"),
        ([("Scene Heading", "the dream")], ".the dream\n"),
        ([("Character", "IDA"), ("Dialogue", "Yes.")], "IDA\nYes.\n"),
        ([("Character", "Ida"), ("Dialogue", "Yes.")], "@Ida\nYes.\n"),
        ([("Character", "CUT TO THE MAN"), ("Dialogue", "Yes.")], "@CUT TO THE MAN\nYes.\n"),
        ([("Character", "CLINT BARTON"), ("Dialogue", "Yes.")], "CLINT BARTON\nYes.\n"),
        ([("Character", "IDA"), ("Dialogue", "INT. BAR - DAY")], "@IDA\n/**/INT. BAR - DAY\n"),
        ([("Character", "IDA"), ("Dialogue", "Interior design.")], "@IDA\nInterior design.\n"),
        ([("Character", "IDA"), ("Parenthetical", "low"), ("Dialogue", "Yes.")], "IDA\n(low)\nYes.\n"),
        ([("Action", "int. means interior.")], "!int. means interior.\n"),
        ([("Action", "Title: none")], "!Title: none\n"),
        ([("Action", "Wind."), ("Action", "Title: none")], "Wind.\n\nTitle: none\n"),
        ([("Action", "===")], "/**/===\n"),
        ([("Transition", "SMASH CUT TO:")], "SMASH CUT TO:\n"),
        ([("Transition", "Later")], "> Later\n"),
        ([("New Act", "ACT ONE"), ("Outline 2", "Ida waits")], "# ACT ONE\n\n## Ida waits\n"),
        ([("Action", "*not so* and [[no]]")], "\\*not so\\* and [ [no]]\n"),
        ([("Action", "2 * 3 * 4")], "2 * 3 * 4\n"),
        ([("Dialogue", "Who?")], f"{NAMELESS}\nWho?\n"),
    ],
)
def test_a_mark_stands_where_it_is_needed(paragraphs: list[tuple[str, str]], rows: str) -> None:
    assert write(read_fdx(*paragraphs), "fountain").decode() == rows


def test_emphasis_becomes_styles() -> None:
    out = write(read("INT. BAR\n\nShe _never_ said ***that**, ever*. 2 \\* 3\n\n>**Fin**<\n"), "fdx").decode()
    assert '<Text Style="Underline">never</Text><Text> said </Text><Text Style="Bold+Italic">that</Text>' in out
    assert '<Text Style="Italic">, ever</Text><Text>. 2 * 3</Text>' in out
    assert '<Paragraph Alignment="Center" Type="Action"><Text Style="Bold">Fin</Text></Paragraph>' in out


def test_notes_stand_where_final_draft_looks_for_them() -> None:
    text = "INT. BAR\n\n*Oh* 𝄞\n\n[[one]]\n\nIDA\nA\n\nPER ^\nB [[two]]\n\nEnd.\n\n[[three]]\n"
    out = write(read(text), "fdx").decode()
    # INT. BAR 0 to 8; "Oh 𝄞" 9 to 14, in UTF-16; the block of dual dialogue 15 to 17; "End." 18 to 22
    assert '<ScriptNote Range="9,14"><Paragraph><Text>one</Text></Paragraph></ScriptNote>' in out
    assert '<ScriptNote Range="18,22"><Paragraph><Text>three</Text></Paragraph></ScriptNote>' in out
    assert "<Text>B</Text><ScriptNote><Paragraph><Text>two</Text></Paragraph></ScriptNote></Paragraph>" in out
    again = fdx.read(out.encode(), "again.fdx")
    assert [again.quote(line) for line in again.lines(LineKind.NOTE)] == ["one", "two", "three"]
    assert again.at_once == (1,)


def test_what_xml_may_not_hold_is_left_out() -> None:
    work = read("INT. BAR <&>\n\nA\x01 bell\x0b rings \ufffe ]]> twice.\n" + "Wind blows on and on. " * 20 + "\n")
    out = write(work, "fdx")
    assert "INT. BAR &lt;&amp;&gt;" in out.decode()
    assert fdx.read(out, "again.fdx").n_words == work.n_words


def test_losses_are_counted() -> None:
    work = read_fdx(("Scene Heading", "INT. BAR"), ("Shot", "CLOSE ON IDA"), ("Dialogue", "Who?"))
    said = {writer.name: writer.losses(work) for writer in WRITERS}
    assert said["fdx"] == (f"1 speech of nobody named; now {NAMELESS}'s",)
    assert said["fountain"] == said["fdx"]
    assert said["csv"] == ()
    assert all(writer.losses(read("INT. BAR - DAY\n\nSmoke.\n")) == () for writer in WRITERS)
