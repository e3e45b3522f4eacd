"""Floors under the figures on the works about change that are in view, and chance where the order is lost."""

import numpy as np
import pytest

from whosestory.reading import find_reversals
from works import score_change


@pytest.mark.parametrize(("name", "floor"), [("class", 0.83), ("change", 0.95), ("fall", 0.83), ("first", 0.85)])
def test_leads_stay_as_well_told_apart(name: str, floor: float) -> None:
    assert score_change.score_works("dev")[name].share >= floor


@pytest.mark.parametrize(("half", "fall", "first"), [("second", 0.6, 0.65), ("third", 0.72, 0.6)])
def test_falls_of_works_that_no_phrase_was_written_for(half: str, fall: float, first: float) -> None:
    figures = score_change.score_works(half)
    assert figures["fall"].share >= fall
    assert figures["first"].share >= first


def test_the_ledger_stays_as_good() -> None:
    whole, kinds, _ = score_change.score_ledger("dev")
    assert whole >= 0.9
    assert min(kinds.values()) >= 0.8


@pytest.mark.parametrize(("half", "floor"), [("dev", 0.95), ("second", 0.87), ("third", 0.81)])
def test_changes_are_shown_in_the_works_that_the_weights_are_learnt_from(half: str, floor: float) -> None:
    """A floor only: with their own work left out it is 1.0, .90 and .83 (`reversals.toml`)."""
    assert score_change.score_works(half)["change"].share >= floor


@pytest.mark.parametrize("half", ["dev", "second", "third"])
def test_the_scenes_cited_are_those_of_the_change(half: str) -> None:
    cited = []
    for _, reading, gold in score_change.works(half):
        for who, one in find_reversals(reading).items():
            if who in gold and gold[who]["change"]:
                sides = (gold[who]["before_scene"], gold[who]["after_scene"])
                cited.append((one.before.scene + 1, one.after.scene + 1) == sides)
    assert np.mean(cited) >= 0.75


@pytest.mark.parametrize("half", ["dev", "second", "third"])
def test_in_shuffled_scenes_change_falls_to_chance(half: str) -> None:
    """Two of nine scenes fall on the first and last .4 of a shuffled text in 2 x .4 x .4 x 9/8 = .36 of the orders."""
    shares = []
    for seed in range(3):
        found = [
            who in find_reversals(score_change.shuffled(reading, seed))
            for _, reading, gold in score_change.works(half)
            for who, lead in gold.items()
            if lead["change"]
        ]
        shares.append(np.mean(found))
    assert np.mean(shares) <= 0.36 + 0.1
