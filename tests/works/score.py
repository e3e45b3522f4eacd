#!/usr/bin/env python3
"""Figures on the miniature works: `score.py NAME HALF [--errors]`, as in `score.py telling dev`.

Each `score_NAME.py` beside this file has `score(half)`, a mapping of figures to `Score`s.
"""

import importlib.util
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent


@dataclass
class Score:
    """Answers right of those asked; for a yes or no, with what was said wrongly, F1."""

    right: int = 0
    asked: int = 0
    given: int | None = None  # where set: how often yes was said, and `asked` how often it's right
    errors: list[str] = field(default_factory=list)

    def add(self, got: object, want: object, name: str) -> None:
        """Count one answer."""
        self.asked += 1
        self.right += got == want
        if got != want:
            self.errors.append(f"{name}: got {got}, not {want}")

    def add_yes(self, got: bool, want: bool, name: str) -> None:
        """Count a yes or no, for F1."""
        self.given = (self.given or 0) + got
        self.asked += want
        self.right += got and want
        if got != want:
            self.errors.append(f"{name}: {'said wrongly' if got else 'missed'}")

    @property
    def value(self) -> float:
        """The share right, or F1; 0 to 1."""
        if self.given is None:
            return self.right / max(1, self.asked)
        return 2 * self.right / max(1, self.given + self.asked)

    def __str__(self) -> str:
        kind = "right" if self.given is None else "F1"
        return f"{self.value:.3f} {kind} ({self.right} of {self.asked})"


def load(name: str) -> ModuleType:
    """The scorer of that name."""
    spec = importlib.util.spec_from_file_location(f"score_{name}", HERE / f"score_{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the figures of one half."""
    name, half = sys.argv[1:3]
    for figure, score in load(name).score(half).items():
        print(f"{figure:20} {score}")
        if "--errors" in sys.argv:
            print("\n".join(f"   {error}" for error in score.errors))


if __name__ == "__main__":
    main()
