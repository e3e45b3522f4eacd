"""The records of the JSON export, schema `whosestory/1`.

Rule of change: keys may be added under the same schema name; a key that changes its meaning or goes away makes a new
one. docs/schema/whosestory-1.json is made from these records.
"""

from dataclasses import dataclass

SCHEMA = "whosestory/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRecord:
    """Evidence: half-open code points of the source, the row (from 1), the page, and why it counts."""

    start: int
    end: int
    row: int
    page: str
    quote: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """What was read."""

    name: str
    sha256: str
    format: str
    form: str
    title: str
    draft: str
    pages: int
    pages_printed: bool  # False: estimated by rows
    rows: int
    words: int
    understood: float  # share of the filled rows, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneRecord:
    """A scene; rows from 1, both included."""

    index: int
    heading: str
    number: str
    page: str
    start_line: int
    end_line: int
    words: int
    speaking: list[str]
    present: list[str]
    level: str  # present, flashback, flashforward, dream, fantasy, memory or video
    owner: str | None  # whose memory or dream it is, where the text shows it
    years: float | None  # from the story's present, where the text says: -10 for ten years earlier
    kind: str  # montage, intercut or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterRecord:
    """A character with its counts; `words` with voice-over and without parentheticals."""

    id: str
    name: str
    aliases: list[str]
    xml_id: str | None
    is_group: bool
    pronoun: str
    words: int
    speeches: int
    vo_words: int
    scenes_speaking: int
    scenes_present: int
    mentions: int
    first_line: int
    alive: str  # at the end: yes, no or unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRecord:
    """Two characters who speak in the same scenes, and in how many."""

    source: str
    target: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRecord:
    """Two names held to be one person's."""

    kept: str
    absorbed: str
    why: str
    is_sure: bool
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPointRecord:
    """One of five turning points in order, by the row of its decisive line (from 1)."""

    tp: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentNoteRecord:
    """Painful matter in one scene: its kind, "shown" or "mentioned", and the row (from 1) that says so."""

    scene: int
    kind: str
    level: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NarratorRecord:
    """Who tells the story: a character, somebody outside it, or nobody; scenes by index, spans as code points."""

    type: str  # character, outer, none
    character: str | None
    also: list[str]  # who else tells it
    frame: bool  # the telling comes back, with told scenes between
    returns_late: bool  # is told in the last tenth of the scenes too
    scenes: list[int]  # in which it's told
    encloses: list[int]  # of which it tells
    whose: str  # own, witness, or "" for nobody and an outer voice
    other: str | None  # whoever else is told of most
    first_person: list[tuple[int, int]]
    third_person: list[tuple[int, int]]
    knows_the_end: list[tuple[int, int]]
    listener: str  # named, typed, unseen, or ""
    listener_character: str | None
    listener_kind: str  # "a doctor"
    beyond: list[int]  # enclosed scenes that the teller couldn't have known


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRecord:
    """What one measure says in a question, for each lead."""

    measure: str
    values: dict[str, float]
    shares: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRecord:
    """One of the six answers; `holder` is null where even, nobody's or not applicable."""

    holder: str | None
    state: str
    shares: dict[str, float]
    margin: float
    margin_low: float
    margin_high: float
    votes: list[VoteRecord]
    reason: str
    evidence: list[QuoteRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceRecord:
    """The calibrated chance that a careful reader names this character."""

    character: str
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRecord:
    """In what share of all weightings of the questions a lead leads, with its range; no probability."""

    character: str
    support: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRecord:
    """Who is what."""

    role: str
    character: str | None
    why: str
    evidence: list[QuoteRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """The best lines for a lead, and against."""

    character: str
    pro: list[QuoteRecord]
    contra: list[QuoteRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class HingeRecord:
    """A scene that moves the result, and toward whom."""

    scene: int
    toward: str
    moves: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfRecord:
    """A verdict under other circumstances, as it was run."""

    what: str
    kind: str
    leaning: str | None
    support: float
    changed: bool
    first: str  # whoever leads in most weightings then, leaning or not
    first_support: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LensRecord:
    """Who leads in one of the common ways to read the question; `holder` is null where even or without an answer."""

    name: str
    source: str
    measures: list[str]
    shares: dict[str, float]
    holder: str | None
    margin: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """The verdict on a part of the script, as if there were no more of it; scenes by index, both included."""

    title: str  # as the file marks the part; else ""
    first: int
    last: int
    start: float  # words before it, of all, 0 to 1
    end: float
    kind: str
    leaning: str | None
    support: dict[str, float]
    bets: dict[str, int]  # how many measures each lead is ahead in


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRecord:
    """Where whoever led up to there dies or is last seen, and somebody else leads what is left."""

    giver: str
    taker: str
    scene: int
    is_death: bool
    evidence: list[QuoteRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthRecord:
    """The verdict after each tenth of the words, and on each part alone."""

    tenths: list[StepRecord]
    parts: list[StepRecord]  # the file's own where `parts_marked`, else quarters
    parts_marked: bool
    handovers: list[HandoverRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """One of several stories whose leads hardly meet the others', judged by its own scenes."""

    scenes: list[int]  # with any of its leads
    kind: str
    leaning: str | None
    heads: list[str]
    support: dict[str, float]  # of each of its leads, among them


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRecord:
    """The verdict."""

    kind: str
    leaning: str | None
    heads: list[str]  # whose it is: one lead, those who share it, those between whom it is split
    reason: str
    leads: list[str]
    ranking: list[ChanceRecord]
    p_shared: float
    support: list[SupportRecord]
    answers: dict[str, AnswerRecord]
    roles: list[RoleRecord]
    cases: list[CaseRecord]
    hinges: list[HingeRecord]
    what_ifs: list[WhatIfRecord]
    flip: list[int]
    lenses: list[LensRecord]
    growth: GrowthRecord | None  # null: one lead, or nothing to be said
    stories: list[StoryRecord]  # two or more whose leads hardly meet; empty: all one story


@dataclass(frozen=True, slots=True, kw_only=True)
class InWayRecord:
    """A scene without which whoever was meant would stand better beside the rival."""

    scene: int
    moves: float
    evidence: list[QuoteRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentionRecord:
    """What the draft gives to whoever was meant."""

    meant: str
    is_lead: bool
    is_met: bool
    support: float
    holds: list[str]
    even: list[str]
    others: dict[str, list[str]]  # who else holds what
    rival: str | None
    in_way: list[InWayRecord]
    fewest: list[int]  # scenes without which it would lean to whoever was meant


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRecord:
    """A measure's values for each character, or the reason why there are none."""

    version: int
    unit: str
    values: dict[str, float]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtRecord:
    """Something in the text that isn't understood, or not surely."""

    row: int
    why: str
    understood: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisRecord:
    """One work's analysis."""

    schema: str
    program: str
    version: str
    plan: str
    seed: int
    clauses: str  # what found who does what in the action: "rules", or "rules and spaCy ..."
    source: SourceRecord
    tags: str
    scenes: list[SceneRecord]
    characters: list[CharacterRecord]
    merges: list[MergeRecord]
    doubtful_names: list[str]
    unmatched_corrections: list[str]
    network: list[EdgeRecord]
    turning_points: list[TurningPointRecord]
    content_notes: list[ContentNoteRecord]
    narrator: NarratorRecord
    measures: dict[str, MeasureRecord]
    verdict: VerdictRecord
    doubts: list[DoubtRecord]
    intention: IntentionRecord | None = None  # with --meant
