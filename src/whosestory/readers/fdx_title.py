"""The title page of a Final Draft file: `Key: value` rows where it has them, else by what the rows say."""

import re
from collections.abc import Sequence

from whosestory.readers.fountain_title import DRAFT_KEYS, KNOWN_KEYS
from whosestory.readers.title_page import parse_title_page

_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{0,30}?):\s*(?P<value>\S.*)$", re.DOTALL)
_CREDIT = re.compile(r"(?:(?:screenplay|teleplay|story|written|script|adapted|created)\s+)?by\W?$", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\s*\([mdy/. -]+\)", re.IGNORECASE)  # "Blue Rev. (mm/dd/yyyy)": no date was filled in


def read_title_page(rows: Sequence[str], revision: str) -> list[tuple[str, str]]:
    """Keys and values in the order of the page; `revision` is the name of the newest revision of the text.

    >>> read_title_page(["LOW WATER", "Written by", "A. Writer", "Draft date: 3 May"], "Blue Rev. (mm/dd/yy)")
    [('title', 'LOW WATER'), ('credit', 'Written by'), ('author', 'A. Writer'), ('draft date', '3 May'), \
('revision', 'Blue Rev.')]
    """
    keyed: list[tuple[int, str, str]] = []
    plain: list[str] = []
    where: dict[str, int] = {}  # of each plain row
    for i, row in enumerate(rows):
        match = _KEY.match(row)
        if match and match["key"].lower() in KNOWN_KEYS:
            keyed.append((i, match["key"].lower(), match["value"].strip()))
        elif _CREDIT.match(row) and not any(key == "credit" for _, key, _ in keyed):
            keyed.append((i, "credit", row))
            plain.append(row)
        else:
            plain.append(row)
            where.setdefault(row, i)
    given = {key for _, key, _ in keyed}
    for key, value in parse_title_page(plain):
        if key not in given:
            keyed.append((where.get(value.partition("; ")[0], _ORDER.get(key, len(rows))), key, value))
    found = [(key, value) for _, key, value in sorted(keyed, key=lambda entry: entry[0])]
    name = _PLACEHOLDER.sub("", revision).strip()
    return [*found, ("revision", name)] if name and "revision" not in given else found


_ORDER = {"title": -1}


def draft_of(title_page: Sequence[tuple[str, str]]) -> str:
    """The draft that a title page names."""
    given = dict(title_page)
    return ", ".join(given[key] for key in DRAFT_KEYS if given.get(key))
