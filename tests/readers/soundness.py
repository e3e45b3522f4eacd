"""What must hold of the work that any reader makes of anything."""

import contextlib
import time
from collections.abc import Callable, Iterable
from itertools import pairwise

from whosestory.errors import WhosestoryError
from whosestory.work import LineKind, Work


def check(work: Work) -> None:
    """Spans lie inside the source, in order, and quote what they say."""
    spans = [line.span for line in work.all_lines]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(work.source.text) for span in spans)
    assert all(work.quote(line).strip() == work.quote(line) for line in work.all_lines)
    assert all(line.cue is not None for line in work.lines(LineKind.DIALOGUE, LineKind.PARENTHETICAL))
    assert all(0 <= doubt.span.start <= doubt.span.end <= len(work.source.text) for doubt in work.doubts)
    assert all(before.start < after.start for before, after in pairwise(work.source.pages))
    assert 0 <= work.share_understood <= 1


def check_any(read: Callable[[bytes, str], Work], data: bytes, name: str) -> Work | None:
    """The same twice, and sound; None where the file is refused in one sentence."""
    said = ""
    try:
        work = read(data, name)
    except WhosestoryError as error:
        said = str(error)
    if said:
        assert said.startswith(name)
        assert "\n" not in said
        return None
    check(work)
    assert work.dump() == read(data, name).dump()
    return work


def check_all_rows_are_read(work: Work) -> None:
    """No row of the text is left out."""
    read_rows = {row for line in work.all_lines for row in work.source.rows_of(line.span)}
    assert all(row in read_rows for row, text in enumerate(work.source.rows) if text.strip())


def check_linear(read: Callable[[bytes, str], object], make: Callable[[int], bytes], n: int, name: str) -> None:
    """Six times the length takes not much more than six times as long."""
    for _ in range(2):  # the first time, to warm up
        took = _seconds(read, make(n), name)
    assert _seconds(read, make(6 * n), name) < 20 * took + 0.3


def _seconds(read: Callable[[bytes, str], object], data: bytes, name: str) -> float:
    began = time.process_time()
    with contextlib.suppress(WhosestoryError):
        read(data, name)
    return time.process_time() - began


def kinds(work: Work) -> Iterable[tuple[str, str]]:
    """Kinds and words of the story, whatever the layout."""
    return [
        (line.kind.value, " ".join(work.quote(line).split()))
        for line in work.all_lines
        if line.kind is not LineKind.FURNITURE
    ]
