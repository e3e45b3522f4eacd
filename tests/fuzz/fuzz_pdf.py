"""Fuzzing of the reader of PDFs: `python tests/fuzz/fuzz_pdf.py -max_total_time=300`."""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["whosestory"]):
    from whosestory.readers import pdf

sys.path.insert(0, str(Path(__file__).parents[1]))

from target import read_soundly, run

from readers import pdf_made

SCENE = pdf_made.page(
    "INT. KITCHEN - DAY\n\nBen sits.\n\n                    BEN\n          I read it.\n                    (MORE)\n"
)


def text_of(data: bytes) -> list[bytes]:
    """Text wherever the bytes say: two for the place, one for size and turn, up to 30 of text."""
    out = []
    for i in range(0, len(data) - 4, 34):
        x, y, style = data[i] * 2.5, data[i + 1] * 3.2, data[i + 2]
        text = data[i + 3 : i + 34].decode("cp1252", "ignore")
        degrees = (0, 0, 0, 45, 90, 180, 270, 1)[style >> 3 & 7]
        font = ("F1", "F1", "F2", "F3")[style >> 6]
        out.append(pdf_made.at(x, y, text, size=6 + 6 * (style & 7), font=font, degrees=degrees))
    return out


def check(data: bytes) -> None:
    """Files as they come, and as what a page draws."""
    pdf.sniff(data[:1_024])
    read_soundly(pdf.read, b"%PDF-1.4\n" + data)
    for pages in ([[data]], [SCENE, [data]], [text_of(data)], [[*SCENE, *text_of(data)]] * 4):
        read_soundly(pdf.read, pdf_made.pdf(pages))
    whole = pdf_made.pdf([SCENE])
    at = int.from_bytes(data[:2], "big") % len(whole)
    read_soundly(pdf.read, whole[:at] + data[2:] + whole[at + len(data[2:]) :])


if __name__ == "__main__":
    run(check, "text")
