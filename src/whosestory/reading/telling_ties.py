"""Whose voice a nameless NARRATOR is, where the text shows it."""

import re
from collections.abc import Sequence

from whosestory.language.telling_words import is_narrator
from whosestory.reading.telling_speech import Heard, Script, Speech
from whosestory.work import SEEN

_TIE = re.compile(
    r"narrator(?:'s)?\b(?:[^.]{0,40}\b(?:is|was|be|as|turns out|belongs)\b|[\s,:;(–—-]+|/)"
    r"|\b(?:our|the) narrator\b|\bvoice (?:that|which|who|we)\b|\bthe voice is\b|\bbeen (?:telling|narrating)\b"
    r"|\bsame voice\b|\bthe narrator's voice\b|\bvoice of the narrator\b",
    re.IGNORECASE,
)


def teller_of(script: Script, who: str, speeches: Sequence[Speech]) -> str:
    """The character whose voice it is: the speaker, or whom the text says that the narrator is."""
    if not is_narrator(script.cast.by_id[who].name):
        return who
    return _named(script, who) or _takes_over(script, speeches) or who


def _named(script: Script, who: str) -> str:
    """Whom a line of action names as the narrator."""
    for line in script.work.lines(*SEEN):
        text = script.work.quote(line)
        if "arrator" not in text and "ARRATOR" not in text and "voice" not in text:
            continue
        if _TIE.search(text):
            found = _who_in(script, text, who)
            if found:
                return found
    return ""


def _who_in(script: Script, text: str, narrator: str) -> str:
    """The only character named in the paragraph, or the one named nearest to the words that tie."""
    match = _TIE.search(text)
    at = match.start() if match else 0
    best = (len(text) + 1, "")
    for character in script.cast.characters:
        if character.id == narrator or is_narrator(character.name):
            continue
        for name in {word for each in (character.name, *character.aliases) for word in (each, *each.split())}:
            if len(name) < 3:
                continue
            for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
                if found[0][0].isupper():
                    best = min(best, (abs(found.start() - at), character.id))
    return best[1]


def _takes_over(script: Script, speeches: Sequence[Speech]) -> str:
    """Who goes on aloud with the narrator's sentence, as "I", in the last scene where the voice is heard."""
    last = speeches[-1]
    scene = script.by_scene[last.scene]
    after = [speech for speech in scene if speech.at > last.at]
    goes_on = last.lines[-1]
    text = script.work.quote(goes_on).rstrip()
    if after and after[0].heard in (Heard.SEEN, Heard.CAMERA) and text.endswith(("...", "…", "--", "–", "—")):
        return after[0].who
    return ""
