"""Which pronoun the text uses for whom: counted from the text, and never guessed from a name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from whosestory.cast.cast import Character
from whosestory.cast.names import fold, parse_name
from whosestory.language.lexicons import load_words

SIDES = ("he", "she", "they")
SIDE_OF = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themself", "themselves"), "they"),
}
SIDE_AS_WRITTEN = {form: side for word, side in SIDE_OF.items() for form in (word, word.title(), word.upper())}
MIN_VOTES = 1.0  # pronouns that must speak for one reading of a character
MIN_AGREEMENT = 0.7  # of the votes; a text that says he and she about alike says neither
MANY_VOTES = 3.0  # from which a pronoun is held to be known
PRIOR = 0.5  # votes that each side has before the text has said anything
NOUN_VOTES = 3.0  # "Ben's wife" is worth as many pronouns, where a pronoun is to be resolved
FITS = 0.97  # how well a pronoun fits somebody who is known to go by it
RARE = 0.15  # weight of a singular they for somebody of whom the text hasn't said anything


@dataclass
class Sides:
    """Votes for each character's pronoun."""

    votes: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    words: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))  # by noun or title
    soft: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))  # by pronouns resolved so far
    _fits: dict[tuple[str, str], float] = field(default_factory=dict)

    def vote(self, character: str, side: str, n: float = 1.0) -> None:
        """Count a pronoun that means a character."""
        self._add(self.votes, character, side, n)

    def suppose(self, character: str, side: str, n: float) -> None:
        """Let a scene say how likely a pronoun is a character's."""
        self._add(self.soft, character, side, n)

    def describe(self, character: str, side: str) -> None:
        """Count a noun that says which pronoun a character goes by: MRS. HUNT, Anton's wife."""
        self._add(self.words, character, side, NOUN_VOTES - self.words[character].get(side, 0.0))

    def _add(self, votes: dict[str, dict[str, float]], character: str, side: str, n: float) -> None:
        found = votes[character]
        found[side] = found.get(side, 0.0) + n
        self._fits.clear()

    def fit(self, character: str, side: str) -> float:
        """How well a pronoun fits a character, 0 to 1; .5 where the text has said nothing."""
        found = self._fits.get((character, side))
        if found is None:
            found = self._fits[character, side] = self._fit(character, side)
        return found

    def _fit(self, character: str, side: str) -> float:
        counted = [by[character] for by in (self.votes, self.words, self.soft) if character in by]
        own = sum(votes.get(side, 0.0) for votes in counted)
        total = sum(n for votes in counted for n in votes.values())
        if side == "they" and own == 0:
            return RARE / (1 + total)
        share = (own + PRIOR) / (total + 2 * PRIOR)
        return share * share / (share * share + (1 - share) * (1 - share))

    def is_sure(self, character: str) -> bool:
        """Whether the text has said often enough which pronoun goes with a character."""
        votes = self.votes.get(character) or self.soft.get(character)
        return votes is not None and max(votes.values()) >= max(MANY_VOTES, MIN_AGREEMENT * sum(votes.values()))

    def used(self) -> dict[str, str]:
        """The pronoun that the text uses, by character; who isn't in it is unknown. Nouns don't count here."""
        out = {}
        for character, votes in self.votes.items():
            side, n = max(votes.items(), key=lambda item: item[1])
            if n >= MIN_VOTES and n >= MIN_AGREEMENT * sum(votes.values()):
                out[character] = side
        return out


@cache
def side_of_noun(word: str) -> str:
    """Which pronoun goes with a noun or title, or "" if it doesn't say: woman, MRS, husband.

    >>> side_of_noun("WIDOW"), side_of_noun("Uncle"), side_of_noun("doctor")
    ('she', 'he', '')
    """
    folded = fold(word).replace(".", "")
    if folded in load_words("persons_she"):
        return "she"
    return "he" if folded in load_words("persons_he") else ""


@cache
def person_nouns() -> frozenset[str]:
    """Words in small letters that are persons: waitress, boy, cop."""
    sided = load_words("persons_she") | load_words("persons_he")
    persons = (load_words("roles") | load_words("persons")) - load_words("things") | sided
    return frozenset(word.lower() for word in persons)


def describe_by_titles(sides: Sides, characters: Iterable[Character]) -> None:
    """Let titles and generic names say it: MRS. HUNT, OLD WOMAN, BEN'S MOTHER; never a name such as GRACE or KING."""
    for character in characters:
        for name in (character.name, *character.aliases):
            words, parsed = name.split(), parse_name(name)
            if len(words) > 1 and words[0].upper().rstrip(".") in parsed.titles:
                _describe(sides, character.id, words[0])
            if parsed.is_generic and words:
                _describe(sides, character.id, words[-1])


def _describe(sides: Sides, character: str, word: str) -> None:
    if side := side_of_noun(word):
        sides.describe(character, side)
