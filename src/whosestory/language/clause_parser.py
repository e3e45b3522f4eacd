"""The pass over a paragraph's tokens that puts verbs and references together."""

from collections.abc import Callable, Sequence

from whosestory.language.clause_nonfinite import read_infinitive, read_participle, read_past
from whosestory.language.clause_references import read_reference
from whosestory.language.clause_state import ACT, AND, DET, GAP, NOUN, PART, PREP, REF, REL, START, SUB, Draft, State
from whosestory.language.clause_tokens import Reference, Token
from whosestory.language.clause_verbs import AUXILIARY, read_base, read_finite
from whosestory.language.verbs import (
    ADVERB,
    BASE,
    BREAK,
    CAMERA,
    COLON,
    CONJUNCTION,
    DETERMINER,
    HAVE,
    ING,
    NOT,
    PARTICLE,
    PAST,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    REFERENCE,
    S_FORM,
    STOP,
    SUBORDINATOR,
    TO,
    VERB,
    WHO,
)

_COMPLEMENT = frozenset("that how why what if whether".split())
_SEPARABLE = frozenset("up down out back away aside apart forth off".split())  # picks up Ben: no preposition

Step = Callable[[State, int], int]  # reads the token at a place; returns where to go on


def parse(tokens: Sequence[Token], references: Sequence[Reference], goes_on: int | None = None) -> list[Draft]:
    """All clauses, in the order in which they were met."""
    named = {token[4]: token for token in tokens if token[4] >= 0}
    state = State(tokens, references, named, last=None if goes_on is None else (goes_on,))
    at, n = 0, len(tokens)
    while at < n:
        at = _STEPS[tokens[at][0]](state, at)
    return state.drafts


class _Steps(dict[int, Step]):
    """What to do at a token depends on its tags alone: found once for each set of tags."""

    def __missing__(self, tags: int) -> Step:
        found = self[tags] = _step(tags)
        return found


_STEPS = _Steps()


def _step(tags: int) -> Step:
    if tags == ADVERB:
        return _pass
    if tags & REFERENCE:
        return read_reference
    if tags & BREAK:
        return _stop if tags & STOP else _break
    if tags & TO:
        return _to
    if tags & WHO:
        return _who
    if tags & VERB:
        return _verb
    alone: dict[int, Step] = {0: _plain, DETERMINER: _determiner, PREPOSITION: _preposition, CONJUNCTION: _conjunction}
    return alone.get(tags, _other)


def _pass(_: State, at: int) -> int:
    return at + 1


def _plain(state: State, at: int) -> int:
    """A noun or an adjective, as most words are."""
    _noun(state, 0)
    return at + 1


def _determiner(state: State, at: int) -> int:
    state.other_first |= state.prev == START
    state.prev = DET
    return at + 1


def _preposition(state: State, at: int) -> int:
    state.in_front |= state.prev == START
    state.prev, state.prep = PREP, state.tokens[at][3]
    return at + 1


def _conjunction(state: State, at: int) -> int:
    state.gap_and = state.prev == GAP
    state.prev, state.prep, state.finite = AND, "", False
    return at + 1


def _to(state: State, at: int) -> int:
    return read_infinitive(state, at) or _other(state, at)


def _verb(state: State, at: int) -> int:
    return _read_verb(state, at, state.tokens[at][0]) or _other(state, at)


def _stop(state: State, at: int) -> int:
    if not state.tokens[at - 1][0] & STOP:  # else nothing was said since
        state.end_sentence()
    if state.tokens[at][0] & S_FORM:  # a sentence in which others do something was left out
        state.last = ()
    return at + 1


def _break(state: State, at: int) -> int:
    tags = state.tokens[at][0]
    if state.other_first and state.prev == NOUN and state.running is None and state.pend is None:
        state.pend = ()  # The frog, for once, stays put
    if state.prev != NOUN:
        state.nobody = False
    state.gap_and = state.finite = state.in_front = state.other_first = False
    state.prep = ""
    state.colon = bool(tags & COLON)
    if not (tags & COLON and state.prev == ACT):
        state.prev = GAP
    return at + 1


def _other(state: State, at: int) -> int:
    tags, _, _, lemma, _ = state.tokens[at]
    if tags & NOT:
        _deny(state, tags)
    following = state.tokens[at + 1][0] if at + 1 < len(state.tokens) else STOP
    if tags & CONJUNCTION:
        return _conjunction(state, at)
    if tags & SUBORDINATOR and not tags & PREPOSITION and _opens_clause(state, tags, following):
        _subordinate(state, lemma)
    elif tags & PARTICLE and lemma in _SEPARABLE and state.prev in (ACT, PART, REF):
        state.prev = PART
    elif tags & PREPOSITION:
        return _preposition(state, at)
    elif tags & (ADVERB | NOT) and not tags & (PRONOUN | DETERMINER | VERB):
        pass
    elif (
        tags & DETERMINER
        and not following & (BREAK | VERB & ~(BASE | PAST | ING | S_FORM))
        and not _is_subject(state, tags, following)
    ):
        return _determiner(state, at)
    else:
        _noun(state, tags)
    return at + 1


def _who(state: State, at: int) -> int:
    lemma = state.tokens[at][3]
    is_near = state.prev in (REF, GAP) and state.np
    found = state.np if is_near else state.pend or ()
    if lemma == "whom" or state.prev == PREP:
        state.whom = found if state.prev != PREP else ()
    elif lemma == "who":
        state.relative = found
    if state.pend is None and state.running is not None:
        state.outer = state.running
    state.prev, state.prep, state.finite, state.dependent = REL, "", False, True
    return at + 1


def _deny(state: State, tags: int) -> None:
    """Nobody moves, he never moves, says nothing."""
    if tags & PRONOUN and state.cur is not None and state.prev in (ACT, PREP) and not tags & DETERMINER:
        state.cur.negated = True
    elif tags & (PRONOUN | ADVERB):
        state.nobody = True


def _is_subject(state: State, tags: int, following: int) -> bool:
    return bool(tags & PRONOUN and following & S_FORM and state.prev not in (ACT, PREP))


def _opens_clause(state: State, tags: int, following: int) -> bool:
    if not tags & DETERMINER:
        return True
    return bool(following & (REFERENCE | PRONOUN | DETERMINER))


def _subordinate(state: State, lemma: str) -> None:
    if lemma in _COMPLEMENT and state.running is not None:
        state.outer = state.running
    if lemma in ("if", "though") and state.as_before:
        state.as_if = True
    state.as_before = lemma == "as"
    state.prev, state.prep, state.finite, state.dependent = SUB, "", False, True


def _noun(state: State, tags: int) -> None:
    if not (state.prev == NOUN and tags & ~S_FORM == 0 and not state.np and state.plural):
        state.plural = bool(tags & (PLURAL | S_FORM))
    if tags & CAMERA:
        state.camera = True
    elif state.prev != NOUN:
        state.camera = False
    if state.prev in (ACT, PART, DET) and not state.prep:
        state.mode = "noun"
    state.np = ()
    state.prev = NOUN
    if state.prep and not tags & DETERMINER:
        state.prep = state.prep + " "  # used up, and yet the noun is in its phrase


def _read_verb(state: State, at: int, tags: int) -> int:
    """Read a verb if the word at `at` is one here; 0 if it isn't."""
    if tags & (S_FORM | AUXILIARY) and not (tags & HAVE and state.tokens[at][2] - state.tokens[at][1] == 6):
        found = read_finite(state, at, tags)
        return found or (read_past(state, at) if tags & PAST else 0)
    if tags & ING or tags & HAVE:
        return read_participle(state, at, tags)
    if tags & PAST and (further := read_past(state, at)):
        return further
    return read_base(state, at, tags) if tags & BASE else 0
