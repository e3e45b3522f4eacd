"""What typed pages say of revisions: asterisks in the right margin, and headers such as `Blue Rev. 3/4/98`."""

import re
from collections.abc import Container, Iterator, Sequence

from whosestory.readers.rows import Row
from whosestory.readers.shapes import FURNITURE
from whosestory.source import Span

MAX_HEADER = 100  # characters
MOST_ROWS = 0.9  # of the rows stand on pages of one revision: then that is the draft, and no part of it is revised
_COLOURS = "white blue pink yellow green gold buff salmon cherry tan ivory lavender".split()  # as they are handed out
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_COLOUR = rf"(?:(?:2ND|3RD|SECOND|THIRD|DOUBLE)\s)?(?:{'|'.join(_COLOURS)})(?:EN)?(?:\s?ROD)?(?!\w)"
_REVISED = r"REV(?:\.|S\.?|ISED|ISIONS?)?(?:\s(?:PAGES?|DRAFT|SCRIPT))?(?!\w)"
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d(?!\w)"
    rf"|(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?\s(?:\d{{1,2}}(?:ST|ND|RD|TH)?,?\s)?(?:19|20)\d\d(?!\w))"
)
_APART = r"[\s:,()–—-]{0,4}"
_NAME = (
    rf"{_COLOUR}\s(?:PAGES?\s|DRAFT\s)?{_REVISED}(?:{_APART}{_DATE})?|{_COLOUR}{_APART}{_DATE}"
    rf"|{_REVISED}{_APART}(?:{_COLOUR}{_APART})?{_DATE}(?:{_APART}{_COLOUR})?|{_DATE}{_APART}{_COLOUR}(?:\s{_REVISED})?"
)
_HEADER = re.compile(
    rf"(?:.{{0,50}}?[\s(–-])??(?P<name>(?:{_NAME})\)?)(?:\s{{1,60}}\W{{0,2}}(?:P\.|PAGE)?\s?\d{{1,4}}[A-Z]{{0,2}})?\W{{0,3}}$",
    re.IGNORECASE,
)
_IN_DIGITS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})")
_IN_WORDS = re.compile(r"([a-z]{3})[a-z]*\.?\s(?:(\d{1,2})[a-z]*,?\s)?(\d{4})", re.IGNORECASE)


def revision_of(text: str) -> str:
    """The revision that a page's header names, "" if the row is no such header.

    >>> revision_of("LOW WATER - Blue Rev. 3/4/98   45."), revision_of("She revised the blue one.")
    ('Blue Rev. 3/4/98', '')
    """
    if len(text) > MAX_HEADER or not (match := _HEADER.match(text)):
        return ""
    name = " ".join(match["name"].split())
    return name if "(" in name else name.replace(")", "")


def find_headers(rows: Sequence[Row]) -> dict[int, str]:
    """Rows that name the revision of their page."""
    likely = [
        i
        for i, row in enumerate(rows)
        if row.shape is FURNITURE
        or (text := row.text)[-1].isdigit()
        or (("ev" in text or "EV" in text) and _says(text))
    ]  # most rows aren't worth the pattern: a header has a date, or says that something is revised
    return {i: name for i in likely if (name := revision_of(rows[i].text))}


def _says(text: str) -> bool:
    return "rev" in text or "REV" in text or "Rev" in text


def newest(names: Sequence[str]) -> str:
    """The revision with the latest date, American as headers are; of those without one, the last colour."""
    return max(names, key=_age, default="")


def _age(name: str) -> tuple[int, int, int, int]:
    colour = max((i for i, colour in enumerate(_COLOURS) if colour in name.lower()), default=-1)
    if found := _IN_DIGITS.search(name):
        month, day, year = map(int, found.groups())
    elif (found := _IN_WORDS.search(name)) and found[1].lower() in _MONTHS:
        month, day, year = _MONTHS.index(found[1].lower()) + 1, int(found[2] or 0), int(found[3])
    else:
        return 0, 0, 0, colour
    return year + (2000 if year < 40 else 1900 if year < 100 else 0), month, day, colour


def find_revised(
    rows: Sequence[Row], loose: Sequence[bool], headers: Container[int], pages: Container[int]
) -> list[Span]:
    """What is marked as revised: rows with an asterisk; where no row has one, the pages under a header.

    `pages` are rows with which a page begins, or with which it ends.
    """
    story = [i for i, is_loose in enumerate(loose) if not is_loose]
    marked = [i for i in story if rows[i].revised]
    if not marked:
        marked = list(_under(loose, headers, pages)) if headers else []
        if len(marked) > MOST_ROWS * len(story):
            return []
    return [Span(rows[i].start, rows[i].start + len(rows[i].text)) for i in marked]


def _under(loose: Sequence[bool], headers: Container[int], pages: Container[int]) -> Iterator[int]:
    """The rows of the story that stand on pages with a header."""
    inside = begun = False
    for i, is_loose in enumerate(loose):
        if begun and i in pages:
            inside = begun = False
        if i in headers:
            inside, begun = True, False
        if inside and not is_loose:
            begun = True
            yield i
