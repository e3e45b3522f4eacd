"""Which speeches over the picture tell, and which only come from elsewhere: phones, calls, talk carried over a cut."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from whosestory.language.telling_words import Tense, is_call, is_letter, is_narrator, names_itself
from whosestory.reading.telling_speech import Heard, Script, Speech
from whosestory.work import SEEN, LineKind

LOOKS_BACK = 0.5  # at least half of the finite verbs are past
INNER = 0.35  # below it a voice speaks of the moment: thoughts, not a telling
CALLING = (
    0.34  # of a voice's speeches: whoever so often speaks where there's calling over a set only speaks through one
)
MOMENT = 0.15  # of the finite verbs: whoever is seen in every scene and is less of the past thinks
LAST_WORD = 3  # verbs of the past
TERSE = 5  # words at a time: whoever says fewer thinks, or talks to somebody
BRIEF = 15  # words at a time: whoever says fewer, and hardly of the past, thinks, seen or not
OFTEN = 3  # scenes: a voice that is heard in more of them tells in all, if in one
BETWEEN = 0.6  # of a voice's words fall between the speeches of scenes in which it speaks aloud too
_PHONE = re.compile(
    r"\b(?:(?:tele)?phones?|receiver|handset|headset|intercom|walkie[- ]?talkie|two-way|dials|hangs up|voicemail)\b",
    re.IGNORECASE,
)
_SHOWN = SEEN | {LineKind.PARENTHETICAL}  # "into handset"


@dataclass(frozen=True)
class Voices:
    """For each voice over the picture the speeches that tell, in order."""

    told: dict[str, list[Speech]]
    carried: dict[str, list[Speech]]  # that look back, of voices who speak aloud next door each time: talk or a tale
    doubtful: dict[str, list[Speech]]  # of voices with nothing surer: they tell if it's a tale with pictures


def told_over(script: Script) -> Voices:
    """Find what is told over the picture."""
    voices: dict[str, list[Speech]] = defaultdict(list)
    through: Counter[str] = Counter()  # words over devices
    for speech in script.speeches:
        if speech.is_over and speech.who and not script.cast.by_id[speech.who].is_group:
            voices[speech.who].append(speech)
        elif speech.heard is Heard.DEVICE:
            through[speech.who] += speech.n_words
    called = {at for scene in script.by_scene for at in _called(script, scene)}
    talked = {at for scene in script.by_scene for at in _exchanged(script, scene)} | called
    apart = {who: _to_whom(script, who, speeches) for who, speeches in voices.items()}
    out = Voices({}, {}, {})
    for who, speeches in voices.items():
        if any(who in apart.get(other, ()) for other in apart[who]):  # two who talk from place to place
            continue
        on_air = len(called & {speech.at for speech in speeches}) >= CALLING * len(speeches)
        if not on_air and _words(speeches) >= through[who]:
            _sort_in(script, who, speeches, talked, out)
    return out


def _sort_in(script: Script, who: str, speeches: Sequence[Speech], talked: Set[int], out: Voices) -> None:
    """One voice's speeches without calls, exchanges, calling somebody there, and talk from next door."""
    writes = any(is_letter(script.text(speech)) for speech in speeches)
    sure: list[Speech] = []
    likely: list[Speech] = []
    doubtful: list[Speech] = []
    for speech in speeches:
        text = script.text(speech)
        tense = script.tense([speech])
        if is_narrator(speech.name):
            sure.append(speech)
        elif speech.at not in talked and not _is_talk(script, speech, text, tense) and (writes or not _quotes(text)):
            looks_back = tense.looks_back >= LOOKS_BACK and tense.past and tense.second < 2 and not tense.questions
            free = writes or not (_is_carried(script, speech) or _speaks_to(script, speech, tense))
            free = free or bool(looks_back and _is_last_word(script, speech, tense))
            (sure if free else likely if looks_back else doubtful).append(speech)
    spread = len({speech.scene for speech in (*sure, *likely, *doubtful)})
    if sure and (spread > OFTEN or _words(sure) + _words(likely) >= _words(doubtful)):  # who tells elsewhere tells here
        likely += doubtful
    elif doubtful and not sure and not likely:
        out.doubtful[who] = doubtful
    kept = sorted([*sure, *likely], key=lambda speech: speech.at)
    if kept and not _is_thought(script, kept, speeches):
        (out.told if sure else out.carried)[who] = kept


def _is_last_word(script: Script, speech: Speech, tense: Tense) -> bool:
    """Whether it's the last that is said, of the past and to nobody there: talk doesn't run on into the end."""
    return speech.at + 1 == len(script.speeches) and tense.past >= LAST_WORD and not tense.second


def _words(speeches: Sequence[Speech]) -> int:
    return sum(speech.n_words for speech in speeches)


def _quotes(text: str) -> bool:
    """Whether it's another's words, from the first mark of quotation to the last."""
    bare = text.strip()
    return bare[:1] in '"“' and bare[-1:] in '"”' and len(bare) > 1


def _is_talk(script: Script, speech: Speech, text: str, tense: Tense) -> bool:
    """Whether a voice talks with somebody: over a device, in an exchange, to somebody there."""
    scene = script.by_scene[speech.scene]
    if any(other.heard is Heard.DEVICE and other.who == speech.who for other in scene):
        return True
    speaks_to = tense.second or tense.questions
    if _is_on_phone(script, speech) or (speaks_to and _is_between(scene, speech)):
        return True
    if tense.questions and _is_answered(scene, speech):
        return True
    looks_back = tense.looks_back >= LOOKS_BACK
    if speech.who in _calls(scene) and (speaks_to or not looks_back or not tense.past):
        return True
    return _calls_somebody(script, speech, text)


def _speaks_to(script: Script, speech: Speech, tense: Tense) -> bool:
    """Whether a voice may speak to somebody there of the present."""
    aloud = script.seen_speakers(speech.scene)
    speaks = tense.second or tense.questions
    return bool(speaks and tense.looks_back < LOOKS_BACK and aloud and speech.who not in aloud)


def _is_on_phone(script: Script, speech: Speech) -> bool:
    """Whether somebody who isn't there is heard where a telephone is seen and somebody there speaks."""
    if speech.who in script.presence[speech.scene] or not script.seen_speakers(speech.scene):
        return False
    lines = script.work.scenes[speech.scene].lines
    return any(line.kind in _SHOWN and _PHONE.search(script.work.quote(line)) for line in lines)


def _is_between(scene: Sequence[Speech], speech: Speech) -> bool:
    """Whether a voice is heard between two speeches of one person who is there: they talk."""
    at = next(place for place, other in enumerate(scene) if other.at == speech.at)
    around = [other for other in (*scene[:at][-1:], *scene[at + 1 :][:1]) if not other.is_over]
    return len(around) == 2 and around[0].who == around[1].who != speech.who


def _is_answered(scene: Sequence[Speech], speech: Speech) -> bool:
    """Whether somebody else who is there speaks right behind the voice."""
    behind = next((other for other in scene if other.at == speech.at + 1), None)
    return behind is not None and not behind.is_over and behind.who != speech.who


def _exchanged(script: Script, scene: Sequence[Speech]) -> set[int]:
    """Speeches of stretches in which two voices over the picture talk with each other."""
    out: set[int] = set()
    if sum(speech.is_over for speech in scene) < 2:
        return out
    for is_over, run in groupby(scene, key=lambda speech: speech.is_over):
        speeches = list(run)
        if is_over and len({speech.who for speech in speeches}) > 1:
            tense = script.tense(speeches)
            turns = sum(one.who != other.who for one, other in pairwise(speeches))
            if tense.second + tense.questions >= (1 if turns > 1 else len(speeches) / 2):
                out.update(speech.at for speech in speeches)
    return out


def _called(script: Script, scene: Sequence[Speech]) -> set[int]:
    """All voices over the picture of a scene where one uses the words of telephones, radios and loudspeakers."""
    over = [speech for speech in scene if speech.is_over]
    return {speech.at for speech in over} if any(is_call(script.text(speech)) for speech in over) else set()


def _to_whom(script: Script, who: str, speeches: Sequence[Speech]) -> set[str]:
    """Who is there in most of the scenes into which a voice speaks from elsewhere; not where both are voices."""
    if is_narrator(speeches[0].name) or any(is_letter(script.text(speech)) for speech in speeches):
        return set()
    there: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    for speech in speeches:
        present = script.presence[speech.scene]
        over = {other.who for other in script.by_scene[speech.scene] if other.is_over} - present
        there.update(present if who not in present else ())
        heard.update(over)
    return {other for other, n in there.items() if 2 * n > len(speeches) - heard[other]}


def _calls(scene: Sequence[Speech]) -> set[str]:
    """Voices that are answered by somebody there, and answer."""
    return {
        one.who
        for one, other, again in zip(scene, scene[1:], scene[2:], strict=False)
        if one.is_over and again.is_over and one.who == again.who and not other.is_over and other.who != one.who
    }


def _calls_somebody(script: Script, speech: Speech, text: str) -> bool:
    """Whether the voice calls somebody who is there by name; letters do, at their head."""
    if is_letter(text):
        return False
    there = script.presence[speech.scene] & script.cast.by_id.keys() - {speech.who}
    return any(_is_call(text, _forms(script, character)) for character in there)


def _forms(script: Script, character: str) -> tuple[str, ...]:
    known = script.cast.by_id[character]
    words = {word for name in (known.name, *known.aliases) for word in (name, *name.split()) if len(word) > 2}
    return tuple(sorted(words))


def _is_call(text: str, names: tuple[str, ...]) -> bool:
    lower = text.lower()
    return any(name.lower() in lower for name in names) and _call_of(names).search(text) is not None


@lru_cache(maxsize=512)
def _call_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """A name set off by commas or alone at an end: "Anna, wake up", "wake up, Anna"."""
    any_of, title = "|".join(map(re.escape, names)) or r"(?!)", r"(?:(?:Mrs?|Ms|Dr)\.? )?"
    return re.compile(
        rf"(?:^\W*{title}(?:{any_of})\s*(?:[,!?—–-]|\.\.)|,\s+{title}(?:{any_of})\s*[.!?,—–-])", re.IGNORECASE
    )


def _is_carried(script: Script, speech: Speech) -> bool:
    """Whether it's talk of the scene before or after, begun too early or ended too late."""
    scene = script.by_scene[speech.scene]
    at = next(place for place, other in enumerate(scene) if other.at == speech.at)
    begins = all(other.is_over for other in scene[:at])
    ends = all(other.is_over for other in scene[at + 1 :])
    before = script.seen_speakers(speech.scene - 1) if begins and speech.scene else frozenset()
    last = speech.scene + 1 == len(script.by_scene)
    after = script.seen_speakers(speech.scene + 1) if ends and not last else frozenset()
    goes_on = begins and any(
        other.who == speech.who and not other.is_over for other in scene[at + 1 : at + 3]
    )  # heard over the place before we are inside with the speaker
    return speech.who in before or speech.who in after or goes_on


def _is_thought(script: Script, speeches: Sequence[Speech], said: Sequence[Speech]) -> bool:
    """Whether a voice only speaks of the moment, in all that it says or in the midst of talk of its owner's."""
    texts = [script.text(speech) for speech in speeches]
    if is_narrator(speeches[0].name) or any(names_itself(text) or is_letter(text) for text in texts):
        return False
    total = _words(speeches)
    if total < TERSE * len(speeches):
        return True
    amid = _words([speech for speech in speeches if speech.who in script.seen_speakers(speech.scene)])
    tense = script.tense(speeches)
    alone = all(speech.who in script.presence[speech.scene] for speech in speeches)
    whole = script.tense(said)
    if whole.past < MOMENT * (whole.past + whole.present) and (alone or total < BRIEF * len(speeches)):
        return True
    bare = all(speech.heard is Heard.VOICE for speech in speeches)
    return (amid >= BETWEEN * total and tense.looks_back < INNER) or (bare and tense.looks_back < LOOKS_BACK)
