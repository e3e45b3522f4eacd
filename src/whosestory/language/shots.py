"""Shots: rows of capitals that name a view, as Fountain has no mark for them and drafts type them."""

import re

MAX_SHOT = 60  # characters
_SHOT = re.compile(
    r"(?:\d{1,4}[A-Z]?[.)]?\s+)?(?:(?:NEW|ANOTHER|REVERSE|WIDE|WIDER|LOW|HIGH|CLOSE|CLOSER|TIGHT|EXTREME|MED|MEDIUM|LONG|TWO"
    r"|FULL|AERIAL|TRACKING|MOVING|POV)\s+)*(?:ANGLE|CLOSE\s+ON|CLOSE[\s-]?UP|CLOSER\s+ON|TIGHT\s+ON|SHOT|INSERT|P\.?O\.?V)"
    r"(?:$|\W)"
    r"|.{1,40}['’]S?\s(?:POV|P\.O\.V\.?)(?:$|\W)|.{1,40}\s(?:SHOT|POV|ANGLE)$"
)


def is_shot(text: str) -> bool:
    """Whether a row that stands alone is one.

    >>> is_shot("ANGLE ON BEN"), is_shot("GRETA'S POV"), is_shot("A SHOT RINGS OUT")
    (True, True, False)
    """
    return len(text) <= MAX_SHOT and text.isupper() and _SHOT.match(text) is not None
