"""What a short work says of each lead, piece by piece: what they say, what is said to them, what they are seen in.

In a sentence of action the lead stands as `aa` and everybody else who is meant as `bb`, so that what is learnt of words
holds for any lead: `bb hits aa` is one thing, `aa hits bb` another.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosestory.cast import Mention
from whosestory.language.linear import grams, load_model
from whosestory.language.phrases import sentences
from whosestory.reading.reading import Reading
from whosestory.reading.sayings import Side, progress_of_lines
from whosestory.source import Span
from whosestory.work import SEEN, Line, LineKind

FIRST, LAST = 0.4, 0.6  # of the words: where the first part ends and the last one begins
LIKELY = 0.5  # a mention likelier than not is taken to mean its character
ENOUGH = 200  # words: the shortest works that models of a lead's words are learnt from have some 300
YES = "yes"  # the label of models with one
SAYS, HEARS, SEEN_IN, BESIDE, APART = "says", "hears", "seen", "beside", "apart"
_OWNING = frozenset({"his", "her", "their"})
_NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][a-z’'-]+")  # a capital within a sentence
_QUOTED = re.compile(r'["“][^"”]*["”]?')
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[?!]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of speech or a sentence of action, as it stands to one lead."""

    how: str  # SAYS, HEARS (they are there), SEEN_IN (it means them), BESIDE (they are there), APART (they aren't)
    progress: float  # words passed, of all, 0 to 1
    side: Side
    words: tuple[str, ...]

    @property
    def part(self) -> str:
        """The third it stands in, roughly: "first", "middle" or "last"."""
        return "first" if self.progress <= FIRST else "last" if self.progress >= LAST else "middle"


def lead_pieces(reading: Reading) -> dict[str, list[Piece]]:
    """The pieces of each lead, in the order of the text."""
    out: dict[str, list[Piece]] = {who: [] for who in reading.cast.leads}
    mentions = iter(sorted(reading.mentions, key=lambda one: one.span.start))
    mention = next(mentions, None)
    for line, progress in progress_of_lines(reading):
        if line.kind is LineKind.DIALOGUE:
            for who, pieces in out.items():
                pieces.append(_said(reading, line, progress, who))
        elif line.kind in SEEN:
            here: list[Mention] = []
            while mention is not None and mention.span.start < line.span.end:
                here += [mention] if mention.span.start >= line.span.start and mention.p > LIKELY else []
                mention = next(mentions, None)
            for who, pieces in out.items():
                pieces += _seen(reading, line, progress, who, here)
    return out


def part_features(pieces: Iterable[Piece], wanted: frozenset[str]) -> list[str]:
    """Words and pairs of words of some parts of a work, `says first` ..., each with the part it stands in."""
    return [
        f"{part}:{each}"
        for piece in pieces
        if (part := f"{piece.how} {piece.part}") in wanted
        for each in grams(piece.words)
    ]


def scene_features(pieces: Iterable[Piece]) -> list[str]:
    """Words and pairs of words of one scene, each with how it stands to the lead."""
    return [f"{piece.how}:{each}" for piece in pieces for each in grams(piece.words)]


def words_logit(model: str, pieces: Sequence[Piece], wanted: frozenset[str]) -> float:
    """What the words of some parts say by a model with one label; nearer to 0 where there is far less than it knows."""
    much = min(1.0, sum(len(piece.words) for piece in pieces) / ENOUGH)
    return much * float(load_model(model).scores(part_features(pieces, wanted))[0])


def _said(reading: Reading, line: Line, progress: float, who: str) -> Piece:
    is_there = who in reading.presence[line.scene]
    how = SAYS if who in reading.cast.speakers(line) else HEARS if is_there else APART
    return Piece(how, progress, Side(line.scene, line.span), _words(_stated(reading.work.quote(line))))


def _stated(text: str) -> str:
    """What a speech states: without what it quotes and asks."""
    said = _QUOTED.sub(" ", text) if '"' in text or "“" in text else text
    return " ".join(said[start:end] for start, end in sentences(said) if not said[start:end].endswith("?"))


def _seen(reading: Reading, line: Line, progress: float, who: str, mentions: Sequence[Mention]) -> Iterator[Piece]:
    is_there = who in reading.presence[line.scene]
    text = reading.work.quote(line)
    for start, end in sentences(text):
        span = Span(line.span.start + start, line.span.start + end)
        here = [one for one in mentions if span.start <= one.span.start < span.end]
        is_meant = any(one.character == who for one in here)
        how = SEEN_IN if is_meant else BESIDE if is_there else APART
        yield Piece(how, progress, Side(line.scene, span), _words(_with_slots(reading, span, who, here)))


def _with_slots(reading: Reading, span: Span, who: str, mentions: Sequence[Mention]) -> str:
    """A sentence with `aa` for the lead and `bb` for others."""
    text, out, at = reading.work.source.text, "", span.start
    for one in mentions:
        if one.span.start >= at:
            written = text[one.span.start : one.span.end].lower()
            slot = " aa" if one.character == who else " bb"
            owner = "s" if written in _OWNING or written.endswith(("'s", "’s")) else ""
            out, at = out + text[at : one.span.start] + slot + owner + " ", one.span.end
    return out + text[at : span.end]


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_NAME.sub("xname", text).lower().replace("’", "'")))
