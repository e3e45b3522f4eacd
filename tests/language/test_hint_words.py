"""Words found all at once are those that a search for each would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosestory.language.dying import hint_words, hints
from whosestory.language.hint_words import HintWords

WORDS = ("dead", "deadly calm", "the late ", "it over", "don’t move", "aaaa")


def one_by_one(words: tuple[str, ...], text: str) -> list[tuple[str, int]]:
    """The plain way: every place of every word."""
    return [(word, at) for word in sorted(words) for at in range(len(text)) if text.startswith(word, at)]


@given(st.lists(st.sampled_from([*WORDS, "d", "a", "e", "?", " ", "’", "é", "東", "don?t move", "over"])).map("".join))
def test_finds_what_a_search_for_each_finds(text: str) -> None:
    assert HintWords(WORDS).find(text) == one_by_one(WORDS, text)


@pytest.mark.parametrize("text", ["", "d", "dea", "dead"])
def test_short_texts(text: str) -> None:
    assert HintWords(WORDS).find(text) == one_by_one(WORDS, text)


def test_a_word_that_is_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="'rip'"):
        HintWords(("dead", "rip"))


def test_every_word_of_dying_is_found() -> None:
    text = " | ".join(hints())
    assert hint_words().find(text) == one_by_one(hints(), text)
