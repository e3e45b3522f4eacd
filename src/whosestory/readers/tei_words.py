"""The words of TEI elements as a reader of the book sees them: without notes, each choice made once."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from whosestory.readers.tei_xml import closed_up

UNREAD = frozenset(
    "note figure graphic fw bibl desc del index gap interp interpGrp listBibl teiHeader ptr metamark".split()
)  # what is beside the text, not in it
_CHOSEN = {
    "choice": ("reg", "corr", "expan", "ex", "seg"),  # as edited: the text that people quote
    "app": ("lem",),
    "subst": ("add",),
}


def readable(element: Element) -> list[Element]:
    """An element's children that are part of the text; of a choice, the one that an edition prints."""
    wanted = _CHOSEN.get(element.tag)
    if wanted is not None:
        found = [child for child in element if child.tag in wanted] or list(element)
        return found[:1]
    return [child for child in element if child.tag not in UNREAD]


def words(element: Element, *, without: frozenset[str] = frozenset()) -> str:
    """All the words of an element in one row."""
    return closed_up("".join(_pieces(element, without)))


def _pieces(element: Element, without: frozenset[str]) -> Iterator[str]:
    if element.tag in _CHOSEN:
        for child in readable(element):
            yield from _pieces(child, without)
        return
    yield element.text or ""
    for child in element:
        if child.tag in ("lb", "l", "p", "pb", "cb"):
            yield " " * (child.get("break") != "no")
        if child.tag not in UNREAD and child.tag not in without:
            yield from _pieces(child, without)
        yield child.tail or ""
