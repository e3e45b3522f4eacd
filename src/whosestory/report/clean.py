"""Text that came from a file, made fit to be shown: nothing in it moves the cursor or turns the direction."""

import re

from whosestory.report.pages import Quote

# controls (C0, C1), marks that turn the direction of writing, byte-order marks, half surrogate pairs, non-characters
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
MAX_NAME = 32  # characters: a name on a page; a longer one is cut, and marked as cut


def fit(text: str) -> str:
    """A text without what a terminal would obey and what turns the direction of writing; its white space stays."""
    return _UNFIT.sub("", text)


def shown(text: str) -> str:
    """A text as pages show it: white space as single spaces, nothing that a terminal would obey.

    >>> shown("BEN\\x1b[31m  \\n SANDERSON")
    'BEN[31m SANDERSON'
    """
    return " ".join(_UNFIT.sub("", text).split())


def shown_name(name: str, *, limit: int = MAX_NAME) -> str:
    """A name as pages show it: cut where it's longer than any name.

    >>> shown_name("A" * 40)
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA…'
    """
    name = shown(name)
    return name if len(name) <= limit else name[: limit - 1] + "…"


def shown_row(row: str) -> str:
    """A row of a script as pages show it: its blanks kept, nothing that a terminal would obey."""
    return _UNFIT.sub("", row.rstrip().expandtabs(8)).replace("\f", "").replace("\v", "")


def quoted(quote: Quote) -> str:
    """A quote as pages show it, in quotation marks, marked where the line goes on."""
    return f"{quote.before}“{shown(quote.text)}”{quote.after}"
