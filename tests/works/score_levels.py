"""On which level each scene lies, whose it is, and who is alive at the end: `score.py levels dev`."""

import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from score import Score  # beside this file

from whosestory.cast import resolve
from whosestory.readers import read_file
from whosestory.reading import Alive, Level, Reading

HERE = Path(__file__).parent / "telling"


def score(half: str) -> dict[str, Score]:
    """The figures of one half, by name; owners are asked of scenes on the right level."""
    scores = {name: Score() for name in ("flashback", "level", "owner", "alive")}
    for label in sorted((HERE / half).glob("*.toml")):
        want = tomllib.loads(label.read_text(encoding="utf-8"))
        work = read_file(label.with_suffix(".fountain"))
        reading = Reading(work, resolve(work))
        _levels(scores, label.stem, want, reading)
        for who, alive in want.get("alive", {}).items():
            scores["alive"].add(_alive(reading, who).value, alive, f"{label.stem}, {who}")
    return scores


def _levels(scores: dict[str, Score], name: str, want: dict[str, Any], reading: Reading) -> None:
    wanted = {each["scene"]: each for each in want.get("levels", [])}
    headed = [scene.index for scene in reading.work.scenes if scene.heading is not None]
    for number, scene in enumerate(headed, start=1):
        found, label = reading.levels[scene], wanted.get(number, {"level": "present"})
        where = f"{name}, scene {number}"
        scores["flashback"].add_yes(found.level is Level.FLASHBACK, label["level"] == "flashback", where)
        scores["level"].add(found.level.value, label["level"], where)
        if found.level.value == label["level"] != "present":
            named = label["owner"] if _is_called(reading, found.owner, label["owner"]) else found.owner
            scores["owner"].add(named, label["owner"], where)


def _alive(reading: Reading, who: str) -> Alive:
    """Whoever isn't in the cast isn't known to be alive."""
    found = [reading.fates[c.id].alive for c in reading.cast.characters if _is_called(reading, c.id, who)]
    return found[0] if found else Alive.UNKNOWN


def _is_called(reading: Reading, found: str, want: str) -> bool:
    if not found or not want:
        return found == want
    character = reading.cast.by_id[found]
    names = {name.upper() for name in (character.name, *character.aliases)}
    bare = want.upper().removeprefix("THE ")
    return bool({want.upper(), bare} & names) or bare in character.name.upper().split()
