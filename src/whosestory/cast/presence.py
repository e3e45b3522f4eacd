"""Who is in which scene."""

from whosestory.cast.cast import Cast
from whosestory.work import SPOKEN, Work


def present(work: Work, cast: Cast) -> tuple[frozenset[str], ...]:
    """For each scene, who is there: speaks in it (not in voice-over), or is named or meant in its action.

    A pronoun counts where it's likelier than not to mean the character.
    """
    there: list[set[str]] = [set() for _ in work.scenes]
    for line in work.all_lines:
        if line.kind in SPOKEN and line.cue is not None and not line.is_voice_over:
            there[line.scene].update(cast.speakers(line))
    for mention in cast.mentions:
        if mention.p > 0.5:
            there[mention.scene].add(mention.character)
    return tuple(map(frozenset, there))
