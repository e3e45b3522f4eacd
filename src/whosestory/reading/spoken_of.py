"""Who is spoken of: where the leads are named in speech, and by whom."""

import re
from dataclasses import dataclass

from whosestory.cast import Cast
from whosestory.cast.names import parse_name
from whosestory.language.lexicons import load_words
from whosestory.source import Span
from whosestory.work import SPOKEN, Work

LEAST_LETTERS = 3  # of a name's word: shorter ones are initials and exclamations
_SENTENCE_STARTS = ("", ".", "!", "?", "…", "-", "–", "—", ":", ";")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place in speech where a lead is named by somebody else, to their face or not."""

    scene: int
    span: Span
    speaker: str
    named: str


def find_namings(work: Work, cast: Cast) -> tuple[Naming, ...]:
    """Every naming of a lead in speech, in the order of the text; who names themselves isn't listed.

    A name's word counts where it's that lead's alone and written with a capital. One that the language uses as a word
    (Will, May, Grace) doesn't count where it opens a sentence.
    """
    words = _words(cast)
    if not words:
        return ()
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
    out = []
    for line in work.lines(*SPOKEN):
        speakers = cast.speakers(line)
        text = work.quote(line)
        for match in pattern.finditer(text) if speakers else ():
            named = words[match[0].lower()]
            if match[0][0].isupper() and named not in speakers and not _is_a_word(text, match):
                start = line.span.start + match.start()
                out.append(Naming(line.scene, Span(start, start + len(match[0])), speakers[0], named))
    return tuple(out)


def _words(cast: Cast) -> dict[str, str]:
    """The words, in lower case, that are one lead's names and nobody else's."""
    owners: dict[str, set[str]] = {}
    for character in cast.characters:
        for name in (character.name, *character.aliases):
            parsed = parse_name(name)
            if parsed.is_group or parsed.is_generic or parsed.owner:
                continue
            for word in parsed.core:
                owners.setdefault(word.lower(), set()).add(character.id)
    small = {word.lower() for word in load_words("function_words")}
    return {
        word: next(iter(ids))
        for word, ids in owners.items()
        if len(ids) == 1 and ids <= set(cast.leads) and len(word) >= LEAST_LETTERS and word not in small
    }


def _is_a_word(text: str, match: re.Match[str]) -> bool:
    """Whether a capital may only open a sentence: "Will you", but "Ask Will"."""
    if match[0].upper() not in load_words("names_that_are_words"):
        return False
    return (
        text[: match.start()].rstrip(" \t\n\"“'‘(")[-1:] in _SENTENCE_STARTS and text[match.end() :][:1] not in ",!?."
    )
