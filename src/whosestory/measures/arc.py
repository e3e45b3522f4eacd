"""Arc: how bright or dark a character's own lines are, and the action lines about them, over the text. On request only.

Two arcs, never mixed. Each sentence gets VADER's compound value (-1 to 1, denial handled), which is weak for one
sentence and says something of many: so there are bands, a sweep of window widths, and a shape only where all of them
agree. Songs are nobody's mood. It describes words, not what anybody feels.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whosestory.language.affect import affect, affect_words
from whosestory.language.phrases import sentences
from whosestory.reading import Reading
from whosestory.source import Span
from whosestory.work import SEEN, Line, LineKind

Floats = NDArray[np.float64]

LIKELY = 0.5  # a mention likelier than not is taken to mean its character
LEAST = 20  # sentences with a value: fewer have no arc
WIDTHS = (0.1, 0.2, 0.3)  # of the character's sentences: the sweep of windows
ENDS = (0.2, 0.25, 1 / 3)  # how much of the arc is its beginning and its end: the sweep of shapes
Z = 1.96  # standard errors each way: a band of 95 %
HOME = 1.0  # standard deviations each way: the home base holds 68 %
N_GRID = 41
N_MOMENTS = 3
NO_SHAPE = "no clear shape"
_SHAPES = {
    (1, 1): "rises",
    (-1, -1): "falls",
    (-1, 1): "falls, then rises",
    (1, -1): "rises, then falls",
    (0, 0): "level",
    (0, 1): "rises late",
    (1, 0): "rises early",
    (0, -1): "falls late",
    (-1, 0): "falls early",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its value."""

    scene: int
    span: Span
    progress: float  # words passed, of all, 0 to 1
    value: float  # -1 dark to 1 bright


@dataclass(frozen=True, slots=True)
class Moment:
    """A peak or trough, and the words that made it."""

    sentence: Sentence
    words: tuple[str, ...]


@dataclass(frozen=True)
class Curve:
    """The arc under one window."""

    width: float  # of the character's sentences
    progress: Floats  # (N_GRID,)
    value: Floats
    low: Floats  # the band's edges
    high: Floats


@dataclass(frozen=True)
class Arc:
    """One arc of one character. With a `reason` there's no arc, and the rest is empty."""

    sentences: tuple[Sentence, ...] = ()
    curves: tuple[Curve, ...] = ()  # one a width of `WIDTHS`
    shape: str = NO_SHAPE
    home: tuple[float, float] = (0.0, 0.0)  # home base: where the arc mostly is
    variability: float = 0.0  # standard deviation of the windowed value
    displacement: float = 0.0  # mean farthest distance from the home base, over the times it is left; 0: never
    rise_rate: float = 0.0  # of those times: distance for each fortieth of the arc on the way out
    recovery_rate: float = 0.0  # on the way back; a time that doesn't come back isn't counted
    peaks: tuple[Moment, ...] = ()
    troughs: tuple[Moment, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Arcs:
    """Both arcs of one character."""

    own: Arc  # in what they say in the scene
    about: Arc  # in action sentences that name or mean them


def arcs(reading: Reading, character: str) -> Arcs:
    """Both arcs of a character; a twentieth of a second for a film's lead, so only where asked for.

    References:
        Hipson & Mohammad 2021, Emotion dynamics in movie dialogues (home base, variability, displacement, recovery).
    """
    lines = list(_lines(reading))
    own = [one for one in lines if one[0].kind is LineKind.DIALOGUE and character in reading.cast.speakers(one[0])]
    starts = sorted(m.span.start for m in reading.mentions if m.character == character and m.p > LIKELY)
    about = _valued(
        reading,
        (each for each in lines if each[0].kind in SEEN),
        lambda span: bisect_left(starts, span.start) < bisect_left(starts, span.end),
    )
    return Arcs(_arc(reading, list(_valued(reading, own))), _arc(reading, list(about)))


def _lines(reading: Reading) -> Iterator[tuple[Line, float]]:
    """Each line with the share of the words passed before it."""
    total = float(reading.scene_words.sum())
    for scene in reading.work.scenes:
        passed = float(reading.progress[scene.index])
        for line in scene.lines:
            yield line, passed
            passed += line.n_words / total


def _valued(
    reading: Reading, lines: Iterable[tuple[Line, float]], is_theirs: Callable[[Span], bool] = lambda _: True
) -> Iterator[Sentence]:
    """The sentences of a character that have a word with a value."""
    for line, progress in lines:
        text = reading.work.quote(line)
        for start, end in sentences(text):
            span = Span(line.span.start + start, line.span.start + end)
            if is_theirs(span) and (value := affect(text[start:end])):
                yield Sentence(line.scene, span, progress, value)


def _arc(reading: Reading, found: Sequence[Sentence]) -> Arc:
    if len(found) < LEAST:
        return Arc(
            tuple(found), reason=f"only {len(found)} sentences with a bright or dark word, and {LEAST} are the least"
        )
    values = np.array([one.value for one in found])
    at = np.array([one.progress for one in found])
    curves = tuple(_curve(at, values, width) for width in WIDTHS)
    middle = curves[len(curves) // 2]
    mean, spread = float(middle.value.mean()), float(middle.value.std())
    home = (mean - HOME * spread, mean + HOME * spread)
    leaves = _leaves(middle.value, home)
    return Arc(
        tuple(found),
        curves,
        _shape(values),
        home,
        spread,
        _mean([one.distance for one in leaves]),
        _mean([one.distance / one.out for one in leaves]),
        _mean([one.distance / one.back for one in leaves if one.back]),
        _moments(reading, sorted(found, key=lambda one: -one.value)),
        _moments(reading, sorted(found, key=lambda one: one.value)),
    )


def _moments(reading: Reading, ranked: Sequence[Sentence]) -> tuple[Moment, ...]:
    quote = reading.work.source.quote
    return tuple(Moment(one, affect_words(quote(one.span))) for one in ranked[:N_MOMENTS])


def _curve(at: Floats, values: Floats, width: float) -> Curve:
    """The mean of the nearest sentences around each point, with its band."""
    n_near = max(5, round(width * len(values)))
    grid = np.linspace(at[0], at[-1], N_GRID)
    near = np.argsort(np.abs(at[None, :] - grid[:, None]), axis=1, kind="stable")[:, :n_near]
    mean = values[near].mean(axis=1)
    error = Z * values[near].std(axis=1, ddof=1) / np.sqrt(n_near)
    return Curve(width, grid, mean, mean - error, mean + error)


def _shape(values: Floats) -> str:
    """The shape, if beginning, middle and end compare alike however much of the arc they are taken to be."""
    found = {_steps(values, share) for share in ENDS}
    return _SHAPES[found.pop()] if len(found) == 1 else NO_SHAPE


def _steps(values: Floats, share: float) -> tuple[int, int]:
    """Up, level or down from beginning to middle and from middle to end; level is within the band."""
    n = max(2, round(share * len(values)))
    parts = (values[:n], values[n:-n], values[-n:])
    steps = []
    for before, after in pairwise(parts):
        error = Z * float(np.sqrt(before.var(ddof=1) / len(before) + after.var(ddof=1) / len(after)))
        gap = float(after.mean() - before.mean())
        steps.append(0 if abs(gap) <= error else 1 if gap > 0 else -1)
    return steps[0], steps[1]


@dataclass(frozen=True, slots=True)
class _Leave:
    """One time that the arc leaves its home base."""

    distance: float  # from the base, at its farthest
    out: int  # points of the grid to there
    back: int  # points from there to the base; 0 where it ends outside


def _leaves(values: Floats, home: tuple[float, float]) -> list[_Leave]:
    low, high = home
    beyond = np.maximum(np.maximum(low - values, values - high), 0)
    out: list[_Leave] = []
    begin = None
    for at, far in enumerate([*beyond.tolist(), 0.0]):
        if far > 0 and begin is None:
            begin = at
        elif far <= 0 and begin is not None:
            peak = begin + int(np.argmax(beyond[begin:at]))
            is_back = at < len(values)
            out.append(_Leave(float(beyond[peak]), peak - begin + 1, at - peak if is_back else 0))
            begin = None
    return out


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
