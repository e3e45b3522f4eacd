"""Looks told by the eyes alone: points of view, eyes that meet or follow, a gaze turned on somebody."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from whosestory.language.clause_tokens import Reference
from whosestory.language.lexicons import load_words
from whosestory.source import Span, record

_POV = re.compile(r"(?:['’]S?)?\s*(?:P\.\s?O\.\s?V\.?|POV\b|POINT[- ]OF[- ]VIEW)", re.IGNORECASE)
EYES = re.compile(r"\s+(?:eyes?|gaze|stare|glance|look)\b(?:\s+(?:is|are|still|locked|fixed|now))*\s*", re.IGNORECASE)
_EYES_GO = re.compile(
    r"(?:on|upon|at|to|toward|towards|meets?|finds?|follows?|locks? (?:on|onto|with)|falls? (?:on|upon)|lands? on"
    r"|drifts? to|goe?s? to|rests? on|settles? on|moves? to|shifts? to|turns? to|lingers? on|never leaves?"
    r"|(?:don't|doesn't|do not) leave|bores? into|stays? on|remains? on|flicks? to|flits? to|darts? to|strays? to"
    r"|drops? to|(?:drift|go|goe|move|flick|dart|travel|slide)s? from [^.;]{1,40}? to)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_UNDER = re.compile(r"(?:under|beneath|before|feels?|avoids?|ignores?|in)\s+(?:the\s+)?$", re.IGNORECASE)
_EYE_WORDS = ("eye", "gaze", "stare", "glance", "look", "pov", "p.o", "p. o", "p o", "point")  # in small letters
_THEIR_EYES = re.compile(r"\b(?:their|the two men's|the two women's) eyes (?:meet|lock|find)", re.IGNORECASE)
_PASSES = re.compile(r"\b(?:look|glance)s? (?:pass(?:es)?|goe?s?|flash(?:es)?) between\s+(?:the\s+)?", re.IGNORECASE)
_EYES_ON = re.compile(
    r"(?:^|[.!?]\s+)(?:his |her )?eyes? (?:still |fixed |locked |glued )?(?:on|upon)\s+(?:the\s+)?", re.IGNORECASE
)
_SUBJECT = re.compile(r",\s+(?:the\s+)?")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_MOVED = re.compile(
    r"\b(?:turn|lift|rais|low?er|shift|keep|fix|mov|drop|cast|direct|train)(?:s|es|e|ed|ing|ping|ning)?\s+$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s+([a-z]+)")
_WORN = frozenset(
    "boots shoes dress coat jacket shirt skirt hat glasses sunglasses braid ring reflection silhouette figure".split()
)


@record
class Look:
    """One look. `looker` and `looked_at` are indices into the references; `looked_at` is None for things and places."""

    span: Span  # in the paragraph: the verb, or the point of view
    looker: int
    looked_at: int | None = None


def eye_looks(text: str, references: Sequence[Reference]) -> Iterator[Look]:
    """The looks of eyes: SERA'S POV; Ben's eyes find Tom; under Ben's gaze; their eyes meet."""
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
        elif is_owner(text, reference) and (eyes := EYES.match(text, reference.end)):
            if reference.is_pronoun and _MOVED.search(text, max(0, reference.start - 14), reference.start):
                continue  # turns his gaze on Sera: whoever turns it looks
            span = Span(reference.start, eyes.end())
            if gone := _EYES_GO.match(text, eyes.end()):
                yield Look(span, index, at_start(references, gone.end()))
            elif _UNDER.search(text, max(0, reference.start - 20), reference.start):
                nearest = index + 1 if index + 1 < len(references) else None
                yield Look(span, index, nearest)
    if "between" in lower or " eyes " in lower:
        yield from _between(text, references)
    if (on := _EYES_ON.search(text)) and (seen := at_start(references, on.end())) is not None:
        comma = _SUBJECT.match(text, references[seen].end)
        looker = at_start(references, comma.end()) if comma else None
        if looker is not None:
            yield Look(Span(on.start(), on.end()), looker, seen)


def _between(text: str, references: Sequence[Reference]) -> Iterator[Look]:
    """Their eyes meet; a look passes between Ben and Sera: a look each way."""
    if passes := _PASSES.search(text):
        one = at_start(references, passes.end())
        joined = _AND.match(text, references[one].end) if one is not None else None
        other = at_start(references, joined.end()) if joined else None
        if one is not None and other is not None:
            yield Look(Span(*passes.span()), one, other)
            yield Look(Span(*passes.span()), other, one)
    names = [index for index, each in enumerate(references) if not each.is_pronoun]
    if (meet := _THEIR_EYES.search(text)) and len({references[each].who or each for each in names}) == 2:
        one, other = names[0], next(at for at in names if references[at].who != references[names[0]].who)
        yield Look(Span(*meet.span()), one, other)
        yield Look(Span(*meet.span()), other, one)


def at_start(references: Sequence[Reference], start: int) -> int | None:
    """The reference that begins at a place."""
    at = bisect_left(references, start, key=lambda one: one.start)
    return at if at < len(references) and references[at].start == start else None


def is_owner(text: str, reference: Reference) -> bool:
    """Whether a reference owns what stands behind it."""
    word = text[reference.start : reference.end].lower()
    if reference.is_pronoun:
        noun = _NOUN.match(text, reference.end)
        return word in ("his", "their") or (word == "her" and noun is not None and _of_body(noun[1]))
    return word.endswith(("'s", "’s", "s'", "s’"))


def is_of_body(text: str, reference: Reference) -> bool:
    """Whether what somebody owns is a part of them: Sera's face, not Sera's car."""
    return any(map(_of_body, re.findall(r"[a-z]+", text[reference.end : reference.end + 30].lower())[:2]))


def _of_body(word: str) -> bool:
    return word in load_words("body_parts") or word in _WORN
