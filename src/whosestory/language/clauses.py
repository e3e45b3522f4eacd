"""Who does what to whom in a paragraph of action: clauses found by rule, without a model.

Action in screenplays is narrow English: a name or pronoun and a verb in -s, verbs that share it, participles, sentences
that go on without a subject. The references (who is named or meant where) are given, so a name is never taken for a
verb, nor the verb behind it for a noun. One pass over the tokens, a few tokens of looking ahead.

References: Quirk et al. 1985, A Comprehensive Grammar of the English Language (ch. 10, 14, 15: clause elements,
nonfinite clauses); the rules here are ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from whosestory.language.clause_parser import parse
from whosestory.language.clause_state import Draft
from whosestory.language.clause_tokens import Reference, tokenize
from whosestory.source import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One act or state: who does it, to whom. Agent, patient and `to` are indices into the references, or None."""

    verb: Span  # in the paragraph
    lemma: str
    agent: int | None = None
    patient: int | None = None
    to: int | None = None  # the first reference behind a preposition: looks at Tom, hands it to Tom's brother
    part: bool = False  # the patient's hand, coat or name, not the whole of them
    negated: bool = False
    tries: bool = False  # tried, wanted, ordered, about to be done: not told as done
    passive: bool = False


def find_clauses(text: str, references: Sequence[Reference], *, goes_on: int | None = None) -> list[Clause]:
    """The clauses of a paragraph in which a reference takes part, in the order of their verbs.

    Joint agents (Ben and Sera carry it) and joint patients give a clause each. Clauses of the camera (we see Ben) and
    states (Ben is tired) are none. The references must stand in order and not overlap. `goes_on` is the reference (an
    empty one at 0, first in the list) that a first sentence without a subject goes on with.

    >>> text = "Ben grabs Sera's arm."
    >>> [clause] = find_clauses(text, [Reference(0, 3), Reference(10, 16)])
    >>> clause.lemma, clause.agent, clause.patient, clause.part
    ('grab', 0, 1, True)
    """
    tokens = tokenize(text, references)
    drafts = parse(tokens, references, goes_on)
    out = [clause for draft in drafts for clause in _clauses(draft, tokens[draft.token][1], tokens[draft.token][2])]
    return sorted(out, key=lambda clause: clause.verb.start)


def _clauses(draft: Draft, start: int, end: int) -> list[Clause]:
    if draft.camera or not (draft.agents or draft.patients):
        return []
    span = Span(start, end)
    n = max(len(draft.patients), len(draft.tos), 1)
    out = []
    for agent in draft.agents or (None,):
        for at in range(n):
            patient = draft.patients[min(at, len(draft.patients) - 1)] if draft.patients else None
            out.append(
                Clause(
                    span,
                    draft.lemma,
                    agent,
                    patient,
                    draft.tos[min(at, len(draft.tos) - 1)] if draft.tos else None,
                    part=patient in draft.parts,
                    negated=draft.negated,
                    tries=draft.tries,
                    passive=draft.passive,
                )
            )
    return out
