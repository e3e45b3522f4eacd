"""Acts between two people: kinds, who does them to whom, and what only looks like one."""

import pytest

from whosestory.language.act_patterns import forms
from whosestory.language.acts_between import find_said, find_seen, strikes_bargain
from whosestory.language.clause_tokens import Reference


def people(text: str) -> list[Reference]:
    out = []
    for name in ("Ben", "Sera"):
        start = text.find(name)
        while start >= 0:
            out.append(Reference(start, start + len(name), who=name))
            start = text.find(name, start + 1)
    return sorted(out, key=lambda one: one.start)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben hands Sera the keys.", [("gives", "Ben", "Sera")]),
        ("Sera is asleep. Ben tucks the rug under Sera's chin.", [("tends", "Ben", "Sera")]),
        ("Ben gives Sera a look.", []),
        ("Ben gives up.", []),
        ("Sera leaves the light on for the cat. Ben reads.", []),
        ("Ben searches the harbour for Sera.", [("seeks", "Ben", "Sera")]),
        ("Sera shoves Ben down the steps.", [("harms", "Sera", "Ben")]),
        ("Sera lowers her gun and lets Ben pass.", [("yields", "Sera", "Ben")]),
        ("Sera stands in Ben's way.", [("forbids", "Sera", "Ben")]),
        ("Ben packs his bag while Sera sleeps.", [("leaves", "Ben", "Sera")]),
        ("Ben begs Sera to stay.", [("asks", "Ben", "Sera")]),
        ("", []),
        ("Ben and Sera watch the rain.", []),
    ],
)
def test_seen(text: str, expected: list[tuple[str, str, str]]) -> None:
    refs = people(text)
    found = [
        (deed.act, refs[deed.agent].who, refs[deed.other].who)
        for deed in find_seen(text, refs)
        if deed.agent is not None and deed.other is not None
    ]
    assert found == expected


def test_each_does_something() -> None:
    text = "Ben offers Sera his arm. Sera shrugs him off."
    refs = people(text)
    assert sorted(deed.act for deed in find_seen(text, refs)) == ["offers_help", "refuses_help"]


def test_an_act_at_the_very_end_of_a_paragraph_without_a_full_stop() -> None:
    text = "Sera bats Ben's hand away"  # the row of the list ends in a gap, which would begin behind the last word
    (deed,) = find_seen(text, people(text))
    assert (deed.act, text[deed.start : deed.end]) == ("refuses_help", "bats Ben's hand away")


def test_a_verb_whose_agent_is_somebody_else_is_not_ours() -> None:
    text = "Ben watches. A porter hands Sera the keys."
    assert find_seen(text, people(text), {text.index("hands"): None}) == []


@pytest.mark.parametrize(
    ("speech", "act"),
    [
        ("I'm leaving you, Ben. Don't write.", "leaves"),
        ("You're not to see him again. Is that understood?", "forbids"),
        ("I don't need your money. I'll manage.", "refuses_help"),
        ("Let me carry that.", "offers_help"),
        ("Lie still. This will sting.", "tends"),
        ("You're nothing. I never loved you.", "harms"),
        ("The plums are early this year.", None),
        ("", None),
    ],
)
def test_said(speech: str, act: str | None) -> None:
    deed = find_said(speech)
    assert (deed.act if deed else None) == act


@pytest.mark.parametrize(
    ("speech", "is_one"),
    [
        ("You can never ask me to stop.", True),
        ("On one condition: you tell nobody.", True),
        ("Ask me tomorrow.", False),
    ],
)
def test_bargains(speech: str, is_one: bool) -> None:
    assert strikes_bargain(speech) is is_one


@pytest.mark.parametrize(
    ("verb", "past"),
    [("hand", "handed"), ("stop", "stopped"), ("hold", "held"), ("tidy", "tidied"), ("agree", "agreed")],
)
def test_forms(verb: str, past: str) -> None:
    assert past in forms(verb)


def test_a_class_covers_a_kind_of_verb() -> None:
    text = "Rob dabs Effie's chin. Effie wallops Rob."
    refs = [
        Reference(0, 3, who="rob"),
        Reference(9, 16, who="effie"),
        Reference(23, 28, who="effie"),
        Reference(37, 40, who="rob"),
    ]
    assert {(deed.act, refs[deed.agent or 0].who) for deed in find_seen(text, refs)} == {
        ("tends", "rob"),
        ("harms", "effie"),
    }
