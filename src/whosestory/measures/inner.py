"""Inner: the share of what is shown of a mind that is each character's.

An event is a clause of the action in which somebody thinks, knows, remembers, hopes or fears (negated too: not to
understand is inner life), its amount how likely the mention means this character; and a line of thought: speech marked
as thoughts, in a play a soliloquy or an aside, its amount a sixth of its words, about a clause for a clause.
"""

import re
from collections.abc import Iterator

from whosestory.language.verbs import verbs_of
from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SEEN, SPOKEN, Form, Line, LineKind

WORDS_A_CLAUSE = 6.0  # of action, about, in the development scripts: as in `ending`

_THOUGHT = re.compile(
    r"\b(?:thoughts?|thinking|thinks|in (?:his|her|their) (?:head|mind)|to (?:him|her|them)sel(?:f|ves))\b", re.I
)


def compute(reading: Reading) -> Iterator[Event]:
    """List whose mind is shown where."""
    yield from _clauses(reading)
    inner = _thoughts(reading) | reading.stage.soliloquies | reading.stage.asides
    for line in reading.spoken:
        if line.id in inner:
            for speaker in reading.cast.speakers(line):
                yield Event(line.scene, speaker, line.n_words / WORDS_A_CLAUSE, line.span)


def _clauses(reading: Reading) -> Iterator[Event]:
    mental = verbs_of("mental")
    seen: set[tuple[int, str]] = set()
    for act in reading.clauses.acts:
        if act.agent is None or act.lemma not in mental:
            continue
        for character, p in ((act.agent.character, act.agent.p), *act.agent.alternatives):
            if (act.span.start, character) not in seen:
                seen.add((act.span.start, character))
                yield Event(act.scene, character, p, act.span)


def _thoughts(reading: Reading) -> frozenset[str]:
    """Ids of the spoken lines that are thoughts, by their cue or by the parenthetical before them."""
    out: set[str] = set()
    thinks: dict[int, bool] = {}
    for line in reading.work.lines(LineKind.CUE, LineKind.PARENTHETICAL, *SPOKEN):
        if line.speech is None:
            continue
        if line.kind in SPOKEN:
            if thinks.get(line.speech):
                out.add(line.id)
        elif _says_so(reading, line):
            thinks[line.speech] = True
    return frozenset(out)


def _says_so(reading: Reading, line: Line) -> bool:
    return bool(_THOUGHT.search(reading.work.quote(line)))


MEASURE = Measure(
    name="inner",
    version=1,
    question=Question.EYES,
    votes=True,
    basis=Basis.ALL,
    least=10,  # clauses: fewer are no way of telling (docs/decisions/0004-least-bases.md)
    counts="clauses of thinking and feeling",
    asks="Whose mind are we shown?",
    unit="share of the clauses of thought, 0 to 1; sums to 1",
    higher_means="more of what is thought, felt or said to nobody is this character's",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Smith 1995, Engaging Characters (subjective access); Palmer 2004, Fictional Minds",
    departure="verbs of thought and marked thoughts are counted; minds shown by what is done aren't",
    caveat="writers differ in how much they tell of minds; a page without it isn't a page without thought",
    compute=compute,
)
