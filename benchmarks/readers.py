"""Our readers beside other people's, on the same files in one run: medians of five, as ratios, and cues found.

    python benchmarks/readers.py --peers PYTHON FILE...

PYTHON is an interpreter in whose environment the peers are installed (screenplay-tools, screenplain, open-fdx-toolkit);
they are no dependency of ours. Files are .fountain, .fdx or .txt. A peer that isn't there, or fails, is said to.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 5
PEERS = {".fountain": ("screenplay_tools", "screenplain"), ".fdx": ("screenplay_tools_fdx", "open_fdx"), ".txt": ()}


def median_ms(call: Callable[[], object]) -> float:
    """Processor milliseconds of a call: the median of five, after one that warms up."""
    call()
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        call()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def ours(path: Path) -> dict[str, float]:
    """Our time, and the cues found."""
    from whosestory.readers import read
    from whosestory.work import LineKind

    data = path.read_bytes()
    n_cues = sum(1 for _ in read(data, path.name).lines(LineKind.CUE))
    return {"ms": median_ms(lambda: read(data, path.name)), "cues": n_cues}


def peer(name: str, path: Path) -> dict[str, float]:
    """A peer's time, and the cues it found; runs in the peers' environment."""
    text = path.read_text(encoding="utf-8")
    call, count = _PEER_CALLS[name](text)
    return {"ms": median_ms(call), "cues": count(call())}


def _screenplay_tools(text: str) -> tuple[Callable, Callable]:
    from screenplay_tools.fountain.parser import Parser

    def call() -> object:
        parser = Parser()
        parser.add_text(text)
        return parser.script

    return call, lambda script: sum(type(one).__name__ == "Character" for one in script.elements)


def _screenplain(text: str) -> tuple[Callable, Callable]:
    import io

    from screenplain.parsers import fountain

    def n_cues(script: object) -> int:
        kinds = [type(one).__name__ for one in script]
        return kinds.count("Dialog") + 2 * kinds.count("DualDialog")

    return lambda: list(fountain.parse(io.StringIO(text))), n_cues


def _screenplay_tools_fdx(text: str) -> tuple[Callable, Callable]:
    from screenplay_tools.fdx.parser import Parser

    return lambda: Parser().parse(text), lambda script: sum(
        type(one).__name__ == "Character" for one in script.elements
    )


def _open_fdx(text: str) -> tuple[Callable, Callable]:
    from fdx_parser import parse_fdx

    return lambda: parse_fdx(text), lambda scenes: sum(p.type == "Character" for s in scenes for p in s.paragraphs)


_PEER_CALLS = {
    "screenplay_tools": _screenplay_tools,
    "screenplain": _screenplain,
    "screenplay_tools_fdx": _screenplay_tools_fdx,
    "open_fdx": _open_fdx,
}


def main() -> None:
    """Print a row a file and peer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", metavar="PYTHON", default="")
    parser.add_argument("--as-peer", help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    if options.as_peer:
        print(json.dumps(peer(options.as_peer, options.files[0])))
        return
    for path in options.files:
        mine = ours(path)
        per_150 = mine["ms"] * 150_000 / path.stat().st_size
        print(f"{path.name}: {mine['ms']:.1f} ms ({per_150:.0f} ms for 150 KB), {mine['cues']:.0f} cues")
        for name in PEERS.get(path.suffix, ()) if options.peers else ():
            command = [options.peers, __file__, "--as-peer", name, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"  {name}: failed: {(done.stderr.strip().splitlines() or ['?'])[-1][:100]}")
                continue
            other = json.loads(done.stdout)
            ratio = other["ms"] / mine["ms"]
            print(f"  {name}: {other['ms']:.1f} ms, {other['cues']:.0f} cues; ours is {ratio:.1f} times as fast")


if __name__ == "__main__":
    sys.exit(main())
