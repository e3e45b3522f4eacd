"""What a word is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosestory.language import count_spoken_words, count_words
from whosestory.language.words import MANY_WIDE, WordCounts


@pytest.mark.parametrize(
    ("text", "n_words"),
    [
        ("", 0),
        ("   \n\t", 0),
        ("-- ... !? '", 0),
        ("Stay.", 1),
        ("I can't stay.", 3),
        ("I can’t stay.", 3),
        ("the ex-wife's car", 3),
        ("the ex‑wife", 2),  # a hyphen that doesn't break
        ("stay--or go", 3),
        ("stay—or go", 3),
        ("rock 'n' roll", 3),
        ("the boys' room", 3),
        ("1,000 dollars", 3),  # 1 and 000: a comma is no part of a word
        ("2nd of May, 1995", 4),
        ("3.5", 2),
        ("and/or", 2),
        ("B-b-but", 1),
        ("snake_case", 2),
        ("*Stay* _here_", 2),
        ("Où est l'été?", 3),
        ("Привет, мир", 2),
        ("J.D.", 2),
        ("O.K.?", 2),
    ],
)
def test_words(text: str, n_words: int) -> None:
    assert count_words(text) == n_words


@pytest.mark.parametrize(
    ("text", "n_words"),
    [
        ("Stay. (beat) Please.", 2),
        ("(beat)", 0),
        ("Stay (for once).", 1),
        ("(to Ben) Stay. (to Sera) Go now.", 3),
        ("Stay (and never closed", 4),
        ("Stay) and never opened", 4),
        ("(a (b) c) d", 3),  # only the inner pair closes: a, c, d
        ("No parentheses here", 3),
    ],
)
def test_what_stands_in_parentheses_is_not_spoken(text: str, n_words: int) -> None:
    assert count_spoken_words(text) == n_words


@given(st.text(max_size=200), st.text(max_size=200))
def test_rows_add_up(one: str, other: str) -> None:
    assert count_words(f"{one}\n{other}") == count_words(one) + count_words(other)
    assert count_spoken_words(one) <= count_words(one)


@given(st.text("ab1-'’‑_ .(\n)é²œ日—“"), st.integers(0, 30), st.integers(0, 30))
def test_counted_together_as_one_by_one(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    counts = WordCounts(text)
    assert counts.count(start, end) == count_words(text[start:end])
    assert counts.count_spoken(start, end) == count_spoken_words(text[start:end])


def test_a_text_with_many_characters_beyond_latin() -> None:
    text = " ".join(chr(0x4E00 + i) for i in range(2 * MANY_WIDE)) + " — end"
    assert WordCounts(text).count(0, len(text)) == 2 * MANY_WIDE + 1
