"""Who is still there when all the other leads are gone."""

from whosestory.cast import resolve
from whosestory.measures import aftermath
from whosestory.reading import Reading
from whosestory.work import build_work

BOTH = ("INT. BAR - DAY", "ANNA: " + "word " * 20, "BEN: " + "word " * 20)
ALONE = ("EXT. ROAD - DAY", "ANNA: Rain.")


def scenes(*rows: str) -> list[tuple[int, str]]:
    work = build_work("\n".join(rows))
    return [(event.scene, event.character) for event in aftermath.compute(Reading(work, resolve(work)))]


def test_the_last_lead_has_the_scenes_behind_the_others() -> None:
    assert scenes(*BOTH, *ALONE, *ALONE) == [(1, "anna"), (2, "anna")]


def test_leads_who_leave_together_have_none() -> None:
    assert scenes(*ALONE, *BOTH) == []


def test_the_dead_are_gone_though_they_are_named() -> None:
    assert scenes(*BOTH, "EXT. YARD - DAY", "Ben dies.", *ALONE, "Anna looks at Ben's coat.") == [(2, "anna")]
