"""Who does what to whom in a paragraph of action: clauses found by rule, without a model.

Action in screenplays is narrow English: a name or pronoun and a verb in -s, verbs that share it, participles, sentences
that go on without a subject. The references (who is named or meant where) are given, so a name is never taken for a
verb, nor the verb behind it for a noun. One pass over the tokens, a few tokens of looking ahead.

References: Quirk et al. 1985, A Comprehensive Grammar of the English Language (ch. 10, 14, 15: clause elements,
nonfinite clauses); the rules here are ours.
"""

from collections.abc import Sequence
from operator import attrgetter

from whosestory.language.clause_parser import parse
from whosestory.language.clause_state import Draft
from whosestory.language.clause_tokens import Reference, Token, tokenize
from whosestory.source import Span, record


@record
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
    drafts = [draft for draft in drafts if not draft.camera and (draft.agents or draft.patients)]
    drafts.sort(key=_TOKEN_OF)
    return [clause for draft in drafts for clause in _clauses(draft, tokens[draft.token])]


_TOKEN_OF = attrgetter("token")


def _clauses(draft: Draft, token: Token) -> list[Clause]:
    span = Span(token[1], token[2])
    if len(draft.agents) < 2 and len(draft.patients) < 2 and len(draft.tos) < 2:
        return [_clause(draft, span, *(draft.agents or _NOBODY), *(draft.patients or _NOBODY), *(draft.tos or _NOBODY))]
    n = max(len(draft.patients), len(draft.tos), 1)
    out = []
    for agent in draft.agents or (None,):
        for at in range(n):
            patient = draft.patients[min(at, len(draft.patients) - 1)] if draft.patients else None
            to = draft.tos[min(at, len(draft.tos) - 1)] if draft.tos else None
            out.append(_clause(draft, span, agent, patient, to))
    return out


_NOBODY = (None,)


def _clause(draft: Draft, span: Span, agent: int | None, patient: int | None, to: int | None) -> Clause:
    part = patient in draft.parts
    return Clause(span, draft.lemma, agent, patient, to, part, draft.negated, draft.tries, draft.passive)
