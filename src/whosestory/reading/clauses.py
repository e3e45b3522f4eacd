"""What is done in the action, and who looks at whom: each paragraph's clauses, with the characters that they mean."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whosestory.cast import Cast, How, Mention
from whosestory.language.clause_looks import Look, find_looks
from whosestory.language.clause_tokens import Reference
from whosestory.language.clauses import Clause, find_clauses
from whosestory.language.verbs import KNOWN, S_FORM, look_up
from whosestory.source import Span
from whosestory.work import SEEN, LineKind, Work

LIKELY = 0.5  # a mention likelier than not is taken to mean its character, where own and other have to be told apart


@dataclass(frozen=True, slots=True)
class Act:
    """A clause of the action and whom it means. A mention without a place of its own stands for a subject left out."""

    scene: int
    span: Span  # of the verb
    lemma: str
    agent: Mention | None = None
    patient: Mention | None = None
    to: Mention | None = None
    part: bool = False
    negated: bool = False
    tries: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """A look and whom it means; `looked_at` is None for things and places."""

    scene: int
    span: Span
    looker: Mention
    looked_at: Mention | None = None


@dataclass(frozen=True)
class Clauses:
    """All acts and looks of a work, in the order of the text."""

    acts: tuple[Act, ...]
    sights: tuple[Sight, ...]


def read_clauses(work: Work, cast: Cast, mentions: Sequence[Mention]) -> Clauses:
    """Find the clauses of every seen line, pronouns included where `mentions` has them."""
    acts: list[Act] = []
    sights: list[Sight] = []
    for line_acts, line_sights in _by_line(work, cast, mentions):
        acts += line_acts
        sights += line_sights
    return Clauses(tuple(acts), tuple(sights))


def _by_line(work: Work, cast: Cast, mentions: Sequence[Mention]) -> Iterator[tuple[list[Act], list[Sight]]]:
    starts = [mention.span.start for mention in mentions]
    for scene in work.scenes:
        last: Mention | None = None
        for line in scene.lines:
            if line.kind is LineKind.CUE and line.speech is not None:
                speakers = cast.speakers(line) if not line.is_voice_over else ()
                last = Mention(speakers[0], line.span, scene.index, How.NAME) if len(speakers) == 1 else None
            if line.kind not in SEEN:
                continue
            text = work.quote(line)
            low = bisect_left(starts, line.span.start)
            here = list(mentions[low : bisect_left(starts, line.span.end, lo=low)])
            if not here and (last is None or not _goes_on(text)):
                continue
            acts, sights = _read(text, line.span.start, scene.index, here, last)
            yield acts, sights
            last = next((act.agent for act in reversed(acts) if act.agent is not None), last)


def _goes_on(text: str) -> bool:
    """Whether a paragraph begins with a verb: Looks away."""
    tags, _ = look_up(text[:24].split(" ", 1)[0].strip(".,").lower())
    return bool(tags & S_FORM and tags & KNOWN)


def _read(
    text: str, start: int, scene: int, here: list[Mention], last: Mention | None
) -> tuple[list[Act], list[Sight]]:
    """The acts and looks of one paragraph."""
    references = [_reference(mention, start) for mention in here]
    goes_on = None
    if last is not None:
        here, references, goes_on = [last, *here], [Reference(0, 0, who=last.character), *references], 0
    clauses = find_clauses(text, references, goes_on=goes_on)
    acts = [_act(clause, here, start, scene) for clause in clauses]
    looks = find_looks(text, references, clauses)
    return acts, [_sight(look, here, start, scene) for look in looks]


def _reference(mention: Mention, start: int) -> Reference:
    who = mention.character if mention.p > LIKELY else ""
    return Reference(mention.span.start - start, mention.span.end - start, mention.how is How.PRONOUN, who)


def _act(clause: Clause, here: Sequence[Mention], start: int, scene: int) -> Act:
    agent, patient, to = (None if at is None else here[at] for at in (clause.agent, clause.patient, clause.to))
    if agent is not None:
        patient, to = _another(patient, agent), _another(to, agent)
    span = Span(start + clause.verb.start, start + clause.verb.end)
    return Act(scene, span, clause.lemma, agent, patient, to, clause.part, clause.negated, clause.tries, clause.passive)


def _is_reflexive(mention: Mention) -> bool:
    """himself, herself: seven letters that no other pronoun has."""
    return len(mention.span) == 7


def _another(mention: Mention | None, agent: Mention) -> Mention | None:
    """Whom a pronoun means beside whoever acts: himself is the same; "he hits him" is about two people."""
    if mention is None or mention.how is not How.PRONOUN:
        return mention
    if _is_reflexive(mention):
        return replace(mention, character=agent.character, alternatives=agent.alternatives)
    if mention.character != agent.character:
        return mention
    others = [(who, p) for who, p in mention.alternatives if who != agent.character]
    if not others:
        return None
    total = sum(p for _, p in others)
    shares = tuple((who, p / total) for who, p in others[1:])
    return replace(mention, character=others[0][0], alternatives=shares)


def _sight(look: Look, here: Sequence[Mention], start: int, scene: int) -> Sight:
    looker = here[look.looker]
    looked_at = None if look.looked_at is None else _another(here[look.looked_at], looker)
    return Sight(scene, Span(start + look.span.start, start + look.span.end), looker, looked_at)
