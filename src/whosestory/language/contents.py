"""What painful matter a scene contains, told by its words: addiction, suicide, violence ...; for a line of warning.

A scene is read through a window of some forty words that moves from row to row, so that length alone makes no note.
Two things are added up in it: what its words say by a model learnt from scenes of our own (`linear.py`, `training/`),
and the points of a list of patterns, which knows phrases and idioms ("this traffic is killing me"). A note warns of
what is there; it says nothing about anybody.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from whosestory.language.content_points import points_of
from whosestory.language.linear import load_model

NOTES = (
    "addiction",
    "suicide",
    "self_harm",
    "sexual_violence",
    "abuse",
    "violence",
    "death_of_a_child",
    "slurs",
)
WINDOW = 40  # words: about as long as the scenes from which the model is learnt
FEW = 200.0  # added to a window's squared length, so that two or three words alone don't say too much
A_POINT = 2.5  # what a point of the patterns is worth beside the model's logit: docs/decisions/0018
SIGN = 1.0  # points: a line that speaks of what its scene is known to contain
MOST, LEAST = 3.0, -3.0  # points that count in a window
LEAST_LOGIT = -5.5  # where the model says less, patterns were mostly wrong in running text
ENOUGH, FOR_LENGTH = -1.3, 0.55  # logit asked for, and how much more for each e-fold of windows that a text has

_PLAIN_MARKS, _OTHER_MARKS = b"-'_.,!?;:()[]{}\"/*&#@%$", "’‘“”…—–"
_BETWEEN = bytes.maketrans(_PLAIN_MARKS, b" " * len(_PLAIN_MARKS))
_BREAK = "\x00"  # between pieces
Floats = NDArray[np.floating]
Ints = NDArray[np.intp]
Piece = tuple[str, bool]  # a row's text, and whether it is spoken


@dataclass(frozen=True, slots=True)
class Content:
    """One note about one scene: what it contains, whether it is shown, and in which of its pieces most clearly."""

    note: str
    piece: int
    is_shown: bool  # that piece is action, or slurs said to somebody's face; else it is only spoken of


def words_of(text: str) -> list[str]:
    """The words that the model knows a text by: what stands between spaces, marks and apostrophes.

    >>> words_of("He’d hanged himself.")
    ['he', 'd', 'hanged', 'himself']
    """
    return _spaced(text.lower()).split()


def _spaced(text: str) -> str:
    """A text with blanks for its marks; by its bytes, as one letter beyond ASCII makes `str.translate` slow."""
    for mark in _OTHER_MARKS:
        text = text.replace(mark, " ")
    return text.encode(errors="surrogatepass").translate(_BETWEEN).decode(errors="surrogatepass")


def find_contents(pieces: Iterable[Piece]) -> list[Content]:
    """The notes about one scene whose text comes in pieces.

    >>> find_contents([("He hanged himself, didn't he?", True)])
    [Content(note='suicide', piece=0, is_shown=False)]
    >>> find_contents([("This traffic is killing me. I'm dying for a cup of tea.", True)])
    []
    """
    return find_in_scenes([list(pieces)])[0]


def signs_in(text: str) -> frozenset[str]:
    """Of which notes a text has any sign, if it stands in a scene that is known to have them."""
    found = {content.note: SIGN for content in find_contents([(text, True)])}
    for (note, _), weight in points_of(text, frozenset(words_of(text)), frozenset(NOTES)).items():
        found[note] = found.get(note, 0.0) + weight
    return frozenset(note for note, weight in found.items() if weight >= SIGN)


def find_in_scenes(scenes: Sequence[Sequence[Piece]]) -> list[list[Content]]:
    """The notes about each scene of a text. The longer it is, the more a window has to say: chance finds more in it."""
    read = _read(scenes)
    out: list[list[Content]] = [[] for _ in scenes]
    scores = read.scores()
    n_windows = int(np.isfinite(read.logits[:, 0]).sum())
    enough = ENOUGH + FOR_LENGTH * np.log(max(1, n_windows))
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for window, label in np.argwhere(scores >= enough).tolist():
        key = int(read.scene[window]), label
        best[key] = max(best.get(key, (-np.inf, 0)), (float(scores[window, label]), -window))
    for (scene, label), (_, window) in sorted(best.items()):
        out[scene].append(read.content(-window, label))
    return out


def with_points(logits: Floats, points: Floats) -> Floats:
    """What the model and the patterns say together."""
    return np.asarray(logits + A_POINT * np.clip(points, LEAST, MOST))


@dataclass(frozen=True, eq=False)
class _Read:
    """Scenes' pieces in one row, and a window that begins at each."""

    pieces: Sequence[Piece]
    scene: Ints  # of each piece
    first: Ints  # the first piece of each piece's scene
    end: Ints  # the piece behind the window that begins at each piece
    said: Floats  # (n_pieces + 1, n_notes): what the words before each piece say, added up
    length: Floats  # what brings a window's words to length 1
    logits: Floats  # (n_pieces, n_notes): what a window's words say; none where a longer one ends there too
    points: Floats  # (n_pieces + 1, n_notes): the patterns' points before each piece, added up

    def scores(self) -> Floats:
        """How much each window says for each note, (n_pieces, n_notes)."""
        scores = with_points(self.logits, self.points[self.end] - self.points[:-1])
        return np.where(self.logits >= LEAST_LOGIT, scores, -np.inf)

    def content(self, window: int, label: int) -> Content:
        """A note, at the piece of the window that says most."""
        end = int(self.end[window])
        said, points = np.diff(self.said[window : end + 1, label]), np.diff(self.points[window : end + 1, label])
        piece = window + int(np.argmax(said / self.length[window] + A_POINT * points))
        note = NOTES[label]
        return Content(note, piece - int(self.first[window]), not self.pieces[piece][1] or note == "slurs")


def _read(scenes: Sequence[Sequence[Piece]]) -> _Read:
    index, words, constants = _weights()
    pieces = [piece for scene in scenes for piece in scene]
    sizes = np.array([len(scene) for scene in scenes], dtype=np.intp)
    last = np.repeat(np.cumsum(sizes), sizes)
    first = last - np.repeat(sizes, sizes)
    rows: list[int] = []
    sets: list[frozenset[str]] = []
    ends = [0]
    whole = _spaced(_BREAK.join(text.replace(_BREAK, " ") for text, _spoken in pieces).lower())
    for part in whole.split(_BREAK) if pieces else ():
        found = dict.fromkeys(part.split())  # a word said again in the same row says no more
        sets.append(frozenset(found))
        rows.extend(map(index.__getitem__, filter(index.__contains__, found)))
        ends.append(len(rows))
    at_words = np.array(ends, dtype=np.intp)
    summed = np.zeros((len(rows) + 1, words.shape[1]), dtype=words.dtype)
    np.cumsum(words.take(rows, axis=0), axis=0, out=summed[1:])
    sums = summed.take(at_words, axis=0)
    begin = np.arange(len(pieces))
    end = np.maximum(np.minimum(np.searchsorted(at_words, at_words[:-1] + WINDOW), last), begin + 1)
    is_whole = (at_words[end] - at_words[:-1] >= WINDOW) | (begin == first)
    length = np.sqrt(sums[end, -1] - sums[:-1, -1] + FEW)
    logits = constants + (sums[end, :-1] - sums[:-1, :-1]) / length[:, None]
    logits[~is_whole] = -np.inf
    points = _points(pieces, sets, _worth_reading(logits, end), first)
    return _Read(pieces, np.repeat(np.arange(len(sizes)), sizes), first, end, sums[:, :-1], length, logits, points)


def _worth_reading(logits: Floats, end: Ints) -> list[frozenset[str]]:
    """For each piece the notes that the words around it leave possible."""
    may = logits >= LEAST_LOGIT
    turns = np.zeros((len(may) + 1, len(NOTES)), dtype=np.int32)
    turns[:-1] += may
    np.add.at(turns, end, -may.astype(np.int32))
    bits = (np.cumsum(turns[:-1], axis=0) > 0) @ (1 << np.arange(len(NOTES)))
    return [_kinds(each) for each in bits.tolist()]


@cache
def _kinds(bits: int) -> frozenset[str]:
    return frozenset(note for at, note in enumerate(NOTES) if bits >> at & 1)


def _points(pieces: Sequence[Piece], sets: Sequence[frozenset[str]], kinds: Sequence[Set[str]], first: Ints) -> Floats:
    """The points before each piece, added up, (n_pieces + 1, n_notes); in a scene the same words count once."""
    out = np.zeros((len(pieces) + 1, len(NOTES)))
    heard: set[tuple[str, tuple[str, ...]]] = set()
    for at, (begin, (text, _spoken), words, possible) in enumerate(
        zip(first.tolist(), pieces, sets, kinds, strict=True)
    ):
        if at == begin:
            heard.clear()
        if possible:
            for key, weight in points_of(text, words, possible).items():
                if key not in heard:
                    out[at + 1, NOTES.index(key[0])] += weight
                    heard.add(key)
    return np.cumsum(out, axis=0)


@cache
def _weights() -> tuple[dict[str, int], Floats, Floats]:
    """The model's words; what each says for each note, and last its squared rarity; the constants."""
    model = load_model("notes")
    order = [model.labels.index(note) for note in NOTES]
    said = model.weights[:, order] * model.rarity[:, None]
    table = np.column_stack([said, model.rarity**2]).astype(np.float32)  # half the memory to move
    return model.index, table, model.constants[order]
