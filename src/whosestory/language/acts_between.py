"""What one person does to another in a paragraph of action or a speech: one of eleven acts.

They are: seeks, gives, asks, forbids, yields, tends, harms, leaves, offers help, refuses help, warns.

Each kind has patterns of words (`act_patterns.py`); what they weigh is added up for whoever acts, and the heaviest kind
is the act. A label such as "enabling" is nobody's here: the acts are told, the label is the reader's.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from whosestory.language.act_patterns import EITHER, NAME, OWNER, STOPS, SUBJECT, Match, find_matches
from whosestory.language.clause_tokens import Reference

ACTS = (
    "refuses_help",
    "warns",
    "forbids",
    "offers_help",
    "yields",
    "leaves",
    "harms",
    "tends",
    "gives",
    "seeks",
    "asks",
)  # where two weigh the same, the one that stands first
ENOUGH = 2.0  # points that make an act
A_WORD = 0.1  # of a point for every word of a pattern: of two patterns the longer says more

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[.!?:;]")
_QUOTED = re.compile(r"[\"“]([^\"”]{1,400})[\"”]")
_SUBJECTS = {"he": SUBJECT, "she": SUBJECT, "they": SUBJECT, "him": NAME, "them": NAME, "his": OWNER, "their": OWNER}
_BEFORE_OBJECTS = frozenset(
    "to for at with from of on by after before behind beside into onto over under round around about near".split()
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One act between two: who does it to whom, as indices into the references or None, and where it is said."""

    act: str
    start: int
    end: int
    agent: int | None = None
    other: int | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as tokens, with the places of its people."""

    tokens: list[str]
    spans: list[tuple[int, int]]
    references: list[int | None]  # for each token, whom it stands for


def find_said(text: str, names: Sequence[Reference] = ()) -> Deed | None:
    """What a speech does to whom it is said to; None for talk that does none of it.

    >>> [find_said(text).act for text in ("Lend me your coat, please.", "Look out!", "You win. Keep it.")]
    ['asks', 'warns', 'yields']
    >>> find_said("It rained all night.") is None
    True
    """
    words = _read(text, names)
    return _heaviest(words, [(None, match) for match in find_matches(words.tokens, "between_said")], ())


def strikes_bargain(text: str) -> bool:
    """Whether a speech makes a bargain with whom it is said to, or sets its terms.

    >>> strikes_bargain("I'll stay, but you can never ask me to stop."), strikes_bargain("Never ask a miller.")
    (True, False)
    """
    return bool(find_matches(_read(text, ()).tokens, "bargains"))


def find_seen(
    text: str, people: Sequence[Reference], verbs: Mapping[int, int | None] = MappingProxyType({})
) -> list[Deed]:
    """What the people of a paragraph do to each other, one act at most for each who acts.

    `verbs` says of the verbs that begin at an offset whose they are, where that is known: an index, or None for
    somebody who isn't among the people.

    >>> find_seen("Ben hands Sera the keys.", [Reference(0, 3, who="ben"), Reference(10, 14, who="sera")])
    [Deed(act='gives', start=4, end=14, agent=0, other=1)]
    """
    words = _read(_unquoted(text), people)
    agents = _agents(words)
    found: list[tuple[int | None, Match]] = []
    for match in find_matches(words.tokens, "between_seen"):
        begins = words.spans[match.agent_at][0]
        agent = verbs[begins] if begins in verbs else agents[match.agent_at]
        if agent is None and verbs:
            continue
        if match.other is not None and _is_same(people, agent, words.references[match.other]):
            if match.start != match.other:
                continue
            agent = None
        found.append((agent, match))
    for quote in _QUOTED.finditer(text):
        before = [at for at, span in enumerate(words.spans) if span[1] <= quote.start()]
        after = [at for at, span in enumerate(words.spans) if span[0] >= quote.end()]
        agent = agents[before[-1]] if before else agents[after[-1]] if after else None
        said = _read(quote[1], ())
        found += [(agent, _moved(match)) for match in find_matches(said.tokens, "between_said")]
    by_agent: dict[str, list[tuple[int | None, Match]]] = {}
    for agent, match in found:
        by_agent.setdefault(_who(people, agent), []).append((agent, match))
    deeds = [_heaviest(words, each, people) for each in by_agent.values()]
    whole = [deed for deed in deeds if deed is not None]
    if not whole and len(by_agent) > 1 and (pooled := _heaviest(words, found, people)) is not None:
        return [pooled]  # what no one of them does enough for, they do together
    return whole


def _moved(match: Match) -> Match:
    """A match inside a quotation, which has no place among the paragraph's tokens."""
    return Match(match.pattern, -1, -1, -1, None)


def _read(text: str, people: Sequence[Reference]) -> _Text:
    bare = text.replace("’", "'")
    tokens: list[str] = []
    spans: list[tuple[int, int]] = []
    references: list[int | None] = []
    at = 0
    for match in _TOKEN.finditer(bare):
        while at < len(people) and people[at].end <= match.start():
            at += 1
        if at < len(people) and people[at].start < match.end():
            token = _token_of(match[0].lower())
            if people[at].start < match.start() and references and references[-1] == at:
                tokens[-1] = token  # a further word of the same name
                continue
            tokens.append(token)
            references.append(at)
        else:
            word = match[0].lower()
            tokens.append(_SUBJECTS.get(word, EITHER if word == "her" else word))
            references.append(None)
        spans.append(match.span())
    return _Text(tokens, spans, references)


def _token_of(word: str) -> str:
    if word in _SUBJECTS or word == "her":
        return _SUBJECTS.get(word, EITHER)
    return OWNER if word.endswith(("'s", "s'")) else NAME


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def _agents(words: _Text) -> list[int | None]:
    """For each token, who acts there: the first of its sentence that can be a subject, else who acted before."""
    out: list[int | None] = []
    last: int | None = None
    here: int | None = None
    for at, token in enumerate(words.tokens):
        if token in STOPS:
            last, here = here if here is not None else last, None
        elif here is None and token == NAME and words.references[at] is not None:
            if at == 0 or words.tokens[at - 1] not in _BEFORE_OBJECTS:
                here = words.references[at]
        elif here is None and token == SUBJECT:
            here = words.references[at] if words.references[at] is not None else last
        out.append(here if here is not None else last)
    first = next((who for who in out if who is not None), None)
    return [who if who is not None else first for who in out]


def _who(people: Sequence[Reference], at: int | None) -> str:
    return "" if at is None else people[at].who or f"#{at}"


def _is_same(people: Sequence[Reference], one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and _who(people, one) == _who(people, other)


def _heaviest(words: _Text, found: Sequence[tuple[int | None, Match]], people: Sequence[Reference]) -> Deed | None:
    weights: dict[str, float] = {}
    longest: dict[str, tuple[int | None, Match]] = {}
    for agent, match in found:
        act = match.pattern.act
        n_words = sum(not part.gap for part in match.pattern.parts)
        weights[act] = weights.get(act, 0.0) + match.pattern.weight + A_WORD * n_words
        if act not in longest or n_words > sum(not part.gap for part in longest[act][1].pattern.parts):
            longest[act] = agent, match
    best = max(ACTS, key=lambda act: (weights.get(act, 0.0), -ACTS.index(act)))
    if weights.get(best, 0.0) < ENOUGH:
        return None
    agent, match = longest[best]
    start, end = (words.spans[match.start][0], words.spans[match.end - 1][1]) if match.start >= 0 else (0, 0)
    other = words.references[match.other] if match.other is not None else None
    if other is None:
        other = next((at for at in words.references if at is not None and not _is_same(people, at, agent)), None)
    return Deed(best, start, end, agent, other)


__all__ = ["ACTS", "Deed", "find_said", "find_seen", "strikes_bargain"]
