"""Scripts with a planted owner: two leads, all even but for what is given to one of them; noise and decoys.

A script is drawn from a seed. Each question can be given to the first lead, to the second, or to both; what isn't given
is even, or there is none of it (telling, change). How much of what each lead has is fixed first, with some noise, and
then dealt over the scenes; the sentences are those of `words.py`, so that the program has to find everything itself.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planted import words
from whosestory.measures import Question

VOICE, EYES, TELLING = Question.VOICE, Question.EYES, Question.TELLING
WILL, CHANGE, ENDING = Question.WILL, Question.CHANGE, Question.ENDING

BOTH = -1  # given to both leads alike
NOISE = 0.06  # by how much an amount may be off
FEWEST, MOST = 12, 25  # scenes
TALK = 4  # remarks by turns, a scene: with fewer the shortest scripts are too short to be judged
LEFT_WITH = 22  # sentences of the last scene, where one lead is left: about a page
Given = Mapping[Question, int]  # to whom: 0, 1 or BOTH


@dataclass(frozen=True, slots=True)
class Script:
    """A planted script, in Fountain."""

    text: str
    leads: tuple[str, str]  # the two names
    given: Given

    @property
    def data(self) -> bytes:
        """As a file holds it."""
        return self.text.encode()


@dataclass(slots=True)
class _Lead:
    """What one lead has, in pieces a scene."""

    name: str
    pronoun: str
    acts: float = 2.0
    looks: float = 0.6
    thoughts: float = 0.8
    named: float = 5.0  # in the action, whatever for
    harmed: float = 0.0
    waits: float = 0.0
    orders: float = 1.2
    solo: float = 0.2  # of the scenes without the other
    remarks: tuple[int, int] = (1, 2)  # sentences a speech
    monologues: float = 0.0  # speeches of the lead alone, a scene
    voice_over: float = 0.0  # of the scenes
    is_left: bool = False  # alone in the last scene
    reversal: tuple[str, str] = ("", "")


@dataclass(slots=True)
class _Scene:
    there: tuple[int, ...]
    beats: list[str]


def planted(seed: int, given: Given, *, n_scenes: int | None = None) -> Script:
    """A script in which these questions are given to these leads; the same for the same seed."""
    rng = random.Random(seed)
    names = [(rng.choice(words.SHE), "She"), (rng.choice(words.HE), "He")]
    rng.shuffle(names)
    leads = [_Lead(*name) for name in names]
    for question, whom in given.items():
        _give(rng, leads, question, whom)
    n = n_scenes or rng.randint(FEWEST, MOST)
    scenes = _scenes(rng, leads, n)
    _deal_action(rng, leads, scenes)
    _deal_talk(rng, leads, scenes)
    for scene in scenes:
        rng.shuffle(scene.beats)
    _tell(rng, leads, scenes)
    _turn(rng, leads, scenes)
    _end(rng, leads, scenes[-1])
    _add_decoys(rng, leads, scenes)
    return Script(_written(rng, leads, scenes), (leads[0].name.upper(), leads[1].name.upper()), given)


def _give(rng: random.Random, leads: list[_Lead], question: Question, whom: int) -> None:
    turns = rng.sample(words.REVERSALS, 2)
    for at, lead in enumerate(leads):
        has = whom in (at, BOTH)
        if question is VOICE:
            lead.remarks = (2, 4) if has else (1, 1)
            lead.monologues = 2.4 if has and whom != BOTH else 0.0
        elif question is EYES and whom != BOTH:
            lead.solo, lead.named = (0.45, 8.0) if has else (0.07, 3.4)
            lead.looks, lead.thoughts = (1.6, 1.6) if has else (0.1, 0.2)
        elif question is TELLING and has:
            lead.voice_over = 0.45 if whom == BOTH else 0.95
        elif question is WILL and whom != BOTH:
            lead.acts, lead.orders = (3.6, 2.4) if has else (0.5, 0.2)
        elif question is CHANGE and has:
            lead.reversal, lead.harmed, lead.waits, lead.named = turns[at], 3.0, 3.0, lead.named + 1.5
        elif question is ENDING and has and whom != BOTH:
            lead.is_left = True


def _scenes(rng: random.Random, leads: Sequence[_Lead], n: int) -> list[_Scene]:
    """Who is there: scenes of either alone in between, both in the first, and both or whoever is left in the last."""
    alone = [at for at, lead in enumerate(leads) for _ in range(max(2, round(lead.solo * n)))]
    inner = [(at,) for at in alone] + [(0, 1)] * (n - 2 - len(alone))
    rng.shuffle(inner)
    last = tuple(at for at, lead in enumerate(leads) if lead.is_left) or (0, 1)
    return [_Scene(there, []) for there in [(0, 1), *inner[: n - 2], last]]


def _amount(rng: random.Random, rate: float, n: int) -> int:
    return round(rate * n * rng.uniform(1 - NOISE, 1 + NOISE))


def _filled(rng: random.Random, sentence: str, who: str = "") -> str:
    thing, other = rng.sample(words.THINGS, 2)
    return sentence.format(x=who, thing=thing, thing2=other, part=rng.choice(words.PARTS))


def _deal_action(rng: random.Random, leads: Sequence[_Lead], scenes: Sequence[_Scene]) -> None:
    for at, lead in enumerate(leads):
        n = len(scenes)
        acts, looks = _amount(rng, lead.acts, n), _amount(rng, lead.looks, n)
        thoughts, harmed, waits = (_amount(rng, rate, n) for rate in (lead.thoughts, lead.harmed, lead.waits))
        body = max(0, _amount(rng, lead.named, n) - acts - looks - thoughts - harmed - waits)
        counts = (acts, looks, thoughts, harmed, waits, body)
        pools = (words.ACTS, words.LOOKS, words.THOUGHTS, words.DONE_TO, words.WAITS, words.BODY)
        drawn = [rng.choice(pool) for pool, count in zip(pools, counts, strict=True) for _ in range(count)]
        rng.shuffle(drawn)
        own = [scene for scene in scenes[:-1] if at in scene.there]
        for nth, sentence in enumerate(drawn):
            place = scenes[-1] if lead.is_left and nth < LEFT_WITH else own[nth % len(own)]
            place.beats.append(_filled(rng, sentence, lead.name))
    for scene in scenes:
        scene.beats.append(_filled(rng, rng.choice(words.AIR)))
    _use_pronouns(rng, leads, scenes)


def _use_pronouns(rng: random.Random, leads: Sequence[_Lead], scenes: Sequence[_Scene]) -> None:
    """Join some sentences to one of the same lead's before: Marta opens the jug. She coughs."""
    for scene in scenes:
        for lead in leads:
            own = [beat for beat in scene.beats if beat.startswith(lead.name + " ")]
            for first, second in zip(own[::4], own[1::4], strict=False):
                scene.beats.remove(second)
                scene.beats[scene.beats.index(first)] = f"{first} {second.replace(lead.name, lead.pronoun, 1)}"


def _speech(name: str, said: str) -> str:
    return f"{name.upper()}\n{said}"


def _remark(rng: random.Random, lead: _Lead) -> str:
    said = " ".join(_filled(rng, rng.choice(words.REMARKS)) for _ in range(rng.randint(*lead.remarks)))
    return _speech(lead.name, said)


def _deal_talk(rng: random.Random, leads: Sequence[_Lead], scenes: Sequence[_Scene]) -> None:
    """Beats of talk: remarks by turns, orders with their answers, and the monologues of whoever is heard most."""
    together = [scene for scene in scenes[:-1] if scene.there == (0, 1)]
    n = len(scenes)
    for nth in range(_amount(rng, TALK, n)):
        pair = rng.sample(list(leads), 2)
        together[nth % len(together)].beats.append("\n\n".join(_remark(rng, lead) for lead in pair))
    for at, lead in enumerate(leads):
        for nth in range(_amount(rng, lead.orders, n)):
            order = _speech(lead.name, _filled(rng, rng.choice(words.ORDERS)))
            answer = _speech(leads[1 - at].name, _filled(rng, rng.choice(words.ANSWERS)))
            together[nth % len(together)].beats.append(f"{order}\n\n{answer}")
        own = [scene for scene in scenes[:-1] if at in scene.there]
        for nth in range(_amount(rng, lead.monologues, n)):
            own[nth % len(own)].beats.append(_remark(rng, lead))


def _tell(rng: random.Random, leads: Sequence[_Lead], scenes: Sequence[_Scene]) -> None:
    """Voices over the picture, at the head of their scenes."""
    for nth, scene in enumerate(scenes):
        tellers = [lead for lead in leads if lead.voice_over]
        if len(tellers) == 2:
            tellers = [tellers[nth % 2]]
        for lead in tellers:
            if len(leads) * lead.voice_over < 1.9 and rng.random() > 2 * lead.voice_over:
                continue
            told = " ".join(_filled(rng, memory) for memory in rng.sample(words.MEMORIES, 6))
            scene.beats.insert(0, f"{lead.name.upper()} (V.O.)\n{told}")


def _turn(rng: random.Random, leads: Sequence[_Lead], scenes: Sequence[_Scene]) -> None:
    """What is said in the first quarter, and its opposite in the last."""
    n = len(scenes)
    for at, lead in enumerate(leads):
        own = [nth for nth, scene in enumerate(scenes[:-1]) if at in scene.there]
        early = rng.choice([nth for nth in own if nth <= n / 4])
        late = rng.choice([nth for nth in own if nth >= 0.75 * n] or own[-1:])
        for nth, said in zip((early, late), lead.reversal, strict=True):
            if said:
                scenes[nth].beats.append(_speech(lead.name, said))


def _end(rng: random.Random, leads: Sequence[_Lead], scene: _Scene) -> None:
    """The last images: of whoever is left, else of both at once."""
    if len(scene.there) == 1:
        lead = leads[scene.there[0]]
        scene.beats += [_filled(rng, sentence, lead.name) for sentence in rng.sample(words.LAST, 3)]
    else:
        one, other = (lead.name for lead in rng.sample(list(leads), 2))
        part = rng.choice(words.PARTS)
        scene.beats += [f"{one} and {other} close the {part}.", f"{other} and {one} sit on the {part}."]


def _add_decoys(rng: random.Random, leads: Sequence[_Lead], scenes: Sequence[_Scene]) -> None:
    """People of a scene or two who talk of either lead; a line over the picture."""
    for name in rng.sample(words.MINOR, rng.randint(2, 4)):
        scene, lead = rng.choice(scenes[1:-1]), rng.choice(list(leads))
        scene.beats.append(f"A {name} waits at the {rng.choice(words.PARTS)}.")
        scene.beats.append(_speech(name, f"{lead.name}. Everybody asks for {lead.name}, with a {_thing(rng)}."))
    lead = rng.choice(list(leads))
    rng.choice(scenes[1:-1]).beats.insert(0, f"{lead.name.upper()} (V.O.)\nThe {_thing(rng)} was gone by then.")


def _thing(rng: random.Random) -> str:
    return rng.choice(words.THINGS)


def _written(rng: random.Random, leads: Sequence[_Lead], scenes: Sequence[_Scene]) -> str:
    """The whole as Fountain: the title names either lead, and either is introduced first."""
    title = rng.choice([f"{rng.choice(list(leads)).name} and the {_thing(rng)}", f"The {_thing(rng)}"])
    first, second = rng.sample(list(leads), 2)
    part = rng.choice(words.PARTS)
    opening = (
        f"{first.name.upper()}, {rng.randint(20, 70)}, and {second.name.upper()}, {rng.randint(20, 70)}, by the {part}."
    )
    blocks = [f"Title: {title}"]
    places = rng.sample(words.PLACES, len(scenes))  # none twice: where one talks again and again, one tells
    for nth, (scene, place) in enumerate(zip(scenes, places, strict=True)):
        blocks.append(f"{rng.choice(('INT.', 'EXT.'))} {place} - {rng.choice(words.TIMES)}")
        blocks += [opening] if nth == 0 else []
        blocks += scene.beats
    return "\n\n".join(blocks) + "\n"
