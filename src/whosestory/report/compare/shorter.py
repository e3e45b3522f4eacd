"""What the page of drafts side by side can do without where it would grow too large: the least needed first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from whosestory.drafts import Fate
from whosestory.report.compare.pages import CompareReport, SceneMap, SceneTie
from whosestory.report.excerpts import quoted_only
from whosestory.report.fitting import Step
from whosestory.report.whole.pages import SceneCell

Run = list[SceneTie]  # of scenes that stand together in both drafts


def fewer_scenes(report: CompareReport, fates: frozenset[str]) -> CompareReport:
    """Maps and tables with neighbours of one of these fates as one; the scenes that moved something stay alone."""
    return replace(report, maps=tuple(joined(drawn, fates) for drawn in report.maps))


def joined(drawn: SceneMap, fates: frozenset[str]) -> SceneMap:
    """A map on which scenes that stand together in both drafts, with one of these fates, are one."""
    runs = _runs(drawn.ties, fates)
    before = {run[0].before: len(run) for run in runs if run[0].before is not None}
    after = {run[0].after: len(run) for run in runs if run[0].after is not None}
    one, other = _order(before), _order(after)
    return replace(
        drawn,
        scenes=(_cells(drawn.scenes[0], before), _cells(drawn.scenes[1], after)),
        ties=tuple(replace(run[0], before=one[run[0].before], after=other[run[0].after]) for run in runs),
    )


def without_neighbours(report: CompareReport) -> CompareReport:
    """Each excerpt from its first quoted row to its last."""
    lines = (replace(draft, excerpts=tuple(map(quoted_only, draft.excerpts))) for draft in report.lines)
    return replace(report, lines=tuple(lines))


def without_maps(report: CompareReport) -> CompareReport:
    """No map and no table of the scenes; how many have which fate is still told."""
    return replace(report, maps=tuple(replace(drawn, scenes=((), ()), ties=()) for drawn in report.maps))


_ALIKE = "single scenes (on maps and in tables those that stand together, with one fate, are one)"
STEPS = (
    Step(
        "scenes",
        "single scenes that are the same (on maps those that stand together are one)",
        partial(fewer_scenes, fates=frozenset({Fate.SAME.value})),
    ),
    Step("scenes", _ALIKE, partial(fewer_scenes, fates=frozenset(fate.value for fate in Fate))),
    Step("around", "the lines around those that are quoted", without_neighbours),
    Step("scenes", "the maps and tables of the scenes", without_maps),
)


def _runs(ties: Sequence[SceneTie], fates: frozenset[str]) -> list[Run]:
    out: list[Run] = []
    for tie in ties:
        if out and tie.fate in fates and _goes_on(out[-1][-1], tie):
            out[-1].append(tie)
        else:
            out.append([tie])
    return out


def _goes_on(tie: SceneTie, after: SceneTie) -> bool:
    """Whether the next scene stands behind in both drafts, with the same fate, and neither moved something."""
    return after == replace(tie, before=_next(tie.before), after=_next(tie.after)) and not tie.did


def _next(scene: int | None) -> int | None:
    return None if scene is None else scene + 1


def _order(lengths: Mapping[int, int]) -> dict[int | None, int | None]:
    """Which of one draft's runs begins with a scene; no scene begins none."""
    return {None: None, **{scene: nth for nth, scene in enumerate(sorted(lengths))}}


def _cells(cells: Sequence[SceneCell], lengths: Mapping[int, int]) -> tuple[SceneCell, ...]:
    """One draft's scenes, a cell a run; by where each begins, how many scenes it has."""
    return tuple(_one(cells[at : at + lengths[at]]) for at in sorted(lengths))


def _one(cells: Sequence[SceneCell]) -> SceneCell:
    """Neighbouring scenes as one, from the first place to the last."""
    if len(cells) == 1:
        return cells[0]
    place, width = f"{cells[0].place} to {cells[-1].place}", sum(cell.width for cell in cells)
    return replace(cells[0], width=width, place=place, where=f"({len(cells)} scenes)", time="")
