"""Score change, falls and the ledger on the labelled sets: `python tests/works/score_change.py dev [--errors]`.

A lead's class is one of change, fall, both, neither. It changes if a reversal is shown; it falls if a fall is. A
planted fall is ranked first if the scene in which the worst is told is one of those given. A ledger line is right if
kind and sign are; `none` is right if nothing is found.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from whosestory.cast import Cast, resolve
from whosestory.language.fortune import KINDS, main_stroke
from whosestory.readers import read_file
from whosestory.reading import Reading, find_falls, find_reversals
from whosestory.work import Scene

HERE = Path(__file__).parent / "change"


@dataclass
class Figures:
    """How many leads, falls and lines are right."""

    right: int = 0
    of: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, ok: bool, error: str) -> None:
        """Count one; keep its error."""
        self.right, self.of = self.right + ok, self.of + 1
        if not ok:
            self.errors.append(error)

    @property
    def share(self) -> float:
        """Of all, 0 to 1."""
        return self.right / max(1, self.of)


def works(half: str) -> Iterator[tuple[str, Reading, dict[str, dict[str, Any]]]]:
    """Each work's name, its reading, and what is true of its leads by the character's id."""
    for path in sorted((HERE / half).glob("*.fountain")):
        work = read_file(path)
        cast = resolve(work)
        gold = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["leads"]
        yield path.stem, Reading(work, cast), {id_of(cast, name): lead for name, lead in gold.items()}


def id_of(cast: Cast, name: str) -> str:
    """The id of the character with this cue name."""
    wanted = name.upper()
    whole = [c.id for c in cast.characters if wanted in {n.upper() for n in (c.name, *c.aliases)}]
    parts = [c.id for c in cast.characters if wanted in re.split(r"[\s.]+", c.name.upper())]
    return next(iter([*whole, *parts]), name)


def score_works(half: str) -> dict[str, Figures]:
    """Class of each lead, change and fall apart, and whether a planted fall comes first."""
    out = {name: Figures() for name in ("class", "change", "fall", "first")}
    for name, reading, gold in works(half):
        shown, falls = find_reversals(reading), find_falls(reading)
        for who, lead in gold.items():
            change, fall = who in shown, who in falls and falls[who].is_shown
            where = f"{name}: {who} change {lead['change']} fall {lead['fall']}"
            out["change"].add(change == lead["change"], where)
            out["fall"].add(fall == lead["fall"], where)
            out["class"].add((change, fall) == (lead["change"], lead["fall"]), f"{where}; found {change}, {fall}")
            if lead["fall"]:
                first = falls[who].worst.scene + 1 if who in falls else None
                out["first"].add(first in lead["fall_scenes"], f"{where} in {lead['fall_scenes']}; found {first}")
    return out


def shuffled(reading: Reading, seed: int) -> Reading:
    """The same work with its scenes in another order, each line keeping its text."""
    work = reading.work
    order = np.random.default_rng(seed).permutation(len(work.scenes))
    scenes = tuple(_moved(work.scenes[at], index) for index, at in enumerate(order))
    moved = replace(work, scenes=scenes)
    return Reading(moved, resolve(moved))


def _moved(scene: Scene, index: int) -> Scene:
    return replace(scene, index=index, lines=tuple(replace(line, scene=index) for line in scene.lines))


def score_ledger(half: str) -> tuple[float, dict[str, float], list[str]]:
    """F1 over kind and sign, F1 of each kind, and the errors."""
    path = HERE / half / "ledger.jsonl"
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []
    pairs, errors = [], []
    for row in rows:
        found = main_stroke(row["text"], is_speech=row["is_dialogue"])
        mine = (found.kind, found.sign) if found else None
        gold = (row["kind"], row["sign"]) if row["sign"] != "none" else None
        pairs.append((gold, mine))
        if gold != mine:
            errors.append(f"{row['text']}\n      {gold}, found {mine}")
    return f1(pairs), {kind: f1([_of(kind, pair) for pair in pairs]) for kind in KINDS}, errors


Answer = tuple[str, str] | None


def _of(kind: str, pair: tuple[Answer, Answer]) -> tuple[Answer, Answer]:
    gold, mine = (answer if answer and answer[0] == kind else None for answer in pair)
    return gold, mine


def f1(pairs: Sequence[tuple[Answer, Answer]]) -> float:
    """The harmonic mean of precision and recall over answers that aren't None."""
    right = sum(gold is not None and gold == mine for gold, mine in pairs)
    asked, given = sum(gold is not None for gold, _ in pairs), sum(mine is not None for _, mine in pairs)
    return 2 * right / max(1, asked + given)


def main() -> None:
    """Print the figures of one half."""
    half = sys.argv[1] if len(sys.argv) > 1 else "dev"
    whole, kinds, errors = score_ledger(half)
    print(f"ledger F1 {whole:.3f}  " + "  ".join(f"{kind} {value:.2f}" for kind, value in kinds.items()))
    figures = score_works(half)
    for name, figure in figures.items():
        print(f"{name:8} {figure.share:.3f}  {figure.right} of {figure.of}")
        errors += [f"{name}: {error}" for error in figure.errors]
    if "--errors" in sys.argv:
        print("\n".join(errors))


if __name__ == "__main__":
    main()
