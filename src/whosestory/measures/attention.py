"""Attention: the share of the action's references that is each character's.

An event is a mention in action or a shot, by name or pronoun: a subject counts 1, an object or possessor .5, any
other place .25, each times how likely the mention means this character. What means several (they, the two men) is
divided among them.
"""

from collections import Counter
from collections.abc import Iterator

from whosestory.cast import How, Role
from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SEEN, Form

WEIGHTS = {Role.SUBJECT: 1.0, Role.OBJECT: 0.5, Role.POSSESSOR: 0.5, Role.OTHER: 0.25}


def compute(reading: Reading) -> Iterator[Event]:
    """List who is named or meant where in what is seen."""
    several = Counter(mention.span for mention in reading.mentions if mention.how is How.PLURAL)
    for mention in reading.mentions:
        weight = WEIGHTS[mention.role] / (several.get(mention.span, 1) if several else 1)
        yield Event(mention.scene, mention.character, weight * mention.p, mention.span)
        for character, p in mention.alternatives:
            yield Event(mention.scene, character, weight * p, mention.span)


MEASURE = Measure(
    name="attention",
    version=2,
    question=Question.EYES,
    votes=True,
    basis=Basis.ALL,
    least=30,  # weighted mentions (docs/decisions/0004-least-bases.md)
    counts="mentions in the action",
    asks="Whom does the action watch?",
    unit="share of the weighted mentions in action, 0 to 1; sums to 1",
    higher_means="what is to be seen is more often this character",
    reads=SEEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Labatut & Bost 2019, Extraction and Analysis of Fictional Character Networks (mentions as a unit)",
    departure="mentions are weighted by their place in the sentence",
    caveat="action-heavy roles are named more; pronouns are resolved by rule and sometimes wrongly",
    compute=compute,
)
