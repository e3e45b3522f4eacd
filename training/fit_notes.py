"""Fit `models/notes.npz`: what words say about the painful matter of a scene. Prints what cross-validation found.

    python training/fit_notes.py

A scene is its words by `whosestory.language.contents`; each counts as often as it stands there, times its rarity, the
whole brought to length 1. To these is added what the words are like (`word_vectors.npz`), so that a word near the known
ones says something as well; since both are sums over words, what is learnt is folded into one weight a word.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fitting import Fitted, Floats, Words, folds, load_words, write
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from whosestory.language.content_points import Points, points_of
from whosestory.language.contents import ENOUGH, FEW, FOR_LENGTH, LEAST_LOGIT, NOTES, with_points, words_of
from whosestory.readers import read_file
from whosestory.work import SEEN, SPOKEN

HERE = Path(__file__).parent
WORKS = HERE.parent / "tests" / "works"
HINTING = {
    ("tanner_hill", 2),
    ("the_halcyon", 7),
    ("the_orchard_line", 5),
    ("the_bailiffs_daughter", 6),
    ("trap_six", 9),
    ("below_two_hundred", 6),
    ("pip_and_the_dragon", 5),
    ("ferry_cook", 5),
    ("glove_factory", 4),
    ("last_loaf", 4),
    ("the_tenants_of_number_two", 7),
    ("below_two_hundred", 3),
    ("the_last_linotype", 3),
}  # scenes of these works, read by eye
STRANGERS = tuple("adefg")  # written without having seen the program: judged on; the others are only learnt from
LIKENESS = 0.4  # how much the likeness of words counts beside the words themselves
C = 30.0
FILM = 900  # windows


@dataclass(frozen=True)
class Scene:
    """A labelled scene: its words, what is in it, what the patterns say of it, and whether it is judged on."""

    words: list[str]
    notes: frozenset[str]
    points: tuple[float, ...]
    is_judged: bool


def main() -> None:
    scenes = [scene for part in "abcdefg" for scene in load(part)] + list(quiet_scenes())
    words = load_words()
    judged = [at for at, scene in enumerate(scenes) if scene.is_judged]
    held = np.array([[note in scenes[at].notes for note in NOTES] for at in judged])
    logits = cross_validated(scenes, words)[judged]
    given = with_points(logits, np.array([scenes[at].points for at in judged]))
    given[logits < LEAST_LOGIT] = -np.inf
    for n_windows in (1, FILM):
        print(f"scenes as in a text of {n_windows} windows:")
        report(given >= ENOUGH + FOR_LENGTH * np.log(n_windows), held)
    fitted = fit(scenes, words)
    path = write("notes", fitted)
    print(f"{path.name}: {len(fitted.features)} words, {path.stat().st_size / 1000:.0f} KB")


def load(part: str) -> list[Scene]:
    rows = (HERE / f"notes_{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [scene_of(json.loads(row), part in STRANGERS) for row in rows]


def quiet_scenes() -> Iterator[Scene]:
    """Scenes of the whole works of our own in which no pattern finds anything, but for a few that hint at something."""
    folders = [WORKS / name for name in ("change/dev", "change/second", "change/third")]
    folders += [WORKS / name for name in ("telling/dev", "telling/second", "telling/fifth")]
    for path in (path for folder in folders for path in sorted(folder.glob("*.fountain"))):
        work = read_file(path)
        for scene in work.scenes:
            lines = [work.quote(line) for line in scene.lines if line.kind in SEEN | SPOKEN and line.n_words]
            read = scene_of({"text": "\n\n".join(["", *lines]), "notes": []}, False)
            if max(read.points) < 1 and len(read.words) >= 12 and (path.stem, scene.index) not in HINTING:
                yield read


def scene_of(row: dict[str, object], is_judged: bool) -> Scene:
    """Without headings and cues, as the program reads scenes."""
    pieces = [piece.split("\n", 1) for piece in str(row["text"]).split("\n\n")[1:]]
    texts = [piece[-1] if piece[0].isupper() else "\n".join(piece) for piece in pieces]
    found: Points = {}
    for text in texts:
        found |= points_of(text, frozenset(words_of(text)), set(NOTES))
    sums = Counter[str]()
    for (note, _), weight in found.items():
        sums[note] += weight  # type: ignore[assignment]
    points = tuple(sums[note] for note in NOTES)
    notes = row["notes"]
    assert isinstance(notes, list)
    return Scene(
        [word for text in texts for word in dict.fromkeys(words_of(text))], frozenset(notes), points, is_judged
    )


def fit(scenes: Sequence[Scene], words: Words) -> Fitted:
    """One against the rest, each label for itself."""
    rarity = rarity_of(scenes, words)
    bags = bags_of(scenes, words, rarity)
    like = bags @ words.vectors * LIKENESS
    mean = like.mean(axis=0)
    features = hstack([bags, csr_matrix(like - mean)]).tocsr()
    weights, constants = [], []
    for note in NOTES:
        model = LogisticRegression(C=C, max_iter=2000)
        model.fit(features, [note in scene.notes for scene in scenes])
        own, shared = np.split(model.coef_[0], [len(words.index)])
        weights.append(own + words.vectors @ shared * LIKENESS)
        constants.append(model.intercept_[0] - mean @ shared)
    return Fitted(NOTES, tuple(words.index), rarity, np.column_stack(weights), np.array(constants))


def rarity_of(scenes: Sequence[Scene], words: Words) -> Floats:
    stands = Counter(word for scene in scenes for word in set(scene.words))
    counts = np.array([stands[word] for word in words.index], dtype=np.float64)
    return np.asarray(np.log((1 + len(scenes)) / (1 + counts)) + 1)


def bags_of(scenes: Sequence[Scene], words: Words, rarity: Floats) -> csr_matrix:
    rows, columns, values = [], [], []
    for at, scene in enumerate(scenes):
        counts = Counter(words.index[word] for word in scene.words if word in words.index)
        length = np.sqrt(sum(n * rarity[column] ** 2 for column, n in counts.items()) + FEW)
        for column, n in counts.items():
            rows.append(at)
            columns.append(column)
            values.append(n * rarity[column] / length)
    return csr_matrix((values, (rows, columns)), shape=(len(scenes), len(words.index)))


def cross_validated(scenes: Sequence[Scene], words: Words) -> Floats:
    """Each scene's logits by a model that hasn't seen it."""
    out = np.zeros((len(scenes), len(NOTES)))
    for others, own in folds(len(scenes)):
        fitted = fit([scenes[at] for at in others], words)
        out[own] = bags_of([scenes[at] for at in own], words, fitted.rarity) @ fitted.weights + fitted.constants
    return out


def report(noted: NDArray[np.bool_], held: NDArray[np.bool_]) -> None:
    """Recall and precision of each label, of all, and of scenes with any note."""
    pairs = [(note, noted[:, k], held[:, k]) for k, note in enumerate(NOTES)]
    pairs += [("all", noted.ravel(), held.ravel()), ("any", noted.any(axis=1), held.any(axis=1))]
    for name, said, true in pairs:
        right = (said & true).sum()
        print(f"{name:16} recall {right / true.sum():.2f}  precision {right / max(1, said.sum()):.2f}  of {true.sum()}")


if __name__ == "__main__":
    main()
