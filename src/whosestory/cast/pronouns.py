"""Whom "he" and "she" mean in action: which pronoun the text uses for whom, then the nearest who fits."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from whosestory.cast.cast import How, Mention, Role
from whosestory.source import Span
from whosestory.work import SEEN, LineKind, Work

MIN_VOTES = 2  # pronouns that must speak for one reading of a character
MIN_AGREEMENT = 0.7  # of the votes; a text that says he and she about alike says neither
FORGET = 0.6  # how much less likely somebody is with each name that came between
SPEAKER = 0.7  # weight of who spoke last, beside 1 for who was named last in the action
UNKNOWN = 0.35  # weight of somebody whose pronoun the text hasn't shown
OBJECT_WEIGHT = 0.7  # "Ben hits Tom. He runs.": the subject is likelier
LEAST_P = 0.15  # below this an alternative isn't worth keeping
REACH = 6  # how many names back a pronoun looks

_PRONOUN = re.compile(  # opens with a letter, so that all others are passed over fast
    r"[HhSs](?<=\b.)(?i:(?<=s)he|(?<=h)(?:e|im(?:self)?|is|er(?:s(?:elf)?)?))\b"
)
_SIDE = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_AFTER_HER = re.compile(r"\s+([a-z]+)")
_NOT_OWNED = frozenset(
    "to and at in on as with from by for up down out off into over away back then but or the a an is are if".split()
)


def learn_pronouns(work: Work, mentions: Iterable[Mention]) -> dict[str, str]:
    """Which pronoun the text uses for each character: votes from paragraphs that name only one.

    Returns "he" or "she" by id; who isn't in it is unknown. Names are never looked at.
    """
    by_line = _by_line(work, mentions)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for end, found in by_line:
        people = {mention.character for mention in found}
        if len(people) == 1 and not found[0].alternatives:
            first = _PRONOUN.search(work.source.text, found[0].span.end, end)
            if first:
                votes[found[0].character][_SIDE[first[0].lower()]] += 1
    out = {}
    for character, counts in votes.items():
        side, n = counts.most_common(1)[0] if counts else ("", 0)
        if n >= MIN_VOTES and n >= MIN_AGREEMENT * counts.total():
            out[character] = side
    return out


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


@dataclass(slots=True)
class _Near:
    """Somebody a pronoun could mean."""

    character: str
    weight: float


def resolve_pronouns(
    work: Work, mentions: list[Mention], sides: dict[str, str], speeches: tuple[tuple[str, ...], ...]
) -> list[Mention]:
    """Mentions by pronoun in what is seen, each with the likeliest character and the alternatives."""
    out: list[Mention] = []
    named = {mention.span.start: mention for mention in mentions}
    starts = sorted(named)
    at = 0
    for scene in work.scenes:
        near: list[_Near] = []
        for line in scene.lines:
            if line.kind is LineKind.CUE and line.speech is not None and not line.is_voice_over:
                for speaker in speeches[line.speech] if line.speech < len(speeches) else ():
                    _remember(near, speaker, SPEAKER)
            if line.kind not in SEEN:
                continue
            while at < len(starts) and starts[at] < line.span.start:
                at += 1
            text = work.quote(line)
            for match in _PRONOUN.finditer(text):
                start = line.span.start + match.start()
                while at < len(starts) and starts[at] < start:
                    _remember_mention(near, named[starts[at]])
                    at += 1
                found = _resolve(near, match, text, start, line.scene, sides)
                if found:
                    out.append(found)
                    _remember(near, found.character, 1.0 if found.role is Role.SUBJECT else OBJECT_WEIGHT)
            while at < len(starts) and starts[at] < line.span.end:
                _remember_mention(near, named[starts[at]])
                at += 1
    return out


def _remember_mention(near: list[_Near], mention: Mention) -> None:
    _remember(near, mention.character, 1.0 if mention.role is Role.SUBJECT else OBJECT_WEIGHT)


def _remember(near: list[_Near], character: str, weight: float) -> None:
    """Put somebody first; everybody else is one name further back."""
    if near and near[0].character == character:
        near[0].weight = max(near[0].weight, weight)
        return
    near[:] = [other for other in near if other.character != character][: REACH - 1]
    for other in near:
        other.weight *= FORGET
    near.insert(0, _Near(character, weight))


def _resolve(
    near: list[_Near], match: re.Match[str], text: str, start: int, scene: int, sides: dict[str, str]
) -> Mention | None:
    side = _SIDE[match[0].lower()]
    weights: dict[str, float] = {}
    for other in near:
        known = sides.get(other.character, "")
        if known in ("", side):
            weights[other.character] = other.weight * (1.0 if known else UNKNOWN)
    if not weights:
        return None
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    rest = tuple((character, weight / total) for character, weight in ranked[1:] if weight / total >= LEAST_P)
    span = Span(start, start + len(match[0]))
    return Mention(ranked[0][0], span, scene, How.PRONOUN, _role(match, text), rest)


def _role(match: re.Match[str], text: str) -> Role:
    word = match[0].lower()
    if word in {"he", "she"}:
        return Role.SUBJECT
    after = _AFTER_HER.match(text, match.end())
    if word == "his" or (word == "her" and after and after[1] not in _NOT_OWNED):
        return Role.POSSESSOR
    return Role.OBJECT
