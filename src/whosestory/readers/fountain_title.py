"""The title page of a Fountain text: `Key: value` rows at the very top."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from whosestory.readers.fountain_rows import Row, State
from whosestory.work import LineKind, WorkBuilder

_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9 /_-]{0,30}?)\s*:\s*(?P<value>.*)$")
KNOWN_KEYS = frozenset(
    {
        "title", "subtitle", "credit", "credits", "author", "authors", "writer", "writers", "written by", "story by",
        "source", "based on", "notes", "draft", "draft date", "date", "revision", "revised", "version", "contact",
        "copyright", "episode", "series", "show", "production company", "format", "language",
    }
)  # fmt: skip
DRAFT_KEYS = ("revision", "version", "draft", "draft date", "revised", "date")
_EMPHASIS = "*_ \t"


@dataclass(slots=True)
class _Entry:
    key: str
    values: list[str] = field(default_factory=list)
    opened: bool = False  # nothing stood beside the key: rows without an indent belong to it too


def has_title_page(rows: list[Row]) -> bool:
    """Whether a text opens with a title page: rows of keys, one of them well known."""
    first = next((i for i, row in enumerate(rows) if row.state is State.TEXT), None)
    if first is None:
        return False
    block = list(takewhile(lambda row: row.state is not State.BLANK, rows[first:]))
    if block[0].is_plain or block[0].is_shot:
        return False
    if _known(block[0]):
        return True
    keyed = all(row.indent or _KEY.match(row.text) for row in block if row.text)
    return keyed and any(_known(row) for row in block)


def read_title_page(rows: list[Row], builder: WorkBuilder) -> int:
    """Give the title page to the builder; the index of the first row behind it."""
    if not has_title_page(rows):
        return 0
    entries: list[_Entry] = []
    end = 0
    for i, row in enumerate(rows):
        after_blank = i > end and any(before.state is State.BLANK for before in rows[end:i])
        if row.state is not State.TEXT:
            continue
        if not _take(entries, row, after_blank=bool(entries) and after_blank):
            break
        end = i + 1
    for row in rows[:end]:
        for span, hidden in row.parts:
            builder.add(LineKind.NOTE if hidden else LineKind.FURNITURE, span)
    for entry in entries:
        builder.title_page.append((entry.key, (" " if entry.key == "title" else "\n").join(entry.values)))
    given = dict(builder.title_page)
    builder.draft = ", ".join(given[key] for key in DRAFT_KEYS if given.get(key))
    return end


def _take(entries: list[_Entry], row: Row, *, after_blank: bool) -> bool:
    """Add a row to the entries; False if it is no part of the title page."""
    match = None if row.is_plain or row.is_shot else _KEY.match(row.text)
    is_key = match is not None and (_known(row) or not (row.indent or after_blank))
    if match and is_key:
        value = match["value"].strip(_EMPHASIS)
        entries.append(_Entry(match["key"].strip().lower(), [value] if value else [], opened=not value))
    elif entries and not after_blank and (row.indent or entries[-1].opened):
        entries[-1].values.append(row.text.strip(_EMPHASIS))
    else:
        return False
    return True


def _known(row: Row) -> bool:
    match = _KEY.match(row.text)
    return match is not None and match["key"].strip().lower() in KNOWN_KEYS
