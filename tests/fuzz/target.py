"""What the fuzzing targets of the readers share: what must hold, and where they begin."""

import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["whosestory"]):
    from whosestory.errors import WhosestoryError
    from whosestory.work import Work

DATA = Path(__file__).parents[1] / "readers" / "data"


def read_soundly(read: Callable[[bytes, str], Work], data: bytes) -> None:
    """Read: nothing but our errors, and spans in order, inside the text."""
    try:
        work = read(data, "fuzzed")
    except WhosestoryError:
        return
    assert all(a.span.end <= b.span.start for a, b in pairwise(work.all_lines))
    assert all(line.span.end <= len(work.source.text) for line in work.all_lines)
    assert 0 <= work.share_understood <= 1


def run(check: Callable[[bytes], None], *folders: str) -> None:
    """Run with libFuzzer's options; unless folders are given, begin with the pairs of the tests."""
    seeds = [tempfile.mkdtemp(), *(str(DATA / folder) for folder in folders)]  # what is found goes to the first
    given = any(arg[:1] != "-" for arg in sys.argv[1:])
    atheris.Setup([*sys.argv, *([] if given else seeds)], check)
    atheris.Fuzz()
