"""Final Draft: each feature as a pair in `data/fdx`, and what holds for any bytes."""

from pathlib import Path

import pytest

from whosestory.readers import fdx
from whosestory.work import Work

DATA = Path(__file__).parent / "data" / "fdx"
PAIRS = sorted(path.stem for path in DATA.glob("*.fdx"))


def sample(stem: str) -> Work:
    return fdx.read((DATA / f"{stem}.fdx").read_bytes(), f"{stem}.fdx")


@pytest.mark.parametrize("stem", PAIRS)
def test_pairs(stem: str) -> None:
    assert sample(stem).dump() == (DATA / f"{stem}.lines").read_text(encoding="utf-8")
