"""Who tells it, is it a frame, whose story is it, and which scenes does it enclose: `score.py telling dev`."""

import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from score import Score  # beside this file

from whosestory.cast import resolve
from whosestory.readers import read_file
from whosestory.reading import Reading, Telling

HERE = Path(__file__).parent / "telling"
NEAR = 1  # scenes that an end may be off


def score(half: str) -> dict[str, Score]:
    """The figures of one half, by name."""
    scores = {name: Score() for name in ("frame", "narrator", "own or witness", "enclosed")}
    for label in sorted((HERE / half).glob("*.toml")):
        want = tomllib.loads(label.read_text(encoding="utf-8"))
        work = read_file(label.with_suffix(".fountain"))
        reading = Reading(work, resolve(work))
        told = reading.tellings.main
        scores["frame"].add_yes(told is not None and told.is_frame, want["frame"], label.stem)
        scores["narrator"].add(_narrator(reading, told, want), want["narrator"], label.stem)
        if "whose" in want:
            scores["own or witness"].add(_whose(told), want["whose"], label.stem)
        if "enclosed" in want:
            got = _enclosed(reading, told)
            near = got is not None and all(abs(a - b) <= NEAR for a, b in zip(got, want["enclosed"], strict=True))
            scores["enclosed"].add(want["enclosed"] if near else got, want["enclosed"], label.stem)
    return scores


def _narrator(reading: Reading, told: Telling | None, want: dict[str, Any]) -> str:
    """Who narrates, by the label's name where it's one of the character's."""
    if told is None:
        return "nobody"
    if told.is_outer:
        return "outer"
    character = reading.cast.by_id[told.teller]
    names = {word for name in (character.name, *character.aliases) for word in (name, *name.split())}
    return want["narrator"] if want["narrator"] in names else character.name


def _whose(told: Telling | None) -> str | None:
    return None if told is None or told.whose is None else "own" if told.whose.is_own else "witness"


def _enclosed(reading: Reading, told: Telling | None) -> list[int] | None:
    """The first and last enclosed scene, counted by headings from 1."""
    if told is None or not told.encloses:
        return None
    passed, numbers = 0, []
    for scene in reading.work.scenes:
        passed += scene.heading is not None
        numbers.append(max(1, passed))
    return [numbers[told.encloses[0]], numbers[told.encloses[-1]]]
