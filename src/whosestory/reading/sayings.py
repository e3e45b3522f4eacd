"""What each lead states in the scenes, near the start and near the end of a text: what reversals are looked for in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whosestory.language.statements import Statement, find_statements
from whosestory.reading.reading import Reading
from whosestory.source import Span
from whosestory.work import Line, LineKind

SHORT = 2000  # words: four times those of the works from which what tells a change or a fall is learnt
_FIRST = re.compile(r"\b(?:I|me|my|mine|we|our|ours|us)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """Where one side of a change is said or done."""

    scene: int
    span: Span


@dataclass(frozen=True, slots=True)
class Said(Side):
    """A statement and where it stands."""

    statement: Statement
    progress: float  # words passed, of all, 0 to 1
    around: frozenset[str]  # what the whole line of speech is about
    in_turn: int  # how far a sentence of the line says that it was otherwise before


def progress_of_lines(reading: Reading) -> Iterator[tuple[Line, float]]:
    """Each line of the scenes with the share of the words that are passed before it, 0 to 1."""
    starts, total = reading.progress.tolist(), float(reading.scene_words.sum())
    for scene in reading.work.scenes:
        passed = starts[scene.index]
        for line in scene.lines:
            yield line, passed
            passed += line.n_words / total


def said_by_leads(reading: Reading, before: float, after: float) -> dict[str, list[Said]]:
    """What each lead states in the first person up to `before` and from `after` on, both shares of the words."""
    out: dict[str, list[Said]] = {who: [] for who in reading.cast.leads}
    for line, passed in progress_of_lines(reading):
        if line.kind is LineKind.DIALOGUE and (passed <= before or passed >= after):
            speakers = [who for who in reading.cast.speakers(line) if who in out]
            for one in _of_line(reading, line, passed) if speakers else ():
                for who in speakers:
                    out[who].append(one)
    return out


def _of_line(reading: Reading, line: Line, progress: float) -> list[Said]:
    text = reading.work.quote(line)
    if not _FIRST.search(text):
        return []
    found = list(find_statements(text))
    around = frozenset(word for one in found for word in one.about)
    in_turn = max((one.turn for one in found), default=0)
    start = line.span.start
    return [Said(line.scene, Span(start + one.start, start + one.end), one, progress, around, in_turn) for one in found]
