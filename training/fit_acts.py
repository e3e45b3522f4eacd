"""Fit the model of acts between two people to the lines `acts_*.jsonl`, and say how well it does on lines left out.

    PYTHONPATH=tests/works python training/fit_acts.py [--check]

Each line of action is learnt in both orders of its two people: the right one with its act, the other one as "way" (an
act that goes the other way), so that one model says both what is done and who does it. The sets of `tests/works/change`
are not learnt from: the lists of patterns, whose matches are features, were written with them in view.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from fitting import Fitted, fit_one, folds, write
from score_change_acts import people_of

from whosestory.language.act_features import features_of, read_passage

HERE = Path(__file__).parent
Item = dict[str, Any]
Example = tuple[list[str], str]
C = 30.0  # of 3, 10, 30, 100 the best in the check
SMALLEST = 0.05  # weights below change no answer in the check


def load() -> list[Item]:
    """All lines; `group` keeps together the lines of a file that tell one situation twice, as action and as speech."""
    out: list[Item] = []
    for path in sorted(HERE.glob("acts_*.jsonl")):
        seen: Counter[tuple[str, bool]] = Counter()
        for row in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(row)
            seen[item["act"], item["is_dialogue"]] += 1
            out.append(item | {"group": (path.stem, item["act"], seen[item["act"], item["is_dialogue"]])})
    return out


def bag(item: Item, agent: str, other: str) -> list[str]:
    """The features of a line if `agent` should act on `other`."""
    people = people_of(item["text"], (item["from"], item["to"]))
    passage = read_passage(item["text"], people, is_speech=item["is_dialogue"])
    return features_of(passage, agent, other)


def examples(item: Item) -> list[Example]:
    """A line as it is learnt: in both orders, if it is action."""
    here = [(bag(item, item["from"], item["to"]), item["act"])]
    if not item["is_dialogue"]:
        here.append((bag(item, item["to"], item["from"]), "none" if item["act"] == "none" else "way"))
    return here


def fit(learnt: list[list[Example]]) -> Fitted:
    bags, labels = zip(*[example for line in learnt for example in line], strict=True)
    return fit_one(bags, labels, c=C, balanced=True)


def check(items: list[Item], learnt: list[list[Example]]) -> float:
    """F1 of the acts, kind and direction, each fifth of the situations judged by a model of the others."""
    groups = list(dict.fromkeys(item["group"] for item in items))
    counts: Counter[str] = Counter()
    for _, part in folds(len(groups)):
        out = {groups[at] for at in part}
        fitted = fit([line for line, item in zip(learnt, items, strict=True) if item["group"] not in out])
        for line, item in zip(learnt, items, strict=True):
            if item["group"] in out:
                given, order = _judge(fitted, line)
                counts["asked"] += item["act"] != "none"
                counts["given"] += given != "none"
                counts["right"] += given == item["act"] != "none" and order == 0
    return 2 * counts["right"] / (counts["asked"] + counts["given"])


def _judge(fitted: Fitted, line: list[Example]) -> tuple[str, int]:
    """What a line's likeliest act is, over both orders, and in which."""
    best = ("none", 0, 0.0)
    for order, (features, _) in enumerate(line):
        for label, chance in zip(fitted.labels, fitted.model.chances(features).tolist(), strict=True):
            if label != "way" and chance > best[2]:
                best = (label, order, chance)
    return best[0], best[1]


def main() -> None:
    items = load()
    learnt = [examples(item) for item in items]
    if "--check" in sys.argv:
        print(f"acts: F1 {check(items, learnt):.3f} of {len(items)} lines, by fifths of the situations")
    path = write("acts", fit(learnt), smallest=SMALLEST)
    print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
