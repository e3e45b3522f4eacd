"""What a speech tries to make happen: it asks, orders, requests or proposes; and whether the answer takes it up.

Told by form alone: the mood of the sentence, its first words, and what the next speech begins with. The phrases stand
in `lexicons/act_*.txt`.
"""

import re
from enum import StrEnum
from functools import cache

from whosestory.language.lexicons import load_rows, load_words
from whosestory.source import record

MAX_LEADS = 4  # interjections and calls before a sentence
STEM = 4  # letters in which two forms of a word agree: move, moving
MAX_SHOUT = 40  # characters of a shouted direction: On your feet!


class ActKind(StrEnum):
    """What a speech tries to make happen."""

    ASK = "ask"  # a question that wants an answer
    ORDER = "order"
    REQUEST = "request"
    PROPOSE = "propose"  # something to be done together, or an offer


@record
class SpeechAct:
    """One act of a speech: its kind, and the half-open range of its sentence."""

    kind: ActKind
    start: int
    end: int


_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+[\"”'’)]*|$)", re.DOTALL)
_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAD = re.compile(  # what may stand before the sentence proper: interjections and small words
    r"[\s\"“'‘—–-]*(?:(?:oh|ah|o|hey|well|so|now|and|but|then|okay|ok|come on|right|yes|no|yeah|all right|alright|good|"
    r"just|please|for god['’]s sake|first|next|i said|i mean)\b[\s,—–-]+(?=\w)|(?=\w))",
    re.IGNORECASE,
)
_CALL = re.compile(r"((?:my |dear |good )?[^\W\d_][\w'’]*(?: [A-Z][\w'’]*)?),\s+(?=\w)")  # BEN, come here
_FORBIDS = re.compile(
    r"(?:do not|don't|never|always) (?!know|think|mean|see|are|were|have|had|can|could|')\w", re.IGNORECASE
)
_SHOUTS = (
    "on off out up down into back behind over away through from faster slower louder higher quicker easy steady "
    "careful hands eyes head heads not"
).split()
_SHOUTED = re.compile(rf"(?:{'|'.join(_SHOUTS)})\b[^?]{{0,{MAX_SHOUT}}}!", re.IGNORECASE)
_TAG = re.compile(r",? (?:isn't it|aren't you|don't you|didn't you|right|huh|okay|ok|eh|no|yes)\?\W*$", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|never|no|cannot|\w+n't|rather|but|if|when|why)\b", re.IGNORECASE)


def find_acts(text: str) -> list[SpeechAct]:
    """What a speech tries to make happen, sentence by sentence; statements and exclamations aren't acts.

    >>> [act.kind.value for act in find_acts("I'm cold. Close the window. Would you mind?")]
    ['order', 'request']
    """
    bare = _ASIDE.sub(lambda match: " " * len(match[0]), text) if "(" in text else text
    bare = bare.replace("’", "'")
    acts = []
    for match in _SENTENCE.finditer(bare):
        kind = _kind(match[0])
        if kind is not None:
            acts.append(SpeechAct(kind, match.start(), match.end()))
    return acts


def takes_up(kind: ActKind, said: str, answer: str) -> bool:
    """Whether an answer takes an act up: says yes, says the act's own word back, or tells what was asked.

    >>> takes_up(ActKind.ORDER, "Shut the door.", "Shut, sir."), takes_up(ActKind.ORDER, "Rise.", "My knees hurt.")
    (True, False)
    """
    bare = _ASIDE.sub(" ", answer).replace("’", "'").strip(" \n\t\"“'‘")
    if not bare:
        return False
    refuses = _phrases("act_no").match(bare)
    if kind is ActKind.ASK:
        first = _SENTENCE.match(bare)
        goes_past = first is not None and (first[0].rstrip("\"”' ").endswith("?") or _kind(first[0]) is not None)
        return not goes_past and not (refuses and len(_WORD.findall(refuses[0])) > 1)  # "no" answers a question
    if refuses:
        return False
    return bool(_phrases("act_yes").match(bare)) or (_echoes(said, bare) and not _DENIES.search(bare))


def _kind(sentence: str) -> ActKind | None:
    body = _body(sentence)
    is_question = "?" in sentence[-4:]
    first = _WORD.search(body)
    if first is None:
        return None
    if first[0].lower() in _openers():  # most sentences open with none of these, and are passed over fast
        if _phrases("act_proposals").match(body):
            return ActKind.PROPOSE
        if _phrases("act_requests").match(body):
            return ActKind.REQUEST
        if _is_order(body) and (not is_question or _TAG.search(sentence)):
            return ActKind.REQUEST if "please" in sentence.lower() else ActKind.ORDER
    if not is_question:
        return None
    rhetorical = _phrases("act_rhetorical").match(body)
    return None if rhetorical and not _WORD.search(body, rhetorical.end()) else ActKind.ASK


def _is_order(body: str) -> bool:
    if _FORBIDS.match(body) or _SHOUTED.match(body) or _phrases("act_orders").match(body):
        return True
    first = _WORD.match(body)
    if first is None or _phrases("act_set_phrases").match(body):
        return False
    verbs = load_words("imperatives")
    after = _WORD.search(body, first.end()) if first[0].lower() == "you" else None  # you sit
    return (after[0] if after else first[0]).upper() in verbs


def _body(sentence: str) -> str:
    """The sentence without what leads up to it: "Oh well, BEN, come here" is "come here"."""
    rest = sentence
    for _ in range(MAX_LEADS):
        lead = _LEAD.match(rest)
        rest = rest[lead.end() :] if lead else rest.lstrip()
        call = _CALL.match(rest) if "," in rest else None
        if call and call[1].split()[0].upper() not in load_words("imperatives"):
            rest = rest[call.end() :]
        elif not lead or not lead[0].strip():
            break
    return rest


@cache
def _openers() -> frozenset[str]:
    """What a sentence that wants something done begins with."""
    listed = {row[0].lower() for name in ("act_proposals", "act_requests", "act_orders") for row in load_rows(name)}
    words = listed | set(_SHOUTS) | {word.lower() for word in load_words("imperatives")}
    firsts = {match[0] for word in words if (match := _WORD.match(word))}
    return frozenset(firsts | {"do", "don't", "never", "always", "you"})


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """What a sentence may begin with, of one list."""
    rows = sorted((" ".join(row) for row in load_rows(name)), key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, rows)) + r")\b", re.IGNORECASE)


def _echoes(said: str, answer: str) -> bool:
    """Whether an answer has a word of weight from what was said, in any form of it."""
    small = load_words("function_words")
    stems = {word.lower()[:STEM] for word in _WORD.findall(said) if word.upper() not in small and len(word) > 2}
    return any(word.lower()[:STEM] in stems for word in _WORD.findall(answer))
