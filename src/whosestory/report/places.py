"""Where something stands, as people look it up: `p. 47, sc. 31A`, or `~p. 12` where pages are estimated."""

from whosestory.report.pages import Quote, ScenePlace
from whosestory.source import Evidence
from whosestory.work import Scene, Work

_MARKS = " \t\n*#."  # what stands around a scene's number


def page_label(page: str) -> str:
    """A page by its label.

    >>> page_label("47"), page_label("~12")
    ('p. 47', '~p. 12')
    """
    return f"~p. {page[1:]}" if page.startswith("~") else f"p. {page}"


def place_of(work: Work, offset: int) -> str:
    """The page of an offset, and the number of its scene where the script prints one."""
    return _with_number(page_label(work.source.locate(offset).page), work.scenes[work.scene_at(offset)])


def scene_place(work: Work, index: int) -> ScenePlace:
    """A scene by its page, printed number and heading."""
    scene = work.scenes[index]
    heading = _unnumbered(work.quote(scene.heading), scene.number) if scene.heading else ""
    start = scene.heading.span.start if scene.heading else scene.span.start
    return ScenePlace(_with_number(page_label(scene.page), scene), heading, start)


def quote_of(work: Work, evidence: Evidence) -> Quote:
    """Evidence as a page quotes it."""
    text, span = evidence.quote, evidence.span
    start = span.start + len(text) - len(text.lstrip())
    around = work.line_at(start)
    line = around.span if around and start in around.span else span
    return Quote(
        place_of(work, start),
        evidence.place.row,
        text,
        evidence.why,
        span.start,
        span.end,
        before="…" if work.source.text[line.start : span.start].strip() else "",
        after="…" if work.source.text[span.end : line.end].strip() else "",
    )


def _with_number(place: str, scene: Scene) -> str:
    return f"{place}, sc. {scene.number}" if scene.number else place


def _unnumbered(heading: str, number: str) -> str:
    """A heading without the scene's number at its ends, which the place gives already.

    >>> _unnumbered("*31A INT. BAR - NIGHT 31A *", "31A"), _unnumbered("31A", "31A"), _unnumbered("INT. AREA 51", "5")
    ('INT. BAR - NIGHT', '31A', 'INT. AREA 51')
    """
    heading = heading.strip()
    if not number or number not in heading:
        return heading
    bare = heading.lstrip(_MARKS)
    if bare.startswith(number) and not bare[len(number) : len(number) + 1].isalnum():
        heading = bare[len(number) :].lstrip(_MARKS + ")") or heading
    bare = heading.rstrip(_MARKS + ")")
    if bare.endswith(number) and not bare[: -len(number)][-1:].isalnum():
        heading = bare[: -len(number)].rstrip(_MARKS) or heading
    return heading
