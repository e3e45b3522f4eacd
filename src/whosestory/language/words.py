"""What a word is. Words are counted here and nowhere else."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
_ASIDE = re.compile(r"\([^()]*\)")
# The same words told by marks, which are counted three times as fast: each character of Latin-1 as a letter or
# digit (a), an inner apostrophe or hyphen (-) or a gap. A word begins behind a gap, or behind a mark that joins none.
_MARKS = bytes(ord("a" if chr(at).isalnum() else "-" if chr(at) in "'-" else " ") for at in range(256))
_BEGINNINGS = (b" a", b" -a", b"--a")
_IS_LETTER = bytes(mark == ord("a") for mark in _MARKS)
_IS_JOIN = bytes(mark == ord("-") for mark in _MARKS)
MANY_WIDE = 40  # characters beyond Latin-1: fewer are each replaced in less time than a table of them takes
_BEYOND_LATIN = re.compile(r"[^\x00-\xff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ONLY_LETTERS = bytes(at if _LETTERS.match(chr(at)) else ord(" ") for at in range(256))


def count_words(text: str) -> int:
    """How many words a text has: runs of letters or digits with inner apostrophes and hyphens.

    >>> count_words("Don't -- the ex-wife's 2nd car!")
    5
    """
    try:
        marks = b" " + text.replace("’", "'").encode("latin-1").translate(_MARKS)
    except UnicodeEncodeError:
        return len(_WORD.findall(text))
    return sum(map(marks.count, _BEGINNINGS))


def count_spoken_words(text: str) -> int:
    """How many words of a speech are spoken: what stands in parentheses is left out.

    >>> count_spoken_words("Stay. (beat) Please.")
    2
    """
    return count_words(_ASIDE.sub(" ", text) if "(" in text else text)


class WordCounts:
    """The words of any stretch of one text, counted as `count_words` does but marked all at once: for lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = b" " + _as_latin(text)
        self._begins = _mark_beginnings(self._plain)

    def count(self, start: int, end: int) -> int:
        """`count_words` of the text from `start` to `end`."""
        if self._plain[start] in b" \n\t":
            return self._begins.count(1, start + 1, end + 1)
        return count_words(self._text[start:end])  # what stands before it may be of its first word

    def count_spoken(self, start: int, end: int) -> int:
        """`count_spoken_words` of the text from `start` to `end`."""
        if self._text.find("(", start, end) >= 0 or self._plain[start] not in b" \n\t":
            return count_spoken_words(self._text[start:end])
        return self._begins.count(1, start + 1, end + 1)


def _as_latin(text: str) -> bytes:
    """The text in Latin-1, each character a byte that has the same mark as it."""
    text = text.replace("’", "'")
    for _ in range(MANY_WIDE):
        try:
            return text.encode("latin-1")
        except UnicodeEncodeError as error:
            wide = text[error.start]
            text = text.replace(wide, _latin_for(wide))
    wides = set(_BEYOND_LATIN.findall(text))
    return text.translate({ord(wide): _latin_for(wide) for wide in wides}).encode("latin-1")


def _latin_for(wide: str) -> str:
    return "-" if wide == "‑" else "a" if wide.isalnum() else " "


def _mark_beginnings(plain: bytes) -> bytes:
    """For each character 1 where a word begins, else 0: all at once, as numbers of a byte a character."""
    letters = int.from_bytes(plain.translate(_IS_LETTER), "little")
    joins = int.from_bytes(plain.translate(_IS_JOIN), "little") << 8 & letters << 16
    return (letters & ~(letters << 8 | joins)).to_bytes(len(plain), "little")


def letter_runs(text: str) -> list[str]:
    """The stretches of letters in a text, which are no whole words: `can` and `t` of can't.

    >>> letter_runs("Don't -- the ex-wife's 2nd car!")
    ['Don', 't', 'the', 'ex', 'wife', 's', 'nd', 'car']
    """
    if not text.isascii() and any(map(str.isalnum, set(_BEYOND_LATIN.findall(text)))):
        return _LETTERS.findall(text)
    plain = text.encode("latin-1", errors="replace")  # four times as fast; marks beyond Latin-1 become ?, a gap too
    return plain.translate(_ONLY_LETTERS).decode("latin-1").split()
