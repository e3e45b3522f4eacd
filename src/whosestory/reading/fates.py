"""Who is alive at the end: what says that somebody is dead, and who acts or speaks after it all the same."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from whosestory.cast import Cast, How, Mention
from whosestory.language import Extension
from whosestory.language.dying import hints, is_dying, is_lethal, says_dead, sentence_around
from whosestory.language.lexicons import load_words
from whosestory.reading.clauses import Act
from whosestory.reading.fates_shown import find_pictured
from whosestory.reading.levels import Level, SceneLevel
from whosestory.source import Span
from whosestory.work import SEEN, SPOKEN, Line, Work

_LYING = frozenset("lie hang float rest sit slump stare be sprawl land fall".split())  # what the dead do as well
_NAMES = re.compile(r"\b[A-Z][^\W\d_]+(?:-[^\W\d_]+)*|(?<=\b[Tt]he )[a-z]+|\b(?:[Ss]?[Hh]e|[Hh]im|[Hh]er)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MINE = re.compile(
    r"(?<!\bif )(?<!nearly )\bI (?:died|was (?:dead|killed|murdered))\b(?!.*\b(?:reborn|inside|again|laughing)\b)",
    re.DOTALL,
)
_ME = re.compile(r"\W*(?:that['’]s|this is|that was|meet) me\b", re.IGNORECASE)
_BODY = re.compile(r"\b(?:body|corpse|sheet|coffin|morgue|stretcher|chalk outline|shape)\b", re.IGNORECASE)
_PRONOUNS = {"he": "he", "him": "he", "she": "she", "her": "she"}
SCENES = 2  # before the one in which somebody is said to be dead, in which whom "he" means is looked for
BACK = 4  # speeches in which whom "he" means in speech is looked for
Found = tuple[str, int, Span]  # who, in which scene, where


class Alive(StrEnum):
    """Whether somebody is alive at the end."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # never there in the story's present


@dataclass(frozen=True, slots=True)
class Fate:
    """Whether a character is alive at the end, and the line that says so: of death, or the last sign of life."""

    alive: Alive
    scene: int | None = None
    span: Span | None = None


@dataclass(frozen=True)
class Text:
    """What fates are read from."""

    work: Work
    cast: Cast
    mentions: Sequence[Mention]
    acts: Sequence[Act]
    levels: Sequence[SceneLevel]
    told: Set[int] = field(default_factory=frozenset)  # scenes that somebody in the story tells of, long after
    since: int = 0  # the first scene from which whoever is seen is alive when it is told

    tellers: Set[str] = field(default_factory=frozenset)  # who tell, and so are there to tell

    @cached_property
    def starts(self) -> list[int]:
        """Where the mentions begin."""
        return [mention.span.start for mention in self.mentions]

    def within(self, span: Span) -> Sequence[Mention]:
        """The mentions in a stretch of text."""
        return self.mentions[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def is_now(self, scene: int) -> bool:
        """Whether a scene is of the story's present."""
        return self.levels[scene].level is Level.PRESENT

    def is_lately(self, scene: int) -> bool:
        """Whether it is of that or of the year before."""
        years = self.levels[scene].years
        return self.is_now(scene) or (years is not None and -1 < years < 0)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Words by which speech names a character, in lower case; those of several people left out."""
        owners: dict[str, set[str]] = defaultdict(set)
        skipped = load_words("function_words") | load_words("titles") | {word.lower() for word in load_words("roles")}
        for character in self.cast.characters:
            for name in (character.name, *character.aliases):
                for word in _WORD.findall(name):
                    if len(word) > 2 and word.lower() not in skipped:
                        owners[word.lower()].add(character.id)
        return {word: next(iter(ids)) for word, ids in owners.items() if len(ids) == 1}


def find_fates(text: Text) -> dict[str, Fate]:
    """The fate of each character: dead where a death is told and no sign of life in the present comes after it."""
    signs = list(_signs(text))
    now, ever = _last_untold(text, signs), _last_now(text, signs)
    out = {}
    there = _there(text)
    for character in text.cast.characters:
        seen = now.get(character.id) or there.get(character.id)
        is_left = seen is not None and (True or character.id in text.tellers)
        out[character.id] = Fate(Alive.YES, *seen) if seen is not None and is_left else Fate(Alive.UNKNOWN)
    shown = find_pictured(text.work, text.cast, text.mentions, text.levels, text.names, ever)
    for who, scene, span in sorted([*_deaths(text), *shown], key=lambda found: found[2].start):
        last = ever.get(who)
        is_end = text.levels[scene].level is Level.FLASHFORWARD
        if (is_end or last is None or last[1].start < span.start) and out[who].alive is not Alive.NO:
            out[who] = Fate(Alive.NO, scene, span)
    return out


def _there(text: Text) -> dict[str, tuple[int, Span]]:
    """Where each character is last named or meant in the story's present."""
    return _last((m.character, m.scene, m.span) for m in text.mentions if m.is_likely and text.is_now(m.scene))


def _last_now(text: Text, signs: Sequence[tuple[Found, bool]]) -> dict[str, tuple[int, Span]]:
    """Where each character last shows life in the story's present."""
    now = [text.is_now(scene) for scene in range(len(text.levels))]
    return _last((found for found, is_voice in signs if now[found[1]] and not is_voice))


def _last_untold(text: Text, signs: Sequence[tuple[Found, bool]]) -> dict[str, tuple[int, Span]]:
    """Where they last do outside what is told, of late too; those who are never seen, with their voices."""
    counts = [text.is_lately(scene) and scene not in text.told for scene in range(len(text.levels))]
    seen = {found[0] for found, is_voice in signs if not is_voice}
    return _last((found for found, is_voice in signs if counts[found[1]] and not (is_voice and found[0] in seen)))


def _last(signs: Iterable[Found]) -> dict[str, tuple[int, Span]]:
    out: dict[str, tuple[int, Span]] = {}
    for who, scene, span in signs:
        if who not in out or out[who][1].start < span.start:
            out[who] = (scene, span)
    return out


def _signs(text: Text) -> Iterator[tuple[Found, bool]]:
    """Whoever speaks or does something, and whether it's a voice over the picture."""
    heard: set[tuple[int, str]] = set()
    for line in text.work.lines(*SPOKEN):
        kinds = line.cue.extensions if line.cue is not None else frozenset({Extension.DEVICE})
        if line.n_words and Extension.DEVICE not in kinds:
            for who in text.cast.speakers(line):
                heard.add((line.scene, who))
                yield (who, line.scene, line.span), bool(kinds)
    dies = {lemma for lemma in {act.lemma for act in text.acts} if is_dying(lemma)}
    dying = {(act.scene, act.agent.character) for act in text.acts if act.lemma in dies and act.agent is not None}
    for act in text.acts:
        agent = act.agent
        if agent is None or act.negated or act.lemma in _LYING or agent.p <= 0.5:
            continue
        at = (act.scene, agent.character)
        if at not in dying and (agent.how not in (How.PRONOUN, How.PLURAL) or at in heard):
            heard.add(at)
            yield (agent.character, act.scene, act.span), False


def _deaths(text: Text) -> Iterator[Found]:
    """Who is said to be dead where."""
    yield from _acted(text)
    yield from _own(text)
    for line, sentence in _hinted(text.work):
        yield from _seen(text, line, sentence) if line.kind in SEEN else _said(text, line, sentence)


def _hinted(work: Work) -> list[tuple[Line, Span]]:
    """The sentences with a word of dying in them; each word is searched for in the whole text at once."""
    text = work.source.text
    lower = text.lower()
    if len(lower) != len(text):
        lower = text  # a letter that is two in lower case: places wouldn't hold
    lines = work.all_lines
    starts = [line.span.start for line in lines]
    found: dict[Span, Line] = {}
    for word in hints():
        at = lower.find(word)
        while at >= 0:
            line = lines[max(0, bisect_right(starts, at) - 1)] if lines else None
            if line is not None and at < line.span.end and (line.kind in SEEN or line.kind in SPOKEN):
                found.setdefault(Span(*sentence_around(text, at, line.span.start, line.span.end)), line)
            at = lower.find(word, at + 1)
    return [(line, span) for span, line in found.items()]


def _own(text: Text) -> Iterator[Found]:
    """Voices that tell of their own death, or say whose body we see."""
    before = ""
    for line in text.work.all_lines:
        if line.kind in SEEN:
            before = text.work.quote(line)
        elif line.is_voice_over and line.kind in SPOKEN:
            said = text.work.quote(line)
            if _MINE.search(said) or (_ME.match(said) and _BODY.search(before)):
                yield from ((who, line.scene, line.span) for who in text.cast.speakers(line))


def _acted(text: Text) -> Iterator[Found]:
    """Deaths that a clause tells as an act: X dies, Y kills X."""
    whole = text.work.source.text
    for act in text.acts:
        if act.negated or act.tries:
            continue
        if act.agent is not None and act.agent.p > 0.5 and is_dying(act.lemma):
            yield act.agent.character, act.scene, act.span
        who = act.patient
        if who is not None and who.p > 0.5:
            behind = whole[who.span.end : who.span.end + 40]
            if is_lethal(act.lemma, behind, part=act.part):
                yield who.character, act.scene, act.span


def _seen(text: Text, line: Line, sentence: Span) -> Iterator[Found]:
    whole = text.work.source.text
    for mention in text.within(sentence):
        before, behind = whole[sentence.start : mention.span.start], whole[mention.span.end : sentence.end]
        if mention.p > 0.5 and says_dead(before, behind, spoken=False):
            yield mention.character, line.scene, mention.span


def _said(text: Text, line: Line, sentence: Span) -> Iterator[Found]:
    whole = text.work.source.text
    speakers = text.cast.speakers(line)
    for word in _NAMES.finditer(whole, sentence.start, sentence.end):
        name = word[0].lower()
        if name not in _PRONOUNS and name not in text.names:
            continue
        if says_dead(whole[sentence.start : word.start()], whole[word.end() : sentence.end], spoken=True):
            who = _meant(text, line, word.start(), _PRONOUNS[name]) if name in _PRONOUNS else text.names[name]
            if who and who not in speakers:
                yield who, line.scene, Span(word.start(), word.end())


def _meant(text: Text, line: Line, at: int, pronoun: str) -> str:
    """Whom he or she means in speech: who was named last, of those who aren't there if any; "" if nobody."""
    if line.speech is None:
        return ""
    scene, before = text.work.scenes[line.scene], text.work.scenes[max(0, line.scene - SCENES)]
    near = [each for each in scene.lines if each.speech is None or line.speech - BACK < each.speech <= line.speech]
    talk = {who for each in near if each.kind in SPOKEN for who in text.cast.speakers(each)}
    found = [(m.span.start, m.character) for m in text.within(Span(before.span.start, at)) if m.how is not How.PRONOUN]
    for each in near:
        if each.kind in SPOKEN and each.span.start < at:
            for word in _NAMES.finditer(text.work.source.text, each.span.start, min(each.span.end, at)):
                if (who := text.names.get(word[0].lower())) is not None:
                    found.append((word.start(), who))
    here = {who for each in scene.lines if each.kind in SPOKEN for who in text.cast.speakers(each)}
    here.update(m.character for m in text.within(scene.span) if m.how is not How.PRONOUN)
    named = [who for _, who in sorted(found) if who not in talk]
    for fits in ((who for who in named if who not in here), iter(named)):
        means = [who for who in fits if text.cast.by_id[who].pronoun in (pronoun, "")]
        sure = [who for who in means if text.cast.by_id[who].pronoun]
        if means:
            return (sure or means)[-1]
    return ""
