"""Corrections files: read, refused, looked up."""

from pathlib import Path

import pytest

from whosestory.cast import Corrections, Split, load_corrections
from whosestory.errors import CorrectionsError

WHOLE = """
merge = [["Ben", "the Monster"]]
apart = [["BEN", "BENJAMIN"]]
split = [{ name = "man", to = "man in bar", rows = [120, 180] }]
ignore = ["LIGHTS OUT"]
group = ["BOYS"]
[rename]
"COP #2" = "Officer Otter"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "x.cast.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file(tmp_path: Path) -> None:
    assert load_corrections(write(tmp_path, WHOLE)) == Corrections(
        merge=(("BEN", "MONSTER"),),
        apart=(("BEN", "BENJAMIN"),),
        split=(Split("MAN", "MAN IN BAR", 120, 180),),
        rename=(("COP #2", "Officer Otter"),),
        ignore=("LIGHTS OUT",),
        group=("BOYS",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "merge = ", 'merg = [["A", "B"]]', 'merge = "A"', "merge = [[1, 2]]", 'ignore = [""]', "rename = 3",
        'split = [{ name = "A" }]', 'split = [{ name = "A", to = "B", rows = [1] }]', "split = [3]",
    ],
)  # fmt: skip
def test_a_wrong_file_is_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(CorrectionsError) as caught:
        load_corrections(write(tmp_path, text))
    assert "x.cast.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_huge_one(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match="can't be read"):
        load_corrections(tmp_path / "no.toml")
    with pytest.raises(CorrectionsError, match="too large"):
        load_corrections(write(tmp_path, "# " + "x" * 300_000))
