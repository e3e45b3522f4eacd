"""XML to elements, safely: no DTD, no entity, nothing external, and no deeper or larger than a play can be."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from whosestory import limits
from whosestory.errors import NotTextError, TooLargeError

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class _Bounded(TreeBuilder):
    """Builds elements under their plain names, and no more than the limits allow."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.depth = self.n_elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        self.n_elements += 1
        if self.depth > limits.MAX_XML_DEPTH:
            raise TooLargeError(self.name, "XML elements inside one another", self.depth, limits.MAX_XML_DEPTH)
        if self.n_elements > limits.MAX_XML_ELEMENTS:
            raise TooLargeError(self.name, "XML elements", self.n_elements, limits.MAX_XML_ELEMENTS)
        return super().start(tag.rpartition("}")[2], attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag.rpartition("}")[2])


def parse(data: bytes, name: str) -> Element:
    """The root element; names come without their namespace.

    Raises:
        NotTextError: cut off, not well formed, or with a DTD.
        TooLargeError: over the limits of `limits.py`.
    """
    if len(data) > limits.MAX_BYTES:
        raise TooLargeError(name, "bytes", len(data), limits.MAX_BYTES)
    parser = DefusedXMLParser(target=_Bounded(name), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        problem = "its XML has a DTD or entities, which are never loaded"
        raise NotTextError(name, problem, "save it without its DOCTYPE") from error
    except ParseError as error:
        row = error.position[0]
        raise NotTextError(name, f"its XML is cut off or broken in row {row}", "get the whole file") from error
    except (ValueError, LookupError) as error:  # an encoding that is declared and isn't known
        raise NotTextError(name, "its XML is in an encoding that can't be read", "save it as UTF-8") from error
    return root


def own_id(element: Element) -> str:
    """An element's id, "" without one."""
    return element.get(XML_ID) or element.get("id") or ""


def pointers(value: str | None) -> tuple[str, ...]:
    """The ids that an attribute points to: `#anna #ben`, each once."""
    ids = (part.rpartition("#")[2] for part in (value or "").split())
    return tuple(dict.fromkeys(one for one in ids if one))


def closed_up(text: str) -> str:
    """A text in one row, with single spaces."""
    return " ".join(text.split())
