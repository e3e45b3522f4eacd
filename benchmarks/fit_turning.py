"""Where turning points stand and what scenes of them hold: fits the numbers of `reading/turning_points.py`.

    python benchmarks/fit_turning.py SYNOPSES.csv SCRIPTS --films FILMS.txt

SYNOPSES.csv: TRIPOD's, in which readers marked the sentence of each turning point. SCRIPTS: has a folder
`FILM/FILM_script.txt` for each. FILMS.txt: one film a row; no other is read. Places and spreads are the labels' median
and deviation. For the weights each synopsis is laid along its script (words both use, in order), which says in which
scenes a marked sentence is likely to be told; the weights are those under which these scenes are likeliest. Printed
beside: what is found of the aligned points in films left out, with and without the weights, and with each film's
scenes' signals shuffled.
"""

import argparse
import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whosestory.analysis import analyze
from whosestory.language.lexicons import load_words
from whosestory.language.words import letter_runs
from whosestory.reading import turning_points as tp

Floats = NDArray[np.float64]
RIDGE = 20.0  # how strongly weights are held near 0
STEPS, RATE = 400, 0.02
MIN_SCENES = 40


@dataclass(frozen=True)
class Film:
    places: list[list[float]]  # a row a reader: the share of the sentences before each marked one
    signals: Floats  # (n_signals, n_scenes)
    told: Floats  # (5, n_scenes)

    @property
    def n_scenes(self) -> int:
        return self.signals.shape[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("synopses", type=Path)
    parser.add_argument("scripts", type=Path)
    parser.add_argument("--films", type=Path, required=True)
    args = parser.parse_args()
    names = args.films.read_text(encoding="utf-8").splitlines()
    films = list(read_films(args.synopses, args.scripts, names))
    places = np.array([place for film in films for place in film.places])
    print("films", len(films), "readings", len(places))
    print("PLACES ", np.median(places, axis=0).round(3))
    print("SPREADS", places.std(axis=0).round(3))
    films = [film for film in films if film.n_scenes >= MIN_SCENES]
    print("WEIGHTS", dict(zip(tp.WEIGHTS, fit(films).round(2).tolist(), strict=True)))
    left_out = [fit([other for other in films if other is not film]) for film in films]
    none = [np.zeros(len(tp.WEIGHTS))] * len(films)
    print("aligned points within a scene of the picked, %, places alone", found(films, none))
    print("with weights fitted on the other films                      ", found(films, left_out))
    print("the same, the scenes' signals shuffled (mean of 20)         ", found(films, left_out, shuffles=20))


def read_films(synopses: Path, scripts: Path, names: list[str]) -> list[Film]:
    csv.field_size_limit(10**9)
    marked: dict[str, list[tuple[list[str], list[int]]]] = {}
    known = {plain(name): name for name in names}
    with synopses.open(newline="", encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file):
            name = known.get(plain(re.sub(r"_\d+$", "", row["movie_name"])))
            if name is not None:
                sentences = re.findall(r"\[STR_SENT\](.*?)\[END_SENT\]", row["synopsis_segmented"], re.DOTALL)
                labels = [min(int(float(row[f"tp{at}"])), len(sentences) - 1) for at in range(1, 6)]
                marked.setdefault(name, []).append((sentences, labels))
    return [read_film(scripts / name / f"{name}_script.txt", marked[name]) for name in sorted(marked)]


def plain(title: str) -> str:
    bare = re.sub(r"\s*\((\d{4} )?(American )?film\)", "", title).lower().replace("&", "and")
    return re.sub(r"^the", "", re.sub(r"[^a-z0-9]", "", bare))


def read_film(script: Path, marked: list[tuple[list[str], list[int]]]) -> Film:
    reading = analyze(script).reading
    signals = tp.find_signals(reading.work, reading.clauses.acts, reading.presence, reading.scene_words)
    texts = [reading.work.source.quote(scene.span) for scene in reading.work.scenes]
    told = np.zeros((5, len(texts)))
    for sentences, labels in marked:
        told += lay_along(sentences, texts)[labels] / len(marked)
    places = [[at / len(sentences) for at in labels] for sentences, labels in marked]
    return Film(places, np.array(list(signals.values())), told)


def stems(text: str) -> Counter[str]:
    small = {word.lower() for word in load_words("function_words")}
    words = (word for word in letter_runs(text.lower()) if len(word) > 2 and word not in small)
    return Counter(re.sub(r"(?<=...)(?:ing|ed|es|s)$", "", word) for word in words)


def lay_along(sentences: list[str], scenes: list[str], spread: float = 0.12) -> Floats:
    """(n_sentences, n_scenes): how likely each sentence of a synopsis tells each scene; mostly in order."""
    counts = [stems(scene) for scene in scenes]
    n_in = Counter(word for count in counts for word in count)
    rows = {word: at for at, word in enumerate(n_in)}
    rarity = np.array([np.log((len(scenes) + 1) / (n + 0.5)) for n in n_in.values()])
    table = np.zeros((len(scenes), len(rows)))
    for at, count in enumerate(counts):
        for word, n in count.items():
            table[at, rows[word]] = (1 + np.log(n)) * rarity[rows[word]]
    asked = np.zeros((len(sentences), len(rows)))
    for at, sentence in enumerate(sentences):
        for word in stems(sentence):
            if word in rows:
                asked[at, rows[word]] = rarity[rows[word]]
    alike = unit(asked) @ unit(table).T
    length = np.cumsum([0, *(len(sentence.split()) for sentence in sentences)])
    at_sentence = (length[:-1] + length[1:]) / 2 / length[-1]
    at_scene = (np.arange(len(scenes)) + 0.5) / len(scenes)
    emission = 12 * alike - ((at_sentence[:, None] - at_scene) / spread) ** 2 / 2
    return forward_backward(emission)


def unit(table: Floats) -> Floats:
    return np.asarray(table / (np.sqrt((table**2).sum(axis=1, keepdims=True)) + 1e-9))


def forward_backward(emission: Floats) -> Floats:
    n, m = emission.shape
    step = m / n
    ahead = np.arange(m)[None] - np.arange(m)[:, None]
    moves = np.where(ahead >= 0, -np.abs(ahead - step) / (2 * step), -2 - np.abs(ahead) / step)
    moves -= np.log(np.exp(moves).sum(axis=1, keepdims=True))
    forward, backward = np.zeros((n, m)), np.zeros((n, m))
    forward[0] = emission[0]
    for at in range(1, n):
        forward[at] = emission[at] + np.logaddexp.reduce(forward[at - 1][:, None] + moves, axis=0)
    for at in range(n - 2, -1, -1):
        backward[at] = np.logaddexp.reduce(moves + (emission[at + 1] + backward[at + 1])[None], axis=1)
    return softmax(forward + backward)


def softmax(logs: Floats) -> Floats:
    grown = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def fit(films: list[Film]) -> Floats:
    """Weights under which the aligned scenes are likeliest, held near 0: plain steps along the gradient."""
    weights = np.zeros(len(tp.WEIGHTS))
    for _ in range(STEPS):
        slope = -RIDGE * weights
        for film in films:
            likely = tp.probabilities(film.n_scenes, weights @ film.signals)
            slope += film.signals @ (film.told - likely).sum(axis=0)
        weights += RATE * slope / len(films)
    return weights


def found(films: list[Film], weights: list[Floats], shuffles: int = 0) -> list[float]:
    """Percent of the aligned points' weight within a scene of the picked: at the full spread, and as used."""
    out = []
    random = np.random.default_rng(0)
    for spread in (1.0, tp.SHARPER):
        hits = []
        for film, each in zip(films, weights, strict=True):
            for _ in range(shuffles or 1):
                order = random.permutation(film.n_scenes) if shuffles else np.arange(film.n_scenes)
                likely = tp.probabilities(film.n_scenes, (each @ film.signals)[order], spread=spread)
                picked = tp.pick(likely)
                hits += [film.told[k, max(0, at - 1) : at + 2].sum() for k, at in enumerate(picked)]
        out.append(round(100 * float(np.mean(hits)), 1))
    return out


if __name__ == "__main__":
    main()
