"""Linear models over words: scores, chances, which words decided; and that what training writes is what is read."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from whosestory.language.linear import LinearModel, grams

MODEL = LinearModel(
    labels=("gives", "none"),
    index={"gives": 0, "up": 1, "gives up": 2},
    rarity=np.array([1.0, 1.0, 2.0]),
    weights=np.array([[3.0, -3.0], [0.0, 0.0], [-4.0, 4.0]]),
    constants=np.array([0.5, -0.5]),
)


def test_a_text_of_unknown_words_has_the_constants_alone() -> None:
    assert_allclose(MODEL.scores(["nothing", "known"]), [0.5, -0.5])


def test_a_vector_has_length_one_and_rare_features_weigh_more() -> None:
    one = MODEL.scores(["gives"])
    assert_allclose(one, [3.5, -3.5])
    assert MODEL.scores(list(grams(["gives", "up"])))[1] > 0 > MODEL.scores(["gives", "up"])[1]


def test_repetition_counts_by_its_logarithm() -> None:
    assert_allclose(MODEL.scores(["gives"] * 9), MODEL.scores(["gives"]))  # the only word: length 1 either way
    often, once = MODEL.scores(["gives"] * 9 + ["up"]), MODEL.scores(["gives", "up"])
    assert often[0] > once[0]


def test_chances() -> None:
    assert MODEL.chances(["gives"]).sum() == pytest.approx(1)
    assert MODEL.chances(["gives"])[0] == pytest.approx(1 / (1 + np.exp(-7)))
    assert MODEL.chances_apart(["gives"])[1] == pytest.approx(1 / (1 + np.exp(3.5)))


def test_it_says_which_words_decided() -> None:
    assert MODEL.deciding(["he", "gives", "up"], "gives") == ("gives",)
    assert MODEL.deciding(["he", "gives", "up", "gives up"], "none") == ("gives up",)
