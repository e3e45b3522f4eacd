"""Fit what the signs of a change weigh (`whosestory.reading.reversal_signs`): `python training/fit_change.py`.

The works are those of `tests/works/change` that are in view: dev, second and third. One work at a time is left out for
the figures that are printed and written beside the weights.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from whosestory.reading.reversal_signs import SIGNS, find_signs  # noqa: E402
from works import score_change  # noqa: E402

SETS = ("dev", "second", "third")
C = 1.0  # inverse strength of the penalty: with .5 or 3 a few leads fall otherwise
Row = tuple[str, str, list[float], bool]  # set, work, signs, whether the lead changes
HEAD = """\
# What each sign of a change adds to the logit, and `constant`, which stands without any: see reversal_signs.py.
# Written by training/fit_change.py from the works about change in tests/works/change ({sets}; all of them written
# for the project): logistic regression, L2, C = {c}. In the right half with their own work left out: {shares}.

[weights]
"""


def main() -> None:
    """Fit, check, write."""
    rows = [row for name in SETS for row in _rows(name)]
    right: dict[str, list[bool]] = defaultdict(list)
    for left_out in dict.fromkeys((name, work) for name, work, _, _ in rows):
        model = _fit([row for row in rows if row[:2] != left_out])
        for name, _, signs, changes in (row for row in rows if row[:2] == left_out):
            right[name].append(bool(model.predict([signs])[0]) == changes)
    shares = ", ".join(f"{name} {np.mean(each):.3f} of {len(each)} leads" for name, each in right.items())
    model = _fit(rows)
    values = {**dict(zip(SIGNS, model.coef_[0].tolist(), strict=True)), "constant": float(model.intercept_[0])}
    text = HEAD.format(sets=", ".join(SETS), c=C, shares=shares)
    text += "".join(f"{name} = {value:.2f}\n" for name, value in values.items())
    (ROOT / "src" / "whosestory" / "reading" / "reversals.toml").write_text(text, encoding="utf-8")
    print(text)


def _rows(half: str) -> list[Row]:
    out: list[Row] = []
    for work, reading, gold in score_change.works(half):
        found = find_signs(reading)
        for who, lead in gold.items():
            signs = found[who].signs if who in found else dict.fromkeys(SIGNS, 0.0)
            out.append((half, work, [signs[name] for name in SIGNS], lead["change"]))
    return out


def _fit(rows: Sequence[Row]) -> LogisticRegression:
    return LogisticRegression(C=C).fit([signs for _, _, signs, _ in rows], [changes for *_, changes in rows])


if __name__ == "__main__":
    main()
