"""Signs that somebody tells in a place to which the story comes back: how they talk, who listens, who is between."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from math import exp, inf, log

from whosestory.language.telling_words import DEAD, YOUNG, age_around, listener_kind, place_kind, prompts, sign_kind
from whosestory.reading.telling_speech import Heard, Script, Speech
from whosestory.work import SEEN

ALONE = 0.7  # of the words of a place: nobody else is there to listen
OPENING, CLOSING = 0.15, 0.8  # where the first visit begins and the last one, of the scenes
ELSEWHERE = 0.02  # of the scenes, in which whoever only listens may be heard before or after
PAST = 0.4  # of the finite verbs of somebody who tells: between, they talk
MANY = 8  # past verbs, as many as count
CROWD = 4  # others who speak there, as many as count
A_VISIT = 12  # words of a visit that tells
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")  # within a sentence
ALOUD = frozenset({Heard.SEEN, Heard.CAMERA})


@dataclass(frozen=True)
class Place:
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
    def stretches(self) -> list[range]:
        """The scenes between each visit and the next."""
        return [range(one[-1] + 1, other[0]) for one, other in pairwise(self.visits)]

    @cached_property
    def between(self) -> list[int]:
        """All scenes between the first visit and the last."""
        return [scene for stretch in self.stretches for scene in stretch]

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


@dataclass(frozen=True)
class Seat:
    """Somebody who may tell in a place."""

    place: Place
    who: str
    over: Sequence[Speech] = field(default=(), repr=False)  # what the same voice tells over the picture

    @cached_property
    def own(self) -> list[Speech]:
        """What they say there."""
        return [speech for speech in self.place.speeches if speech.who == self.who and speech.heard in ALOUD]

    @cached_property
    def listener(self) -> str:
        """Whoever else says most there, at half of the visits, best one not in what lies between; "" if nobody."""
        place = self.place
        if self.to_camera:
            return ""
        visits: dict[str, set[int]] = defaultdict(set)
        for at, visit in enumerate(place.visits):
            for speech in place.speeches:
                if speech.scene in visit:
                    visits[speech.who].add(at)
        others = [(words, name) for name, words in place.words.items() if name not in ("", self.who)]
        often = [each for each in others if 2 * len(visits[each[1]]) >= len(place.visits)]
        is_alone = not often and place.words[self.who] >= ALONE * place.words.total()
        found = [] if is_alone else often or others
        only_here = [each for each in found if self._is_only_here(each[1])]
        found = only_here or found  # whoever is in what is told tells along
        return max(found, key=lambda one: one[0])[1] if found else ""

    def _is_only_here(self, who: str) -> bool:
        return self.place.script.heard_in.get(who, set()).isdisjoint(self.place.between)

    @cached_property
    def hears_in(self) -> Set[int]:
        """The scenes in which the listener speaks or is named."""
        return self.place.script.heard_in.get(self.listener, set()) if self.listener else set()

    @cached_property
    def shared(self) -> Set[int]:
        """The scenes between with anybody in them who speaks in the place, but the teller."""
        others = self.place.words.keys() - {"", self.who}
        heard_in = self.place.script.heard_in
        return {scene for who in others for scene in heard_in.get(who, ())}.intersection(self.place.between)

    @cached_property
    def is_apart(self) -> bool:
        """Whether the listener isn't heard in what lies between the visits, and hardly elsewhere."""
        place, listener = self.place, self.listener
        elsewhere = {s.scene for s in place.script.speeches if s.who == listener} - set(place.scenes)
        few = len(elsewhere) <= max(1, ELSEWHERE * len(place.script.work.scenes))
        return few and not any(place.scenes[0] < scene < place.scenes[-1] for scene in elsewhere)

    @cached_property
    def goes_on(self) -> bool:
        """Whether the same voice is heard over the scenes between, and speaks of the past."""
        first, last = self.place.scenes[0], self.place.scenes[-1]
        over = [s for s in self.over if first < s.scene < last and s.scene not in self.place.scenes]
        return bool(over) and self.place.script.tense(over).looks_back >= PAST

    @cached_property
    def to_camera(self) -> bool:
        """Whether they speak to the camera in two scenes."""
        return len({speech.scene for speech in self.own if speech.heard is Heard.CAMERA}) > 1

    @cached_property
    def is_older(self) -> bool:
        """Whether the teller is shown at another age between the visits: young, or with another number."""
        ages = _ages(self.place.script, self.who)
        here = {age for scene in self.place.scenes for age in ages.get(scene, ())}
        there = {age for scene in self.place.between for age in ages.get(scene, ())}
        return YOUNG in there or bool(here and there and min(there) < max(here))

    @cached_property
    def kind(self) -> str:
        """Of what kind the listener is: by work, by name, by the heading, by what stands in the room."""
        script, place = self.place.script, self.place
        is_own = not self.listener or self.is_apart
        works = self.listener and is_own and listener_kind(script.cast.by_id[self.listener].name)
        if works:
            return works
        is_sure = is_own or self.goes_on
        if not (is_sure or any(self.who in script.presence[scene] for scene in place.between)):
            return ""
        scene = script.work.scenes[place.scenes[0]]
        kind = place_kind(script.work.quote(scene.heading) if scene.heading else place.name)
        first = [speech for speech in place.speeches if speech.scene == scene.index]
        if kind == DEAD and any(speech.who != self.who for speech in first):
            return ""  # a funeral
        if kind or not is_sure:
            return kind
        return sign_kind(" ".join(script.work.quote(line) for line in scene.lines if line.kind in SEEN))


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


def _share(seat: Seat) -> float:
    """The teller's part of the words spoken there."""
    return sum(speech.n_words for speech in seat.own) / max(1, seat.place.words.total())


def asks(seat: Seat) -> float:
    """Of the teller's speeches, those that ask somebody."""
    heard = {speech.scene for speech in seat.place.speeches if speech.who != seat.who}
    asked = [each for each in seat.own if each.scene in heard and seat.place.script.tense([each]).questions]
    return len(asked) / max(1, len(seat.own))


def _asked(seat: Seat) -> float:
    """Of the others' speeches, those that ask; half where there are none."""
    said = [speech for speech in seat.place.speeches if speech.who != seat.who]
    asked = [each for each in said if seat.place.script.tense([each]).questions]
    return (len(asked) + 0.5) / (len(said) + 1)


def _prompted(seat: Seat) -> bool:
    """Whether the listener asks for more."""
    script = seat.place.script
    said = [speech for speech in seat.place.speeches if seat.listener and speech.who == seat.listener]
    return any(prompts(script.text(speech)) or _of_the_past(script, speech) for speech in said)


def _of_the_past(script: Script, speech: Speech) -> bool:
    """Whether it asks for what was."""
    tense = script.tense([speech])
    return bool(tense.questions and tense.past > tense.present)


def _persists(seat: Seat) -> float:
    """Of the stretches between, those with whoever is in most of them and not of the place's people."""
    place, there = seat.place, Counter[str]()
    for stretch in place.stretches:
        people = frozenset[str]().union(*(place.script.presence[scene] for scene in stretch))
        there.update(people - place.words.keys())
    return max(there.values(), default=0) / len(place.stretches)


def _is_bookend(seat: Seat) -> bool:
    """Whether the first visit is early and the last one late."""
    n, scenes = len(seat.place.script.work.scenes), seat.place.scenes
    return scenes[0] <= max(2, OPENING * n) and scenes[-1] >= min(CLOSING * n, n - 3)


def _part(scenes: Sequence[int], is_so: Callable[[int], bool]) -> float:
    return sum(map(is_so, scenes)) / max(1, len(scenes))


def _listener_in(seat: Seat) -> float:
    """Of the scenes between, those with the listener in them."""
    return _part(seat.place.between, seat.hears_in.__contains__)


def _teller_in(seat: Seat) -> float:
    """Of the scenes between, those with the teller in them."""
    return _part(seat.place.between, lambda scene: seat.who in seat.place.script.presence[scene])


def _alternates(seat: Seat) -> float:
    """Of the visits, those in which the teller speaks."""
    return sum(any(s.scene in visit for s in seat.own) for visit in seat.place.visits) / len(seat.place.visits)


def _least(seat: Seat) -> float:
    """The fewest words that the teller says at any visit but the last, of `A_VISIT`."""
    said = [sum(s.n_words for s in seat.own if s.scene in visit) for visit in seat.place.visits[:-1]]
    return min(A_VISIT, *said) / A_VISIT


def _stretches(seat: Seat) -> float:
    """How many stretches between visits may be told, as the listener isn't in them: none, one (a half), two or more."""
    return min(2, sum(seat.hears_in.isdisjoint(stretch) for stretch in seat.place.stretches)) / 2


def _past_visits(seat: Seat) -> float:
    """Of the visits, those in which the teller's words are of the past."""
    past = 0
    for visit in seat.place.visits:
        tense = seat.place.script.tense([s for s in seat.own if s.scene in visit])
        past += tense.past > 0 and tense.looks_back >= PAST
    return past / len(seat.place.visits)


def _past_verbs(seat: Seat) -> float:
    return min(MANY, seat.place.script.tense(seat.own).past) / MANY


def _closes(seat: Seat) -> float:
    """Of the visits but the last, those that end with the teller's words."""
    last = [[s for s in seat.place.speeches if s.scene in visit][-1:] for visit in seat.place.visits[:-1]]
    return sum(bool(each) and each[0].who == seat.who for each in last) / len(last)


def _you(seat: Seat) -> float:
    """How often the teller says "you", by finite verbs."""
    tense = seat.place.script.tense(seat.own)
    return min(1.0, tense.second / max(1, tense.past + tense.present))


SIGNS: Mapping[str, Callable[[Seat], float]] = {  # each 0 to 1; what is quick to tell comes first
    "bookend": _is_bookend,
    "visits": lambda seat: len(seat.place.visits) > 2,
    "others": lambda seat: min(CROWD, len(seat.place.words.keys() - {"", seat.who})) / CROWD,
    "camera": lambda seat: seat.to_camera,
    "share": _share,
    "least": _least,
    "closes": _closes,
    "alternates": _alternates,
    "stretches": _stretches,
    "shared": lambda seat: len(seat.shared) / max(1, len(seat.place.between)),
    "persists": _persists,
    "listener_in": _listener_in,
    "teller_in": _teller_in,
    "unheard": lambda seat: not seat.listener,
    "voice": lambda seat: seat.goes_on,
    "kind": lambda seat: bool(seat.kind),
    "older": lambda seat: seat.is_older,
    "you": _you,
    "past_verbs": _past_verbs,
    "past_visits": _past_visits,
    "asks": asks,
    "asked": _asked,
    "prompted": _prompted,
}


def may_be_shown(seat: Seat) -> bool:
    """Whether anything between the visits may show what is told: the teller, a name they say, marks or their voice.

    In a court, an interview and the like, and to the camera, what lies between needs no such sign.
    """
    script, between = seat.place.script, seat.place.between
    if seat.kind or seat.to_camera or seat.goes_on or seat.is_older or any(map(script.is_marked, between)):
        return True
    if any(seat.who in script.presence[scene] for scene in between):
        return True
    said = {name for speech in seat.own for name in _NAME.findall(script.text(speech))}
    spans = [script.work.scenes[scene].span for scene in between]
    texts = [script.work.source.text[span.start : span.end] for span in spans]
    return any(re.search(rf"\b(?:{name}|{name.upper()})\b", text) for name in said for text in texts)


@cache
def weights() -> dict[str, float]:
    """The weight of each sign, and of none ("always"), as `benchmarks/fit_tellings.py` fits them."""
    text = files("whosestory.reading").joinpath("telling_weights.toml").read_text("utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text)["weights"].items()}


def likelihood(seat: Seat, least: float = 0.0) -> float:
    """How likely somebody tells in a place, 0 to 1, by its signs; below `least` only that it is below."""
    known = weights()
    total = known["always"] + sum(max(0.0, known[name]) for name in SIGNS)  # as if all spoke for it
    floor = log(least / (1 - least)) if least else -inf
    for name, sign in SIGNS.items():
        total += known[name] * sign(seat) - max(0.0, known[name])
        if total < floor:
            return 0.0
    return 1 / (1 + exp(-total))
