"""A parser for tests: says of a text what the test wrote down, word by word."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from whosestory.language.syntax import Word


def words_of(text: str, rows: str) -> list[Word]:
    """The words of a text from rows of `word tag relation head`; the head is the number of its row, from 1."""
    out, at = [], 0
    for row in filter(None, (row.strip() for row in rows.splitlines())):
        word, tag, relation, head = row.split()
        start = text.index(word, at)
        at = start + len(word)
        out.append(Word(start, at, int(head) - 1, relation, tag))
    return out


@dataclass
class Told:
    """A parser that knows the texts it was told of; of others it says nothing."""

    rows: dict[str, str] = field(default_factory=dict)
    name: str = "told 1.0"
    asked: list[str] = field(default_factory=list)

    def parse(self, texts: Sequence[str]) -> list[list[Word]]:
        self.asked += texts
        return [words_of(text, self.rows.get(text, "")) for text in texts]
