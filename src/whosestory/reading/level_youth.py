"""Scenes of the past by who is in them: YOUNG ANNA, or ANNA, 19, who was 60 before."""

import re
from collections.abc import Iterator
from functools import cache

from whosestory.language.level_marks import number
from whosestory.language.lexicons import load_words
from whosestory.source import Span
from whosestory.work import Line, LineKind, Work

YOUNGER = 6  # years: a smaller gap may be a slip, or the next birthday

_MAY = re.compile(  # without one of these there's no age in a line; by their first letters, to pass over all else fast
    r"[\dYLT,](?:(?<=\d)|(?<=Y)OUNG|(?<=L)ITTLE |(?<=T)EENAGE|(?<=,) [a-z]*t(?:een|y)\b)"
)
_AGED = re.compile(  # YOUNG ANNA; ANNA, 19; ANNA (60); ANNA at nineteen
    r"\b(?:(?P<young>YOUNG(?:ER)?|LITTLE|TEENAGED?) )?(?P<name>[A-Z]{2,}|[A-Z][a-z]+(?=, | \())\b"
    r"(?:(?: [A-Z][A-Z'’-]+)?(?:, | \(|, (?:now |still )?aged? | at | aged )(?P<age>\d\d?|"
    r"[a-z]+(?:-[a-z]+)?)\b(?=[,.;)]))?"
)
_YOUNG = re.compile(
    r"(?:YOUNG(?:ER)?|LITTLE|TEEN(?:AGE)?|BOY|GIRL|CHILD|ADOLESCENT|\w+-YEAR-OLD)\s+(?P<name>[^\W\d_].*)"
)


def find_younger(work: Work) -> Iterator[tuple[int, str, Span]]:
    """In which scenes somebody is younger than before, as named there."""
    met: dict[str, int] = {}  # in which scene somebody is first named
    ages: dict[str, int] = {}
    for scene in work.scenes:
        for line in scene.lines:
            if line.kind is LineKind.CUE and line.cue is not None:
                name = line.cue.name
                met.setdefault(name, scene.index)
                young = _YOUNG.match(name) if name[:1] in "YTBGCAL" or "-YEAR" in name else None
                if (
                    young
                    and met.get(young["name"], scene.index) < met[name]
                    and young["name"] not in load_words("roles")
                ):
                    yield scene.index, young["name"], line.span
            elif line.kind is LineKind.ACTION and _MAY.search(work.source.text, line.span.start, line.span.end):
                yield from _younger_in(work, line, met, ages)


def _younger_in(work: Work, line: Line, met: dict[str, int], ages: dict[str, int]) -> Iterator[tuple[int, str, Span]]:
    """The same in a line of action, where names are in capitals."""
    for match in _AGED.finditer(work.source.text, line.span.start, line.span.end):
        name, age = match["name"].upper(), _age(match["age"] or "")
        if match["name"] != name and (age is None or name not in ages):
            continue  # Petra, 17, who was PETRA, 50
        before = ages.get(name)
        known = met.get(name, line.scene) < line.scene and name not in _never_young()
        is_called_young = match["young"] and (age is not None or match["young"] != "LITTLE")
        is_younger = age is not None and before is not None and age <= before - YOUNGER
        if known and (is_called_young or is_younger):
            yield line.scene, name, Span(*match.span())
        if not match["young"] and age is not None:
            met.setdefault(name, line.scene)
            ages.setdefault(name, age)


@cache
def _never_young() -> frozenset[str]:
    """Words behind YOUNG that are nobody's name."""
    kinds = ("roles", "groups", "persons", "persons_he", "persons_she")
    return frozenset().union(*map(load_words, kinds))


def _age(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    found = number(text.lower()) if text not in ("a", "an") else None
    return None if found is None else int(found)
