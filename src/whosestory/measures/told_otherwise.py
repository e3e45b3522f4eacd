"""Told otherwise: where a teller says one thing and the told scenes show another. Both are cited, neither is believed.

Facts come in twos, what is said and what is shown, each the other's detail. Only plain words count: "I was alone" where
others speak in every told scene beside it; "I wasn't there" where the teller does; "there were two of us" where more
speak; "I never struck him" where the teller does so to somebody; "Ben died" where Ben speaks later, in the present.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whosestory.cast import Mention
from whosestory.language.dying import hints, says_dead
from whosestory.language.verbs import look_up
from whosestory.measures.facts import Fact, FactFinder
from whosestory.reading import Level, Reading, Telling
from whosestory.source import Span
from whosestory.work import SPOKEN, Form, Line

_ALONE = re.compile(
    r"\bI was (?:all |quite |completely )?(?:alone|by myself|on my own)\b"
    r"|\bthere was (?:nobody|no one) (?:else )?there\b|\b(?:nobody|no one) was (?:there|with me)\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\bI (?:wasn't|was not|was never) (?:even )?(?:there|in the room)\b(?! (?:for|to|yet|long|when|with)\b)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\b(?:there were (?:only |just )?|just )(?:the )?(?P<n>two|three|four) of us\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\bI (?:never (?:once |even )?|didn't (?:ever |even )?|did not )(?P<verb>[a-z]+)"
    r" (?P<whom>him|her|them|[A-Z][a-z]+)\b"
)
_HINT = re.compile(r"\bI (?:was|never|did)|\bnobody\b|\bno one\b|\bof us\b", re.IGNORECASE)
_DOUBT = re.compile(r"\b(?:if|said|says|swore|told|thought|think|pretended|wish|lied|unless|before|until)\b|\?", re.I)
_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}\b")
_NUMBERS = {"two": 2, "three": 3, "four": 4}
_PRONOUNS = {"him": "he", "her": "she", "them": "they"}
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of a telling, and the scenes it's told beside."""

    line: Line
    span: Span
    text: str  # with plain apostrophes
    beside: tuple[int, ...]


def compute(reading: Reading) -> Iterator[Fact]:
    """List what the teller of the frame says and what the told scenes show against it, in twos."""
    telling = reading.tellings.frame
    if telling is None:
        return
    for said in _sentences(reading, telling):
        if not _DOUBT.search(said.text):
            for find in (_presence, _number, _denied, _dead):
                for other, shown, why in find(reading, telling, said):
                    yield Fact("said", said.line.scene, said.span, telling.teller, other, why)
                    yield Fact("shown", shown[0], shown[1], telling.teller, other, why)
                    break


Found = Iterator[tuple[str | None, tuple[int, Span], str]]  # who else, the scene and line that show it, in our words


def _sentences(reading: Reading, telling: Telling) -> Iterator[_Said]:
    for speech in telling.speeches:
        beside = _beside(telling, speech.scene)
        for line in speech.lines:
            text = reading.work.quote(line)
            if not _HINT.search(text) and not any(word in text.lower() for word in hints()):
                continue
            for found in _SENTENCE.finditer(text):
                span = Span(line.span.start + found.start(), line.span.start + found.end())
                yield _Said(line, span, found[0].replace("’", "'"), beside)


def _beside(telling: Telling, scene: int) -> tuple[int, ...]:
    """The told scene that a voice is heard over; from a place of telling those that follow, or else come before."""
    if scene in telling.encloses:
        return (scene,)
    told = set(telling.encloses)
    behind = _run(told, scene + 1, 1)
    return behind or _run(told, scene - 1, -1)


def _run(told: set[int], at: int, step: int) -> tuple[int, ...]:
    out = []
    while at in told:
        out.append(at)
        at += step
    return tuple(sorted(out))


def _presence(reading: Reading, telling: Telling, said: _Said) -> Found:
    """Alone, and others speak; or not there, and speaks: in each of the scenes."""
    spoken = [_speak(reading, scene) for scene in said.beside]
    if not spoken:
        return
    if _ABSENT.search(said.text) and all(telling.teller in each for each in spoken):
        yield None, (said.beside[0], spoken[0][telling.teller]), "not there, says the teller, and speaks there"
    others = [{who: span for who, span in each.items() if who != telling.teller} for each in spoken]
    with_me = all(telling.teller in reading.presence[scene] for scene in said.beside)
    if _ALONE.search(said.text) and with_me and all(others):
        other, span = next(iter(others[0].items()))
        yield other, (said.beside[0], span), "alone, says the teller, and somebody speaks there"


def _number(reading: Reading, telling: Telling, said: _Said) -> Found:
    """So many of us, and more speak in each of the scenes."""
    found = _COUNT.search(said.text)
    if found is None or not said.beside:
        return
    spoken = [_speak(reading, scene) for scene in said.beside]
    if all(len(each.keys() | {telling.teller}) > _NUMBERS[found["n"].lower()] for each in spoken):
        n, last = found["n"].lower(), list(spoken[0].values())[-1]
        yield None, (said.beside[0], last), f"{n} of us, says the teller, and more speak"


def _denied(reading: Reading, telling: Telling, said: _Said) -> Found:
    """I never struck him, and the teller strikes somebody whom the word may mean in a told scene."""
    found = _DENIED.search(said.text)
    if found is None:
        return
    lemma = look_up(found["verb"])[1]
    told = set(telling.encloses)
    for act in reading.clauses.acts if lemma else ():
        if act.lemma != lemma or act.scene not in told or act.negated or act.tries or act.patient is None:
            continue
        is_sure = act.agent is not None and act.agent.character == telling.teller and act.agent.is_likely
        if is_sure and act.patient.is_likely and _may_mean(reading, found["whom"], act.patient):
            yield act.patient.character, (act.scene, act.span), "never did, says the teller, and does"


def _may_mean(reading: Reading, word: str, patient: Mention) -> bool:
    character = reading.cast.by_id[patient.character]
    if word in _PRONOUNS:
        return character.pronoun == _PRONOUNS[word]
    return any(word.upper() in name.upper().split() for name in (character.name, *character.aliases))


def _dead(reading: Reading, telling: Telling, said: _Said) -> Found:
    """Somebody died, and speaks in a later scene that is of the present and not told."""
    told = set(telling.encloses) | {at for at, level in enumerate(reading.levels) if level.level is not Level.PRESENT}
    for word in _NAME.finditer(said.text):
        who = _named(reading, word[0])
        if who is None or not says_dead(said.text[: word.start()], said.text[word.end() :], spoken=True):
            continue
        for line in reading.spoken:
            is_later = line.scene > said.line.scene and line.scene not in told
            if is_later and not _kinds(line) and reading.cast.speakers(line) == (who,):
                yield who, (line.scene, line.span), "dead, says the teller, and speaks later"
                return


def _named(reading: Reading, word: str) -> str | None:
    """The one character with this word in their name."""
    upper = word.upper()
    found = [c.id for c in reading.cast.characters if any(upper in n.upper().split() for n in (c.name, *c.aliases))]
    return found[0] if len(found) == 1 else None


def _kinds(line: Line) -> bool:
    """Whether a line isn't spoken in the scene itself: over the picture, off screen, through a device."""
    return line.cue is None or bool(line.cue.extensions)


def _speak(reading: Reading, scene: int) -> dict[str, Span]:
    """Who speaks in a scene itself, each with the first line."""
    out: dict[str, Span] = {}
    for line in reading.work.scenes[scene].lines:
        if line.kind in SPOKEN and line.n_words and not _kinds(line):
            for who in reading.cast.speakers(line):
                out.setdefault(who, line.span)
    return out


FINDER = FactFinder(
    name="told_otherwise",
    version=1,
    asks="Where is it told one way and shown another?",
    kinds=("said", "shown"),
    applies_to=frozenset({Form.SCREENPLAY}),
    source="Booth 1961, The Rhetoric of Fiction (unreliable narrators); Chatman 1978, Story and Discourse",
    caveat="only plain words are compared; what is shown may be the lie as well",
    compute=compute,
)
