"""A scene as pronouns see it: who speaks, who is named, where sentences end, and what stands around each pronoun."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from whosestory.cast.agreement import SIDE_AS_WRITTEN, person_nouns
from whosestory.cast.cast import Mention, Role
from whosestory.cast.mentions import JOINED
from whosestory.language.lexicons import load_words
from whosestory.language.verbs import BASE, KNOWN, look_up
from whosestory.source import record
from whosestory.work import SEEN, Line, LineKind, Scene, Work

MAX_AHEAD = 60  # code points behind a subject in which its objects are looked for

FOUND = re.compile(  # opens with a letter, so that all others are passed over fast
    r"[HhSsTtAaBb](?<![^\W_].)(?i:(?<=b)oth|(?<=s)he|(?<=h)(?:e|im(?:self)?|is|er(?:s(?:elf)?)?)"
    r"|(?<=t)he(?:y|m(?:sel(?:ves|f))?|irs?)|(?:(?<=t)he|(?<=a)(?:n(?:other)?)?)(?=\s[a-z]))(?![^\W_])"
)
STOP = re.compile(  # opens with a mark, likewise
    r"[.!?…:\n-](?:(?<=[.!?…])[\"'”’)\]*_]*(?:\s|$)|(?<=[-\n])\s*\n|(?<=:)\s)"
)
_CLAUSE_END = re.compile(r"[.!?;,:(]|--|\b(?:and|but|as|while|then|until|who|when|so|because|before|after|whose)\b|\Z")
_AFTER = re.compile(r"\s+([a-z]+)")
_NOUNS = re.compile(r"\s([A-Za-z]+)(?:\s([A-Za-z]+))?(?:\s([A-Za-z]+))?")  # a woman, A WOMAN
_NOT_OWNED = frozenset(
    "to and at in on as with from by for up down out off into over away back then but or the a an is are if again "
    "who while when without before after behind across around through under against along together too so".split()
)
_NEXT_TO = re.compile(r",?\s(?:with|in|on|by)\s")
_WHO = re.compile(r",?\s+who(?:se)?\s")
_AWAY = re.compile(r"\b(?:behind|around|about|front\sof|with|towards?|under|above|below)\s$")
_TURNED = re.compile(r"\b(?:turn\w*|on|against|down|across|behind)\s$")
_VERB = re.compile(r"(?:\b(lets?\sgo)|([a-z]+))\s(?:of\s|at\s)?$")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_TWO = frozenset({"couple", "pair", "two", "lovers", "twins", "newlyweds"})
SEVERAL = {  # nouns for several people, with the pronoun that goes with each of them
    "men": "he", "women": "she", "boys": "he", "girls": "she", "brothers": "he", "sisters": "she", "guys": "",
    "ladies": "she", "couple": "", "pair": "", "two": "", "three": "", "four": "", "friends": "", "lovers": "",
    "twins": "", "newlyweds": "", "kids": "", "others": "",
}  # fmt: skip
_BODY, _GRASPING = load_words("body_parts"), load_words("verbs_grasping")
PERSONS = person_nouns() | SEVERAL.keys()
_AS_WRITTEN = frozenset(form for word in PERSONS for form in (word, word.upper(), word.title()))
_TOUCHES = frozenset("on to into in at onto against across".split())
_APPOSED = re.compile(r"(?:\s*\([^()]*\))?\s*,\s+(?:[\w-]+,\s+)?")
_BEFORE = frozenset(
    "to at on in of with from for by near behind beside towards toward past over under around into".split()
)


@record
class Speech:
    """Somebody speaks."""

    who: str


@record
class Stop:
    """So many sentences end."""

    n: int


@record
class Pronoun:
    """A pronoun and what stands around it."""

    start: int
    end: int
    side: str
    role: Role
    reflexive: bool = False
    next_to: bool = False  # follows a name and "with": Tom, with his hat on
    grasped: bool = False  # takes his hand
    touched: bool = False  # puts a hand on his arm
    away: bool = False  # behind him
    apart: str = ""  # whom it can't mean: CLYDE, his partner
    ahead: tuple[str, ...] = ()  # objects of the same clause
    many: bool = False  # they all


@record
class Noun:
    """A person called what they are (the waitress, a tall man), or several (the two men, both)."""

    start: int
    end: int
    noun: str
    phrase: str  # with what stands before it: old man
    role: Role
    definite: bool
    whose: str = ""  # whom it describes: SAM, a fisherman
    n: int = 1  # how many; 0 for several
    owned: bool = False  # his father, her client


@record
class Who:
    """A clause about whoever was named last: Jude, who had raised her arm."""


@record
class Joined:
    """Whoever was named last is joined to the name before: Ben and Greta."""


Mark = Joined | Who | Speech | Stop | Pronoun | Noun | Mention


_STOPS = tuple(map(Stop, range(8)))
_WHO_IS, _JOINED = Who(), Joined()


@dataclass(slots=True)
class Marks:
    """The marks of one scene in order, and what they come to."""

    all: list[Mark] = field(default_factory=list)
    introduced: list[Noun] = field(default_factory=list)  # beside a name
    n_pronouns: int = 0
    n_they: int = 0


def marks_of(
    work: Work, scene: Scene, mentions: Sequence[Mention], at: int, speeches: Sequence[tuple[str, ...]]
) -> tuple[Marks, int]:
    """The marks of one scene, and the index of the next scene's first mention."""
    out, n = Marks(), len(mentions)
    for line in scene.lines:
        if line.kind in SEEN:
            end, until = at, line.span.end
            while end < n and mentions[end].span.start < until:
                end += 1
            out.all.append(_STOPS[1])
            _in_line(work.quote(line), line, mentions[at:end], out)
            at = end
        elif line.kind is LineKind.CUE and line.speech is not None and not line.is_voice_over:
            out.all += map(Speech, speeches[line.speech] if line.speech < len(speeches) else ())
    return out, at


def _in_line(text: str, line: Line, mentions: Sequence[Mention], marks: Marks) -> None:
    out = marks.all
    base, done, at, last = line.span.start, 0, 0, None
    for match in FOUND.finditer(text):
        start = match.start()
        while at < len(mentions) and mentions[at].span.start - base < start:
            last = mentions[at]
            done, at = _name(text, base, done, last, out), at + 1
        if start < done:
            continue
        side = SIDE_AS_WRITTEN.get(match[0])
        mark = _pronoun(text, match, base, side, done, mentions, at) if side else None
        noun = _noun(text, match, base, last, mentions, at) if mark is None or mark.role is Role.POSSESSOR else None
        found = mark or noun
        if found is None:
            continue
        _stop(text, done, start, out)
        done = found.end - base
        if mark is not None:
            apart = noun.whose if noun is not None else ""
            if noun is None and mark.role is Role.POSSESSOR and at < len(mentions):
                apart = mentions[at].character if mentions[at].span.start == mark.end + 1 else ""
            out.append(replace(mark, apart=apart) if apart else mark)
            marks.n_pronouns += 1
            marks.n_they += side == "they"
        if noun is not None:
            out.append(noun)
            if noun.whose:
                marks.introduced.append(noun)
    for mention in mentions[at:]:
        done = _name(text, base, done, mention, out)
    _stop(text, done, len(text), out)


def _name(text: str, base: int, done: int, mention: Mention, out: list[Mark]) -> int:
    """Mark a name, and return where it ends."""
    start = mention.span.start - base
    _stop(text, done, start, out)
    joined = 0 < start - done < 6 and type(out[-1]) is Mention and JOINED.fullmatch(text, done, start)
    out.append(mention)
    if joined:
        out.append(_JOINED)
    done = mention.span.end - base
    if text[done : done + 1] in (",", " ", "\n") and _WHO.match(text, done):
        out.append(_WHO_IS)
    return done


def _stop(text: str, start: int, end: int, out: list[Mark]) -> None:
    if end > start + 1 and (n := len(STOP.findall(text, start, end))):
        out.append(_STOPS[n] if n < len(_STOPS) else Stop(n))


def _pronoun(
    text: str, match: re.Match[str], base: int, side: str, done: int, mentions: Sequence[Mention], at: int
) -> Pronoun:
    start, end = match.span()
    role = _role(text, match)
    next_to = grasped = touched = away = False
    ahead: tuple[str, ...] = ()
    if role is Role.SUBJECT:
        ahead = _ahead(text, end, base, mentions, at)
    elif role is Role.POSSESSOR:
        next_to = done > 0 and _NEXT_TO.fullmatch(text, done, start) is not None
        grasped, touched = _is_grasped(text, start, end)
    else:
        away = _AWAY.search(text, max(0, start - 10), start) is not None
    reflexive = len(match[0]) > 6
    many = side == "they" and text.startswith(" all ", end)
    return Pronoun(base + start, base + end, side, role, reflexive, next_to, grasped, touched, away, "", ahead, many)


def _role(text: str, match: re.Match[str]) -> Role:
    word = match[0].lower()
    if word in ("he", "she", "they"):
        return Role.SUBJECT
    if word in ("his", "their"):
        return Role.POSSESSOR
    if word == "her":
        after = _AFTER.match(text, match.end())
        owns = after is not None and (
            after[1] not in _NOT_OWNED or (after[1] == "back" and _turned(text, match.start()))
        )
        return Role.POSSESSOR if owns else Role.OBJECT
    return Role.POSSESSOR if word in ("hers", "theirs") else Role.OBJECT


def _turned(text: str, start: int) -> bool:
    """Turns her back, not: gives her back."""
    return _TURNED.search(text, max(0, start - 10), start) is not None


def _ahead(text: str, end: int, base: int, mentions: Sequence[Mention], at: int) -> tuple[str, ...]:
    """Who is named in the rest of a subject's clause, and so isn't the subject."""
    if at >= len(mentions) or mentions[at].span.start - base > end + MAX_AHEAD:
        return ()
    stop = _CLAUSE_END.search(text, end)
    limit = base + (stop.start() if stop else len(text))
    return tuple([mention.character for mention in mentions[at : at + 3] if mention.span.start < limit])


def _is_grasped(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether it is what one takes of somebody else (takes his hand), and whether it may be (a hand on his arm)."""
    after = _AFTER.match(text, end)
    if after is None or after[1] not in _BODY:
        return False, False
    before = _VERB.search(text, max(0, start - 20), start)
    if before is None:
        return False, False
    word, verbs = before[2] or "", _GRASPING
    return bool(before[1]) or word[:-1] in verbs or word[:-2] in verbs, word in _TOUCHES


def _noun(
    text: str, match: re.Match[str], base: int, last: Mention | None, mentions: Sequence[Mention], at: int
) -> Noun | None:
    start, words = match.start(), _NOUNS.match(text, match.end())
    both = match[0] in ("both", "Both")
    written = words.groups() if words else ()
    if not both and _AS_WRITTEN.isdisjoint(written):
        return None
    found = tuple([word.lower() if word else "" for word in written])
    if both and match[0] == "Both" and found and _is_verb(found[0]):
        return Noun(base + start, base + match.end(), "both", "both", Role.SUBJECT, True, n=2)
    if words is None or PERSONS.isdisjoint(found):
        return None
    nth = next(nth for nth, word in enumerate(found) if word in PERSONS)
    nth += found[nth] in _NUMBERS and nth < 2 and found[nth + 1] in PERSONS  # the two men
    noun, end = found[nth], words.end(nth + 1)
    if at < len(mentions) and mentions[at].span.start - base < end:
        return None  # a name of the cast
    role = _noun_role(text, start, end)
    definite, owned = match[0][0] not in "aA", match[0][0] in "hHtT" and match[0][1:] != "he"
    start = words.start(1) if owned else start
    if noun in SEVERAL:
        n = 2 if both or noun in _TWO else next((_NUMBERS[word] for word in found[: nth + 1] if word in _NUMBERS), 0)
        behind = _AFTER.match(text, end)
        is_whole = noun not in _NUMBERS or behind is None or behind[1] == "of" or _is_verb(behind[1])
        if owned or "other" in found[:nth] or role is Role.POSSESSOR or not is_whole:
            return None
        return Noun(base + start, base + end, noun, noun, role, definite, n=n)
    whose = ""
    if last is not None and _APPOSED.fullmatch(text, last.span.end - base, match.start()):
        whose = last.character
    elif at < len(mentions) and not text[end : mentions[at].span.start - base].strip(" ,\n"):
        whose = mentions[at].character
    return Noun(base + start, base + end, noun, " ".join(found[: nth + 1]), role, definite, whose, owned=owned)


def _is_verb(word: str) -> bool:
    """Whether a word may be what several people do: laugh, and not hands."""
    tags = look_up(word)[0]
    return bool(tags & BASE and tags & KNOWN) and not word.endswith("s")


def _noun_role(text: str, start: int, end: int) -> Role:
    if text[end : end + 2] in ("'s", "’s"):
        return Role.POSSESSOR
    after = _AFTER.match(text, end)
    if after and (after[1].endswith("s") or after[1] in ("is", "has")) and not after[1].endswith("ss"):
        return Role.SUBJECT
    before = text[max(0, start - 12) : start].split()
    return Role.OTHER if before and before[-1].lower() in _BEFORE else Role.OBJECT
