"""How likely somebody tells in a place: fits `reading/telling_weights.toml`.

    python benchmarks/fit_tellings.py tests/works/telling/dev tests/works/telling/second ... [--films FOLDER]

A row is somebody who speaks at several visits to a place (`telling_rooms.seats`). They tell there if the label beside
the work says that they narrate a frame and most of the place's scenes are scenes of telling. FOLDER: scripts in which
nobody tells in a place, but those named in ROOMS; their many rows count for a quarter each. Logistic regression with a
ridge. Printed beside: how well a work's rows are told by what the others teach, a fifteenth left out in turn.
"""

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whosestory.cast import resolve
from whosestory.readers import read_file
from whosestory.reading import Reading
from whosestory.reading.telling_rooms import ENOUGH, seats
from whosestory.reading.telling_signs import SIGNS, Seat
from whosestory.reading.telling_speech import Script
from whosestory.reading.telling_voices import told_over
from whosestory.work import Work

Floats = NDArray[np.float64]
RIDGE = 1.0  # how strongly weights are held near 0
OF_A_FILM = 0.25  # of a row
FOLDS = 15


@dataclass(frozen=True)
class Row:
    work: str
    what: str
    tells: bool
    counts: float
    signs: list[float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("works", type=Path, nargs="+")
    parser.add_argument("--films", type=Path)
    parser.add_argument("--only", type=Path, help="films or works to read, a row each")
    parser.add_argument("--rooms", nargs="*", default=[], help="FILM=NAME=PLACE: who does tell, and where")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    only = set(args.only.read_text(encoding="utf-8").splitlines()) if args.only else set()
    rows = [row for folder in args.works for row in from_works(folder)]
    if args.films:
        rows += [
            row for film in sorted(args.films.iterdir()) if film.name in only for row in from_film(film, args.rooms)
        ]
    print("rows", len(rows), "tell", sum(row.tells for row in rows))
    left_out = cross_validate(rows)
    for row, p in zip(rows, left_out, strict=True):
        if args.errors and (p >= ENOUGH) != row.tells:
            print(f"   {row.what}: {p:.2f}, tells: {row.tells}")
    print_scores(rows, left_out)
    print("[weights]")
    for name, weight in zip((*SIGNS, "always"), fit(rows), strict=True):
        print(f"{name} = {weight:.2f}")


def seats_of(work: Work) -> Iterator[tuple[Reading, Seat]]:
    reading = Reading(work, resolve(work))
    script = Script(work, reading.cast, reading.presence, reading.levels)
    over = told_over(script)
    for seat in seats(script, over.told | over.carried):
        yield reading, seat


def from_works(folder: Path) -> Iterator[Row]:
    for label in sorted(folder.glob("*.toml")):
        want = tomllib.loads(label.read_text(encoding="utf-8"))
        work = read_file(label.with_suffix(".fountain"))
        numbers = np.cumsum([scene.heading is not None for scene in work.scenes])
        for reading, seat in seats_of(work):
            told = sum(max(1, numbers[scene]) in want["telling_scenes"] for scene in seat.place.scenes)
            is_it = want["frame"] and want["narrator"] in names_of(reading, seat.who)
            tells = bool(is_it and told > 1 and 2 * told > len(seat.place.scenes))
            yield row_of(f"{folder.name}/{label.stem}", reading, seat, tells, 1.0)


def from_film(folder: Path, rooms: list[str]) -> Iterator[Row]:
    for reading, seat in seats_of(read_file(folder / f"{folder.name}_script.txt")):
        tells = any(f"{folder.name}={name}={seat.place.name}" in rooms for name in names_of(reading, seat.who))
        yield row_of(folder.name, reading, seat, tells, OF_A_FILM)


def row_of(work: str, reading: Reading, seat: Seat, tells: bool, counts: float) -> Row:
    what = f"{work}, {seat.place.name}, {reading.cast.name(seat.who)}"
    return Row(work, what, tells, counts, [float(sign(seat)) for sign in SIGNS.values()])


def names_of(reading: Reading, who: str) -> set[str]:
    character = reading.cast.by_id[who]
    return {word for name in (character.name, *character.aliases) for word in (name, *name.split())}


def matrix(rows: list[Row]) -> Floats:
    return np.array([[*row.signs, 1.0] for row in rows])


def fit(rows: list[Row]) -> Floats:
    """The weights, the last that of no sign, by Newton's method."""
    x, y = matrix(rows), np.array([float(row.tells) for row in rows])
    counts = np.array([row.counts for row in rows])
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[-1, -1] = 0.01
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (counts * (p - y)) + ridge @ weights
        weights -= np.linalg.solve((x * (counts * p * (1 - p))[:, None]).T @ x + ridge, slope)
    return weights


def cross_validate(rows: list[Row]) -> Floats:
    works = sorted({row.work for row in rows})
    out = np.zeros(len(rows))
    for at in range(FOLDS):
        left = set(works[at::FOLDS])
        weights = fit([row for row in rows if row.work not in left])
        for number, row in enumerate(rows):
            if row.work in left:
                out[number] = 1 / (1 + np.exp(-np.array([*row.signs, 1.0]) @ weights))
    return out


def print_scores(rows: list[Row], ps: Floats) -> None:
    for kind in (1.0, OF_A_FILM):
        mine = [(row.tells, p) for row, p in zip(rows, ps, strict=True) if row.counts == kind]
        right = sum(tells and p >= ENOUGH for tells, p in mine)
        given, asked = sum(p >= ENOUGH for _, p in mine), sum(tells for tells, _ in mine)
        loss = -sum(np.log(p if tells else 1 - p) for tells, p in mine) / max(1, len(mine))
        name = "works" if kind == 1.0 else "films"
        print(f"{name} F1 {2 * right / max(1, given + asked):.3f} ({right} of {asked}, {given} given), loss {loss:.3f}")


if __name__ == "__main__":
    main()
