"""`analyze --syntax` and `forget`: which finder is used, what is kept, and what is deleted."""

import json
from pathlib import Path

import pytest

from calling import SAMPLE, call
from parsers import Told
from whosestory.cli import parsers
from whosestory.errors import BrokenModelError
from whosestory.language import syntax_spacy

FIND_MODEL = syntax_spacy.find_model
NAME = "spaCy 3.8.0 en_core_web_sm 3.8.0"


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of the test's own, and a parser that says nothing."""
    monkeypatch.setenv("WHOSESTORY_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr(syntax_spacy, "find_model", lambda: ("en_core_web_sm", NAME))
    monkeypatch.setattr(parsers, "_loaded", Told)
    return tmp_path / "kept"


def test_the_rules_are_the_default_and_keep_nothing(kept: Path) -> None:
    assert json.loads(call(SAMPLE, "--json").out)["clauses"] == "rules"
    assert "Clauses:" not in call(SAMPLE).out
    assert "clauses: rules\n" in call(SAMPLE, "--plain").out
    assert not kept.exists()


def test_what_was_used_is_said_everywhere() -> None:
    assert json.loads(call(SAMPLE, "--json", "--syntax").out)["clauses"] == f"rules and {NAME}"
    assert f"Clauses: rules and {NAME}." in " ".join(call(SAMPLE, "--syntax").out.split())
    assert f"clauses: rules and {NAME}\n" in call(SAMPLE, "--plain", "--syntax").out


def test_a_second_call_loads_no_parser(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = call(SAMPLE, "--json", "--syntax")
    monkeypatch.setattr(parsers, "_loaded", None)
    assert call(SAMPLE, "--json", "--syntax").out == first.out
    assert len(list(kept.iterdir())) == 1


def test_a_missing_part_is_one_sentence_and_the_rules_take_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(syntax_spacy, "MODELS", ("no_such_model_of_english",))
    said = call(SAMPLE, "--json", "--syntax")
    assert (said.code, json.loads(said.out)["clauses"]) == (0, "rules")
    assert said.err.count("\n") == 1
    assert "pip install 'whosestory[syntax]'" in said.err


def test_a_damaged_model_is_one_sentence_and_the_rules_take_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Told:
        raise BrokenModelError("en_core_web_sm", "syntax", "no such file")

    monkeypatch.setattr(parsers, "_loaded", fail)
    said = call(SAMPLE, "--json", "--syntax")
    assert (said.code, json.loads(said.out)["clauses"]) == (0, "rules")
    assert said.err.count("\n") == 1
    assert "our own rules were used instead" in said.err


def test_standard_input_is_not_kept(kept: Path) -> None:
    said = call("-", "--json", "--syntax", stdin=SAMPLE.read_bytes())
    assert json.loads(said.out)["clauses"] == f"rules and {NAME}"
    assert not kept.exists()


def test_a_missing_file_is_named_as_without_the_option(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    assert call(missing, "--syntax").err == call(missing).err


def test_what_is_kept_is_forgotten(kept: Path) -> None:
    call(SAMPLE, "--json", "--syntax")
    assert call("forget", SAMPLE).out == f"{SAMPLE}: 1 file deleted\n"
    assert list(kept.iterdir()) == []
    assert call("forget", SAMPLE).out == f"{SAMPLE}: nothing was kept\n"


def test_everything_is_forgotten(kept: Path) -> None:
    call(SAMPLE, "--json", "--syntax")
    assert call("forget", "--all").out == "all scripts: 1 file deleted\n"
    assert list(kept.iterdir()) == []


@pytest.mark.parametrize("arguments", [(), (str(SAMPLE), "--all")])
def test_forget_needs_to_know_what(arguments: tuple[str, ...]) -> None:
    assert call("forget", *arguments).code == 2


def test_every_command_that_shows_findings_may_use_it(tmp_path: Path) -> None:
    used = f"rules and {NAME}"
    page, essay = tmp_path / "page.html", tmp_path / "essay.md"
    assert call("report", SAMPLE, "-o", page, "--syntax").code == 0
    assert used in page.read_text(encoding="utf-8")
    assert call("export", SAMPLE, "-o", essay, "--syntax").code == 0
    assert "rules and spaCy 3.8.0" in essay.read_text(encoding="utf-8")
    assert used in call("cite", SAMPLE, "--syntax").out
    assert call("notes", SAMPLE, "-o", tmp_path / "noted.fountain", "--syntax").code == 0
    assert call("plot", "questions", SAMPLE, "-o", tmp_path / "chart.svg", "--syntax").code == 0


def test_without_the_model_a_report_is_made_by_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(syntax_spacy, "MODELS", ("no_such_model_of_english",))
    said = call("report", SAMPLE, "-o", tmp_path / "page.html", "--syntax")
    assert (said.code, "pip install 'whosestory[syntax]'" in said.err) == (0, True)


def test_for_drafts_side_by_side_a_missing_part_is_said_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    later = tmp_path / "later.fountain"
    later.write_bytes(SAMPLE.read_bytes())
    assert call("compare", SAMPLE, later, "--syntax").err == ""
    monkeypatch.setattr(syntax_spacy, "MODELS", ("no_such_model_of_english",))
    monkeypatch.setattr(syntax_spacy, "find_model", FIND_MODEL)
    said = call("compare", SAMPLE, later, "--syntax")
    assert (said.code, said.err.count("\n")) == (0, 1)
