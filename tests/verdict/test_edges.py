"""Edges, each through the whole program: few people, many, silent, renamed, unseen, groups, next to no text."""

from functools import lru_cache

import pytest

from planted.script import BOTH, ENDING, EYES, TELLING, VOICE, WILL, planted
from whosestory.analysis import Analysis, analyze_bytes
from whosestory.cast import Corrections
from whosestory.errors import WhosestoryError
from whosestory.measures import QUESTIONS
from whosestory.verdict import Kind, State

PLACES = "YARD,MILL,VAULT,DEPOT,QUAY,ATTIC,CHAPEL,KILN,DAIRY,FORGE,LOFT,WEIR".split(",")


def verdict_on(text: str, corrections: Corrections | None = None) -> Analysis:
    return analyze_bytes(text.encode(), "edge.fountain", corrections=corrections)


def scenes(*beats: str, n: int = 12) -> str:
    """So many scenes, each of these beats."""
    body = "\n\n".join(beats)
    return "\n\n".join(f"INT. {PLACES[at % len(PLACES)]} {at} - DAY\n\n{body}" for at in range(n)) + "\n"


def acts(name: str) -> str:
    """About seventy words in which somebody does, looks, thinks."""
    return (
        f"{name} lifts the crate onto the bench. {name} opens the drawer. {name} looks at the map on the wall. "
        f"{name} carries the ladder to the gate. {name} remembers the flood. {name} ties the rope to the railing. "
        f"{name} watches the window. {name} throws the bottle against the stove. {name} closes the trunk."
    )


def says(name: str, n: int = 2) -> str:
    return f"{name}\n" + " ".join(["Take the ladder to the gate. The paint on the bench is older than the street."] * n)


def test_one_character() -> None:
    verdict = verdict_on(scenes(acts("Marta"), says("MARTA", 5), acts("Marta"))).verdict
    assert (verdict.kind, verdict.leaning, verdict.reason) == (Kind.ONE, "marta", "MARTA is the only lead")
    assert [each.value for each in verdict.support] == [1]
    assert verdict.answers[VOICE].shares == (1,)
    assert verdict.what_ifs == ()


def mirrored(*names: str, n: int = 12) -> str:
    """Each of these alike: in turn the first and the last of a scene, and all in one last sentence."""
    parts = []
    for at in range(n):
        order = [*names[at % len(names) :], *names[: at % len(names)]]
        heading = f"INT. {PLACES[at % len(PLACES)]} {at} - DAY"
        parts.append("\n\n".join([heading, *(beat for name in order for beat in (acts(name), says(name.upper())))]))
    return "\n\n".join(parts) + f"\n\n{', '.join(names[:-1])} and {names[-1]} sit on the bench.\n"


def test_two_exactly_equal() -> None:
    verdict = verdict_on(mirrored("Marta", "Ivor")).verdict
    assert verdict.kind is Kind.SHARED
    assert set(verdict.heads) == {"marta", "ivor"}
    for question in (VOICE, EYES, WILL):
        assert verdict.answers[question].state is State.EVEN
        assert verdict.answers[question].margin == pytest.approx(0, abs=1e-6)


def test_forty_equal() -> None:
    """Nobody has 5 % of the words; everybody is in every scene. Eight lead, none is ahead."""
    firsts = "Bru Cas Dor Fen Gil Hob Jud Kel".split()
    names = [first + last for first in firsts for last in ("mar", "vin", "tas", "lo", "dek")]
    scene = "\n\n".join(
        [f"{', '.join(names[:-1])} and {names[-1]} lift the rope.", *(says(each.upper(), 1) for each in names)]
    )
    verdict = verdict_on("\n\n".join(f"INT. {place} - DAY\n\n{scene}" for place in PLACES[:8]) + "\n").verdict
    assert len(verdict.leads) == 8
    assert (verdict.kind, verdict.leaning) == (Kind.SHARED, None)
    assert verdict.answers[VOICE].state is State.EVEN
    assert verdict.reason.startswith("an ensemble: 8 people are close on voice")


def test_a_lead_who_never_speaks() -> None:
    beats = (acts("Marta"), says("IVOR", 1), acts("Marta"), "Ivor coughs.", says("CLERK", 1))
    analysis = verdict_on("MARTA, 40, silent.\n\n" + scenes(*beats, n=16))
    verdict = analysis.verdict
    assert verdict.answers[EYES].holder == "marta"
    assert verdict.answers[WILL].holder == "marta"
    assert analysis.measurements["voice"].values()["marta"] == 0
    assert verdict.leaning == "marta"


@lru_cache(maxsize=1)
def under_three_names() -> str:
    """The owner of everything under her full name, her title and surname, and her first name."""
    text = planted(5, {VOICE: 0, EYES: 0, WILL: 0}, n_scenes=18)
    name = text.leads[0]
    parts = text.text.split("\n\n")
    third = len(parts) // 3
    for at, part in enumerate(parts):
        other = ("VESS", f"{name} VESS", name)[min(2, at // third)]
        if part.startswith(f"{name}\n"):
            parts[at] = other + part[len(name) :]
    return "\n\n".join(parts).replace(f"{name}, ", f"{name} VESS, ", 1)


def test_a_lead_under_three_names() -> None:
    owner = planted(5, {VOICE: 0, EYES: 0, WILL: 0}, n_scenes=18).leads[0]
    analysis = verdict_on(under_three_names())
    names = {
        name
        for each in analysis.cast.characters
        for name in (each.name, *each.aliases)
        if "VESS" in name or owner in name
    }
    assert names >= {owner, f"{owner} VESS", "VESS"}
    [one] = [each for each in analysis.cast.characters if owner in each.aliases]
    assert analysis.verdict.leaning == one.id
    assert analysis.verdict.kind is Kind.ONE


def test_a_voice_that_is_never_seen() -> None:
    """Told by a stranger over every scene: the telling is nobody's among the leads, and what it's about is theirs."""
    script = planted(3, {EYES: 1, WILL: 1, ENDING: 1}, n_scenes=16)
    told = "NARRATOR (V.O.)\nThe mill had closed that winter. Nobody had work, and nobody had asked why it was so."
    text = script.text.replace("\n\nINT. ", f"\n\n{told}\n\nINT. ").replace("\n\nEXT. ", f"\n\n{told}\n\nEXT. ")
    title, _, rest = text.partition(f"\n\n{told}")
    verdict = verdict_on(title + rest).verdict
    assert verdict.leaning == script.leads[1].lower()
    assert verdict.answers[TELLING].holder not in {name.lower() for name in script.leads}
    assert "narrator" not in verdict.heads


def test_a_group_as_lead() -> None:
    """The villagers, and one clerk who says next to nothing: a crowd leads where nobody else does."""
    crowd = ("The VILLAGERS carry the rope to the gate.", says("VILLAGERS", 9), "The villagers look at the mill.")
    clerk = f"INT. OFFICE - DAY\n\n{says('CLERK', 1)}\n"
    analysis = verdict_on(scenes(*crowd, "Rain on the roof, and on the road by the mill.") + "\n" + clerk)
    assert analysis.cast.by_id["villagers"].is_group
    assert analysis.verdict.leads == ("villagers",)
    assert (analysis.verdict.kind, analysis.verdict.leaning) == (Kind.ONE, "villagers")


def test_two_pages() -> None:
    verdict = verdict_on(scenes(acts("Marta"), says("MARTA"), says("IVOR"), n=3)).verdict
    assert (verdict.kind, verdict.leaning, verdict.heads) == (Kind.CANNOT_SAY, None, ())
    assert verdict.reason.endswith("words, and 2,000 are the least")
    assert verdict.what_ifs == ()


@pytest.mark.parametrize("text", ["INT. YARD - DAY\n", "Rain.\n", scenes("Rain on the road. " * 60)])
def test_nothing_applies(text: str) -> None:
    analysis = verdict_on(text)
    verdict = analysis.verdict
    assert (verdict.kind, verdict.leaning, verdict.leads) == (Kind.CANNOT_SAY, None, ())
    assert tuple(verdict.answers) == QUESTIONS
    assert all(answer.reason for answer in verdict.answers.values())
    assert verdict.ranking == ()


def test_an_empty_file() -> None:
    with pytest.raises(WhosestoryError, match="empty; give a script"):
        verdict_on("")


def test_corrections_that_merge_both_leads() -> None:
    script = planted(9, {VOICE: BOTH}, n_scenes=14)
    assert len(verdict_on(script.text).verdict.leads) == 2
    one = verdict_on(script.text, Corrections(merge=(script.leads,)))
    assert (one.verdict.kind, one.verdict.leads) == (Kind.ONE, (script.leads[0].lower(),))
    assert one.verdict.reason == f"{script.leads[0]} is the only lead"
    assert one.cast.unmatched == ()
