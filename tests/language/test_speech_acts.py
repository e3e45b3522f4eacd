"""What speeches try to make happen, and whether answers take it up."""

import pytest

from whosestory.language.speech_acts import ActKind, find_acts, takes_up


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Close the window.", ["order"]),
        ("Greta, close the window.", ["order"]),
        ("Oh, well, close it then.", ["order"]),
        ("Please close the window.", ["request"]),
        ("Don't touch that!", ["order"]),
        ("You sit.", ["order"]),
        ("On your feet!", ["order"]),
        ("Where were you?", ["ask"]),
        ("Could you hold this?", ["request"]),
        ("Let's go.", ["propose"]),
        ("Why don't we ask her?", ["propose"]),
        ("I'm cold. Close the window. Why is it open?", ["order", "ask"]),
        ("You dropped this.", []),
        ("Excuse me.", []),
        ("Who cares?", []),
        ("It rains.", []),
        ("What a day!", []),
        ("", []),
        ("(beat)", []),
        ("...", []),
    ],
)
def test_acts(text: str, kinds: list[str]) -> None:
    found = find_acts(text)
    assert [act.kind.value for act in found] == kinds
    for act in found:
        assert 0 <= act.start < act.end <= len(text)


@pytest.mark.parametrize(
    ("kind", "said", "answer", "expected"),
    [
        (ActKind.ORDER, "Close it.", "Yes.", True),
        (ActKind.ORDER, "Close it.", "Closed.", True),
        (ActKind.ORDER, "Close it.", "Close it yourself, why don't you.", False),
        (ActKind.ORDER, "Close it.", "No.", False),
        (ActKind.ORDER, "Close it.", "I like the wind.", False),
        (ActKind.ASK, "Where is it?", "In the boat.", True),
        (ActKind.ASK, "Is it here?", "No.", True),
        (ActKind.ASK, "Where is it?", "Why do you ask?", False),
        (ActKind.ASK, "Where is it?", "Sit down.", False),
        (ActKind.ASK, "Where is it?", "", False),
    ],
)
def test_taking_up(kind: ActKind, said: str, answer: str, expected: bool) -> None:
    assert takes_up(kind, said, answer) is expected
