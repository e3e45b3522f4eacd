"""Knowledge: what the audience sees done that a lead doesn't see, and whom a lead knows before the audience does.

What is done is an act of one character to another that matters to know: harm, a gift, a decision. Whoever is in the
scene *witnesses* it; whoever later hears one of the two named in talk *may hear* of it; from the others it's *hidden*.
The reverse is *ahead*: a lead names another whom we haven't met yet.
"""

from collections.abc import Iterator

from whosestory.language.verbs import verbs_of
from whosestory.measures.facts import Fact, FactFinder
from whosestory.reading import Act, Reading
from whosestory.work import Form

WITNESSES, MAY_HEAR, HIDDEN, AHEAD = "witnesses", "may hear", "hidden", "ahead"
_WORTH_KNOWING = ("harming", "giving", "deciding")


def compute(reading: Reading) -> Iterator[Fact]:
    """List what each lead sees, may hear of, never learns, and knows before us."""
    for act in reading.clauses.acts:
        pair = _worth_knowing(act)
        for lead in reading.cast.leads if pair else ():
            yield Fact(_knows(reading, lead, act.scene, pair), act.scene, act.span, lead, pair[0])
    met = _met(reading)
    for naming in reading.namings:
        if naming.speaker in reading.cast.leads and naming.scene < met.get(naming.named, 0):
            yield Fact(AHEAD, naming.scene, naming.span, naming.speaker, naming.named)


def _worth_knowing(act: Act) -> tuple[str, ...]:
    """Who does it to whom, if it matters to know."""
    if act.agent is None or act.patient is None or act.negated or act.tries:
        return ()
    pair = (act.agent.character, act.patient.character)
    return pair if pair[0] != pair[1] and any(act.lemma in verbs_of(kind) for kind in _WORTH_KNOWING) else ()


def _knows(reading: Reading, lead: str, scene: int, pair: tuple[str, ...]) -> str:
    if lead in reading.presence[scene]:
        return WITNESSES
    hears = any(
        naming.named in pair and naming.scene > scene and lead in reading.presence[naming.scene]
        for naming in reading.namings
        if lead not in (naming.speaker, naming.named)
    )
    return MAY_HEAR if hears else HIDDEN


def _met(reading: Reading) -> dict[str, int]:
    """The first scene in which each lead is."""
    met: dict[str, int] = {}
    for scene, there in enumerate(reading.presence):
        for lead in there:
            met.setdefault(lead, scene)
    return met


FINDER = FactFinder(
    name="knowledge",
    version=1,
    asks="Who knows what we know?",
    kinds=(WITNESSES, MAY_HEAR, HIDDEN, AHEAD),
    applies_to=frozenset({Form.SCREENPLAY}),
    source="Sternberg 1978, Expositional Modes and Temporal Ordering (who knows more, audience or character)",
    caveat="what is only said, and what is learnt off the page, isn't seen",
    compute=compute,
    least=5,
    counts="acts worth knowing",
)
