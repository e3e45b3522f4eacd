"""The XML of documents in archives, as it streams by: no DTD, no entity, nothing fetched, and within the limits."""

from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from whosestory import limits
from whosestory.errors import NotTextError, TooLargeError


class Listener(Protocol):
    """Is told what the XML says, in its order; names come without their namespaces."""

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def finish(self, tag: str) -> None:
        """An element ends."""

    def words(self, text: str) -> None:
        """Text stands here."""


def stream(data: bytes, name: str, listener: Listener) -> None:
    """Read XML.

    Raises:
        NotTextError: cut off, not well formed, with a DTD, or in an unknown encoding.
        TooLargeError: over the limits of `limits.py`.
    """
    parser = DefusedXMLParser(target=_Bounded(name, listener), forbid_dtd=True)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException as error:
        problem = "its XML has a DTD or entities, as no script's has"
        raise NotTextError(name, problem, "save it again with the program it is from") from error
    except (ParseError, ValueError, LookupError) as error:
        raise NotTextError(name, "its XML is broken", "save it again with the program it is from") from error


class _Bounded:
    """Passes on what the parser says, and counts."""

    def __init__(self, name: str, listener: Listener) -> None:
        self.name = name
        self.listener = listener
        self.depth = self.n_elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.n_elements += 1
        if self.depth > limits.MAX_XML_DEPTH:
            raise TooLargeError(self.name, "XML elements inside one another", self.depth, limits.MAX_XML_DEPTH)
        if self.n_elements > limits.MAX_XML_ELEMENTS:
            raise TooLargeError(self.name, "XML elements", self.n_elements, limits.MAX_XML_ELEMENTS)
        self.listener.begin(
            tag.rpartition("}")[2], {key.rpartition("}")[2]: value for key, value in attributes.items()}
        )

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.listener.finish(tag.rpartition("}")[2])

    def data(self, text: str) -> None:
        self.listener.words(text)

    def close(self) -> None:
        """Nothing is left to do at the end."""
