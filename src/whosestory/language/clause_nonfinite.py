"""Participles and infinitives: whose they are, and whether what they say is done."""

from whosestory.language.clause_groups import Group, skip_adverbs, verb_group
from whosestory.language.clause_state import (
    ACT,
    AND,
    DET,
    GAP,
    NOUN,
    PART,
    PREP,
    REF,
    REL,
    START,
    SUB,
    Draft,
    State,
    Who,
)
from whosestory.language.clause_verbs import begin, shared
from whosestory.language.verbs import (
    BASE,
    BE,
    BREAK,
    DO,
    HAVE,
    ING,
    NOT,
    NOUNY,
    PARTICLE,
    PREPOSITION,
    S_FORM,
    TO,
    verbs_of,
)

_ENDING = frozenset("stop quit finish cease".split())
_ABLE = frozenset("first last one only able".split())
_BOUND = frozenset("head drive bring take return report go".split())
_TURNS = frozenset({"turn", "look", "lean", "stop"})  # to answer, to face
_GERUND_AFTER = frozenset("without by before after in on upon when while".split())


def read_past(state: State, at: int) -> int:
    """Told to wait, Ben waits. Sera enters, followed by Ben. Who saw it all."""
    by = _has_by(state, at)
    lemma = state.tokens[at][3]
    draft = Draft(at, lemma, passive=True, negated=False)
    if state.prev == START and (by or state.tokens[at + 1][0] & (TO | PREPOSITION | PARTICLE)):
        state.fronted.append(draft)
    elif state.prev == REL:
        return begin(state, state.relative, Group(at + 1, at, lemma))
    elif state.prev in (GAP, AND) and state.cur is not None and state.cur.passive and not state.dependent:
        draft.patients, draft.agents = state.cur.patients, state.cur.agents
    elif state.prev == GAP and by:
        draft.patients = shared(state)
    elif state.prev == REF and by and state.np:
        draft.patients = state.np
    else:
        return 0
    return state.open(draft, at + 1)


def _has_by(state: State, at: int) -> bool:
    for tags, _, _, word, _ in state.tokens[at + 1 : at + 4]:
        if word == "by":
            return True
        if tags & BREAK:
            break
    return False


def read_participle(state: State, at: int, tags: int) -> int:
    """Holding her hand, Ben leads; he stands smoking; without looking at her. 0 where it's a noun or an adjective."""
    prev, cur, lemma = state.prev, state.cur, state.tokens[at][3]
    draft = Draft(at, lemma)
    if prev == DET or (tags & NOUNY and prev in (NOUN, ACT)):
        return 0
    if prev == START:
        state.fronted.append(draft)
    elif prev == REF and state.np:
        draft.agents = state.np
    elif prev in (GAP, AND):
        if state.fronted and state.running is None and state.pend is None:
            state.fronted.append(draft)
        elif prev == AND and not state.gap_and and cur is not None and state.tokens[cur.token][0] & ING:
            draft.agents = cur.agents
        else:
            draft.agents = shared(state, peek=True)
    elif prev == NOUN:
        draft.agents = _behind_noun(state)
    elif prev in (ACT, PART):
        if cur is None:
            draft.agents = state.running or ()
        elif cur.lemma in verbs_of("posture") and cur.lemma not in _ENDING:
            draft.agents = cur.agents
        elif cur.lemma in verbs_of("gerund") and cur.lemma not in _ENDING:
            draft.agents, draft.tries = cur.agents, True
        else:
            return 0
    elif (prev == PREP and state.prep in _GERUND_AFTER) or prev == SUB:
        draft.negated = state.prep == "without"
        if state.running is None and state.pend is None:
            state.fronted.append(draft)
        else:
            draft.agents = state.running if state.running is not None else state.pend or ()
    else:
        return 0
    draft.negated |= bool(at and state.tokens[at - 1][0] & NOT)
    return state.open(draft, at + 1)


def _behind_noun(state: State) -> Who:
    """stands in the doorway holding a gun is still Ben's; a man holding a gun is a man's."""
    if state.pend is not None:
        return state.pend
    if state.cur is not None and state.cur.lemma in verbs_of("posture"):
        return state.cur.agents
    return (state.running or ()) if state.cur is None else ()


def read_infinitive(state: State, at: int) -> int:
    """asks Greta to open it, turns to go, lies to protect him; 0 where `to` is a preposition."""
    after, no = skip_adverbs(state.tokens, at + 1)
    tags, cur = state.tokens[after][0], state.cur
    if cur is None and state.running and not tags & S_FORM:
        cur = Draft(at, "be", state.running)  # is the first to look; is ready to go
    if cur is None or not tags & (BASE | BE | HAVE | DO) or tags & (S_FORM | ING):
        return 0
    bound = cur.lemma in verbs_of("moving") or cur.lemma in _BOUND
    if tags & NOUNY and bound and cur.token >= at - 3 and cur.lemma not in _TURNS:  # goes to work
        return 0
    group = verb_group(state.tokens, after)
    if group is None:
        return 0
    no |= bool(state.tokens[at - 1][0] & NOT)
    draft = Draft(group.main, group.lemma, cur.agents, negated=group.negated | no, tries=group.tries, camera=cur.camera)
    if state.cur is None:
        draft.tries = state.tokens[at - 1][3] not in _ABLE
    elif cur.lemma in verbs_of("ordering"):
        draft.agents, draft.tries = _ordered(state, cur), True
    elif cur.lemma in verbs_of("turning") or cur.lemma in verbs_of("trying"):
        draft.tries = not draft.negated
    if group.main < 0:
        return group.end
    if group.passive:
        draft.passive, draft.patients, draft.agents = True, draft.agents, ()
    if any(one is cur for one in state.fronted):
        state.fronted.append(draft)
    return state.open(draft, group.end)


def _ordered(state: State, cur: Draft) -> Who:
    """Who is to do it: whoever is asked, told or shouted at; whoever does the asking where that is nobody."""
    if cur.passive:
        return cur.patients
    if state.prev == REF and state.np and not state.is_reflexive(state.np):
        return state.np
    return () if state.mode == "noun" or state.prep else cur.agents
