"""Draws docs/picture.svg, the head of the sample's verdict as a terminal shows it: `make picture`.

The picture asks the network for nothing: rich's font links are left out, any monospaced font will do.
"""

import io
import re
from importlib.resources import files
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from whosestory.analysis import analyze_bytes
from whosestory.report.page import verdict_page
from whosestory.report.text import render_verdict

SAMPLE = "low_water.fountain"
WIDTH = 80
ROWS = 30  # the head, the sentence, the six questions
THEME = TerminalTheme(
    (250, 250, 247),
    (34, 34, 34),
    [
        *[(34, 34, 34), (163, 38, 32), (48, 104, 46), (140, 96, 0)],
        *[(32, 74, 135), (117, 56, 121), (6, 106, 110), (90, 90, 90)],
    ],
)


def _console() -> Console:
    """A console that keeps what is printed and shows nothing."""
    return Console(width=WIDTH, force_terminal=True, color_system="truecolor", record=True, file=io.StringIO())


def main() -> None:
    """Write the picture beside this file."""
    page = verdict_page(analyze_bytes((files("whosestory") / "samples" / SAMPLE).read_bytes(), SAMPLE), file=SAMPLE)
    whole = _console()
    whole.print(render_verdict(page))
    console = _console()
    for row in whole.export_text(styles=True).splitlines()[:ROWS]:
        console.print(Text.from_ansi(row))
    svg = console.export_svg(title=f"whosestory {SAMPLE}", theme=THEME, unique_id="whosestory")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", "Menlo, Consolas, 'DejaVu Sans Mono', monospace")
    Path(__file__).with_name("picture.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
