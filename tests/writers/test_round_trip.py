"""A script written from a work reads back the same work, in Fountain and in Final Draft."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings

from whosestory.readers import fdx, fountain
from whosestory.work import LineKind, Work
from whosestory.writers import write
from writers.made import SCRIPTS, build, told

SAMPLE = files("whosestory") / "samples" / "low_water.fountain"
READ = {"fountain": fountain.read, "fdx": fdx.read}
FOUNTAINS = sorted((Path(__file__).parents[1] / "readers" / "data" / "fountain").glob("*.fountain"))
FDXS = sorted((Path(__file__).parents[1] / "readers" / "data" / "fdx").glob("*.fdx"))


def back(work: Work, format: str) -> Work:
    return READ[format](write(work, format), f"made.{format}")


def test_the_sample_comes_back_from_fountain_to_the_letter() -> None:
    work = fountain.read(SAMPLE.read_bytes(), "low_water.fountain")
    again = back(work, "fountain")
    assert again.dump() == work.dump()
    assert again.title_page == work.title_page
    assert again.divisions
    assert [d.title for d in again.divisions] == [d.title for d in work.divisions]


def test_the_sample_comes_back_from_final_draft() -> None:
    work = fountain.read(SAMPLE.read_bytes(), "low_water.fountain")
    again = back(work, "fdx")
    assert told(again) == told(work)
    assert again.title_page == work.title_page
    assert again.at_once == work.at_once != ()
    n_front = 6  # the title page, which Final Draft shows by places; after it, all is the same
    assert again.dump().splitlines()[n_front:] == work.dump().splitlines()[n_front:]


@settings(max_examples=200, deadline=None)
@given(SCRIPTS)
@pytest.mark.parametrize("format", ["fountain", "fdx"])
def test_any_script_comes_back(format: str, script: list) -> None:  # type: ignore[type-arg]
    work = build(script)
    if not any(work.quote(line).strip() for line in work.all_lines):
        return
    again = back(work, format)
    assert told(again) == told(work), write(work, format).decode()


@pytest.mark.parametrize("format", ["fountain", "fdx"])
def test_a_work_without_lines_is_written_too(format: str) -> None:
    assert write(build([]), format)


@pytest.mark.parametrize("path", [*FOUNTAINS, *FDXS], ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("format", ["fountain", "fdx"])
def test_the_pairs_of_the_readers_come_back(format: str, path: Path) -> None:
    """All of them: as many words, speeches and scenes; emphasis and shots are not for every format."""
    work = READ[path.parent.name](path.read_bytes(), path.name)
    again = back(work, format)
    assert (again.n_words, again.n_spoken_words) == (work.n_words, work.n_spoken_words)
    assert [(scene.number, scene.place, scene.time) for scene in again.scenes] == [
        (scene.number, scene.place, scene.time) for scene in work.scenes
    ]
    if path.stem not in {"speech_without_a_cue", "lyrics"}:  # what nobody speaks gets a name
        assert [line.cue for line in again.lines(LineKind.CUE)] == [line.cue for line in work.lines(LineKind.CUE)]
    assert again.at_once == work.at_once


@pytest.mark.parametrize("kind", [LineKind.ACTION, LineKind.SHOT])
@pytest.mark.parametrize("head", ["", "Title: Low Water\n\n"])
def test_a_first_row_like_a_title_page_is_none(kind: LineKind, head: str) -> None:
    work = build([(kind, "Title: x", "")])
    written = head.encode() + write(work, "fountain")
    assert [
        (line.kind, fountain.read(written, "made.fountain").quote(line))
        for line in fountain.read(written, "made.fountain").lines(kind)
    ] == [(kind, "Title: x")]
