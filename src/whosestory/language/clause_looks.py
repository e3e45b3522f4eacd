"""Who looks at whom in a paragraph of action: verbs of looking, glances given, eyes that meet, points of view."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from whosestory.language.clause_eyes import EYES, Look, at_start, eye_looks, is_of_body, is_owner
from whosestory.language.clause_tokens import Reference
from whosestory.language.clauses import Clause
from whosestory.language.verbs import verbs_of

_GLANCE = r"(?:looks?|glances?|stares?|glares?|gazes?|peeks?|glimpses?)"
_NO_LOOK = {  # what behind a verb of looking makes it another verb
    "look": re.compile(
        r"\s+(?:away|aside|elsewhere|forward to|after(?![^.;]*\b(?:until|as)\b)|for|into (?:it|this|that)"
        r"|up the (?:number|word|address))\b"
    ),
    "see": re.compile(
        r"\s+(?:to|red|fit|double|stars|about)\b|\s+[\w'’]+(?: [\w'’]+)? (?:off|out|home|to the (?:door|gate|car))\b"
    ),
    "watch": re.compile(r"\s+(?:(?:his|her|their) (?:weight|figure|step|language|mouth|tongue)|over|out)\b"),
    "study": re.compile(r"\s+(?:law|medicine|art|history|music|for|at|hard)\b"),
}
_FOLLOWING = re.compile(r"\s*(?:on\s+)?(?:that|as|how|while|:)\s+(?:the\s+)?")  # watches as Ben goes
_BESIDE = re.compile(r"\s+(?:the\s+)?")
_END = re.compile(r"[.,;:!?]| -")
_COLON = re.compile(r"[^.;:!?]*: ")
_GIVEN = re.compile(rf"\b{_GLANCE}\b")
_SIGHT = re.compile(
    r"\s+(?:(?:a |an |one |his |her )?(?:\w+ )?(?:sight|glimpse) of|(?:a |one )?(?:\w+ )?(?:look|glance|peek)s? at"
    r"|(?:a |an )?(?:close )?(?:watch|eye) on|(?:a |one )?(?:\w+ )?(?:look|glance|peek)\b(?! of)|(?:\w+ )?in\b)"
    r"\s+(?:the\s+)?"
)
_TO_LOOK = re.compile(  # turns to look at Tom: the look is done, where another purpose is only meant
    r"\b(?:turn|spin|whirl|twist|swivel|lean|bend|crane|step|stop|pause|rise|sit|stand|walk|enter|return|arrive|wake"
    r"|come|open|look|glance|round|emerge|swing|straighten|kneel|crouch|stoop|awaken)(?:s|es|ed|ing|ning|ping)?\b"
    r"[^.;:]{0,30}\bto $"
)
_EACH_OTHER = re.compile(r"\s+(?:at |toward |towards |over at )?(?:each other|one another)\b")
_LOCKED = re.compile(r"\s+(?:eyes|gazes|stares|looks|eye contact)\b(?:\s+with\b)?")
_STARED_AT = re.compile(r"\s+with (?:a|an|his|her|their)\s+(?:\w+ )?(?:look|stare|glare|gaze|glance|eye)\b")
_FOUND = re.compile(r"\s+(?:\w+ing|asleep|alone|awake|dead|gone|there|already|still|in|on|at|with|under|behind)\b")
_GAZE_TURNED = re.compile(
    r"\s+(?:his|her|their) (?:eyes|gaze|stare)\s+(?:up |back )?(?:on|upon|to|toward|towards)\s+(?:the\s+)?"
)
_ONCE_OVER = re.compile(r"\bonce-over\b")
_BACK = re.compile(r"\s+(?:right |straight )?back\s*(?:[.;!?]|$)")
_DOING = re.compile(r"\s+\w+ing\b")
_AS_SOMEBODY = re.compile(r"[^.;:,!?]{0,40}?\b(?:as|while)\s+(?:the\s+)?")
_EYES_OFF = re.compile(r"\s+(?:his|her|their)\s+(?:eyes|gaze)\s+(?:off|from)\b")
_WITH_EYES = re.compile(r"[^.;]{0,60}?\bwith (?:his|her|their) (?:eyes|gaze)\b")
_SEEING = frozenset("see spot notice watch observe spy recognize recognise glimpse".split())
_MAY_LOOK = frozenset(
    """lock make fix pin consider turn lift raise give shoot throw cast send toss flash exchange trade share swap catch
    take get have steal sneak keep find meet hold return match follow track trace tear""".split()
)  # what `_in_clauses` looks at beside verbs of looking
NEAR = 40  # characters behind a verb within which another belongs to it: finds Tom staring at her


def find_looks(text: str, references: Sequence[Reference], clauses: Sequence[Clause]) -> list[Look]:
    """The looks of a paragraph, told as done, in order; `clauses` are its own. Looking away is none.

    What is averted, refused, tried or asked isn't a look, nor is what the camera or a window does.
    """
    looks = [*_in_clauses(text, references, clauses), *eye_looks(text, references)]
    if len(looks) < 2:
        return looks
    out: dict[tuple[int, int, int | None], Look] = {}
    for look in looks:
        out.setdefault((look.span.start, look.looker, look.looked_at), look)
    found = {(look.span.start, look.looker) for look in out.values() if look.looked_at is not None}
    seen: set[tuple[int, int, str]] = set()
    for key, look in list(out.items()):
        who = references[look.looked_at].who if look.looked_at is not None else ""
        if who and (look.span.start, look.looker, who) in seen:
            del out[key]
        seen.add((look.span.start, look.looker, who))
    return sorted(
        (one for one in out.values() if one.looked_at is not None or (one.span.start, one.looker) not in found),
        key=lambda look: look.span.start,
    )


@cache
def _seeing() -> frozenset[str]:
    return _MAY_LOOK | verbs_of("looking")


def _in_clauses(text: str, references: Sequence[Reference], clauses: Sequence[Clause]) -> Iterator[Look]:
    for clause in clauses:
        if clause.agent is None or clause.lemma not in _seeing():
            continue
        end = clause.verb.end
        if clause.tries and not _TO_LOOK.search(text, max(0, clause.verb.start - 60), clause.verb.start):
            continue
        if clause.negated:
            if clause.lemma in ("take", "tear", "keep") and _EYES_OFF.match(text, end):
                yield Look(clause.verb, clause.agent, clause.to)
            continue
        if clause.lemma in verbs_of("looking"):
            idiom = _NO_LOOK.get(clause.lemma)
            if not (idiom and idiom.match(text, end)):
                yield from _looked(text, references, clauses, clause)
            continue
        low = bisect_left(clauses, clause.verb.start, key=lambda one: one.verb.start)
        high = bisect_left(clauses, end + NEAR, key=lambda one: one.verb.start)
        yield from _glances(text, references, clauses[low:high], clause)


def _looked(text: str, references: Sequence[Reference], clauses: Sequence[Clause], clause: Clause) -> Iterator[Look]:
    """A verb of looking: at somebody, at each other, back at whoever looks."""
    agent, end = clause.agent, clause.verb.end
    assert agent is not None
    joint = {one.agent for one in clauses if one.verb == clause.verb} - {agent, None}
    if joint and _EACH_OTHER.match(text, end):
        yield from (Look(clause.verb, agent, other) for other in joint)
        return
    target = _target(text, references, clause)
    if target is None and _BACK.match(text, end):
        before = [one.agent for one in clauses if one.verb.end < clause.verb.start and one.lemma in verbs_of("looking")]
        target = next((other for other in reversed(before) if other is not None and other != agent), None)
    yield Look(clause.verb, agent, target)


def _glances(text: str, references: Sequence[Reference], near: Sequence[Clause], clause: Clause) -> Iterator[Look]:
    """gives her a look, exchange glances, catches sight of him, holds his gaze, follows him with her eyes."""
    end, agent = clause.verb.end, clause.agent
    assert agent is not None
    phrase = text[end : _phrase_end(text, end)]
    match clause.lemma:
        case "give" | "shoot" | "throw" | "cast" | "send" | "toss" | "flash" if _GIVEN.search(
            phrase
        ) or _ONCE_OVER.search(phrase):
            yield Look(clause.verb, agent, clause.patient if clause.patient is not None else clause.to)
        case "exchange" | "trade" | "share" | "swap" if _GIVEN.search(phrase):
            others = {one.agent for one in near if one.verb == clause.verb} - {agent, None}
            for other in sorted(one for one in others or {clause.to} if one is not None):
                yield Look(clause.verb, agent, other)
                if not others:
                    yield Look(clause.verb, other, agent)
        case "catch" | "take" | "get" | "have" | "steal" | "sneak" | "keep" if sight := _SIGHT.match(text, end):
            yield Look(clause.verb, agent, at_start(references, sight.end()))
        case "find" if clause.patient is not None and _finds(text, references, near, clause):
            yield Look(clause.verb, agent, clause.patient)
        case "catch" if clause.patient is not None and _DOING.match(text, references[clause.patient].end):
            yield Look(clause.verb, agent, clause.patient)
        case "consider" if clause.patient is not None and not is_owner(text, references[clause.patient]):
            yield Look(clause.verb, agent, clause.patient)
        case "fix" | "pin" if clause.patient is not None and _STARED_AT.match(text, references[clause.patient].end):
            yield Look(clause.verb, agent, clause.patient)
        case "turn" | "lift" | "raise" | "fix" if turned := _GAZE_TURNED.match(text, end):
            yield Look(clause.verb, agent, at_start(references, turned.end()))
        case "lock" | "make" if locked := _LOCKED.match(text, end):
            yield from _locked(near, clause, at_start(references, locked.end() + 1))
        case "meet" | "hold" | "catch" | "return" | "match" if clause.part and clause.patient is not None:
            if EYES.match(text, references[clause.patient].end):
                yield Look(clause.verb, agent, clause.patient)
                if clause.lemma == "meet":
                    yield Look(clause.verb, clause.patient, agent)
        case "follow" | "track" | "trace" if _WITH_EYES.match(text, end):
            yield Look(clause.verb, agent, clause.patient)


def _locked(near: Sequence[Clause], clause: Clause, behind: int | None) -> Iterator[Look]:
    """Eyes locked with somebody: a look each way; of two who lock eyes each has a clause of their own."""
    assert clause.agent is not None
    joint = [one.agent for one in near if one.verb == clause.verb and one.agent not in (None, clause.agent)]
    if joint:
        yield from (Look(clause.verb, clause.agent, each) for each in joint)
        return
    with_whom = clause.to if clause.to is not None else behind
    if with_whom is not None:
        yield Look(clause.verb, clause.agent, with_whom)
        yield Look(clause.verb, with_whom, clause.agent)


def _finds(text: str, references: Sequence[Reference], near: Sequence[Clause], clause: Clause) -> bool:
    """Whether somebody is found doing something or somewhere, which is a look; lost and found is none."""
    is_doing = any(one.agent == clause.patient for one in near if clause.verb.end < one.verb.start)
    return is_doing or (clause.patient is not None and bool(_FOUND.match(text, references[clause.patient].end)))


def _phrase_end(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.start() if found else len(text)


def _target(text: str, references: Sequence[Reference], clause: Clause) -> int | None:
    """Who is looked at: the object, whoever stands behind the preposition, or who does what is seen."""
    end = clause.verb.end
    for index in (clause.patient, clause.to):
        if index is not None and (not is_owner(text, references[index]) or is_of_body(text, references[index])):
            return index
    if clause.patient is None and clause.to is None:
        if following := _FOLLOWING.match(text, end):
            return at_start(references, following.end())
        if clause.lemma in _SEEING:
            beside = _BESIDE.match(text, end)
            found = at_start(references, beside.end()) if beside else None
            if found is not None or not (doing := _AS_SOMEBODY.match(text, end)):
                return found
            return at_start(references, doing.end())
    return _behind_colon(text, references, end)


def _behind_colon(text: str, references: Sequence[Reference], start: int) -> int | None:
    """looks up: Sera. squints at the figure on the dune: Tom."""
    if not (colon := _COLON.match(text, start)):
        return None
    stop = text.find(".", colon.end())
    index = bisect_left(references, colon.end(), key=lambda one: one.start)
    if index == len(references) or 0 <= stop < references[index].start:
        return None
    one = references[index]
    return index if not is_owner(text, one) or is_of_body(text, one) else None
