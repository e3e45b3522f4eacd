"""The public names: all there, all documented, loaded only when they are used."""

import subprocess
import sys

import pytest

import whosestory


@pytest.mark.parametrize("name", whosestory.__all__)
def test_every_public_name_is_there(name: str) -> None:
    value = getattr(whosestory, name)
    assert isinstance(value, str | tuple) or value.__doc__


def test_the_names_and_their_homes_agree() -> None:
    assert set(whosestory._HOME) | {"__version__"} == set(whosestory.__all__)


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = whosestory.no_such_name


def test_names_are_the_functions_whatever_was_imported_first() -> None:
    code = (
        "import whosestory.cast, whosestory.measures.voice, whosestory.verdict\n"
        "from whosestory import analyze, decide, measure, read, resolve\n"
        "assert all(callable(one) for one in (analyze, decide, measure, read, resolve))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_import_loads_no_numpy() -> None:
    code = "import sys, whosestory; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
