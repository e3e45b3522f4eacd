"""Content notes by scene, each at its clearest line, voting nowhere."""

from whosestory.cast import resolve
from whosestory.measures import find_facts
from whosestory.measures.content_notes import FINDER
from whosestory.reading import Reading
from whosestory.work import build_work


def test_scenes_and_levels() -> None:
    text = (
        "INT. A - DAY\nBen reads.\nBEN: He hanged himself, they say.\n"
        "INT. B - DAY\nBen pours tea.\n"
        "INT. C - DAY\nSera stabs him in the chest.\nSERA: It rains.\n"
    )
    work = build_work(text)
    facts = find_facts(Reading(work, resolve(work)), FINDER)
    found = [(fact.kind, fact.scene, fact.detail, work.source.quote(fact.span).strip()) for fact in facts.found]
    assert found == [
        ("suicide", 0, "mentioned", "He hanged himself, they say."),
        ("violence", 2, "shown", "Sera stabs him in the chest."),
    ]


def test_nothing_to_warn_of() -> None:
    work = build_work("INT. A - DAY\nBen pours tea.\nBEN: I'm dying to meet her.\n")
    facts = find_facts(Reading(work, resolve(work)), FINDER)
    assert facts.applies
    assert facts.found == ()
