"""Floors under the figures on the development half of the gold sets."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


def scorer(name: str = "score") -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"gold_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "floor"), [("agent", 0.97), ("patient", 0.94), ("to", 0.84), ("flags", 0.93)])
def test_clauses_stay_as_good(name: str, floor: float) -> None:
    assert scorer().score_clauses("dev")[name].f1 >= floor


@pytest.mark.parametrize(("name", "floor"), [("looker", 0.93), ("looked-at", 0.92)])
def test_looks_stay_as_good(name: str, floor: float) -> None:
    assert scorer().score_looks("dev")[name].f1 >= floor


@pytest.mark.parametrize(("given", "right", "answered"), [(True, 0.91, 0.93), (False, 0.77, 0.92)])
def test_pronouns_stay_as_good(given: bool, right: float, answered: float) -> None:
    answers = scorer("score_pronouns").score("dev", given=given)
    assert answers.precision >= right
    assert answers.coverage >= answered


@pytest.mark.parametrize(("name", "floor"), [("act", 0.93), ("kind", 0.75), ("taken up", 0.66)])
def test_initiative_stays_as_good(name: str, floor: float) -> None:
    assert scorer("score_initiative").score("dev")[name][0] >= floor
