"""What holds of any verdict: whoever is named first, whatever is added, in whatever order."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planted.score import QUICK, asked, read_script
from planted.script import CHANGE, ENDING, EYES, TELLING, VOICE, WILL, planted
from planted.words import REVERSALS
from verdict.made import measured, plan, reading, work
from whosestory.cast import Cast, Character, resolve
from whosestory.measures import MEASURES, Measurement, measure
from whosestory.measures.change import reversals
from whosestory.readers import read
from whosestory.reading import Reading
from whosestory.verdict import Plan, Verdict, decide, load_plan
from whosestory.verdict.pool import fill_box, pool
from whosestory.verdict.simplex import support

N_SCENES = 9
PEOPLE = ("anna", "ben", "cy")
SHARES = ("voice", "turns", "presence", "solitude", "attention", "looking", "inner", "agency", "initiative")


# --- the order and the names of the characters don't matter -------------------------------------------------------
def renamed(cast: Cast, ids: Mapping[str, str], order: Sequence[int]) -> Cast:
    """The same people under other ids, listed in another order."""
    characters = [replace(each, id=ids[each.id]) for each in cast.characters]
    mentions = tuple(
        replace(
            each, character=ids[each.character], alternatives=tuple((ids[other], p) for other, p in each.alternatives)
        )
        for each in cast.mentions
    )
    leads = tuple(ids[lead] for lead in cast.leads)
    speeches = tuple(tuple(ids[who] for who in speech) for speech in cast.speeches)
    there = None if cast.there is None else tuple(frozenset(ids[who] for who in scene) for scene in cast.there)
    listed: list[Character] = [characters[at] for at in order]
    return replace(cast, characters=tuple(listed), mentions=mentions, leads=leads[::-1], speeches=speeches, there=there)


@pytest.mark.parametrize("seed", range(8))
def test_permuting_the_characters_permutes_the_verdict(seed: int) -> None:
    shuffle = random.Random(seed)
    whom = {question: shuffle.choice([0, 1]) for question in shuffle.sample(asked(), 3)}
    own = read_script(planted(seed, whom))
    ids = [each.id for each in own.cast.characters]
    order = list(range(len(ids)))
    shuffle.shuffle(order)
    others = dict(zip(ids, [ids[at] for at in order], strict=True))
    shuffle.shuffle(order)
    other = Reading(own.work, renamed(own.cast, others, order))
    before, after = (decide(each, measure(each, MEASURES)) for each in (own, other))
    assert after.kind is before.kind
    assert after.leaning == (None if before.leaning is None else others[before.leaning])
    assert_same_numbers(before, after, others)


def assert_same_numbers(before: Verdict, after: Verdict, ids: Mapping[str, str]) -> None:
    held = {each.lead: (each.value, each.low, each.high) for each in after.support}
    for each in before.support:
        assert held[ids[each.lead]] == pytest.approx((each.value, each.low, each.high), abs=1e-9)
    p = {each.character: each.p for each in after.ranking}
    assert all(p[ids[each.character]] == pytest.approx(each.p, abs=1e-9) for each in before.ranking)
    for question, answer in before.answers.items():
        same = after.answers[question]
        assert (same.state, same.holder) == (answer.state, answer.holder and ids[answer.holder])
        ends = (answer.low, answer.high)
        if answer.margin < 1e-9:  # exactly even: whoever is listed first
            ends = min(ends, (-answer.high, -answer.low), key=lambda each: abs(each[0] - same.low))
        assert (same.margin, same.low, same.high) == pytest.approx((answer.margin, *ends), abs=1e-9)
        shares = dict(zip(after.leads, same.shares, strict=False))
        for lead, share in zip(before.leads, answer.shares, strict=False):
            assert shares[ids[lead]] == pytest.approx(share, abs=1e-9)


amounts = st.lists(st.floats(0, 9), min_size=N_SCENES, max_size=N_SCENES)
tables = st.fixed_dictionaries(dict.fromkeys(PEOPLE, amounts))


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(tables, min_size=3, max_size=5), order=st.permutations(PEOPLE))
def test_permuting_three_leads_permutes_their_support(rows: list[dict[str, list[float]]], order: list[str]) -> None:
    one, other = (support_of(list(names), rows) for names in (PEOPLE, order))
    assert [one[name] for name in PEOPLE] == pytest.approx([other[name] for name in PEOPLE], abs=1e-9)


def support_of(names: list[str], rows: list[dict[str, list[float]]]) -> dict[str, float]:
    of = reading(names, of=work(N_SCENES))
    found, by = measured_all(of, rows)
    box = fill_box(of, found, by)
    if not box.ballots:
        return dict.fromkeys(names, 0.0)
    return dict(zip(names, map(float, support(pool(box, box.plain).shares)[0]), strict=True))


def measured_all(of: Reading, rows: list[dict[str, list[float]]]) -> tuple[dict[str, Measurement], Plan]:
    questions = (VOICE, EYES, WILL, CHANGE, TELLING)[: len(rows)]
    found = {q.value: measured(of, q.value, q, row) for q, row in zip(questions, rows, strict=True)}
    return found, plan({q: [q.value] for q in questions}, kappa=5)


# --- a scene of one's own never hurts -----------------------------------------------------------------------------
@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(tables, min_size=3, max_size=5),
    own=st.lists(st.floats(0, 9), min_size=5, max_size=5),
    at=st.integers(0, N_SCENES),
)
def test_a_scene_of_ones_own_never_lowers_support_in_any_draw(
    rows: list[dict[str, list[float]]], own: list[float], at: int
) -> None:
    """With the other scenes' draws unchanged; of measures that voted before (what newly votes may speak against)."""
    before = reading(PEOPLE, of=work(N_SCENES))
    after = reading(PEOPLE, of=work(N_SCENES + 1))
    pairs = [(row, with_scene(row, at, amount)) for row, amount in zip(rows, own, strict=False)]
    pairs = [(row, longer) for row, longer in pairs if any(map(any, row.values()))]
    if not pairs:
        return
    rng = np.random.default_rng(at)
    weights = rng.standard_exponential((20, N_SCENES))
    wider = np.insert(weights, at, rng.standard_exponential(20), axis=1)
    shares = []
    for nth, (of, drawn) in enumerate(((before, weights), (after, wider))):
        found, by = measured_all(of, [pair[nth] for pair in pairs])
        shares.append(pool(fill_box(of, found, by), drawn).shares)
    assert (shares[1][:, :, 0] >= shares[0][:, :, 0] - 1e-12).all()
    # with three leads or more support is read off a thousand weightings, with two it is exact
    assert (support(shares[1])[:, 0] >= support(shares[0])[:, 0] - 2e-3).all()


def with_scene(row: dict[str, list[float]], at: int, amount: float) -> dict[str, list[float]]:
    return {name: [*found[:at], amount if name == "anna" else 0.0, *found[at:]] for name, found in row.items()}


OWN_SCENE = """INT. PUMP HOUSE - NIGHT

{name} opens the valve. {name} looks at the gauge.

{name} remembers the ladder. {name} carries the rope to the door.

{cue}
(calling out)
Bring the rope here. The gauge was the wrong one, and the valve is older than the wall.

{name} closes the valve.
"""


@pytest.mark.parametrize("seed", range(6))
def test_a_written_scene_of_ones_own_never_hurts(seed: int) -> None:
    """Only one lead is there, speaks and acts; read with the rest, in the middle of the script."""
    script = planted(seed, {WILL: 1, VOICE: 0}, n_scenes=16)
    whom = script.leads[seed % 2]
    scenes = scenes_of(script.text)
    at = random.Random(seed).randrange(2, len(scenes) - 2)
    more = [*scenes[:at], OWN_SCENE.format(name=whom.title(), cue=whom), *scenes[at:]]
    one, other = (read_text("\n\n".join(each)) for each in (scenes, more))
    before, after = measure(one, MEASURES), measure(other, MEASURES)
    for name in SHARES:
        assert after[name].values()[whom.lower()] >= before[name].values()[whom.lower()] - 1e-9, name
    held = [
        {
            each.lead: each.value
            for each in decide(of, without_end(found), plan=replace(load_plan(), redraws=QUICK)).support
        }
        for of, found in ((one, before), (other, after))
    ]
    assert held[1][whom.lower()] >= held[0][whom.lower()] - 1e-9


def quick(of: Reading, found: Mapping[str, Measurement]) -> Verdict:
    """The verdict without its ranges."""
    return decide(of, found, plan=replace(load_plan(), redraws=QUICK))


def without_end(found: Mapping[str, Measurement]) -> dict[str, Measurement]:
    return {name: each for name, each in found.items() if each.measure.question is not ENDING}


def scenes_of(text: str) -> list[str]:
    """A planted script by scenes, after its title page."""
    return re.split(r"\n\n(?=(?:INT|EXT)\.)", text.strip())


def read_text(text: str) -> Reading:
    of = read(text.encode(), "planted.fountain")
    return Reading(of, resolve(of))


# --- the order of the scenes --------------------------------------------------------------------------------------
TOLD = """INT. {place} - NIGHT

{cue}
I was nineteen when we came to the harbour. We had nothing, and I worked in the mill. I never forgot what happened.

{listener}
What happened then?

{cue}
Then my mother died, and I sold the house, and I walked north until the road ended. I told nobody for years.
"""
LISTENERS = ("SERGEANT", "INSPECTOR")
N_SHUFFLES = 24


def shuffled(scenes: Sequence[str], seed: int) -> list[str]:
    title, *rest = scenes
    random.Random(seed).shuffle(rest)
    return [title, *rest]


def tellers(scenes: Sequence[str], leads: Sequence[str]) -> str:
    """Whose telling encloses most scenes."""
    found = {one.teller: len(one.encloses) for one in read_text("\n\n".join(scenes)).tellings.narrating if one.is_frame}
    held = [found.get(lead.lower(), 0) for lead in leads]
    return leads[held[1] > held[0]] if held[0] != held[1] else ""


def test_shuffled_scenes_put_telling_at_chance() -> None:
    """Two tell alike, in as many sittings; one of them opens and closes the script: only the order tells them apart."""
    right = chance = decided = 0
    for seed in range(N_SHUFFLES):
        script = planted(seed, {}, n_scenes=16)
        title, *scenes = scenes_of(script.text)
        outer, inner = (
            TOLD.format(place=place, cue=lead, listener=listener)
            for place, lead, listener in zip(("VAULT", "DEPOT"), script.leads, LISTENERS, strict=True)
        )
        whole = [title, outer, *scenes[:7], inner, scenes[7], inner, scenes[8], inner, *scenes[9:12], outer]
        whole += [*scenes[12:], outer]
        right += tellers(whole, script.leads) == script.leads[0]
        found = tellers(shuffled(whole, seed), script.leads)
        decided += bool(found)
        chance += found == script.leads[0]
    assert right >= 0.9 * N_SHUFFLES
    assert decided >= 6, "a frame is found often enough to speak of chance"
    assert abs(chance - decided / 2) <= 3 * (decided / 4) ** 0.5


def test_shuffled_scenes_put_change_at_chance() -> None:
    """Both say the same two things; one of them at the two ends, the other in one breath: only the order differs."""
    kept = n_right = n_wrong = 0
    for seed in range(N_SHUFFLES):
        script = planted(seed, {}, n_scenes=16)
        scenes = scenes_of(script.text)
        for lead, places in ((0, (2, -2)), (1, (3, 4))):
            for place, said in zip(places, REVERSALS[seed % len(REVERSALS)], strict=True):
                scenes[place] += f"\n\n{script.leads[lead]}\n{said}"
        first, second = (lead.lower() for lead in script.leads)
        whole = reversals(read_text("\n\n".join(scenes)))
        kept += first in whole and second not in whole
        found = reversals(read_text("\n\n".join(shuffled(scenes, seed))))
        n_right += first in found and second not in found
        n_wrong += second in found and first not in found
    assert kept >= 0.9 * N_SHUFFLES
    assert n_right <= N_SHUFFLES / 3
    assert abs(n_right - n_wrong) <= 2 * (n_right + n_wrong) ** 0.5


# --- one line over the picture ------------------------------------------------------------------------------------
LINE = "That was the winter in which I lost the boat, and I never went back to the harbour where it had happened to us."


@pytest.mark.parametrize("seed", range(4))
def test_one_line_over_the_picture_cant_outvote_five_questions(seed: int) -> None:
    script = planted(seed, dict.fromkeys((VOICE, EYES, WILL, CHANGE, ENDING), 0))
    title, first, *rest = scenes_of(script.text)
    heading, _, body = first.partition("\n\n")
    of = read_text("\n\n".join([title, heading, f"{script.leads[1]} (V.O.)\n{LINE} {LINE} {LINE} {LINE}", body, *rest]))
    verdict = quick(of, measure(of, MEASURES))
    assert verdict.leaning == script.leads[0].lower()
    assert verdict.support[0].value >= 0.95


def test_a_short_telling_cant_outvote_five_small_leads() -> None:
    """55 to 45 on five questions, against 100 words told (kappa 1,200): a margin of 1/13 against five of 1/10."""
    of = reading(["anna", "ben"], of=work(12))
    rows = {"anna": [5.5] * 12, "ben": [4.5] * 12}
    found = {q.value: measured(of, q.value, q, rows) for q in (VOICE, EYES, WILL, CHANGE, ENDING)}
    found["narration"] = measured(of, "narration", TELLING, {"ben": [100]}, least=60)
    by = plan({**{q: [q.value] for q in (VOICE, EYES, WILL, CHANGE, ENDING)}, TELLING: ["narration"]})
    questions = dict(by.questions) | {TELLING: tuple(load_plan().voters(TELLING)[:1])}
    verdict = decide(of, found, plan=replace(by, questions=questions))
    # δ = (.1 five times, -1/13): 1 - (1/13)⁵ / (1/13 + .1)⁵
    assert verdict.support[0].value == pytest.approx(1 - (1 / 13) ** 5 / (1 / 13 + 0.1) ** 5, abs=1e-6)
    assert verdict.leaning == "anna"
