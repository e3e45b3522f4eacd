"""Verbs that make a clause of their own: which words are verbs here, and who their subject is."""

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
from whosestory.language.lexicons import load_words
from whosestory.language.verbs import (
    ADVERB,
    BASE,
    BE,
    BOTH,
    BREAK,
    DETERMINER,
    DO,
    HAVE,
    ING,
    KNOWN,
    MODAL,
    NOISE,
    NOUNY,
    OBJECT,
    OWNER,
    PLURAL,
    QUOTE,
    REFERENCE,
    S_FORM,
    VERB,
    verbs_of,
)

AUXILIARY = BE | HAVE | DO | MODAL
_FOLLOWS = frozenset(
    "on at to into toward towards for onto past through out off back away down up over around from".split()
)
_HEADING = frozenset("for to toward towards back out off up down into inside".split())


def read_finite(state: State, at: int, tags: int) -> int:
    """Begin a clause at a verb in -s or an auxiliary; 0 where the word is none here."""
    if not tags & AUXILIARY and not _may_be_verb(state, at, tags):
        return 0
    if state.prev == START and tags & AUXILIARY and state.tokens[at + 1][0] & REFERENCE:
        return _question(state, at)
    inverted = _inverted(state, at, tags)
    subject: Who | None
    if inverted is not None:
        subject = inverted
    elif state.prev == START:
        subject = state.last or ()
    elif state.prev in (GAP, AND):
        subject = shared(state)
    elif state.prev == REL:
        subject = state.relative
    elif state.prev == NOUN or (state.prev in (REF, ACT, PART) and tags & AUXILIARY):
        if state.finite and not tags & AUXILIARY:
            return 0
        subject = state.pend if state.pend is not None and state.prep else ()
    elif state.prev == SUB:
        subject = ()
    else:
        return 0
    group = verb_group(state.tokens, at)
    if group is None or (tags & DO and group.lemma == "do" and state.tokens[at + 1][0] & REFERENCE):
        return 0
    if inverted is not None:
        state.np = inverted
    n_skipped = 1 + int(bool(state.tokens[at + 1][0] & DETERMINER)) if inverted is not None else 0
    return begin(state, subject, group, skip=n_skipped)


def _may_be_verb(state: State, at: int, tags: int) -> bool:
    if state.prev in (DET, PREP, ACT, PART, REF):
        return False
    if not tags & KNOWN:
        return state.prev == REL
    doubtful = tags & NOUNY or (tags & NOISE and state.prev == START)
    return not doubtful or state.prev == REL or follows(state, at)


def follows(state: State, at: int) -> bool:
    """Whether what stands behind a word that is as often a noun makes it a verb."""
    tags, _, _, word, _ = state.tokens[at + 1]
    lemma = state.tokens[at][3]
    if tags & (REFERENCE | DETERMINER) or word == "it":
        return True
    if lemma in load_words("body_parts"):
        return lemma in ("head", "back") and word in _HEADING
    return bool(tags & ADVERB) or word in _FOLLOWS


def shared(state: State, *, peek: bool = False) -> Who:
    """The subject of a verb behind a comma or an and; with `peek` nothing is settled by asking."""
    if state.pend is not None:
        return state.pend
    if state.outer is not None and (state.gap_and or (state.prev == GAP and not peek)):
        found = state.outer
        if not peek:
            state.outer, state.dependent = None, False
        return found
    return state.running if state.running is not None else state.last or ()


def _inverted(state: State, at: int, tags: int) -> Who | None:
    """says Ben, behind a quotation; out of it walks Ben."""
    name = at + 1
    while state.tokens[name][0] & DETERMINER and not state.tokens[name][0] & VERB:
        name += 1
    after, _, _, _, index = state.tokens[name]
    if not after & REFERENCE or after & (OWNER | OBJECT) or tags & AUXILIARY:
        return None
    if is_finite(state.tokens[name + 1][0]):
        return None
    lemma = state.tokens[at][3]
    if at and state.tokens[at - 1][0] & QUOTE and lemma in verbs_of("saying"):
        return (index,)
    moves = lemma in verbs_of("moving") or lemma in verbs_of("posture")
    return (index,) if state.in_front and state.prev in (NOUN, PREP, REF) and moves and state.pend is None else None


def _question(state: State, at: int) -> int:
    """Does Tom see her? What is asked isn't told as done."""
    index = state.tokens[at + 1][4]
    after, no = skip_adverbs(state.tokens, at + 2)
    group = verb_group(state.tokens, after) if state.tokens[after][0] & (BASE | ING) else None
    if group is None:
        return 0
    return begin(state, (index,), Group(group.end, group.main, group.lemma, no | group.negated, True))


def is_finite(tags: int) -> bool:
    """Whether a word can only be a verb with a subject: sits, is, has, will."""
    return bool(tags & (S_FORM | AUXILIARY)) and not tags & ING


def read_base(state: State, at: int, tags: int) -> int:
    """The recruits salute; they turn and run."""
    if not tags & KNOWN or state.tokens[at][3] in BOTH:
        return 0
    if state.prev == AND and not state.gap_and and (further := _base_again(state, at, tags)):
        return further
    if tags & NOUNY and not follows(state, at):
        return 0
    if state.prev == NOUN and state.plural and not state.finite and not (state.pend is not None and state.prep):
        if state.prep and state.running is not None:
            return 0
        return begin(state, (), verb_group(state.tokens, at) or Group(at + 1, at, state.tokens[at][3]))
    subject = shared(state, peek=True) if state.prev in (GAP, AND) else ()
    if len(subject) > 1 or is_plural(state, subject):
        return begin(state, shared(state), verb_group(state.tokens, at) or Group(at + 1, at, state.tokens[at][3]))
    if state.prev == REL and (len(state.relative) > 1 or is_plural(state, state.relative)):
        return begin(state, state.relative, Group(at + 1, at, state.tokens[at][3]))
    return 0


def _base_again(state: State, at: int, tags: int) -> int:
    """sees Walt glance up and spit; begins to dance and twirl: who does the one does the other."""
    cur = state.cur
    if cur is None or not state.tokens[cur.token][0] & BASE or state.tokens[cur.token][0] & S_FORM:
        return 0
    if tags & NOUNY and not state.tokens[at + 1][0] & (REFERENCE | DETERMINER | BREAK | ADVERB):
        return 0
    draft = Draft(at, state.tokens[at][3], cur.agents, negated=cur.negated, tries=cur.tries, camera=cur.camera)
    return state.open(draft, at + 1)


def is_plural(state: State, who: Who) -> bool:
    """Whether a subject is they."""
    if len(who) != 1 or not state.references[who[0]].is_pronoun or who[0] not in state.named:
        return False
    return bool(state.named[who[0]][0] & PLURAL)


def begin(state: State, subject: Who, group: Group, *, skip: int = 0) -> int:
    """A finite clause begins; `skip`: how many tokens behind the verb are its subject."""
    unreal = group.main > 0 and state.tokens[group.main - 1][3] in ("nearly", "almost")
    if state.camera and not subject:
        draft = Draft(group.main, group.lemma, camera=True)
    else:
        draft = Draft(
            group.main,
            group.lemma,
            subject,
            negated=group.negated | state.nobody,
            tries=group.tries | unreal | state.as_if,
            passive=group.passive,
        )
    if group.passive and not draft.camera:
        draft.agents, draft.patients = (), subject
    if state.whom:
        draft.patients, state.whom = state.whom, ()
    if state.fronted:
        state.resolve_fronted(subject)
    if subject == state.pend or not state.dependent:
        state.pend = None
    state.running, state.finite = subject, True
    state.nobody = state.camera = state.as_if = False
    if not state.dependent:
        state.main = subject
    if group.main < 0:
        state.cur, state.prev, state.prep, state.mode = None, ACT, "", ""
        return group.end
    return state.open(draft, group.end + skip)
