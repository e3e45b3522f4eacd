"""Pages a second from the same PDFs, in one run: whosestory, pdfplumber and screenplay-pdf-to-json.

python benchmarks/readers_pdf.py FILE.pdf...  [--peer NAME=PYTHON]...

A peer runs in its own Python, as it needs other versions: `--peer pdfplumber=/tmp/venv/bin/python`. Times are
processor seconds within the process, without imports; medians of five. pdfplumber only draws text with its layout.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2

RUNS = 5
PEERS = {
    "pdfplumber": """
import pdfplumber
def run(path):
    with pdfplumber.open(path) as document:
        for page in document.pages: page.extract_text(layout=True)
""",
    "screenplay-pdf-to-json": """
from screenplay_pdf_to_json import convert
def run(path):
    convert(open(path, "rb"), 0)
""",
}
TIMED = """
import sys, time
for path in sys.argv[1:]:
    start = time.process_time(); run(path); print(time.process_time() - start)
"""
OURS = """
from whosestory.readers import read_file
run = read_file
"""


def seconds(python: str, code: str, files: list[str]) -> float:
    """The seconds for all files."""
    done = subprocess.run([python, "-c", code + TIMED, *files], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return sum(map(float, done.stdout.split()))


def main() -> None:
    """Print pages a second for each, and how many times faster whosestory is."""
    parser = argparse.ArgumentParser(description="Pages a second.")
    parser.add_argument("files", nargs="+", help="PDFs")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON", help=", ".join(PEERS))
    given = parser.parse_args()
    n_pages = sum(len(pypdfium2.PdfDocument(Path(name).read_bytes())) for name in given.files)
    runs = [("whosestory", sys.executable, OURS)]
    for peer in given.peer:
        name, _, python = peer.partition("=")
        runs.append((name, python, PEERS[name]))
    times: dict[str, list[float]] = {}
    for _ in range(RUNS):
        for name, python, code in runs:
            times.setdefault(name, []).append(seconds(python, code, given.files))
    ours = statistics.median(times["whosestory"])
    for name, found in times.items():
        median = statistics.median(found)
        print(f"{name:24} {n_pages / median:8.1f} pages/s   whosestory is {median / ours:5.1f} times as fast")
    print(f"{n_pages} pages in {len(given.files)} files; {time.strftime('%Y-%m-%d')}")


if __name__ == "__main__":
    main()
