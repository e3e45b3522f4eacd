"""`whosestory convert`: any format to any other, over nobody's file."""

import os
from pathlib import Path

import pytest

from calling import SAMPLE, call
from whosestory.readers import read_file
from whosestory.writers import WRITERS


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_every_format_is_written_by_its_suffix(writer: object, tmp_path: Path) -> None:
    for each in WRITERS:
        if each is writer:
            for suffix in each.suffixes:
                out = tmp_path / f"low_water{suffix}"
                said = call("convert", SAMPLE, out)
                assert (said.code, said.out) == (0, "")
                assert out.read_bytes() == each.write(read_file(SAMPLE))
                assert all(row.startswith(f"{out}: not carried over: ") for row in said.err.splitlines())


def test_what_is_written_is_read_as_what_it_is(tmp_path: Path) -> None:
    for name, told in (("a.fdx", "fdx"), ("a.fountain", "fountain"), ("a.txt", "screenplay_text")):
        assert call("convert", SAMPLE, tmp_path / name).code == 0
        assert read_file(tmp_path / name).format == told


def test_nothing_is_written_over_unless_asked(tmp_path: Path) -> None:
    out = tmp_path / "mine.fdx"
    out.write_text("mine")
    said = call("convert", SAMPLE, out)
    assert said.code == 1
    assert "give --force" in said.err
    assert len(said.err.splitlines()) == 1
    assert out.read_text() == "mine"
    assert call("convert", SAMPLE, out, "--force").code == 0
    assert read_file(out).format == "fdx"


def test_a_link_to_nowhere_is_a_file_too(tmp_path: Path) -> None:
    out = tmp_path / "link.fdx"
    os.symlink(tmp_path / "nowhere", out)
    assert call("convert", SAMPLE, out).code == 1
    assert not (tmp_path / "nowhere").exists()


def test_standard_input_and_output() -> None:
    said = call("convert", "-", "-", "--to", "fdx", stdin=SAMPLE.read_bytes())
    assert said.code == 0
    assert said.out.startswith("<?xml")
    assert "<FinalDraft" in said.out


@pytest.mark.parametrize("arguments", [["out.docx"], ["out"], ["-"], ["out.fdx", "--to", "opera"], []])
def test_a_format_that_there_is_not(arguments: list[str], tmp_path: Path) -> None:
    said = call("convert", SAMPLE, *arguments)
    assert said.code == 2
    assert not (tmp_path / "out.docx").exists()


def test_bad_files_are_a_sentence(tmp_path: Path) -> None:
    for source, out in (
        (tmp_path / "none.txt", tmp_path / "a.fdx"),
        (SAMPLE, tmp_path),
        (SAMPLE, tmp_path / "x" / "a.fdx"),
    ):
        said = call("convert", source, out, "--to", "fdx")
        assert said.code == 1
        assert len(said.err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_what_is_lost_is_said(tmp_path: Path) -> None:
    said = call("convert", SAMPLE, tmp_path / "a.txt")
    assert "not carried over: 1 note\n" in said.err
    assert "1 title of a section" in said.err
