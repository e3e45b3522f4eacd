"""What a measure is: a question about every character, answered by listing events."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from whosestory.reading import Reading
from whosestory.source import Span, record
from whosestory.work import Form, LineKind


class Question(StrEnum):
    """The six questions that make up "whose story is it?", and context that answers none of them."""

    VOICE = "voice"
    EYES = "eyes"
    TELLING = "telling"
    WILL = "will"
    CHANGE = "change"
    ENDING = "ending"
    CONTEXT = "context"


QUESTIONS = tuple(question for question in Question if question is not Question.CONTEXT)


class Basis(StrEnum):
    """What a character's amount is a share of."""

    ALL = "all"  # the amounts of all characters
    OWN = "own"  # the character's amount before the kernel
    SCENES = "scenes"  # the number of kept scenes
    NONE = "none"  # nothing: the amount itself


class Kernel(StrEnum):
    """Where in the kept part an event counts."""

    EVERYWHERE = "everywhere"
    LAST_TENTH = "last tenth"  # of the words of the kept scenes
    TOWARD_END = "ever more toward the end"  # of the words of the kept scenes: `toward_end`


class Reduce(StrEnum):
    """How a character's events become one number."""

    SUM = "sum"
    MAX = "max"


@record
class Event:
    """Something in one scene that counts for one character."""

    scene: int
    character: str
    amount: float
    span: Span
    needs: tuple[int, ...] = ()  # other scenes without which it means nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure's definition; pages, docs and help are made from it."""

    name: str
    version: int  # rises when the same text may give another number
    question: Question
    votes: bool
    basis: Basis
    least: float  # the least total amount that counts as an answer; below it: not applicable
    asks: str
    unit: str
    higher_means: str
    reads: frozenset[LineKind]
    applies_to: frozenset[Form]
    source: str
    departure: str  # from the source
    caveat: str
    compute: Callable[[Reading], Iterator[Event]]
    counts: str  # what `least` counts, for "only 34 words of dialogue with a known speaker"
    kernel: Kernel = Kernel.EVERYWHERE
    reduce: Reduce = Reduce.SUM
