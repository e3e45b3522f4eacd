"""The five turning points of a story as probabilities over its scenes, and the scenes picked, in order.

Where in a story they stand says most: places and spreads come from synopses in which readers marked them. What is in a
scene tilts that a little: how long it is, how many are there, how much is done, lost or harmed.
docs/decisions/0017-turning-points.md says what that is worth, which isn't much.

References: Papalampidi, Keller, Lapata 2019, Movie Plot Analysis via Turning Point Identification.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from whosestory.language.lexicons import load_rows, load_words
from whosestory.language.verbs import verbs_of
from whosestory.language.words import letter_runs
from whosestory.reading.clauses import Act
from whosestory.source import Span
from whosestory.work import SEEN, SPOKEN, Line, Work

Floats = NDArray[np.float64]

LEAST_SCENES = 15  # three scenes for each of five: with fewer, any answer is next to any other
# By `benchmarks/fit_turning.py`: the share of the scenes passed, median and spread of 94 readings of 60 synopses.
PLACES = (0.125, 0.304, 0.531, 0.737, 0.902)
SPREADS = (0.086, 0.114, 0.102, 0.093, 0.064)
WEIGHTS = {"words": 0.02, "people": 0.06, "acts": 0.06, "losses": 0.12}
SHARPER = 0.15  # of the spread, where one scene is picked: far from the middle, place knows more than the scene does


class Turn(IntEnum):
    """The five turning points, in order."""

    OPPORTUNITY = 1
    CHANGE_OF_PLANS = 2
    POINT_OF_NO_RETURN = 3
    MAJOR_SETBACK = 4
    CLIMAX = 5


@dataclass(frozen=True, eq=False)
class TurningPoint:
    """One turning point: how likely each scene is to be it, the scene picked, and that scene's decisive line."""

    turn: Turn
    p: Floats  # (n_scenes,): sums to 1
    scene: int
    span: Span


def find_turning_points(
    work: Work, acts: Sequence[Act], presence: Sequence[frozenset[str]], scene_words: Floats
) -> tuple[TurningPoint, ...]:
    """The five, in order; none where there are too few scenes to tell them apart."""
    if len(work.scenes) < LEAST_SCENES:
        return ()
    signals = find_signals(work, acts, presence, scene_words)
    tilt = sum((WEIGHTS[name] * signal for name, signal in signals.items()), np.zeros(len(work.scenes)))
    likely = probabilities(len(work.scenes), tilt)
    picked = pick(probabilities(len(work.scenes), tilt, spread=SHARPER))
    return tuple(
        TurningPoint(turn, p, scene, decisive_line(work, scene, acts).span)
        for turn, p, scene in zip(Turn, likely, picked, strict=True)
    )


def find_signals(
    work: Work, acts: Sequence[Act], presence: Sequence[frozenset[str]], scene_words: Floats
) -> Mapping[str, Floats]:
    """What is in each scene beside its place, each as (n_scenes,) with mean 0 and deviation 1 within the work."""
    losses = load_words("turns_losses")
    text = work.source.text
    n_acts = np.bincount([act.scene for act in acts if act.agent is not None], minlength=len(work.scenes))
    words = [letter_runs(text[scene.span.start : scene.span.end].lower()) for scene in work.scenes]
    return {
        "words": _standard(np.log(scene_words)),
        "people": _standard(np.log1p([len(there) for there in presence])),
        "acts": _standard(np.log1p(n_acts)),
        "losses": _standard(np.log1p([len(list(filter(losses.__contains__, each))) for each in words])),
    }


def probabilities(n_scenes: int, tilt: Floats, *, spread: float = 1.0) -> Floats:
    """(5, n_scenes): how likely each scene is to be each turning point; rows sum to 1."""
    at = (np.arange(n_scenes) + 0.5) / n_scenes
    places, spreads = np.array(PLACES)[:, None], spread * np.array(SPREADS)[:, None]
    logs = -(((at - places) / spreads) ** 2) / 2 + tilt
    grown = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def pick(likely: Floats) -> list[int]:
    """The likeliest five scenes in rising order, each with its neighbours taken together.

    >>> pick(np.eye(5, 15))
    [0, 1, 2, 3, 4]
    """
    n_turns, n_scenes = likely.shape
    near = np.array([np.convolve(row, np.ones(3), "same") for row in likely]) + likely / 10  # at ties, the middle one
    best = np.log(near + 1e-12)
    came_from = np.zeros((n_turns, n_scenes), dtype=np.intp)
    for turn in range(1, n_turns):
        so_far = np.maximum.accumulate(best[turn - 1])
        first_at = np.where(best[turn - 1] == so_far, np.arange(n_scenes), 0)
        came_from[turn, 1:] = np.maximum.accumulate(first_at)[:-1]
        best[turn, 1:] += so_far[:-1]
        best[turn, 0] = -np.inf
    scene = int(best[-1].argmax())
    out = [scene]
    for turn in range(n_turns - 1, 0, -1):
        scene = int(came_from[turn, scene])
        out.append(scene)
    return out[::-1]


def decisive_line(work: Work, scene: int, acts: Sequence[Act]) -> Line:
    """The line of a scene in which most is decided, done to somebody or lost; the last of several alike."""
    lines = [line for line in work.scenes[scene].lines if line.kind in SEEN | SPOKEN and line.n_words]
    here = [act for act in acts if act.scene == scene]
    return max(lines or work.scenes[scene].lines[-1:], key=lambda line: (_weight(work, line, here), line.index))


def decisions(text: str) -> int:
    """How often a speech says what its speaker will, won't, wants or has to do.

    >>> decisions("I won't go. I want to stay, and you want me to.")
    2
    """
    return len(_deciding().findall(text.replace("’", "'")))


def is_decision(act: Act) -> bool:
    """Whether something done in the action is a decision."""
    return act.lemma in verbs_of("deciding") and not act.negated


def _weight(work: Work, line: Line, acts: Sequence[Act]) -> float:
    text = work.quote(line)
    lost = sum(map(load_words("turns_losses").__contains__, letter_runs(text.lower())))
    if line.kind in SPOKEN:
        return 2.0 * decisions(text) + lost + text.count("!") / 2
    done = [act for act in acts if act.span.start in line.span and act.agent is not None]
    return sum(2.0 if is_decision(act) or act.patient is not None else 0.5 for act in done) + lost


def _standard(values: Sequence[float] | Floats) -> Floats:
    array = np.asarray(values, dtype=float)
    return np.asarray((array - array.mean()) / (array.std() + 1e-9))


@cache
def _deciding() -> re.Pattern[str]:
    rows = sorted((" ".join(row) for row in load_rows("turns_deciding")), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, rows)) + r")\b")
