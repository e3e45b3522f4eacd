"""To whom each speech is said, so that "you" and "we" in it mean somebody.

A name at the edge of a sentence, between commas, calls whom it names (Ben, look at me). Without one, a speech is
said to the only other person there; else to whoever spoke just before, or speaks next, in the same scene.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from whosestory.cast import Cast
from whosestory.cast.names import fold, parse_name
from whosestory.source import Span, record
from whosestory.work import SPOKEN, LineKind, Work

CALLED = 0.9  # p that who is called by name is spoken to; sometimes they are only spoken of
ANSWERED = 0.75  # p of who spoke just before, if they also speak next
BEFORE = 0.6  # if somebody else speaks next
NEXT = 0.6  # p of who speaks next, where nobody spoke before
ALONE_WITH = 0.9  # p of the only other person there
LATER = 0.3  # p of who speaks next, beside who spoke before

_CALL = re.compile(  # a word or two with capitals between a mark (or an end) and a mark (or an end)
    r"(?:^\s*|[,.!?;:—–…\-]\s*|\b(?:[Hh]ey|[Oo]h|[Oo]kay|[Ww]ell|[Yy]es|[Nn]o|[Hh]ello|[Hh]i|[Gg]oodbye|[Tt]hanks|[Ss]orry),?\s)"
    r"((?:[A-Z][\w’'.-]*\s)?[A-Z][\w’'-]*)(?=\s*(?:[,.!?;:—–…]|--|$))",
    re.MULTILINE,
)


@record
class Address:
    """A speech and to whom it's said; a speech may have several, each with its probability."""

    speech: int
    to: str
    p: float
    why: str  # called, alone with, spoke before, speaks next
    span: Span  # what shows it: the name called, or the cue


@dataclass(frozen=True)
class _Said:
    """A speech in its scene."""

    index: int
    scene: int
    who: tuple[str, ...]
    cue: Span
    is_heard_over: bool


def find_addressees(work: Work, cast: Cast, present: Sequence[frozenset[str]]) -> tuple[Address, ...]:
    """To whom each speech is said, the likeliest first; nobody for voice-over and for who is alone."""
    calls = _calls(work, cast)
    out: list[Address] = []
    by_scene: dict[int, list[_Said]] = defaultdict(list)
    for line in work.lines(LineKind.CUE):
        if line.speech is not None:
            said = _Said(line.speech, line.scene, cast.speakers(line), line.span, line.is_voice_over)
            by_scene[line.scene].append(said)
    for speeches in by_scene.values():
        for at, said in enumerate(speeches):
            if said.is_heard_over or len(said.who) != 1:
                continue
            out += _called(said, calls.get(said.index, ())) or _near(speeches, at, present[said.scene])
    return tuple(out)


def _called(said: _Said, called: Sequence[tuple[str, Span]]) -> list[Address]:
    """Whoever is called by name in the speech; of several, each alike."""
    spans = {who: span for who, span in reversed(called) if who not in said.who}
    return [Address(said.index, who, CALLED / len(spans), "called", span) for who, span in sorted(spans.items())]


def _near(speeches: Sequence[_Said], at: int, present: frozenset[str]) -> list[Address]:
    """Who spoke before, speaks next, or is the only other one there."""
    said = speeches[at]
    others = present - set(said.who)
    before = next((one for one in reversed(speeches[:at]) if one.who != said.who and not one.is_heard_over), None)
    later = next((one for one in speeches[at + 1 :] if one.who != said.who and not one.is_heard_over), None)
    if len(others) == 1:
        [other] = others
        shows = next((one.cue for one in (before, later) if one and other in one.who), said.cue)
        return [Address(said.index, other, ALONE_WITH, "alone with", shows)]
    if before is None:
        return [Address(said.index, who, NEXT, "speaks next", later.cue) for who in later.who[:1]] if later else []
    found = [Address(said.index, who, BEFORE, "spoke before", before.cue) for who in before.who[:1]]
    if found and later is not None and later.who[:1]:
        if later.who[0] == found[0].to:
            return [Address(said.index, found[0].to, ANSWERED, "spoke before", before.cue)]
        found.append(Address(said.index, later.who[0], LATER, "speaks next", later.cue))
    return found


def _calls(work: Work, cast: Cast) -> dict[int, list[tuple[str, Span]]]:
    """For each speech, who is called by name in it, and where."""
    names = _names(cast)
    out: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for line in work.lines(*SPOKEN):
        if line.speech is None:
            continue
        for match in _CALL.finditer(work.quote(line)):
            called = fold(match[1]).replace(".", "")
            last = called.rpartition(" ")[2]  # Hey Ben
            if who := names.get(called) or names.get(last):
                start = match.start(1) if called in names else match.end(1) - len(last)
                out[line.speech].append((who, Span(line.span.start + start, line.span.start + match.end(1))))
    return out


def _names(cast: Cast) -> dict[str, str]:
    """Names by which somebody may be called: whole names, and parts that are nobody else's."""
    whose: dict[str, set[str]] = defaultdict(set)
    for character in cast.characters:
        for name in (character.name, *character.aliases):
            parsed = parse_name(name)
            whose[fold(name).replace(".", "")].add(character.id)
            for word in parsed.core if not parsed.is_generic and not parsed.owner else ():
                whose[word].add(character.id)
    return {name: next(iter(them)) for name, them in whose.items() if len(them) == 1}
