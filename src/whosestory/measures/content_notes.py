"""Content notes: which scenes contain addiction, suicide, violence and the like, for a line at the head of every page.

Each scene is read by a moving window (`language/contents.py`). The level is *shown* where the action has it,
*mentioned* where it is only spoken of. Context: it warns, votes nowhere and says nothing about anybody.
"""

from collections.abc import Iterator

from whosestory.language.contents import NOTES, find_in_scenes
from whosestory.measures.facts import Fact, FactFinder
from whosestory.reading import Reading
from whosestory.work import SEEN, SPOKEN, Form, LineKind

SHOWN, MENTIONED = "shown", "mentioned"
_READ = SEEN | SPOKEN | {LineKind.NARRATION}


def compute(reading: Reading) -> Iterator[Fact]:
    """List what each scene contains, at the line that says so most clearly."""
    work = reading.work
    scenes = [[line for line in scene.lines if line.kind in _READ and line.n_words] for scene in work.scenes]
    pieces = [[(work.quote(line), line.kind in SPOKEN) for line in lines] for lines in scenes]
    for scene, lines, contents in zip(work.scenes, scenes, find_in_scenes(pieces), strict=True):
        for content in contents:
            level = SHOWN if content.is_shown else MENTIONED
            yield Fact(content.note, scene.index, lines[content.piece].span, detail=level)


FINDER = FactFinder(
    name="content_notes",
    version=2,
    asks="What painful matter does it contain?",
    kinds=NOTES,
    applies_to=frozenset(Form),
    source="none; kinds as in the content warnings of publishers and theatres",
    caveat="told by words: what is only hinted at is missed, a figure of speech is sometimes taken for the thing",
    compute=compute,
)
