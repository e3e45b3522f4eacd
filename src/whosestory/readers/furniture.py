"""What of a file isn't the script: page numbers, running heads, the title page, what a web page left around it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from whosestory.readers.revisions import find_headers
from whosestory.readers.rows import Row
from whosestory.readers.shapes import (
    ACT,
    ASIDE,
    FURNITURE,
    HEADING,
    MAX_HEADING,
    NAME,
    NUMBER,
    NUMBERED,
    PROSE,
    SHOT,
    TITLE,
    TRANSITION,
)

MIN_PAGES = 5  # rising numbers that make a series of pages
MOST_ROWS = 150  # that aren't blank, to a page: fewer numbers than that for a whole script are something else
STEP = 3  # at most so many pages lack their number between two that have it
MIN_NUMBERED = 4  # scene numbers that rise: then capitals behind a number are a heading
NUMBERED_RISING = 0.5  # of such rows rise by small steps; scenes are left out and put in
MIN_HEADS = 4  # rows alike but for a rising number that make a running head
HEADS_RISING = 0.7  # of them must rise
HEADS_APART = 12  # rows from one to the next, on average; a page has about 40 that aren't blank
BESIDE_NUMBERS = 0.8  # of a running head's rows stand next to a page number
FRONT_ROWS = 250  # within which a script begins
TAIL_ROWS = 60  # within which a web page may go on behind it
MIN_LETTERS = 3  # rows of one letter that make a watermark: one or two may be words
APART = 3  # columns
LONG_ROW = 40  # characters; two such rows on end are a paragraph, and no title page

_NUMERALS = frozenset("0123456789")
_LOOSE = frozenset({FURNITURE, ACT})
_NUMBERED = frozenset({HEADING, NUMBERED})
_NO_HEADS = frozenset({HEADING, SHOT, TRANSITION, NUMBER, ACT})
_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[\W\d_]+")
_WEB = re.compile(
    r"</?[a-zA-Z!]|&[lg]t;|-->|<!--|https?:|www\.|\.com\b|\.html?\b|\bvar\s\w|\bfunction\b.{0,3}\(|\bdocument\."
    r"|\bwindow(?:\.\w|\s?[!=]?=)"
    r"|[;{}]\s*$|^\W{0,3}(?:try|catch)\b|google|javascript|\bmovie scripts?\b|\bfree scripts?\b|\bfair use\b"
    r"|^About\b.{0,9}\bLinks\b"
    r"|\bA\W{1,3}B\W{1,3}C\W{1,3}D\b|\bfree movie\b|\bscreenplays and\b|\bwebsite\b|^/\*|\*/$",
    re.IGNORECASE,
)
_WEB_TITLE = re.compile(r".{2,80}\(\d{4}\)\s(?:movie|film|tv)\s(?:script|transcript)\s")
_COMMENTS = (("/*", "*/"), ("<!--", "-->"))
_CREDIT = re.compile(
    r"\b(?:written|screenplay|teleplay|story|script|adapted|based|novel|draft|copyright|rights|revis\w+|registered"
    r"|produc\w+)\b|©|\.{4}",
    re.IGNORECASE,
)
_FADE = re.compile(r"\W{0,3}FADE", re.IGNORECASE)
_END = re.compile(r"\W{0,3}(?:THE\s+)?END\W{0,3}$", re.IGNORECASE)


@dataclass(frozen=True)
class Furniture:
    """Which rows aren't the story's, and what they tell."""

    loose: list[bool]  # for each row
    pages: list[tuple[int, str]]  # a row and the page number that it prints
    front: list[int]  # rows of the title page
    revisions: dict[int, str]  # rows that name the revision of their page


def find_furniture(rows: Sequence[Row]) -> Furniture:
    """Find what isn't the script. Numbers that are lines of speech become `Shape.PROSE`."""
    pages = _page_numbers(rows)
    heads = _running_heads(rows)
    loose = [row.shape in _LOOSE for row in rows]
    for i in [i for i, row in enumerate(rows) if row.shape is NUMBER]:
        if i not in pages and _is_spoken(rows, i):
            rows[i].shape = PROSE
        else:
            loose[i] = True
    for i in heads:
        loose[i] = True
    numbered = {**heads, **pages} if len(pages) >= len(heads) else {**pages, **heads}
    for i in _constant_heads(rows, numbered):
        loose[i] = True
    first, front = _front(rows)
    for i in range(first):
        loose[i] = True
    revisions = {i: name for i, name in find_headers(rows).items() if i >= first}
    for i in (*_tail(rows), *_watermark(rows), *revisions):
        loose[i] = True
    numbers = sorted((i, str(n)) for i, n in (pages if len(pages) >= len(heads) else heads).items())
    return Furniture(loose, numbers, front, revisions)


def _page_numbers(rows: Sequence[Row]) -> dict[int, int]:
    """Rows that print nothing but a number, and go up by one page after the other."""
    numbers = []
    for i in [i for i, row in enumerate(rows) if row.shape is NUMBER]:
        found = _DIGITS.findall(rows[i].text)
        if len(found) == 1 and len(found[0]) < 4:
            numbers.append((i, int(found[0])))
    chain = rising(numbers)
    return dict(chain) if len(chain) >= max(MIN_PAGES, len(rows) / MOST_ROWS) else {}


def rising(numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run through numbered rows that rises in small steps."""
    longest: dict[int, tuple[int, int]] = {}  # value -> length of the best run to it, where it ends
    origin: dict[int, int] = {}
    for at, (_, n) in enumerate(numbers):
        length, before = max((longest.get(n - step, (0, -1)) for step in range(1, STEP + 1)), key=lambda run: run[0])
        if length + 1 >= longest.get(n, (0, -1))[0]:
            longest[n] = (length + 1, at)
        origin[at] = before
    if not longest:
        return []
    at = max(longest.values())[1]
    chain = []
    while at >= 0:
        chain.append(numbers[at])
        at = origin[at]
    return chain[::-1]


def numbered_headings(rows: Sequence[Row]) -> set[int]:
    """Rows of capitals behind a number that goes up from heading to heading."""
    numbers = [
        (i, int(found[0][:6]))
        for i, row in [(i, row) for i, row in enumerate(rows) if row.shape in _NUMBERED]
        if (found := _DIGITS.match(row.text))
    ]
    chain = rising(numbers)
    if len(chain) < max(MIN_NUMBERED, NUMBERED_RISING * len(numbers)):
        return set()
    return {i for i, _ in numbers if rows[i].shape is NUMBERED and len(rows[i].text) < MAX_HEADING}


def _running_heads(rows: Sequence[Row]) -> dict[int, int]:
    """Rows that come back alike but for a number that rises: a header or footer with its page."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    texts = [row.text for row in rows]
    numbered = [i for i, text in enumerate(texts) if text[0] in _NUMERALS or not _NUMERALS.isdisjoint(text[-2:])]
    for i in numbered:
        if rows[i].shape not in _NO_HEADS:
            digits = _DIGITS.findall(texts[i])
            key = _MARKS.sub(" ", texts[i])
            if digits and len(key) > 3:
                groups[key].append((i, int(digits[-1][:6])))
    found: dict[int, int] = {}
    for group in groups.values():
        if len(group) < MIN_HEADS or group[-1][0] - group[0][0] < HEADS_APART * (len(group) - 1):
            continue
        if len(rising(group)) >= max(MIN_HEADS, HEADS_RISING * len(group)):
            found.update(group)
    return found


def _constant_heads(rows: Sequence[Row], numbered: dict[int, int]) -> list[int]:
    """Rows that come back unchanged, nearly always beside a page number."""
    beside: dict[str, list[int]] = defaultdict(list)
    for i in numbered:
        for k in (i - 1, i + 1):
            if 0 <= k < len(rows) and len(rows[k].text) > 3 and k not in numbered and not _is_content(rows, k):
                beside[rows[k].text].append(k)
    likely = {text: places for text, places in beside.items() if len(places) >= MIN_HEADS}
    if not likely:
        return []
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.text in likely:
            counts[row.text] += 1
    return [k for text, places in likely.items() if len(places) >= BESIDE_NUMBERS * counts[text] for k in places]


def _is_content(rows: Sequence[Row], k: int) -> bool:
    """Whether a row is a heading, or a cue with its speech below: these come back, too, also below page numbers."""
    if rows[k].shape is HEADING:
        return True
    if not rows[k].name or k + 1 >= len(rows):
        return False
    return rows[k + 1].shape in (PROSE, ASIDE, TITLE)


def _is_spoken(rows: Sequence[Row], i: int) -> bool:
    """Whether a number goes on from the row above it, as an answer or a year, and is no page."""
    if not i or rows[i].gap:
        return False
    above = rows[i - 1]
    if above.shape is NAME:
        return not above.text.endswith("#")
    return above.shape is PROSE and len(rows[i].text.strip(".")) > 3 and rows[i].text.strip(".").isdigit()


def _front(rows: Sequence[Row]) -> tuple[int, list[int]]:
    """Before which row the script begins, and the rows of its title page."""
    stop = _first_sign(rows)
    front = []
    comment = ""  # what closes the comment that a web page's script began
    for i in range(stop):
        text = rows[i].text
        if comment:
            comment = "" if comment in text else comment
            continue
        comment = next((close for begin, close in _COMMENTS if text.startswith(begin) and close not in text), "")
        if _WEB_TITLE.match(text):
            front.append(i)
        if comment or rows[i].shape is NUMBER or _WEB.search(text):
            continue
        if _is_story(rows, i, stop):
            stop = i
            break
        front.append(i)
    return stop, front


def _first_sign(rows: Sequence[Row]) -> int:
    """The first row that only a script has: a heading, FADE IN, a name that comes back and its speech."""
    names: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.shape is NAME:
            names[row.name] += 1
    numbered = numbered_headings(rows)
    last_web = 0
    for i, row in enumerate(rows[:FRONT_ROWS]):
        if row.shape in (HEADING, ACT) or i in numbered or (row.shape is TRANSITION and _FADE.match(row.text)):
            return i
        if (
            names.get(row.name, 0) > 2
            and i + 1 < len(rows)
            and not rows[i + 1].gap
            and not _CREDIT.search(rows[i + 1].text)
        ):
            return i
        if _WEB.search(row.text):
            last_web = i + 1
    return last_web


def _is_story(rows: Sequence[Row], i: int, stop: int) -> bool:
    """Whether a paragraph begins here, as no title page has one."""
    here = rows[i]
    if here.shape is ASIDE and i + 1 >= stop:
        return True
    if here.shape is not PROSE or len(here.text) < LONG_ROW or _CREDIT.search(here.text):
        return False
    if i + 1 >= stop:
        return here.text[-1] in ".!?:"
    below = rows[i + 1]
    return not below.gap and below.shape is PROSE and not _WEB.search(below.text) and not _CREDIT.search(below.text)


def _watermark(rows: Sequence[Row]) -> list[int]:
    """Rows of one letter, apart from what is above: of COPY across a page, a scan keeps a letter a row."""
    single = [i for i, row in enumerate(rows) if len(row.text) == 1 and row.text.isalpha() and row.shape is not NAME]
    apart = {i for i in single if not i or rows[i].gap or abs(rows[i].column - rows[i - 1].column) >= APART}
    if len(apart) < MIN_LETTERS:
        return []
    return [i for i in single if i in apart or (rows[i].text.isupper() and rows[i].text not in "AI")]


def _tail(rows: Sequence[Row]) -> list[int]:
    """Rows behind the end: of a web page, or loose ones below THE END."""
    begin = max(0, len(rows) - TAIL_ROWS)
    ends = [i for i in range(begin, len(rows)) if _END.match(rows[i].text)]
    after = ends[-1] + 1 if ends else len(rows)
    if any(rows[i].shape in (HEADING, NAME) for i in range(after, len(rows))):
        after = len(rows)
    return [i for i in range(begin, len(rows)) if i >= after or _WEB.search(rows[i].text)]
