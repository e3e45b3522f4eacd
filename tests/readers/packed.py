"""Zip archives for tests: scripts in them, and the kinds that hurt."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

DATA = Path(__file__).parent / "data"
CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def packed(members: Mapping[str, bytes | str]) -> bytes:
    """An archive that holds these files, in this order, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def word(document: bytes | str, styles: bytes | str | None = None) -> bytes:
    """A Word file."""
    members: dict[str, bytes | str] = {"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": document}
    return packed({**members, "word/styles.xml": styles} if styles is not None else members)


def word_of(name: str) -> bytes:
    """A Word file of the fixtures: `data/docx/NAME.xml`, with `NAME.styles.xml` where there is one."""
    styles = DATA / "docx" / f"{name}.styles.xml"
    return word((DATA / "docx" / f"{name}.xml").read_bytes(), styles.read_bytes() if styles.exists() else None)


def fade_in(document: bytes | str) -> bytes:
    """A Fade In file."""
    return packed({"document.xml": document})


def highland(text: bytes | str) -> bytes:
    """A Highland file."""
    return packed({"draft.textbundle/info.json": '{"version": 2}', "draft.textbundle/text.md": text})
