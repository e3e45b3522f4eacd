"""The case for and the case against each lead: the best lines, in equal room."""

from dataclasses import replace

from whosestory.reading import Reading
from whosestory.source import Evidence, Span
from whosestory.verdict.merits import Merits
from whosestory.verdict.verdict import Case
from whosestory.verdict.wording import count, listed

N_LINES = 3  # for, and as many against
MIN_ABSENCE = 0.05  # of the words; everybody is out of the story for less than that


def make_cases(merits: Merits) -> tuple[Case, ...]:
    """Three lines for each lead, three against: the strongest rival's where the lead is behind, the lead's absence."""
    cases = tuple(Case(lead, _pro(merits, at), _contra(merits, at)) for at, lead in enumerate(merits.box.leads))
    return tuple(_marked(merits.reading, case, cases) for case in cases)


def _marked(reading: Reading, case: Case, cases: tuple[Case, ...]) -> Case:
    """The same; a line that others have among their best says so, and one that is also for the lead it's against."""
    others = [other for other in cases if other.lead != case.lead]
    pro = tuple(_for_both(reading, each, others) for each in case.pro)
    return Case(case.lead, pro, tuple(_for_both(reading, each, [case]) for each in case.contra))


def _for_both(reading: Reading, line: Evidence, cases: list[Case]) -> Evidence:
    """A line with the names of those for whose case it is used too."""
    also = [case.lead for case in cases if any(_overlap(line.span, other.span) for other in case.pro)]
    if not also:
        return line
    return replace(line, why=f"{line.why}; used for {listed([reading.cast.name(lead) for lead in also])} too")


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _pro(merits: Merits, lead: int) -> tuple[Evidence, ...]:
    return tuple(map(merits.evidence, merits.best(merits.mask([lead]), N_LINES)))


def _contra(merits: Merits, lead: int) -> tuple[Evidence, ...]:
    shares, means = merits.plain.shares[0], merits.plain.means[0]
    rivals = sorted((at for at in range(len(means)) if at != lead), key=lambda at: -means[at])[:1]
    behind = tuple(q for q, row in zip(merits.plain.questions, shares, strict=True) if row[lead] < row.max())
    picks = merits.best(merits.mask(rivals, behind or None), N_LINES)
    absent = longest_absence(merits.reading, merits.box.leads[lead])
    if absent is None:
        return tuple(map(merits.evidence, picks))
    return (*map(merits.evidence, picks[: N_LINES - 1]), absent)


def longest_absence(reading: Reading, lead: str) -> Evidence | None:
    """The longest stretch of the script without a lead, cited at its first heading; none where it's short."""
    best, length, start = range(0), 0.0, 0
    for end in range(len(reading.presence) + 1):
        if end == len(reading.presence) or lead in reading.presence[end]:
            words = float(reading.scene_words[start:end].sum())
            if words > length:
                best, length = range(start, end), words
            start = end + 1
    if length < MIN_ABSENCE * reading.scene_words.sum():
        return None
    scene = reading.work.scenes[best[0]]
    n_scenes = count(len(best), "scene")
    where = f"0 of {n_scenes} from here"
    if best[0] == 0:
        where = f"0 of the first {n_scenes}"
    elif best[-1] == len(reading.work.scenes) - 1:
        where = f"0 of the last {n_scenes}"
    span = scene.heading.span if scene.heading else scene.lines[0].span if scene.lines else scene.span
    return Evidence(reading.work.source, span, f"{reading.cast.name(lead)} is absent: {where}")
