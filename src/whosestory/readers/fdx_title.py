"""The title page of a Final Draft file: `Key: value` rows where it has them, else by what the rows say."""

import re
from collections.abc import Sequence

from whosestory.readers.fountain_title import DRAFT_KEYS, KNOWN_KEYS
from whosestory.readers.title_page import parse_title_page

_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{0,30}?):\s*(?P<value>\S.*)$", re.DOTALL)
_CREDIT = re.compile(r"(?:(?:screenplay|teleplay|story|written|script|adapted|created)\s+)?by\W?$", re.IGNORECASE)
_GOES_ON = ("&", " and", ",")  # of a row with an author: the next has one too
_PLACEHOLDER = re.compile(r"\s*\([mdy/. -]+\)", re.IGNORECASE)  # "Blue Rev. (mm/dd/yyyy)": no date was filled in


def read_title_page(rows: Sequence[str], revision: str) -> list[tuple[str, str]]:
    """Keys and values in the order of the page; `revision` is the name of the newest revision of the text.

    >>> read_title_page(["LOW WATER", "Written by", "A. Writer", "Draft date: 3 May"], "Blue Rev. (mm/dd/yy)")
    [('title', 'LOW WATER'), ('credit', 'Written by'), ('author', 'A. Writer'), ('draft date', '3 May'), \
('revision', 'Blue Rev.')]
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    awaits_author = False
    for row in rows:
        match = _KEY.match(row)
        if match and match["key"].lower() in KNOWN_KEYS:
            found[match["key"].lower()] = match["value"].strip()
        elif awaits_author:
            found["author"] = f"{found.get('author', '')} {row}".strip()
            awaits_author = row.endswith(_GOES_ON)
            continue
        elif not found and not rest:
            found["title"] = row
        elif "credit" not in found and _CREDIT.match(row):
            found["credit"] = row
            awaits_author = "author" not in found
            continue
        else:
            rest.append(row)
        awaits_author = False
    for key, value in parse_title_page([found.get("title", "-"), *rest]):
        found.setdefault(key, value)
    name = _PLACEHOLDER.sub("", revision).strip()
    if name:
        found.setdefault("revision", name)
    return list(found.items())


def draft_of(title_page: Sequence[tuple[str, str]]) -> str:
    """The draft that a title page names."""
    given = dict(title_page)
    return ", ".join(given[key] for key in DRAFT_KEYS if given.get(key))
