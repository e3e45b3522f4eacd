"""The text that was read, and places in it."""

from whosestory.source.decode import decode
from whosestory.source.record import record
from whosestory.source.source import Evidence, Page, Place, Source, Span

__all__ = ["Evidence", "Page", "Place", "Source", "Span", "decode", "record"]
