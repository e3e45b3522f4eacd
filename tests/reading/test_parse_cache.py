"""What is kept of a parse: found again, never trusted, without the words, and deleted on request."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from parsers import Told
from whosestory.errors import BrokenModelError
from whosestory.language.syntax import Parser
from whosestory.reading.parse_cache import CachedParser, cache_folder, forget, owner_of

TEXTS = ["He winces.", "", "He nods."]
ROWS = {"He winces.": "He PRP nsubj 2\nwinces VBZ ROOT 2", "He nods.": "He PRP nsubj 2\nnods VBZ ROOT 2"}


@dataclass
class Loader:
    """Loads the parser, and counts how often."""

    n: int = 0

    def __call__(self) -> Parser:
        self.n += 1
        return Told(ROWS)


def test_what_is_kept_is_the_same_and_loads_no_parser(tmp_path: Path) -> None:
    load = Loader()
    first = CachedParser("told 1.0", load, tmp_path, "a-b").parse(TEXTS)
    again = CachedParser("told 1.0", load, tmp_path, "a-b").parse(TEXTS)
    assert first == again == Told(ROWS).parse(TEXTS)
    assert load.n == 1


@pytest.mark.parametrize(("name", "texts"), [("told 1.1", TEXTS), ("told 1.0", [*TEXTS, "She nods."])])
def test_another_version_or_text_is_parsed_anew(tmp_path: Path, name: str, texts: list[str]) -> None:
    load = Loader()
    CachedParser("told 1.0", load, tmp_path, "a-b").parse(TEXTS)
    CachedParser(name, load, tmp_path, "a-b").parse(texts)
    assert load.n == 2
    assert len(list(tmp_path.iterdir())) == 2


def test_no_word_of_the_text_is_kept(tmp_path: Path) -> None:
    CachedParser("told 1.0", Loader(), tmp_path, "a-b").parse(TEXTS)
    [file] = tmp_path.iterdir()
    kept = file.read_bytes() + file.name.encode()
    assert b"VBZ" in kept
    assert not any(word in kept for word in (b"winces", b"nods", b"He"))


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"{}", b"cut", b"heads"])
def test_a_damaged_file_is_ignored_and_rewritten(tmp_path: Path, damage: bytes) -> None:
    load = Loader()
    parser = CachedParser("told 1.0", load, tmp_path, "a-b")
    sound = parser.parse(TEXTS)
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    if damage == b"cut":
        damage = whole[:-3]
    if damage == b"heads":  # a head that isn't there: the last number but two of the last word
        damage = whole[:-3] + b"\x63" + whole[-2:]
    file.write_bytes(damage)
    assert parser.parse(TEXTS) == sound
    assert load.n == 2
    assert file.read_bytes() == whole


def test_a_folder_that_cant_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    load = Loader()
    assert CachedParser("told 1.0", load, tmp_path / "file", "a-b").parse(TEXTS) == Told(ROWS).parse(TEXTS)


def test_without_a_folder_nothing_is_kept() -> None:
    load = Loader()
    parser = CachedParser("told 1.0", load, None, "")
    parser.parse(TEXTS)
    parser.parse(TEXTS)
    assert load.n == 2


def test_an_error_of_loading_is_passed_on(tmp_path: Path) -> None:
    def fail() -> Parser:
        raise BrokenModelError("model", "syntax", "why")

    with pytest.raises(BrokenModelError):
        CachedParser("told 1.0", fail, tmp_path, "a-b").parse(TEXTS)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def scripts(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A folder in which something is kept of two scripts."""
    one, other, folder = tmp_path / "one.txt", tmp_path / "other.txt", tmp_path / "kept"
    for script in (one, other):
        script.write_text(f"INT. {script.stem.upper()}\n")
        CachedParser("told 1.0", Loader(), folder, owner_of(script)).parse(TEXTS)
    return one, other, folder


def test_what_is_kept_of_a_script_is_forgotten_and_no_more(scripts: tuple[Path, Path, Path]) -> None:
    one, other, folder = scripts
    assert forget(folder, one) == 1
    assert [file.name.startswith(owner_of(other)) for file in folder.iterdir()] == [True]
    assert forget(folder, one) == 0


def test_an_older_draft_is_forgotten_with_the_script(scripts: tuple[Path, Path, Path]) -> None:
    one, _, folder = scripts
    one.write_text("INT. ANOTHER DRAFT\n")
    assert forget(folder, one) == 1


def test_a_script_that_was_renamed_or_deleted_is_forgotten(scripts: tuple[Path, Path, Path]) -> None:
    one, other, folder = scripts
    assert forget(folder, one.rename(one.with_name("renamed.txt"))) == 1
    other.unlink()
    assert forget(folder, other) == 1


def test_all_is_forgotten(scripts: tuple[Path, Path, Path]) -> None:
    *_, folder = scripts
    (folder / "notes.txt").write_text("not ours")
    assert forget(folder) == 2
    assert [file.name for file in folder.iterdir()] == ["notes.txt"]
    assert forget(folder / "missing") == 0


def test_the_folder_is_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WHOSESTORY_CACHE", str(tmp_path / "mine"))
    assert cache_folder() == tmp_path / "mine"
    monkeypatch.delenv("WHOSESTORY_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_folder() == tmp_path / "whosestory"
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache_folder().parts[-3:] == ("Library", "Caches", "whosestory")
