"""What a title page says: title, authors, draft, date."""

import re
from collections.abc import Sequence

MAX_TITLE = 90  # characters
MAX_DRAFT = 70
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATE = re.compile(
    rf"\b(?:{_MONTH}\.?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s{{0,2}})?\d{{4}}|\d{{1,2}}\s{_MONTH}\s\d{{4}}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|^\W{0,2}(?:19|20)\d\d\W{0,2}$)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:drafts?|revis\w+|rewrite|shooting script|final|polish|version)\b", re.IGNORECASE)
_BASED = re.compile(
    r"^\W{0,3}(?:based (?:up)?on|from (?:the|a|an) |adapted from)\s*(?:the |a |an )?(.*)$", re.IGNORECASE
)
_BY = re.compile(
    r"^\W{0,3}(?:(?:an? )?(?:original )?"
    r"(?:screen\s?play|teleplay|story|script|written|transcri\w+|adaptation|adapted)\b[\w\s&,/]{0,40}?)?\bby\b:?\s*(.*)$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^\W{0,3}(?:an? )?(?:original )?(?:screen\s?play|teleplay|written|story|script)\W{0,3}$", re.IGNORECASE
)
_TITLE_BY = re.compile(
    r"^(.{2,80}?)[\s,;:–—-]+(?:(?:screenplay|written|(?:movie\s)?script|transcribed)\s?)?by\s+([A-Z].{2,80})$"
)
_AFTER_NAMES = re.compile(r"(?<=[a-z]{3})\.\s?(?=[A-Z])")  # a web page's row goes on: "... Writer.Final draft."
_QUOTED = re.compile(r'^["“](.{2,80}?)[,.]?["”]')
_SITE = re.compile(
    r"\s*(?:\(\d{4}\)\s*)?(?:[-–—]\s)?(?:movie|film|tv|continuity)?\s*(?:script|transcript|screenplay).{0,90}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\s*\((?:19|20)\d\d\)\s*$")
_INVERTED = re.compile(r"^(.{2,60}), (The|A|An)$")
_FILE = re.compile(r"^\S{3,80}\.\w{2,5}$")
_WORD_SPACE = re.compile(r"\s{3,}")
_NO_TITLE = re.compile(
    r"continuity$|spotting list|copyright|registered|rights reserved|©|\bproperty of\b|@|\d{3}[-.\s]\d{4}|['’]s$",
    re.IGNORECASE,
)


def parse_title_page(rows: Sequence[str]) -> list[tuple[str, str]]:
    """Keys and values in order of the page: title, author, source, draft, draft date.

    >>> parse_title_page(["Long Way, The (1999)", "written by", "A. Writer", "Second Draft", "May 2, 1999"])
    [('title', 'The Long Way'), ('author', 'A. Writer'), ('draft', 'Second Draft'), ('draft date', 'May 2, 1999')]
    """
    found: dict[str, list[str]] = {}
    awaited = ""  # what the next row gives
    for row in rows:
        text = _close_up(row)
        key, value, awaited = _read(text, awaited, found)
        if key and value and value not in found.setdefault(key, []):
            found[key].append(value)
    return [(key, "; ".join(values)) for key, values in found.items()]


def _read(text: str, awaited: str, found: dict[str, list[str]]) -> tuple[str, str, str]:
    """The key and value of a row, and what the row below will give."""
    again = _TITLE_BY.match(text)
    if again and _clean(again[1]) in found.get("title", ()):
        return _title(text, found)
    if based := _BASED.match(text):
        more = not based[1] or based[1].lower().endswith((" by", " of"))
        return "source", "" if more else text, "source" if more else ""
    if by := _BY.match(text):
        return "author", by[1].strip(' "'), "" if by[1] else "author"
    if text.lower().endswith((" by", " by:")):
        return "", "", "" if "previous" in text.lower() else "author"
    if _HEAD.match(text):
        return "", "", "author"
    if text.lower() in ("and", "&", "with"):
        return "", "", "author" if "author" in found else ""
    date = _DATE.search(text)
    if len(text) <= MAX_DRAFT and (date or _DRAFT.search(text)) and found:
        if date and not _DRAFT.search(text):
            return "draft date", date[0].strip(), ""
        return "draft", text, ""
    if awaited and len(text) < MAX_TITLE:
        return awaited, text.strip(' "'), awaited if text.endswith(("&", "and", ",")) or text in "&" else ""
    if "title" not in found and len(text) <= MAX_TITLE and not _NO_TITLE.search(text) and not _FILE.match(text):
        return _title(text, found)
    return "", "", ""


def _title(text: str, found: dict[str, list[str]]) -> tuple[str, str, str]:
    quoted = _QUOTED.match(text)
    by = _TITLE_BY.match(text)
    if by:
        found.setdefault("title", [_clean(quoted[1] if quoted else by[1])])
        return "author", _AFTER_NAMES.split(by[2])[0].strip(), ""
    title = _clean(quoted[1] if quoted else text)
    return ("title", title, "") if any(map(str.isalpha, title)) else ("", "", "")


def _clean(title: str) -> str:
    """A title without what a site adds: `Long Way, The (1999) movie script` is The Long Way."""
    title = _YEAR.sub("", _SITE.sub("", title)).strip(' "“”-–—*_')
    inverted = _INVERTED.match(title)
    return f"{inverted[2]} {inverted[1]}" if inverted else title


def _close_up(text: str) -> str:
    """A row with single spaces; T H E   E N D is THE END."""
    parts = text.split()
    if len(parts) < 4 or any(len(part) > 1 for part in parts):
        return " ".join(parts)
    return " ".join("".join(word.split()) for word in _WORD_SPACE.split(text.strip()))
