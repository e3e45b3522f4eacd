"""How a text writes its words: in capitals or not, and which two stand side by side."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from whosestory.cast.names import fold
from whosestory.language.words import letter_runs

MIN_LETTERS = 2  # of a word that is counted: I and A say nothing

_REST = r"(?:[^\W\d_]+(?:['’-][A-Z][^\W\d_]*)?|['’][A-Z][^\W\d_]+|\b)"  # Jack, Smith-Jones, O'Connell, D
_PART = rf"[A-ZÀ-Þ]{_REST}"
_RUN = re.compile(rf"[A-ZÀ-Þ](?<=\b.){_REST}(?: {_PART})+")  # opens with a letter, to pass over all others fast


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How often words stand how, folded."""

    pairs: Counter[str]  # JACK CATES: two capitalised words side by side
    lower_seen: Counter[str]  # in lower case, in action
    lower_said: Counter[str]  # in lower case, in speech
    capitals: Counter[str]  # capitalised, but not all in capitals


def count_words_as_written(seen: str, said: str) -> WordCounts:
    """Count the words of action and speech by how they are written."""
    lower_seen, titled_seen = _cases(seen)
    lower_said, titled_said = _cases(said)
    return WordCounts(capital_pairs(seen, said), lower_seen, lower_said, titled_seen + titled_said)


def _cases(text: str) -> tuple[Counter[str], Counter[str]]:
    """The words in lower case, and those with a capital at the front alone."""
    lower: dict[str, int] = {}  # no counter until they are counted: a counter is slow at words that are new to it
    titled: dict[str, int] = {}
    for word, n in Counter(letter_runs(text)).items():
        if len(word) < MIN_LETTERS:
            continue
        if word.islower():
            folded = fold(word)
            lower[folded] = lower.get(folded, 0) + n
        elif word.istitle():
            folded = fold(word)
            titled[folded] = titled.get(folded, 0) + n
    return Counter(lower), Counter(titled)


def capital_pairs(*texts: str) -> Counter[str]:
    """Full names, folded: Jack Cates; JACK CATES before a comma or parenthesis, where the former is written too."""
    pairs: Counter[str] = Counter()
    introduced: Counter[str] = Counter()
    for text in texts:
        for run in _RUN.finditer(text):
            before_mark = text[run.end() : run.end() + 2].lstrip()[:1] in {",", "("}
            for first, second in pairwise(run[0].split(" ")):
                if first.istitle() and second[0].isupper() and (len(second) == 1 or not second.isupper()):
                    pairs[f"{fold(first)} {fold(second)}"] += 1
                elif before_mark and first.isupper() and second.isupper():
                    introduced[f"{fold(first)} {fold(second)}"] += 1
    for full in pairs:
        pairs[full] += introduced[full]
    return pairs
