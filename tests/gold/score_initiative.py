"""Score who sets what going in talk: `python tests/gold/score_initiative.py dev`.

`act`: a speech that orders, requests, proposes or asks, against one that doesn't. `kind`: which of the four.
`taken up`: of the speeches in which both see an act, whether it is taken up. Openings are left out: who speaks first
needs no finder.
"""

import json
import sys
from pathlib import Path
from typing import Any

from whosestory.language.speech_acts import find_acts, takes_up

HERE = Path(__file__).parent


def f1(gold: set[Any], found: set[Any]) -> float:
    """The harmonic mean of precision and recall, 0 to 1."""
    return 2 * len(gold & found) / max(1, len(gold) + len(found))


def score(half: str) -> dict[str, tuple[float, int]]:
    """Each figure with how many labels it rests on."""
    gold, found = set(), set()
    taken, taken_found, both = set(), set(), 0
    path = HERE / half / "initiative.jsonl"
    for row, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        exchange = json.loads(line)
        wanted = {act["speech"]: act for act in exchange["acts"] if act["kind"] != "open"}
        gold |= {(row, act["speech"], act["kind"]) for act in wanted.values()}
        for at, (speaker, text) in enumerate(exchange["speeches"]):
            acts = find_acts(text)
            found |= {(row, at, act.kind.value) for act in acts[-1:]}
            if not acts or at not in wanted:
                continue
            both += 1
            answer = next((said for who, said in exchange["speeches"][at + 1 :] if who != speaker), "")
            if takes_up(acts[-1].kind, text[acts[-1].start : acts[-1].end], answer):
                taken_found.add((row, at))
            if wanted[at]["taken_up"]:
                taken.add((row, at))
    speeches = {one[:2] for one in gold}
    return {
        "act": (f1(speeches, {one[:2] for one in found}), len(speeches)),
        "kind": (f1(gold, found), len(gold)),
        "taken up": (f1(taken, taken_found), both),
    }


if __name__ == "__main__":
    for name, (value, n) in score(sys.argv[1] if len(sys.argv) > 1 else "dev").items():
        print(f"initiative  {name:9} F1 {value:.3f}  n {n}")
