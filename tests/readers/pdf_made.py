"""PDFs written by hand for the tests: uncompressed, one content stream a page."""

import math
from collections.abc import Sequence

PITCH, ROW = 7.2, 12.0  # points: Courier 12, six rows an inch
LEFT, TOP = 108.0, 72.0
WIDTH, HEIGHT = 612.0, 792.0
FONTS = {"F1": "Courier", "F2": "Helvetica", "F3": "Times-Roman"}


def escaped(text: str) -> bytes:
    """As a PDF string in Windows-1252."""
    body = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + body + b")"


def at(x: float, y: float, text: str, *, size: float = 12, font: str = "F1", degrees: float = 0) -> bytes:
    """Text at a place in points, from the bottom left corner."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    matrix = b"%.4f %.4f %.4f %.4f %.2f %.2f Tm" % (cos, sin, -sin, cos, x, y)
    return b"BT /%s %.1f Tf %s %s Tj ET" % (font.encode(), size, matrix, escaped(text))


def typed(row: float, column: float, text: str, *, top: float = TOP, left: float = LEFT, **style: object) -> bytes:
    """Text at a row and column of a typed page; the margin is column 0."""
    return at(left + PITCH * column, HEIGHT - top - ROW * row, text, **style)  # type: ignore[arg-type]


def page(text: str, *, first: float = 0, left: float = LEFT) -> list[bytes]:
    """A typed page: each row of a text, its spaces as columns; runs of spaces aren't drawn."""
    out = []
    for row, line in enumerate(text.splitlines()):
        column = 0
        for part in line.replace("  ", "\0").split("\0"):
            if part.strip():
                lead = len(part) - len(part.lstrip())
                out.append(typed(first + row, column + lead, part.strip(), left=left))
            column += len(part) + 2
    return out


def pdf(
    pages: Sequence[Sequence[bytes]],
    *,
    box: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT),
    rotate: int = 0,
    trailer: bytes = b"",
    extra: Sequence[bytes] = (),
    count: int | None = None,
) -> bytes:
    """A PDF; its fonts are F1 Courier, F2 Helvetica and F3 Times."""
    n_fonts = len(FONTS)
    first = 3 + n_fonts
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(pages)))
    fonts = b" ".join(b"/%s %d 0 R" % (name.encode(), 3 + i) for i, name in enumerate(FONTS))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages) if count is None else count),
        *(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % base.encode()
            for base in FONTS.values()
        ),
    ]
    for i, content in enumerate(pages):
        stream = b"\n".join(content)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%.1f %.1f %.1f %.1f] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << %s >> >> >>" % (*box, rotate, first + 2 * i + 1, fonts)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return packed([*objects, *extra], trailer)


def packed(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects, numbered from 1, with their table; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, begin)
    return bytes(out)


LOCK = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    b" /ID [<00> <00>]"
)
