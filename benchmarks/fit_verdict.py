"""The chances of each labelled film by what the other films teach, and how far such chances are to be relied on.

    python benchmarks/fit_verdict.py EXPORTS LABELS [--loo OUT]

EXPORTS and LABELS as for fit_chances.py. For each film both powers of verdict/chances.py are fitted on all others, and
the film's chances made with them. Prints a reliability table: of the leads who were given a chance of so much, how many
the readers name. `--loo` writes the exports with these chances, so that a scorer judges no film by a fit that saw it.
"""

import argparse
import csv
import json
from itertools import pairwise
from pathlib import Path

import numpy as np
from fit_chances import POWERS, SHARED_POWERS, Film, loss, mean_shares, read_films, shared_loss

from whosestory.verdict.chances import SHARED_ALIKE

EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


def left_out(films: list[Film]) -> list[tuple[float, float]]:
    """For each film, both powers fitted on the others."""
    out = []
    for at in range(len(films)):
        rest = films[:at] + films[at + 1 :]
        power = min(POWERS, key=lambda power: loss(rest, power))
        out.append((float(power), float(min(SHARED_POWERS, key=lambda power: shared_loss(rest, power)))))
    return out


def chances_of(shares: np.ndarray, power: float) -> np.ndarray:
    """Each lead's chance."""
    return shares**power / (shares**power).sum()


def shared_of(shares: np.ndarray, power: float) -> float:
    """The chance of "shared"."""
    second, first = np.sort(shares)[-2:]
    odds = SHARED_ALIKE * float(second / first) ** power
    return odds / (1 + odds)


def print_reliability(title: str, said: np.ndarray, true: np.ndarray) -> None:
    """How often what was said with some chance is so, a row a range of chances."""
    print(f"{title}\n  said        n  mean said  readers")
    for low, high in pairwise(EDGES):
        inside = (said >= low) & ((said < high) | (high == 1))
        if inside.any():
            print(f"  {low:.1f} to {high:.1f}{inside.sum():5d}{said[inside].mean():11.2f}{true[inside].mean():9.2f}")


def write_exports(exports: Path, out: Path, names: list[str], powers: list[tuple[float, float]]) -> None:
    """The exports with the chances of each film left out."""
    out.mkdir(parents=True, exist_ok=True)
    by_name = dict(zip(names, powers, strict=True))
    for path in sorted(exports.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if path.stem in by_name:
            ids = record["verdict"]["leads"]
            _, shares = mean_shares(record)
            p = dict(zip(ids, chances_of(shares, by_name[path.stem][0]).tolist(), strict=True))
            ranking = [one | {"p": p[one["character"]]} for one in record["verdict"]["ranking"]]
            record["verdict"]["ranking"] = sorted(ranking, key=lambda one: -one["p"])
            record["verdict"]["p_shared"] = shared_of(shares, by_name[path.stem][1]) if len(ids) > 1 else 0.0
        (out / path.name).write_text(json.dumps(record), encoding="utf-8")


def main() -> None:
    """Print how far the chances are to be relied on; write them where asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("exports", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--loo", type=Path)
    asked = parser.parse_args()
    films = read_films(asked.exports, asked.labels)
    with asked.labels.open(encoding="utf-8") as rows:
        listed = [row["film"] for row in csv.DictReader(rows)]
    names = [name for name in listed if (asked.exports / f"{name}.json").exists()]
    powers = left_out(films)
    p = np.concatenate([chances_of(shares, power) for (shares, _, _), (power, _) in zip(films, powers, strict=True)])
    print_reliability(f"a lead is named ({len(films)} films)", p, np.concatenate([wanted for _, wanted, _ in films]))
    p_shared = np.array([shared_of(shares, power) for (shares, _, _), (_, power) in zip(films, powers, strict=True)])
    print_reliability("called shared", p_shared, np.array([shared for _, _, shared in films]))
    if asked.loo:
        write_exports(asked.exports, asked.loo, names, powers)


if __name__ == "__main__":
    main()
