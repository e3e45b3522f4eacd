"""From a comparison of drafts to what its page says."""

from dataclasses import dataclass, replace
from functools import cached_property

from whosestory.analysis import Analysis
from whosestory.drafts import Change, Comparison, Doing, Fate, Move, find_revised
from whosestory.measures import QUESTIONS, Question
from whosestory.report.clean import shown_name
from whosestory.report.compare.pages import (
    ChangeBox,
    Column,
    ComparePage,
    CompareRow,
    DoingRow,
    DraftQuote,
    MoveRow,
    PersonRow,
)
from whosestory.report.contains import contains
from whosestory.report.page import length_of
from whosestory.report.pages import Person
from whosestory.report.people import people
from whosestory.report.places import quote_of, scene_place
from whosestory.report.wording import FORMATS, count, headline, listed, points, story_of
from whosestory.verdict import Kind, State

MARKS = "ABCDEFGH"  # as many drafts as can be set side by side
NOBODY = "-"
_LESS = {"up": "less", "down": "more"}  # all shares together are one
_ANSWERS = {State.EVEN: "even", State.NOBODY: "nobody", State.NOT_APPLICABLE: "can't say"}


@dataclass(frozen=True)
class _Draft:
    """One draft, its people called as in the last."""

    comparison: Comparison
    at: int

    @property
    def analysis(self) -> Analysis:
        """Its analysis."""
        return self.comparison.analyses[self.at]

    @cached_property
    def people(self) -> dict[str, Person]:
        """The leads by id, the strongest first, each with the name that the last draft gives them."""
        known = {person.ids[self.at]: person.name for person in self.comparison.people}
        return {one: replace(each, name=shown_name(known[one])) for one, each in people(self.analysis).items()}

    @property
    def verdict(self) -> str:
        """Whose story it is."""
        verdict = self.analysis.verdict
        heads = [self.people[one] for one in verdict.heads]
        return headline(verdict.kind, heads, self.people.get(verdict.leaning or ""), verdict.reason).rstrip(".")

    @property
    def support(self) -> str:
        """Who leads in how many weightings."""
        shares = self.analysis.verdict.support[:2]
        said = [f"{self.people[each.lead].name} {round(100 * each.value)}" for each in shares]
        return f"{', '.join(said)} of 100" if said else "nobody"

    def holder(self, question: Question) -> str:
        """Who holds a question, or why nobody does."""
        answer = self.analysis.verdict.answers[question]
        return self.people[answer.holder].name if answer.holder else _ANSWERS.get(answer.state, "")

    def answer(self, question: Question) -> str:
        """The same, with the first two's shares."""
        shares = zip(self.analysis.verdict.answers[question].shares, self.analysis.verdict.leads, strict=False)
        first_two = sorted(shares, key=lambda each: -each[0])[:2]
        said = ", ".join(f"{self.people[lead].name} {round(100 * share)}" for share, lead in first_two)
        held = self.holder(question)
        if not said:
            return held
        return said if said.startswith(f"{held} ") else f"{held}: {said}"  # whoever holds it stands first


def compare_page(comparison: Comparison) -> ComparePage:
    """What the page of a comparison says."""
    drafts = [_Draft(comparison, at) for at in range(len(comparison.analyses))]
    asked = [_row(q.value, [d.answer(q) for d in drafts], [d.holder(q) for d in drafts]) for q in QUESTIONS]
    verdicts = [draft.verdict for draft in drafts]
    support = [draft.support for draft in drafts]
    return ComparePage(
        columns=tuple(_column(draft) for draft in drafts),
        rows=(_row("verdict", verdicts, verdicts), _row("leads in", support, verdicts), *asked),
        people=_people(comparison),
        changes=tuple(_change(comparison, drafts, change) for change in comparison.changes),
        revised=tuple(filter(None, map(_revised, drafts))),
        plan=drafts[-1].analysis.verdict.plan,
    )


def _row(name: str, cells: list[str], held: list[str]) -> CompareRow:
    return CompareRow(name, tuple(cells), len(set(held)) > 1)


def _column(draft: _Draft) -> Column:
    work = draft.analysis.work
    form = FORMATS.get(work.format, work.format)
    file, n_scenes = work.source.name, len(work.scenes)
    return Column(
        MARKS[draft.at],
        work.title,
        file,
        work.draft,
        length_of(work),
        form,
        n_scenes,
        work.share_understood,
        contains(draft.analysis.notes),
    )


def _people(comparison: Comparison) -> tuple[PersonRow, ...]:
    """Whoever leads in one of the drafts, and how they were matched."""
    out = []
    for person in comparison.people:
        at = zip(person.ids, comparison.analyses, strict=True)
        if any(one in analysis.verdict.leads for one, analysis in at if one):
            out.append(PersonRow(tuple(name or NOBODY for name in person.names), person.why))
    return tuple(out)


def _change(comparison: Comparison, drafts: list[_Draft], change: Change) -> ChangeBox:
    counts = [(change.count(fate), word) for fate, word in _FATES] + [(change.n_moved, "elsewhere")]
    told = [f"{n:,} {word}" for n, word in counts if n]
    moves = tuple(_move(comparison, drafts, change, move) for move in change.moves)
    return ChangeBox(MARKS[change.before], MARKS[change.after], f"Scenes: {', '.join(told)}.", moves)


_FATES = ((Fate.SAME, "the same"), (Fate.REWRITTEN, "rewritten"), (Fate.NEW, "new"), (Fate.CUT, "cut"))


def _move(comparison: Comparison, drafts: list[_Draft], change: Change, move: Move) -> MoveRow:
    before, after = drafts[change.before], drafts[change.after]
    scenes = tuple(_doing(comparison, change, doing) for doing in move.scenes)
    if move.question is not None:
        what, one, other = move.question.value.capitalize(), before.holder(move.question), after.holder(move.question)
    else:
        what, one, other = "The verdict", before.verdict, after.verdict
    turned = f"{what} stays {other}." if one == other else f"{what} was {one}, is {other}."
    return MoveRow(f"{turned}{_share(comparison, move)}", scenes)


def _share(comparison: Comparison, move: Move) -> str:
    if move.person is None:
        return " It is asked in one of them alone."
    name = comparison.people[move.person].name
    what = "mean share" if move.question is None else "share"
    way = "up" if move.after >= move.before else "down"
    by = points(abs(move.after - move.before))
    others = "" if move.scenes else f" No one scene of {name}'s did it; the others have {_LESS[way]} now."
    return f" {name}'s {what}: {round(100 * move.before)} to {round(100 * move.after)} of 100, {way} {by}.{others}"


def _doing(comparison: Comparison, change: Change, doing: Doing) -> DoingRow:
    """A scene where it's looked up: in the later draft, or where it was cut, in the earlier one."""
    pair = doing.pair
    draft = change.before if pair.after is None else change.after
    index = pair.before if pair.after is None else pair.after
    work = comparison.analyses[draft].work
    what = "stands elsewhere" if pair.fate is Fate.SAME else pair.fate.value
    scene = work.scenes[index or 0]
    is_revised = any(scene.span.start <= span.start < scene.span.end for span in work.revised)
    sides = ((change.before, doing.before), (change.after, doing.after))
    quotes = tuple(
        DraftQuote(MARKS[at], quote_of(comparison.analyses[at].work, line)) for at, line in sides if line is not None
    )
    return DoingRow(MARKS[draft], scene_place(work, scene.index), what, doing.by, is_revised, quotes)


def _revised(draft: _Draft) -> str:
    """What the pages do that a draft marks as revised; "" where it marks none."""
    found, work, verdict = find_revised(draft.analysis), draft.analysis.work, draft.analysis.verdict
    if found is None:
        return ""
    since = work.draft or "as the file marks them"
    where = f"{count(len(found.scenes), 'scene')} of {len(work.scenes)}, {round(100 * found.share)} % of the words"
    return (
        f"{MARKS[draft.at]} marks revisions ({since}) in {where}. By themselves: {_ruled(draft, *found.alone)}. "
        f"Without them: {_ruled(draft, *found.without)}. All of it: {_ruled(draft, verdict.kind, verdict.leaning)}."
    )


def _ruled(draft: _Draft, kind: Kind, leaning: str | None) -> str:
    return story_of(kind, draft.people.get(leaning or ""), 1.0).partition(", leading in")[0]


def doing_line(row: DoingRow) -> str:
    """One scene that moved something, in a line."""
    place = f"{row.draft} {row.scene.place} {row.scene.heading}".rstrip(" .")
    marked = ", marked as revised" if row.is_revised else ""
    sign = "+" if row.by >= 0 else "-"
    return f"{place}: {row.what}{marked}, {sign}{points(abs(row.by))}"


def nothing_moved(box: ChangeBox) -> str:
    """What is said where there's nothing to tell."""
    return f"From {box.before} to {box.after} nothing moved: the same verdict, the same answers, no share by 5 points."


def matched_line(row: PersonRow) -> str:
    """One person through all drafts."""
    names = list(dict.fromkeys(name for name in row.names if name != NOBODY))
    absent = [mark for mark, name in zip(MARKS, row.names, strict=False) if name == NOBODY]
    said = " = ".join(names)
    if row.why:
        said += f" ({row.why})"
    return said + (f"; not in {listed(absent)}" if absent else "")
