"""Bytes to text, and what is refused."""

import contextlib
import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosestory import limits
from whosestory.errors import InputError, NotTextError, TooLargeError
from whosestory.source import decode

TEXT = "JOSÉ\n“Où est l’été?”\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n", "\r\n").encode("utf-16"),
    ],
    ids=["utf-8", "utf-8 BOM", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "CRLF", "lone CR", "utf-16 CRLF"],
)
def test_one_text_in_many_bytes(data: bytes) -> None:
    source = decode(data, name="jose.txt")
    assert source.text == TEXT
    assert source.name == "jose.txt"
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_nothing_but_line_ends_is_changed() -> None:
    text = "  two  spaces\tand a tab  \n\n\n\fform feed\n "
    assert decode(text.encode(), name="x").text == text


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"  \r\n\t \f", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xff\xfe", b"\xff\xfe \0"]
)
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(NotTextError, match=r"empty|no text in it"):
        decode(data, name="empty.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x01" * 40,
        b"\x89PNG\r\n\x1a\n" + b"x" * 40,
        b"GIF89a" + b"x" * 40,
        b"%PDF-1.7\n",
        b"PK\x03\x04 a zip, a docx",
        b"\xd0\xcf\x11\xe0 an old doc",
        b"\x7fELF program",
        b"INT. BAR\n\0\0\0",
        b"a NUL \0 in a text",
        b"\x01\x02\x03 half of this \x04\x05\x06",
    ],
)
def test_no_text_whatever_the_name_says(data: bytes) -> None:
    with pytest.raises(NotTextError) as caught:
        decode(data, name="script.txt")
    assert caught.value.name == "script.txt"
    assert str(caught.value).startswith("script.txt: ")


def test_a_few_stray_control_characters_are_let_through() -> None:
    text = "x" * 300 + "\x01"  # 1 in 301: under one in a hundred
    assert decode(text.encode(), name="x").text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"x" * 50_000_000, "bytes"),
        (b"x" * (limits.MAX_ROW_LENGTH + 1), "characters in one row"),
        (b"x\n" * (limits.MAX_ROWS + 1), "rows"),
    ],
)
def test_too_large_is_said_fast(data: bytes, what: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(TooLargeError) as caught:
        decode(data, name="long.txt")
    assert caught.value.what == what
    assert caught.value.value > caught.value.limit
    assert time.perf_counter() - begun < 1


def test_at_the_limit_is_not_too_large() -> None:
    row = "x" * limits.MAX_ROW_LENGTH
    assert decode(row.encode(), name="x").text == row


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        text = decode(data, name="any").text
        assert text.strip("\ufeff \t\r\n\f\v")
        assert "\r" not in text
