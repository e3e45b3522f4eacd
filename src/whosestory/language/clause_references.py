"""References in a sentence: whose verb comes next, and what part they take in the verb before."""

from whosestory.language.clause_groups import Group, skip_adverbs, verb_group
from whosestory.language.clause_state import ACT, AND, DET, GAP, PART, PREP, REF, REL, START, SUB, Draft, State, Who
from whosestory.language.clause_verbs import AUXILIARY, begin, is_finite, is_plural
from whosestory.language.lexicons import load_words
from whosestory.language.verbs import (
    ADJECTIVE,
    ADVERB,
    BASE,
    BOTH,
    BREAK,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    EITHER,
    GROUP,
    ING,
    KNOWN,
    MODAL,
    NOUNY,
    OBJECT,
    OWNER,
    PARTICLE,
    PAST,
    PLURAL,
    PREPOSITION,
    REFERENCE,
    S_FORM,
    STOP,
    SUBORDINATOR,
    TO,
    VERB,
    WHO,
    verbs_of,
)

_SHUTS = frozenset("close shut lock pull slam drag leave swing".split())
_CARRIES = frozenset("take bring carry drag pull have keep".split())
_SIDES = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
          "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p"}  # fmt: skip
_NO_OBJECT = frozenset({"of", "like", "than", "as"})  # the sight of Ben, like Ben: nothing is done to him


def read_reference(state: State, at: int) -> int:
    """Read somebody named or meant: the subject of a verb behind, an object of the one before, or neither yet."""
    tags = state.tokens[at][0]
    if tags & OWNER or (tags & EITHER and _owns(state, at)):
        return _owner(state, at)
    who, end = ((state.tokens[at][4],), at + 1) if tags & (OBJECT | EITHER) else _together(state, at)
    if not tags & (OBJECT | EITHER) and (further := _subject(state, at, who, end)):
        return further
    if further := _let(state, at):
        return further
    return _object(state, at, (state.tokens[at][4],))


MAX_LISTED = 12  # names in a row


def _together(state: State, at: int) -> tuple[Who, int]:
    """The references joined by commas and an and, and the token behind them."""
    who, end, tokens = [state.tokens[at][4]], at + 1, state.tokens
    listed, last = list(who), end
    while len(listed) < MAX_LISTED:
        gap = last
        if tokens[gap][0] & COMMA and not tokens[gap][0] & BREAK & ~COMMA:
            gap += 1
        joined = bool(tokens[gap][0] & CONJUNCTION) and tokens[gap][3] not in ("but", "then", "yet")
        gap += joined
        while tokens[gap][0] & DETERMINER and tokens[gap][3] in ("the", "a", "both", "an"):
            gap += 1
        if gap == last or not tokens[gap][0] & REFERENCE or tokens[gap][0] & (OWNER | OBJECT | EITHER):
            break
        listed.append(tokens[gap][4])
        last = gap + 1
        if joined:
            who, end = list(listed), last
    return tuple(who), end


def _subject(state: State, at: int, who: Who, end: int) -> int:
    """Begin the clause whose subject this is; 0 if no verb follows."""
    tokens, tags = state.tokens, state.tokens[at][0]
    after, no = skip_adverbs(tokens, end)
    verb = tokens[after][0]
    if _is_modal(state, at, end):
        return end
    many = len(who) > 1 or bool(tags & (PLURAL | GROUP)) or _and_another(state, end)
    if many and len(who) == 1 and not tags & (PLURAL | GROUP):
        after = _and_another(state, end)
        verb = tokens[after][0]
    found = is_finite(verb) and _is_no_noun(state, after, verb)
    if not found and verb & BASE and verb & KNOWN and many:
        found = len(who) > 1 or bool(tags & PLURAL) or not verb & NOUNY or not tokens[after + 1][0] & STOPPING
    if not found and verb & PAST and ((tags & REFERENCE and state.references[who[0]].is_pronoun) or state.whom):
        found = not verb & ADJECTIVE
    if not found:
        return 0
    group = verb_group(tokens, after)
    if group is None:
        return 0
    if len(who) > 1 and verb & S_FORM and not verb & PAST:  # looks at Tom and Ben walks
        _object(state, at, who[:-1])
        who = who[-1:]
    if state.prev == PREP and state.prep.strip() not in _SUBORDINATING and state.pend is not None:
        _object(state, at, who)
        return begin(state, state.pend, group)
    if state.prev == PREP and state.prep.strip() in _SUBORDINATING:
        state.dependent = True
    elif state.prev in (GAP, AND, START):
        state.dependent = False
    if no:
        group = Group(group.end, group.main, group.lemma, True, group.tries, group.passive)
    return begin(state, who, group)


STOPPING = BREAK | PREPOSITION
_SUBORDINATING = frozenset("before after until as like than since till".split())


def _is_modal(state: State, at: int, end: int) -> bool:
    """Will he ever stop: the name of somebody called Will, at the front, before he."""
    following = state.tokens[end]
    if not following[0] & REFERENCE or state.prev != START:
        return False
    is_he = state.references[following[4]].is_pronoun and not following[0] & (OWNER | OBJECT | EITHER)
    return is_he and state.tokens[at][3] in ("will", "may", "can", "might")


def _and_another(state: State, end: int) -> int:
    """Leo and his mother wave: the token of the plural verb behind somebody else; 0 if there's none."""
    tokens = state.tokens
    if not tokens[end][0] & CONJUNCTION or not tokens[end + 1][0] & (DETERMINER | OWNER | EITHER):
        return 0
    for at in range(end + 2, min(end + 5, len(tokens) - 1)):
        tags = tokens[at][0]
        following = tokens[at + 1][0]
        if tags & BASE and tags & KNOWN and at > end + 2 and (not tags & NOUNY or following & (STOP | REFERENCE)):
            return at
        if tokens[at][3] == "be" and tags & VERB and not tags & S_FORM and at > end + 2:
            return at
        if tags & (BREAK | S_FORM | REFERENCE | PREPOSITION):
            return 0
    return 0


def _is_no_noun(state: State, at: int, verb: int) -> bool:
    """hands Ben keys: behind somebody who is given something, a word that is as often a noun is one."""
    if not verb & NOUNY or verb & AUXILIARY:
        return True
    gives = state.cur is not None and state.cur.lemma in verbs_of("giving") and state.prev == ACT
    return not (gives and state.tokens[at + 1][0] & STOPPING)


def _let(state: State, at: int) -> int:
    """watches Will go, makes her laugh, asks him to stay: object of one verb, subject of the next."""
    cur = state.cur
    if cur is None or cur.lemma not in verbs_of("letting") or state.prev not in (ACT, PART):
        return 0
    after, no = skip_adverbs(state.tokens, at + 1)
    tags, _, _, lemma, _ = state.tokens[after]
    if not ((tags & BASE and tags & KNOWN) or (lemma in ("do", "have", "be") and tags & VERB)) or tags & (
        S_FORM | MODAL
    ):
        return 0
    who = (state.tokens[at][4],)
    _object(state, at, who)
    draft = Draft(after, lemma, who, negated=no)
    return state.open(draft, after + 1)


def _object(state: State, at: int, who: Who) -> int:
    """Let somebody take part in the verb before, or wait for one."""
    cur, prev, prep = state.cur, state.prev, state.prep.strip()
    if cur is None or (prev == START):
        if prev != PREP or state.pend is None:
            together, end = _together(state, at) if len(who) == 1 and state.tokens[at][4] == who[0] else (who, at + 1)
            if prev == GAP and state.running is None:
                state.pend = together
            elif prev in (START, GAP, ACT, DET, PREP, AND) and state.running is None:
                state.pend = state.pend if state.pend is not None else together
            elif prev == ACT and state.cur is None:
                state.pend = together
            state.np, state.prev = together, REF
            state.prep = ""
            return end
        state.np, state.prev = who, REF
        return at + 1
    if prev in (REL, SUB) or (prev == AND and state.gap_and and state.mode == "noun"):
        state.pend = who
    elif state.by is not None and prep == "by" and not state.by.agents and prev in (PREP, DET):
        state.by.agents = who
        state.mode = ""
    elif prev in (PREP, DET) and state.prep and not state.prep.endswith(" "):
        if prep not in _NO_OBJECT and not _own_way(state, cur, prep, at):
            cur.tos += who
            state.mode = "to"
        else:
            state.mode = ""
    elif prev in (ACT, PART) or (prev == DET and state.mode != "noun"):
        cur.patients += who
        state.mode = "patient"
        if state.colon:
            state.pend = who
    elif prev in (AND, GAP) and state.mode == "patient" and cur.patients:
        cur.patients += who
    elif prev in (AND, GAP) and state.mode == "to" and cur.tos and prev == AND:
        cur.tos += who
    elif prev == AND and state.mode == "noun":
        cur.patients += who
    if cur.camera:
        state.pend, state.running = who, None
    state.np, state.prev = who, REF
    state.prep = ""
    return at + 1


def _own_way(state: State, cur: Draft, prep: str, at: int) -> bool:
    """takes Lorna down with him, shuts the door behind her: about whoever does it."""
    if not state.references[state.tokens[at][4]].is_pronoun or state.tokens[at][3].endswith(("self", "selves")):
        return False
    if prep == "with":
        return bool(cur.patients) or cur.lemma in _CARRIES
    return prep in ("behind", "after") and cur.lemma in _SHUTS and state.mode == "noun"


# ---- possessives


def _owns(state: State, at: int) -> bool:
    """Whether `her` owns what follows (her tea) or is the object (sees her leave)."""
    tags = state.tokens[at + 1][0]
    if tags & (BREAK | REFERENCE | CONJUNCTION | TO | DETERMINER | WHO):
        return bool(tags & REFERENCE and state.tokens[at + 1][0] & OWNER)
    if state.tokens[at + 1][3] in BOTH:
        return False
    following = state.tokens[at + 2][0] if at + 2 < len(state.tokens) else BREAK
    if tags & BASE and tags & KNOWN:
        lets = state.cur is not None and state.cur.lemma in verbs_of("letting")
        return not lets or (bool(tags & NOUNY) and not following & (REFERENCE | DETERMINER))
    if tags & ING:
        return not following & (BREAK | PREPOSITION | DETERMINER | ADVERB | REFERENCE | CONJUNCTION)
    return not tags & (PREPOSITION | ADVERB | PARTICLE | SUBORDINATOR | AUXILIARY)


def _owner(state: State, at: int) -> int:
    """Sera's arm: a part of Sera takes part, unless it's whoever acts who owns it (wipes her hand)."""
    cur, index = state.cur, state.tokens[at][4]
    if cur is not None and state.mode != "done" and not _is_own(state, cur, at):
        if state.prev in (PREP, DET) and state.prep and not state.prep.endswith(" "):
            if state.prep not in _NO_OBJECT and not (cur.passive and state.prep == "by"):
                cur.tos += (index,)
        elif state.prev in (ACT, PART) or (state.prev == DET and state.mode != "noun"):
            cur.patients += (index,)
            cur.parts += (index,)
    if state.prev in (ACT, PART, DET):
        state.mode = "noun"
    state.np, state.prev = (), DET
    return at + 1


def _is_own(state: State, cur: Draft, at: int) -> bool:
    """Whether a possessive means whoever acts."""
    owner = state.references[state.tokens[at][4]]
    subjects = cur.patients if cur.passive else cur.agents
    agents = [state.references[agent] for agent in subjects]
    if owner.who and any(agent.who for agent in agents):
        return any(agent.who == owner.who for agent in agents)
    if not owner.is_pronoun:
        return False
    if not agents:
        return not _is_grasped(state, cur, at)
    side = _SIDES.get(state.tokens[at][3])
    if len(agents) > 1 or is_plural(state, subjects):
        return side == "p"
    if agents[0].is_pronoun:
        agent = state.named[subjects[0]][3] if subjects[0] in state.named else ""
        if _SIDES.get(agent) != side:
            return False
    elif side == "p" or (agents[0].who and state.sides.get(agents[0].who, side) != side):
        return False
    if _is_grasped(state, cur, at):
        return False
    if agents[0].who and side:
        state.sides[agents[0].who] = side
    return True


_LOOKS = frozenset("eye eyes gaze look stare glance".split())
_MEETS = frozenset("meet hold catch return match".split())
_ONES_OWN = frozenset("head lip lips eyes eye gaze tongue teeth nose brow hair".split())


def _is_grasped(state: State, cur: Draft, at: int) -> bool:
    """takes his arm, calls her name: what one does to somebody else."""
    if state.prev not in (ACT, PART):
        return False
    word = state.tokens[at + 1][3]
    if word in _LOOKS and cur.lemma in _MEETS:
        return True
    if word == "name":
        return cur.lemma in verbs_of("saying")
    return cur.lemma in verbs_of("grasping") and word in load_words("body_parts") and word not in _ONES_OWN
