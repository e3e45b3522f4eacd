"""Word lists of our own. Each `NAME.txt` has a `NAME.toml`: what it is, how it was made, when, and its licence."""

from functools import cache
from importlib.resources import files


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a list, each as its words; comments and blank rows left out."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(tuple(row.split()) for row in text.splitlines() if row.strip() and not row.startswith("#"))


@cache
def load_words(name: str) -> frozenset[str]:
    """All words of a list."""
    return frozenset(word for row in load_rows(name) for word in row)
