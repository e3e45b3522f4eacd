"""Fit what a line says of losses and gains, and print how well, by lines it wasn't fitted to.

`python training/fit_ledger.py [--check]`: with `--check` it is cross-validated (ten minutes), and nothing is written.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from fitting import Fitted, fit_one, folds, write

from whosestory.language.fortune import ENOUGH_CHANCE, phrase_labels
from whosestory.language.fortune_model import NONE, fortune_features

HERE = Path(__file__).parent
C = 10.0
LIKENESS = 0.5  # of words to each other: 0 and 1 do worse on sets left out
SMALLEST = 0.02  # of a weight: below it a word says nothing
NEITHER = ("none", "asks", "offers_help", "refuses_help", "forbids", "warns", "seeks")  # acts
Rows = list[dict[str, str]]


def rows(path: Path) -> Rows:
    """The lines of a set."""
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def lines() -> Rows:
    """All lines to learn from.

    Some texts stand twice, with another person each; since the model isn't told who is meant, only what the text takes
    from anybody or gives to anybody is learnt.
    """
    here = [row for path in sorted(HERE.glob("ledger_*.jsonl")) for row in rows(path)]
    telling = {row["text"] for row in here if row["sign"] != NONE}
    return [row for row in here if row["sign"] != NONE or row["text"] not in telling]


def nothing() -> Rows:
    """Lines about acts that take and give nothing: what most lines of a work are like."""
    acts = [row for path in sorted(HERE.glob("acts_[a-f].jsonl")) for row in rows(path)]
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
    model = fitted.model
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


def check(here: Rows) -> None:
    """Print F1 on lines left out, with the phrases and by words alone; lines of one text stay together."""
    texts = list(dict.fromkeys(row["text"] for row in here))
    for with_phrases in (True, False):
        gold: list[str] = []
        found: list[str] = []
        for _, part in folds(len(texts)):
            out = {texts[at] for at in part}
            fitted = fit([row for row in here if row["text"] not in out], with_phrases=with_phrases)
            asked = [row for row in here if row["text"] in out]
            gold += map(label, asked)
            found += answers(fitted, asked, with_phrases=with_phrases)
        print(f"{'with phrases' if with_phrases else 'words alone'}: five parts {f1(gold, found):.3f}")


def fit(learnt: Rows, *, with_phrases: bool = True) -> Fitted:
    """The model of lines, and of such as tell nothing."""
    learnt = learnt + nothing()
    bags = [bag(row, with_phrases=with_phrases) for row in learnt]
    return fit_one(bags, [label(row) for row in learnt], c=C, likeness=LIKENESS)


def main() -> None:
    """Check, or fit to all lines and write."""
    here = lines()
    if "--check" in sys.argv:
        check(here)
        return
    fitted = fit(here)
    print(write("ledger", fitted, smallest=SMALLEST), len(here), len(fitted.features))


if __name__ == "__main__":
    main()
