"""Change: who is different at the end.

Two kinds of events. A reversal: what a lead says near the start (in short works also does) and its opposite near the
end, not taken back; it stands at the second passage and needs the scene of the first. And graded evidence, small and
often: what is done to somebody, and how they take things in (that they look, watch, know, wait), each times how likely
the mention means this character, and counting .5 at the start to 1.5 at the end. Who falls is another question:
`fortune`.
"""

from collections.abc import Iterator

from whosestory.cast import Mention
from whosestory.language.verbs import verbs_of
from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Act, Reading, Reversal, find_reversals
from whosestory.work import SEEN, SPOKEN, Form

OF_A_POINT = 20.0  # acts that a point of a reversal counts for: docs/decisions/0019-change-and-fortune.md
TAKES_IN = ("looking", "stative")  # lists of verbs: to look and watch; to know, wait, hear, stand, feel
AT_START = 0.5  # what a sign counts at the start, rising by 1 to the end: change shows in what comes late


def reversals(reading: Reading) -> dict[str, Reversal]:
    """The reversal shown for each lead, both lines cited; for whoever isn't in it none is shown."""
    return find_reversals(reading)


def compute(reading: Reading) -> Iterator[Event]:
    """List reversals, what is done to whom, and who takes in what."""
    for who, one in find_reversals(reading).items():
        needs = (one.before.scene,) if one.before.scene != one.after.scene else ()
        yield Event(one.after.scene, who, OF_A_POINT * one.points, one.after.span, needs)
    if reading.work.form is not Form.SCREENPLAY:
        return  # stage directions tell entrances and blows, and little of how anybody takes them
    verbs = frozenset(verb for name in TAKES_IN for verb in verbs_of(name))
    rising = (AT_START + reading.progress).tolist()
    for act in reading.clauses.acts:
        if not act.negated:
            for mention in _moved(act, verbs):
                yield Event(act.scene, mention.character, rising[act.scene] * mention.p, act.span)


def _moved(act: Act, verbs: frozenset[str]) -> Iterator[Mention]:
    """Whom an act moves: to whom it is done, and who takes something in."""
    for mention in (act.patient, act.to):
        if mention is not None:
            yield mention
    if act.agent is not None and act.lemma in verbs:
        yield act.agent


MEASURE = Measure(
    name="change",
    version=1,
    question=Question.CHANGE,
    votes=True,
    basis=Basis.ALL,
    least=10,  # half a page of action, or one reversal (docs/decisions/0019-change-and-fortune.md)
    counts="signs of change",
    asks="Who is different at the end?",
    unit="share of the signs of change, a cited reversal counting for many, 0 to 1; sums to 1",
    higher_means="more of what changes somebody is shown on this character",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Egri 1946, The Art of Dramatic Writing (a character ends at the pole opposite to the first)",
    departure="poles are looked for in words; without them what is done to and taken in by somebody counts",
    caveat="most changes are never put into words: without both lines it says who was moved, not that they changed",
    compute=compute,
)
