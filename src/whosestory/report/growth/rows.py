"""How the verdict grows, and who leads under each lens, in words."""

from itertools import groupby

from whosestory.analysis import Analysis
from whosestory.report.pages import LensRow, Person, Share
from whosestory.report.places import scene_place
from whosestory.report.wording import listed
from whosestory.verdict import Growth, Kind, Step, Story

MANY = 5  # stretches of the same leaning that are still listed


def growth_lines(analysis: Analysis, everyone: dict[str, Person]) -> tuple[str, ...]:
    """Sentences: how it leans after each tenth and on each part alone; bets on others; handovers; several stories."""
    growth = analysis.verdict.growth
    if growth is None:
        return _stories(analysis, everyone)
    parts = [(each.title or name, _name(each.leaning, everyone)) for each, name in _named(growth)]
    by = "By itself each" if growth.are_marked else "Each quarter by itself"
    alone = "; ".join(f"{part} {name}" if growth.are_marked else name for part, name in parts)
    return (
        f"{_runs(growth, everyone)}. {by}: {alone}.",
        *_bets(analysis, growth, everyone),
        *_handovers(analysis, growth, everyone),
        *_stories(analysis, everyone),
    )


def lens_rows(analysis: Analysis, everyone: dict[str, Person]) -> tuple[LensRow, ...]:
    """Who leads under each lens."""
    out = []
    for lens in analysis.verdict.lenses:
        pairs = zip(analysis.verdict.leads, lens.shares, strict=False)
        shares = sorted((Share(everyone[lead], share) for lead, share in pairs), key=lambda each: -each.value)
        said = everyone[lens.holder].name if lens.holder else "even" if lens.shares else "can't say"
        out.append(LensRow(lens.name, lens.asks, lens.source, said, tuple(shares), lens.measures))
    return tuple(out)


def _named(growth: Growth) -> list[tuple[Step, str]]:
    return list(zip(growth.parts, ("first", "second", "third", "fourth") * len(growth.parts), strict=False))


def _name(lead: str | None, everyone: dict[str, Person]) -> str:
    return everyone[lead].name if lead else "nobody"


def _runs(growth: Growth, everyone: dict[str, Person]) -> str:
    """To whom it leans after which tenths."""
    tenths = list(enumerate((step.leaning for step in growth.tenths), start=1))
    runs = [(who, [n for n, _ in run]) for who, run in groupby(tenths, key=lambda each: each[1])]
    if len(runs) == 1:
        return f"After every tenth it leans to {_name(runs[0][0], everyone)}"
    if len(runs) > MANY:
        who, tenths_left = runs[-1]
        return (
            f"After each tenth: it changes {len(runs) - 1} times, "
            f"and leans to {_name(who, everyone)} from the {tenths_left[0]}th on"
        )
    said = [f"to {_name(who, everyone)} after {_after(run)}" for who, run in runs[:-1]]
    return f"It leans {', '.join(said)}, to {_name(runs[-1][0], everyone)} {_from(runs[-1][1][0])}"


def _after(tenths: list[int]) -> str:
    """Tenths in a row.

    >>> _after([1]), _after([3, 4, 5])
    ('the first tenth', '3 to 5 tenths')
    """
    if tenths == [1]:
        return "the first tenth"
    return f"{tenths[0]} tenths" if len(tenths) == 1 else f"{tenths[0]} to {tenths[-1]} tenths"


def _from(tenth: int) -> str:
    return "at the end" if tenth == 10 else f"from {tenth} tenths on"


def _bets(analysis: Analysis, growth: Growth, everyone: dict[str, Person]) -> tuple[str, ...]:
    found = growth.otherwise(analysis.verdict.leads, analysis.verdict.leaning)
    if not found:
        return ()
    rivals = list(dict.fromkeys(everyone[rival].name for _, rival in found))
    numbers = listed([str(n) for n, _ in found])
    tenths = "tenth" if numbers == "1" else "tenths"
    return (f"After {numbers} {tenths} most measures bet otherwise, above all on {listed(rivals)}.",)


def _handovers(analysis: Analysis, growth: Growth, everyone: dict[str, Person]) -> tuple[str, ...]:
    out = []
    for each in growth.handovers:
        place = scene_place(analysis.work, each.scene).place
        gone = "is dead from there on" if each.is_death else "is hardly there after it"
        giver, taker = everyone[each.giver].name, everyone[each.taker].name
        out.append(f"Handed over: {giver} leads up to {place}, and {gone}; {taker} leads what is left.")
    return tuple(out)


def _stories(analysis: Analysis, everyone: dict[str, Person]) -> tuple[str, ...]:
    stories = analysis.verdict.stories
    if not stories:
        return ()
    said = "; ".join(f"{_whose(story, everyone)}, {len(story.scenes)} scenes" for story in stories)
    return (f"Several stories, whose leads hardly meet. Each by its own scenes: {said}.",)


def _whose(story: Story, everyone: dict[str, Person]) -> str:
    """Whose one of several stories is: "MARTA's", "between MARTA and IVOR, leaning MARTA"."""
    names = [everyone[lead].name for lead in story.leads]
    leaning = f", leaning {everyone[story.leaning].name}" if story.leaning else ""
    match story.kind:
        case Kind.ONE:
            return f"{everyone[story.heads[0]].name}'s"
        case Kind.SHARED | Kind.SPLIT:
            heads = listed([everyone[lead].name for lead in story.heads])
            return f"{story.kind.value} between {heads}{leaning}"
        case Kind.CANNOT_SAY:
            return f"{listed(names)}: can't say whose{leaning}"
