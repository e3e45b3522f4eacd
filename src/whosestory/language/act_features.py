"""What a model of acts between two is told about a passage: its words, who stands where, and which patterns match.

A passage is read once; then its features are made for each order of two people, with `aa` standing for whoever might
act and `bb` for whoever it might be done to. `training/fit_acts.py` and the program make them by this one function.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whosestory.language.act_patterns import EITHER, NAME, OWNER, STOPS, SUBJECT, Match, find_matches
from whosestory.language.clause_tokens import Reference
from whosestory.language.clauses import Clause, find_clauses
from whosestory.language.verbs import KNOWN, look_up

Place = tuple[int, int]  # from where to where in the text
Placed = tuple[Match, int | None, int | None, Place]  # who acts, the other, both as references
SEEN, SAID = "between_seen", "between_said"

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[.!?:;]")
_QUOTED = re.compile(r"[\"“]([^\"”]{1,400})[\"”]")
_SUBJECTS = {"he": SUBJECT, "she": SUBJECT, "they": SUBJECT, "him": NAME, "them": NAME, "his": OWNER, "their": OWNER}
_SUBJECTS["her"] = EITHER
_PLAIN = {NAME: "P", SUBJECT: "P", EITHER: "H", OWNER: "P's"}  # persons, whoever they are
_BEFORE_OBJECTS = frozenset(
    "to for at with from of on by after before behind beside into onto over under round around about near".split()
)
FIRST = 4  # namings whose order is told
OF_A_MATCH, OF_A_CLAUSE = 5, 3  # features


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as tokens, with people as tokens of their own."""

    tokens: list[str]  # as the patterns read them
    words: list[str]  # in lower case
    lemmas: list[str]
    spans: list[Place]
    references: list[int | None]  # for each token, whom it stands for


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of action or a speech, read: its tokens, and what patterns and clauses find in it."""

    people: Sequence[Reference]
    read: Tokens
    matches: list[Placed]
    clauses: list[Clause]


def read_passage(text: str, people: Sequence[Reference], *, is_speech: bool) -> Passage:
    """Read a text once, for any two of its people; a speech has no clauses."""
    text = text.replace("’", "'")
    read = read_tokens(text, people)
    if is_speech:
        return Passage(people, read, list(_placed(read, find_matches(read.tokens, SAID))), [])
    bare = read_tokens(_QUOTED.sub(lambda match: " " * len(match[0]), text), people)
    matches = list(_placed(bare, find_matches(bare.tokens, SEEN)))
    for quote in _QUOTED.finditer(text):
        said, at = read_tokens(quote[1], ()), quote.start(1)
        matches += [
            (match, None, None, (at + start, at + end))
            for match, _, _, (start, end) in _placed(said, find_matches(said.tokens, SAID))
        ]
    return Passage(people, read, matches, find_clauses(text, people))


def features_of(passage: Passage, agent: str, other: str) -> list[str]:
    """What is known of a passage if `agent` should do something to `other`; both are the `who` of its references."""
    names = [_slot(person.who, agent, other) for person in passage.people]
    return [
        *_words(passage.read, names),
        *_patterns(passage, names),
        *_roles(passage.clauses, names),
        *_order(passage.read, names),
    ]


def places_of(passage: Passage) -> list[Place]:
    """Where in the text the features stand, in their order; those of the whole, which come last, are left out."""
    spans = passage.read.spans
    pairs = [(one[0], other[1]) for one, other in pairwise(spans)]
    threes = [(one[0], other[1]) for one, other in zip(spans, spans[2:], strict=False)]
    matches = [place for *_, place in passage.matches for _ in range(OF_A_MATCH)]
    verbs = [(clause.verb.start, clause.verb.end) for clause in passage.clauses for _ in range(OF_A_CLAUSE)]
    return [*spans, *spans, *pairs, *pairs, *pairs, *threes, *threes, *matches, *verbs]


def _slot(who: str, agent: str, other: str) -> str:
    return "aa" if who == agent else "bb" if who == other else "cc"


def _words(read: Tokens, names: Sequence[str]) -> list[str]:
    """Words and base forms, alone, in pairs, over one word; pairs and threes with all people alike."""
    words, lemmas = list(read.words), list(read.lemmas)
    for at, person in enumerate(read.references):
        if person is not None:
            words[at] = lemmas[at] = names[person] + ("'s" if read.tokens[at] == OWNER else "")
    plain = [_PLAIN.get(token, lemma) for token, lemma in zip(read.tokens, read.lemmas, strict=True)]
    return [
        *words,
        *[f"l:{lemma}" for lemma in lemmas],
        *[f"{one} {other}" for one, other in pairwise(words)],
        *[f"l:{one} {other}" for one, other in pairwise(lemmas)],
        *[f"r:{one} {other}" for one, other in pairwise(plain)],
        *[f"k:{one} _ {other}" for one, other in zip(lemmas, lemmas[2:], strict=False)],
        *[f"r:{one} {two} {three}" for one, two, three in zip(plain, plain[1:], plain[2:], strict=False)],
    ]


def _patterns(passage: Passage, names: Sequence[str]) -> Iterator[str]:
    for match, agent, other, _ in passage.matches:
        kind = match.pattern.act
        who, whom = _name(agent, names), _name(other, names)
        yield "p:" + kind
        yield f"p:{kind}{match.pattern.weight:g}"
        yield f"pr:{who}{whom}"
        yield f"pr:{kind}:{who}"
        yield f"pr:{kind}>{whom}"


def _roles(clauses: Sequence[Clause], names: Sequence[str]) -> Iterator[str]:
    for clause in clauses:
        who, whom = _name(clause.agent, names), _name(clause.to if clause.patient is None else clause.patient, names)
        yield f"cl:{who}.{clause.lemma}"
        yield f"cl:{clause.lemma}>{whom}"
        yield f"cl:{who}>{whom}"
    if clauses:
        yield "cl:first:" + _name(clauses[0].agent, names)
        yield "cl:last:" + _name(clauses[-1].agent, names)


def _name(person: int | None, names: Sequence[str]) -> str:
    return "_" if person is None else names[person]


def _order(read: Tokens, names: Sequence[str]) -> Iterator[str]:
    """In which order the people are named, and who stands first in the last sentence that names anybody."""
    named = [names[person] for person in read.references if person is not None]
    if not named:
        return
    yield "o:first:" + named[0]
    yield "o:last:" + named[-1]
    yield "o:all:" + "".join(named[:FIRST])
    leading, begins = named[0], True
    for token, person in zip(read.tokens, read.references, strict=True):
        if token in STOPS:
            begins = True
        elif person is not None and begins:
            leading, begins = names[person], False
    yield "o:leads:" + leading


def _placed(read: Tokens, matches: Sequence[Match]) -> Iterator[Placed]:
    agents = _agents(read) if matches else []
    for match in matches:
        other = None if match.other is None else read.references[match.other]
        last = min(match.end, len(read.spans)) - 1  # a part that may be left out can end behind the last token
        yield match, agents[match.agent_at], other, (read.spans[match.start][0], read.spans[last][1])


def _agents(read: Tokens) -> list[int | None]:
    """For each token, who acts there: the first of its sentence that can be a subject, else who acted before."""
    out: list[int | None] = []
    last: int | None = None
    here: int | None = None
    for at, token in enumerate(read.tokens):
        if token in STOPS:
            last, here = here if here is not None else last, None
        elif here is None and token == NAME and read.references[at] is not None:
            if at == 0 or read.tokens[at - 1] not in _BEFORE_OBJECTS:
                here = read.references[at]
        elif here is None and token == SUBJECT:
            here = read.references[at] if read.references[at] is not None else last
        out.append(here if here is not None else last)
    first = next((who for who in out if who is not None), None)
    return [who if who is not None else first for who in out]


def read_tokens(text: str, people: Sequence[Reference]) -> Tokens:
    """Cut a text into words and points, with the references standing as one token each."""
    out = Tokens([], [], [], [], [])
    at = 0
    for match in _TOKEN.finditer(text):
        while at < len(people) and people[at].end <= match.start():
            at += 1
        word = match[0].lower()
        person = at if at < len(people) and people[at].start < match.end() else None
        if person is not None and people[at].start < match.start() and out.references and out.references[-1] == at:
            out.tokens[-1] = _token_of(word)  # a further word of the same name
            out.spans[-1] = out.spans[-1][0], match.end()
            continue
        tags, lemma = look_up(word)
        out.tokens.append(_SUBJECTS.get(word, word) if person is None else _token_of(word))
        out.words.append(word)
        out.lemmas.append(lemma if tags & KNOWN else word)
        out.spans.append(match.span())
        out.references.append(person)
    return out


def _token_of(word: str) -> str:
    return _SUBJECTS.get(word) or (OWNER if word.endswith(("'s", "s'")) else NAME)
