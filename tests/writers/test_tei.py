"""A work written as TEI reads back the same, as far as TEI can carry it: screenplays without their notes."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings

from whosestory.cast import resolve
from whosestory.readers import fountain, play_text, tei
from whosestory.work import LineKind, Work
from whosestory.writers import tei as tei_writer
from writers.made import SCRIPTS, build

DATA = Path(__file__).parents[1] / "readers" / "data"
SAMPLE = files("whosestory") / "samples" / "low_water.fountain"
TEI = sorted((DATA / "tei").glob("*.xml"), key=str)
PLAYS = sorted((DATA / "play").glob("*.txt"), key=str)
OUTSIDE = (LineKind.FURNITURE, LineKind.NOTE)


def back(work: Work) -> Work:
    return tei.read(tei_writer.write(work), f"{work.source.name}.xml")


def flat(text: str) -> str:
    return " ".join(text.split())


def told(work: Work) -> list[tuple[object, ...]]:
    """Every line of the story with its speaker's label; rows of one kind in one speech count as one line."""
    out: list[tuple[object, ...]] = []
    for line in work.all_lines:
        if line.kind in OUTSIDE:
            continue
        text = flat(work.quote(line))
        bare = text.strip("()[] ") if line.kind is LineKind.PARENTHETICAL else text
        name = line.cue.name if line.cue else ""
        goes_on = out and line.kind is LineKind.DIALOGUE and out[-1][:3] == (line.scene, line.kind, name)
        if goes_on:
            bare = f"{out.pop()[3]} {bare}"
        out.append((line.scene, line.kind, name, bare))
    return out


def acts(work: Work) -> list[tuple[str, int]]:
    return [(division.title, division.scene) for division in work.divisions]


def moves(work: Work) -> list[tuple[object, ...]]:
    return [(one.scene, one.move, one.names, one.who) for one in work.stagings]


@pytest.mark.parametrize("path", TEI, ids=lambda path: path.stem)
def test_plays_in_tei_come_back_whole(path: Path) -> None:
    work = tei.read(path.read_bytes(), path.name)
    again = back(work)
    assert told(again) == told(work)
    assert again.speakers == work.speakers
    assert sorted((one.name, one.xml_id or "", one.is_group) for one in again.declared) == sorted(
        (one.name, one.xml_id or "", one.is_group) for one in work.declared
    )
    assert (acts(again), moves(again)) == (acts(work), moves(work))
    assert (again.title_page, again.form) == (work.title_page, work.form)
    assert [page.label for page in again.source.pages] == [page.label for page in work.source.pages]
    assert resolve(again).characters == resolve(work).characters


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
def test_plain_text_plays_come_back(path: Path) -> None:
    work = play_text.read(path.read_bytes(), path.name)
    again = back(work)
    assert told(again) == told(work)
    assert moves(again) == moves(work)
    assert [scene for _, scene in acts(again)] == [scene for _, scene in acts(work)]
    assert [(one.name, one.description) for one in again.declared] == [
        (one.name, one.description) for one in work.declared
    ]


def test_the_sample_comes_back_but_for_its_notes() -> None:
    work = fountain.read(SAMPLE.read_bytes(), "low_water.fountain")
    again = back(work)
    assert told(again) == told(work)
    assert again.form is work.form
    assert acts(again) == acts(work)
    assert [scene.number for scene in again.scenes] == [scene.number for scene in work.scenes]
    assert [one.name for one in resolve(again).characters] == [one.name for one in resolve(work).characters]
    assert any("notes" in loss for loss in tei_writer.losses(work))


def test_what_xml_cannot_hold_is_left_out() -> None:
    work = fountain.read(b"INT. A\n\nBEN\nNo\x08 & <never>.\n" + b"The tide is out.\n" * 9, "odd.fountain")
    assert "No &amp; &lt;never&gt;.<lb/>The tide" in tei_writer.write(work).decode()


@settings(max_examples=300, deadline=None)
@given(SCRIPTS)
def test_any_script_is_read_back(script: list) -> None:  # type: ignore[type-arg]
    work = build(script)
    if any(line.kind not in OUTSIDE for line in work.all_lines):
        again = back(work)
        spoken = [flat(work.quote(line)) for line in work.lines(LineKind.DIALOGUE)]
        assert " ".join(flat(again.quote(line)) for line in again.lines(LineKind.DIALOGUE)) == " ".join(spoken)
