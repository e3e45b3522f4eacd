"""Places to which the story comes back to hear somebody tell: a witness box, a kitchen table, a chair."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from whosestory.language.telling_words import listener_kind, place_kind, prompts
from whosestory.reading.telling_speech import Heard, Script, Speech

ENOUGH = 4  # points of evidence: docs/decisions/0014-tellings.md
MIN_SHARE = 0.3  # of the words spoken in the place are the teller's
MANY, CROWD = 3, 4  # others who speak there: more than three speak against it, more than four hold a meeting
PAST = 0.4  # of the finite verbs of somebody who tells: between, they talk
OPENING, CLOSING = 0.15, 0.8  # where the first visit begins and the last one, of the scenes
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
    n_others = len(place.words.keys() - {"", who})
    if len(visited) < 2 or n_others > CROWD or sum(s.n_words for s in own) < MIN_SHARE * place.words.total():
        return None
    first, last = place.scenes[0], place.scenes[-1]
    is_bookend = _is_bookend(place.script, first, last)
    if len(place.visits) < 3 and not is_bookend:
        return None
    listener = _listener(place, who)
    is_own = not listener or _is_only_here(place, listener)  # the room is there for the telling
    to_camera = len({speech.scene for speech in own if speech.heard is Heard.CAMERA}) > 1
    goes_on = any(first < s.scene < last and s.scene not in place.scenes for s in over.get(who, ()))
    kind = _kind(place, who, listener if is_own else "", is_sure=is_own or goes_on)
    if not (to_camera or kind or (is_own and (is_bookend or goes_on))) or not _looks_back(place.script, visited, own):
        return None
    points = is_bookend + 3 * to_camera + 2 * goes_on + bool(kind) + _on_tense(place.script, own)
    points += is_own + (_asks(place, listener) if listener else 1) - (n_others > MANY)
    return Room(place.name, who, place.scenes, tuple(own), listener, points) if points >= ENOUGH else None


def _kind(place: _Place, who: str, listener: str, *, is_sure: bool) -> str:
    """Of what kind the listener is, if the work is to listen, by name or by the place where the teller is told of."""
    works = listener and listener_kind(place.script.cast.by_id[listener].name)
    if works:
        return works
    between = (scene for scene in range(place.scenes[0], place.scenes[-1]) if scene not in place.scenes)
    is_told_of = is_sure or any(who in place.script.presence[scene] for scene in between)
    return place_kind(place.name) if is_told_of else ""


def _is_bookend(script: Script, first: int, last: int) -> bool:
    n = len(script.work.scenes)
    return first <= max(2, OPENING * n) and last >= min(CLOSING * n, n - 3)


def _looks_back(script: Script, visited: Sequence[Sequence[int]], own: Sequence[Speech]) -> bool:
    """Whether in half of the visits what is said there is of the past, and not mostly asked."""
    past = 0
    for visit in visited:
        tense = script.tense([speech for speech in own if speech.scene in visit])
        past += tense.past > 0 and tense.looks_back >= PAST
    asked = sum(script.tense([speech]).questions > 0 for speech in own)
    return 2 * past >= len(visited) and 2 * asked < len(own)


def _on_tense(script: Script, own: Sequence[Speech]) -> int:
    tense = script.tense(own)
    enough = tense.past >= 3 and tense.looks_back >= PAST
    return enough + (enough and tense.past >= 5 and tense.looks_back >= 0.55)


def _listener(place: _Place, who: str) -> str:
    """Whoever else says most there."""
    others = [(words, name) for name, words in place.words.items() if name not in ("", who)]
    return max(others, key=lambda one: one[0])[1] if others else ""


def _is_only_here(place: _Place, listener: str) -> bool:
    inside = frozenset(place.scenes)
    return not any(s.who == listener and s.scene not in inside for s in place.script.speeches)


def _asks(place: _Place, listener: str) -> bool:
    return any(s.who == listener and prompts(place.script.text(s)) for s in place.speeches)
