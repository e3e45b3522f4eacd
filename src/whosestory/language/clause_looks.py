"""Who looks at whom in a paragraph of action: verbs of looking, glances given, eyes that meet, points of view."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from whosestory.language.clause_tokens import Reference
from whosestory.language.clauses import Clause
from whosestory.language.lexicons import load_words
from whosestory.language.verbs import verbs_of
from whosestory.source import Span, record


@record
class Look:
    """One look. `looker` and `looked_at` are indices into the references; `looked_at` is None for things and places."""

    span: Span  # in the paragraph: the verb, or the point of view
    looker: int
    looked_at: int | None = None


_GLANCE = r"(?:looks?|glances?|stares?|glares?|gazes?|peeks?|glimpses?)"
_NO_LOOK = {  # what behind a verb of looking makes it another verb
    "look": re.compile(
        r"\s+(?:away|aside|elsewhere|forward to|after(?![^.;]*\b(?:until|as)\b)|for|into (?:it|this|that)"
        r"|up the (?:number|word|address))\b"
    ),
    "see": re.compile(r"\s+(?:to|red|fit|double|stars|about)\b|\s+[\w'’]+(?: [\w'’]+)? (?:off|out|home)\b"),
    "watch": re.compile(r"\s+(?:(?:his|her|their) (?:weight|figure|step|language|mouth|tongue)|over|out)\b"),
    "study": re.compile(r"\s+(?:law|medicine|art|history|music|for|at|hard)\b"),
}
_FOLLOWING = re.compile(r"\s*(?:on\s+)?(?:that|as|how|while|:)\s+(?:the\s+)?")  # watches as Ben goes
_BESIDE = re.compile(r"\s+(?:the\s+)?")
_END = re.compile(r"[.,;:!?]| -")
_COLON = re.compile(r"[^.;:!?]*: ")
_GIVEN = re.compile(rf"\b{_GLANCE}\b")
_SIGHT = re.compile(
    r"\s+(?:(?:a |an |one |his |her )?(?:\w+ )?(?:sight|glimpse) of|(?:a |one )?(?:\w+ )?(?:look|glance|peek) at"
    r"|(?:a |an )?(?:close )?(?:watch|eye) on)\s+(?:the\s+)?"
)
_EYES_OFF = re.compile(r"\s+(?:his|her|their)\s+(?:eyes|gaze)\s+(?:off|from)\b")
_WITH_EYES = re.compile(r"[^.;]{0,60}?\bwith (?:his|her|their) (?:eyes|gaze)\b")
_POV = re.compile(r"(?:['’]S?)?\s*(?:P\.\s?O\.\s?V\.?|POV\b|POINT[- ]OF[- ]VIEW)", re.IGNORECASE)
_EYES = re.compile(r"\s+(?:eyes?|gaze|stare|glance|look)\b(?:\s+(?:is|are|still|locked|fixed|now))*\s*", re.IGNORECASE)
_EYES_GO = re.compile(
    r"(?:on|upon|at|to|toward|towards|meets?|finds?|follows?|locks? (?:on|onto|with)|falls? (?:on|upon)|lands? on"
    r"|drifts? to|goe?s? to|rests? on|settles? on|moves? to|shifts? to|turns? to|lingers? on)\s+(?:the\s+)?",
    re.IGNORECASE,
)  # fmt: skip
_UNDER = re.compile(r"(?:under|beneath|before|feels?|avoids?|ignores?|in)\s+(?:the\s+)?$", re.IGNORECASE)
_EYE_WORDS = ("eye", "gaze", "stare", "glance", "look", "pov", "p.o", "p. o", "p o", "point")  # in small letters
_THEIR_EYES = re.compile(r"\b(?:their|the two men's|the two women's) eyes (?:meet|lock|find)", re.IGNORECASE)
_WORN = frozenset(
    "boots shoes dress coat jacket shirt skirt hat glasses sunglasses braid ring reflection silhouette figure".split()
)
_SEEING = frozenset("see spot notice watch observe spy recognize recognise glimpse".split())


_MAY_LOOK = frozenset(
    """give shoot throw cast send toss flash exchange trade share swap catch take get have steal sneak keep find meet
    hold return match follow track trace tear""".split()
)  # what `_in_clauses` looks at beside verbs of looking
NEAR = 40  # characters behind a verb within which another belongs to it: finds Tom staring at her


def find_looks(text: str, references: Sequence[Reference], clauses: Sequence[Clause]) -> list[Look]:
    """The looks of a paragraph, told as done, in order; `clauses` are its own. Looking away is none.

    What is averted, refused, tried or asked isn't a look, nor is what the camera or a window does.
    """
    looks = [*_in_clauses(text, references, clauses), *_in_eyes(text, references)]
    if len(looks) < 2:
        return looks
    out: dict[tuple[int, int, int | None], Look] = {}
    for look in looks:
        out.setdefault((look.span.start, look.looker, look.looked_at), look)
    found = {(look.span.start, look.looker) for look in out.values() if look.looked_at is not None}
    return sorted(
        (one for one in out.values() if one.looked_at is not None or (one.span.start, one.looker) not in found),
        key=lambda look: look.span.start,
    )


@cache
def _seeing() -> frozenset[str]:
    return _MAY_LOOK | verbs_of("looking")


def _in_clauses(text: str, references: Sequence[Reference], clauses: Sequence[Clause]) -> Iterator[Look]:
    for clause in clauses:
        if clause.agent is None or clause.tries or clause.lemma not in _seeing():
            continue
        end = clause.verb.end
        if clause.negated:
            if clause.lemma in ("take", "tear", "keep") and _EYES_OFF.match(text, end):
                yield Look(clause.verb, clause.agent, clause.to)
            continue
        if clause.lemma in verbs_of("looking"):
            idiom = _NO_LOOK.get(clause.lemma)
            if not (idiom and idiom.match(text, end)):
                yield Look(clause.verb, clause.agent, _target(text, references, clause))
            continue
        low = bisect_left(clauses, clause.verb.start, key=lambda one: one.verb.start)
        high = bisect_left(clauses, end + NEAR, key=lambda one: one.verb.start)
        yield from _glances(text, references, clauses[low:high], clause)


def _glances(text: str, references: Sequence[Reference], near: Sequence[Clause], clause: Clause) -> Iterator[Look]:
    """gives her a look, exchange glances, catches sight of him, holds his gaze, follows him with her eyes."""
    end, agent = clause.verb.end, clause.agent
    assert agent is not None
    phrase = text[end : _phrase_end(text, end)]
    match clause.lemma:
        case "give" | "shoot" | "throw" | "cast" | "send" | "toss" | "flash" if _GIVEN.search(phrase):
            yield Look(clause.verb, agent, clause.patient if clause.patient is not None else clause.to)
        case "exchange" | "trade" | "share" | "swap" if _GIVEN.search(phrase):
            others = {one.agent for one in near if one.verb == clause.verb} - {agent, None}
            for other in sorted(one for one in others or {clause.to} if one is not None):
                yield Look(clause.verb, agent, other)
                if not others:
                    yield Look(clause.verb, other, agent)
        case "catch" | "take" | "get" | "have" | "steal" | "sneak" | "keep" if sight := _SIGHT.match(text, end):
            yield Look(clause.verb, agent, _at(references, sight.end()))
        case "find" if any(one.agent == clause.patient is not None for one in near if end < one.verb.start):
            yield Look(clause.verb, agent, clause.patient)
        case "meet" | "hold" | "catch" | "return" | "match" if clause.part and clause.patient is not None:
            if _EYES.match(text, references[clause.patient].end):
                yield Look(clause.verb, agent, clause.patient)
                if clause.lemma == "meet":
                    yield Look(clause.verb, clause.patient, agent)
        case "follow" | "track" | "trace" if _WITH_EYES.match(text, end):
            yield Look(clause.verb, agent, clause.patient)


def _phrase_end(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.start() if found else len(text)


def _target(text: str, references: Sequence[Reference], clause: Clause) -> int | None:
    """Who is looked at: the object, whoever stands behind the preposition, or who does what is seen."""
    end = clause.verb.end
    for index in (clause.patient, clause.to):
        if index is not None and (not _is_owner(text, references[index]) or _is_of_body(text, references[index])):
            return index
    if clause.patient is None and clause.to is None:
        if following := _FOLLOWING.match(text, end):
            return _at(references, following.end())
        if clause.lemma in _SEEING:
            beside = _BESIDE.match(text, end)
            return _at(references, beside.end()) if beside else None
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
    return index if not _is_owner(text, one) or _is_of_body(text, one) else None


def _at(references: Sequence[Reference], start: int) -> int | None:
    at = bisect_left(references, start, key=lambda one: one.start)
    return at if at < len(references) and references[at].start == start else None


def _is_owner(text: str, reference: Reference) -> bool:
    word = text[reference.start : reference.end].lower()
    if reference.is_pronoun:
        noun = re.compile(r"\s+([a-z]+)").match(text, reference.end)
        return word in ("his", "their") or (word == "her" and noun is not None and _of_body(noun[1]))
    return word.endswith(("'s", "’s", "s'", "s’"))


def _is_of_body(text: str, reference: Reference) -> bool:
    """Whether what somebody owns is a part of them: Sera's face, not Sera's car."""
    return any(map(_of_body, re.findall(r"[a-z]+", text[reference.end : reference.end + 30].lower())[:2]))


def _of_body(word: str) -> bool:
    return word in load_words("body_parts") or word in _WORN


def _in_eyes(text: str, references: Sequence[Reference]) -> Iterator[Look]:
    """SERA'S POV; Ben's eyes find Tom; under Ben's gaze; their eyes meet."""
    lower = text.lower()
    if not any(word in lower for word in _EYE_WORDS):
        return
    for index, reference in enumerate(references):
        if pov := _POV.match(text, reference.end):
            span = Span(reference.start, pov.end())
            following = next((at for at in range(index + 1, len(references))), None)
            near = following is not None and "\n\n" not in text[pov.end() : references[following].start]
            yield Look(span, index, following if near else None)
        elif text[reference.start : reference.end].lower() == "their":
            continue
        elif _is_owner(text, reference) and (eyes := _EYES.match(text, reference.end)):
            span = Span(reference.start, eyes.end())
            if gone := _EYES_GO.match(text, eyes.end()):
                yield Look(span, index, _at(references, gone.end()))
            elif _UNDER.search(text, max(0, reference.start - 20), reference.start):
                nearest = index + 1 if index + 1 < len(references) else None
                yield Look(span, index, nearest)
    names = [index for index, one in enumerate(references) if not one.is_pronoun]
    if (meet := _THEIR_EYES.search(text)) and len({references[one].who or one for one in names}) == 2:
        one, other = names[0], next(at for at in names if references[at].who != references[names[0]].who)
        yield Look(Span(*meet.span()), one, other)
        yield Look(Span(*meet.span()), other, one)
