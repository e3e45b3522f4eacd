"""What the pass over a paragraph's tokens remembers: of the sentence, and of the clauses it is reading."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from whosestory.language.clause_tokens import Reference, Token

Who = tuple[int, ...]  # references; () is somebody or something that is none


# What stands before a word, adverbs aside. Plain numbers: they are asked for at every word.
START: Final = 0  # of the sentence
REF: Final = 1
GAP: Final = 2  # a comma, dash or colon
AND: Final = 3
SUB: Final = 4  # as, while, that
REL: Final = 5  # who
NOUN: Final = 6
PREP: Final = 7
DET: Final = 8  # the, his, Sera's
ACT: Final = 9  # a verb
PART: Final = 10  # its particle: up, away


@dataclass(slots=True)
class Draft:
    """A clause while its objects are still being read."""

    token: int
    lemma: str
    agents: Who = ()
    patients: Who = ()
    tos: Who = ()
    parts: Who = ()  # patients of whom only a part is meant
    negated: bool = False
    tries: bool = False
    passive: bool = False
    camera: bool = False  # we see, the camera finds: no clause, but its object may get a verb


@dataclass(slots=True)
class State:
    """Where the pass is."""

    tokens: Sequence[Token]
    references: Sequence[Reference]
    named: dict[int, Token] = field(default_factory=dict)  # the token of each reference
    drafts: list[Draft] = field(default_factory=list)
    cur: Draft | None = None  # takes the next objects
    running: Who | None = None  # the subject of the verb before
    pend: Who | None = None  # named, and still without a verb
    outer: Who | None = None  # the subject that waits behind a relative clause
    main: Who | None = None  # the subject of the last clause that depends on none
    last: Who | None = None  # `main` of the sentence before, with whom one without a subject goes on
    relative: Who = ()  # whom `who` stands for
    whom: Who = ()
    np: Who = ()  # the noun phrase just read
    fronted: list[Draft] = field(default_factory=list)  # Holding her hand, ...: whose, the next subject tells
    prev: int = START
    prep: str = ""  # the preposition whose phrase this is, with a blank once it has its noun
    mode: str = ""  # how the last noun phrase took part: patient, to, noun
    finite: bool = False  # whether there's been a verb since the last break
    dependent: bool = False  # in a clause that depends on another
    gap_and: bool = False  # a comma and an and
    plural: bool = False  # whether the last noun was one
    nobody: bool = False  # nobody, neither: the next verb is negated
    camera: bool = False
    as_before: bool = False  # the word before was `as`
    as_if: bool = False  # as if, as though: what follows isn't so
    colon: bool = False  # the last break was one
    other_first: bool = False  # the sentence began with somebody or something else: The frog
    by: Draft | None = None  # a passive whose agent may still come
    sides: dict[str, str] = field(default_factory=dict)  # whose possessive pronoun is of which kind, as far as seen
    in_front: bool = False  # a prepositional phrase opens the sentence

    def end_sentence(self) -> None:
        """Forget the sentence but for whom the next one may go on with."""
        subject = self.main if self.main is not None else self.pend
        if self.fronted:
            self.resolve_fronted(subject if subject is not None else self.last or ())
        if subject is not None:
            self.last = subject
        self.by = self.cur = self.running = self.pend = self.outer = self.main = None
        self.np = self.relative = self.whom = ()
        self.prev, self.prep, self.mode = START, "", ""
        self.finite = self.dependent = self.gap_and = self.plural = self.nobody = self.camera = self.in_front = (
            self.other_first
        ) = self.colon = False

    def is_reflexive(self, who: Who) -> bool:
        """Whether a reference is himself, herself, themselves."""
        return self.references[who[0]].is_pronoun and self.named[who[0]][3].endswith(("self", "selves"))

    def resolve_fronted(self, subject: Who) -> None:
        """Give the participles in front their subject."""
        for draft in self.fronted:
            if draft.passive:
                draft.patients = subject + draft.patients
            else:
                draft.agents = subject
        self.fronted = []

    def open(self, draft: Draft, end: int) -> int:
        """Go on behind a verb, with its clause taking the objects; returns `end`."""
        self.drafts.append(draft)
        if draft.passive:
            self.by = draft
        self.cur, self.prev, self.prep, self.mode = draft, ACT, "", ""
        return end
