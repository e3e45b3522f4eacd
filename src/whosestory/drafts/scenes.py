"""Which scene of one draft is which of the next: by its words, else by its heading between scenes that are found."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whosestory.language.words import letter_runs
from whosestory.work import LineKind, Scene, Work

RUN = 3  # words that are looked up together
COMMON = 20  # scenes in which a run says nothing any more
LIKE = 0.3  # of the runs of both: a rewritten scene keeps a third
PART = 0.6  # of the runs of the shorter: a scene cut down to a few lines
LIKE_AT_PLACE = 0.15  # and with the same heading
_PASSED_OVER = frozenset({LineKind.HEADING, LineKind.FURNITURE, LineKind.NOTE, LineKind.TRANSITION})
Runs = frozenset[tuple[str, ...]]


class Fate(StrEnum):
    """What became of a scene."""

    SAME = "same"
    REWRITTEN = "rewritten"
    NEW = "new"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class ScenePair:
    """A scene before and after; None where there's none."""

    before: int | None
    after: int | None
    likeness: float  # of their words, 0 to 1
    is_moved: bool = False  # stands elsewhere among the scenes that stayed in order

    @property
    def fate(self) -> Fate:
        """What became of it."""
        if self.before is None:
            return Fate.NEW
        if self.after is None:
            return Fate.CUT
        return Fate.SAME if self.likeness >= 1 else Fate.REWRITTEN


@dataclass(frozen=True)
class _Draft:
    """What scenes are told apart by."""

    words: list[tuple[str, ...]]
    runs: list[Runs]
    places: list[str]


def match_scenes(before: Work, after: Work, renamed: Mapping[str, str] | None = None) -> tuple[ScenePair, ...]:
    """Every scene of both drafts once: in the order of the later one, then what was cut.

    `renamed` says which words of the earlier draft are others in the later one, in lower case: names that changed.
    """
    one, other = _draft(before, renamed or {}), _draft(after, {})
    image: dict[int, int] = {}
    likeness: dict[int, float] = {}
    for a, b in _alike_word_for_word(one, other):
        image[a], likeness[a] = b, 1.0
    taken = set(image.values())
    for like, a, b in _alike(one, other, image):
        if a not in image and b not in taken:
            image[a], likeness[a] = b, like
            taken.add(b)
    for a, b in _by_heading(one, other, image):
        image[a] = b
        likeness[a] = _dice(one.runs[a], other.runs[b])
    moved = _out_of_order(image)
    origin = {b: a for a, b in image.items()}
    found = [
        ScenePair(origin[b], b, likeness[origin[b]], origin[b] in moved) if b in origin else ScenePair(None, b, 0.0)
        for b in range(len(after.scenes))
    ]
    return (*found, *(ScenePair(a, None, 0.0) for a in range(len(before.scenes)) if a not in image))


def _draft(work: Work, renamed: Mapping[str, str]) -> _Draft:
    words = [_words(work, scene, renamed) for scene in work.scenes]
    runs = [frozenset(each[at : at + RUN] for at in range(max(1, len(each) - RUN + 1))) for each in words]
    return _Draft(words, runs, [_place(work, scene) for scene in work.scenes])


def _words(work: Work, scene: Scene, renamed: Mapping[str, str]) -> tuple[str, ...]:
    lines = (line for line in scene.lines if line.kind not in _PASSED_OVER)
    words = (word.casefold() for line in lines for word in letter_runs(work.quote(line)))
    return tuple(renamed.get(word, word) for word in words)


def _place(work: Work, scene: Scene) -> str:
    """The heading without its number, in lower case."""
    if scene.heading is None:
        return ""
    return " ".join(word.casefold() for word in letter_runs(work.quote(scene.heading)))


def _alike_word_for_word(one: _Draft, other: _Draft) -> Iterator[tuple[int, int]]:
    """Scenes with the same words, those of several alike in their order."""
    left: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for b, words in enumerate(other.words):
        left[other.places[b], words].append(b)
    for a, words in enumerate(one.words):
        if left[one.places[a], words]:
            yield a, left[one.places[a], words].pop(0)


def _alike(one: _Draft, other: _Draft, image: Mapping[int, int]) -> list[tuple[float, int, int]]:
    """Pairs of scenes with enough in common, the most alike first; those with the same heading before others."""
    taken = set(image.values())
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for b, runs in enumerate(other.runs):
        if b not in taken and other.words[b]:
            for run in runs:
                having[run].append(b)
    out = []
    for a, runs in enumerate(one.runs):
        if a in image or not one.words[a]:
            continue
        shared: dict[int, int] = defaultdict(int)
        for run in runs:
            if len(having.get(run, ())) <= COMMON:
                for b in having.get(run, ()):
                    shared[b] += 1
        for b, n in shared.items():
            dice, part = _dice(runs, other.runs[b]), n / min(len(runs), len(other.runs[b]))
            here = one.places[a] == other.places[b]
            if dice >= (LIKE_AT_PLACE if here else LIKE) or part >= PART:
                out.append((here, dice, a, b))
    out.sort(key=lambda each: (-(each[1] + 0.2 * each[0]), abs(each[2] - each[3]), each[2]))
    return [(min(dice, 0.999), a, b) for _, dice, a, b in out]


def _dice(one: Runs, other: Runs) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _by_heading(one: _Draft, other: _Draft, image: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Scenes written anew: the same heading between the same neighbours."""
    taken = set(image.values())
    for a, place in enumerate(one.places):
        if a in image or not place:
            continue
        low = max((image[each] for each in image if each < a), default=-1)
        high = min((image[each] for each in image if each > a), default=len(other.places))
        for b in range(low + 1, high):
            if b not in taken and other.places[b] == place:
                taken.add(b)
                yield a, b
                break


def _out_of_order(image: Mapping[int, int]) -> set[int]:
    """The scenes that aren't in the longest run of scenes which stayed in order."""
    order = sorted(image)
    return set(order) - {order[at] for at in _longest_rise([image[a] for a in order])}


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Where the longest rising run of numbers stands, gaps allowed."""
    tails: list[int] = []  # the least last number of a run of each length
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(number)
            ends.append(at)
        else:
            tails[length], ends[length] = number, at
    out: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        out.append(at)
        at = before[at]
    return out[::-1]
