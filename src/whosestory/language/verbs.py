"""What a word may be in a sentence of action: the forms of verbs, their base forms, and the small words around them.

A word's tags are bits of one number, since every word of a script is looked up. A word may have several: `down` is a
preposition and a particle, `stops` a verb and a plural noun.
"""

from functools import cache

from whosestory.language.lexicons import load_rows, load_words

S_FORM = 1  # sits: third person
ING = 1 << 1
PAST = 1 << 2  # past tense or participle
BASE = 1 << 3
KNOWN = 1 << 4  # its base form stands in one of the lists
NOUNY = 1 << 5  # as likely a noun
BE = 1 << 6
HAVE = 1 << 7
DO = 1 << 8
MODAL = 1 << 9
NOT = 1 << 10
ADVERB = 1 << 11
PREPOSITION = 1 << 12
DETERMINER = 1 << 13  # the, a, my, its, some, two
CONJUNCTION = 1 << 14  # and, or, but, then
SUBORDINATOR = 1 << 15  # as, while, when
WHO = 1 << 16
PRONOUN = 1 << 17  # as a subject that isn't a reference: it, we, nobody
TO = 1 << 18
PARTICLE = 1 << 19
PLURAL = 1 << 20  # they, people, both
COMMA = 1 << 21
STOP = 1 << 22  # ends a sentence
DASH = 1 << 23
COLON = 1 << 24
QUOTE = 1 << 25
REFERENCE = 1 << 26
OWNER = 1 << 27  # a reference in the possessive: Sera's, his
OBJECT = 1 << 28  # a pronoun that can't be a subject: him, them
EITHER = 1 << 29  # her: owner or object
CAMERA = 1 << 30  # we, camera
GROUP = 1 << 33  # a name in -s, which may stand for several: the Lindqvists
NOISE = 1 << 32  # alone in a sentence more likely something heard: Screams.
ADJECTIVE = 1 << 31  # a form in -ed that says how somebody is: tired

VERB = S_FORM | ING | PAST | BASE | BE | HAVE | DO | MODAL
BREAK = COMMA | STOP | DASH | COLON
Word = tuple[int, str]  # tags and base form

_CLASSES = {
    "adverb": ADVERB,
    "preposition": PREPOSITION,
    "particle": PARTICLE,
    "determiner": DETERMINER,
    "conjunction": CONJUNCTION,
    "subordinator": SUBORDINATOR,
    "who": WHO,
    "pronoun": PRONOUN,
    "plural": PLURAL,
    "camera": CAMERA,
    "to": TO,
    "not": NOT,
    "be": BE,
    "have": HAVE,
    "do": DO,
    "modal": MODAL,
}
_SINGULAR_HEADS = frozenset("is was has does gets 's doesn't isn't wasn't hasn't it's".split())
_LISTS = tuple(
    """looking harming tending giving moving deciding trying failing beginning letting ordering saying stative bodily
    posture turning gerund grasping mental other""".split()
)


@cache
def verbs() -> frozenset[str]:
    """The base forms of all lists."""
    words = frozenset(word for name in _LISTS for word in load_words(f"verbs_{name}"))
    return words | frozenset(row[0] for row in load_rows("verbs_irregular")) - {"unseen"}


@cache
def verbs_of(name: str) -> frozenset[str]:
    """The base forms of one list: `looking`, `harming`, `stative` ..."""
    return load_words(f"verbs_{name}")


@cache
def _no_verbs(name: str) -> frozenset[str]:
    """Words that look like a form of a verb and are none: `no_s`, `no_ing`, `no_past`."""
    return frozenset(word for row in load_rows("small_words") if row[0] == name for word in row[1:])


@cache
def _past_forms() -> dict[str, str]:
    return {form: row[0] for row in load_rows("verbs_irregular") for form in row[1:]}


@cache
def _small_words() -> dict[str, int]:
    out: dict[str, int] = {}
    for name, *words in load_rows("small_words"):
        for word in words if name in _CLASSES else ():
            out[word] = out.get(word, 0) | _CLASSES[name]
    for word in out:
        if word.endswith("n't") or word == "cannot":
            out[word] |= NOT
        if word in _SINGULAR_HEADS:
            out[word] |= S_FORM
    return out


class _Words(dict[str, Word]):
    """Words in lower case with their tags, looked at once each."""

    def __missing__(self, word: str) -> Word:
        found = self[word] = _look_up(word)
        return found


def _look_up(word: str) -> Word:
    small = _small_words().get(word, 0)
    if small & (BE | HAVE | DO | MODAL):
        if word == "gets":
            return small, "get"
        return small, "be" if small & BE else "have" if small & HAVE else "do" if small & DO else word
    if small and word not in BOTH:
        return small, word
    tags, lemma = _verb_form(word)
    if tags & KNOWN and lemma in verbs_of("also_nouns"):
        tags |= NOUNY
    if tags & KNOWN and lemma in verbs_of("noises"):
        tags |= NOISE
    if word in load_words("verbs_adjectives"):
        tags |= ADJECTIVE
    if not tags and word.endswith("ly") and len(word) > 4:
        tags = ADVERB
    if small:
        tags |= small
    return tags, lemma


BOTH = frozenset("like near past back down left right close".split())  # small words that are also verbs


def _verb_form(word: str) -> Word:
    """The forms a word may be of a verb, and the verb."""
    known = verbs()
    past = _past_forms().get(word)
    if past and past != word:  # saw, left, felt: seldom the verbs to saw, to felt
        return PAST | KNOWN, past
    if word in known:
        return BASE | KNOWN | (PAST if past == word else 0), word
    if word[-1:] == "s" and word not in _no_verbs("no_s") and word[-2:] not in ("ss", "us", "'s"):
        lemma = _first_known(_without_s(word))
        return (S_FORM | KNOWN, lemma) if lemma else (S_FORM, word[:-1])
    if word.endswith("ing") and len(word) > 4 and word not in _no_verbs("no_ing"):
        lemma = _first_known(_without_end(word[:-3]))
        return (ING | KNOWN, lemma) if lemma else (ING, word[:-3])
    if word.endswith("ed") and len(word) > 3 and word not in _no_verbs("no_past"):
        lemma = _first_known(_without_end(word[:-2]))
        return (PAST | KNOWN, lemma) if lemma else (PAST, word[:-2])
    return 0, word


def _first_known(candidates: list[str]) -> str:
    return next((one for one in candidates if one in verbs()), "")


def _without_s(word: str) -> list[str]:
    out = [word[:-1]]
    if word.endswith("ies"):
        out.append(word[:-3] + "y")
    if word.endswith("es"):
        out.append(word[:-2])
    return out


def _without_end(stem: str) -> list[str]:
    """What -ing or -ed may have been put to: mak(e), runn -> run, l(y -> ie), carri -> carry."""
    out = [stem + "e", stem] if stem[-1:] not in "aeiouwxy" else [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        out = [stem, stem[:-1]]
    if stem.endswith("i"):
        out.append(stem[:-1] + "y")
    if stem.endswith("y"):
        out.append(stem[:-1] + "ie")
    return out


WORDS = _Words()


def look_up(word: str) -> Word:
    """The tags of a word in lower case, and its base form if it may be a verb.

    >>> tags, lemma = look_up("carries")
    >>> lemma, bool(tags & S_FORM), bool(tags & NOUNY)
    ('carry', True, False)
    """
    return WORDS[word]
