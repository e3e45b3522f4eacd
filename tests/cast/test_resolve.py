"""The cast as a whole: order, leads, shares, doubt, and what it costs."""

import time

import pytest

from whosestory import limits
from whosestory.cast import present, resolve, spoken_words
from whosestory.errors import TooLargeError
from whosestory.work import build_work


def test_characters_come_in_order_of_appearance() -> None:
    cast = resolve(build_work("INT. A - DAY\nGreta sits. Ben is out.\nBEN: Where?\nGRETA: Here.\nODO: There."))
    assert [character.id for character in cast.characters] == ["greta", "ben", "odo"]


def test_words_are_counted_for_every_speaker() -> None:
    work = build_work("BEN: One two.\nGRETA: One.\nBEN & GRETA: One two three.\nBEN: One.\nGRETA: One.")
    assert spoken_words(work, resolve(work)) == {"ben": 6, "greta": 5}


def test_a_voice_over_is_not_presence_and_a_mention_is() -> None:
    work = build_work("INT. A - DAY\nBEN (V.O.): I was there.\nINT. B - DAY\nGreta sees Ben.\nGRETA: Ben!")
    assert present(work, resolve(work)) == (frozenset(), {"ben", "greta"})


def test_leads_have_five_percent_of_the_words_or_fifteen_of_the_scenes() -> None:
    rows = []
    for at in range(20):
        rows += [f"INT. ROOM {at} - DAY", "BEN: " + "word " * 20]
        rows += ["ROLLO sits. Rollo barks."] if at < 3 else []
    rows += ["ODO: " + "word " * 19, "UMA: " + "word " * 40]
    cast = resolve(build_work("\n".join(rows)))  # 459 words: 5 % are 23; 15 % of 20 scenes are 3
    assert cast.leads == ("ben", "uma", "rollo")


def test_at_most_eight_lead() -> None:
    names = ["ADA", "BEN", "CLEO", "DIRK", "EDDA", "FINN", "GRETA", "HUGO", "INES", "JOHAN"]
    cast = resolve(build_work("\n".join(f"{name}: " + "word " * (20 + at) for at, name in enumerate(names))))
    assert cast.leads == tuple(name.lower() for name in names[:1:-1])


def test_a_crowd_leads_only_alone() -> None:
    assert resolve(build_work("ALL: One two three.\nBEN: One.")).leads == ("ben",)
    assert resolve(build_work("ALL: One two three.")).leads == ("all",)


def test_nobody_is_no_cast() -> None:
    cast = resolve(build_work("INT. A - DAY\nRain falls."))
    assert (cast.characters, cast.leads, cast.mentions) == ((), (), ())


def test_too_many_names_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 2)
    with pytest.raises(TooLargeError, match="names over speeches"):
        resolve(build_work("BEN: One.\nODO: Two.\nUMA: Three."))


def test_a_hundred_and_fifty_names_cost_no_more_than_twice_their_number() -> None:
    """Linear, about: doubling the names may not quadruple the time (all-pairs rules would)."""

    def seconds(n: int) -> float:
        names = [
            f"{'ABCDEFGHIJ'[at % 10]}O{'LMNPRSTVXZ'[at // 10 % 10]}{'AEIOUYAEIO'[at // 100]}RIN" for at in range(n)
        ]
        rows = [f"{name}: Yes." for name in names * 4]
        work = build_work("\n".join(rows))
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            resolve(work)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(300) < 8 * seconds(100)  # all pairs: 9 times; linear: 3


def test_names_keep_their_accents() -> None:
    work = build_work("INT. A - DAY\nMAËLLE: Oui.\nMAELLE: Non.\nMAËLLE: Si.\nBEN: Yes.\nMaëlle waits.")
    cast = resolve(work)
    assert [(each.id, each.name) for each in cast.characters] == [("maelle", "MAËLLE"), ("ben", "BEN")]
    assert [mention.character for mention in cast.mentions] == ["maelle"]
