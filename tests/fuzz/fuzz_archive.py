"""Fuzzing of zip archives, Highland and Fade In: `python tests/fuzz/fuzz_archive.py -max_total_time=300`."""

import io
import zipfile

import atheris

with atheris.instrument_imports(include=["whosestory"]):
    from whosestory.readers import archive_fadein, archive_highland, archive_other

from target import read_soundly, run

OSF = b'<document type="Open Screenplay Format document"><paragraphs>%b</paragraphs></document>'


def packed(name: str, content: bytes) -> bytes:
    """An archive with one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def check(data: bytes) -> None:
    """Archives as they come, an archive that is overwritten, and what may stand in one."""
    for reader in (archive_other, archive_fadein, archive_highland):
        reader.sniff(data[:16_384])
        read_soundly(reader.read, b"PK\x03\x04" + data)
    whole = packed("document.xml", OSF % b"<para><style basestyle='Action'/><text>Rain.</text></para>")
    at = data[0] if data else 0
    read_soundly(archive_other.read, whole[:at] + data[1:] + whole[at + len(data) :])
    for xml in (data, OSF % data):
        read_soundly(archive_fadein.read, xml)
        read_soundly(archive_fadein.read, packed("document.xml", xml))
    read_soundly(archive_highland.read, packed("a.textbundle/text.md", data))


if __name__ == "__main__":
    run(check, "archive")
