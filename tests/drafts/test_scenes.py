"""Which scene of one draft is which of the next."""

import pytest

from drafts.made import draft, scenes
from whosestory.drafts import Fate, ScenePair, match_scenes
from whosestory.drafts.scenes import _longest_rise
from whosestory.work import Work


def work(*parts: str) -> Work:
    return draft("".join([scenes()[0], *parts]), "cut.fountain").work


def fates(found: tuple[ScenePair, ...]) -> list[tuple[int | None, int | None, str]]:
    return [(pair.before, pair.after, pair.fate.value) for pair in found]


S = scenes()[1:]


def test_nothing_changed() -> None:
    assert fates(match_scenes(work(*S[:5]), work(*S[:5]))) == [(n, n, "same") for n in range(5)]


def test_new_and_cut() -> None:
    found = match_scenes(work(*S[:4]), work(S[0], S[7], S[2], S[3]))
    assert fates(found) == [(0, 0, "same"), (None, 1, "new"), (2, 2, "same"), (3, 3, "same"), (1, None, "cut")]


def test_moved() -> None:
    found = match_scenes(work(*S[:5]), work(S[0], S[3], S[1], S[2], S[4]))
    assert [pair.before for pair in found if pair.is_moved] == [3]
    assert all(pair.fate is Fate.SAME for pair in found)


def test_rewritten() -> None:
    longer = S[1].rstrip() + "\n\nA gull takes the lid off the bin and looks at it.\n\n"
    [pair] = [each for each in match_scenes(work(*S[:3]), work(S[0], longer, S[2])) if each.fate is Fate.REWRITTEN]
    assert (pair.before, pair.after) == (1, 1)
    assert 0.3 < pair.likeness < 1


def test_written_anew_under_the_same_heading_between_the_same_neighbours() -> None:
    heading = S[1].splitlines()[0]
    anew = f"{heading}\n\nA gull takes the lid off the bin and looks at it.\n\n"
    found = match_scenes(work(*S[:3]), work(S[0], anew, S[2]))
    assert (1, 1, "rewritten") in fates(found)


def test_names_that_changed_are_no_rewriting() -> None:
    one = "INT. ROOM - DAY\n\nBen sets the table for nobody and sits down.\n\nBEN\nI counted them.\n\n"
    other = one.replace("BEN", "LEN").replace("Ben", "Len")
    assert match_scenes(work(one), work(other))[0].fate is Fate.REWRITTEN
    assert match_scenes(work(one), work(other), {"ben": "len"})[0].fate is Fate.SAME


def test_every_scene_once() -> None:
    found = match_scenes(work(*S[:12]), work(*S[6:], *S[:3]))
    before = [pair.before for pair in found if pair.before is not None]
    after = [pair.after for pair in found if pair.after is not None]
    assert sorted(before) == list(range(12))
    assert after == list(range(len(S) - 3))


@pytest.mark.parametrize(
    ("numbers", "places"),
    [([], []), ([0, 1, 2], [0, 1, 2]), ([3, 0, 1, 2], [1, 2, 3]), ([0, 2, 1, 3], [0, 2, 3]), ([2, 1, 0], [2])],
)
def test_the_longest_rise(numbers: list[int], places: list[int]) -> None:
    assert _longest_rise(numbers) == places
