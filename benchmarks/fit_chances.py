"""Fit the two numbers of verdict/chances.py, and say what they give when each film is left out.

    python benchmarks/fit_chances.py EXPORTS LABELS

EXPORTS: a folder of `whosestory analyze ... --json --out` files. LABELS: a CSV with a row a film (columns `film`;
`soft`: "BEN:0.6|SERA:0.4", whom readers name; `shared`: 0 to 1, how many call it shared). Prints; writes nothing.
"""

import csv
import json
import math
import sys
from pathlib import Path

import numpy as np

from whosestory.verdict.chances import ASKED, SHARED_ALIKE, THIN

POWERS = np.arange(1.0, 8.01, 0.25)
SHARED_POWERS = np.arange(0.25, 6.01, 0.05)
Film = tuple[np.ndarray, np.ndarray, float]


def mean_shares(export: dict) -> tuple[list[str], np.ndarray]:
    """The leads' names, and their mean shares over the measures that enter p."""
    leads = export["verdict"]["leads"]
    votes = [vote for q, answer in export["verdict"]["answers"].items() if q in ASKED for vote in answer["votes"]]
    voting = [vote["measure"] for vote in votes if vote["measure"] not in THIN]
    rows = []
    for name in voting:
        values = np.array([max(0.0, export["measures"][name]["values"].get(lead, 0.0)) for lead in leads])
        if values.sum() > 0:
            rows.append(values / values.sum())
    names = {one["id"]: one["name"] for one in export["characters"]}
    return [names[lead] for lead in leads], np.maximum(np.mean(rows, axis=0), 1e-6)


def read_films(exports: Path, labels: Path) -> list[Film]:
    """For each labelled film: mean shares, the readers' shares of the same leads, how shared they call it."""
    films: list[Film] = []
    for row in csv.DictReader(labels.open(encoding="utf-8")):
        path = exports / f"{row['film']}.json"
        if not path.exists():
            continue
        names, shares = mean_shares(json.loads(path.read_text(encoding="utf-8")))
        wanted = {part.rpartition(":")[0]: float(part.rpartition(":")[2]) for part in row["soft"].split("|")}
        films.append((shares, np.array([wanted.get(name, 0.0) for name in names]), float(row["shared"])))
    return films


def loss(films: list[Film], power: float) -> float:
    """The mean squared distance of p to the readers' shares."""
    out = []
    for shares, wanted, _ in films:
        p = shares**power / (shares**power).sum()
        out.append(float(((p - wanted) ** 2).sum()))
    return sum(out) / len(out)


def shared_loss(films: list[Film], power: float) -> float:
    """The mean log loss of p_shared."""
    out = []
    for shares, _, shared in films:
        second, first = np.sort(shares)[-2:]
        odds = SHARED_ALIKE * (second / first) ** power
        p = odds / (1 + odds)
        out.append(-shared * math.log(p) - (1 - shared) * math.log(1 - p))
    return sum(out) / len(out)


def main() -> None:
    """Print both fits."""
    films = read_films(Path(sys.argv[1]), Path(sys.argv[2]))
    for name, measure, grid in (("p", loss, POWERS), ("p_shared", shared_loss, SHARED_POWERS)):
        best = min(grid, key=lambda power: measure(films, power))
        left_out = []
        for at in range(len(films)):
            rest = films[:at] + films[at + 1 :]
            left_out.append(measure([films[at]], min(grid, key=lambda power: measure(rest, power))))
        held = sum(left_out) / len(left_out)
        print(
            f"{name}: power {best:.2f}, loss {measure(films, best):.4f}, "
            f"each film left out {held:.4f} ({len(films)} films)"
        )


if __name__ == "__main__":
    main()
