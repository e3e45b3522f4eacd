"""Reversals: what a character says or does near the start, and its opposite near the end, held to the last.

In a work of a few pages all signs are weighed (`reversal_signs`). In a long one so much is said that words meet by
chance: there a sentence in the first person has to be denied or turned, the more plainly the more pairs there are.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosestory.language.statements import OUTRIGHT, Statement
from whosestory.reading.reading import Reading
from whosestory.reading.reversal_signs import Shown, chance, find_signs
from whosestory.reading.sayings import SHORT, Said, Side, said_by_leads

SHOWN = 0.5  # chance from which a change is shown
BEFORE, AFTER = 0.45, 0.6  # of the words: where the first side ends and the last one begins
ENOUGH = 0.8  # points, in a work of a few pages
MORE = 0.35  # points more for each ten times as many pairs that could be compared: in a long text words meet by chance
FEW = 20  # pairs of a few pages
MANY = 400  # pairs from which it has to be said outright, and the same word said by `I` and denied
TURN = 1.0  # points of a sentence that says itself that it was otherwise before
PAIR = 0.8  # points of an opposite word
NEAR = 0.3  # points more where the rest of the speech is about the same, or a turn
ALONE = 0.8  # points of an outright turn away from nothing that its words name
RARE = 6.0  # a word so often in one's own statements says half of what it says once


@dataclass(frozen=True, slots=True)
class Reversal:
    """Both sides of a change, cited."""

    who: str
    before: Side
    after: Side
    about: str  # what was denied or said and no longer is, or the things it is done among; "" where no word says
    points: float  # how plainly, some .8 to 2.5; in a short work twice the chance


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements, as they are compared."""

    before: Said
    after: Said
    about: str
    points: float


def find_reversals(reading: Reading) -> dict[str, Reversal]:
    """For each lead the best reversal that is shown; who isn't in it shows none."""
    n_words = float(reading.scene_words.sum())
    if n_words <= SHORT:
        shown = {who: _weighed(who, signs, n_words) for who, signs in find_signs(reading).items()}
        return {who: one for who, one in shown.items() if one is not None}
    said_by = {who: _parts(said) for who, said in said_by_leads(reading, BEFORE, AFTER).items()}
    n_pairs = max((len(first) * len(late) for first, late in said_by.values()), default=0)
    found = {who: _best(first, late, n_pairs) for who, (first, late) in said_by.items()}
    return {who: Reversal(who, one.before, one.after, one.about, one.points) for who, one in found.items() if one}


def _weighed(who: str, signs: Shown, n_words: float) -> Reversal | None:
    """The reversal of a lead of a short work; none without both sides."""
    p = chance(signs, n_words)
    if signs.sides is None or p < SHOWN:
        return None
    before, after = signs.sides
    return Reversal(who, before, after, signs.about, 2 * p)


@dataclass(frozen=True)
class _Early:
    """The statements of the first part, by what could be reversed in them."""

    said: tuple[Said, ...]
    by_word: dict[str, list[Said]]
    by_side: dict[tuple[int, int], list[Said]]

    def against(self, after: Said) -> Iterable[Said]:
        """Those that a later statement may reverse, in the order of the text."""
        found: dict[int, Said] = {}
        for word in after.statement.about:
            found.update((one.span.start, one) for one in self.by_word.get(word, ()))
        for row, side in after.statement.sides:
            found.update((one.span.start, one) for one in self.by_side.get((row, 1 - side), ()))
        if after.statement.turn == OUTRIGHT:
            found.update((one.span.start, one) for one in self.said[:1])
        return (found[start] for start in sorted(found))


def _early(said: Sequence[Said]) -> _Early:
    by_word: dict[str, list[Said]] = defaultdict(list)
    by_side: dict[tuple[int, int], list[Said]] = defaultdict(list)
    for one in said:
        for word in one.statement.about:
            by_word[word].append(one)
        for side in one.statement.sides:
            by_side[side].append(one)
    creeds = [one for one in said if one.statement.is_creed]
    return _Early(tuple(creeds), by_word, by_side)


def _parts(said: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """The first part and the last one; a turn is no beginning."""
    first = [one for one in said if one.progress <= BEFORE and one.in_turn < OUTRIGHT]
    return first, [one for one in said if one.progress >= AFTER]


def _best(first: Sequence[Said], late: Sequence[Said], n_pairs: int) -> _Pair | None:
    """The best reversal between two parts; `n_pairs` could be compared by the lead who says most."""
    counts = Counter(word for one in (*first, *late) for word in one.statement.about)
    enough = ENOUGH + MORE * max(0.0, math.log10(max(1, n_pairs) / FEW))
    pairs = _pairs(_early(first), late, counts, enough)
    found = sorted((one for one in pairs if n_pairs < MANY or _is_own(one)), key=lambda one: -one.points)
    return next((one for one in found if _is_held(one, late)), None)


def _pairs(early: _Early, late: Sequence[Said], counts: Counter[str], enough: float) -> Iterator[_Pair]:
    for after in late:
        for before in early.against(after):
            about, points = _compare(before.statement, after, counts)
            if points >= enough:
                yield _Pair(before, after, about, points)


def _compare(before: Statement, said: Said, counts: Counter[str]) -> tuple[str, float]:
    """What is reversed between two statements, and how many points for it."""
    after = said.statement
    turned = (before.said & after.denied) | (before.denied & after.said)
    weights = {word: 1 / (1 + (counts[word] - 2) / RARE) for word in turned}
    about = max(weights, key=lambda word: (weights[word], word), default="")
    points = weights.get(about, 0.0)
    if any((row, 1 - side) in after.sides for row, side in before.sides):
        points += PAIR
        if said.in_turn or said.around & before.about:
            points += NEAR
    if after.turn and (points or (before.is_creed and before.about & after.about)):
        points += TURN
    elif after.turn == OUTRIGHT and before.is_creed:
        points += ALONE
    return about, points


def _is_own(pair: _Pair) -> bool:
    """Whether it is an outright turn of what both lines say by `I`."""
    if pair.after.statement.turn < OUTRIGHT:
        return False
    return pair.about in pair.before.statement.own and pair.about in pair.after.statement.own


def _is_held(pair: _Pair, late: Sequence[Said]) -> bool:
    """Whether nothing later says again what was said first."""
    about = pair.about
    if not about:
        return True
    was_denied = about in pair.before.statement.denied
    return not any(
        about in (later.statement.denied if was_denied else later.statement.said)
        for later in late
        if later.progress > pair.after.progress
    )
