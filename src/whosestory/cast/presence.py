"""Who is in which scene."""

from whosestory.cast.cast import Cast, Mention, Role
from whosestory.cast.stage import Stage, find_stage
from whosestory.work import SPOKEN, LineKind, Work

_SHOWN = frozenset({Role.SUBJECT, Role.OBJECT})  # in a play: "from HAMLET", "HAMLET's letter" show nobody


def present(work: Work, cast: Cast, stage: Stage | None = None) -> tuple[frozenset[str], ...]:
    """For each scene, who is there: speaks in it (not in voice-over), is named or meant in its action, or is on stage.

    A pronoun counts where it's likelier than not to mean the character. In a play with entrances a name in a stage
    direction counts where somebody does something, or is done something to, or in the first direction of a scene.
    """
    stage = stage or find_stage(work, cast)
    there = [set(on_stage) for on_stage in stage.there]
    for line in work.all_lines:
        if line.kind in SPOKEN and line.cue is not None and not line.is_voice_over:
            there[line.scene].update(cast.speakers(line))
    opening = _openings(work) if work.stagings else {}
    for mention in cast.mentions:
        if mention.is_likely and (not work.stagings or _is_shown(mention, opening)):
            there[mention.scene].add(mention.character)
    return tuple(map(frozenset, there))


def _is_shown(mention: Mention, opening: dict[int, int]) -> bool:
    is_first = mention.span.start < opening.get(mention.scene, 0) and mention.role is not Role.POSSESSOR
    return mention.role in _SHOWN or is_first


def _openings(work: Work) -> dict[int, int]:
    """For each scene where its first stage direction ends, if nobody speaks before it and it isn't an entrance."""
    moves = {staging.span for staging in work.stagings}
    out: dict[int, int] = {}
    for scene in work.scenes:
        story = (line for line in scene.lines if line.kind not in (LineKind.HEADING, LineKind.FURNITURE, LineKind.NOTE))
        first = next(story, None)
        if first is not None and first.kind is LineKind.ACTION and first.span not in moves:
            out[scene.index] = first.span.end
    return out
