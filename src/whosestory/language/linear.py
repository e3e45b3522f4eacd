"""Linear models over words: small, fast, and able to say which words decided.

A text is a bag of features (words, pairs of words, whatever the caller makes of it). Each counts as 1 + the log of how
often it stands there, times its rarity, the whole brought to length 1; a label's score is the weighted sum plus a
constant (Joachims 1998). Weights are learnt by `training/` from lines of our own and kept as one byte each.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class LinearModel:
    """Labels, and what each feature says for each."""

    labels: tuple[str, ...]
    index: dict[str, int]  # a feature's row
    rarity: Floats  # (n_features,): inverse document frequency
    weights: Floats  # (n_features, n_labels)
    constants: Floats  # (n_labels,)

    def scores(self, features: Iterable[str]) -> Floats:
        """Each label's score, (n_labels,): a logit."""
        rows, values = self._vector(features)
        return np.asarray(self.constants + values @ self.weights[rows])

    def chances(self, features: Iterable[str]) -> Floats:
        """Each label's chance where exactly one holds, (n_labels,), summing to 1."""
        scores = self.scores(features)
        out = np.exp(scores - scores.max())
        return np.asarray(out / out.sum())

    def chances_apart(self, features: Iterable[str]) -> Floats:
        """Each label's chance where any number may hold, (n_labels,)."""
        return np.asarray(1 / (1 + np.exp(-self.scores(features))))

    def part(self, features: Iterable[str], label: str) -> float:
        """What a part of a text adds to a label's score, but for the whole's length: to compare parts of one text."""
        rows = [row for row in map(self.index.get, dict.fromkeys(features)) if row is not None]
        return float(self.rarity[rows] @ self.weights[rows, self.labels.index(label)])

    def deciding(self, features: Iterable[str], label: str, n: int = 3) -> tuple[str, ...]:
        """The features that say most for a label, the strongest first."""
        features = list(features)
        rows, values = self._vector(features)
        said = values * self.weights[rows, self.labels.index(label)]
        known = [feature for feature in dict.fromkeys(features) if feature in self.index]
        order = np.argsort(-said, kind="stable")[:n]
        return tuple(known[at] for at in order.tolist() if said[at] > 0)

    def _vector(self, features: Iterable[str]) -> tuple[NDArray[np.intp], Floats]:
        """Known features' rows, in the order in which they come, and their values."""
        index = self.index
        counts = Counter(row for row in map(index.get, features) if row is not None)
        rows = np.fromiter(counts, dtype=np.intp, count=len(counts))
        n = np.fromiter(counts.values(), dtype=np.float64, count=len(counts))
        values = (1 + np.log(n)) * self.rarity[rows]
        length = float(np.sqrt(values @ values))
        return rows, values / length if length else values


@cache
def load_model(name: str) -> LinearModel:
    """A model of `models/`, loaded where it is first used."""
    data = files("whosestory.language.models").joinpath(f"{name}.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as stored:
        features = bytes(stored["features"]).decode("utf-8").split("\n")
        return LinearModel(
            labels=tuple(bytes(stored["labels"]).decode("utf-8").split("\n")),
            index={feature: row for row, feature in enumerate(features)},
            rarity=stored["rarity"].astype(np.float64),
            weights=stored["weights"].astype(np.float64) * stored["scale"],
            constants=stored["constants"].astype(np.float64),
        )


def grams(words: Sequence[str]) -> Iterator[str]:
    """Words and pairs of neighbours.

    >>> list(grams(["he", "gives", "up"]))
    ['he', 'gives', 'up', 'he gives', 'gives up']
    """
    yield from words
    for one, other in pairwise(words):
        yield f"{one} {other}"
