"""Which lines a page keeps folded: those of scenes that show a painful matter, and those that speak of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whosestory.language.contents import signs_in
from whosestory.measures import Facts
from whosestory.measures.content_notes import SHOWN
from whosestory.report.contains import NAMES
from whosestory.report.pages import Quote
from whosestory.source import Span
from whosestory.work import Work

Kinds = Mapping[int, tuple[str, ...]]  # of each scene that contains something, what


@dataclass(frozen=True)
class Folding:
    """The painful matters of a work, scene by scene."""

    work: Work
    shown: Kinds
    mentioned: Kinds  # only spoken of there

    def of_scene(self, scene: int) -> str:
        """What a scene contains: "suicide, violence"; "" for nothing."""
        return _said((*self.shown.get(scene, ()), *self.mentioned.get(scene, ())))

    def at(self, offset: int) -> str:
        """What the scene at an offset of the text contains; "" for nothing, and where there is no scene."""
        return self.of_scene(self.work.scene_at(offset))

    def of_span(self, span: Span) -> str:
        """Why the text there stays folded: "suicide, violence"; "" where it doesn't."""
        touched = [each.index for each in self.work.scenes if each.span.start < span.end and span.start < each.span.end]
        found = [kind for scene in touched for kind in self.shown.get(scene, ())]
        mentioned = {kind for scene in touched for kind in self.mentioned.get(scene, ())}
        if mentioned:
            found += sorted(mentioned & signs_in(self.work.source.quote(span)))
        return _said(found)


def make_folding(work: Work, notes: Facts) -> Folding:
    """What is folded in a work, by its content notes."""
    shown: dict[int, tuple[str, ...]] = {}
    mentioned: dict[int, tuple[str, ...]] = {}
    for fact in notes.found:
        kinds = shown if fact.detail == SHOWN else mentioned
        kinds[fact.scene] = (*kinds.get(fact.scene, ()), fact.kind)
    return Folding(work, shown, mentioned)


def folded(folding: Folding, quotes: Iterable[Quote]) -> dict[tuple[int, int], str]:
    """For each quote that stays folded, by where it begins and ends, what it speaks of or its scene shows."""
    spans = {(quote.start, quote.end): folding.of_span(Span(quote.start, quote.end)) for quote in quotes}
    return {place: why for place, why in spans.items() if why}


def _said(kinds: Iterable[str]) -> str:
    return ", ".join(NAMES[kind] for kind in dict.fromkeys(kinds))
