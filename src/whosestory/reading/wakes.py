"""Whose coffin it is beside which a story is told: who is named there first, and is only there in what is told."""

import re
from collections.abc import Mapping, Sequence, Set

from whosestory.source import Span
from whosestory.work import SEEN, SPOKEN, Work

_COFFIN = re.compile(r"\b(?:coffin|casket|hearse|mourners|pallbearers|funeral|wake)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][^\W\d_]+")


def find_mourned(
    work: Work, names: Mapping[str, str], beside: Sequence[int], told: Set[str]
) -> tuple[str, int, Span] | None:
    """Who is named first in speech in a place beside the story where a coffin stands; None for nobody.

    `told` are those who are only seen in what is told there.
    """
    for scene in beside:
        lines = work.scenes[scene].lines
        if not any(line.kind in SEEN and _COFFIN.search(work.quote(line)) for line in lines):
            continue
        for line in lines:
            if line.kind in SPOKEN:
                for word in _NAME.finditer(work.source.text, line.span.start, line.span.end):
                    if (who := names.get(word[0].lower())) in told and who is not None:
                        return who, scene, Span(*word.span())
    return None
