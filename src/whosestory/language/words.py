"""What a word is. Words are counted here and nowhere else."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
_ASIDE = re.compile(r"\([^()]*\)")


def count_words(text: str) -> int:
    """How many words a text has: runs of letters or digits with inner apostrophes and hyphens.

    >>> count_words("Don't -- the ex-wife's 2nd car!")
    5
    """
    return len(_WORD.findall(text))


def count_spoken_words(text: str) -> int:
    """How many words of a speech are spoken: what stands in parentheses is left out.

    >>> count_spoken_words("Stay. (beat) Please.")
    2
    """
    return len(_WORD.findall(_ASIDE.sub(" ", text) if "(" in text else text))
