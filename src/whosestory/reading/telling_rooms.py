"""Places to which the story comes back to hear somebody tell: a witness box, a kitchen table, a chair."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from whosestory.language.telling_words import DEAD, YOUNG, age_around, listener_kind, place_kind, prompts, sign_kind
from whosestory.reading.telling_speech import Heard, Script, Speech
from whosestory.work import SEEN, Scene

ENOUGH = 4  # points of evidence: docs/decisions/0014-tellings.md
MIN_SHARE = 0.3  # of the words spoken in the place are the teller's
MANY, CROWD = 3, 4  # others who speak there: more than three speak against it, more than four hold a meeting
PAST = 0.4  # of the finite verbs of somebody who tells: between, they talk
OPENING, CLOSING = 0.15, 0.8  # where the first visit begins and the last one, of the scenes
MIN_TOLD = 5  # words: a question of no more tells nothing
ALONE = 0.7  # of the words of a place: nobody else is there to listen
BACK = 0.35  # of the words of a place: whoever says more of them talks
ELSEWHERE = 0.02  # of the scenes, in which whoever only listens may be heard before or after
_ALOUD = frozenset({Heard.SEEN, Heard.CAMERA})


@dataclass(frozen=True, slots=True)
class Room:
    """A place of telling."""

    place: str
    teller: str
    scenes: tuple[int, ...]  # in the place, in which the teller speaks
    speeches: tuple[Speech, ...]  # the teller's
    listener: str  # the id of whoever is told it; "" where nobody is named
    points: int  # of evidence
    kind: str = ""  # "a doctor": of what kind whoever listens is
    is_older: bool = False  # whoever tells is younger in what is told


@dataclass(frozen=True)
class _Place:
    """A place and all that is said there."""

    script: Script
    name: str
    scenes: tuple[int, ...]

    @cached_property
    def visits(self) -> list[list[int]]:
        """Its scenes, those that follow each other together."""
        out: list[list[int]] = []
        for scene in self.scenes:
            if out and out[-1][-1] == scene - 1:
                out[-1].append(scene)
            else:
                out.append([scene])
        return out

    @cached_property
    def speeches(self) -> list[Speech]:
        """Everything said there in the scene."""
        return [s for scene in self.scenes for s in self.script.by_scene[scene] if s.heard is not Heard.DEVICE]

    @cached_property
    def words(self) -> Counter[str]:
        """Words that each speaks there."""
        out: Counter[str] = Counter()
        for speech in self.speeches:
            out[speech.who] += speech.n_words
        return out


def find_rooms(script: Script, over: Mapping[str, Sequence[Speech]]) -> list[Room]:
    """All places of telling, the surest first; `over` is what each voice tells over the picture."""
    rooms = []
    for name, scenes in _places(script).items():
        place = _Place(script, name, tuple(scenes))
        if len(scenes) > 1 and len(place.visits) > 1:
            rooms += [room for who in place.words if who and (room := _room(place, who, over)) is not None]
    return sorted(rooms, key=lambda room: (-room.points, room.scenes[0]))


def _places(script: Script) -> dict[str, list[int]]:
    """The scenes of each place, and of each place with all its parts: COURT, COURT - WITNESS BOX."""
    out: dict[str, list[int]] = defaultdict(list)
    parts: dict[str, list[int]] = defaultdict(list)
    for scene in script.work.scenes:
        if scene.place:
            name = scene.place.upper()
            out[name].append(scene.index)
            parts[name.partition(" - ")[0]].append(scene.index)
    whole = {name: scenes for name, scenes in parts.items() if scenes != out.get(name) and len(scenes) > 1}
    return {**whole, **{name: scenes for name, scenes in out.items() if name not in whole}}


def _room(place: _Place, who: str, over: Mapping[str, Sequence[Speech]]) -> Room | None:
    """The place as one where this person tells; None where too little speaks for it."""
    own = [speech for speech in place.speeches if speech.who == who and speech.heard in _ALOUD]
    visited = [visit for visit in place.visits if any(speech.scene in visit for speech in own)]
    if visited and len(visited) > 2 and _only_asks(place, visited[-1], own):
        place = replace(place, scenes=tuple(scene for scene in place.scenes if scene < visited[-1][0]))
        return _room(place, who, over)
    n_others = len(place.words.keys() - {"", who})
    if len(visited) < 2 or n_others > CROWD or sum(s.n_words for s in own) < MIN_SHARE * place.words.total():
        return None
    if 2 * len({speech.scene for speech in own}) <= len(place.scenes):  # most visits are there for something else
        return None
    first, last = place.scenes[0], place.scenes[-1]
    is_bookend = _is_bookend(place.script, first, last)
    if len(place.visits) < 3 and not is_bookend:
        return None
    listener = _listener(place, who)
    is_own = not listener or _is_apart(place, listener)  # the room is there for the telling
    to_camera = len({speech.scene for speech in own if speech.heard is Heard.CAMERA}) > 1
    goes_on = any(first < s.scene < last and s.scene not in place.scenes for s in over.get(who, ()))
    is_older = _is_older(place, who)
    kind = _kind(place, who, listener if is_own else "", is_sure=is_own or goes_on)
    shown = is_bookend or goes_on or is_older
    if not (to_camera or kind or (is_own and shown)) or _asks_most(place, who, own):
        return None
    on_tense = _on_tense(place.script, own)
    if not (on_tense or to_camera or kind or is_older or _looks_back(place.script, visited, own)):
        return None
    points = is_bookend + 3 * to_camera + 2 * goes_on + bool(kind) + 2 * is_older + on_tense
    points += is_own + (_asks(place, listener) if listener else 1) - (n_others > MANY)
    if not kind:
        points -= 2 * _comes_in(place, who, listener) + _talks_back(place, listener)
    if points < ENOUGH:
        return None
    return Room(place.name, who, place.scenes, tuple(own), listener, points, kind, is_older)


def _only_asks(place: _Place, visit: Sequence[int], own: Sequence[Speech]) -> bool:
    """Whether the teller only asks something in the last visit: it isn't one of the telling."""
    said = [speech for speech in own if speech.scene in visit]
    return all(place.script.tense([each]).questions and each.n_words <= MIN_TOLD for each in said)


def _between(place: _Place) -> list[int]:
    return [scene for scene in range(place.scenes[0], place.scenes[-1]) if scene not in place.scenes]


def _kind(place: _Place, who: str, listener: str, *, is_sure: bool) -> str:
    """Of what kind the listener is, if the work is to listen, by name, or by the place where the teller is told of."""
    works = listener and listener_kind(place.script.cast.by_id[listener].name)
    if works:
        return works
    presence = place.script.presence
    if not (is_sure or any(who in presence[scene] for scene in _between(place))):
        return ""
    scene = place.script.work.scenes[place.scenes[0]]
    kind = place_kind(place.script.work.quote(scene.heading) if scene.heading else place.name)
    first = [speech for speech in place.speeches if speech.scene == scene.index]
    if kind == DEAD and any(speech.who != who for speech in first):
        return ""  # a funeral
    return kind or (_by_signs(place, scene) if is_sure else "")


def _by_signs(place: _Place, scene: Scene) -> str:
    """Who listens by what stands in the room when we first see it: a recorder, a stenographer."""
    text = " ".join(place.script.work.quote(line) for line in scene.lines if line.kind in SEEN)
    return sign_kind(text)


def _is_older(place: _Place, who: str) -> bool:
    """Whether the teller is shown at another age between the visits: young, or with another number."""
    ages = _ages(place.script, who)
    here = {age for scene in place.scenes for age in ages.get(scene, ())}
    there = {age for scene in _between(place) for age in ages.get(scene, ())}
    return YOUNG in there or bool(here and there and min(there) < max(here))


def _ages(script: Script, who: str) -> dict[int, list[int]]:
    """In which scenes the action gives somebody an age, in years; 0 for young."""
    if who not in script.ages:
        found: dict[int, list[int]] = defaultdict(list)
        text = script.work.source.text
        for mention in script.named[who]:
            start, end = mention.span.start, mention.span.end
            age = age_around(text[max(0, start - 12) : start], text[end : end + 40])
            if age is not None:
                found[mention.scene].append(age)
        script.ages[who] = found
    return script.ages[who]


def _comes_in(place: _Place, who: str, listener: str) -> bool:
    """Whether somebody of the scenes between speaks in the place too: life goes on there."""
    between = {s.who for scene in _between(place) for s in place.script.by_scene[scene] if s.heard is Heard.SEEN}
    return not between.isdisjoint(place.script.presence[place.scenes[-1]] - {who, listener})


def _is_bookend(script: Script, first: int, last: int) -> bool:
    n = len(script.work.scenes)
    return first <= max(2, OPENING * n) and last >= min(CLOSING * n, n - 3)


def _looks_back(script: Script, visited: Sequence[Sequence[int]], own: Sequence[Speech]) -> bool:
    """Whether in half of the visits what is said there is of the past."""
    past = 0
    for visit in visited:
        tense = script.tense([speech for speech in own if speech.scene in visit])
        past += tense.past > 0 and tense.looks_back >= PAST
    return 2 * past >= len(visited)


def _asks_most(place: _Place, who: str, own: Sequence[Speech]) -> bool:
    """Whether others are mostly asked things; what somebody asks who is alone there is no question."""
    asked = [each for each in own if place.script.tense([each]).questions]
    heard = {speech.scene for speech in place.speeches if speech.who != who}
    return 2 * sum(speech.scene in heard for speech in asked) >= len(own)


def _on_tense(script: Script, own: Sequence[Speech]) -> int:
    tense = script.tense(own)
    enough = tense.past >= 3 and tense.looks_back >= PAST
    return enough + (enough and tense.past >= 5 and tense.looks_back >= 0.55)


def _talks_back(place: _Place, listener: str) -> bool:
    """Whether somebody says as much as a partner in talk does, and mostly doesn't ask."""
    said = [speech for speech in place.speeches if speech.who == listener] if listener else []
    asked = sum(place.script.tense([speech]).questions > 0 for speech in said)
    return place.words[listener] > BACK * place.words.total() and 2 * asked < len(said)


def _listener(place: _Place, who: str) -> str:
    """Whoever else says most there, at half of the visits; "" where the teller is all but alone."""
    visits: dict[str, set[int]] = defaultdict(set)
    for at, visit in enumerate(place.visits):
        for speech in place.speeches:
            if speech.scene in visit:
                visits[speech.who].add(at)
    others = [(words, name) for name, words in place.words.items() if name not in ("", who)]
    often = [each for each in others if 2 * len(visits[each[1]]) >= len(place.visits)]
    is_alone = not often and place.words[who] >= ALONE * place.words.total()
    found = [] if is_alone else often or others
    return max(found, key=lambda one: one[0])[1] if found else ""


def _is_apart(place: _Place, listener: str) -> bool:
    """Whether somebody isn't heard in what lies between the visits, and hardly elsewhere."""
    elsewhere = {s.scene for s in place.script.speeches if s.who == listener} - set(place.scenes)
    few = len(elsewhere) <= max(1, ELSEWHERE * len(place.script.work.scenes))
    return few and not any(place.scenes[0] < scene < place.scenes[-1] for scene in elsewhere)


def _asks(place: _Place, listener: str) -> bool:
    return any(s.who == listener and prompts(place.script.text(s)) for s in place.speeches)
