"""Acts between two people: kinds, who does them to whom, and what only looks like one."""

import pytest

from whosestory.language.act_features import features_of, places_of, read_passage
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
    text = "Sera slaps Ben. Ben bandages Sera's hand."
    refs = people(text)
    assert sorted((deed.act, refs[deed.agent or 0].who) for deed in find_seen(text, refs)) == [
        ("harms", "Sera"),
        ("tends", "Ben"),
    ]


def test_an_act_at_the_very_end_of_a_paragraph_without_a_full_stop() -> None:
    text = "Sera bats Ben's hand away"  # the row of the list ends in a gap, which would begin behind the last word
    (deed,) = find_seen(text, people(text))
    assert (deed.act, text[deed.start : deed.end]) == ("refuses_help", "bats Ben's hand away")


def test_a_verb_whose_agent_is_somebody_else_is_not_ours() -> None:
    text = "Ben watches. A porter hands Sera the keys."
    assert find_seen(text, people(text)) == []


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sera dabs Ben's chin.", ("tends", "Sera", "Ben")),
        ("Ben wallops Sera.", ("harms", "Ben", "Sera")),
    ],
)
def test_a_class_covers_a_kind_of_verb(text: str, expected: tuple[str, str, str]) -> None:
    refs = people(text)
    deeds = find_seen(text, refs, likely=0.7)
    found = [(deed.act, refs[deed.agent or 0].who, refs[deed.other or 0].who) for deed in deeds]
    assert found == [expected]


@pytest.mark.parametrize(
    "speech", ["Is your brother still at the mill?", "Which drawer is it in?", "When did you last eat, Ben?"]
)
def test_a_question_to_know_something_is_no_asking(speech: str) -> None:
    deed = find_said(speech, people(speech))
    assert deed is None or deed.act != "asks"


def test_one_act_is_not_found_both_ways() -> None:
    text = "Sera shoves Ben down the steps."
    refs = people(text)
    assert [refs[deed.agent or 0].who for deed in find_seen(text, refs)] == ["Sera"]


def test_a_person_without_a_who_does_nothing_and_suffers_nothing() -> None:
    text = "Ben hands Sera the keys."
    assert find_seen(text, [Reference(0, 3, who="ben"), Reference(10, 14)]) == []


def test_the_deed_says_which_words_decided_and_where() -> None:
    text = "It is late. Ben hands Sera the keys."
    (deed,) = find_seen(text, people(text))
    assert "hands Sera" in deed.words[0]
    assert deed.words[0] in text[deed.start : deed.end]
    assert text[deed.start : deed.end].startswith("hands")


def test_a_speaker_who_names_himself_is_still_the_speaker() -> None:
    speech = "Ben asks you, Sera: forgive me. Please."
    deed = find_said(speech, people(speech), speaker="Ben")
    assert deed is not None
    assert deed.act == "asks"
    assert speech[people(speech)[deed.other or 0].start :].startswith("Sera")


def test_features_and_their_places_go_together() -> None:
    text = 'Ben grins. "Please, stay." He gives Sera the map.'
    passage = read_passage(text, people(text), is_speech=False)
    features, places = features_of(passage, "Ben", "Sera"), places_of(passage)
    by_name = {name: text[start:end] for name, (start, end) in zip(features, places, strict=False)}
    assert by_name["l:give bb"] == "gives Sera"
    assert by_name["the map"] == "the map"
    assert all(name.startswith(("o:", "cl:first", "cl:last")) for name in features[len(places) :])
    assert not any(name.startswith("o:") for name in features[: len(places)])
