"""On which level each scene lies: the story's present, a flashback, a dream ...; whose it is; when it happens."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from whosestory.language.level_marks import Mark, heading_mark, line_mark, opening_mark
from whosestory.reading.level_youth import find_younger
from whosestory.source import Span
from whosestory.work import Line, LineKind, Scene, Work

FAR = 12  # scenes in which a flashback's end is looked for; one that nobody ends is one scene
FAR_HEADING = 4  # the same for one that only a heading marks
FAR_END = 30  # the same for an end in so many words
OPENING = 0.25  # of the scenes: what stands before "ten hours earlier" there is the end told first
LEFT = 2  # undated scenes before a date to whose places a story comes back
SOON = 4  # scenes: a story that is back where it was so soon, behind a title with a year, was away in that year
LONG_AGO = 2.0  # years: from what is longer past the story doesn't catch up with its end
LONG = 150  # characters: a line that marks a level is short
EDGE = 3  # lines of story at either end of a scene in which a mark is about more than a moment
_PREFIX = re.compile(r"\W*(?:\d+\w?\W+)?(?:INT|EXT|I/E|EST)\b", re.IGNORECASE)
_STORY = frozenset({LineKind.ACTION, LineKind.SHOT, LineKind.TRANSITION, LineKind.HEADING})
_MONTAGE = ("MONTAGE", "SERIES OF SHOTS", "SERIES OF IMAGES", "VARIOUS SHOTS")
_INTERCUT = ("INTERCUT", "INTER-CUT")
_MAY_MARK = re.compile(r"\W{0,4}(?:[A-Z][A-Z'’]|(?:A\s)?(?:[Ss]uper|[Tt]itle|[Cc]aption)\b)|.*:\s*$", re.DOTALL)


_INNER = frozenset({"dream", "fantasy", "memory"})


class Level(StrEnum):
    """Where a scene lies beside the story's present."""

    PRESENT = "present"
    FLASHBACK = "flashback"
    FLASHFORWARD = "flashforward"
    DREAM = "dream"
    FANTASY = "fantasy"
    MEMORY = "memory"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class SceneLevel:
    """A scene's level, the mark that says so, and whose it is."""

    level: Level = Level.PRESENT
    span: Span | None = None  # the line that marks it
    owner: str = ""  # as written in the mark, later a character's id; "" where nobody is shown to remember or dream it
    years: float | None = None  # from the story's present, where the text says: -10 for "ten years earlier"
    kind: str = ""  # montage, intercut


@dataclass(frozen=True, slots=True)
class _Found:
    """A mark and the line it stands in."""

    mark: Mark
    span: Span


@dataclass(frozen=True, slots=True)
class _Marks:
    """One scene's marks: in its heading and first lines, and in its last ones, about what follows."""

    head: _Found | None
    first: tuple[_Found, ...]
    last: tuple[_Found, ...]
    middle: tuple[_Found, ...] = ()
    behind: tuple[_Found, ...] = ()  # a date in the very last line, of the scene that follows
    is_prefix: bool = False  # FLASHBACK - INT. BAR: the heading begins with it

    @property
    def opening(self) -> Iterator[_Found]:
        """Those of heading and first lines."""
        if self.head is not None:
            yield self.head
        yield from self.first

    @property
    def begins(self) -> _Found | None:
        """What begins here, as far as its opening says."""
        return next((found for found in self.opening if found.mark.level), None)

    @property
    def ends_before(self) -> bool:
        """Whether its opening says that the present is back."""
        return any(found.mark.is_end for found in self.opening)

    @property
    def ends_after(self) -> bool:
        """Whether its last lines say so."""
        return any(found.mark.is_end for found in self.last)


def find_levels(work: Work) -> list[SceneLevel]:
    """The level of each scene by its marks; owners as the marks name them."""
    marks = _with_youth(work, _with_years(work, _moved([_marks(work, scene) for scene in work.scenes])))
    out = [SceneLevel(kind=kind) for kind in _kinds(work)]
    at, opened = 0, 0.0
    while at < len(marks):
        found = _begun(marks, at)
        if found is None or opened < (found.mark.years or 0.0) < 0:  # still counted from the end told first
            at += 1
            continue
        if _is_end_told_first(work, marks, at, found):
            out[:at] = [replace(each, level=Level.FLASHFORWARD, span=found.span) for each in out[:at]]
            opened = found.mark.years or 0.0
            at += 1
            continue
        left = next((each for each in range(at - 1, -1, -1) if out[each].level is Level.PRESENT), at - 1)
        end, mark = _run_on(work, marks, at, _end(work, marks, at, found, left)), found.mark
        out[at:end] = [
            replace(each, level=Level(mark.level), span=found.span, owner=mark.owner, years=mark.years)
            for each in out[at:end]
        ]
        at = max(end, at + 1)
    return out


def _kinds(work: Work) -> list[str]:
    """Which scenes are a montage, or cut to and fro."""
    out = [""] * len(work.scenes)
    starts = [scene.span.start for scene in work.scenes]
    text = work.source.text
    for kind, words in (("intercut", _INTERCUT), ("montage", _MONTAGE)):
        for word in words:
            at = text.find(word)
            while at >= 0:
                scene = bisect_right(starts, at) - 1
                if scene >= 0 and not text[max(0, at - 8) : at].endswith(("END ", "END OF ", "ENDS ")):
                    out[scene] = kind
                at = text.find(word, at + 1)
    return out


def _marks(work: Work, scene: Scene) -> _Marks:
    head, is_prefix = None, False
    if scene.heading is not None:
        text = work.quote(scene.heading)
        if (mark := heading_mark(text) or line_mark(text)) is not None:
            head, is_prefix = _Found(mark, scene.heading.span), _PREFIX.match(text) is None
    lines = [line for line in scene.lines if line is not scene.heading and (line.n_words or line.kind in _STORY)]
    if head is None and scene.heading is not None and lines and lines[0].kind is LineKind.ACTION:
        opening = opening_mark(work.quote(lines[0])[:LONG])
        head = _Found(opening, lines[0].span) if opening is not None else None
    half = (len(lines) + 1) // 2
    first, last = min(half, EDGE), max(half, len(lines) - EDGE)
    found = [(at, each) for at, line in enumerate(lines) if (each := _found(work, line)) is not None]
    while lines and lines[-1].kind is LineKind.TRANSITION and not (found and found[-1][0] == len(lines) - 1):
        lines.pop()  # what comes last but for a cut
    behind = tuple(each for at, each in found if first <= at >= len(lines) - 1 and _is_date(each.mark))
    found = [(at, each) for at, each in found if each not in behind]
    return _Marks(
        head,
        tuple(each for at, each in found if at < first and (at == 0 or not _is_flash(each.mark))),
        tuple(each for at, each in found if at >= last and (not each.mark.level or at >= len(lines) - 1)),
        tuple(each for at, each in found if first <= at < last),
        behind,
        is_prefix,
    )


def _is_date(mark: Mark) -> bool:
    """Whether it dates a scene, and doesn't say that a level ends with it."""
    return mark.year is not None


def _is_flash(mark: Mark) -> bool:
    """Whether a mark behind other lines is a flash within the scene; a super may stand behind them."""
    return mark.level != "" and mark.years is None


def _found(work: Work, line: Line) -> _Found | None:
    if line.kind not in _STORY or len(line.span) > LONG:
        return None
    text = work.quote(line)
    mark = line_mark(text) if _MAY_MARK.match(text) else None
    return None if mark is None else _Found(mark, line.span)


def _moved(marks: Sequence[_Marks]) -> list[_Marks]:
    """Dates in the last line of a scene, given to the one that follows."""
    out = list(marks)
    for at, each in enumerate(marks[:-1]):
        if each.behind:
            out[at + 1] = replace(out[at + 1], first=(*each.behind, *out[at + 1].first))
    return out


def _with_years(work: Work, marks: Sequence[_Marks]) -> list[_Marks]:
    """Years as levels: a year before that of an earlier scene, or a dated stretch among undated ones, is past."""
    out: list[_Marks] = []
    latest: int | None = None
    undated: list[str] = []
    for at, each in enumerate(marks):
        dated = next((found for found in each.opening if found.mark.year), None)
        year = dated.mark.year if dated is not None else None
        if dated is None or year is None:
            undated.append(work.scenes[at].place)
            out.append(each)
        elif (latest is not None and year < latest) or (
            latest is None and at and _is_left_again(work, marks, at, year, undated, by_heading=dated is each.head)
        ):
            since = None if latest is None else float(year - latest)
            past = _Found(Mark("flashback", years=since), dated.span)
            if each.begins is None:
                is_head = dated is each.head  # which marks its own scene; a title what follows
                each = replace(each, head=past) if is_head else replace(each, first=(past, *each.first))
            out.append(each)
        else:
            latest = year
            out.append(replace(each, first=(*each.first, _Found(Mark("", is_end=True), dated.span))))
    return out


def _is_left_again(
    work: Work, marks: Sequence[_Marks], at: int, year: int, undated: Sequence[str], *, by_heading: bool
) -> bool:
    """Whether the first date of a work is that of something past: the undated scenes before it come back.

    Behind a heading's date a place from before is enough; behind a title it needs a word, or a later date, there.
    """
    if by_heading:
        return _comes_back(work, at, undated)
    if work.scenes[at].place not in undated and _comes_back(work, at, undated[-LEFT:], SOON):
        return True
    for after in range(at, len(marks)):
        each = marks[after]
        if (after > at and each.ends_before) or each.ends_after:
            return True
        later = next((found.mark.year for found in each.opening if found.mark.year), None)
        if after > at and later is not None and later != year:
            return later > year and work.scenes[after].place in undated
    return False


def _comes_back(work: Work, at: int, places: Sequence[str], within: int | None = None) -> bool:
    behind = work.scenes[at + 1 : None if within is None else at + 1 + within]
    return any(scene.place and scene.place in places for scene in behind)


def _with_youth(work: Work, marks: Sequence[_Marks]) -> list[_Marks]:
    """YOUNG BEN speaks or is shown behind a scene with BEN, or BEN, 60, is 19: the past is back."""
    out = list(marks)
    for at, owner, span in find_younger(work):
        is_dated = any(found.mark.year for found in out[at].opening)
        if (is_dated or not out[at].ends_before) and _begun(out, at) is None:
            out[at] = replace(out[at], head=_Found(Mark("flashback", owner), span))
    return out


def _begun(marks: Sequence[_Marks], at: int) -> _Found | None:
    """What level begins with a scene: by its own opening, or by the last lines of the one before."""
    last = marks[at - 1].last if at and not marks[at].ends_before else ()
    before = last[-1] if last and last[-1].mark.level else None
    found = marks[at].begins
    if found is not None and before is not None and found is marks[at].head and before.mark.level in _INNER:
        return before  # DREAM: and then a heading in black and white
    return found or before


def _is_end_told_first(work: Work, marks: Sequence[_Marks], at: int, found: _Found) -> bool:
    """Whether what stands before "ten hours earlier" is the end told first: short, and the rest catches up with it."""
    if at == 0 or found.mark.level != "flashback" or found.mark.years is None or found is marks[at].head:
        return False
    if found.mark.years < -LONG_AGO and _return(work, at, at - 1) is not None:
        return False
    before = sum(scene.heading is not None for scene in work.scenes[:at])
    if before > max(1, OPENING * sum(scene.heading is not None for scene in work.scenes)):
        return False
    if any(each.ends_after or each.ends_before for each in marks[at : at + FAR_END]):
        return False
    places = {scene.place for scene in work.scenes[:at]} - {""}
    back = [[scene.index for scene in work.scenes[at:] if scene.place == place] for place in places]
    if any(there and there[-1] - there[0] >= len(there) and there[0] < (at + len(marks)) / 2 for there in back):
        return False  # the present comes back in between
    first = min((there[0] for there in back if there), default=len(marks))
    return all(_begun(marks, later) is None for later in range(first, len(marks)))


def _end(work: Work, marks: Sequence[_Marks], start: int, found: _Found, left: int) -> int:
    """The scene after the last one of a level that begins with `start`; the present was left in scene `left`."""
    by_heading = found is marks[start].head
    if by_heading and not marks[start].is_prefix:
        return start + 1
    back = None if by_heading else _return(work, start, left)
    for at in range(start, min(len(marks), start + (FAR_HEADING if by_heading else FAR_END))):
        each = marks[at]
        if at > start and each.begins is not None:
            return start + 1 if by_heading else min(at, back or at)
        if at > start and each.ends_before:
            is_dated = any(inner.mark.year for inner in each.opening)
            return min(at, back or at) if is_dated else at
        if each.ends_after or any(inner.mark.is_end for inner in each.middle):
            return at + 1
        if each.last and each.last[-1].mark.level:
            break
    return back if back is not None and back - start <= FAR else start + 1


def _run_on(work: Work, marks: Sequence[_Marks], start: int, end: int) -> int:
    """The end of a level, moved behind unmarked scenes that go on in its place at its time of day: ROAD, ROAD - BEND.

    Not where the story was in that place before the level.
    """
    scenes = work.scenes
    main, time = _main_place(scenes[start]), scenes[start].time
    if not main or not time or end != start + 1 or any(_main_place(scene) == main for scene in scenes[:start]):
        return end
    while end < len(marks) and _main_place(scenes[end]) == main and _is_unmarked(marks[end - 1], marks[end]):
        if scenes[end].time != time or scenes[end].place == scenes[start].place:
            break
        end += 1
    return end


def _main_place(scene: Scene) -> str:
    return scene.place.partition(" - ")[0]


def _is_unmarked(before: _Marks, each: _Marks) -> bool:
    return each.begins is None and not each.ends_before and not before.ends_after and not before.last


def _return(work: Work, start: int, left: int) -> int | None:
    """The first scene behind `start` that is back at the place of scene `left`, if the level isn't there."""
    place = work.scenes[left].place if start else ""
    if not place or work.scenes[start].place == place:
        return None
    return next((scene.index for scene in work.scenes[start + 1 :] if scene.place == place), None)
