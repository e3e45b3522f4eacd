"""What each scene adds to each lead's share: the shares of an answer, taken apart."""

import numpy as np

from whosestory.analysis import Analysis
from whosestory.measures import Question
from whosestory.measures.events import Floats
from whosestory.verdict.pool import Ballot


def scene_parts(analysis: Analysis) -> dict[Question, Floats]:
    """For each question that is pooled (n_leads, n_scenes): they sum to the lead's share but for what holds it back.

    That is kappa's even part, which is no scene's.
    """
    box = analysis.verdict.merits.box
    out: dict[Question, Floats] = {}
    for question in box.questions:
        ballots = [ballot for ballot in box.ballots if ballot.question is question]
        out[question] = np.mean([_parts(ballot, box.plain) for ballot in ballots], axis=0)
    return out


def _parts(ballot: Ballot, plain: Floats) -> Floats:
    table = ballot.table
    placed = table.placed(plain)[0]
    amounts = np.zeros((len(table.characters), len(placed)))
    row = {character: at for at, character in enumerate(table.characters)}
    for event in table.events:
        amounts[row[event.character], event.scene] += event.amount * placed[event.scene]
    totals = amounts.sum(axis=1)
    amounts[totals <= 0] = 0
    return np.asarray(amounts / (np.maximum(totals, 0).sum() + ballot.kappa))
