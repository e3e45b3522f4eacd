"""Of whom a telling tells: the teller's own story or another's, to whom it's told, and what knows the end."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from whosestory.language.telling_words import first_person, hindsight, listener_kind, place_kind, third_person
from whosestory.reading.telling_rooms import Room
from whosestory.reading.telling_speech import Heard, Script, Speech
from whosestory.source import Span

OWN = 0.5  # of the teller's and the other's part together
PRIOR = 0.08  # what the kind of listener adds: docs/decisions/0014-tellings.md
_HEARS_OTHERS = frozenset("a court|an interviewer|a coroner|a board|a lawyer|a judge|a stenographer".split("|"))
_HEARS_OWN = frozenset({"a priest", "a doctor", "a therapist", "a counsellor", "the dead"})


class Known(StrEnum):
    """How the listener is known."""

    NAMED = "named"
    TYPED = "typed"  # a doctor, by the heading or the name
    UNSEEN = "unseen"
    NOBODY = ""


@dataclass(frozen=True, slots=True)
class Listener:
    """To whom it's told."""

    known: Known
    character: str = ""  # an id where named
    kind: str = ""  # "a doctor", where a word tells


NOBODY = Listener(Known.NOBODY)


@dataclass(frozen=True, slots=True)
class Whose:
    """Own story or another's, with both counts."""

    is_own: bool
    other: str  # the id of whoever else is told of most; "" where nobody is
    first: tuple[Span, ...]  # I, me, my, we
    third: tuple[Span, ...]  # the other, by name or pronoun
    hindsight: tuple[Span, ...]  # lines that know the end
    share: float  # the teller's part of what is told, beside the other's, 0 to 1


def prior_of(speeches: Sequence[Speech], listener: Listener) -> float:
    """What the kind of telling alone says of whose story it is: a priest hears one's own, a court another's."""
    own = listener.kind in _HEARS_OWN or any(speech.heard is Heard.CAMERA for speech in speeches)
    return PRIOR * (own - (listener.kind in _HEARS_OTHERS))


def about(
    script: Script, teller: str, speeches: Sequence[Speech], encloses: Sequence[int], prior: float = 0.0
) -> Whose:
    """Whether the teller tells the own story: the mean of three shares beside whoever else is told of most.

    Of I and we against he and she in what is said; of the told scenes with either, which counts twice; of the mentions
    in their action. `prior` is added.
    """
    there = [script.presence[scene] for scene in encloses]
    told = frozenset(encloses)
    seen = Counter(mention.character for mention in script.cast.mentions if mention.scene in told)
    most = seen + Counter(each for people in there for each in people)
    other = max((who for who in sorted(most) if who != teller), key=most.__getitem__, default="")
    first, third, late = _spans(script, speeches, other)
    pairs: list[tuple[float, float]] = [(len(first), len(third))]
    if other:
        own, theirs = (sum(who in people for people in there) + 0.5 for who in (teller, other))
        pairs += [(own, theirs), (own, theirs), (seen[teller], seen[other])]
    shares = [one / (one + another) for one, another in pairs if one + another]
    share = sum(shares) / len(shares) + prior if shares else OWN
    return Whose(share >= OWN, other, first, third, late, min(1.0, max(0.0, share)))


def _spans(
    script: Script, speeches: Sequence[Speech], other: str
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Where the telling says I, where it means the other, and where it knows the end."""
    pronoun = script.cast.by_id[other].pronoun if other else ""
    first: list[Span] = []
    third: list[Span] = []
    late: list[Span] = []
    for line in (line for speech in speeches for line in speech.lines):
        text, start = script.work.quote(line), line.span.start
        first += (Span(start + a, start + b) for a, b in first_person(text))
        third += (Span(start + a, start + b) for a, b, which in third_person(text) if pronoun in ("", which))
        late += (Span(start + a, start + b) for a, b in hindsight(text))
    return tuple(first), tuple(third), tuple(late)


def find_listener(script: Script, speeches: Sequence[Speech], room: Room | None) -> Listener:
    """Who is told: named in the place, of a kind that the heading tells, or unseen."""
    kind = (room.kind or place_kind(room.place)) if room else ""
    if room and room.listener:
        name = script.cast.by_id[room.listener].name
        return Listener(Known.NAMED, room.listener, listener_kind(name) or kind)
    if kind:
        return Listener(Known.TYPED, kind=kind)
    if room or any(speech.heard is Heard.CAMERA for speech in speeches):
        return Listener(Known.UNSEEN)
    return Listener(Known.UNSEEN) if script.tense(speeches).second else NOBODY
