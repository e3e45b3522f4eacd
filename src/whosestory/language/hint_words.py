"""Where any of many words or phrases stand in a text, found in one pass over it, however many they are."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

SIZE = 4  # letters by which a word is found
_N_MIXED = 1 << 16
_SPREAD = np.uint16(40503)  # odd, about 65536 over the golden ratio: letters that are alike are mixed to other numbers


class HintWords:
    """Words to be found: four letters of each, of all words at once; where such stand, the words that have them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_letters: dict[bytes, list[tuple[str, int]]] = {}  # with how far into the word the letters stand
        self._may_be = np.zeros(_N_MIXED, dtype=bool)  # by the letters, mixed: a few others are mixed alike
        for word in words:
            if len(word) < SIZE:
                raise ValueError(f"too short to be looked for: {word!r}")
            at = _telling_part(word)
            letters = _bytes(word[at : at + SIZE])
            self._by_letters.setdefault(letters, []).append((word, at))
            self._may_be[_mixed(letters)] = True

    def find(self, text: str) -> list[tuple[str, int]]:
        """Each place where a word begins, in a word's middle too; by the words in alphabetical order.

        >>> HintWords(("dead", "the late")).find("the deadline of the late dead")
        [('dead', 4), ('dead', 25), ('the late', 16)]
        """
        plain = _bytes(text)
        out = []
        for at in np.flatnonzero(self._may_be.take(_mixed(plain))).tolist():
            for word, before in self._by_letters.get(plain[at : at + SIZE], ()):
                if at >= before and text.startswith(word, at - before):
                    out.append((word, at - before))
        return sorted(out)


def _bytes(text: str) -> bytes:
    """A byte for each character; those beyond Latin-1 become question marks, in words and texts alike."""
    return text.encode("latin-1", errors="replace")


def _mixed(plain: bytes) -> NDArray[np.uint16]:
    """Each four neighbouring bytes as a number below `_N_MIXED`."""
    numbers = np.frombuffer(plain, dtype=np.uint8).astype(np.uint16)
    pairs = numbers[:-1] << 8 | numbers[1:]
    return np.asarray(pairs[:-2] * _SPREAD + pairs[2:])


def _telling_part(word: str) -> int:
    """Where the letters begin by which it's found: of a phrase those around its last blank, which are rare."""
    blank = word.rstrip().rfind(" ")
    return max(0, min(blank - 1, len(word) - SIZE))
