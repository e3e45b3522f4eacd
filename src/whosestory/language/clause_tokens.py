"""A paragraph of action cut into tokens, with the references standing as one token each."""

import re
from collections.abc import Sequence

from whosestory.language.verbs import (
    ADVERB,
    BE,
    BREAK,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    EITHER,
    GROUP,
    ING,
    KNOWN,
    NOT,
    OBJECT,
    OWNER,
    PARTICLE,
    PAST,
    PLURAL,
    PREPOSITION,
    QUOTE,
    REFERENCE,
    S_FORM,
    STOP,
    SUBORDINATOR,
    TO,
    WORDS,
)
from whosestory.source import record


@record
class Reference:
    """A place in a paragraph where somebody is named or meant."""

    start: int
    end: int
    is_pronoun: bool = False
    who: str = ""  # an id, where it's known whose; two references with one id are the same person


Token = tuple[int, int, int, str, int]  # tags, start, end, base form, index of the reference or -1

_TOKEN = re.compile(  # any first letter, then what may follow that letter: blanks are passed over fast
    r"[^\s_](?:(?<=[a-zA-Z])[a-z]*(?![^\W\d_]|['’-])|(?<=[^\W\d_])[^\W\d_]*(?:['’-][^\W\d_]+)*|(?<=[!?;,:()&…–—])"
    r"|(?<=\.)\.*|(?<=\d)(?:[\w.,'’%]*\w)?|(?<=-)(?:-+|(?=\s)|(?<=\s-))|(?<=')(?:s|re|ll|d|ve)\b"
    r"|(?<=\")[^\"]{0,400}\"|(?<=“)[^”]{0,400}”)"
)
_POINTS = {
    ",": COMMA,
    ".": STOP,
    "!": STOP,
    "?": STOP,
    ";": STOP | COMMA,
    ":": COLON,
    "(": DASH,
    ")": DASH,
    "&": CONJUNCTION,
}
_SUBJECTS = frozenset({"he", "she", "they", "i", "we", "you", "it", "who"})
_OBJECTS = frozenset("him them me us himself herself themselves themself itself myself yourself each".split())
_OWNERS = frozenset("his their its my your our hers theirs".split())
_PLURAL = frozenset("they them their we us our themselves".split())
MAX_ASIDE = 120  # characters of a parenthesis that is passed over: BEN (40s, tired)


class _Spellings(dict[str, tuple[int, str, int]]):
    """Words and points as written, with tags, base form and what to mind: each looked at once."""

    def __missing__(self, word: str) -> tuple[int, str, int]:
        lower = word.lower().replace("’", "'")
        if word[0].isalpha():
            tags, lemma = WORDS[lower]
            titled = bool(tags & KNOWN) and word[0].isupper() and not word.isupper()
            found = (tags, lemma, _TITLED if titled else _WORD)
        else:
            found = (_POINTS.get(word) or _other(word), lower, _POINT)
        if len(word) < MAX_KEPT:
            self[word] = found
        return found


_WORD, _TITLED, _POINT = range(3)
MAX_KEPT = 30  # characters of a spelling worth keeping: quotations are longer
_SPELLINGS = _Spellings()


def tokenize(text: str, references: Sequence[Reference]) -> list[Token]:
    """Cut a paragraph into tokens; what stands in quotes is one of them, a short parenthesis behind a word none.

    A sentence in which nobody is meant is left out; the point that ends it is marked if something is done in it.
    """
    out: list[Token] = []
    skip, at, n, begin = 0, 0, len(references), 0
    following = references[0].start if n else len(text)
    fresh, named = True, False  # at the beginning of a sentence; whether it names anybody
    for start, end in map(re.Match.span, _TOKEN.finditer(text)):
        if start < skip:
            continue
        if start >= following:
            while at < n and references[at].end <= start:
                at += 1
            following = references[at].start if at < n else len(text)
            if start >= following:
                skip = _reference(out, text, references[at], at, end)
                fresh, named = False, True
                continue
        tags, lemma, kind = _SPELLINGS[text[start:end]]
        if kind != _POINT:
            if kind == _TITLED and not fresh:
                tags = 0  # a name that is nobody's reference
            fresh = False
            out.append((tags, start, end, lemma, -1))
            continue
        if lemma == "(" and out and not fresh:
            close = text.find(")", start, start + MAX_ASIDE)
            if close > 0:
                skip = close + 1
                continue
        fresh = bool(tags & STOP) or (fresh and not tags & CONJUNCTION)
        if tags & STOP:
            if not named and _is_idle(out, begin):
                tags |= S_FORM & _any_verb(out, begin)
                del out[begin:]
            named, begin = False, len(out) + 1
        out.append((tags, start, end, lemma, -1))
    out.append((STOP, len(text), len(text), "", -1))
    return out


def _is_idle(out: Sequence[Token], begin: int) -> bool:
    """Whether a sentence that names nobody can't go on with whoever was named before: A door opens."""
    n = len(out) - begin
    if n == 0 or out[begin][0] & (S_FORM | ING | PAST | BE):
        return False
    return n > MAX_SHORT or not any(token[0] & (COMMA | DASH | CONJUNCTION) for token in out[begin:])


MAX_SHORT = 8  # tokens: A beat, then nods


def _any_verb(out: Sequence[Token], begin: int) -> int:
    return -1 if any(token[0] & S_FORM and token[0] & (KNOWN | BE) for token in out[begin:]) else 0


def _other(word: str) -> int:
    if word[0] in '"“':
        return QUOTE | COMMA
    if word[0] in "'’":
        return WORDS[word.replace("’", "'").lower()][0]
    return DETERMINER if word[0].isdigit() else DASH


def _reference(out: list[Token], text: str, reference: Reference, index: int, end: int) -> int:
    """Add a reference, and "is" behind it where it's shortened; returns where to go on."""
    word = text[reference.start : reference.end].lower().replace("’", "'")
    tags = REFERENCE
    if reference.is_pronoun:
        bare = word.split(" ")[0]
        if bare in _PLURAL:
            tags |= PLURAL
        if word == "her":
            tags |= EITHER
        elif bare in _OBJECTS:
            tags |= OBJECT
        elif bare in _OWNERS:
            tags |= OWNER
    elif word.endswith("s") and not word.endswith(("'s", "ss")):
        tags |= GROUP
    stop = reference.end
    if word.endswith(("'s", "s'")):
        is_short, stop = word.endswith("'s"), reference.end
    else:
        tail = text[reference.end : reference.end + 3].lower().replace("’", "'")
        is_short = tail[:2] == "'s"
        if is_short:
            stop = reference.end + 2
        elif tail in ("'re", "'ll", "'ve"):
            out.append((tags, reference.start, reference.end, word, index))
            out.append((WORDS[tail][0], reference.end, reference.end + 3, "be", -1))
            return reference.end + 3
        elif not word.endswith("s'"):
            out.append((tags, reference.start, reference.end, word, index))
            return max(stop, end) if text[stop : stop + 1] == "-" and text[stop + 1 : stop + 2].isalpha() else stop
    if is_short and (reference.is_pronoun or _is_follows(text, stop)):
        out.append((tags, reference.start, reference.end, word, index))
        out.append((BE | S_FORM, stop - 2, stop, "be", -1))
    else:
        out.append((tags | OWNER, reference.start, reference.end, word, index))
    return stop


_NEXT = re.compile(r"\s+([^\W\d_]+(?:['’-][^\W\d_]+)*)(?:\s+([^\W\d_]+))?")


def _is_follows(text: str, at: int) -> bool:
    """Whether 's is short for is or has: Ben's running, Ben's not, Ben's already gone."""
    after = _NEXT.match(text, at)
    if after is None:
        return False
    tags = WORDS[after[1].lower()][0]
    if tags & ING and tags & KNOWN and after[2] != "of":
        further = WORDS[after[2].lower()][0] if after[2] else STOP
        return bool(further & (PREPOSITION | DETERMINER | ADVERB | BREAK | TO | PARTICLE | CONJUNCTION | SUBORDINATOR))
    return bool(tags & (NOT | DETERMINER | BE)) or (bool(tags & PAST) and after[1].lower() in ("got", "been", "gone"))


__all__ = ["Reference", "Token", "tokenize"]
