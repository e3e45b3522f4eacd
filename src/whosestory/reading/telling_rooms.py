"""Places to which the story comes back to hear somebody tell: a witness box, a kitchen table, a chair."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whosestory.reading.telling_signs import Place, Seat, asks, likelihood, may_be_shown
from whosestory.reading.telling_speech import Heard, Script, Speech

ENOUGH = 0.5  # how likely somebody must tell there: docs/decisions/0014-tellings.md
MIN_SHARE = 0.25  # of the words spoken in the place are the teller's
ASKING = 0.75  # of their speeches: whoever asks in so many only asks
MIN_TOLD = 5  # words: a question of no more tells nothing


@dataclass(frozen=True, slots=True)
class Room:
    """A place of telling."""

    place: str
    teller: str
    scenes: tuple[int, ...]  # in the place
    speeches: tuple[Speech, ...]  # the teller's
    listener: str  # the id of whoever is told it; "" where nobody is named
    p: float  # how likely it is told there, 0 to 1
    kind: str = ""  # "a doctor": of what kind whoever listens is
    is_older: bool = False  # whoever tells is younger in what is told


def find_rooms(script: Script, over: Mapping[str, Sequence[Speech]]) -> list[Room]:
    """All places of telling, the surest first; `over` is what each voice tells over the picture."""
    found = ((seat, likelihood(seat, ENOUGH)) for seat in seats(script, over))
    rooms = [_room(seat, p) for seat, p in found if p >= ENOUGH and asks(seat) < ASKING and may_be_shown(seat)]
    return sorted(rooms, key=lambda room: (-room.p, room.scenes[0]))


def seats(script: Script, over: Mapping[str, Sequence[Speech]]) -> Iterator[Seat]:
    """Whoever may tell in a place to which the story comes back."""
    for name, scenes in _places(script).items():
        place = Place(script, name, tuple(scenes))
        for who in place.words if len(place.visits) > 1 else ():
            seat = _seat(place, who, over.get(who, ())) if who else None
            if seat is not None:
                yield seat


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


def _seat(place: Place, who: str, over: Sequence[Speech]) -> Seat | None:
    """Somebody in a place, if they speak enough there; None where they couldn't tell."""
    seat = Seat(place, who, over)
    visited = [visit for visit in place.visits if any(speech.scene in visit for speech in seat.own)]
    if len(visited) > 2 and _only_asks(seat, visited[-1]):
        return _seat(replace(place, scenes=tuple(s for s in place.scenes if s < visited[-1][0])), who, over)
    speaks = sum(speech.n_words for speech in seat.own) >= MIN_SHARE * place.words.total()
    mostly = 2 * len({speech.scene for speech in seat.own}) > len(place.scenes)  # else it's there for something else
    return seat if len(visited) > 1 and speaks and mostly else None


def _only_asks(seat: Seat, visit: Sequence[int]) -> bool:
    """Whether the teller only asks something in the last visit: it isn't one of the telling."""
    said = [speech for speech in seat.own if speech.scene in visit]
    return all(seat.place.script.tense([each]).questions and each.n_words <= MIN_TOLD for each in said)


def _room(seat: Seat, p: float) -> Room:
    place, scenes = seat.place, seat.place.scenes
    if seat.to_camera:  # what else happens there may be told
        scenes = tuple(sorted({speech.scene for speech in seat.own if speech.heard is Heard.CAMERA}))
    own = tuple(speech for speech in seat.own if speech.scene in scenes)
    return Room(place.name, seat.who, scenes, own, seat.listener, p, seat.kind, seat.is_older)
