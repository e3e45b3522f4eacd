"""What a line says of losses and gains by all of its words together, learnt from lines of our own (`training/`)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import numpy as np

from whosestory.language.lexicons import load_rows
from whosestory.language.linear import Floats, grams, load_model
from whosestory.language.verbs import look_up

NONE = "none"
_NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][a-z’'-]+")  # a capital within a sentence
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*(?:n't|'(?:m|re|ve|ll|d)\b)?|'s|[0-9]+|[?!]")
_LONGEST = 4  # words that a row of the list joins


def fortune_features(text: str, labels: Sequence[str], *, is_speech: bool) -> list[str]:
    """What the model reads in a line: words, pairs, classes of words, and the `labels` that phrases gave it.

    >>> fortune_features("They fire Ada.", ["work loss"], is_speech=False)[:5]
    ['they', 'fire', '@name', 'they fire', 'fire @name']
    """
    words = ["@name" if word == "xname" else word for word in _WORD.findall(_plain(text))]
    out = list(grams(words))
    out += [f"@{name}" for name in _classes(words)]
    for label in labels:
        kind, sign = label.split()
        out += [f"={label}", f"={kind}", f"={sign}"]
    out += [] if labels else ["=nothing"]
    out.append("@speech" if is_speech else "@action")
    return out


def fortune_chances(text: str, labels: Sequence[str], *, is_speech: bool) -> tuple[str, float]:
    """The likeliest loss or gain of a line (`body loss` ...), and the chance that it tells one at all, 0 to 1."""
    model = load_model("ledger")
    chances: Floats = model.chances(fortune_features(text, labels, is_speech=is_speech))
    none = model.labels.index(NONE)
    some = 1 - float(chances[none])
    chances[none] = -1
    return model.labels[int(np.argmax(chances))], some


def _plain(text: str) -> str:
    return _NAME.sub("Xname", text).lower().replace("’", "'")


def _classes(words: Sequence[str]) -> Iterator[str]:
    """The classes of the list in which the words stand, in order."""
    joined = _joined()
    for at, word in enumerate(words):
        yield from _classes_of(word)
        if word in joined:
            for n in range(2, _LONGEST + 1):
                yield from joined[word].get(tuple(words[at : at + n]), ())


@lru_cache(maxsize=20_000)
def _classes_of(word: str) -> tuple[str, ...]:
    """The classes of a word in any of its base forms."""
    single = _single()
    forms = [word, look_up(word)[1], word.removesuffix("s"), word.removesuffix("es")]
    return tuple(dict.fromkeys(name for form in dict.fromkeys(forms) for name in single.get(form, ())))


@cache
def _single() -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for name, *words in load_rows("fortune_words"):
        for word in words:
            out[word].append(name)
    return dict(out)


@cache
def _joined() -> dict[str, dict[tuple[str, ...], list[str]]]:
    """Words that stand together, by the first of them."""
    out: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for name, *rows in load_rows("fortune_words"):
        for row in rows:
            if "_" in row:
                words = tuple(_WORD.findall(row.replace("_", " ")))
                out.setdefault(words[0], {}).setdefault(words, []).append(name)
    return out
