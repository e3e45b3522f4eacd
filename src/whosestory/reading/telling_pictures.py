"""Tales with pictures: somebody speaks to a listener, marked scenes follow, and both are back."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from whosestory.language.telling_words import prompts
from whosestory.reading.telling_rooms import Room
from whosestory.reading.telling_speech import Heard, Script, Speech
from whosestory.work import SEEN, LineKind

RUNS = 2  # pictured stretches that make a telling; one is a story in the story
SHORT = 5  # words: what a listener says to have more
SURE = 1.0  # as in `telling_rooms`: marks are plain
_ALOUD = frozenset({Heard.SEEN, Heard.CAMERA})


@dataclass(frozen=True, slots=True)
class _Run:
    """Marked scenes in a row between two in which somebody tells."""

    first: int
    last: int
    teller: str
    listener: str


def find_pictured(script: Script) -> list[Room]:
    """Whoever tells at two or more stretches of marked scenes, with the scenes before and behind them."""
    runs: dict[str, list[_Run]] = defaultdict(list)
    for first, last in _marked(script):
        run = _run(script, first, last)
        if run is not None:
            runs[run.teller].append(run)
    rooms = [_room(script, who, each) for who, each in runs.items() if len(each) >= RUNS]
    return [room for room in rooms if script.tense(room.speeches).past]


def _marked(script: Script) -> Iterator[tuple[int, int]]:
    """Stretches of marked scenes with a scene of the present on either side."""
    n, at = len(script.work.scenes), 1
    while at < n:
        if not script.is_marked(at):
            at += 1
            continue
        first = at
        while at < n and script.is_marked(at):
            at += 1
        if at < n and not script.is_marked(first - 1):
            yield first, at - 1


def _run(script: Script, first: int, last: int) -> _Run | None:
    """Who tells what is shown, if it follows on their words to somebody, and the two are back behind it."""
    before = [speech for speech in script.by_scene[first - 1] if speech.heard in _ALOUD and speech.who]
    if not before or _looks_away(script, before[-1]):
        return None
    pair = [before[-1].who, *(speech.who for speech in before[::-1] if speech.who != before[-1].who)][:2]
    back = {speech.who for speech in script.by_scene[last + 1] if speech.heard in _ALOUD}
    if len(pair) == 2 and (_is_prompt(script, before[-1]) or script.levels[first].owner == pair[1]):
        pair.reverse()
    shown = frozenset[str]().union(*script.presence[first : last + 1])
    if len(pair) < 2 or pair[1] in shown:  # who listens isn't told of; two who remember together tell nobody
        return None
    if back.isdisjoint(pair) or not set(pair) <= script.presence[last + 1] | back:
        return None
    return _Run(first, last, pair[0], pair[1])


def _is_prompt(script: Script, speech: Speech) -> bool:
    """Whether it's a listener's: a question, or a few words that ask for more."""
    text = script.text(speech)
    return text.rstrip().endswith("?") or (speech.n_words <= SHORT and prompts(text))


def _looks_away(script: Script, speech: Speech) -> bool:
    """Whether action behind the last words is about whoever is there: they remember, and don't tell."""
    there = script.presence[speech.scene]
    end = speech.lines[-1].span.end
    lines = [line for line in script.work.scenes[speech.scene].lines if line.span.start >= end]
    spans = [line.span for line in lines if line.kind in SEEN and line.kind is not LineKind.SHOT]
    return any(
        mention.character in there and any(span.start <= mention.span.start < span.end for span in spans)
        for mention in script.cast.mentions
        if mention.scene == speech.scene
    )


def _room(script: Script, who: str, runs: list[_Run]) -> Room:
    scenes = tuple(sorted({scene for run in runs for scene in (run.first - 1, run.last + 1)}))
    own = tuple(s for scene in scenes for s in script.by_scene[scene] if s.who == who and s.heard in _ALOUD)
    listeners = [run.listener for run in runs]
    place = script.work.scenes[scenes[0]].place
    return Room(place, who, scenes, own, max(listeners, key=listeners.count), SURE)
