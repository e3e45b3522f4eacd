"""What stands before a printed play: the title page, the contents, the people of the play."""

import re
from collections.abc import Sequence

from whosestory.readers.play_rows import Row, is_direction
from whosestory.source import Span
from whosestory.work import CastItem

MAX_NAME = 48  # characters of a name on the cast page
MAX_NAME_WORDS = 6
MAX_PEOPLE = 300  # rows of a cast page; the longest in print have about seventy

_CAST = re.compile(
    r"[\W_]{0,4}(?:DRAMATIS PERSON\w{1,2}|(?:THE )?PERSONS(?: OF| IN| REPRESENTED)|(?:THE )?PERSONS\W*$|"
    r"(?:LIST OF )?CHARACTERS\b"
    r"|(?:THE )?CAST\b(?! (?:OFF|IRON|AWAY))|PERSONEN\b|PERSONNAGES\b|(?:THE )?ACTORS[’']? NAMES)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[\W_]{0,3}((?:[Tt]he |[Aa]n? )?[^\W\d_][^,;:(\[\t=–—]{0,60}?)"
    r"(?:\s{0,9}[,;:(\[\t=–—]|\s\.{2,}|\s{2,}|\s-|\.?[\W_]{0,9}$)"
)
_ENDS = re.compile(r"[\W_]{0,4}(?:SCENE\b|THE SCENE|PLACE\b|TIME\b|SCHAUPLATZ|ORT\b|\*\*\*|CONTENTS)", re.IGNORECASE)


def find_story(rows: Sequence[Row], first_speech: int) -> int:
    """The row with which the story begins: the headings right above the first speech, behind all contents."""
    begin = first_speech
    seen_act = False
    for i in range(first_speech - 1, -1, -1):
        heading = rows[i].heading
        if heading is None:
            continue
        if seen_act or (begin < first_speech and heading.is_scene and not heading.act):
            break
        begin = i
        seen_act = bool(heading.act)
    return begin


def find_people(rows: Sequence[Row], end: int) -> tuple[list[CastItem], int]:
    """The cast page's people, and the row with which it begins (`end` if there is none)."""
    begin = next((i for i in range(end) if len(rows[i].text) <= MAX_NAME and _CAST.match(rows[i].text)), end)
    out: list[CastItem] = []
    for row in rows[begin + 1 : min(end, begin + 1 + MAX_PEOPLE)]:
        if _ENDS.match(row.text) or row.heading is not None or is_direction(row.text):
            break
        item = _person(row)
        if item is not None:
            out.append(item)
    return (out, begin) if len(out) > 1 else ([], begin)


def _person(row: Row) -> CastItem | None:
    match = _NAME.match(row.text)
    if (
        match is None
        or len(match[1]) > MAX_NAME
        or len(match[1].split()) > MAX_NAME_WORDS
        or not match[1][:1].isupper()
    ):
        return None
    about = row.text[match.end(1) :].strip(" ,;:.()[]=–—-_\t")
    start = row.start + match.start(1)
    return CastItem(match[1], Span(start, start + len(match[1])), None, about)
