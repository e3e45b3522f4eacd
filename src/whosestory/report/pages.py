"""What each page says, as data: terminal, report and reading room draw the same ones.

Texts from a script stand in them as they are; whoever draws a page makes them fit to be shown (`report.clean`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A lead, as a page names it."""

    id: str  # for JSON and links
    name: str
    initial: str  # one letter, no two leads' the same: what stands where colour alone would not do


@dataclass(frozen=True, slots=True)
class Quote:
    """A line cut from the text, with its place and what it shows."""

    place: str  # "p. 47, sc. 31A" as printed; "~p. 12" where pages are estimated
    row: int  # in the text, from 1
    text: str  # as it stands there, line ends and all
    why: str  # one plain clause: what it shows
    start: int  # half-open code points of the source, for links
    end: int
    before: str = ""  # "…" where the line of the script begins earlier
    after: str = ""  # "…" where it goes on


@dataclass(frozen=True, slots=True)
class Share:
    """How much of something is one lead's."""

    person: Person
    value: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One of the six questions, and what the text answers."""

    name: str  # "voice"
    asks: str  # "Who is heard?"
    answer: str  # a lead's name, "even", "nobody", "can't say" or "not measured yet"
    holder: Person | None  # the lead who holds it; None for all other answers
    is_narrow: bool  # it's held, but some redraws of the scenes give it to another
    shares: tuple[Share, ...]  # among the leads, the largest first, summing to 1; empty where there's no answer
    facts: tuple[str, ...]  # what was counted, each in a clause; or the reason for no answer
    quotes: tuple[Quote, ...]  # the lines that say so, the strongest first


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Who is what."""

    role: str  # "focal character"
    person: Person | None  # None: nobody, or not to be said
    name: str  # the name; a character that is no lead has one too; "" for nobody
    why: str  # one clause: why this one, or why nobody
    is_measured: bool  # False: whosestory doesn't measure it yet
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class CaseBox:
    """The best lines for a lead, and against."""

    person: Person
    pro: tuple[Quote, ...]
    contra: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ScenePlace:
    """A scene, as people look it up."""

    place: str  # as a quote's
    heading: str  # "INT. BAR - NIGHT" as it stands; "" for a scene without one
    start: int  # where it begins in the source


@dataclass(frozen=True, slots=True)
class HingeRow:
    """A scene that moves the result much, and whom it helps."""

    scene: ScenePlace
    toward: str  # the name of the lead whom it helps
    moves: float = 0.0  # how much smaller that lead's mean share over the questions is without it, 0 to 1


@dataclass(frozen=True, slots=True)
class WhatIfRow:
    """The verdict under other circumstances, as it was run."""

    what: str  # "without the telling"
    then: str  # "GRETA's story, leading in 89 of 100 weightings"
    is_changed: bool  # whether that is another verdict
    figure: str = ""  # "GRETA 89": who leads in most of 100 weightings then, and in how many


@dataclass(frozen=True, slots=True)
class LensRow:
    """Who leads in one of the common ways to read the question."""

    name: str  # "plot agent"
    asks: str  # "Whose acts move it?"
    source: str  # where the reading comes from
    answer: str  # a lead's name, "even" or "can't say"
    shares: tuple[Share, ...]  # the largest first, summing to 1; empty where there's no answer
    measures: tuple[str, ...]  # those that it counts and that have an answer here


@dataclass(frozen=True, slots=True)
class InWayRow:
    """A scene that does more for the rival than for whoever was meant."""

    scene: ScenePlace
    moves: float  # of the mean share between the two, 0 to 2
    quotes: tuple[Quote, ...]  # the rival's best line in it


@dataclass(frozen=True, slots=True)
class IntentionBox:
    """What a draft gives to whoever was meant; it describes, and prescribes nothing."""

    meant: str
    rival: str  # "" where there is none
    sentences: tuple[str, ...]
    in_way: tuple[InWayRow, ...]  # the scene that moves most first
    fewest: tuple[ScenePlace, ...]  # without which it would lean to whoever was meant; empty: it does, or none found
    is_met: bool


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One measure's part in the plan."""

    question: str
    measure: str
    least: str  # "200 words": below it there is no answer
    kappa: str  # held back by so much, in the measure's amounts
    why: str


@dataclass(frozen=True)
class VerdictPage:
    """Whose story a work is: all that the page says, in its order."""

    title: str
    draft: str  # which draft the text says it is; "" where it says nothing
    length: str  # "118 pages", estimated "about 118 pages"
    what_it_is: str  # "a script, not the film"
    file: str  # the name of what was read
    format: str  # what it was read as: "Fountain"
    sha256: str  # of the bytes that were read
    understood: float  # share of the filled rows of which the reader knows what they are, 0 to 1
    doubtful_names: tuple[str, ...]  # each a clause: "GERTA: a slip of the keys for GRETA"
    unmatched: tuple[str, ...]  # corrections that matched nothing
    contains: tuple[str, ...]  # painful matter, each a clause: "suicide (4 scenes)", that in most scenes first
    headline: str  # "GRETA'S STORY."
    clauses: tuple[str, ...]  # what supports it, each a sentence
    people: tuple[Person, ...]  # the leads, the strongest first
    heads: tuple[Person, ...]  # those whom the headline names
    leaning: Person | None  # to whom the verdict leans
    questions: tuple[QuestionRow, ...]  # all six; none where the text can't be judged at all
    roles: tuple[RoleRow, ...]
    cases: tuple[CaseBox, ...]  # the leads in contention, the strongest first
    hinges: tuple[HingeRow, ...]  # the scene that moves most first
    what_ifs: tuple[WhatIfRow, ...]
    flip: tuple[ScenePlace, ...]  # the fewest scenes found without which somebody else leads; empty: see `flip_note`
    flip_note: str  # what was looked for and not found; "" where something was, or nothing was looked for
    next_steps: tuple[tuple[str, str], ...]  # what one may want, and the command that does it
    plan: str  # the id of the plan by which the answers were weighed
    seed: int
    finder: str  # what found who does what in the action: "rules", or "rules and spaCy ..."
    growth: tuple[str, ...] = ()  # how the verdict comes about, each a sentence
    lenses: tuple[LensRow, ...] = ()  # beside the verdict; printed on request


@dataclass(frozen=True, slots=True)
class PageCount:
    """How much of each kind one page has."""

    page: str  # "p. 47", "~p. 12"
    counts: dict[str, int]  # elements by kind; kinds that the page hasn't are left out


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """Something in the text that the reader isn't sure of, or couldn't read."""

    place: str
    row: int  # from 1
    why: str
    text: str  # the first of its rows, as it stands
    understood: bool  # False: the rows count as unread


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row of the text with what it was read as."""

    row: int  # from 1
    kind: str  # "dialogue"; "" for blank rows; "unread" where the reader doesn't know
    text: str  # as it stands


@dataclass(frozen=True)
class ParsePage:
    """What the reader made of a text, before anyone is named."""

    title: str
    file: str
    format: str  # "Fountain"
    why_format: str  # "by what it holds"
    sha256: str  # of the bytes that were read
    length: str  # "about 19 pages"
    understood: float  # share of the filled rows, 0 to 1
    n_scenes: int
    n_words: int  # of the story
    n_spoken_words: int  # of dialogue and lyrics, without parentheticals
    totals: dict[str, int]  # elements by kind, in the kinds' order; kinds that the text hasn't are left out
    by_page: tuple[PageCount, ...]
    doubts: tuple[DoubtRow, ...]
    rows: tuple[MarkedRow, ...]  # every row of the text
    language: str = ""  # of the scene headings: "German"; "" where they don't tell


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another name of a character, and why it is held to be the same person's."""

    name: str
    why: str  # "" where the reason isn't kept
    is_sure: bool


@dataclass(frozen=True, slots=True)
class CharacterRow:
    """A character with its names and counts."""

    id: str
    name: str
    is_lead: bool
    is_group: bool
    pronoun: str  # that the text uses; "" for unknown
    words: int  # spoken, voice-over too
    speeches: int
    scenes: int  # in which it is there
    aliases: tuple[AliasRow, ...]


@dataclass(frozen=True)
class CastPage:
    """Who is in a work, under which names, and why."""

    title: str
    file: str
    characters: tuple[CharacterRow, ...]  # the most heard first
    doubtful_names: tuple[str, ...]  # each a clause: "GERTA: a slip of the keys for GRETA"
    unmatched: tuple[str, ...]  # corrections that matched nothing
    next_steps: tuple[tuple[str, str], ...]
