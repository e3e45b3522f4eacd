"""Whom "he", "she", "they" and "the fisherman" mean in action, by what the text itself has said of everybody.

Which pronoun goes with whom is counted where only one person is named. For who isn't known from that, each scene is
walked under every assignment, and the likeliest is kept.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import log

from whosestory.cast.agreement import SIDE_AS_WRITTEN, Sides, describe_by_titles, side_of_noun
from whosestory.cast.cast import Character, How, Mention
from whosestory.cast.marks import FOUND, PERSONS, STOP, Marks, Speech, marks_of
from whosestory.cast.meant import Ties, Walk
from whosestory.cast.names import fold, parse_name
from whosestory.cast.salience import Salience
from whosestory.work import SEEN, Work

SURE = 0.85  # p from which a pronoun says by itself which one the text uses
SURE_VOTE = 0.34  # three of them are enough
VOTE = 0.5  # a pronoun behind the only name of its paragraph may still mean somebody else
MAX_TRIED = 5  # characters of a scene whose pronoun is sought at once
MAX_RUNS = 200  # pronouns walked over to find sides, beside the one walk that counts
MAX_SURE = 3.0  # votes that a scene may give
MIN_THEY = 3  # of a scene's pronouns: from then on somebody may go by they
_OWNING = frozenset({"his", "her", "himself", "herself"})
SHORT = 200  # names in the action: in a shorter work what is learned at the end is used at the beginning


@dataclass(frozen=True)
class Meant:
    """Mentions that are no names, and the pronouns that the text uses for each character."""

    mentions: list[Mention]
    sides: dict[str, str]


def find_meant(
    work: Work, characters: Sequence[Character], mentions: list[Mention], speeches: Sequence[tuple[str, ...]]
) -> Meant:
    """Mentions in what is seen by pronoun and by what somebody is called; each with the likeliest, and who else."""
    sides = _learn(work, mentions)
    describe_by_titles(sides, characters)
    is_short = len(mentions) < SHORT
    ties = _tie(characters, sides)
    found: list[Mention] = []
    for _ in range(2 if is_short else 1):
        found = _walk(work, mentions, speeches, sides, ties, MAX_RUNS * SHORT if is_short else MAX_RUNS)
    return Meant(found, _used(work, sides, found))


def _used(work: Work, sides: Sides, found: Iterable[Mention]) -> dict[str, str]:
    """Which pronoun the text uses for each character: from the votes, else from the pronouns that surely mean them."""
    sure = Sides()
    for mention in found:
        if mention.how is How.PRONOUN and mention.p >= SURE:
            sure.vote(mention.character, SIDE_AS_WRITTEN[work.source.quote(mention.span)], SURE_VOTE)
    return sure.used() | sides.used()


def _learn(work: Work, mentions: Iterable[Mention]) -> Sides:
    """Votes for everybody's pronoun: from paragraphs that name only one. Names are never looked at.

    It votes if it's the first pronoun behind the name, and no object (Ben hits him), nor in another's sentence (his).
    """
    sides, text = Sides(), work.source.text
    for end, found in _by_line(work, mentions):
        who, start = found[0].character, found[0].span.end
        if found[0].alternatives or any(mention.character != who for mention in found):
            continue
        for match in FOUND.finditer(text, start, end):
            side = SIDE_AS_WRITTEN.get(match[0])
            if side in ("he", "she"):
                if match[0].lower() == side or (
                    match[0].lower() in _OWNING and not STOP.search(text, start, match.start())
                ):
                    sides.vote(who, side, VOTE)
                break
    return sides


def _by_line(work: Work, mentions: Iterable[Mention]) -> list[tuple[int, list[Mention]]]:
    """Each seen line that names somebody: its end, and who is named."""
    starts: dict[int, list[Mention]] = defaultdict(list)
    lines = list(work.lines(*SEEN))
    at = 0
    for mention in mentions:
        while at < len(lines) and lines[at].span.end <= mention.span.start:
            at += 1
        if at < len(lines):
            starts[at].append(mention)
    return [(lines[at].span.end, found) for at, found in starts.items()]


def _tie(characters: Iterable[Character], sides: Sides) -> Ties:
    """Whom nouns describe from the start: characters called what they are (COP)."""
    ties: Ties = {}
    for character in characters:
        if character.is_group:
            sides.describe(character.id, "they")
        elif (name := fold(character.name).lower()) in PERSONS or parse_name(character.name).is_generic:
            ties.setdefault(name, set()).add(character.id)
    return ties


def _introduce(marks: Marks, sides: Sides, ties: Ties) -> None:
    """Let nouns beside a name describe whoever is named: SAM, a fisherman."""
    for noun in marks.introduced:
        ties.setdefault(noun.noun, set()).add(noun.whose)
        if side := side_of_noun(noun.noun):
            sides.describe(noun.whose, side)


def _walk(
    work: Work, mentions: list[Mention], speeches: Sequence[tuple[str, ...]], sides: Sides, ties: Ties, budget: int
) -> list[Mention]:
    near, out, at = Salience(), list[Mention](), 0
    for scene in work.scenes:
        marks, at = marks_of(work, scene, mentions, at, speeches)
        near.end_scene()
        _introduce(marks, sides, ties)
        if 0 < marks.n_pronouns < budget:
            budget -= marks.n_pronouns * _settle(marks, near, sides, ties, budget)
        Walk(sides, ties, scene.index, out=out).run(marks.all, near)
    return out


def _settle(marks: Marks, near: Salience, sides: Sides, ties: Ties, budget: int) -> int:
    """Find the pronouns of a scene's people that aren't known yet; how many assignments were tried."""
    seen = Counter(mark.character for mark in marks.all if type(mark) is Mention)
    seen.update(mark.who for mark in marks.all if type(mark) is Speech)
    unknown = [who for who, _ in seen.most_common() if not sides.is_sure(who)][:MAX_TRIED]
    if not unknown:
        return 0
    values = ("he", "she", "they") if marks.n_they >= MIN_THEY and len(unknown) < MAX_TRIED else ("he", "she")
    while unknown and marks.n_pronouns * len(values) ** len(unknown) > budget:
        unknown.pop()
    best: dict[str, dict[str, float]] = {who: {} for who in unknown}
    for held in product(values, repeat=len(unknown)) if unknown else ():
        trial = dict(zip(unknown, held, strict=True))
        walk = Walk(sides, ties, trial=trial)
        walk.run(marks.all, near.copy())
        found = walk.likelihood + sum(log(sides.fit(who, side) + 0.01) for who, side in trial.items())
        for who, side in trial.items():
            best[who][side] = max(best[who].get(side, found), found)
    for who, by_side in best.items():
        (side, most), (_, second) = sorted(by_side.items(), key=lambda item: -item[1])[:2]
        sides.suppose(who, side, min(MAX_SURE, most - second))
    n_tried: int = len(values) ** len(unknown) if unknown else 0
    return n_tried
