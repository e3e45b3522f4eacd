"""What a stage direction does with who is on stage: `Enter Hamlet and Horatio`, `Exeunt all but the Ghost`."""

import re
from collections.abc import Iterator

from whosestory.work import Move

MAX_NAMES = 40  # in one direction; a procession has about twenty

_CLAUSE = re.compile(
    r"(?<![A-Z])(?<!\bSt)(?<!\bMr)(?<!\bDr)(?<!\bMrs)[.:!?](?=\s|$)|(?<=[A-Z]{3})[.:!?](?=\s|$)|[\[\]()]|[—–]"
)
_ENTER = r"(?:re-?\s?)?enters?\b|(?:comes?|steps?|walks?) (?:back )?in\b|discovered\b|(?:tritt|treten) auf\b|entrent?\b"
_EXIT = (
    r"exits?\b|ex\.(?=\s|$)|goes (?:off|out)\b|go (?:off|out)\b|leaves?(?= the (?:room|stage|house)|\s*$)"
    r"|withdraws?\s*$|(?:is|are) (?:carried|led|borne) (?:off|away|out)\b|(?:geht|gehen) ab\b|ab\s*$|sort(?:ent)?\s*$"
)
_VERB = re.compile(rf"\b(?:(?P<enter>{_ENTER})|(?P<clear>exeunt\b|manet\b|manent\b)|(?P<exit>{_EXIT}))", re.IGNORECASE)
_BUT = re.compile(r"\b(?:but|except(?:ing)?|save|manet|manent|remains?)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\W*(?:then\s)?(?:they|all|both|omnes|the rest|everybody|everyone|the others|alle|tous)\b", re.IGNORECASE
)
_PARTS = re.compile(
    r"\s*(?:[,;&/]|\band\b|\bwith\b|\bund\b|\bmit\b|\bet\b|\bto (?:him|her|them)\b|\bmeeting\b)\s*", re.IGNORECASE
)
_BEFORE_NAME = re.compile(
    r"(?:(?:(?:The|A|An|the|a|an|some|certain|other|another|old|young|two|three|four|five|six|both|also|then|again|at|last"
    r"|first|after|all|der|die|das|ein|eine|le|la|les|followed|accompanied|attended|led|preceded|by|from|one door|door)"
    r"|(?:his|her|their)(?:\s(?:[a-z]+)(?=\s[A-Z]))?)\s+)*"
)  # fmt: skip
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*\.?(?:\s+(?:(?:of|de|the|von|van)\s+)?[A-ZÀ-Þ\d][\w'’-]*)*")
_NO_NAME = frozenset(
    """
    ENTER EXIT EXEUNT MANET MANENT FLOURISH ALARUM ALARUMS SENNET TRUMPETS TRUMPET DRUM DRUMS COLORS COLOURS THUNDER
    THEN HE SHE THEY WITHIN ALL OMNES MUSIC RETREAT EXCURSIONS HAUTBOYS CORNETS TORCHES HIM HER THEM RE-ENTER OTHERS
    SOME HERE
    """.split()
)


def find_moves(text: str) -> list[tuple[Move, tuple[str, ...]]]:
    """Who comes and who goes, in order; names as written. An exit of nobody named is whoever speaks last.

    >>> find_moves("Flourish. Exeunt all but Hamlet. Enter HORATIO and two sailors.")
    [(<Move.CLEAR: 'clear'>, ('Hamlet',)), (<Move.ENTER: 'enter'>, ('HORATIO',))]
    """
    moves: list[tuple[Move, tuple[str, ...]]] = []
    for clause in _CLAUSE.split(text):
        for move, names in _in_clause(clause or ""):
            if move is Move.CLEAR and moves and moves[-1][0] is Move.CLEAR and not moves[-1][1]:
                moves.pop()  # EXEUNT. MANET HAMLET
            moves.append((move, names))
    return moves


def _in_clause(clause: str) -> Iterator[tuple[Move, tuple[str, ...]]]:
    verbs = list(_VERB.finditer(clause))
    for at, verb in enumerate(verbs):
        begin = verbs[at - 1].end() if at else 0
        end = verbs[at + 1].start() if at + 1 < len(verbs) else len(clause)
        before, after = clause[begin : verb.start()], clause[verb.end() : end]
        if verb["enter"]:
            names = _enter_names(before, after, verb[0])
            if names:
                yield Move.ENTER, names
        else:
            yield _leaving(before, after, verb)


def _enter_names(before: str, after: str, verb: str) -> tuple[str, ...]:
    """Behind `Enter`, before `enters`."""
    if verb.lower().endswith("enter"):
        return names_in(after) or names_in(before)
    return names_in(before) or names_in(after)


def _leaving(before: str, after: str, verb: re.Match[str]) -> tuple[Move, tuple[str, ...]]:
    if _BUT.search(before):  # All but Hamlet exit
        return Move.CLEAR, names_in(_BUT.split(before)[-1])
    if but := _BUT.search(after):
        return Move.CLEAR, names_in(after[but.end() :])
    if verb[0].lower().startswith("man"):
        return Move.CLEAR, names_in(after) or names_in(before)
    if _ALL.match(before):
        return Move.CLEAR, ()
    names = (*names_in(before), *names_in(after))
    if verb["clear"] and not names:
        return Move.CLEAR, ()
    return Move.EXIT, tuple(dict.fromkeys(names))


def names_in(text: str) -> tuple[str, ...]:
    """The names in a list of people: `Hamlet, the Ghost and a Messenger`."""
    names: list[str] = []
    for part in _PARTS.split(text)[: 2 * MAX_NAMES]:
        part = part.strip()
        begin = _BEFORE_NAME.match(part)
        match = _NAME.match(part, begin.end() if begin else 0)
        if match is None or match[0].endswith(("'s", "’s")) or match[0].upper() in _NO_NAME:
            continue
        names.append(match[0].rstrip("."))
    return tuple(dict.fromkeys(names))[:MAX_NAMES]
