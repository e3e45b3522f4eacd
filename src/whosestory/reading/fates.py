"""Who is alive at the end: what says that somebody is dead, and who acts or speaks after it all the same."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from whosestory.cast import Cast, How, Mention
from whosestory.language import Extension
from whosestory.language.death_pictures import is_laid_out
from whosestory.language.dying import hint_words, is_dying, is_lethal, says_dead, says_missing, sentence_around
from whosestory.language.lexicons import load_words
from whosestory.reading.clauses import Act
from whosestory.reading.levels import Level, SceneLevel
from whosestory.reading.long_ago import speaks_of_now
from whosestory.reading.wakes import find_mourned
from whosestory.source import Span
from whosestory.work import SEEN, SPOKEN, Line, Work

_LYING = frozenset("lie hang float rest sit slump stare be sprawl land fall".split())  # what the dead do as well
_NAMES = re.compile(r"\b[A-Z][^\W\d_]+(?:-[^\W\d_]+)*|(?<=\b[Tt]he )[a-z]+|\b(?:[Ss]?[Hh]e|[Hh]im|[Hh]er)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MINE = re.compile(
    r"(?<!\bif )(?<!nearly )\bI (?:died|was (?:dead|killed|murdered))\b(?!.*\b(?:reborn|inside|again|laughing)\b)",
    re.DOTALL,
)
_ME = re.compile(
    r"\W*(?:that['’]s|this is|that was|meet|here['’]s) (?:me|mine|my \w+)\b|\W*(?:those|these) are (?:mine|my \w+)\b|"
    r"\W*(?:the|my) \w+ (?:is|are) mine\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:body|corpse|sheet|coffin|casket|morgue|stretcher|chalk outline|shape|grave|headstone|hearse|"
    r"face down|floats?)\b",
    re.IGNORECASE,
)
_PRONOUNS = {"he": "he", "him": "he", "she": "she", "her": "she"}
NEAR = 40  # characters before a name in which "his mother" may stand
_KIN_WORDS = (
    "mother|father|mum|mom|mam|dad|da|pa|ma|sister|brother|son|daughter|wife|husband|aunt|uncle|niece|nephew|cousin|"
    "grandmother|grandfather|gran|nan|grandma|grandpa|boy|girl|friend|partner"
)
_KIN = re.compile(rf"\b(?:his|her|their|\w+['’]s)\s(?:\w+\s){{0,3}}?(?P<kin>{_KIN_WORDS}),?\s$", re.IGNORECASE)
_CALLED = re.compile(r", [\w'’-]+[.,!?]")  # to their face: two of them now, Joan.
_MY = re.compile(rf"\b(?:my|our|(?P<your>your))\s(?:\w+\s)?(?P<kin>{_KIN_WORDS})\b", re.IGNORECASE)
AROUND = 90  # characters before a name in which a stone or a coffin says that it's of the dead
_EYES = re.compile(r"\bcloses the (?:\w+ )?\w+['’]s eyes\b", re.IGNORECASE)
LATE = 0.05  # of the scenes: whoever is alive in the last ones has survived what was told first
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
    long_ago: Set[int] = field(default_factory=frozenset)  # of those, what a date or an age puts far back
    encloses: Set[int] = field(default_factory=frozenset)  # those told in a place beside them, long after or not

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
    def hinted(self) -> list[tuple[Line, Span]]:
        """The sentences with a word of dying in them."""
        return _hinted(self.work)

    @cached_property
    def kin(self) -> Mapping[tuple[str, str], str]:
        """Whose mother, brother, husband ... somebody is, as action brings them in: His mother, MAMA AGNES, sits."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)  # of "" where the text doesn't say whose
        before: Mention | None = None
        for mention in self.mentions:
            if mention.how not in (How.PRONOUN, How.PLURAL):
                start = mention.span.start
                match = _KIN.search(self.work.source.text, max(0, start - NEAR), start)
                if match is not None:
                    owner = before.character if before is not None and before.scene == mention.scene else ""
                    found[owner, match["kin"].lower()].add(mention.character)
            before = mention
        return {key: next(iter(whom)) for key, whom in found.items() if len(whom) == 1}

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
    outside = now
    if text.encloses:
        outside = _last_untold(text, [sign for sign in signs if sign[0][1] not in text.encloses])
    out = _alive(text, now)
    for who, scene, span in sorted(_deaths(text), key=lambda found: found[2].start):
        last = ever.get(who) if scene in text.encloses else outside.get(who)
        is_over = last is None or last[1].start < span.start or _is_told_first(text, scene, last[0])
        if is_over and out[who].alive is not Alive.NO:
            out[who] = Fate(Alive.NO, scene, span)
    for who, scene, span in _missing(text):
        last = outside.get(who)
        if out[who].alive is Alive.YES and (last is None or last[1].start < span.start):
            out[who] = Fate(Alive.UNKNOWN, scene, span)
    if text.told:
        beside = [scene for scene in range(len(text.levels)) if text.is_now(scene) and scene not in text.told]
        for who, scene, span in speaks_of_now(text.work, beside, text.names):
            if out[who].alive is Alive.UNKNOWN:
                out[who] = Fate(Alive.YES, scene, span)
    return out


def _is_told_first(text: Text, scene: int, last: int) -> bool:
    """Whether a scene is the end told first, and somebody isn't seen alive in the last scenes of the work."""
    n = len(text.levels)
    return text.levels[scene].level is Level.FLASHFORWARD and last < n - max(1, LATE * n)


def _alive(text: Text, now: Mapping[str, tuple[int, Span]]) -> dict[str, Fate]:
    """Who is there in the story's present, whether they do anything or not; of all others it isn't known."""
    out = {}
    there = _there(text, {character.id for character in text.cast.characters} - now.keys())
    for character in text.cast.characters:
        seen = now.get(character.id) or there.get(character.id)
        out[character.id] = Fate(Alive.YES, *seen) if seen is not None else Fate(Alive.UNKNOWN)
    return out


def _there(text: Text, whom: Set[str]) -> dict[str, tuple[int, Span]]:
    """Where each of some characters is last named in the story's present."""
    found = (m for m in text.mentions if m.character in whom)
    named = (m for m in found if m.is_likely and m.how not in (How.PRONOUN, How.PLURAL))
    return _last((m.character, m.scene, m.span) for m in named if text.is_now(m.scene) and m.scene not in text.long_ago)


def _last_now(text: Text, signs: Sequence[tuple[Found, bool]]) -> dict[str, tuple[int, Span]]:
    """Where each character last shows life in the story's present."""
    now = [text.is_now(scene) for scene in range(len(text.levels))]
    return _last((found for found, is_voice in signs if now[found[1]] and not is_voice))


def _last_untold(text: Text, signs: Sequence[tuple[Found, bool]]) -> dict[str, tuple[int, Span]]:
    """Where they last do outside what is told, of late too; those who are never seen, with their voices."""
    counts = [text.is_lately(scene) and scene not in text.told for scene in range(len(text.levels))]
    seen = {found[0] for found, is_voice in signs if not is_voice}
    seen.update(m.character for m in text.mentions if m.how is How.NAME)
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
    yield from _mourned(text)
    for line, sentence in text.hinted:
        yield from _seen(text, line, sentence) if line.kind in SEEN else _said(text, line, sentence, _says_dead)


def _mourned(text: Text) -> Iterator[Found]:
    """At whose coffin a story is told."""
    if text.encloses:
        within = {mention.character for mention in text.mentions if mention.scene in text.encloses}
        there = {m.character for m in text.mentions if m.scene not in text.encloses and text.is_now(m.scene)}
        beside = [scene for scene in range(len(text.levels)) if text.is_now(scene) and scene not in text.encloses]
        spoken = [line for scene in beside for line in text.work.scenes[scene].lines if line.kind in SPOKEN]
        there.update(who for line in spoken for who in text.cast.speakers(line))
        if found := find_mourned(text.work, text.names, beside, within - there):
            yield found


def _says_dead(before: str, behind: str) -> bool:
    return says_dead(before, behind, spoken=True)


def _missing(text: Text) -> Iterator[Found]:
    """Of whom nobody knows what became of them, as speech says."""
    for line, sentence in text.hinted:
        if line.kind in SPOKEN:
            yield from _said(text, line, sentence, says_missing)


def _hinted(work: Work) -> list[tuple[Line, Span]]:
    """The sentences with a word of dying in them."""
    text = work.source.text
    lower = text.lower()
    if len(lower) != len(text):
        lower = text  # a letter that is two in lower case: places wouldn't hold
    lines = work.all_lines
    starts = [line.span.start for line in lines]
    found: dict[Span, Line] = {}
    for _, at in hint_words().find(lower):
        line = lines[max(0, bisect_right(starts, at) - 1)] if lines else None
        if line is not None and at < line.span.end and (line.kind in SEEN or line.kind in SPOKEN):
            found.setdefault(Span(*sentence_around(text, at, line.span.start, line.span.end)), line)
    return [(line, span) for span, line in found.items()]


def _own(text: Text) -> Iterator[Found]:
    """Voices that tell of their own death, or say whose body we see."""
    before: Line | None = None
    for line in text.work.all_lines:
        if line.kind in SEEN:
            before = line
        elif line.kind in SPOKEN and line.is_voice_over:
            said = text.work.quote(line)
            is_mine = before is not None and _ME.match(said) and _BODY.search(text.work.quote(before))
            if _MINE.search(said) or is_mine:
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
    for mention in text.within(Span(sentence.end, min(line.span.end, sentence.end + NEAR))):
        if mention.p > 0.5 and is_laid_out(whole[sentence.start : mention.span.start], ""):
            yield mention.character, line.scene, mention.span
    for mention in text.within(sentence):
        before, behind = whole[sentence.start : mention.span.start], whole[mention.span.end : sentence.end]
        around = whole[max(line.span.start, mention.span.start - AROUND) : mention.span.start]
        if mention.p > 0.5 and (says_dead(before, behind, spoken=False) or is_laid_out(around, behind)):
            yield mention.character, line.scene, mention.span
    if (eyes := _EYES.search(whole, sentence.start, sentence.end)) and (who := _closed(text, line, eyes)):
        yield who, line.scene, Span(*eyes.span())


def _closed(text: Text, line: Line, eyes: re.Match[str]) -> str:
    """Whose eyes somebody else closes: the old man's, if only one is named before who doesn't do it."""
    named = [m for m in text.within(Span(line.span.start, eyes.start())) if m.how is not How.PRONOUN and m.p > 0.5]
    doers = {act.agent.character for act in text.acts if act.agent and act.span.start <= eyes.start() < act.span.end}
    spoken = [each for each in text.work.scenes[line.scene].lines if each.kind in SPOKEN]
    doers |= {who for each in spoken for who in text.cast.speakers(each)}
    others = list(dict.fromkeys(m.character for m in named if m.character not in doers))
    return others[0] if len(others) == 1 else ""


def _said(text: Text, line: Line, sentence: Span, says: Callable[[str, str], bool]) -> Iterator[Found]:
    """Of whom a sentence in speech says what `says` asks of its parts before and behind them."""
    whole = text.work.source.text
    speakers = text.cast.speakers(line)
    for word in (*_MY.finditer(whole, *_ends(sentence)), *_NAMES.finditer(whole, *_ends(sentence))):
        if says(whole[sentence.start : word.start()], whole[word.end() : sentence.end]):
            who = _spoken_of(text, line, word)
            if who and who not in speakers:
                yield who, line.scene, Span(*word.span())


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _spoken_of(text: Text, line: Line, word: re.Match[str]) -> str:
    """Whom a name, a pronoun or "my mother" means in speech; "" if nobody."""
    name = word[0].lower()
    if kin := word.groupdict().get("kin"):
        owners = _others(text, line) if word["your"] else (*text.cast.speakers(line), "")
        return next((found for one in owners if (found := text.kin.get((one, kin.lower())))), "")
    return _meant(text, line, word.start(), _PRONOUNS[name]) if name in _PRONOUNS else text.names.get(name, "")


def _others(text: Text, line: Line) -> tuple[str, ...]:
    """The one to whom a line is said, if only one other speaks in its scene."""
    spoken = [each for each in text.work.scenes[line.scene].lines if each.kind in SPOKEN]
    others = {who for each in spoken for who in text.cast.speakers(each)} - set(text.cast.speakers(line))
    return tuple(others) if len(others) == 1 else ()


def _meant(text: Text, line: Line, at: int, pronoun: str) -> str:
    """Whom he or she means in speech: who was named last, of those who aren't there if any; "" if nobody."""
    if line.speech is None:
        return ""
    scene, before = text.work.scenes[line.scene], text.work.scenes[max(0, line.scene - SCENES)]
    near = [each for each in scene.lines if each.speech is None or line.speech - BACK < each.speech <= line.speech]
    heard = [line] if line.is_voice_over else [each for each in near if each.kind in SPOKEN]
    talk = {who for each in heard for who in text.cast.speakers(each)}
    found = [(m.span.start, m.character) for m in text.within(Span(before.span.start, at)) if m.how is not How.PRONOUN]
    for each in near:
        if each.kind in SPOKEN and each.span.start < at:
            for word in _NAMES.finditer(text.work.source.text, each.span.start, min(each.span.end, at)):
                if _CALLED.match(text.work.source.text, word.start() - 2):
                    continue
                if (who := text.names.get(word[0].lower())) is not None:
                    found.append((word.start(), who))
    here: set[str] = set()
    if not line.is_voice_over:
        here = {who for each in scene.lines if each.kind in SPOKEN for who in text.cast.speakers(each)}
        here.update(m.character for m in text.within(scene.span) if m.how is not How.PRONOUN)
    named = [who for _, who in sorted(found) if who not in talk]
    for fits in ((who for who in named if who not in here), iter(named)):
        means = [who for who in fits if text.cast.by_id[who].pronoun in (pronoun, "")]
        sure = [who for who in means if text.cast.by_id[who].pronoun]
        means = sure or [who for at, who in sorted(found) if who in means and at >= scene.span.start]
        if means:
            return means[-1]
    return ""
