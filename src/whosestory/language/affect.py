"""How bright or dark a sentence is by its words, denial handled: VADER, loaded where it is first asked for."""

from functools import cache
from typing import Protocol

from whosestory.language.lexicons import load_words
from whosestory.language.phrases import plain_words

_NO_FEELING = frozenset({"like"})  # of scripts, mostly a comparison; a hand is no help there, but a hand


class _Analyzer(Protocol):
    lexicon: dict[str, float]

    def polarity_scores(self, text: str) -> dict[str, float]: ...


@cache
def _analyzer() -> _Analyzer:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # type: ignore[import-untyped]

    made: _Analyzer = SentimentIntensityAnalyzer()
    for word in load_words("body_parts") | _NO_FEELING:
        made.lexicon.pop(word, None)
    return made


def affect(text: str) -> float:
    """VADER's compound value, -1 dark to 1 bright; 0 also where no word has a value.

    >>> affect("I love it") > 0 > affect("I don't love it")
    True

    References:
        Hutto & Gilbert 2014, VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text.
    """
    lexicon = _analyzer().lexicon
    if not any(word in lexicon for word in plain_words(text).split()):
        return 0.0  # the same, and far cheaper than to ask
    return float(_analyzer().polarity_scores(text)["compound"])


def affect_words(text: str) -> tuple[str, ...]:
    """The words of a text that have a value, in its order.

    >>> affect_words("A lovely day for a murder.")
    ('lovely', 'murder')
    """
    return tuple(word for word in plain_words(text).split() if word in _analyzer().lexicon)
