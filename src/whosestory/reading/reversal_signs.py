"""Signs that a lead of a short work has changed, each with its two sides; what they weigh is learnt.

`training/fit_leads.py` fits the weights (`reversals.toml`) to the works about change in `tests/works/change` that are
in view, by logistic regression. Every sign lies between 0 and about 1, so the weights can be read beside each other;
but `words` is a logit itself, what all words together say (`change_words`).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, log2

from whosestory.language.phrases import plain_words, sentences
from whosestory.language.statements import OUTRIGHT, Statement, content_of, find_statements
from whosestory.reading.change_words import sides_by_words, words_of_change
from whosestory.reading.deeds_again import DeedAgain, deeds_again
from whosestory.reading.lead_pieces import FIRST, LAST, Piece, lead_pieces
from whosestory.reading.reading import Reading
from whosestory.reading.sayings import Side, progress_of_lines
from whosestory.source import Span
from whosestory.work import Line, LineKind

RARE = 6.0  # a word so often in one's own speeches says half of what it says once
LEARNT_AT = 500.0  # words of the works that the weights are learnt from
# logit that each doubling of the words takes away: in excerpts of 500, 1,000 and 2,000 words from the middle of films,
# where few leads can change, a change is shown of 19, 31 and 44 % without it, of 9, 12 and 11 % with it
A_DOUBLING = 1.0
PLAIN = 0.8  # logit of a sign whose two sides are cited; where it is less, words know better where they stand
TURNS = 3  # a speech with so many marks of a turn says all that such marks can
LONG = 3  # words of a sentence that takes a change back where it is said again
SAME = 2  # as many words said alike at both ends say all that they can
THINGS = 5  # two scenes with so many things in common say all that they can
WORDS = "words"
SIGNS = ("denied", "opposite", "turn_about", "refusal", "again", "alike", "deeds", WORDS)
_NO = re.compile(r"\s*No\b[.,!;]")


@dataclass(frozen=True, slots=True)
class Speech:
    """What a lead says in one line: the parts that aren't questions."""

    side: Side
    progress: float
    said: tuple[tuple[Statement, Side], ...]
    about: frozenset[tuple[str, bool]]  # words and wills, and whether they are denied
    wills: frozenset[str]
    sentences: frozenset[str]  # of two words and more, questions too
    turn: int
    keeps: bool
    refuses: bool  # begins with a no that answers no question


@dataclass(frozen=True, slots=True)
class Shown:
    """The signs of a lead, and the sides of the strongest that has both."""

    signs: dict[str, float]
    sides: tuple[Side, Side] | None
    about: str


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """What each sign adds to the logit of a change; `constant` is what stands without any."""
    text = files("whosestory.reading").joinpath("reversals.toml").read_text("utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


def chance(shown: Shown, n_words: float = LEARNT_AT) -> float:
    """How likely a lead with these signs has changed, 0 to 1, in a work of so many words."""
    weight = weights()
    logit = weight["constant"] + sum(weight[name] * value for name, value in shown.signs.items())
    return 1 / (1 + exp(A_DOUBLING * log2(max(1.0, n_words / LEARNT_AT)) - logit))


def find_signs(reading: Reading) -> dict[str, Shown]:
    """The signs of each lead."""
    names = _names(reading)
    deeds = deeds_again(reading, names, FIRST, LAST)
    speeches = _speeches(reading, names)
    pieces = lead_pieces(reading)
    return {who: _with_words(_shown(speeches[who], deeds.get(who)), pieces[who]) for who in reading.cast.leads}


def _with_words(shown: Shown, pieces: Sequence[Piece]) -> Shown:
    """The signs with what all words say, and the sides by the words where no other sign is strong enough."""
    signs = {**shown.signs, WORDS: words_of_change(pieces)}
    weight = weights()
    strongest = max(weight[name] * shown.signs[name] for name in SIGNS)
    sides = None if shown.sides and strongest >= PLAIN else sides_by_words(pieces)
    return Shown(signs, sides, "") if sides else Shown(signs, shown.sides, shown.about)


def _names(reading: Reading) -> frozenset[str]:
    written = (name for one in reading.cast.characters for name in (one.name, *one.aliases))
    return frozenset(content_of(word) for name in written for word in plain_words(name).split())


def _speeches(reading: Reading, names: frozenset[str]) -> dict[str, list[Speech]]:
    out: dict[str, list[Speech]] = {who: [] for who in reading.cast.leads}
    asked_by: tuple[str, ...] = ()
    for line, passed in progress_of_lines(reading):
        if line.kind is LineKind.DIALOGUE:
            speakers = reading.cast.speakers(line)
            speech = _speech(reading, line, passed, names, is_answer=bool(asked_by) and asked_by != speakers)
            for who in speakers:
                if who in out:
                    out[who].append(speech)
            asked_by = speakers if reading.work.quote(line).rstrip().endswith("?") else ()
    return out


def _speech(reading: Reading, line: Line, progress: float, names: frozenset[str], *, is_answer: bool) -> Speech:
    text, start = reading.work.quote(line), line.span.start
    found = list(find_statements(text, anybody=True))
    about = {each for one in found for each in _about(one) if each[0] not in names}
    whole = (plain_words(text[begin:end]).strip() for begin, end in sentences(text) if '"' not in text[begin:end])
    return Speech(
        Side(line.scene, line.span),
        progress,
        tuple((one, Side(line.scene, Span(start + one.start, start + one.end))) for one in found),
        frozenset(about),
        frozenset(verb for one in found for verb, _ in one.wills),
        frozenset(sentence for sentence in whole if " " in sentence),
        min(TURNS, sum(one.turn for one in found)),
        any(one.keeps for one in found),
        not is_answer and _NO.match(text) is not None,
    )


def _about(one: Statement) -> Iterator[tuple[str, bool]]:
    yield from one.wills
    will = {verb for verb, _ in one.wills}
    for words, is_denied in ((one.said, False), (one.denied, True)):
        yield from ((word, is_denied) for word in words if word.split()[0] not in will)


@dataclass
class _Best:
    """The strongest pair so far of one sign."""

    value: float = 0.0
    sides: tuple[Side, Side] | None = None
    about: str = ""

    def see(self, value: float, before: Side, after: Side, about: str = "") -> None:
        if value > self.value:
            self.value, self.sides, self.about = value, (before, after), about


def _shown(speeches: Sequence[Speech], deed: DeedAgain | None) -> Shown:
    early = [one for one in speeches if one.progress <= FIRST and one.turn < OUTRIGHT]  # a turn is no beginning
    late = [one for one in speeches if one.progress >= LAST]
    best = {name: _Best() for name in SIGNS}
    counts = Counter(word for one in speeches for word in {word for word, _ in one.about})
    held = late[_taken_back(early, late) :]
    for before in early:
        for at, after in enumerate(held):
            _compare(before, after, held[at + 1 :], counts, best)
    _see_alone(early, held, best)
    if any(one.keeps for one in late) or any(one.sentences & other.sentences for one in early for other in late):
        best["again"].value = 1.0
    if deed is not None:
        best["deeds"].see(min(1.0, deed.weight / THINGS), deed.before, deed.after, ", ".join(deed.things))
    weight = weights()
    cited = max(
        (name for name in SIGNS if best[name].sides), key=lambda name: weight[name] * best[name].value, default=""
    )
    sides, about = (best[cited].sides, best[cited].about) if cited and weight[cited] > 0 else (None, "")
    return Shown({name: best[name].value for name in SIGNS}, sides, about)


def _compare(
    before: Speech, after: Speech, later: Sequence[Speech], counts: Counter[str], best: dict[str, _Best]
) -> None:
    """Signs between an early speech and a late one; what is said again after it isn't held."""
    again = {each for one in later for each in one.about}
    denied = {each[0] for each in before.about - again if (each[0], not each[1]) in after.about}
    alike = {word for word, is_denied in before.about if (word, is_denied) in after.about} - denied - before.wills
    if denied:
        value = {word: 1 / (1 + max(0, counts[word] - 2) / RARE) for word in denied}
        word = max(denied, key=lambda word: (value[word], word))
        best["denied"].see(value[word], _where(before, word), _where(after, word), word)
    opposite = {(row, 1 - side) for one, _ in before.said for row, side in one.sides} & {
        side for one, _ in after.said for side in one.sides
    }
    if opposite:
        best["opposite"].see(1.0, before.side, after.side)
    if after.turn and denied | alike:
        word = min(denied | alike)
        best["turn_about"].see(min(after.turn, OUTRIGHT) / OUTRIGHT, _where(before, word), _where(after, word), word)
    elif alike and not denied and not opposite:
        best["alike"].see(min(SAME, len(alike)) / SAME, before.side, after.side)


def _taken_back(early: Sequence[Speech], late: Sequence[Speech]) -> int:
    """How many of the late speeches are followed by one that says what was said near the start, word for word."""
    said = {sentence for one in early for sentence in one.sentences if sentence.count(" ") >= LONG - 1}
    return max((at for at, one in enumerate(late) if said & one.sentences), default=0)


def _see_alone(early: Sequence[Speech], held: Sequence[Speech], best: dict[str, _Best]) -> None:
    """Signs of a late speech by itself; its other side is the first thing that was stated for all and always."""
    creeds = [side for one in early for statement, side in one.said if statement.is_creed]
    first = next(iter(creeds), None)
    for one in held:
        if one.refuses and not best["refusal"].value:
            best["refusal"].value = 1.0
            best["refusal"].sides = (first, one.side) if first is not None else None


def _where(speech: Speech, word: str) -> Side:
    """The sentence of a speech that is about a word."""
    return next((side for one, side in speech.said if any(word == name for name, _ in _about(one))), speech.side)
