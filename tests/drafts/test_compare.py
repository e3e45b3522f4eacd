"""What moved between drafts, and the scenes that did it."""

from dataclasses import replace

import pytest

from calling import SAMPLE, script
from drafts.made import draft, his
from whosestory.analysis import analyze_bytes
from whosestory.drafts import Comparison, Fate, Move, compare, find_revised
from whosestory.drafts.parts import scene_parts
from whosestory.measures import Question
from whosestory.verdict.intention import intend
from whosestory.verdict.merits import Merits
from whosestory.writers import write


def moves(comparison: Comparison) -> dict[Question | None, Move]:
    [change] = comparison.changes
    return {move.question: move for move in change.moves}


def test_the_parts_sum_to_the_shares_but_for_what_holds_them_back() -> None:
    """For two leads with as much in all, kappa's part is the same; differences are the scenes' own."""
    analysis = draft()
    for question, parts in scene_parts(analysis).items():
        shares = analysis.verdict.answers[question].shares
        summed = parts.sum(axis=1)
        rest = [share - part for share, part in zip(shares, summed, strict=True)]
        assert rest == pytest.approx([rest[0]] * len(rest))
        assert rest[0] >= 0


@pytest.mark.parametrize(("writer", "suffix"), [("fdx", ".fdx"), ("text", ".txt")])
def test_nothing_moves_between_two_formats(writer: str, suffix: str) -> None:
    work = draft().work
    comparison = compare([draft(), analyze_bytes(write(work, writer), f"draft{suffix}")])
    [change] = comparison.changes
    assert change.moves == ()
    assert change.count(Fate.SAME) == len(work.scenes)


def test_nothing_moves_where_only_a_name_does() -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("DONAL", "RORY").replace("Donal", "Rory")
    [change] = compare([draft(), draft(text)]).changes
    assert change.moves == ()
    assert change.count(Fate.SAME) == len(change.pairs)


def test_another_ending_moves_the_ending_and_says_by_which_scenes() -> None:
    comparison = compare([draft(), draft(his())])
    found = moves(comparison)
    ending = found[Question.ENDING]
    assert ending.is_turned
    assert ending.person is not None
    n_after = len(comparison.analyses[1].work.scenes)
    at = comparison.person(1, "donal")
    his_share = [a.verdict.answers[Question.ENDING].shares[a.verdict.leads.index("donal")] for a in comparison.analyses]
    assert his_share[1] > his_share[0]
    if ending.person == at:
        assert {doing.pair.after for doing in ending.scenes} <= {n_after - 2, n_after - 1}
        assert all(doing.by > 0 for doing in ending.scenes)
    else:
        assert {doing.pair.fate for doing in ending.scenes} == {Fate.CUT}
        assert all(doing.by < 0 for doing in ending.scenes)


def test_what_the_scenes_did_is_what_moved() -> None:
    """All scenes together make up the move, but for kappa's part, which moves little."""
    comparison = compare([draft(), draft(his())])
    move = moves(comparison)[Question.ENDING]
    assert move.person is not None
    sums = []
    for at, analysis in enumerate(comparison.analyses):
        lead = analysis.verdict.leads.index(comparison.people[move.person].ids[at])
        sums.append(float(scene_parts(analysis)[Question.ENDING][lead].sum()))
    assert sums[1] - sums[0] == pytest.approx(move.after - move.before, abs=0.02)


def test_three_drafts_make_two_changes() -> None:
    comparison = compare([draft(), draft(his()), draft(name="again.fountain")])
    assert [(change.before, change.after) for change in comparison.changes] == [(0, 1), (1, 2)]
    assert [move.question for move in comparison.changes[0].moves] == [m.question for m in comparison.changes[1].moves]


def test_a_question_asked_in_one_draft_alone() -> None:
    told = script("ANNA", "BEN").replace(
        "INT.", "ANNA (V.O.)\nI laid that table for years and nobody came to it.\n\nINT."
    )
    move = moves(compare([draft(script("ANNA", "BEN"), "a.txt"), draft(told, "b.txt")]))[Question.TELLING]
    assert (move.is_turned, move.person, move.scenes) == (True, None, ())


def test_marked_revisions() -> None:
    analysis = draft()
    marked = tuple(scene.span for scene in analysis.work.scenes[-3:])
    revised = find_revised(replace(analysis, work=replace(analysis.work, revised=marked)))
    assert revised is not None
    n = len(analysis.work.scenes)
    assert revised.scenes == (n - 3, n - 2, n - 1)
    words = analysis.reading.scene_words
    assert revised.share == pytest.approx(float(words[-3:].sum() / words.sum()))
    assert revised.alone[1] == "greta_vey"


def test_no_marks_and_nothing_but_marks_say_nothing() -> None:
    analysis = draft()
    everything = tuple(scene.span for scene in analysis.work.scenes)
    assert find_revised(analysis) is None
    assert find_revised(replace(analysis, work=replace(analysis.work, revised=everything))) is None


def test_drafts_without_anybody() -> None:
    empty = draft("INT. ROOM - DAY\n\nNothing.\n")
    [change] = compare([draft(), empty]).changes
    assert change.moves[0].question is None
    assert compare([empty, draft()]).changes[0].moves


def test_what_lines_do_is_found_once_by_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    analyses = draft(), draft(his())

    def again(*_: object) -> None:
        raise AssertionError("made anew")

    monkeypatch.setattr(Merits, "__init__", again)
    [change] = compare(analyses).changes
    assert any(doing.after for move in change.moves for doing in move.scenes)
    assert intend(analyses[0].reading, analyses[0].verdict, "donal").in_way
