"""The layers of CONVENTIONS.md hold: each package imports only from rows below its own."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "whosestory"
ROWS = (
    ("cli",),
    ("room",),
    ("report",),
    ("corpus", "drafts"),
    ("analysis",),
    ("claims", "recognition"),
    ("verdict",),
    ("measures",),
    ("reading",),
    ("readers", "writers", "cast"),
    ("work",),
    ("language",),
    ("source",),
    ("errors", "limits"),
)
LEVEL = {name: len(ROWS) - at for at, row in enumerate(ROWS) for name in row}
MAX_ROWS = 400
MAX_FUNCTION = 50
FILES = sorted(SRC.rglob("*.py"))


def package_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imports_of(tree: ast.AST) -> set[str]:
    """The first part below whosestory of every import, wherever it stands."""
    found = set()
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = node.module == "whosestory"
            names = [f"whosestory.{alias.name}" for alias in node.names] if inside else [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("whosestory.")}
    return found - {"__version__"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_imports_go_down(path: Path) -> None:
    package = package_of(path)
    if package in {"__init__", "__main__", "samples"}:
        return
    assert package in LEVEL, f"{package} stands in no row of CONVENTIONS.md"
    for other in imports_of(ast.parse(path.read_text(encoding="utf-8"))) - {package}:
        if other in LEVEL:
            assert LEVEL[other] < LEVEL[package], f"{package} may not import {other}"
        else:
            assert other == "samples", f"{other} stands in no row of CONVENTIONS.md"


def test_the_rows_are_those_of_the_conventions() -> None:
    text = (SRC.parents[1] / "CONVENTIONS.md").read_text(encoding="utf-8")
    for row in ROWS:
        assert "    " + " · ".join(row) + "\n" in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_ROWS
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MAX_FUNCTION, f"{node.name} is too long"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_only_the_command_line_prints_and_nothing_opens_a_connection() -> None:
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert package_of(path) == "cli" or "print" not in calls, path
        assert not modules & {"socket", "urllib.request", "http.client", "requests", "httpx"}, path
