"""How the verdict grows: tenths, parts, what the measures bet on, handovers."""

from dataclasses import replace

import pytest

from verdict.made import asked, measured, plan, reading, work
from whosestory.analysis import analyze_bytes
from whosestory.cast import How, Mention
from whosestory.measures import Measurement, Question
from whosestory.reading import Reading
from whosestory.verdict import Growth, Kind, Verdict, decide
from whosestory.work import Division

VOICE, EYES, ENDING = Question.VOICE, Question.EYES, Question.ENDING
BY = plan({VOICE: ["voice"], EYES: ["eyes"], ENDING: ["ending"]})


def judged(of: Reading, rows: dict[str, list[float]]) -> tuple[Verdict, Growth]:
    """Three questions with the same amounts in each scene."""
    found: dict[str, Measurement] = {
        question.value: measured(of, question.value, question, rows) for question in (VOICE, EYES, ENDING)
    }
    verdict = decide(of, found, plan=BY)
    assert verdict.growth is not None
    return verdict, verdict.growth


def seen(of: Reading, **scenes: range) -> Reading:
    """The same with people named in some scenes."""
    mentions = [Mention(who, of.work.scenes[at].span, at, How.NAME) for who, where in scenes.items() for at in where]
    mentions.sort(key=lambda mention: mention.scene)
    return Reading(of.work, replace(of.cast, mentions=tuple(mentions)))


def test_after_each_tenth() -> None:
    # ten scenes alike; ben 2 to 1 in the first four, anna 3 to 0 from there: 4 to 8, 7 to 8, 10 to 8
    verdict, growth = judged(reading(["anna", "ben"], of=work(10)), {"anna": [1] * 4 + [3] * 6, "ben": [2] * 4})
    assert [step.leaning for step in growth.tenths] == ["ben"] * 5 + ["anna"] * 5
    assert [step.last for step in growth.tenths] == list(range(10))
    assert [round(step.end, 9) for step in growth.tenths] == [n / 10 for n in range(1, 11)]
    assert growth.tenths[-1].kind is verdict.kind is Kind.ONE
    assert growth.tenths[4].bets == (0, 3)
    assert growth.otherwise(verdict.leads, verdict.leaning) == tuple((n, "ben") for n in range(1, 6))


def test_the_last_tenth_is_the_verdict_itself() -> None:
    verdict, growth = judged(reading(["anna", "ben"], of=work(23)), {"anna": [2.0] * 23, "ben": [1.0] * 23})
    assert growth.tenths[-1].support == pytest.approx([1.0, 0.0])
    assert (growth.tenths[-1].kind, growth.tenths[-1].leaning) == (verdict.kind, verdict.leaning)


def test_quarters_are_judged_alone_and_never_called_acts() -> None:
    _, growth = judged(reading(["anna", "ben"], of=work(12)), {"anna": [1] * 3 + [2] * 9, "ben": [2] * 3 + [1] * 9})
    assert not growth.are_marked
    assert [(step.title, step.first, step.last) for step in growth.parts] == [("", 3 * n, 3 * n + 2) for n in range(4)]
    assert [step.leaning for step in growth.parts] == ["ben", "anna", "anna", "anna"]


def test_acts_as_the_file_marks_them() -> None:
    of = work(12)
    marks = [Division("ACT ONE", of.scenes[2].span, 2), Division("One", of.scenes[3].span, 3, depth=2)]
    marks += [Division("ACT  TWO", of.scenes[7].span, 7)]
    both = reading(["anna", "ben"], of=replace(of, divisions=tuple(marks)))
    _, growth = judged(both, {"anna": [1] * 7 + [2] * 5, "ben": [2] * 7 + [1] * 5})
    assert growth.are_marked
    assert [(step.title, step.first, step.last, step.leaning) for step in growth.parts] == [
        ("before ACT ONE", 0, 1, "ben"),
        ("ACT ONE", 2, 6, "ben"),
        ("ACT TWO", 7, 11, "anna"),
    ]


def test_what_could_not_be_asked_yet_has_no_leaning() -> None:
    of = reading(["anna", "ben"], of=work(10))
    rows = {"anna": [0.0] * 5 + [1.0] * 5, "ben": [0.0] * 9 + [0.5]}
    _, growth = judged(of, rows)
    assert [step.leaning for step in growth.tenths[:5]] == [None] * 5
    assert growth.tenths[0].bets == (0, 0)
    assert growth.tenths[0].kind is Kind.CANNOT_SAY


def test_whoever_is_hardly_there_any_more_hands_it_over() -> None:
    of = seen(reading(["anna", "ben"], of=work(20)), anna=range(20), ben=range(9))
    verdict, growth = judged(of, {"anna": [1] * 9 + [3] * 11, "ben": [2] * 9 + [0] * 11})
    [handover] = growth.handovers
    assert verdict.leaning == "anna"
    assert (handover.giver, handover.taker, handover.scene, handover.is_death) == ("ben", "anna", 8, False)
    assert handover.evidence.span == of.work.scenes[8].span


def test_whoever_comes_back_hands_nothing_over() -> None:
    of = seen(reading(["anna", "ben"], of=work(20)), anna=range(20), ben=range(0, 20, 2))
    _, growth = judged(of, {"anna": [1] * 9 + [3] * 11, "ben": [2] * 9 + [0] * 11})
    assert growth.handovers == ()


def test_a_death_says_so() -> None:
    def scene(who: str, other: str) -> str:
        talk = f"{who}\n{'I keep the count in the book here. ' * 8}\n\n{other}\nYes.\n\n" * 2
        return f"INT. MILL - DAY\n\n{who.title()} opens the book and writes the number down.\n\n{talk}"

    text = scene("BEN", "ANNA") * 9 + "INT. STAIRS - NIGHT\n\nBen falls down the stairs. Ben dies.\n\n"
    text += scene("ANNA", "CY") * 14
    analysis = analyze_bytes(text.encode(), "mill.fountain")
    growth = analysis.verdict.growth
    assert growth is not None
    [handover] = growth.handovers
    name = analysis.cast.name
    assert (name(handover.giver), name(handover.taker), handover.is_death) == ("BEN", "ANNA", True)
    assert handover.scene == 9
    assert "dies" in analysis.work.source.text[handover.evidence.span.start :][:40]


def test_one_lead_alone_grows_nowhere() -> None:
    of = reading(["anna"])
    found, by = asked(of, {question: {"anna": 1} for question in (VOICE, EYES, ENDING)})
    assert decide(of, found, plan=by).growth is None
