"""Who falls: loses more than is gained, and ends lower; and in which scene the worst of it is told.

In a work of a few pages every scene is weighed for every lead (`falls.toml`, fitted by `training/fit_leads.py` to works
of our own): the losses and gains of the ledger, where it stands, and all of its words. A lead falls by the worst
scenes, the last ones, and the words of the whole. In a long work losses have to outweigh gains in the ledger.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp
from weakref import WeakKeyDictionary

from whosestory.language.fortune import LOSS
from whosestory.language.linear import load_model
from whosestory.reading.fortunes import Entry, ledger, losses_outweigh, weighed_ledger, worst_loss
from whosestory.reading.lead_pieces import (
    APART,
    SAYS,
    SEEN_IN,
    YES,
    Piece,
    lead_pieces,
    part_features,
    scene_features,
    words_logit,
)
from whosestory.reading.reading import Reading
from whosestory.reading.sayings import SHORT, Side

SHOWN = 0.5  # chance from which a fall is shown
OPENING = 0.2  # of the scenes
CLOSE = 3  # scenes at the end
PARTS = frozenset(
    {f"{SEEN_IN} first", f"{SEEN_IN} middle", f"{SEEN_IN} last", f"{SAYS} middle", f"{SAYS} last"},
)
SCENE_SIGNS = ("loss", "losses", "gain", "nobodys", "phrases", "place", "place_squared", "opening", "there", "length")
LEAD_SIGNS = ("worst", "second", "all", "plainest", "last", "close")
WORDS, CONSTANT = "words", "constant"
Values = dict[str, float]


@dataclass(frozen=True, slots=True)
class Fall:
    """How likely a lead falls, 0 to 1, and where the worst of it is told."""

    chance: float
    worst: Side

    @property
    def is_shown(self) -> bool:
        return self.chance >= SHOWN


_FALLS: WeakKeyDictionary[Reading, dict[str, Fall]] = WeakKeyDictionary()  # two finders ask, once is enough


@dataclass(frozen=True)
class LeadScene:
    """What one scene holds of one lead."""

    index: int
    values: Values  # of `SCENE_SIGNS`
    features: list[str]
    pieces: Sequence[Piece]


def find_falls(reading: Reading) -> dict[str, Fall]:
    """For each lead whether they fall, and where the worst is told; who isn't in it has no line that could tell it."""
    if reading not in _FALLS:
        _FALLS[reading] = _find_falls(reading)
    return dict(_FALLS[reading])


def _find_falls(reading: Reading) -> dict[str, Fall]:
    if float(reading.scene_words.sum()) > SHORT:
        return _by_ledger(reading)
    entries = weighed_ledger(reading)
    pieces = lead_pieces(reading)
    leads = {who: here for who, here in pieces.items() if here}
    return {who: _weighed(scenes_of(reading, entries, who, here), entries, who) for who, here in leads.items()}


def scenes_of(reading: Reading, entries: Sequence[Entry], who: str, pieces: Sequence[Piece]) -> list[LeadScene]:
    """Each scene as it stands to a lead."""
    n = len(reading.work.scenes)
    out = []
    for at in range(n):
        here = [one for one in pieces if one.side.scene == at]
        values = _scene_values([one for one in entries if one.scene == at], who, (at + 0.5) / n, here)
        out.append(LeadScene(at, values, scene_features(here), here))
    return out


def fall_features(pieces: Sequence[Piece]) -> list[str]:
    """The words of the whole work that tell of a fall."""
    return part_features(pieces, PARTS)


def words_of_fall(pieces: Sequence[Piece]) -> float:
    """The logit that a lead falls, by words alone."""
    return words_logit("fallen", pieces, PARTS)


def lead_values(logits: Sequence[float]) -> Values:
    """The signs of a fall by the scenes' logits, in their order."""
    chances = [_chance(one) for one in logits]
    worst, second = sorted([*chances, 0.0], reverse=True)[:2]
    values = (worst, second, sum(chances), max(logits), chances[-1], sum(chances[-CLOSE:]))
    return dict(zip(LEAD_SIGNS, values, strict=True))


def _scene_values(here: Sequence[Entry], who: str, place: float, pieces: Sequence[Piece]) -> Values:
    losses = [one.chance for one in here if one.who == who and one.sign == LOSS]
    gains = [one.chance for one in here if one.who == who and one.sign != LOSS]
    nobodys = [one.chance for one in here if one.who is None and one.sign == LOSS]
    n_phrases = sum(one.is_plain for one in here if one.who == who and one.sign == LOSS)
    is_there = any(one.how in (SEEN_IN, SAYS) for one in pieces)
    values = (max(losses, default=0.0), sum(losses), max(gains, default=0.0), max(nobodys, default=0.0), n_phrases)
    rest = (place, place**2, place < OPENING, is_there, len(pieces) / 10)
    return dict(zip(SCENE_SIGNS, map(float, (*values, *rest)), strict=True))


def _weighed(scenes: Sequence[LeadScene], entries: Sequence[Entry], who: str) -> Fall:
    model = load_model("blows")
    logits = [_logit("scene", one.values, float(model.scores(one.features)[0])) for one in scenes]
    pieces = [piece for scene in scenes for piece in scene.pieces]
    words = words_of_fall(pieces)
    worst = scenes[max((scene.index for scene in scenes if scene.pieces), key=logits.__getitem__)]
    return Fall(_chance(_logit("lead", lead_values(logits), words)), _plainest(worst, entries, who))


def _plainest(scene: LeadScene, entries: Sequence[Entry], who: str) -> Side:
    """Where in a scene a loss is told plainest: by the ledger, else by the words of its pieces."""
    told = worst_loss([one for one in entries if one.scene == scene.index], who)
    if told is not None:
        return Side(scene.index, told.span)
    model = load_model("blows")
    near = [one for one in scene.pieces if one.how != APART] or scene.pieces
    best = max(near, key=lambda one: model.part(scene_features([one]), YES))
    return best.side


def _by_ledger(reading: Reading) -> dict[str, Fall]:
    entries = ledger(reading)
    worst = {who: worst_loss(entries, who) for who in reading.cast.leads}
    return {
        who: Fall(float(losses_outweigh(entries, who)), Side(one.scene, one.span))
        for who, one in worst.items()
        if one is not None
    }


def _logit(what: str, values: Values, words: float) -> float:
    weight = weights()[what]
    return weight[CONSTANT] + weight[WORDS] * words + sum(weight[name] * value for name, value in values.items())


def _chance(logit: float) -> float:
    return 1 / (1 + exp(-logit))


@lru_cache(maxsize=1)
def weights() -> dict[str, Values]:
    """What each sign adds to the logit: of a scene with a blow ("scene"), of a fall ("lead")."""
    text = files("whosestory.reading").joinpath("falls.toml").read_text("utf-8")
    return {name: {key: float(value) for key, value in rows.items()} for name, rows in tomllib.loads(text).items()}
