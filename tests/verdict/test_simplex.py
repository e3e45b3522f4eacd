"""Support: exact for two, at fixed weightings for more."""

import numpy as np
import pytest

from whosestory.verdict.simplex import share_positive, support


def simulated(shares: np.ndarray, n: int = 200_000) -> np.ndarray:
    points = np.random.default_rng(1).dirichlet(np.ones(len(shares)), n)
    return np.bincount((points @ shares).argmax(axis=1), minlength=shares.shape[1]) / n


def test_two_questions_by_hand() -> None:
    # w·0.3 - (1-w)·0.1 > 0 where w > 0.1/0.4
    assert share_positive(np.array([[0.3, -0.1]]))[0] == pytest.approx(0.75, abs=1e-9)


def test_three_questions_by_hand() -> None:
    # δ = (.2, .1, -.1): .2²/((.2-.1)(.2+.1)) + .1²/((.1-.2)(.1+.1)) = 4/3 - 1/2
    assert share_positive(np.array([[0.2, 0.1, -0.1]]))[0] == pytest.approx(4 / 3 - 1 / 2, abs=1e-9)


def test_equal_margins_need_no_jitter() -> None:
    # δ = (1, 1, -1): the third weight is under ½ in 3/4 of the triangle; δ = (1, 1, 1, -1): 7/8 of the tetrahedron
    assert share_positive(np.array([[1.0, 1.0, -1.0]]))[0] == pytest.approx(0.75, abs=1e-12)
    assert share_positive(np.array([[1.0, 1.0, 1.0, -1.0]]))[0] == pytest.approx(0.875, abs=1e-12)


def test_zeros_change_nothing() -> None:
    assert share_positive(np.array([[0.0, 0.3, 0.0, -0.1, 0.0]]))[0] == pytest.approx(0.75, abs=1e-12)


@pytest.mark.parametrize(
    ("margins", "expected"), [([0, 0, 0], 0.5), ([0.1, 0, 0.2], 1), ([-0.1, 0, -0.2], 0), ([0, -1], 0), ([0, 1], 1)]
)
def test_one_sided(margins: list[float], expected: float) -> None:
    assert share_positive(np.array([margins], dtype=float))[0] == expected


@pytest.mark.parametrize("seed", range(8))
def test_two_leads_agree_with_simulation(seed: int) -> None:
    shares = np.random.default_rng(seed).dirichlet([3, 3], 2 + seed % 5)
    assert support(shares[None])[0] == pytest.approx(simulated(shares), abs=0.01)


@pytest.mark.parametrize("seed", range(8))
def test_more_leads_agree_with_simulation(seed: int) -> None:
    shares = np.random.default_rng(seed).dirichlet([3] * (3 + seed % 3), 2 + seed % 5)
    assert support(shares[None])[0] == pytest.approx(simulated(shares), abs=0.05)  # 1,000 points: .016 a deviation


def test_a_beaten_third_leaves_the_exact_two() -> None:
    shares = np.array(
        [[0.5, 0.2, 0.2], [0.3, 0.4, 0.3]]
    )  # margins of the first two: .3, -.1; the third is under the 2nd
    assert support(shares[None])[0] == pytest.approx([0.75, 0.25, 0], abs=1e-12)


def test_equal_leads_halve_it() -> None:
    assert support(np.full((1, 3, 2), 0.5))[0] == pytest.approx([0.5, 0.5])
    assert support(np.full((1, 3, 40), 1 / 40))[0] == pytest.approx([1 / 40] * 40)
    twins = np.array([[0.4, 0.4, 0.2], [0.2, 0.2, 0.6]])
    held = support(twins[None])[0]
    assert held[0] == held[1] == pytest.approx((1 - held[2]) / 2)


def test_order_of_leads_doesnt_matter() -> None:
    shares = np.random.default_rng(4).dirichlet([2, 2, 2, 2], (50, 5))
    order = [2, 0, 3, 1]
    assert support(shares[:, :, order]) == pytest.approx(support(shares)[:, order], abs=1e-12)


def test_nothing_to_compare() -> None:
    assert support(np.ones((2, 3, 1))).tolist() == [[1], [1]]
    assert support(np.zeros((1, 0, 2))).tolist() == [[0.5, 0.5]]
    assert support(np.zeros((1, 0, 0))).shape == (1, 0)
