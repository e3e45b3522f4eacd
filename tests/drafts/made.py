"""Drafts for tests: the bundled sample, as it is and changed."""

import re
from functools import lru_cache

from calling import SAMPLE
from whosestory.analysis import Analysis, analyze_bytes

NEW = """EXT. SEA WALL - NIGHT

Donal walks out along the wall. Donal lifts the net, folds it, and carries it to the end.

DONAL
Twelve lamps, and one more that is out. I told them it would be out. I told them all.

"""


def scenes() -> list[str]:
    """The sample's title page and then its scenes, as text."""
    return re.split(r"(?m)^(?=(?:INT|EXT)\.)", SAMPLE.read_text(encoding="utf-8"))


@lru_cache
def draft(text: str | None = None, name: str = "draft.fountain") -> Analysis:
    """The sample, or another text, analysed once."""
    return analyze_bytes((SAMPLE.read_text(encoding="utf-8") if text is None else text).encode(), name)


def his() -> str:
    """The sample without its last four scenes and with two more of his."""
    return "".join(scenes()[:-4]) + 2 * NEW
