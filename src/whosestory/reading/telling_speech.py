"""Speeches as tellings need them: who speaks, and whether seen, over the picture, through a device or to the camera."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from whosestory.cast import Cast, How, Mention
from whosestory.language import Extension, count_words
from whosestory.language.telling_words import Tense, is_device, is_narrator, is_newsroom, tense_of
from whosestory.reading.levels import Level, SceneLevel
from whosestory.source import Span, record
from whosestory.work import SPOKEN, Line, LineKind, Scene, Work

_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAMERA = re.compile(
    r"\b(?:to|into|at|towards?|addresses|addressing|faces|facing)\s+(?:the\s+|directly\s+)?"
    r"(?:camera|lens|audience|viewers?|us\b)|^\W*(?:straight )?to us\W*$",
    re.IGNORECASE,
)
_THOUGHTS = re.compile(
    r"\bhears?\b[^.]{0,40}\b(?:thoughts|inner voice|voice[- ]?over|thinking)\b|\bin voice[- ]?over\b", re.IGNORECASE
)
_QUOTED_FROM = ("thought", "voice", "mind", "narration")
_QUOTED = re.compile(  # We hear Ben's thoughts: "..."
    r"(?P<who>[^\W\d_][^:.\"“]{0,40}?)['’]s?\s+(?:own\s+)?(?:inner\s+|narrating\s+)?"
    r"(?:thoughts?|voice(?:[- ]?over)?|mind|narration)\b[^.\"“]{0,30}[\"“](?P<said>[^\"”]+)[\"”]",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\b(?:turns|turning|speaks|talks|looks|looking|says|addresses|faces|confides)\b", re.I)


_TOLD = frozenset({Level.FLASHBACK, Level.MEMORY, Level.DREAM, Level.FANTASY})


class Heard(StrEnum):
    """How a speech reaches us."""

    SEEN = "seen"  # spoken in the scene
    OVER = "over"  # over the picture
    VOICE = "voice"  # BEN'S VOICE, a prelap: over the picture or from the next room
    UNSEEN = "unseen"  # off screen
    DEVICE = "device"
    CAMERA = "camera"


@record
class Speech:
    """A stretch of speech of one speaker that reaches us in one way."""

    at: int  # its place among all
    scene: int
    who: str  # the id of the first speaker; "" where unknown
    name: str  # of the cue
    heard: Heard
    lines: tuple[Line, ...]

    @property
    def n_words(self) -> int:
        """Words spoken."""
        return sum(line.n_words for line in self.lines)

    @property
    def is_over(self) -> bool:
        """Whether it may be told over the picture."""
        return self.heard in (Heard.OVER, Heard.VOICE)


@dataclass(frozen=True)
class Script:
    """Work and cast with the speeches in order."""

    work: Work
    cast: Cast
    presence: Sequence[frozenset[str]]
    levels: Sequence[SceneLevel] = ()

    def is_marked(self, scene: int) -> bool:
        """Whether marks make a scene somebody's past or inner picture: what may be told."""
        return scene < len(self.levels) and self.levels[scene].level in _TOLD

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """All speeches with words in them."""
        out: list[Speech] = []
        for scene in self.work.scenes:
            for who, name, heard, lines in _speeches(self.work, self.cast, scene):
                out.append(Speech(len(out), scene.index, who, name, heard, lines))
        return tuple(out)

    @cached_property
    def by_scene(self) -> tuple[tuple[Speech, ...], ...]:
        """The speeches of each scene."""
        out: list[list[Speech]] = [[] for _ in self.work.scenes]
        for speech in self.speeches:
            out[speech.scene].append(speech)
        return tuple(map(tuple, out))

    def text(self, speech: Speech) -> str:
        """What is said."""
        return " ".join(self.work.quote(line) for line in speech.lines)

    def tense(self, speeches: Iterable[Speech]) -> Tense:
        """The tenses of several speeches together; each speech is read once."""
        total = Tense()
        for speech in speeches:
            if speech.at not in self._tenses:
                self._tenses[speech.at] = tense_of(self.text(speech))
            total += self._tenses[speech.at]
        return total

    @cached_property
    def named(self) -> dict[str, list[Mention]]:
        """Where the action names each character."""
        out: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.cast.mentions:
            if mention.how in (How.NAME, How.PART):
                out[mention.character].append(mention)
        return out

    @cached_property
    def heard_in(self) -> dict[str, set[int]]:
        """The scenes in which each character speaks or is named; whom a pronoun means is too unsure for this."""
        out: dict[str, set[int]] = defaultdict(set)
        for speech in self.speeches:
            out[speech.who].add(speech.scene)
        for who, mentions in self.named.items():
            out[who].update(mention.scene for mention in mentions)
        return out

    @cached_property
    def ages(self) -> dict[str, dict[int, list[int]]]:
        """The ages that the action gives people, by character and scene, as far as they were asked for."""
        return {}

    @cached_property
    def _tenses(self) -> dict[int, Tense]:
        return {}

    def seen_speakers(self, scene: int) -> frozenset[str]:
        """Who speaks in a scene, seen or close by."""
        return frozenset(s.who for s in self.by_scene[scene] if s.heard in (Heard.SEEN, Heard.UNSEEN, Heard.CAMERA))


@dataclass
class _Open:
    """A speech while it is being read."""

    before: Line | None  # the action right before it
    asides: list[Line]
    lines: list[Line]


def _speeches(work: Work, cast: Cast, scene: Scene) -> Iterator[tuple[str, str, Heard, tuple[Line, ...]]]:
    """Each speech of a scene: who, the cue's name, how heard, its lines."""
    before: Line | None = None
    asides: list[Line] = []
    is_open: _Open | None = None
    for line in scene.lines:
        if line.kind in SPOKEN:
            if not line.n_words or line.cue is None:
                continue
            last = is_open.lines[-1] if is_open else None
            if is_open and last and last.speech == line.speech and last.cue == line.cue:
                is_open.lines.append(line)
            else:
                if is_open:
                    yield _closed(work, cast, is_open)
                is_open = _Open(before, asides, [line])
            before, asides = None, []
        elif line.kind is LineKind.PARENTHETICAL:
            asides.append(line)
        elif line.kind is LineKind.ACTION:
            quoted = _quoted(work, cast, line)
            if quoted is not None:
                if is_open:
                    yield _closed(work, cast, is_open)
                    is_open = None
                yield quoted
            before, asides = line, []
    if is_open:
        yield _closed(work, cast, is_open)


def _quoted(work: Work, cast: Cast, line: Line) -> tuple[str, str, Heard, tuple[Line, ...]] | None:
    """Thoughts that a line of action quotes: the part in quotation marks, as a speech over the picture."""
    text = work.quote(line)
    may = ('"' in text or "“" in text) and any(word in text.lower() for word in _QUOTED_FROM)
    found = _QUOTED.search(text) if may else None
    if found is None or any(map(is_device, text[: found.start("said")].split())):
        return None
    words = [word.upper() for word in _NAME.findall(found["who"])]
    named = ((c, {part for name in (c.name, *c.aliases) for part in name.split()}) for c in cast.characters)
    who = next((character for character, parts in named if words and words[-1] in parts), None)
    if who is None:
        return None
    span = Span(line.span.start + found.start("said"), line.span.start + found.end("said"))
    return who.id, who.name, Heard.OVER, (replace(line, span=span, n_words=count_words(found["said"])),)


def _closed(work: Work, cast: Cast, speech: _Open) -> tuple[str, str, Heard, tuple[Line, ...]]:
    first = speech.lines[0]
    who = next(iter(cast.speakers(first)), "")
    name = first.cue.name if first.cue else ""
    return who, name, _heard(work, cast, speech, who), tuple(speech.lines)


def _heard(work: Work, cast: Cast, speech: _Open, who: str) -> Heard:
    cue = speech.lines[0].cue
    if cue is None:
        return Heard.SEEN
    kinds = cue.extensions
    if Extension.DEVICE in kinds or (kinds and is_device(cue.name)) or any(map(is_device, cue.notes)):
        return Heard.DEVICE
    if Extension.VOICE_OVER in kinds or any(map(is_narrator, (cue.name, cue.plays, *cue.notes))):
        return Heard.OVER
    if Extension.OFF_SCREEN in kinds:
        return Heard.UNSEEN
    if Extension.VOICE in kinds or Extension.PRELAP in kinds:
        return Heard.VOICE
    said = [*cue.notes, *(work.quote(line) for line in speech.asides)]
    if any(map(_CAMERA.search, said)):
        return Heard.DEVICE if is_newsroom(work.scenes[speech.lines[0].scene].place) else Heard.CAMERA
    return _by_action(work, cast, speech, who)


def _by_action(work: Work, cast: Cast, speech: _Open, who: str) -> Heard:
    """Whether the action right before says that thoughts are heard, or that somebody turns to us."""
    if speech.before is None or not who:
        return Heard.SEEN
    text = work.quote(speech.before)
    if "hear" in text and _THOUGHTS.search(text):
        return Heard.OVER
    may = any(word in text for word in ("us", "US", "amera", "AMERA", "lens", "LENS", "audience", "viewer"))
    if may and _CAMERA.search(text) and _TURNS.search(text) and _names(cast, who, text):
        return Heard.CAMERA
    return Heard.SEEN


def _names(cast: Cast, who: str, text: str) -> bool:
    character = cast.by_id[who]
    upper = text.upper()
    return any(word in upper for name in (character.name, *character.aliases) for word in name.split() if len(word) > 2)
