"""Why a line counts, in a clause that needs no knowledge of the measures."""

from whosestory.cast import Character
from whosestory.measures import Measure

ALIKE = frozenset({"turns", "frame"})  # measures of whose events none says more than another
_CLAUSES = {
    "voice": "{name} says {words}",
    "turns": "{name} takes the word",
    "presence": "{name} is in this scene",
    "solitude": "{name} is here without the other leads",
    "attention": "the action watches {name}",
    "narration": "{name} tells it: {words}",
    "frame": "{name}'s telling holds this scene",
    "looking": "we look with {name}",
    "inner": "{name}'s mind is open to us",
    "agency": "{name} acts",
    "initiative": "{name} says what is to be done",
    "change": "{name} is moved here, or turns",
    "ending": "{name} is heard or seen at the end",
}
_MOST = {
    "voice": "{name}'s longest line: {words}",
    "attention": "no other paragraph watches {name} as closely",
    "narration": "{name}'s longest stretch of telling: {words}",
    "agency": "no other paragraph has as many acts of {name}",
}


def why(measure: Measure, character: Character, amount: float, *, is_most: bool) -> str:
    """The clause for one line; `is_most` says that no other line has as much for this character."""
    clause = (_MOST.get(measure.name) if is_most else None) or _CLAUSES.get(measure.name)
    if clause is None:
        return f"counts for {character.name}: {amount:g} {measure.counts}"
    return clause.format(name=character.name, words=count(round(amount), "word"))


def count(n: int, what: str) -> str:
    """A number with its noun.

    >>> count(1, "scene"), count(2000, "word")
    ('1 scene', '2,000 words')
    """
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def listed(words: list[str]) -> str:
    """Words in a row: `a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
