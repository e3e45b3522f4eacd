"""The ledger: what each character loses and gains, by kind, and in which sentence it is told."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from whosestory.cast import Character, How, Mention, Role
from whosestory.language.fortune import LOSS, Stroke, Whose, find_strokes
from whosestory.language.lexicons import load_words
from whosestory.language.phrases import plain_words
from whosestory.language.words import letter_runs
from whosestory.reading.reading import Reading
from whosestory.source import Span
from whosestory.work import SEEN, Line, LineKind, Scene

_STAGED = ("STAGE", "REHEARSAL", "AUDITION", "FILM SET", "SOUNDSTAGE")  # places where what is said is a part's
_SURNAME = re.compile(r'(?: "[^"\n]*")? ([A-Z]{3,})\b')
_OFF_STAGE = ("STAGE DOOR", "BACKSTAGE", "COACH", "STAGECOACH")
LONG, N_IN_LONG = (
    5000,
    2,
)  # words: in a feature film's 5,000 sentences one phrase is a figure of speech in three of four
FALL_LOSSES, FALL_BALANCE = 2, 1.0  # a fall is more than one blow, and more than what is gained
CENTRAL = 0.34  # of the scenes of whoever is in most: walk-ons take and give, and what they lose isn't told
LIKELY = 0.5  # a mention likelier than not is taken to mean its character


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    kind: str
    sign: str
    who: str | None  # a character's id; None where the text doesn't tell
    scene: int
    span: Span  # of the sentence
    weight: float  # how much the sentence says so: its words, roughly
    n_phrases: int  # of the list that say so


_LEDGERS: WeakKeyDictionary[Reading, list[Entry]] = WeakKeyDictionary()  # two finders ask, once is enough


@dataclass(frozen=True, slots=True)
class _People:
    """Whom a loss may be: the leads, those in most scenes first, and the words of their names."""

    central: tuple[str, ...]
    names: dict[str, frozenset[str]]

    def named(self, text: str) -> tuple[str, ...]:
        """The leads that a text names."""
        words = set(letter_runs(text.upper()))
        return tuple(who for who in self.central if words & self.names[who])


def ledger(reading: Reading) -> list[Entry]:
    """All losses and gains, in the order of the text; of a long work only those that two phrases say."""
    if reading not in _LEDGERS:
        n_needed = N_IN_LONG if reading.work.n_words > LONG else 1
        _LEDGERS[reading] = [entry for entry in _whole_ledger(reading) if entry.n_phrases >= n_needed]
    return list(_LEDGERS[reading])


def _whole_ledger(reading: Reading) -> list[Entry]:
    people = _people(reading)
    mentions = _by_line(reading)
    out: list[Entry] = []
    for scene in reading.work.scenes:
        staged = _is_staged(scene)
        there = [who for who in people.central if who in reading.presence[scene.index]]
        speeches = [line for line in scene.lines if line.kind is LineKind.DIALOGUE and not staged]
        for line in scene.lines:
            if line.kind in SEEN:
                out += _seen(reading, people, line, mentions.get(line.id, ()), there)
        named = [one for line in scene.lines for one in mentions.get(line.id, ()) if one.character in people.central]
        for at, line in enumerate(speeches):
            nearest = [one.character for one in named if one.span.start < line.span.start]
            out += _said(reading, people, line, there, (_answers(reading, speeches, at), nearest))
    return sorted(out, key=lambda entry: entry.span.start)


def balance(entries: Sequence[Entry], who: str) -> float:
    """Losses over gains of one character, each kind once a scene by its weightiest sentence; to rank, not to show."""
    best: dict[tuple[int, str, str], float] = {}
    for entry in entries:
        if entry.who == who:
            key = (entry.scene, entry.kind, entry.sign)
            best[key] = max(best.get(key, 0.0), entry.weight)
    return sum(weight if sign == LOSS else -weight for (_, _, sign), weight in best.items())


def falls(entries: Sequence[Entry], who: str) -> bool:
    """Whether somebody loses more than they gain, more than once."""
    n_losses = sum(entry.who == who and entry.sign == LOSS for entry in entries)
    return n_losses >= FALL_LOSSES and balance(entries, who) >= FALL_BALANCE


def _people(reading: Reading) -> _People:
    n_scenes = Counter(who for there in reading.presence for who in there)
    leads = sorted(reading.cast.leads, key=lambda who: -n_scenes[who])
    central = [who for who in leads if n_scenes[who] >= CENTRAL * n_scenes[leads[0]]]
    names = {who: _name_words(reading, reading.cast.by_id[who]) for who in central}
    return _People(tuple(central), names)


def _name_words(reading: Reading, character: Character) -> frozenset[str]:
    """The words of a character's names, and the surname behind the name where it is introduced in capitals."""
    words = {word.upper() for name in (character.name, *character.aliases) for word in name.split()}
    first = next((one for one in reading.mentions if one.character == character.id and one.how is How.NAME), None)
    if first is not None and (surname := _SURNAME.match(reading.work.source.text, first.span.end)):
        words.add(surname[1])
    return frozenset(word for word in words if len(word) > 2 and word.lower() not in load_words("titles"))


def _is_staged(scene: Scene) -> bool:
    place = scene.place.upper()
    return any(word in place for word in _STAGED) and not any(word in place for word in _OFF_STAGE)


def _by_line(reading: Reading) -> dict[str, list[Mention]]:
    """The likely mentions of each seen line."""
    out: dict[str, list[Mention]] = {}
    lines = iter(reading.seen)
    line = next(lines, None)
    for mention in sorted(reading.mentions, key=lambda one: one.span.start):
        while line is not None and line.span.end <= mention.span.start:
            line = next(lines, None)
        if line is None:
            break
        if line.span.start <= mention.span.start and mention.p > LIKELY:
            out.setdefault(line.id, []).append(mention)
    return out


def _seen(
    reading: Reading, people: _People, line: Line, mentions: Sequence[Mention], there: Sequence[str]
) -> Iterator[Entry]:
    place = reading.work.scenes[line.scene].place
    for stroke in find_strokes(reading.work.quote(line)):
        span = Span(line.span.start + stroke.start, line.span.start + stroke.end)
        found = _shown(stroke, span, mentions, people) or people.named(place) or tuple(there if len(there) == 1 else ())
        for who in found[: 2 if stroke.kind == "ties" else 1] or (None,):
            yield Entry(stroke.kind, stroke.sign, who, line.scene, span, stroke.weight, stroke.n_phrases)


def _shown(stroke: Stroke, span: Span, mentions: Sequence[Mention], people: _People) -> tuple[str, ...]:
    """Whose a stroke in the action is: to whom it is done, else who does it, else who was named last."""
    here = [one for one in mentions if span.start <= one.span.start < span.end]
    if stroke.kind == "ties" and here:
        return tuple(dict.fromkeys(one.character for one in here))
    subjects = [one.character for one in here if one.role is Role.SUBJECT]
    others = [one.character for one in here if one.role in (Role.OBJECT, Role.POSSESSOR)]
    suffers = [who for who in others if not subjects or who != subjects[0]]
    named = suffers or subjects or others or [one.character for one in here]
    before = [one.character for one in mentions if one.span.start < span.start]
    after = [one.character for one in mentions if one.span.start >= span.end]
    for found in (named[:1], before[-1:], after[:1]):
        if found and found[0] in people.central:
            return tuple(found)
    return ()


def _answers(reading: Reading, speeches: Sequence[Line], at: int) -> str | None:
    """Who speaks next after a speech's line, else who spoke before it, in the scene."""
    mine = reading.cast.speakers(speeches[at])
    for line in [*speeches[at + 1 :], *reversed(speeches[:at])]:
        speakers = reading.cast.speakers(line)
        if speakers and speakers != mine:
            return speakers[0]
    return None


def _said(
    reading: Reading, people: _People, line: Line, there: Sequence[str], near: tuple[str | None, Sequence[str]]
) -> Iterator[Entry]:
    """A speech's strokes; `near`: who answers it, and who was named in the scene's action before it."""
    speakers = reading.cast.speakers(line)
    answers, named = near
    for stroke in find_strokes(reading.work.quote(line), is_speech=True) if speakers else ():
        span = Span(line.span.start + stroke.start, line.span.start + stroke.end)
        others = [who for who in there if who != speakers[0]]
        if answers in others:
            others = [answers, *others]
        who = _meant(reading, people, stroke, span, speakers[0], others, named)
        yield Entry(stroke.kind, stroke.sign, who, line.scene, span, stroke.weight, stroke.n_phrases)


def _meant(
    reading: Reading,
    people: _People,
    stroke: Stroke,
    span: Span,
    speaker: str,
    others: Sequence[str],
    before: Sequence[str],
) -> str | None:
    """Whose a stroke in a speech is; `others` are there beside the speaker, who answers first; `before` were named."""
    said = reading.work.source.quote(span)
    is_central = speaker in people.central
    if stroke.whose is Whose.SPEAKER or (stroke.whose is Whose.SPEAKERS and (is_central or not others)):
        return speaker
    named = [who for who in people.named(said) if who != speaker]
    if named or stroke.whose is Whose.LISTENER:
        return next(iter([*named, *others]), None)
    pronoun = _third(said)
    if pronoun:
        fits = [who for who in (*reversed(before), *others) if reading.cast.by_id[who].pronoun in (pronoun, "")]
        return next((who for who in fits if who != speaker), None)
    return speaker if is_central else next(iter(others), None)


def _third(said: str) -> str:
    words = plain_words(said).split()
    if any(word in words for word in ("he", "him", "his")):
        return "he"
    return "she" if any(word in words for word in ("she", "her", "hers")) else ""
