"""Last look: on whom scenes end.

An event is the last line of a scene's story that has somebody in it: whoever is named or meant last if it is action,
whoever speaks if it is speech. Its amount is 1 a scene, divided among several speakers or readings.
"""

from collections.abc import Iterator

from whosestory.cast import How
from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SEEN, SPOKEN, Form, Line, Scene

MOST = 8  # people whom one "they" may mean
BACK = 3  # lines from the end in which somebody is looked for; a scene that ends on things ends on nobody


def compute(reading: Reading) -> Iterator[Event]:
    """List on whom each scene ends."""
    named = _by_line(reading)
    for scene in reading.work.scenes:
        yield from _last(reading, scene, named)


def _by_line(reading: Reading) -> dict[int, list[Event]]:
    """For each seen line's start, who is named or meant last in it."""
    out: dict[int, list[Event]] = {}
    mentions, at = reading.mentions, 0
    for line in reading.seen:
        last = None
        while at < len(mentions) and mentions[at].span.start < line.span.end:
            last = mentions[at] if mentions[at].span.start >= line.span.start else last
            at += 1
        if last is not None:
            chances = ((last.character, last.p), *last.alternatives)
            if last.how is How.PLURAL:
                them = [mention.character for mention in mentions[max(0, at - MOST) : at] if mention.span == last.span]
                chances = tuple((character, 1 / len(them)) for character in them)
            out[line.span.start] = [Event(line.scene, character, p, last.span) for character, p in chances]
    return out


def _last(reading: Reading, scene: Scene, named: dict[int, list[Event]]) -> Iterator[Event]:
    story = [line for line in scene.lines if line.n_words and line.kind in SEEN | SPOKEN]
    for line in story[: -BACK - 1 : -1]:
        events = named.get(line.span.start, []) if line.kind in SEEN else _speakers(reading, line)
        if events:
            yield from events
            return


def _speakers(reading: Reading, line: Line) -> list[Event]:
    speakers = reading.cast.speakers(line) if not line.is_voice_over else ()
    return [Event(line.scene, speaker, 1 / len(speakers), line.span) for speaker in speakers]


MEASURE = Measure(
    name="last_look",
    version=2,
    question=Question.CONTEXT,
    votes=False,
    basis=Basis.ALL,
    least=8,  # scenes (docs/decisions/0007-clauses.md)
    counts="scenes that end on somebody",
    asks="On whom do scenes end?",
    unit="share of the scenes that end on somebody, 0 to 1; sums to 1",
    higher_means="more scenes end on this character",
    reads=SEEN | SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY}),
    source="Smith 1995, Engaging Characters (alignment); editors' practice of leaving a scene on whom it concerns",
    departure="the last line of the script's scene stands for the film's last shot of it",
    caveat="cuts made in the film aren't in the script; with two people in a scene it's often either",
    compute=compute,
)
