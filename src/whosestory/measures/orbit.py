"""Orbit: of a lead's scenes without another, those that are about the other. Is one a function of the other's story?

A fact is a scene in which `who` is and `other` isn't, and `other` is named in talk or sought in the action. The
share of such scenes, both ways, says who turns around whom; it never votes.
"""

from collections.abc import Iterator
from itertools import permutations

from whosestory.measures.facts import Fact, FactFinder
from whosestory.reading import Reading
from whosestory.source import Span
from whosestory.work import Form

NAMED, SOUGHT = "named", "sought"
_SEEKING = frozenset("seek find search hunt look follow chase track call phone dial text ring trace await miss".split())


def orbits(reading: Reading) -> dict[tuple[str, str], tuple[int, int]]:
    """For each lead and each other: of how many of the lead's scenes without the other how many are about the other."""
    facts = list(compute(reading))
    out = {}
    for who, other in permutations(reading.cast.leads, 2):
        about = {fact.scene for fact in facts if (fact.who, fact.other) == (who, other)}
        without = {scene for scene, there in enumerate(reading.presence) if who in there and other not in there}
        out[who, other] = (len(about), len(about | without))
    return out


def compute(reading: Reading) -> Iterator[Fact]:
    """List each scene that is about an absent lead once for each lead in it, at the first place that shows it."""
    shown: dict[tuple[int, str], tuple[str, Span]] = {}
    for scene, named, kind, span in _signs(reading):
        if (scene, named) not in shown or span.start < shown[scene, named][1].start:
            shown[scene, named] = (kind, span)
    for (scene, named), (kind, span) in shown.items():
        there = reading.presence[scene]
        if named in reading.cast.leads and (named not in there or kind == SOUGHT):
            for who in reading.cast.leads:
                if who in there and who != named:
                    yield Fact(kind, scene, span, who, named)


def _signs(reading: Reading) -> Iterator[tuple[int, str, str, Span]]:
    for naming in reading.namings:
        yield naming.scene, naming.named, NAMED, naming.span
    spoken = _speaking(reading)
    for act in reading.clauses.acts:
        sought = act.patient or act.to
        if act.lemma in _SEEKING and not act.negated and sought and sought.character not in spoken[act.scene]:
            yield act.scene, sought.character, SOUGHT, act.span


def _speaking(reading: Reading) -> list[set[str]]:
    """Who speaks or acts in each scene: somebody only sought does neither."""
    out: list[set[str]] = [set() for _ in reading.work.scenes]
    for line in reading.spoken:
        if not line.is_voice_over:
            out[line.scene].update(reading.cast.speakers(line))
    for act in reading.clauses.acts:
        if act.agent is not None:
            out[act.scene].add(act.agent.character)
    return out


FINDER = FactFinder(
    name="orbit",
    version=1,
    asks="Are the one's own scenes about the other?",
    kinds=(NAMED, SOUGHT),
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Phelan 1989, Reading People, Reading Plots (characters as functions of another's story)",
    caveat="named in talk only where the name is that lead's alone; 'he' and 'she' in talk aren't followed",
    compute=compute,
)
