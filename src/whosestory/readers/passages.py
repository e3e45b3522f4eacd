"""Where a script without headings may be cut: at plain breaks, or failing those by a number of speeches."""

import re
from collections.abc import Sequence

from whosestory.readers.rows import Row
from whosestory.work import LineKind

MIN_SPEECHES = 6  # a passage has at least so many: a shot of two lines is no scene
MAX_SPEECHES = 40  # and about at most so many: some two pages of dialogue
_ROOMS = (
    r"room|house|street|office|kitchen|bedroom|bar|car|park|school|store|shop|airport|station|restaurant|apartment"
    r"|hospital|hotel|church|garden|hall|hallway|lobby|library|beach|yard|party|university"
)
_MOVES = re.compile(  # a direction that changes place or time
    r"\W{0,3}(?:(?:we\s|the\s\w+\s)?(?:cuts?|dissolves?|fades?|switch)\b|later\b|meanwhile\b|scene\b"
    r"|(?:the )?(?:next|following|same|another)\s(?:day|morning|night|evening|scene|week)"
    r"|(?:now|back|again)?\s?(?:at|in|inside|outside|on|into|out)\s(?:the|a|an|his|her|their)\b"
    r"|\w+\s(?:days|weeks|months|years|hours)\s(?:later|after|before)"
    rf"|.{{0,60}}\b(?:at|in|inside|outside|to|into)\s(?:the|a|an|his|her|their)\s(?:\w+['’]s\s)?(?:{_ROOMS})\b)",
    re.IGNORECASE,
)


def find_passages(rows: Sequence[Row], kinds: Sequence[LineKind]) -> tuple[set[int], bool]:
    """Before which rows a passage begins; and whether any of these breaks is the text's own."""
    breaks: set[int] = set()
    plain = False
    since = 0  # speeches since the last break
    fresh = False  # asterisks, a transition or a long gap stood right above
    before: LineKind | None = None
    for i, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        begins = kind is not before or row.gap > 0
        if kind is LineKind.FURNITURE or kind is LineKind.TRANSITION:
            fresh = fresh or kind is LineKind.TRANSITION or _is_rule(row.text)
            continue
        moves = kind is LineKind.ACTION and begins and bool(fresh or _MOVES.match(row.text))
        if since >= MIN_SPEECHES and (moves or (fresh and kind is LineKind.CUE)):
            plain = True
            breaks.add(i)
            since = 0
        elif since >= MAX_SPEECHES and begins and kind in (LineKind.CUE, LineKind.ACTION):
            breaks.add(i)
            since = 0
        since += kind is LineKind.CUE
        fresh = False
        before = kind
    return breaks, plain


def _is_rule(text: str) -> bool:
    """Asterisks, dashes: a row that only divides."""
    return len(text) > 2 and not any(map(str.isalnum, text))
