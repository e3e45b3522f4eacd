"""Fit what a line says of losses and gains, and print how well, by lines it wasn't fitted to.

`python training/fit_ledger.py [--check]`: with `--check` it is cross-validated too (a minute), and nothing is written.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from fitting import Fitted, fit_one, folds, write

from whosestory.language.fortune import ENOUGH_CHANCE, phrase_labels
from whosestory.language.fortune_model import NONE, fortune_features
from whosestory.language.linear import LinearModel

HERE = Path(__file__).parent
SETS = HERE.parent / "tests" / "works" / "change"
C = 10.0
SMALLEST = 0.02  # of a weight: below it a word says nothing
NEITHER = ("none", "asks", "offers_help", "refuses_help", "forbids", "warns", "seeks")  # acts
Rows = list[dict[str, str]]


def rows(path: Path) -> Rows:
    """The lines of a set."""
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def nothing() -> Rows:
    """Lines about acts that take and give nothing: what most lines of a work are like."""
    acts = rows(HERE / "acts_a.jsonl") + rows(HERE / "acts_b.jsonl")
    return [{**row, "sign": NONE} for row in acts if row["act"] in NEITHER]


def label(row: dict[str, str]) -> str:
    """One of 13."""
    return NONE if row["sign"] == NONE else f"{row['kind']} {row['sign']}"


def bag(row: dict[str, str], *, with_phrases: bool = True) -> list[str]:
    """What the model reads in a line."""
    is_speech = bool(row["is_dialogue"])
    labels = phrase_labels(row["text"], is_speech=is_speech) if with_phrases else []
    return fortune_features(row["text"], labels, is_speech=is_speech)


def answers(fitted: Fitted, asked: Rows, *, with_phrases: bool = True) -> list[str]:
    """What a model says of lines."""
    index = {feature: at for at, feature in enumerate(fitted.features)}
    model = LinearModel(fitted.labels, index, fitted.rarity, fitted.weights, fitted.constants)
    none = model.labels.index(NONE)
    out = []
    for row in asked:
        chances = model.chances(bag(row, with_phrases=with_phrases))
        some, chances[none] = 1 - chances[none], -1
        out.append(model.labels[int(np.argmax(chances))] if some >= ENOUGH_CHANCE else NONE)
    return out


def f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Over kind and sign; `none` is no answer."""
    right = sum(one == other != NONE for one, other in zip(gold, found, strict=True))
    return 2 * right / max(1, sum(one != NONE for one in gold) + sum(one != NONE for one in found))


def check(a: Rows, b: Rows) -> None:
    """Print F1 on lines left out, with the phrases and by words alone."""
    known = rows(SETS / "dev" / "ledger.jsonl") + rows(SETS / "second" / "ledger.jsonl")
    for with_phrases in (True, False):
        gold: list[str] = []
        found: list[str] = []
        for train, test in folds(len(a)):
            fitting = [a[at] for at in train] + b
            fitted = fit_one([bag(r, with_phrases=with_phrases) for r in fitting], list(map(label, fitting)), c=C)
            gold += [label(a[at]) for at in test]
            found += answers(fitted, [a[at] for at in test], with_phrases=with_phrases)
        what = "with phrases" if with_phrases else "words alone"
        print(f"{what}: five parts of ledger_a {f1(gold, found):.3f}", end="")
        fitted = fit_one([bag(r, with_phrases=with_phrases) for r in a + b], list(map(label, a + b)), c=C)
        found = answers(fitted, known, with_phrases=with_phrases)
        print(f", dev and second {f1(list(map(label, known)), found):.3f}")


def main() -> None:
    """Check, or fit to all lines and write."""
    a, *others = [rows(HERE / f"ledger_{each}.jsonl") for each in "abcdef"]
    b = [row for each in others for row in each] + nothing()
    if "--check" in sys.argv:
        check(a, b)
        return
    fitted = fit_one([bag(row) for row in a + b], [label(row) for row in a + b], c=C)
    print(write("ledger", fitted, smallest=SMALLEST), len(fitted.features))


if __name__ == "__main__":
    main()
