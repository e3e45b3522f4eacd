"""The grammar of a cue: a name, and what stands beside it about how it is spoken."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache


class Extension(StrEnum):
    """How a speech reaches us, by what stands beside the name."""

    VOICE_OVER = "V.O."
    OFF_SCREEN = "O.S."
    CONTINUED = "CONT'D"
    PRELAP = "PRELAP"
    DEVICE = "DEVICE"  # over a phone, a radio, a screen
    VOICE = "VOICE"  # BEN'S VOICE, VOICE OF BEN: heard, unseen


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as understood: `BEN (V.O.) (CONT'D)` is the name BEN with two extensions."""

    name: str  # in capitals, without extensions, white space single
    extensions: frozenset[Extension] = frozenset()
    plays: str = ""  # MICHAEL (as DOROTHY): DOROTHY
    notes: tuple[str, ...] = ()  # what else stood in parentheses, in capitals

    @property
    def is_voice_over(self) -> bool:
        """Spoken over the picture, not in the scene."""
        return bool(self.extensions) and Extension.VOICE_OVER in self.extensions

    @property
    def is_heard_only(self) -> bool:
        """The speaker isn't seen: voice-over, off screen, a prelap or a bare voice."""
        return bool(self.extensions & _UNSEEN)


_UNSEEN = frozenset({Extension.VOICE_OVER, Extension.OFF_SCREEN, Extension.PRELAP, Extension.VOICE})

_SPACE = re.compile(r"\s+")
_PARENTHESIS = re.compile(r"[(\[{]([^()\[\]{}]{0,60})[)\]}]?")
_DEVICE = re.compile(
    r"\bFILTER(?:ED)?\b|\b(?:ON|OVER|INTO|THROUGH|VIA|FROM)\s+(?:THE\s+|A\s+)?(?:\w+\s+)?"
    r"(?:PHONE|TELEPHONE|RADIO|TV|T\.V\.|TELEVISION|INTERCOM|SCREEN|TAPE|VIDEO|SPEAKER|MONITOR|MACHINE)\b"
    r"|^(?:PHONE|TELEPHONE|RADIO|TV|T\.V\.|TELEVISION|INTERCOM|TANNOY|RECORD(?:ED|ING)|TAPED?)$"
)
_KINDS = (
    (Extension.VOICE_OVER, re.compile(r"\bV\.?\s?/?\s?O\b\.?|\bVOICE[- ]?OVER\b|\bNARRAT(?:ION|ING)\b"
                                      r"|^(?:INNER |H(?:IS|ER) )?THOUGHTS?$|^THINKING$|^INNER VOICE$"
                                      r"|^IN H(?:IS|ER) HEAD$")),
    (Extension.OFF_SCREEN, re.compile(r"\bO[./]?\s?[SC]\b\.?|^OFF$|\bOFF[- ]?(?:SCREEN|CAMERA|STAGE)\b|\bUNSEEN\b")),
    (Extension.CONTINUED, re.compile(r"\bCONT(?:['’`.]?\s?D\b|INUED\b|INUING\b|\b)\.?")),
    (Extension.PRELAP, re.compile(r"\bPRE-?LAP\b")),
    (Extension.DEVICE, _DEVICE),
)  # fmt: skip
_OVER_ASIDE = re.compile(  # (thinking) and (off) say how, not whence: they are no asides of this kind
    r"^(?:IN )?(?:V\.?\s?/?O\.?|VOICE[- ]?OVER)(?:[,;.].*)?$|^(?:AS )?NARRAT(?:ING|OR|ION)$"
)
_AS = re.compile(r"^AS\s+(?:THE\s+)?(.+)$")
_TAIL = re.compile(
    r"(?<=[\w.'’\"])(?:\s*[-–—,:;/]{1,2}\s*|\s+|(?<=[A-Z])(?=cont))"
    r"(V\.?\s?/?O\.?|O[./]?\s?[SC]\.?|VOICE[- ]OVER|OFF[- ]?(?:SCREEN|CAMERA|STAGE)"
    r"|CONT['’`]?\s?D\.?|CONTINUED|CONTINUING|PRE-?LAP)\s*$",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:THE )?VOICE OF (?:THE )?(.+)$")
_WHOSE = re.compile(
    r"^(.+?)['’`]S? (?:RECORDED |INNER |ANGRY )?"
    r"(VOICE|THOUGHTS?|NARRATION|LETTERS?|DIARY|JOURNAL|V\.?O\.?|O\.?S\.?)$"
)
_EDGE = ' \t*:.,;-–—_"“”#=~|·•{}<>\\^'  # what may stand around a name without being of it
_RIM = re.compile(r"^(?:[^\w'#]+|'\s+)|[^\w'!?.#&]+$")  # whatever else scanning leaves around a name
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.)+[A-Z]$")  # of J.D. the last point belongs to the name
_GARBLED = re.compile(r"â€.|Â.|Ã.")  # UTF-8 once read as Windows-1252: bullets, dashes, quotes
_NUMBERS = re.compile(r"^\d{1,4}[A-Z]{0,2}[.)]?\s{2,}|\s{3,}\d{1,4}[A-Z]{0,2}[.)]?$")

_BARE = re.compile(  # words, and none that may be more than a name: most cues, found in a tenth of the time
    r"(?!.*(?:CONT|VOICE|OFF|PRELAP| AS | V ?O$| O ?[SC]$))[A-Z]+(?: [A-Z]+)*", re.ASCII | re.IGNORECASE
)


@lru_cache(maxsize=8192)
def parse_cue(text: str) -> Cue:
    """Read a cue row.

    >>> parse_cue("  BEN (V.O.) (CONT'D)").name
    'BEN'
    >>> sorted(extension.value for extension in parse_cue("SERA'S VOICE (on phone)").extensions)
    ['DEVICE', 'VOICE']
    """
    if _BARE.fullmatch(text):
        return Cue(text.upper())
    text = _NUMBERS.sub("", _GARBLED.sub(" ", text).strip(" *\t\n"))
    found: set[Extension] = set()
    notes: list[str] = []
    plays = ""
    for part in _PARENTHESIS.findall(text):
        part = _SPACE.sub(" ", part).strip().upper()
        kinds = [kind for kind, pattern in _KINDS if pattern.search(part)]
        role = _AS.match(part)
        found.update(kinds)
        if role:
            plays = role[1].strip(_EDGE)
        elif part and not kinds:
            notes.append(part)
    name = _PARENTHESIS.sub(" ", text)
    name = name.strip(_EDGE + "()[]")
    while tail := _TAIL.search(name):
        found.update(kind for kind, pattern in _KINDS if pattern.search(tail[1].upper()))
        name = name[: tail.start()].rstrip(_EDGE)
    name = _SPACE.sub(" ", name.upper().replace("’", "'").replace("`", "'")).strip(_EDGE)
    name, voice = _without_voice(_RIM.sub("", name))
    found |= voice
    if " AS " in name and not plays:
        name, _, plays = (part.strip() for part in name.partition(" AS "))
    return Cue(_INITIALS.sub(r"\g<0>.", name), frozenset(found), plays, tuple(notes))


def with_aside(cue: Cue, aside: str) -> Cue:
    """The cue of a speech from where a parenthetical says that it's voice-over or comes from a device.

    >>> with_aside(parse_cue("BEN"), "(voice-over)").is_voice_over
    True
    """
    words = aside.strip(" ()[]{}\t\n*").upper()
    kinds = {Extension.VOICE_OVER} if _OVER_ASIDE.search(words) else set()
    if _DEVICE.search(words):
        kinds.add(Extension.DEVICE)
    return replace(cue, extensions=cue.extensions | kinds) if kinds - cue.extensions else cue


def _without_voice(name: str) -> tuple[str, set[Extension]]:
    """BEN'S VOICE and VOICE OF BEN are BEN, heard; BEN'S THOUGHTS are voice-over."""
    if whose := _WHOSE.match(name):
        away = Extension.OFF_SCREEN if whose[2].startswith("O") else Extension.VOICE_OVER  # thoughts, a letter
        unseen = Extension.VOICE if whose[2] == "VOICE" else away
        return whose[1].strip(), {unseen}
    if of := _OF.match(name):
        return of[1].strip(), {Extension.VOICE}
    return name, set()
