"""Deeds that come back: a lead acts near the start, and near the end acts otherwise among the same things.

A gate that is shut in the first scene and taken off its hinges in the last, a crumb that is taken and then given: of
two scenes in which a lead acts the things that both name are counted, neighbours once ("mouth organ"), if they stand in
few scenes. Where the lead does the same thing both times (waters the same fern) nothing has turned.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from whosestory.language.phrases import plain_words
from whosestory.language.statements import content_of
from whosestory.reading.clauses import Act
from whosestory.reading.reading import Reading
from whosestory.reading.sayings import Side
from whosestory.source import Span
from whosestory.work import SEEN, Scene

LIKELY = 0.4  # a mention by pronoun, in a short paragraph
FEW_SCENES = 3  # a thing in more of them is furniture
WITHOUT_AN_ACT = 0.75  # what a pair counts for where the lead is meant and no act of theirs is found
# acts that say nothing of how somebody is
_ANYBODYS = frozenset("look be have see stand sit come go put take get turn walk make do say".split())


@dataclass(frozen=True)
class _Paragraph:
    span: Span
    who: frozenset[str]
    things: tuple[str, ...]  # in their order, "" for a word that is none


@dataclass(frozen=True)
class _Seen:
    """What is to be seen in one scene."""

    scene: int
    paragraphs: tuple[_Paragraph, ...]
    acts: dict[str, frozenset[str]]  # each one's verbs
    things: frozenset[str]

    def groups(self, shared: frozenset[str]) -> int:
        """How many of the things are named, words side by side counting as one."""
        named, n, goes_on = set[str](), 0, False
        for paragraph in self.paragraphs:
            for thing in paragraph.things:
                n += thing in shared and thing not in named and not goes_on
                named.add(thing)
                goes_on = thing in shared
        return n

    def side(self, who: str, shared: frozenset[str]) -> Side:
        """The paragraph that means somebody and names most of the things."""
        mine = [one for one in self.paragraphs if who in one.who]
        return Side(self.scene, max(mine, key=lambda one: len(shared.intersection(one.things))).span)


@dataclass(frozen=True, slots=True)
class DeedAgain:
    """Two scenes in which a lead acts among the same things."""

    before: Side
    after: Side
    things: tuple[str, ...]
    weight: float  # how many things come back


def deeds_again(reading: Reading, names: frozenset[str], before: float, after: float) -> dict[str, DeedAgain]:
    """For each lead the two scenes with most in common; who isn't in it has none.

    `names` are no things; the middle of the first scene stands before the share `before` of the words, that of the
    second after `after`.
    """
    seen = [_seen(reading, scene, names) for scene in reading.work.scenes]
    scenes = Counter(thing for one in seen for thing in one.things)
    few = frozenset(thing for thing, n in scenes.items() if 1 < n <= FEW_SCENES)
    middle = (reading.progress + reading.scene_words / reading.scene_words.sum() / 2).tolist()
    early = [one for one in seen if middle[one.scene] <= before]
    late = [one for one in seen if middle[one.scene] >= after]
    found = {who: _best(who, early, late, few) for who in reading.cast.leads}
    return {who: one for who, one in found.items() if one is not None}


def _seen(reading: Reading, scene: Scene, names: frozenset[str]) -> _Seen:
    acts = [act for act in reading.clauses.acts if act.scene == scene.index]
    verbs: dict[str, set[str]] = {}
    for act in acts:
        if act.agent is not None and act.agent.p > LIKELY:
            verbs.setdefault(act.agent.character, set()).add(act.lemma)
    paragraphs = tuple(_paragraphs(reading, scene, acts, names))
    things = frozenset(thing for one in paragraphs for thing in one.things if thing)
    return _Seen(scene.index, paragraphs, {who: frozenset(each) for who, each in verbs.items()}, things)


def _paragraphs(reading: Reading, scene: Scene, acts: Sequence[Act], names: frozenset[str]) -> Iterator[_Paragraph]:
    verbs = {act.lemma for act in acts}
    agents = [(act.span, act.agent) for act in acts if act.agent is not None]
    meant = [(mention.span, mention) for mention in reading.mentions]
    for line in scene.lines:
        if line.kind in SEEN:
            here = [one for at, one in (*meant, *agents) if line.span.start <= at.start < line.span.end]
            words = (content_of(word) for word in plain_words(reading.work.quote(line)).split())
            things = tuple("" if word in names or word in verbs else word for word in words)
            yield _Paragraph(line.span, frozenset(one.character for one in here if one.p > LIKELY), things)


def _best(who: str, early: Sequence[_Seen], late: Sequence[_Seen], few: frozenset[str]) -> DeedAgain | None:
    best: DeedAgain | None = None
    for one, other in product(early, late):
        shared = few & one.things & other.things
        mine, later = one.acts.get(who, frozenset()), other.acts.get(who, frozenset())
        is_in = all(any(who in each.who for each in scene.paragraphs) for scene in (one, other))
        if shared and is_in and not (mine & later) - _ANYBODYS:
            weight = min(one.groups(shared), other.groups(shared)) * (1.0 if mine and later else WITHOUT_AN_ACT)
            if best is None or weight > best.weight:
                best = DeedAgain(one.side(who, shared), other.side(who, shared), tuple(sorted(shared)), weight)
    return best
