"""Drafts side by side, as JSON: the page's own dataclasses under a schema of their own, `whosestory-compare/1`.

Rule of change: as for `whosestory/1` (records.py).
"""

import msgspec

from whosestory import __version__
from whosestory.report.compare.pages import ComparePage

SCHEMA = "whosestory-compare/1"


def compare_json(page: ComparePage) -> bytes:
    """The page as one row of JSON, in UTF-8, without a line end."""
    return msgspec.json.encode({"schema": SCHEMA, "program": "whosestory", "version": __version__, "page": page})
