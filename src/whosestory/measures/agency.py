"""Agency: the share of the acts in the action that is each character's.

An event is a clause in action with a character as its agent: an act done counts 1, one only tried, wanted or ordered
.5, a negated one nothing, each times how likely the mention means this character. Looking, states and what a body does
by itself (sit, know, blush) are no acts. What is done to a character isn't in the number: `deeds` lists both sides.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from whosestory.cast import Mention
from whosestory.language.verbs import verbs_of
from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Act, Reading
from whosestory.source import Span
from whosestory.work import SEEN, Form

TRIED = 0.5  # an act that isn't told as done shows will, and less of it: docs/decisions/0007-clauses.md


@dataclass(frozen=True, slots=True)
class Deed:
    """One act that a character does or suffers."""

    scene: int
    span: Span
    lemma: str
    other: str | None  # whom it's done to, or who does it, if that is a character
    negated: bool = False
    tries: bool = False


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a character does, and what is done to it, in the order of the text."""

    done: tuple[Deed, ...]
    suffered: tuple[Deed, ...]


def deeds(reading: Reading, character: str) -> Deeds:
    """A character's acts, done and suffered, where its mention is likelier than not; negated ones are marked."""
    acts = [act for act in reading.clauses.acts if _is_act(act)]
    done = [_deed(act, act.patient or act.to) for act in acts if _means(act.agent, character)]
    suffered = [
        _deed(act, act.agent) for act in acts if _means(act.patient, character) and not _means(act.agent, character)
    ]
    return Deeds(tuple(dict.fromkeys(done)), tuple(dict.fromkeys(suffered)))


def _means(mention: Mention | None, character: str) -> bool:
    return mention is not None and mention.character == character and mention.p > 0.5


def _deed(act: Act, other: Mention | None) -> Deed:
    return Deed(act.scene, act.span, act.lemma, other.character if other else None, act.negated, act.tries)


def _is_act(act: Act) -> bool:
    return not any(act.lemma in verbs_of(kind) for kind in ("looking", "stative", "bodily"))


def compute(reading: Reading) -> Iterator[Event]:
    """List who does what."""
    seen: set[tuple[int, str]] = set()
    for act in reading.clauses.acts:
        if act.agent is None or act.negated or not _is_act(act):
            continue
        amount = TRIED if act.tries else 1.0
        for character, p in ((act.agent.character, act.agent.p), *act.agent.alternatives):
            if (act.span.start, character) not in seen:
                seen.add((act.span.start, character))
                yield Event(act.scene, character, amount * p, act.span)


MEASURE = Measure(
    name="agency",
    version=1,
    question=Question.WILL,
    votes=True,
    basis=Basis.ALL,
    least=10,  # acts: half a page of action (docs/decisions/0007-clauses.md)
    counts="acts in the action",
    asks="Who does things?",
    unit="share of the acts done in action, 0 to 1; sums to 1",
    higher_means="more of what is done is done by this character",
    reads=SEEN,
    applies_to=frozenset({Form.SCREENPLAY}),
    source="Sap et al. 2017, Connotation Frames of Power and Agency in Modern Films",
    departure="no lexicon of connotations: acts are counted, states, looks and reflexes left out",
    caveat="acts by words (orders, refusals) aren't seen; a fight is many acts",
    compute=compute,
)
