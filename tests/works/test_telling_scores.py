"""Floors under the figures on tellings, on both halves of the miniature works in view."""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import pytest


@cache
def figures(half: str) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score_telling", Path(__file__).with_name("score_telling.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.score(half))


@pytest.mark.parametrize("half", ["dev", "second"])
@pytest.mark.parametrize(
    ("name", "floor"), [("frame", 0.95), ("narrator", 0.92), ("own or witness", 0.92), ("enclosed", 0.9)]
)
def test_tellings_stay_as_good(half: str, name: str, floor: float) -> None:
    assert figures(half)[name].value >= floor
