"""Processor milliseconds a file for each stage, medians of five runs, beside a plain word count of the same file.

What several measures share (clauses, tellings, fates) is a stage of its own, before the measures.

python benchmarks/speed.py FILE...
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from whosestory.analysis import Analysis
from whosestory.cast import resolve
from whosestory.cli.analyze import keep_memory
from whosestory.measures import MEASURES, find_facts, measure
from whosestory.measures.content_notes import FINDER
from whosestory.readers import read_file
from whosestory.reading import Reading
from whosestory.report.as_json import to_json
from whosestory.verdict import decide

RUNS = 5
Result = TypeVar("Result")
Times = dict[str, list[float]]


def timed(times: Times, stage: str, call: Callable[[], Result]) -> Result:
    """Call, and note the processor time."""
    start = time.process_time()
    result = call()
    times.setdefault(stage, []).append(1000 * (time.process_time() - start))
    return result


def run(path: Path, times: Times) -> None:
    """One pass over one file."""
    timed(times, "count words", lambda: Counter(path.read_text(encoding="utf-8", errors="replace").split()))
    work = timed(times, "read", lambda: read_file(path))
    cast = timed(times, "cast", lambda: resolve(work))
    reading = Reading(work, cast)
    timed(times, "clauses", lambda: reading.clauses)
    timed(times, "levels", lambda: reading.levels)
    timed(times, "tellings", lambda: reading.tellings)
    timed(times, "fates", lambda: reading.fates)
    measured = timed(times, "measure", lambda: measure(reading, MEASURES))
    notes = timed(times, "notes", lambda: find_facts(reading, FINDER))
    noted = frozenset(fact.scene for fact in notes.found)
    verdict = timed(times, "decide", lambda: decide(reading, measured, noted=noted))
    timed(times, "json", lambda: to_json(Analysis(work, cast, reading, measured, notes, verdict)))


def main() -> None:
    """Print a row a file and their mean."""
    rows: list[dict[str, float]] = []
    keep_memory()
    for name in sys.argv[1:]:
        times: Times = {}
        for _ in range(RUNS):
            run(Path(name), times)
        row = {stage: statistics.median(found) for stage, found in times.items()}
        row["whole"] = sum(row.values()) - row["count words"]
        rows.append(row)
        print(" ".join(f"{stage} {value:6.1f}" for stage, value in row.items()), Path(name).name[:40])
    if rows:
        means = {stage: statistics.mean(row[stage] for row in rows) for stage in rows[0]}
        print(" ".join(f"{stage} {value:6.1f}" for stage, value in means.items()), f"mean of {len(rows)}")
        print(f"the whole is {means['whole'] / means['count words']:.0f} times a plain word count")


if __name__ == "__main__":
    main()
