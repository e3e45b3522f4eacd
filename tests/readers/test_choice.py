"""Which reader takes a file, and files that can't be read."""

import os
from pathlib import Path

import pytest

from whosestory import limits
from whosestory.errors import InputError, NotReadableError, NotTextError, TooLargeError, UnknownFormatError
from whosestory.readers import READERS, read, read_file

PLAIN = b"INT. BAR - DAY\n\nSmoke.\n\nIDA\nHello.\n\nPER\nHello yourself.\n"
FOUNTAIN = b"Title: Salt\n\n" + PLAIN


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (FOUNTAIN, "salt.fountain", "fountain"),
        (FOUNTAIN, "salt.txt", "fountain"),  # what a file holds comes before what it is called
        (FOUNTAIN, "salt", "fountain"),
        (PLAIN, "salt.fountain", "fountain"),
        (PLAIN, "salt.SPMD", "fountain"),
        (PLAIN, "salt.txt", "screenplay_text"),
        (PLAIN, "salt", "screenplay_text"),
        (PLAIN, "salt.whatever", "screenplay_text"),
        (PLAIN, "-", "screenplay_text"),
    ],
)
def test_choice(data: bytes, name: str, format: str) -> None:
    work = read(data, name)
    assert work.format == format
    assert work.source.name == name


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_format_can_be_asked_for(reader: object) -> None:
    """And then it is read by no other reader: text is no XML, and that is said."""
    for each in READERS:
        if each is reader:
            try:
                assert read(FOUNTAIN, "salt.txt", format=each.name).format == each.name
            except InputError:
                assert each.name not in {"fountain", "screenplay_text"}


def test_an_unknown_format() -> None:
    with pytest.raises(UnknownFormatError) as caught:
        read(PLAIN, "salt.txt", format="opera")
    assert caught.value.tried == tuple(reader.name for reader in READERS)
    assert "salt.txt" in str(caught.value)


def test_every_reader_is_told_apart() -> None:
    assert len({reader.name for reader in READERS}) == len(READERS)
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix[:1] in {"", "."} for suffix in suffixes)


def test_read_file(tmp_path: Path) -> None:
    path = tmp_path / "salt.fountain"
    path.write_bytes(FOUNTAIN)
    work = read_file(path)
    assert (work.title, work.source.name) == ("Salt", "salt.fountain")
    assert read_file(str(path)) == work
    assert read_file(path, format="screenplay_text").format == "screenplay_text"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotReadableError, match="there is no such file; check the name"):
        read_file(tmp_path / "none.fountain")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(NotReadableError, match="this is a folder; name a script in it"):
        read_file(tmp_path)


def test_a_device() -> None:
    with pytest.raises(NotReadableError, match="a device or a pipe"):
        read_file("/dev/zero")


def test_a_pipe_that_nobody_writes_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotReadableError, match="a device or a pipe"):
        read_file(tmp_path / "pipe")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(PLAIN)
    path.chmod(0)
    with pytest.raises(NotReadableError, match="may not be read"):
        read_file(path)


def test_permission_refused_by_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "secret.txt").write_bytes(PLAIN)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(NotReadableError, match="may not be read"):
        read_file(tmp_path / "secret.txt")


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000, "salt.txt/inner.txt"])
def test_names_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    (tmp_path / "salt.txt").write_bytes(PLAIN)
    with pytest.raises(NotReadableError):
        read_file(tmp_path / name)


def test_the_size_is_checked_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(limits.MAX_BYTES + 1)  # a hole: nothing is written
    with pytest.raises(TooLargeError) as caught:
        read_file(path)
    assert (caught.value.what, caught.value.limit) == ("bytes", limits.MAX_BYTES)


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n", b"\xff\xd8\xff\xe0" + b"x" * 99, b"%PDF-1.7", b"a\0b"],
    ids=["empty", "blank", "jpeg", "pdf", "nul"],
)
def test_no_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "salt.txt"
    path.write_bytes(data)
    with pytest.raises(NotTextError):
        read_file(path)


def test_every_message_is_one_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", Path("/dev/zero")):
        with pytest.raises(InputError) as caught:
            read_file(path)
        message = str(caught.value)
        assert message.startswith(str(path))
        assert message.endswith(caught.value.advice)
        assert "\n" not in message
