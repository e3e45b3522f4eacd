"""Who tells the story in the story: each voice's telling, where it happens, what it encloses, whose story it is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from whosestory.cast import Cast
from whosestory.language.telling_words import first_person, is_letter, is_narrator
from whosestory.reading.levels import SceneLevel
from whosestory.reading.telling_about import NOBODY, Listener, Whose, about, find_listener, prior_of
from whosestory.reading.telling_pictures import find_pictured
from whosestory.reading.telling_rooms import Room, find_rooms
from whosestory.reading.telling_speech import Heard, Script, Speech
from whosestory.reading.telling_stage import is_stage_teller, told_on_stage
from whosestory.reading.telling_ties import teller_of
from whosestory.reading.telling_voices import LOOKS_BACK, told_over
from whosestory.source import Span
from whosestory.work import Form, Work

MIN_SHARE = 0.02  # of the spoken words: less is a moment (docs/decisions/0004-least-bases.md)
MIN_AT_ENDS = 0.01  # of a prologue or epilogue, which has a place of its own
MIN_WORDS = 8  # a sentence
MIN_REACH = 0.25  # of the scenes: what reaches over fewer is a story in the story
ENDS = 0.05  # of the scenes: a prologue begins in the first ones, an epilogue ends in the last
TRIM = 0.05  # of a telling's words at either end, left out where its reach is taken: a stray line holds nothing
LAST = 0.15  # of the scenes: whoever is seen in them is there when a voice looks back
WIDER = 1.5  # a voice's reach, times that of the place where its owner speaks
SITTINGS = 3  # a telling in one place needs three visits, or two around a third of the story


@dataclass(frozen=True, slots=True)
class Telling:
    """One person's telling, or an outer voice's."""

    teller: str  # a character's id
    is_outer: bool  # nobody in the story: NARRATOR, Chorus
    speeches: tuple[Speech, ...]  # in order
    room: tuple[int, ...]  # scenes of the place where it's told; empty where the voice has none
    encloses: tuple[int, ...]  # scenes that it tells of
    is_frame: bool  # comes back, with told scenes between
    narrates: bool  # tells the story or opens or closes it; else a story in the story
    whose: Whose | None  # own story or another's; None for an outer voice
    listener: Listener
    is_past: bool = False  # told long after, as far as the text shows

    @property
    def n_words(self) -> int:
        """Words told."""
        return sum(speech.n_words for speech in self.speeches)

    @property
    def scenes(self) -> tuple[int, ...]:
        """Where the telling happens."""
        return tuple(sorted({speech.scene for speech in self.speeches}))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its lines."""
        return tuple(line.span for speech in self.speeches for line in speech.lines)


@dataclass(frozen=True)
class Tellings:
    """All tellings of a work, the one with the most words first among those that narrate."""

    all: tuple[Telling, ...] = ()

    @cached_property
    def narrating(self) -> tuple[Telling, ...]:
        """Those that narrate."""
        return tuple(telling for telling in self.all if telling.narrates)

    @property
    def main(self) -> Telling | None:
        """Who narrates most; nobody is the common answer."""
        return self.narrating[0] if self.narrating else None

    @property
    def frame(self) -> Telling | None:
        """The main recurring telling, where there is one."""
        return next((telling for telling in self.narrating if telling.is_frame), None)


def find_tellings(
    work: Work, cast: Cast, presence: Sequence[frozenset[str]], levels: Sequence[SceneLevel] = ()
) -> Tellings:
    """Find all tellings of a work."""
    script = Script(work, cast, presence, levels)
    on_stage = _on_stage(script)
    if on_stage or work.form is Form.PLAY:
        return Tellings(tuple(on_stage))
    over = told_over(script)
    over_all = over.told | over.carried
    rooms = _by_teller([*find_pictured(script), *find_rooms(script, over_all)])
    voices: dict[str, list[Speech]] = defaultdict(list)
    for who, speeches in over.told.items():
        voices[teller_of(script, who, speeches)].extend(speeches)
    for who, speeches in over.carried.items():
        first, last = speeches[0].scene, speeches[-1].scene
        comes_back = any(two.scene - one.scene > 1 for one, two in pairwise(speeches))
        comes_back = comes_back or len({speech.scene for speech in speeches}) > SITTINGS  # in every scene: no gap
        if who in rooms or comes_back or _around(script, who, first, last) != (first, last):
            voices[who].extend(speeches)
    for who, speeches in over.doubtful.items():
        first, last = speeches[0].scene, speeches[-1].scene
        if who in rooms or _around(script, who, first, last) != (first, last):
            voices[who].extend(speeches)
    for who, speeches in _to_camera(script).items():
        voices[who].extend(speeches)
    for who in rooms:
        voices.setdefault(who, [])
    found = [_telling(script, who, speeches, rooms.get(who)) for who, speeches in voices.items()]
    return Tellings(tuple(sorted(found, key=lambda one: (not one.is_frame, -one.n_words, one.scenes))))


def _by_teller(rooms: Sequence[Room]) -> dict[str, Room]:
    """Each place has one teller, and each teller one place: the surest."""
    out: dict[str, Room] = {}
    taken: set[int] = set()
    for room in rooms:
        if room.teller not in out and taken.isdisjoint(room.scenes):
            out[room.teller] = room
            taken.update(room.scenes)
    return out


def _to_camera(script: Script) -> dict[str, list[Speech]]:
    """What is said to the camera by those who speak to it in more scenes than one, or in the first or last."""
    out: dict[str, list[Speech]] = defaultdict(list)
    for speech in script.speeches:
        if speech.heard is Heard.CAMERA and speech.who:
            out[speech.who].append(speech)
    ends = {script.speeches[0].scene, script.speeches[-1].scene} if script.speeches else set()
    scenes = {who: {speech.scene for speech in speeches} for who, speeches in out.items()}
    return {who: out[who] for who, there in scenes.items() if len(there) > 1 or not there.isdisjoint(ends)}


def _telling(script: Script, who: str, voiced: Sequence[Speech], room: Room | None) -> Telling:
    """Put together what one voice tells over the picture, to the camera and in its place."""
    by_place = {speech.at: speech for speech in (*voiced, *(room.speeches if room else ()))}
    speeches = tuple(by_place[at] for at in sorted(by_place))
    place = room.scenes if room else _place_of(script, who, speeches)
    is_outer = _is_outer(script, who, speeches)
    is_frame = not is_outer and _is_frame(script, speeches, room, place, _encloses(script, who, speeches, place))
    if room and voiced and (not is_frame or _is_wider(voiced, room)):
        return _telling(script, who, voiced, None)
    place = place if is_frame else ()
    encloses = _encloses(script, who, speeches, place, runs_on=is_frame)
    listener = find_listener(script, speeches, room)
    return Telling(
        who,
        is_outer,
        speeches,
        place,
        encloses,
        is_frame,
        is_frame or _narrates(script, speeches),
        None if is_outer else about(script, who, speeches, encloses, prior_of(speeches, listener)),
        listener,
        _is_past(script, speeches, room, encloses),
    )


def _is_past(script: Script, speeches: Sequence[Speech], room: Room | None, encloses: Sequence[int]) -> bool:
    """Whether a telling is of long ago: of marked scenes, by somebody older, or by a voice that looks back."""
    if room and (room.is_older or 2 * sum(map(script.is_marked, encloses)) > len(encloses)):
        return True
    if room or any(is_letter(script.text(speech)) for speech in speeches):
        return False
    return script.tense(speeches).looks_back >= LOOKS_BACK


def long_past(told: Telling | None, n: int) -> tuple[frozenset[int], int]:
    """Of a telling of long ago: the scenes told, which show nobody alive when it is told; and since which scene one is.

    Where a voice lies over the whole, whoever isn't seen in its last part isn't known to be alive by then.
    """
    if told is None or not told.is_frame or not told.is_past:
        return frozenset(), 0
    if told.room:
        return frozenset(told.encloses), 0
    return frozenset(), min(max(0, n - 2), round((1 - LAST) * n))


def _is_wider(voiced: Sequence[Speech], room: Room) -> bool:
    """Whether a voice reaches far beyond a place: it isn't told there."""
    first, last = _reach(voiced)
    return last - first > WIDER * (room.scenes[-1] - room.scenes[0])


def _is_outer(script: Script, who: str, speeches: Sequence[Speech]) -> bool:
    """Whether the voice is nobody's in the story: a narrator who is never there and never says I."""
    character = script.cast.by_id[who]
    if not all(map(is_narrator, (character.name, *character.aliases))) or any(who in each for each in script.presence):
        return False
    return not any(True for speech in speeches for _ in first_person(script.text(speech)))


def _place_of(script: Script, who: str, speeches: Sequence[Speech]) -> tuple[int, ...]:
    """For a voice over the picture, the scenes of the place where its owner is when it begins and when it ends.

    Nobody else who speaks there is of the story told: it's a place beside it.
    """
    scenes = script.work.scenes
    first = next((s.scene for s in speeches if scenes[s.scene].place), -1)
    if first < 0:
        return ()
    place = scenes[first].place.upper()
    visits = tuple(scene.index for scene in scenes[first:] if scene.place.upper() == place)
    comes_back = any(later - earlier > 1 for earlier, later in pairwise(visits))
    if not comes_back or visits[-1] < speeches[-1].scene:
        return ()
    if any(is_letter(script.text(speech)) for speech in speeches):
        return visits
    here = frozenset[str]().union(*map(script.seen_speakers, visits)) - {who}
    between = (script.presence[scene] for scene in range(visits[0], visits[-1]) if scene not in visits)
    is_there = all(who in script.presence[scene] for scene in (visits[0], visits[-1]))
    return visits if is_there and all(here.isdisjoint(there) for there in between) else ()


def _encloses(
    script: Script, who: str, speeches: Sequence[Speech], place: Sequence[int], *, runs_on: bool = False
) -> tuple[int, ...]:
    """The scenes from the first to the last that is told of, without those in which it's told."""
    first, last = speeches[0].scene, speeches[-1].scene
    if not place:
        return tuple(range(first, (_runs_on(script, who, first, last) if runs_on else last) + 1))
    inside = frozenset(place)
    told = [scene for scene in range(min(first, place[0]), max(last, place[-1]) + 1) if scene not in inside]
    to_camera = {speech.scene for speech in speeches if speech.heard is Heard.CAMERA}
    while told and (told[0] in to_camera or told[-1] in to_camera):
        told.pop(0 if told[0] in to_camera else -1)
    return tuple(told)


def _runs_on(script: Script, who: str, first: int, last: int) -> int:
    """The last scene of what a voice tells that isn't heard in the very last ones: before we see who tells."""
    seen = any(who in script.presence[scene] for scene in range(first, last + 1))
    end = min(len(script.work.scenes), last + 1 + round(MIN_REACH * len(script.work.scenes)))
    for scene in range(last + 1, end):
        if script.is_marked(scene) != script.is_marked(last) or (not seen and who in script.presence[scene]):
            return scene - 1
    return end - 1


def _is_frame(
    script: Script, speeches: Sequence[Speech], room: Room | None, place: Sequence[int], encloses: Sequence[int]
) -> bool:
    """Whether it comes back, with told scenes between, and holds enough of the story."""
    n = max(1, len(script.work.scenes))
    if room:
        enough = len(place) >= SITTINGS or len(encloses) >= n / SITTINGS
        return enough and place[-1] - place[0] >= MIN_REACH * n
    first, last = _reach(speeches)
    told = {speech.scene for speech in speeches}
    apart = any(later - earlier > 1 for earlier, later in pairwise(sorted(told)))
    if place and any(is_letter(script.text(speech)) for speech in speeches):  # read on where it was opened
        apart, last = True, max(last, place[-1])
    enough = _share(script, speeches) >= MIN_SHARE and len(told) > 1
    return enough and last - first + 1 >= max(SITTINGS, MIN_REACH * n) and (apart or len(told) > SITTINGS)


def _share(script: Script, speeches: Sequence[Speech]) -> float:
    """The telling's part of all that is spoken, 0 to 1."""
    return sum(speech.n_words for speech in speeches) / max(1, script.work.n_spoken_words)


def _reach(speeches: Sequence[Speech]) -> tuple[int, int]:
    """The first and last scene, without the scattered first and last words."""
    total = sum(speech.n_words for speech in speeches)
    passed = 0
    inside = []
    for speech in speeches:
        if passed + speech.n_words > TRIM * total and passed < (1 - TRIM) * total:
            inside.append(speech.scene)
        passed += speech.n_words
    return inside[0], inside[-1]


def _narrates(script: Script, speeches: Sequence[Speech]) -> bool:
    """Whether a telling that doesn't come back is more than a story in the story."""
    n = max(1, len(script.work.scenes))
    first, last = _reach(speeches)
    at_ends = first < max(1, ENDS * n) or last >= n - max(1, ENDS * n)
    share = _share(script, speeches)
    reaches = share >= MIN_SHARE and last - first + 1 >= max(SITTINGS, MIN_REACH * n)
    is_said = sum(speech.n_words for speech in speeches) >= MIN_WORDS
    return is_said and (reaches or (at_ends and share >= MIN_AT_ENDS))


def _around(script: Script, who: str, first: int, last: int) -> tuple[int, int]:
    """With the scenes before and after, where they are one place in which the teller speaks: a tale with pictures."""
    scenes = script.work.scenes
    if first == 0 or last + 1 >= len(scenes) or not scenes[first - 1].place:
        return first, last
    is_one = scenes[first - 1].place.upper() == scenes[last + 1].place.upper()
    tells = who in script.seen_speakers(first - 1) & script.seen_speakers(last + 1)
    return (first - 1, last + 1) if is_one and tells else (first, last)


def _on_stage(script: Script) -> list[Telling]:
    """Of Chorus, Prologue and Epilogue, and in a play of whoever has one to themselves."""
    voices: dict[str, list[Speech]] = defaultdict(list)
    for speech in told_on_stage(script):
        voices[speech.who].append(speech)
    out = []
    for who, told in voices.items():
        is_outer = is_stage_teller(script.cast.by_id[who].name) or _is_apart(script, who)
        narrates = _share(script, told) >= MIN_AT_ENDS
        out.append(Telling(who, is_outer, tuple(told), (), (), False, narrates, None, NOBODY))
    return sorted(out, key=lambda telling: -telling.n_words)


def _is_apart(script: Script, who: str) -> bool:
    """Whether somebody on a stage never speaks where others do: Gower."""
    spoken = [scene for scene in script.by_scene if any(speech.who == who for speech in scene)]
    return all(len({speech.who for speech in scene}) == 1 for scene in spoken)
