"""Texts that print name and speech in one row: told, and cut into a cue and its speech.

Transcripts set `Anna: I did it.`, printed plays `ANNA. I did it.`, continuity lists `ANNA     I did it.`
"""

import re
from collections import Counter
from collections.abc import Iterator

from whosestory.language import parse_cue
from whosestory.readers.rows import Row
from whosestory.readers.shapes import ACT, ASIDE, FURNITURE, HEADING, NAME, NUMBER, PROSE, TRANSITION

MIN_ROWS = 12  # so many rows of speech with their names show a transcript
MIN_SHARE = 0.12  # of all rows
MIN_AGAIN = 2.5  # speeches a name: in other texts a colon follows many different words
MAX_NAME = 30  # characters before the colon
MAX_WORDS = 5  # of such a name
_NAMED = re.compile(r"([A-Z#\d][\w.'’#&/ -]{0,29}(?:\([^()]{1,20}\)\s?)?)\s?:\s*(?=\S)")
_POINTED = re.compile(r"([A-Z][A-Z'’/&, -]{0,28}[A-Z]\d?)\.\s+(?=\S)")
_COLUMNED = re.compile(
    r"([A-Z][A-Z'’.#\d&/ -]{0,28}?(?:\s\([^()]{1,20}\))?)\s{2,40}(?=[\[\"'“¿¡]?\w?[^\W\dA-Z_]|[AI]\s)"
)
_MARKS = {_NAMED: ":", _POINTED: ".", _COLUMNED: "  "}
_ASIDE = re.compile(r"\([^()]{1,30}\)\s*")
_NO_SPEECH = frozenset({HEADING, TRANSITION, FURNITURE, NUMBER, ACT})
_NOT_NAMES = frozenset(
    {"NOTE", "TITLE", "CUT TO", "FADE IN", "FADE TO", "DISSOLVE TO", "INT", "EXT", "SUPER", "DATE", "BY"}
)


def split_speeches(rows: list[Row]) -> list[Row]:
    """The rows, those with name and speech cut in two if the text is a transcript; as they are if not."""
    apart = sum([row.shape is NAME for row in rows])
    capitals = [row for row in rows if row.text[:2].isupper()]
    for pattern, mark in _MARKS.items():
        likely = rows if mark == ":" else capitals
        if sum([mark in row.text for row in likely]) < max(MIN_ROWS, MIN_SHARE * len(rows), apart):
            continue
        found = [_named(row, pattern, mark) if mark in row.text else ("", 0) for row in rows]
        names = Counter(name for name, _ in found if name)
        if names.total() >= max(MIN_ROWS, MIN_SHARE * len(rows), MIN_AGAIN * len(names), apart):
            break  # rows begin so because people speak: often, and the same names again and again
    else:
        return rows
    known = {name for name, count in names.items() if count > 1}
    inner = _inner(known)
    begin = next(i for i, (name, _) in enumerate(found) if name in known)  # above it, a title may hold a colon
    speeches = zip(rows[begin:], found[begin:], strict=True)
    return rows[:begin] + [part for row, (name, at) in speeches for part in _parts(row, name, at, inner)]


def _named(row: Row, pattern: re.Pattern[str], mark: str) -> tuple[str, int]:
    """The name that a row begins with and where its speech begins; "" if there is none."""
    likely = mark == ":" or row.text[:2].isupper()
    if not likely or mark not in row.text[: MAX_NAME + 12] or row.shape in _NO_SPEECH:
        return "", 0
    match = pattern.match(row.text)
    if not match or len(match[1].split()) > MAX_WORDS:
        return "", 0
    name = parse_cue(match[1]).name
    return (name, match.end()) if name not in _NOT_NAMES else ("", 0)


def _inner(known: set[str]) -> re.Pattern[str]:
    """Finds a known name in capitals with its colon in mid-row, where a speech begins that lost its row."""
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True) if len(name) > 2)
    return re.compile(rf"(?<=[.?!] )({names or '(?!)'})\s?:(?=\s|$)")


def _parts(row: Row, name: str, at: int, inner: re.Pattern[str]) -> Iterator[Row]:
    if not name:
        yield row
        return
    at = _behind_extension(row.text, at)
    yield _cue(row, 0, at, name, row.gap)
    begin = at
    for match in inner.finditer(row.text, at) if ":" in row.text[at:] else ():
        yield from _piece(row, begin, match.start())
        begin = match.end()
        yield _cue(row, match.start(), begin, match[1], 0)
    yield from _piece(row, begin, len(row.text))


def _behind_extension(text: str, at: int) -> int:
    """Where the speech begins behind what tells how it is heard: `BEN: (V.O.) I did it.`"""
    match = _ASIDE.match(text, at)
    return match.end() if match and parse_cue("X " + match[0]).extensions else at


def _cue(row: Row, begin: int, end: int, name: str, gap: int) -> Row:
    """The part of a row that names the speaker; its colon or point belongs to it only before an extension."""
    text = row.text[begin:end].rstrip()
    span = text[:-1].rstrip() if text[-1] in ":." else text
    return Row(row.index, row.start + begin, row.start + begin + len(span), text, row.column, gap, NAME, name)


def _piece(row: Row, begin: int, end: int) -> Iterator[Row]:
    """A stretch of speech within a row, if there is any."""
    text = row.text[begin:end]
    begin += row.start + len(text) - len(text.lstrip())
    text = text.strip()
    if text:
        aside = text[0] == "(" and text[-1] == ")"
        shape = ASIDE if aside else PROSE
        yield Row(row.index, begin, begin + len(text), text, row.column, 0, shape)
