"""The ledger: what each character loses and gains, by kind, and in which sentence it is told."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from whosestory.cast import Character, How, Mention, Role
from whosestory.language.fortune import LOSS, Stroke, Whose, told_strokes
from whosestory.language.lexicons import load_words
from whosestory.language.phrases import plain_words
from whosestory.language.words import letter_runs
from whosestory.reading.reading import Reading
from whosestory.source import Span
from whosestory.work import SEEN, Line, LineKind, Scene

_STAGED = ("STAGE", "REHEARSAL", "AUDITION", "FILM SET", "SOUNDSTAGE")  # places where what is said is a part's
_SURNAME = re.compile(r'(?: "[^"\n]*")? ([A-Z]{3,})\b')
_OFF_STAGE = ("STAGE DOOR", "BACKSTAGE", "COACH", "STAGECOACH")
LONG, N_IN_LONG = 5000, 2  # words, phrases: in a film most lines tell nothing, one phrase is a figure of speech
WEIGHED = 0.25  # chance from which a line of a short work weighs for a fall, if not shown
LEAST_PLAIN = 0.5  # chance of a line that phrases confirm
LEAST, LEAST_IN_LONG = 0.65, 0.8  # chances (these and the next five: docs/decisions/0019-change-and-fortune.md)
UNSURE = 0.2  # what a chance is lessened by before it is weighed
OF_A_PHRASE = 0.5  # a line that phrases confirm is told plainer
LATE = 1.0  # what stands at the end counts twice what was at the beginning
OF_A_GAIN = 0.15  # gains are found where there are none more often than losses
FALL_LOSSES, FALL_BALANCE = 2, 3.0  # a fall is more than one blow, and by more than one plain loss at the end
CENTRAL = 0.34  # of the scenes of whoever is in most: walk-ons take and give, and what they lose isn't told
LIKELY = 0.5  # a mention likelier than not is taken to mean its character


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    kind: str
    sign: str
    who: str | None  # a character's id; None where the text doesn't tell
    scene: int
    progress: float  # of the scene, 0 to 1
    span: Span  # of the sentence, or of a few
    chance: float  # that it is one, 0 to 1, by its words
    n_phrases: int  # of the list that say so

    @property
    def is_plain(self) -> bool:
        """Whether a phrase of the list says so too: what may be shown; the others only weigh."""
        return self.n_phrases > 0

    @property
    def weight(self) -> float:
        """To rank, not to show: its chance, and more where phrases of the list say so too."""
        return (self.chance - UNSURE) * (1 + OF_A_PHRASE * min(2, self.n_phrases))


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
    return [one for one in weighed_ledger(reading) if one.chance >= (LEAST_PLAIN if one.is_plain else LEAST)]


def weighed_ledger(reading: Reading) -> list[Entry]:
    """The ledger with what is too unlikely to be shown, in a short work: down to `WEIGHED`."""
    if reading not in _LEDGERS:
        _LEDGERS[reading] = _whole_ledger(reading)
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
    """Losses over gains of one character, each kind once a scene by its likeliest line; to rank, not to show.

    What comes late counts more, since it still stands at the end.
    """
    best: dict[tuple[int, str, str], float] = {}
    for entry in entries:
        if entry.who == who:
            key = (entry.scene, entry.kind, entry.sign)
            best[key] = max(best.get(key, 0.0), entry.weight * (1 + LATE * entry.progress))
    return sum(weight if sign == LOSS else -OF_A_GAIN * weight for (_, _, sign), weight in best.items())


def losses_outweigh(entries: Sequence[Entry], who: str) -> bool:
    """Whether somebody loses more than they gain over the whole, more than once."""
    n_losses = sum(entry.who == who and entry.sign == LOSS for entry in entries)
    return n_losses >= FALL_LOSSES and balance(entries, who) > FALL_BALANCE


def worst_loss(entries: Sequence[Entry], who: str) -> Entry | None:
    """The loss of somebody that is told plainest, the first of equals; None without one."""
    return max(
        (one for one in entries if one.who == who and one.sign == LOSS), key=lambda one: one.weight, default=None
    )


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


def _told(reading: Reading, line: Line) -> list[Stroke]:
    is_long = reading.work.n_words > LONG
    return told_strokes(
        reading.work.quote(line),
        is_speech=line.kind is LineKind.DIALOGUE,
        least=LEAST_IN_LONG if is_long else WEIGHED,
        n_phrases=N_IN_LONG if is_long else 0,
    )


def _span(line: Line, stroke: Stroke) -> Span:
    return Span(line.span.start + stroke.start, line.span.start + stroke.end)


def _entry(reading: Reading, line: Line, stroke: Stroke, who: str | None) -> Entry:
    return Entry(
        stroke.kind,
        stroke.sign,
        who,
        line.scene,
        reading.progress[line.scene],
        _span(line, stroke),
        stroke.weight,
        stroke.n_phrases,
    )


def _seen(
    reading: Reading, people: _People, line: Line, mentions: Sequence[Mention], there: Sequence[str]
) -> Iterator[Entry]:
    place = reading.work.scenes[line.scene].place
    for stroke in _told(reading, line):
        span = _span(line, stroke)
        found = _shown(stroke, span, mentions, people) or people.named(place) or tuple(there if len(there) == 1 else ())
        for who in found[: 2 if stroke.kind == "ties" else 1] or (None,):
            yield _entry(reading, line, stroke, who)


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
    for stroke in _told(reading, line) if speakers else ():
        span = _span(line, stroke)
        others = [who for who in there if who != speakers[0]]
        if answers in others:
            others = [answers, *others]
        who = _meant(reading, people, stroke, span, speakers[0], others, named)
        yield _entry(reading, line, stroke, who)


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
