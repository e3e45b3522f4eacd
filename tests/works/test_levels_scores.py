"""Floors under the figures on levels and fates, on both halves of the miniature works in view."""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import pytest


@cache
def figures(half: str) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score_levels", Path(__file__).with_name("score_levels.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.score(half))


@pytest.mark.parametrize("half", ["dev", "second"])
@pytest.mark.parametrize(("name", "floor"), [("flashback", 0.97), ("level", 0.98), ("owner", 0.9), ("alive", 0.78)])
def test_levels_and_fates_stay_as_good(half: str, name: str, floor: float) -> None:
    assert figures(half)[name].value >= floor
