"""What a TEI file says of itself: its title, its author, and the people it declares."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from whosestory import limits
from whosestory.errors import TooLargeError
from whosestory.readers.tei_words import words
from whosestory.readers.tei_xml import own_id
from whosestory.source import Span
from whosestory.work import CastItem, Form

_NO_NAME = frozenset({"idno"})


def form_of(header: Element | None) -> Form:
    """A play, unless the header's keywords call it a screenplay."""
    terms = header.iter("term") if header is not None else ()
    return Form.SCREENPLAY if any(words(term).lower() == Form.SCREENPLAY for term in terms) else Form.PLAY


def title_page(header: Element | None) -> list[tuple[str, str]]:
    """Title, subtitle and authors from the header."""
    found = header.find("fileDesc/titleStmt") if header is not None else None
    if found is None:
        return []
    out: list[tuple[str, str]] = []
    titles = [one for one in found.findall("title") if one.get("type") != "sub" and words(one)]
    if titles:
        out.append(("title", words(titles[0])))
    subtitles = [one for one in found.findall("title") if one.get("type") == "sub" and words(one)]
    if subtitles:
        out.append(("subtitle", words(subtitles[0])))
    authors = filter(None, (_author(one) for one in found.findall("author")))
    return [*out, *(("author", one) for one in ["; ".join(dict.fromkeys(authors))] if one)]


def _author(element: Element) -> str:
    name = element.find("persName")
    return words(name if name is not None else element, without=_NO_NAME)


def people(header: Element | None, name: str) -> dict[str, CastItem]:
    """The persons and groups that the header declares, by id."""
    out: dict[str, CastItem] = {}
    for each in header.iter() if header is not None else ():
        one = own_id(each)
        if each.tag in ("person", "personGrp") and one and one not in out:
            out[one] = CastItem(_called(each) or one, None, one, "", each.tag == "personGrp")
    check_number(out, name)
    return out


def _called(person: Element) -> str:
    named = (words(each) for tag in ("persName", "name", "label") for each in person.iter(tag))
    return next(filter(None, named), "")


def check_number(found: Mapping[str, CastItem], name: str) -> None:
    """Refuse more people than any play has."""
    if len(found) > limits.MAX_CHARACTERS:
        raise TooLargeError(name, "declared characters", len(found), limits.MAX_CHARACTERS)


def declare(
    known: dict[str, CastItem],
    entries: Iterable[tuple[str, str, str, Span]],
    spoken: Iterable[tuple[tuple[str, ...], str]],
    name: str,
) -> list[CastItem]:
    """All declared people: those of the cast page in its order, then the header's, then who speaks without either.

    `entries` are the cast page's: id, name, what it says of them, place. `spoken` are the ids over speeches, with the
    label above. Ids in entries of people whom the header names otherwise keep the header's name.
    """
    out: dict[str, CastItem] = {}
    loose: list[CastItem] = []
    names = {item.name.casefold() for item in known.values()}
    for one, called, about, span in entries:
        person = known.get(one)
        if person is not None:
            out.setdefault(one, CastItem(person.name, span, one, about, person.is_group))
        elif one:
            out.setdefault(one, CastItem(called, span, one, about))
        elif called.casefold() not in names:
            loose.append(CastItem(called, span, None, about))
    for one, person in known.items():
        out.setdefault(one, person)
    for ids, label in spoken:
        for one in ids:
            if one not in out:
                out[one] = CastItem(label if label and len(ids) == 1 else one, None, one)
    check_number(out, name)
    return [*out.values(), *loose]
