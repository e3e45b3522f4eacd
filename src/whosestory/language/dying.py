"""Whether a sentence says of somebody named in it that they are dead or die, plainly or softly."""

import re
from functools import cache

from whosestory.language.hint_words import HintWords
from whosestory.language.lexicons import load_rows

_ENDS = (". ", "! ", "? ", "; ", ".\n", "!\n", "?\n", '."', '!"', "--", "—", "…", "...")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St)\.$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:his|him|himself)\b")
_ANY = {
    "his": "(?:his|her|their|its|my)",
    "him": "(?:him|her|them|it)",
    "himself": "(?:him|her|them|it)(?:self|selves)",
}
_DOUBT = re.compile(  # what isn't so, or only feared, wished, planned, compared
    r"\b(?:not|never|no|if|unless|until|would|could|might|may|can|will|shall|should|must|gonna|going to|"
    r"want(?:s|ed)?|wish(?:es|ed)?|hop(?:e|es|ed|ing)|thought|thinks?|believ(?:e|es|ed)|suppos(?:e|ed)|almost|nearly|"
    r"half|like|as though|as if|pretend(?:s|ed|ing)?|play(?:s|ed|ing)?|tr(?:y|ies|ied|ying) to|order(?:s|ed)? to|"
    r"threaten(?:s|ed)?|how to|or|ready to|about to|before|whether|dreams?|dreamt|dreamed|imagin(?:e|es|ed|ing)|to)\b"
    r"|n['’]t\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)
_LINK = (  # words between somebody and "dead"
    r"(?:is|are|was|were|lies|lay|laid|lying|falls|fell|drops|dropped|slumps|slumped|collapses|collapsed|keels|over|"
    r"sits|sprawled|stone|found|there|now|already|quite|very|all|to|the|on|in|a|his|her|their|floor|ground|back|down|"
    r"face|street|bed|heap|pool|of|blood|and|been|has|have|be|stares?|crumples|gets|got|shot|struck|[a-z]+ly)"
)
_OTHER = re.compile(r"[A-Z]|\b(?:who|which|he|she|they)\b")
_NEAR = 30  # characters between somebody and a phrase that is still about them
_FAR = 80  # within which such a phrase has ended
_COVERED = re.compile(  # draws the blanket over X's face
    r"\b(?:draw|pull|lay|spread|put|drape|place)s?\b[^.]{0,40}\b(?:over|across)\s+$", re.IGNORECASE
)
_FACE = re.compile(r"(?:['’]s?)?\s+(?:face|head|body)\b", re.IGNORECASE)
_KILLED = re.compile(
    r"(?:^|\b(?:I|you|he|she|we|they|that|it|who|and|what|'d|had)\s+)"
    r"(?:killed|murdered|buried|executed|hanged|drowned)\s+$",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"(?:['’]s|\s(?:is|was|has|had|went|got|were|are|goes))?"
    r"(?:\s(?:still|now|been|posted|reported|listed|never|not|just|simply))*(?:n['’]t)?(?:\sbeen)?\s"
    r"(?:missing(?!\s(?:an?|the|his|her|some|my|out)\b)|accounted for|unaccounted for|lost at sea|found|"
    r"seen(?: or heard)? again|heard (?:of|from)(?: again| since)?)\b"
    r"|\s(?:just |simply |then )*(?:disappeared|vanished)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:never|not|missing|unaccounted|lost|disappeared|vanished)\b|n['’]t\b", re.IGNORECASE)
_NOT_FOUND = re.compile(r"\b(?:never|not|\w+n['’]t)\s(?:yet\s)?(?:find|found)\s$", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|until|when|suppose|might|could|would)\b|\?", re.IGNORECASE)
_SHOOTING = frozenset({"shoot", "stab", "blast", "impale"})
_CUTTING = frozenset({"slit", "cut", "snap", "break", "slash"})


@cache
def _words(kind: str) -> frozenset[str]:
    rows = load_rows("deaths")
    return frozenset(word.replace("_", " ") for row in rows if row[0] == kind for word in row[1:])


def _of(kind: str) -> str:
    return "|".join(map(re.escape, sorted(_words(kind), key=lambda word: (-len(word), word))))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Of what stands right behind somebody: their state, what is left of them; and right before."""
    state, remains, no = _of("state"), _of("remains"), rf"(?!\W+(?:{_of('living')})\b)"
    behind = re.compile(rf"(?:['’]s)?,?(?:\s+{_LINK}){{0,6}},?\s+(?:{state})\b{no}", re.IGNORECASE)
    owned = re.compile(rf"(?:['’]s?)?\s+(?:(?!is\b|has\b)\w+\s+)?(?:{remains}|widow|widower)\b", re.IGNORECASE)
    of = (
        rf"\b(?:{remains}|death|murder|killing|body|ashes|widow) of (?:\w+ )?|"
        r"\b(?:the|my|his|her) late (?:\w+ )?"
    )
    return behind, owned, re.compile(rf"(?:{of}|\b(?:{state}) (?:body of )?)$", re.IGNORECASE)


@cache
def _soft(key: str, *, spoken: bool) -> re.Pattern[str] | None:
    """The phrases of `euphemisms.txt` with a key that count in speech, or in action; None where there are none."""
    kinds = ("both", "said" if spoken else "seen")
    rows = [row for row in load_rows("euphemisms") if row[0] in kinds and key in map(_key, row)]
    if not rows:
        return None
    phrases = [" ".join(row[1:]).replace("*", "").replace("_", " ") for row in rows]
    parts = [_PRONOUN.sub(lambda m: _ANY[m[0]], re.escape(each).replace(r"\ ", r"\s+")) for each in phrases]
    pattern = "|".join(parts).replace("'", "['’]").replace(r"is\s+", r"(?:is|['’]s)\s+")
    return re.compile(rf"(?:{pattern})\b", re.IGNORECASE)


@cache
def _soft_keys() -> frozenset[str]:
    rows = load_rows("euphemisms")
    return frozenset(_key(word) for row in rows for word in row) - {""}


def _key(word: str) -> str:
    return word[:-1].replace("_", " ") if word.endswith("*") else ""


def _first_soft(behind: str, *, spoken: bool) -> int | None:
    """Where the first soft phrase begins in what follows somebody."""
    lower = behind[:_FAR].lower()
    if not any(key in lower for key in _soft_keys()):
        return None
    words = " ".join(lower.split())
    patterns = [_soft(key, spoken=spoken) for key in _soft_keys() if key in words]
    return min((found.start() for each in patterns if each and (found := each.search(behind, 0, _FAR))), default=None)


_HINTS = (
    "murder", "killed", "buried", "executed", "hanged", "widow", "body of", "death of",
    "blanket over", "sheet over", "it over", "up over", "closes the", "black ribbon", "black thread", "black cr",
    "black band", "the late ", "my late ", "his late ", "her late ", "never seen", "disappeared", "vanished",
    "photo of", "missing", "accounted for", "lost at sea", "never f", "'t find", "'t found",
)  # fmt: skip


@cache
def hints() -> tuple[str, ...]:
    """Words in lower case without one of which nothing is said of a death."""
    words = {*_words("state"), *_words("remains"), *_soft_keys(), *_HINTS}
    return tuple(sorted(word for word in words if not any(other in word for other in words - {word})))


@cache
def hint_words() -> HintWords:
    """The same, to be found in a whole text."""
    return HintWords(hints())


def sentence_around(text: str, at: int, begin: int, end: int) -> tuple[int, int]:
    """Where the sentence with the place `at` begins and ends, within bounds.

    >>> sentence_around("He falls. Is she dead? No.", 16, 0, 26)
    (9, 22)
    """
    start = _last_end(text, begin, at)
    if _TITLE.search(text[max(begin, start - 5) : start]):
        start = _last_end(text, begin, start - 2)
    stop = min((found + 1 for mark in _ENDS if (found := text.find(mark, at, end)) >= 0), default=end)
    return start, stop


def _last_end(text: str, begin: int, at: int) -> int:
    return max((found + len(mark) - 1 for mark in _ENDS if (found := text.rfind(mark, begin, at)) >= 0), default=begin)


def says_dead(before: str, behind: str, *, spoken: bool) -> bool:
    """Whether a sentence says of whoever stands between its two parts that they are dead.

    >>> says_dead("", " lies dead on the floor.", spoken=False), says_dead("", " is dead tired.", spoken=False)
    (True, False)
    >>> says_dead("If ", " is dead, we go.", spoken=True), says_dead("", " isn't dead.", spoken=True)
    (False, False)
    """
    if behind.rstrip().endswith("?"):
        return False
    state, owned, of = _patterns()
    if spoken and _KILLED.search(before):
        return not _is_doubtful(before)
    if not spoken and _COVERED.search(before) and _FACE.match(behind):
        return not _is_doubtful(before)
    if of.search(before) or owned.match(behind):
        return not _is_doubtful(before)
    if state.match(behind):
        at: int | None = 0
    else:
        at = _first_soft(behind, spoken=spoken)
        if at is None or at >= _NEAR or _OTHER.search(behind[:at]):
            return False
    return not _is_doubtful(f"{before[-40:]} | {behind[:at]}")


def says_missing(before: str, behind: str) -> bool:
    """Whether a speech says of whoever stands between its two parts that nobody knows what became of them.

    >>> says_missing("", " was never found."), says_missing("They never found ", ".")
    (True, True)
    >>> says_missing("", " is missing a shoe.")
    False
    """
    if behind.rstrip().endswith("?"):
        return False
    found = _MISSING.match(behind)
    is_missing = found is not None and _NOT.search(found[0]) is not None
    return (is_missing or _NOT_FOUND.search(before) is not None) and _IF.search(before) is None


def _is_doubtful(text: str) -> bool:
    return _DOUBT.search(text) is not None


def is_lethal(lemma: str, behind: str, *, part: bool) -> bool:
    """Whether an act on somebody (or a part of them), with what follows in the sentence, leaves nobody alive.

    >>> is_lethal("shoot", " in the head.", part=False), is_lethal("shoot", " in the leg.", part=False)
    (True, False)
    """
    if lemma in _CUTTING:
        return re.match(r"(?:['’]s?)?\s+(?:throat|neck)\b", behind, re.IGNORECASE) is not None
    if part:
        return False
    if lemma in _SHOOTING:
        return re.match(rf"\W*(?:\w+\s+)?(?:{_of('lethal')}|dead)\b", behind, re.IGNORECASE) is not None
    return lemma in _words("kills")


def is_dying(lemma: str) -> bool:
    """Whether whoever does this dies."""
    return lemma in _words("dies")
