"""Initiative: the share of what is set going in talk that is each character's: orders, requests, proposals.

An event is a speech that orders, requests or proposes something, not in voice-over; its amount is 1 where the next
speaker takes it up (says yes, says the act's own word back) and .5 where not. Who asks is counted beside, in
`questions_asked`: in the development films the led ask more than those who lead (docs/decisions/0016-will-and-eyes.md).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from whosestory.language.speech_acts import ActKind, SpeechAct, find_acts, takes_up
from whosestory.measures.base import Basis, Event, Measure, Question
from whosestory.reading import Reading
from whosestory.work import SPOKEN, Form, Line

TAKEN_UP = 1.0
TRIED = 0.5  # an order that nobody follows still is somebody's will, half as much

Speech = Sequence[Line]


def questions_asked(reading: Reading) -> dict[str, int]:
    """How many questions that want an answer each character asks, not in voice-over."""
    counts: Counter[str] = Counter()
    for speech in _speeches(reading):
        n_asked = sum(act.kind is ActKind.ASK for line in speech for act in find_acts(reading.work.quote(line)))
        for speaker in reading.cast.speakers(speech[0]):
            counts[speaker] += n_asked
    return dict(counts)


def compute(reading: Reading) -> Iterator[Event]:
    """List who sets something going where, and whether it is taken up."""
    speeches = _speeches(reading)
    for at, speech in enumerate(speeches):
        found = _wants(reading, speech)
        if found is None:
            continue
        line, act = found
        answer = _answer(reading, speeches, at)
        said = reading.work.quote(line)[act.start : act.end]
        amount = TAKEN_UP if answer is not None and takes_up(act.kind, said, answer) else TRIED
        for speaker in reading.cast.speakers(line):
            yield Event(line.scene, speaker, amount, line.span)


def _speeches(reading: Reading) -> list[Speech]:
    """The speeches without what is said in voice-over."""
    heard = ([line for line in speech if not line.is_voice_over] for speech in reading.speeches)
    return [speech for speech in heard if speech]


def _wants(reading: Reading, speech: Speech) -> tuple[Line, SpeechAct] | None:
    """The last thing that a speech tries to make happen, which the answer answers."""
    for line in reversed(speech):
        wanted = [act for act in find_acts(reading.work.quote(line)) if act.kind is not ActKind.ASK]
        if wanted:
            return line, wanted[-1]
    return None


def _answer(reading: Reading, speeches: Sequence[Speech], at: int) -> str | None:
    """What the next other speaker says in the scene, as far as one line."""
    here = speeches[at][0]
    for speech in speeches[at + 1 :]:
        if speech[0].scene != here.scene:
            return None
        if reading.cast.speakers(speech[0]) != reading.cast.speakers(here):
            return reading.work.quote(speech[0])
    return None


MEASURE = Measure(
    name="initiative",
    version=1,
    question=Question.WILL,
    votes=True,
    basis=Basis.ALL,
    least=10,  # three pages of talk, a few commands each (docs/decisions/0004-least-bases.md)
    counts="orders, requests and proposals",
    asks="Who sets things going in talk?",
    unit="share of the orders, requests and proposals, those taken up counting double, 0 to 1; sums to 1",
    higher_means="more of what is asked for or proposed to be done is this character's",
    reads=SPOKEN,
    applies_to=frozenset({Form.SCREENPLAY, Form.PLAY, Form.SUBTITLES}),
    source="Sinclair & Coulthard 1975, Towards an Analysis of Discourse (initiation and response)",
    departure="acts are told by form alone, an exchange is two speeches, and questions aren't counted",
    caveat="officers and parents order for a living; a quiet plotter orders nobody",
    compute=compute,
)
