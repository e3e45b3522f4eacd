"""A line: one element of a script, with its place in the text."""

from enum import StrEnum

from whosestory.language import Cue
from whosestory.source import Span, record


class LineKind(StrEnum):
    """What an element of a script is."""

    HEADING = "heading"  # of a scene
    ACTION = "action"
    CUE = "cue"  # who speaks next
    DIALOGUE = "dialogue"
    PARENTHETICAL = "parenthetical"  # an element of its own inside a speech
    LYRIC = "lyric"  # sung
    TRANSITION = "transition"
    SHOT = "shot"  # a camera line: ANGLE ON, BEN'S POV
    NARRATION = "narration"  # prose that tells (of a novel)
    NOTE = "note"  # the writer's own, outside the story
    FURNITURE = "furniture"  # title page, page numbers, (MORE), CONTINUED


SPOKEN = frozenset({LineKind.DIALOGUE, LineKind.LYRIC})
SEEN = frozenset({LineKind.ACTION, LineKind.SHOT})


@record
class Line:
    """One element of one kind: a heading, a paragraph of action, a stretch of speech."""

    kind: LineKind
    span: Span
    scene: int  # the index of its scene
    index: int  # within the scene
    n_words: int  # of dialogue: without what stands in parentheses
    speech: int | None = None  # the index of the speech it belongs to; a page break doesn't end one
    cue: Cue | None = None  # whose speech that is, as written

    @property
    def id(self) -> str:
        """For JSON and links: `S12.L3`. People are shown pages."""
        return f"S{self.scene}.L{self.index}"

    @property
    def is_voice_over(self) -> bool:
        """Spoken over the picture, not in the scene."""
        return self.cue is not None and bool(self.cue.extensions) and self.cue.is_voice_over
