"""What one person does to another in a paragraph of action or a speech: one of eleven acts.

They are: seeks, gives, asks, forbids, yields, tends, harms, leaves, offers help, refuses help, warns. A linear model
(`models/acts.toml`) judges for each order of two people what the one does to the other: the likeliest act counts if it
is likelier than none, and as likely as is asked for. A label such as "enabler" is nobody's here: the acts are told, the
label is the reader's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from whosestory.language.act_features import Passage, Place, features_of, places_of, read_passage, read_tokens
from whosestory.language.act_patterns import find_matches
from whosestory.language.clause_tokens import Reference
from whosestory.language.linear import load_model

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
)
N_DECIDING = 3  # features that are shown for an act
_NOBODY = ("\x01", "\x02")  # a speech's speaker and hearer, where nobody is named


@dataclass(frozen=True, slots=True)
class Deed:
    """One act between two: who does it to whom, as indices into the references or None, and where it is said."""

    act: str
    start: int
    end: int
    agent: int | None = None
    other: int | None = None
    chance: float = 1.0
    words: tuple[str, ...] = ()  # what decided: the words as they stand, the weightiest first


def find_said(text: str, names: Sequence[Reference] = (), *, speaker: str = "", likely: float = 0.0) -> Deed | None:
    """What a speech does to whom it is said to; None for talk that does none of it.

    Of the people named in it only the speaker and whom it is said to are wanted.

    >>> [find_said(text).act for text in ("Lend me your coat, please.", "Look out!", "All right, you win.")]
    ['asks', 'warns', 'yields']
    >>> find_said("The plums are early this year.") is None
    True
    """
    passage = read_passage(text, names, is_speech=True)
    agent = speaker or _NOBODY[0]
    other = next((name.who for name in names if name.who != agent), _NOBODY[1])
    return _likeliest(text, passage, agent, other, likely)


def strikes_bargain(text: str) -> bool:
    """Whether a speech makes a bargain with whom it is said to, or sets its terms.

    >>> strikes_bargain("I'll stay, but you can never ask me to stop."), strikes_bargain("Never ask a miller.")
    (True, False)
    """
    return bool(find_matches(read_tokens(text.replace("’", "'"), ()).tokens, "bargains"))


def find_seen(text: str, people: Sequence[Reference], *, likely: float = 0.0) -> list[Deed]:
    """What the people of a paragraph do to each other, one act at most for each who acts, the likeliest first.

    Of one act found both ways the likelier is meant.
    A reference without a `who` is somebody whose acts aren't wanted.

    >>> text = "Ben hands Sera the keys."
    >>> [deed] = find_seen(text, [Reference(0, 3, who="ben"), Reference(10, 14, who="sera")])
    >>> deed.act, deed.agent, deed.other, text[deed.start : deed.end]
    ('gives', 0, 1, 'hands Sera')
    """
    known = dict.fromkeys(person.who for person in people if person.who)
    if len(known) < 2:
        return []
    passage = read_passage(text, people, is_speech=False)
    found: dict[tuple[str, str], Deed] = {}
    for agent, other in permutations(known, 2):
        deed = _likeliest(text, passage, agent, other, likely)
        if deed is not None:
            found[agent, other] = deed
    best: dict[str, Deed] = {}
    for (agent, other), deed in sorted(found.items(), key=lambda item: -item[1].chance):
        back = found.get((other, agent))
        if agent not in best and (back is None or back.act != deed.act or back.chance <= deed.chance):
            best[agent] = deed
    return list(best.values())


def _likeliest(text: str, passage: Passage, agent: str, other: str, likely: float) -> Deed | None:
    """The likeliest act of one to another, if it is likely enough and likelier than none."""
    model = load_model("acts")
    features = features_of(passage, agent, other)
    chances = dict(zip(model.labels, model.chances(features).tolist(), strict=True))
    act = max(ACTS, key=chances.__getitem__)
    if chances[act] <= max(likely, chances["none"]):
        return None
    places = _deciding(passage, features, act)
    start, end = (min(place[0] for place in places), max(place[1] for place in places)) if places else (0, len(text))
    if _by_a_stranger(passage, start, end):
        return None
    words = tuple(dict.fromkeys(text[begin:stop] for begin, stop in places))
    at = [_nearest(passage.people, who, start) for who in (agent, other)]
    return Deed(act, start, end, at[0], at[1], chances[act], words)


def _by_a_stranger(passage: Passage, start: int, end: int) -> bool:
    """Whether all that is done between two places is done by somebody who isn't among the people: a porter."""
    here = [clause for clause in passage.clauses if start <= clause.verb.start < end]
    return bool(here) and all(clause.agent is None and not clause.passive for clause in here)


def _deciding(passage: Passage, features: Sequence[str], act: str) -> list[Place]:
    """Where the features stand that say most for an act, those that mean the passage as a whole aside."""
    placed = dict(zip(features, places_of(passage), strict=False))
    return [placed[name] for name in load_model("acts").deciding(placed, act, N_DECIDING)]


def _nearest(people: Sequence[Reference], who: str, offset: int) -> int | None:
    at = [index for index, person in enumerate(people) if person.who == who]
    return min(at, key=lambda index: abs(people[index].start - offset), default=None)


__all__ = ["ACTS", "Deed", "find_said", "find_seen", "strikes_bargain"]
