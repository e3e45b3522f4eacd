"""Over all weightings of the questions: the share of them that each lead leads."""

from functools import lru_cache
from itertools import combinations

import numpy as np

from whosestory.measures.events import Floats

N_POINTS = 1000  # weightings tried for three or more leads: a support of .75 is met within .014
_POINTS_SEED = 20261122  # any; the same for every work, so that two works differ by their texts alone
_CHUNK = 32  # draws at a time: their scores fit the processor's cache, and the product wakes no second thread
_DIGITS = 12  # shares that differ less are the same


def support(shares: Floats) -> Floats:
    """The share of the weightings, uniform on the simplex, under which each lead's weighted mean share is the largest.

    `shares` has shape (n_draws, n_questions, n_leads), the result (n_draws, n_leads); rows sum to 1. A lead whom
    another equals or beats on every question leads nowhere and is dropped first; two that are left are compared
    exactly, more at `N_POINTS` fixed weightings. Ties are halved. A question on which all are even has no effect.
    """
    shares = np.round(shares, _DIGITS)
    n_draws, n_questions, n_leads = shares.shape
    if n_questions == 0 or n_leads <= 1:
        return np.full((n_draws, n_leads), 1 / max(1, n_leads))
    left = ~_dominated(shares)
    n_left = left.sum(axis=1)
    out = left.astype(float)
    pairs = np.flatnonzero(n_left == 2)
    if len(pairs):
        two = np.argsort(~left[pairs], axis=1, kind="stable")[:, :2]
        picked = np.take_along_axis(shares[pairs], two[:, None, :], axis=2)
        first = share_positive(picked[:, :, 0] - picked[:, :, 1])
        out[pairs[:, None], two] = np.stack([first, 1 - first], axis=1)
    many = np.flatnonzero(n_left > 2)
    for start in range(0, len(many), _CHUNK):
        rows = many[start : start + _CHUNK]
        out[rows] = _at_points(np.where(left[rows][:, None, :], shares[rows], -1.0))
    return out


def share_positive(margins: Floats) -> Floats:
    """The share of the weightings w, uniform on the simplex, with Σ w·margin > 0; ½ where every margin is 0.

    `margins` has shape (n_draws, n_questions). This is the divided difference of max(x, 0)^(n-1) at the margins, found
    by its recurrence over one positive and one negative margin at a time: sums of positive terms only, so margins
    may be equal or 0.

    References: Ali 1973, Content of the frustum of a simplex; Varsi 1973, The multidimensional content of the frustum
    of the simplex.

    >>> share_positive(np.array([[0.3, -0.1], [0.2, 0.2]])).round(3).tolist()
    [0.75, 1.0]
    """
    up = np.maximum(margins, 0).T
    down = np.maximum(-margins, 0).T
    table = np.zeros((len(down) + 1, margins.shape[0]))
    table[0] = 1
    for rise in up:
        if not rise.any():
            continue  # changes nothing
        for at, fall in enumerate(down):
            both = np.where(rise + fall > 0, rise + fall, 1)
            mixed = (rise * table[at] + fall * table[at + 1]) / both
            table[at + 1] = np.where(rise > 0, mixed, table[at + 1])
    return np.where((margins == 0).all(axis=1), 0.5, table[-1])


def _dominated(shares: Floats) -> np.ndarray:
    """(n_draws, n_leads): whether another lead is nowhere below and somewhere above."""
    n_draws, _, n_leads = shares.shape
    by_lead = np.ascontiguousarray(shares.transpose(2, 1, 0))  # a row of draws at a time is faster
    out = np.zeros((n_draws, n_leads), dtype=bool)
    for a, b in combinations(range(n_leads), 2):
        least, most = _extremes(by_lead[a] - by_lead[b])
        out[:, b] |= (least >= 0) & (most > 0)
        out[:, a] |= (most <= 0) & (least < 0)
    return out


def _extremes(margins: Floats) -> tuple[Floats, Floats]:
    return margins.min(axis=0), margins.max(axis=0)


def _at_points(shares: Floats) -> Floats:
    """`support` by trying every fixed weighting."""
    points = _points(shares.shape[1])
    scores = [points @ shares[:, :, lead].T for lead in range(shares.shape[2])]  # each (n_points, n_draws)
    best = np.maximum.reduce(scores) - 10**-_DIGITS
    wins = np.stack([score >= best for score in scores])
    if np.count_nonzero(wins) == best.size:  # no ties to be halved
        return np.asarray(np.count_nonzero(wins, axis=1).T / N_POINTS)
    return np.asarray((wins / wins.sum(axis=0)).mean(axis=1).T)


@lru_cache(maxsize=8)
def _points(n_questions: int) -> Floats:
    """(N_POINTS, n_questions): weightings that sum to 1."""
    return np.random.default_rng(_POINTS_SEED).dirichlet(np.ones(n_questions), N_POINTS)
