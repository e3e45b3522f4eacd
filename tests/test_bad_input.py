"""Bad input: one sentence and a non-zero exit, or `cannot_say` with its reason; the other files go on."""

import json
import os
import re
import sys
from pathlib import Path

import pytest
from rich.console import Console

from calling import SAMPLE, Called, call, script
from whosestory.analysis import analyze
from whosestory.cli import outputs
from whosestory.report.page import verdict_page
from whosestory.report.text import render_verdict

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00H\x00H\x00\x00" + bytes(range(256)) * 40
PROSE = "The tide was out and nobody had come. She waited by the wall, as people do, and then she went in. " * 60
REFUSED = {
    "empty": b"",
    "blank": b" \n\t\r\n \f\n" * 40,
    "blank, with a byte-order mark": b"\xef\xbb\xbf \n\n",
    "a picture": JPEG,
    "a program": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    "random bytes": bytes((7 * n * n + 3 * n) % 256 for n in range(20_000)),
    "NULs": script("ANNA", "BEN").replace("table", "ta\0ble").encode(),
    "one row of 50 MB": b"INT. HOUSE - DAY " + b"and then she waits " * 2_700_000,
    "one row of 15 MB": b"and then she waits " * 800_000,
    "a million rows": b"ANNA\nHello.\n\n" * 300_000,
}
UNSAID = {
    "no cue": "\n\n".join(f"INT. HOUSE {n} - DAY\n\nThe tide is out. Nobody comes. A door bangs." for n in range(20)),
    "prose": PROSE,
    "short": script("ANNA", "BEN", n_scenes=2),
    "one word": "Fin",
    "names alone": "ANNA\n\nBEN\n\nANNA\n",
}


def check_sentence(said: Called, name: str) -> None:
    """One bad file, one sentence, exit code 1."""
    assert said.code == 1
    assert not said.out
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith(name)
    assert "Traceback" not in said.err
    assert "stumbled" not in said.err  # an error that nobody foresaw
    assert len(said.err) < 400


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("suffix", [".txt", ".fountain"])
def test_what_is_no_script_is_refused_in_a_sentence(what: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"draft{suffix}"
    path.write_bytes(REFUSED[what])
    check_sentence(call(path), str(path))


@pytest.mark.parametrize("what", ["empty", "a picture", "NULs", "random bytes"])
def test_standard_input_is_refused_alike(what: str) -> None:
    check_sentence(call("-", "--json", stdin=REFUSED[what]), "standard input")


@pytest.mark.parametrize("command", ["parse", "cast"])
@pytest.mark.parametrize("what", ["empty", "a picture"])
def test_the_other_commands_refuse_alike(command: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(REFUSED[what])
    check_sentence(call(command, path), str(path))


@pytest.mark.parametrize("what", UNSAID)
def test_what_cannot_be_judged_says_why(what: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(UNSAID[what], encoding="utf-8")
    said = call(path, "--json")
    if said.code:
        check_sentence(said, str(path))
        return
    verdict = json.loads(said.out)["verdict"]
    assert verdict["kind"] == "cannot_say"
    assert verdict["reason"]
    assert f"CAN'T SAY: {verdict['reason']}." in " ".join(call(path).out.split())


def test_one_character_alone_has_the_story_or_none(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(script("ANNA", n_scenes=30), encoding="utf-8")
    said = call(path)
    assert said.code == 0
    assert "ANNA'S STORY." in said.out or "CAN'T SAY" in said.out
    assert "Bars:" not in said.out


def test_mixed_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    text = script("ANNA", "BEN")
    path.write_bytes(text.encode() + "\n\nANNA\nCafé, naïve – “yes”.\n".encode("cp1252") + "\nBEN\nÇa va.\n".encode())
    assert call(path, "--json").code == 0


def test_missing_file_and_folder(tmp_path: Path) -> None:
    check_sentence(call(tmp_path / "missing.txt"), str(tmp_path / "missing.txt"))
    check_sentence(call(tmp_path), str(tmp_path))


def test_a_name_with_a_nul_is_refused() -> None:
    said = call("dra\0ft.txt")
    assert said.code == 1
    assert "Traceback" not in said.err
    assert "\0" not in said.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("ANNA\nHello.\n")
    path.chmod(0)
    check_sentence(call(path), str(path))


def test_no_permission_as_the_system_says_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("ANNA\nHello.\n")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    check_sentence(call(path), str(path))


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_device_is_refused() -> None:
    check_sentence(call("/dev/zero"), "/dev/zero")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_file_name_that_is_no_text_is_no_trouble(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/dr\xe4ft.txt")
    Path(path).write_text(script("ANNA", "BEN"), encoding="utf-8")
    said = call(path, "--json")
    assert said.code == 0
    assert json.loads(said.out)["schema"] == "whosestory/1"
    assert call(path).code == 0
    assert call(path, "--out", tmp_path / "out").code == 0
    assert call("cast", path, "--init").code == 0


def test_an_out_that_is_a_file(tmp_path: Path) -> None:
    out = tmp_path / "taken"
    out.write_text("mine")
    check_sentence(call(SAMPLE, "--out", out), str(out))
    check_sentence(call(SAMPLE, "--out", out / "below"), str(out))
    assert out.read_text() == "mine"


def test_an_out_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "_may_write", lambda _: False)  # as the system says it to all but root
    check_sentence(call(SAMPLE, "--out", tmp_path), str(tmp_path))


def test_a_full_disk_leaves_no_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    check_sentence(call(SAMPLE, "--out", tmp_path), str(tmp_path))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "text",
    ["merge = [", 'mergee = [["A", "B"]]', 'merge = "A"', "merge = [[1]]", "split = [{}]", 'rename = ["A"]', "\x00"],
)
def test_broken_corrections(text: str, tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(text)
    check_sentence(call(SAMPLE, "--cast", path), str(path))
    check_sentence(call("cast", SAMPLE, "--cast", path), str(path))


def test_huge_and_missing_corrections(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    check_sentence(call(SAMPLE, "--cast", path), str(path))
    path.write_text("# nothing\n" * 100_000)
    check_sentence(call(SAMPLE, "--cast", path), str(path))
    check_sentence(call(SAMPLE, "--cast", tmp_path), str(tmp_path))


def test_corrections_that_match_nothing_are_named(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text('merge = [["ZEBEDEE", "ZOE"]]\nignore = ["QUENTIN"]\n')
    said = call("cast", SAMPLE, "--cast", path)
    assert said.code == 0
    assert "Corrections that matched nothing" in said.out
    assert "ZEBEDEE" in said.out
    assert "QUENTIN" in said.out


def test_an_unknown_format() -> None:
    for command in ("analyze", "parse", "cast"):
        said = call(command, SAMPLE, "--format", "betamax")
        assert said.code == 2
        assert "no format is called 'betamax'" in " ".join(said.err.replace("│", " ").split())


def test_the_good_files_among_bad_ones_are_written(tmp_path: Path) -> None:
    bad = []
    for at, data in enumerate(REFUSED.values()):
        bad.append(tmp_path / f"bad{at}.txt")
        bad[-1].write_bytes(data)
    out = tmp_path / "out"
    said = call(*bad, SAMPLE, "--out", out)
    assert said.code == 1
    assert [path.name for path in out.iterdir()] == ["low_water.json"]
    assert len(said.err.splitlines()) == len(bad) + 1


HOSTILE = {
    "markup": "[red]ANNA[/red]",
    "broken markup": "ANNA [/] [bold",
    "a link": "[link=file:///etc]ANNA[/link]",
    "an emoji's name": "ANNA :skull:",
    "escape": "ANNA \x1b[2J\x1b]0;TITLE\x07",
    "C1 escape": "ANNA \x9b31m",
    "backspace": "AN\x08NA",
    "right to left": "ANNA \u202eNEB\u202c \u2066X\u2069",
    "long": "ANNA " + "OH " * 3_300,
    "long word": "A" * 10_000,
    "braces": "ANNA {0} {n} %s",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_names_are_shown_as_they_are_and_obeyed_by_nobody(what: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.fountain"
    text = f"Title: {HOSTILE[what]}\n\n" + script("@" + HOSTILE[what], "BEN").replace("sets", f"{HOSTILE[what]} sets")
    path.write_text(text, encoding="utf-8")
    for arguments in ([path], [path, "--plain"], ["parse", path, "--lines"], ["parse", path], ["cast", path]):
        said = call(*arguments)
        assert said.code == 0, said.err
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said.out + said.err)
    if "markup" in what:
        assert HOSTILE[what] in call("parse", path, "--lines").out
    assert call("cast", path, "--init").code == 0
    assert call(path).code == 0  # the file just written can be read


def test_on_a_real_terminal_only_our_own_colours_are_sent(tmp_path: Path) -> None:
    path = tmp_path / "draft.fountain"
    path.write_text(f"Title: {HOSTILE['escape']}\n\n" + script("@" + HOSTILE["escape"], "BEN"), encoding="utf-8")
    to = Console(force_terminal=True, color_system="standard", width=80, record=True, markup=False)
    with to.capture() as captured:
        to.print(render_verdict(verdict_page(analyze(path))), crop=False)
    assert "\x1b[1m" in captured.get()
    assert "\x1b" not in re.sub(r"\x1b\[[0-9;]*m", "", captured.get())
    assert "\x07" not in captured.get()


def test_no_colour_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    to = Console(force_terminal=True, width=80, markup=False)
    with to.capture() as captured:
        to.print(render_verdict(verdict_page(analyze(SAMPLE))), crop=False)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", captured.get())
