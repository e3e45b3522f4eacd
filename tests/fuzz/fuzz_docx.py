"""Fuzzing of the reader of Word files: `python tests/fuzz/fuzz_docx.py -max_total_time=300`."""

import io
import zipfile

import atheris

with atheris.instrument_imports(include=["whosestory"]):
    from whosestory.readers import docx

from target import read_soundly, run

HEAD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
FOOT = b"</w:body></w:document>"


def word(document: bytes, styles: bytes) -> bytes:
    """A Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), document)
        archive.writestr(zipfile.ZipInfo("word/styles.xml"), styles)
    return out.getvalue()


def check(data: bytes) -> None:
    """Documents and styles as they come, and as the inside of sound ones."""
    docx.sniff(data[:16_384])
    read_soundly(docx.read, data)
    inner = HEAD + data + FOOT
    text = HEAD + b"<w:p><w:r><w:t>INT. BAR - DAY</w:t></w:r></w:p>" + FOOT
    for document, styles in ((data, b"<a/>"), (inner, b"<a/>"), (text, data), (text, inner)):
        read_soundly(docx.read, word(document, styles))


if __name__ == "__main__":
    run(check, "docx")
