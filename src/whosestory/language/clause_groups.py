"""Verb groups (is not going to open, has been promoted, tries to run): which word is the act, and how it's meant."""

from collections.abc import Sequence
from dataclasses import replace

from whosestory.language.clause_tokens import Token
from whosestory.language.verbs import (
    ADJECTIVE,
    ADVERB,
    BASE,
    BE,
    DETERMINER,
    DO,
    HAVE,
    ING,
    KNOWN,
    MODAL,
    NOT,
    NOUNY,
    PARTICLE,
    PAST,
    PREPOSITION,
    S_FORM,
    TO,
    VERB,
    verbs_of,
)
from whosestory.source import record

_UNREAL = frozenset("would could may might should 'd wouldn't couldn't".split())  # she would help him: nothing is done
_TO_BE_DONE = frozenset("about going supposed ready".split())


@record
class Group:
    """A verb with what belongs to it."""

    end: int  # the token behind it
    main: int  # the token that says what is done; -1: nothing is (Ben is tired)
    lemma: str = ""
    negated: bool = False
    tries: bool = False
    passive: bool = False


def skip_adverbs(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """The next token that is no adverb, and whether something on the way says no."""
    negated = False
    while tokens[at][0] & (ADVERB | NOT) and not tokens[at][0] & (VERB | TO):
        if tokens[at][0] & NOT:
            if tokens[at][0] & (PREPOSITION | DETERMINER):  # without, no
                break
            negated = True
        at += 1
    return at, negated


def verb_group(tokens: Sequence[Token], at: int) -> Group | None:
    """The group that begins at a verb form; None where an auxiliary stands alone."""
    tags, _, _, lemma, _ = tokens[at]
    negated = bool(tags & NOT)
    if tags & BE:
        return _be(tokens, at, negated)
    if tags & HAVE:
        return _have(tokens, at, negated)
    after, no = skip_adverbs(tokens, at + 1)
    negated |= no
    if tags & DO:
        if tokens[after][0] & (BASE | HAVE | DO):
            return _main(tokens, after, negated)
        return Group(at + 1, at, "do", negated) if not tags & NOT else None
    if tags & MODAL:
        return _modal(tokens, after, lemma, negated)
    return _main(tokens, at, negated=False)


def _modal(tokens: Sequence[Token], after: int, modal: str, negated: bool) -> Group | None:
    tags = tokens[after][0]
    group: Group | None = None
    if tags & BE:
        group = _be(tokens, after, negated)
    elif tags & HAVE:
        group = _have(tokens, after, negated)
    elif tags & (BASE | DO):
        group = _main(tokens, after, negated)
    return replace(group, tries=True) if group and modal in _UNREAL and not negated else group


def _be(tokens: Sequence[Token], at: int, negated: bool) -> Group:
    after, no = skip_adverbs(tokens, at + 1)
    negated |= no
    tags, _, _, lemma, _ = tokens[after]
    if tags & BE and lemma == "be" and not tags & S_FORM:  # being, been
        return _be(tokens, after, negated)
    if (lemma in _TO_BE_DONE or lemma == "go") and tokens[after + 1][0] & TO:
        inner, no = skip_adverbs(tokens, after + 2)
        if tokens[inner][0] & (BASE | BE | HAVE | DO) and not (lemma == "go" and tokens[inner][0] & NOUNY):
            found = _be(tokens, inner, negated) if tokens[inner][0] & BE else _main(tokens, inner, negated | no)
            return replace(found, tries=True)
    if tags & HAVE and tags & KNOWN == 0 and tokens[after][3] == "have" and tokens[after][0] & ING:
        return Group(after + 1, after, "have", negated)
    if tags & ING or lemma == "have":
        return _main(tokens, after, negated)
    if tags & PAST and (not tags & ADJECTIVE or tokens[after + 1][3] == "by"):
        return Group(after + 1, after, lemma, negated, passive=True)
    if tokens[at][3] == "get":  # gets up, if not gets pushed
        return _main(tokens, at, negated=False, lemma="get")
    return Group(at + 1, -1, "be", negated)


def _have(tokens: Sequence[Token], at: int, negated: bool) -> Group:
    after, no = skip_adverbs(tokens, at + 1)
    tags = tokens[after][0]
    if tags & BE:  # has been
        return _be(tokens, after, negated | no)
    if tags & TO:
        inner, further = skip_adverbs(tokens, after + 1)
        if tokens[inner][0] & BASE:
            return _main(tokens, inner, negated | no | further)
    if tags & PAST and not (tags & ADJECTIVE and tags & NOUNY):
        return _main(tokens, after, negated | no)
    return Group(at + 1, at, "have", negated | no)


def _main(tokens: Sequence[Token], at: int, negated: bool, lemma: str = "") -> Group:
    """The verb itself, or the one behind it of which it only says that it's tried, begun or left undone."""
    lemma = lemma or tokens[at][3]
    after, no = skip_adverbs(tokens, at + 1)
    found = Group(at + 1, -1 if _only_seems(tokens, after, lemma) else at, lemma, negated)
    if tokens[after][0] & TO:
        inner, further = skip_adverbs(tokens, after + 1)
        tags = tokens[inner][0]
        no |= further
        if not tags & (BASE | BE | HAVE | DO):
            return found
        fails, tries = lemma in verbs_of("failing"), lemma in verbs_of("trying")
        if not (fails or tries or lemma in verbs_of("beginning")):
            return found
        group = _be(tokens, inner, False) if tags & BE else _main(tokens, inner, False)
        if group.main < 0:
            return group
        return replace(group, negated=(negated | no) ^ fails, tries=tries or group.tries)
    if lemma in ("start", "begin", "continue", "keep", "resume") and tokens[after][0] & ING:
        return _main(tokens, after, negated | no)
    if lemma == "go" and tokens[at + 1][3] == "on" and tokens[at + 2][0] & ING:
        return _main(tokens, at + 2, negated)
    return found


def _only_seems(tokens: Sequence[Token], after: int, lemma: str) -> bool:
    """looks tired, seems older, looks like rain: how somebody is."""
    tags, _, _, word, _ = tokens[after]
    if lemma in ("seem", "become"):
        return not tags & TO
    if lemma != "look":
        return False
    counted = bool(tags & DETERMINER) and word not in ("the", "a", "an", "this", "that")  # ten years older
    if tags & (PAST | ADJECTIVE):  # looks disturbed, and not looks left
        return not tags & (ADVERB | PARTICLE | PREPOSITION)
    return word in ("like", "as") or tags == 0 or counted
