"""What is done in the action, and who looks at whom: each paragraph's clauses, with the characters that they mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whosestory.cast import Cast, How, Mention
from whosestory.errors import WhosestoryError
from whosestory.language.clause_eyes import Look
from whosestory.language.clause_looks import find_looks
from whosestory.language.clause_tokens import Reference
from whosestory.language.clauses import Clause, find_clauses
from whosestory.language.syntax import Parser, Word, put_back, show
from whosestory.language.syntax_clauses import complete
from whosestory.language.verbs import KNOWN, S_FORM, look_up
from whosestory.source import Span, record
from whosestory.work import Line, LineKind, Work

Parse = tuple[Word, ...]
Seen = tuple[Line, list[Mention], Line | None]  # the mentions in it, and the cue before it
RULES = "rules"
LIKELY = 0.5  # a mention likelier than not is taken to mean its character, where own and other have to be told apart


@record
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


@record
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
    finder: str = RULES  # what found them: "rules", or "rules and" the name of a parser
    doubt: str = ""  # why the parser that was asked for wasn't used


def read_clauses(work: Work, cast: Cast, mentions: Sequence[Mention], parser: Parser | None = None) -> Clauses:
    """Find the clauses of every seen line, pronouns included where `mentions` has them.

    With a parser the rules are completed by what it says; one that can't be loaded is done without.
    """
    seen, parses, doubt = _seen(work, mentions), None, ""
    if parser is not None:
        lines = list(seen)
        seen = iter(lines)
        try:
            parses = _parse(work, lines, parser)
        except WhosestoryError as error:
            doubt = str(error)
    acts, sights = _read_all(work, cast, seen, parses or {})
    return Clauses(acts, sights, RULES if parser is None or parses is None else f"{RULES} and {parser.name}", doubt)


def _parse(work: Work, lines: Sequence[Seen], parser: Parser) -> dict[int, Parse]:
    """What the parser says of each seen line in which somebody is meant, by where the line starts."""
    found = [
        (line.span.start, show(work.quote(line), [_reference(mention, line.span.start) for mention in here]))
        for line, here, _ in lines
        if here
    ]
    parsed = parser.parse([shown.text for _, shown in found])
    return {start: put_back(words, shown) for (start, shown), words in zip(found, parsed, strict=True)}


def _read_all(
    work: Work, cast: Cast, seen: Iterable[Seen], parses: Mapping[int, Parse]
) -> tuple[tuple[Act, ...], tuple[Sight, ...]]:
    acts: list[Act] = []
    sights: list[Sight] = []
    last: Mention | None = None
    scene = -1
    for line, here, cue in seen:
        if line.scene != scene:
            scene, last = line.scene, None
        if cue is not None:
            speakers = cast.speakers(cue) if not cue.is_voice_over else ()
            last = Mention(speakers[0], cue.span, scene, How.NAME) if len(speakers) == 1 else None
        text = work.quote(line)
        if here or (last is not None and _goes_on(text)):
            found = _read(text, line, here, last, sights, parses.get(line.span.start))
            acts += found
            last = next((act.agent for act in reversed(found) if act.agent is not None), last)
    return tuple(acts), tuple(sights)


def _seen(work: Work, mentions: Sequence[Mention]) -> Iterator[Seen]:
    """Each seen line, the mentions in it, and the last cue since the seen line before, or since the scene began."""
    at, n = 0, len(mentions)
    for scene in work.scenes:
        cue: Line | None = None
        for line in scene.lines:
            kind = line.kind
            if kind is LineKind.CUE:
                if line.speech is not None:
                    cue = line
            elif kind is LineKind.ACTION or kind is LineKind.SHOT:
                span = line.span
                while at < n and mentions[at].span.start < span.start:
                    at += 1
                begin = at
                while at < n and mentions[at].span.start < span.end:
                    at += 1
                yield line, list(mentions[begin:at]), cue
                cue = None


def _goes_on(text: str) -> bool:
    """Whether a paragraph begins with a verb: Looks away."""
    tags, _ = look_up(text[:24].split(" ", 1)[0].strip(".,").lower())
    return bool(tags & S_FORM and tags & KNOWN)


def _read(
    text: str, line: Line, here: list[Mention], last: Mention | None, sights: list[Sight], parse: Parse | None
) -> list[Act]:
    """The acts of one paragraph; its looks are added to `sights`."""
    start, goes_on = line.span.start, None
    references = [_reference(mention, start) for mention in here]
    if last is not None:
        here, references, goes_on = [last, *here], [Reference(0, 0, who=last.character), *references], 0
    clauses = find_clauses(text, references, goes_on=goes_on)
    if parse is not None:
        clauses = complete(clauses, parse, text, references, goes_on)
    if looks := find_looks(text, references, clauses):
        sights += [_sight(look, here, start, line.scene) for look in looks]
    return [_act(clause, here, start, line.scene) for clause in clauses]


def _reference(mention: Mention, start: int) -> Reference:
    who = mention.character if not mention.alternatives or mention.p > LIKELY else ""
    span = mention.span
    return Reference(span.start - start, span.end - start, mention.how is How.PRONOUN, who)


def _act(clause: Clause, here: Sequence[Mention], start: int, scene: int) -> Act:
    agent = None if clause.agent is None else here[clause.agent]
    patient = None if clause.patient is None else here[clause.patient]
    to = None if clause.to is None else here[clause.to]
    if agent is not None:
        if patient is not None and patient.how is How.PRONOUN:
            patient = _another(patient, agent)
        if to is not None and to.how is How.PRONOUN:
            to = _another(to, agent)
    verb = clause.verb
    span = Span(start + verb.start, start + verb.end)
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
