"""Fitting the linear models of `whosestory.language.models` to lines of our own, and splitting for a check."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from whosestory.language.linear import LinearModel

HERE = Path(__file__).parent
MODELS = HERE.parent / "src" / "whosestory" / "language" / "models"
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Words:
    """Every word with what it is like: rows of length 1 (`word_vectors.py`)."""

    index: dict[str, int]
    vectors: Floats


@dataclass(frozen=True)
class Fitted:
    """A model as it is learnt; `whosestory.language.linear` reads what `write` writes."""

    labels: tuple[str, ...]
    features: tuple[str, ...]
    rarity: Floats
    weights: Floats  # (n_features, n_labels)
    constants: Floats

    @cached_property
    def model(self) -> LinearModel:
        """As the program will have it, but for the rounding of the weights."""
        index = {feature: row for row, feature in enumerate(self.features)}
        return LinearModel(self.labels, index, self.rarity, self.weights, self.constants)


def load_words() -> Words:
    """The table of what words are like."""
    with np.load(HERE / "word_vectors.npz") as stored:
        words = bytes(stored["words"]).decode().split("\n")
        vectors = stored["vectors"].astype(np.float64)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Words({word: at for at, word in enumerate(words)}, vectors)


def fit_one(
    bags: Sequence[Iterable[str]],
    labels: Sequence[str],
    *,
    c: float = 10.0,
    least: int = 1,
    balanced: bool = False,
    likeness: float = 0.0,
) -> Fitted:
    """Fit where each text has exactly one label (multinomial logistic regression, L2).

    `c` is the inverse strength of the penalty, `least` the number of texts in which a feature must stand; `balanced`
    gives every label the same weight, however many texts it has. With a `likeness` above 0 words that are like each
    other say the like: what a text's words are like is learnt beside them, as strongly as it says, and folded into
    each word's weights, since both are sums over words.
    """
    words = load_words() if likeness else None
    vectors, bag = _vectors(bags, least, words)
    like = _like(vectors, words) * likeness if words else np.zeros((bag.shape[1], 0))
    mean = np.asarray((bag @ like).mean(axis=0))
    features = hstack([bag, csr_matrix(bag @ like - mean)]).tocsr() if words else bag
    model = LogisticRegression(C=c, max_iter=4000, class_weight="balanced" if balanced else None).fit(features, labels)
    own, shared = np.split(model.coef_, [bag.shape[1]], axis=1)
    model.coef_, model.intercept_ = own + shared @ like.T, model.intercept_ - shared @ mean
    names = tuple(map(str, model.classes_))
    if len(names) == 2:  # one row stands for both
        weights, constants = (
            np.vstack([-model.coef_, model.coef_]).T / 2,
            np.concatenate([-model.intercept_, model.intercept_]) / 2,
        )
    else:
        weights, constants = model.coef_.T, model.intercept_
    return Fitted(names, *_known(vectors), weights, constants)


def fit_apart(
    bags: Sequence[Iterable[str]],
    labels: Sequence[frozenset[str]],
    *,
    c: float = 10.0,
    least: int = 1,
    weight: float = 1.0,
) -> Fitted:
    """Fit where a text has any number of labels: one against the rest, each for itself.

    A text that has a label counts `weight` times for it.
    """
    vectors, bag = _vectors(bags, least)
    names = tuple(sorted(set().union(*labels)))
    counts = {True: weight, False: 1.0}
    models = [
        LogisticRegression(C=c, max_iter=4000, class_weight=counts).fit(bag, [name in each for each in labels])
        for name in names
    ]
    weights = np.column_stack([model.coef_[0] for model in models])
    return Fitted(names, *_known(vectors), weights, np.array([model.intercept_[0] for model in models]))


def folds(n: int, parts: int = 5, seed: int = 0) -> list[tuple[list[int], list[int]]]:
    """For each of several parts of a shuffled row of `n`: all others' numbers, its own."""
    order = np.random.default_rng(seed).permutation(n).tolist()
    return [([at for at in order if at not in set(order[k::parts])], order[k::parts]) for k in range(parts)]


def write(name: str, fitted: Fitted, *, smallest: float = 0.0) -> Path:
    """Write a model to where the program loads it; features whose weights are all below `smallest` are left out."""
    kept = np.abs(fitted.weights).max(axis=1) >= smallest
    weights = fitted.weights[kept]
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    out = BytesIO()
    np.savez_compressed(
        out,
        labels=_bytes(fitted.labels),
        features=_bytes([feature for feature, keep in zip(fitted.features, kept, strict=True) if keep]),
        rarity=fitted.rarity[kept].astype(np.float32),
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        constants=fitted.constants.astype(np.float32),
    )
    path = MODELS / f"{name}.npz"
    path.write_bytes(out.getvalue())
    return path


def _bytes(words: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)


def _vectors(
    bags: Sequence[Iterable[str]], least: int, words: Words | None = None
) -> tuple[TfidfVectorizer, csr_matrix]:
    """The texts as rows; of all features that stand in enough of them, and of all `words`."""
    stands = Counter(feature for bag in bags for feature in set(bag))
    known = {feature for feature, n in stands.items() if n >= least} | set(words.index if words else ())
    vectors = TfidfVectorizer(analyzer=list, lowercase=False, sublinear_tf=True, vocabulary=sorted(known))
    return vectors, vectors.fit_transform([list(bag) for bag in bags])


def _like(vectors: TfidfVectorizer, words: Words) -> Floats:
    """What each feature is like; nothing for those that aren't words."""
    out = np.zeros((len(vectors.vocabulary_), words.vectors.shape[1]))
    for feature, at in vectors.vocabulary_.items():
        if feature in words.index:
            out[at] = words.vectors[words.index[feature]]
    return out


def _known(vectors: TfidfVectorizer) -> tuple[tuple[str, ...], Floats]:
    return tuple(map(str, vectors.get_feature_names_out())), np.asarray(vectors.idf_)
