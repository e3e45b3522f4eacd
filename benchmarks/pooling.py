"""Processor milliseconds a file of pooling: shares, redrawn scenes and names, support, and the parts that ask again.

python benchmarks/pooling.py FILE...
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from whosestory.cast import resolve
from whosestory.measures import MEASURES, measure
from whosestory.readers import read_file
from whosestory.reading import Reading
from whosestory.verdict import decide, load_plan
from whosestory.verdict.pool import fill_box, pool
from whosestory.verdict.range import redraw
from whosestory.verdict.simplex import support
from whosestory.verdict.stories import find_stories

RUNS = 3
BAR = 100.0  # ms a file
Result = TypeVar("Result")


def timed(times: dict[str, float], stage: str, call: Callable[[], Result]) -> Result:
    """Call, and note the fastest processor time."""
    start = time.process_time()
    result = call()
    spent = 1000 * (time.process_time() - start)
    times[stage] = min(spent, times.get(stage, spent))
    return result


def run(path: Path) -> dict[str, float]:
    """The fastest of some runs, by stage."""
    work = read_file(path)
    reading = Reading(work, resolve(work))
    found, plan = measure(reading, MEASURES), load_plan()
    decide(reading, found)  # what is found once a work is found here
    times: dict[str, float] = {}
    for _ in range(RUNS):
        box = timed(times, "box", lambda: fill_box(reading, found, plan))
        timed(times, "plain", lambda box=box: support(pool(box, box.plain).shares))
        drawn = timed(times, "redraw", lambda box=box: redraw(box, reading, plan.redraws, seed=0))
        timed(times, "support", lambda drawn=drawn: support(drawn.shares))
        timed(times, "stories", lambda: find_stories(reading, found, plan))
        timed(times, "decide", lambda: decide(reading, found))
    return times | {"pooling": sum(times[stage] for stage in ("box", "plain", "redraw", "support"))}


def main() -> None:
    """Print a row a file, and what pooling costs on the average and at the most."""
    rows = {name: run(Path(name)) for name in sys.argv[1:]}
    for name, row in rows.items():
        print(" ".join(f"{stage} {ms:6.1f}" for stage, ms in row.items()), Path(name).name[:40])
    pooling = [row["pooling"] for row in rows.values()]
    over = sum(ms > BAR for ms in pooling)
    print(f"pooling: mean {statistics.mean(pooling):.1f}, most {max(pooling):.1f} ms; over {BAR:.0f} ms: {over}")


if __name__ == "__main__":
    main()
