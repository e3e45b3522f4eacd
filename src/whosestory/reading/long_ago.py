"""Whether a telling is of so long ago that it shows nobody alive now; and who is spoken of as alive."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosestory.cast import Cast
from whosestory.language.lexicons import load_words
from whosestory.reading.levels import SceneLevel
from whosestory.source import Span
from whosestory.work import SPOKEN, Work

LONG = 15  # years: whoever was seen so long ago may be dead by now
SHARE = 0.2  # of the scenes told

_AGED = re.compile(  # ANNA WEISS, 66; GRANDPA OSKAR (81); MARJORIE, 70s
    r"\b(?P<name>[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,2}),? \(?(?P<age>\d\d?)(?:s\b|\b(?!\d|['’.:]\d))"
)
_YOUNG = re.compile(r"\b(?:YOUNG(?:ER)?|TEENAGED?) (?P<name>[A-Z]{2,})\b")
_YEAR = re.compile(r"\b1[0-9]\d\d\b")  # of this century none is long ago by itself
_NAME = re.compile(r"\b[A-Z][^\W\d_]+")
_TITLE = re.compile(r"\W*(?:SUPER|TITLE|CAPTION|CHYRON)", re.IGNORECASE)
_LIVES = re.compile(
    r"['’]s (?:in|at|on|out|down|up|over|here|there|still|not|an?|downstairs|upstairs|home|married|fine|well|[a-z]+ing|"
    r"\w+ty)\b|(?: still)? (?:is|lives|works|drives|keeps|runs|says|sends|calls|comes|visits|writes|wants|has|knows)\b"
    r"(?! (?:dead|gone|missing|lost|buried|passed))"
)


def is_long_ago(work: Work, cast: Cast, levels: Sequence[SceneLevel], room: Sequence[int], told: Sequence[int]) -> bool:
    """Whether what is told in a place is at least 15 years back, by dates, or by ages at both times.

    The first scene told says so, or a fifth of them: one may be a memory within.
    """
    names = {word for each in cast.characters for name in (each.name, *each.aliases) for word in name.upper().split()}
    names -= load_words("titles") | load_words("roles")
    ages = {name: age for name, age in _ages("\n".join(_seen(work, room))).items() if name in names}
    is_dated = any(_dated(work, room))

    def is_old(scene: int) -> bool:
        if (levels[scene].years or 0.0) <= -LONG or (not is_dated and any(_dated(work, [scene]))):
            return True
        then = "\n".join(_seen(work, [scene]))
        if any(match["name"] in names for match in _YOUNG.finditer(then)):
            return True
        return any(ages.get(name, 0) - age >= LONG for name, age in _ages(then).items())

    old = [scene for scene in told if is_old(scene)]
    return bool(old) and (old[0] == told[0] or len(old) >= SHARE * len(told))


def speaks_of_now(work: Work, scenes: Iterable[int], names: Mapping[str, str]) -> Iterator[tuple[str, int, Span]]:
    """Who is spoken of as somebody alive in some scenes, and where: "Lena's downstairs"."""
    text = work.source.text
    for scene in scenes:
        for line in work.scenes[scene].lines:
            if line.kind in SPOKEN:
                for word in _NAME.finditer(text, line.span.start, line.span.end):
                    who = names.get(word[0].lower())
                    if who is not None and _LIVES.match(text, word.end(), line.span.end):
                        yield who, scene, Span(*word.span())


def _ages(text: str) -> dict[str, int]:
    """How old people are in a text; who is named with several ages there is the oldest."""
    found = ((word, int(match["age"])) for match in _AGED.finditer(text) for word in match["name"].upper().split())
    return dict(sorted(found))


def _dated(work: Work, scenes: Sequence[int]) -> Iterator[bool]:
    """For the headings and titles of some scenes, whether there's a year of the last century or before in them."""
    for scene in scenes:
        for line in work.scenes[scene].lines:
            text = work.quote(line)
            if line is work.scenes[scene].heading or _TITLE.match(text):
                yield _YEAR.search(text) is not None


def _seen(work: Work, scenes: Sequence[int]) -> Iterator[str]:
    for scene in scenes:
        for line in work.scenes[scene].lines:
            if line.kind not in SPOKEN:
                yield work.quote(line)
