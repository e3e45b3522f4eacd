"""What each line does for each lead, and the best lines by that."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from whosestory.measures import Question
from whosestory.measures.events import Floats
from whosestory.reading import Reading
from whosestory.source import Evidence, Span
from whosestory.verdict.pool import Ballot, Bools, Box, Pool
from whosestory.verdict.wording import ALIKE, why
from whosestory.work import SEEN, SPOKEN, Line, LineKind

MAX_QUOTE = 400  # characters: about a paragraph of action
SAME_MEASURE = 0.4  # what a second line of one measure is worth beside the first: three reasons beat one thrice
SAME_THIRD = 0.6  # and a second line from one third of the script
FOLDED = 0.95  # what a line counts whose quote is folded: one that moves as much is preferred, not a lesser one
_TELLING_KINDS = SEEN | SPOKEN | {LineKind.NARRATION}


@dataclass(frozen=True, slots=True)
class Pick:
    """A line chosen for a lead by one ballot."""

    ballot: Ballot
    lead: int
    line: int  # in `work.all_lines`
    amount: float  # what the ballot counts there


@dataclass(frozen=True, eq=False)
class Merits:
    """What each line does for each lead, by each ballot."""

    reading: Reading
    box: Box
    plain: Pool
    noted: frozenset[int] = frozenset()  # scenes whose quotes are folded

    @cached_property
    def amounts(self) -> Floats:
        """(n_ballots, n_leads, n_lines): the ballot's amounts, at the line where each event begins."""
        lines = self.reading.work.all_lines
        starts = np.array([line.span.start for line in lines])
        shape = (len(self.box.leads), max(1, len(lines)))
        out = np.zeros((len(self.box.ballots), *shape))
        column = {lead: at for at, lead in enumerate(self.box.leads)}
        for at, ballot in enumerate(self.box.ballots):
            events = ballot.table.events
            where = np.searchsorted(starts, [event.span.start for event in events], side="right") - 1
            who = np.array([column[event.character] for event in events])
            np.add.at(out[at], (who, np.maximum(where, 0)), [event.amount for event in events])
        return out

    @cached_property
    def moves(self) -> Floats:
        """(n_ballots, n_leads, n_lines): about how much of the lead's mean share each line makes up."""
        scenes = np.array([line.scene for line in self.reading.work.all_lines] or [0])
        out = np.zeros_like(self.amounts)
        for at, ballot in enumerate(self.box.ballots):
            totals = np.maximum(ballot.table.totals(self.box.plain), 0)
            rest = 1 - ballot.shares(totals)[0]
            n_votes = len(self.box.questions) * sum(other.question is ballot.question for other in self.box.ballots)
            placed = ballot.table.placed(self.box.plain)[0, scenes]
            out[at] = self.amounts[at] * placed * rest[:, None] / (totals.sum() + ballot.kappa) / n_votes
        return out

    @cached_property
    def _thirds(self) -> tuple[int, int]:
        """Where the second third of the script and the last begin among the lines."""
        scenes = [line.scene for line in self.reading.work.all_lines] or [0]
        second, last = np.searchsorted(np.minimum((3 * self.reading.progress[scenes]).astype(np.intp), 2), [1, 2])
        return int(second), int(last)

    def _third(self, line: int) -> slice:
        """The lines of the third in which a line stands."""
        second, last = self._thirds
        return slice(second) if line < second else slice(second, last) if line < last else slice(last, None)

    @cached_property
    def _openness(self) -> Floats:
        """(n_lines,): 1, a little less where a quote would be folded."""
        lines = self.reading.work.all_lines
        return np.array([FOLDED if line.scene in self.noted else 1.0 for line in lines] or [1.0])

    def best(self, mask: Bools, n: int) -> list[Pick]:
        """The lines that move most where `mask`, (n_ballots, n_leads), holds: of several measures, from all over."""
        pairs = np.argwhere(mask)
        worth = self.moves[pairs[:, 0], pairs[:, 1]] * self._openness
        out: list[Pick] = []
        while worth.size and len(out) < n:
            row, line = map(int, np.unravel_index(np.argmax(worth), worth.shape))
            if worth[row, line] <= 0:
                break
            ballot, lead = map(int, pairs[row])
            out.append(Pick(self.box.ballots[ballot], lead, line, float(self.amounts[ballot, lead, line])))
            worth[:, line] = 0
            first, after = np.searchsorted(pairs[:, 0], [ballot, ballot + 1])
            worth[first:after] *= SAME_MEASURE
            worth[:, self._third(line)] *= SAME_THIRD
        return out

    def mask(self, leads: list[int], questions: tuple[Question, ...] | None = None) -> Bools:
        """(n_ballots, n_leads): some leads, on some questions (all, if none are given)."""
        asked = [
            self._has_lines(each) and (questions is None or each.question in questions) for each in self.box.ballots
        ]
        return np.outer(asked, np.isin(np.arange(len(self.box.leads)), leads)).astype(bool)

    def _has_lines(self, ballot: Ballot) -> bool:
        """Whether lines can speak for the measure: where its events are alike, only if no other is of its question."""
        others = [each for each in self.box.ballots if each.question is ballot.question and each.name not in ALIKE]
        return ballot.name not in ALIKE or not others

    def lines_for(self, lead: str, question: Question, n: int) -> tuple[Evidence, ...]:
        """The best lines for a lead on one question, as evidence."""
        return tuple(map(self.evidence, self.best(self.mask([self.box.leads.index(lead)], (question,)), n)))

    def best_in(self, scene: int, lead: str, questions: tuple[Question, ...] | None = None) -> Evidence | None:
        """What speaks most for a lead in one scene, on some questions (all, if none are given)."""
        row = self.box.leads.index(lead)
        here = np.array([line.scene == scene for line in self.reading.work.all_lines] or [False], dtype=bool)
        worth: Floats = np.where(self.mask([row], questions)[:, [row]] & here, self.moves[:, row], 0.0)
        ballot, line = map(int, np.unravel_index(np.argmax(worth), worth.shape)) if worth.size else (0, 0)
        if not worth.size or worth[ballot, line] <= 0:
            return None
        return self.evidence(Pick(self.box.ballots[ballot], row, line, float(self.amounts[ballot, row, line])))

    def evidence(self, pick: Pick) -> Evidence:
        """A chosen line with the reason why it counts."""
        character = self.reading.cast.by_id[self.box.leads[pick.lead]]
        begun = self.reading.work.all_lines[pick.line]
        shown = self._shown(begun, character.id)
        largest = pick.amount >= self.amounts[self.box.ballots.index(pick.ballot), pick.lead].max()
        return Evidence(
            self.reading.work.source,
            self._cut(shown, character.id),
            why(pick.ballot.table.measure, character, pick.amount, is_most=bool(largest)),
        )

    def _shown(self, line: Line, character: str) -> Line:
        """The line itself; for a heading or cue, the scene's first line from there on that shows the character."""
        if line.kind in _TELLING_KINDS:
            return line
        after = [x for x in self.reading.work.scenes[line.scene].lines[line.index :] if x.kind in _TELLING_KINDS]
        for each in after:
            if character in self.reading.cast.speakers(each) or self._named(each, character):
                return each
        return after[0] if after else line

    def _named(self, line: Line, character: str) -> list[int]:
        """Where in a line the character is named or meant."""
        mentions = self._mentions.get((line.scene, character), [])
        return [start for start in mentions if start in line.span]

    @cached_property
    def _mentions(self) -> dict[tuple[int, str], list[int]]:
        out: dict[tuple[int, str], list[int]] = {}
        for mention in self.reading.mentions:
            out.setdefault((mention.scene, mention.character), []).append(mention.span.start)
        return out

    def line_around(self, span: Span, character: str) -> Span:
        """The line in which a span begins, as `evidence` would quote it."""
        line = self.reading.work.line_at(span.start) or self.reading.work.all_lines[0]
        return self._cut(self._shown(line, character), character)

    def _cut(self, line: Line, character: str) -> Span:
        """The line, or of a long one about a paragraph from the sentence that names the character."""
        if len(line.span) <= MAX_QUOTE:
            return line.span
        text = self.reading.work.source.text
        named = next(iter(self._named(line, character)), line.span.start)
        sentence = max(text.rfind(mark, line.span.start, named) for mark in (". ", "! ", "? ", ".\n")) + 2
        start = max(line.span.start, sentence) if named - line.span.start > MAX_QUOTE // 2 else line.span.start
        end = min(line.span.end, start + MAX_QUOTE)
        return Span(start, end if end == line.span.end else max(text.rfind(" ", start, end), start + 1))
