"""Takes the two screenshots of the sample's report that the README shows; `make screenshots`.

Needs the extra `browser` and Debian's Chromium.
"""

import io
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from whosestory.analysis import analyze
from whosestory.report.whole.html import render_report
from whosestory.report.whole.page import report_page

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SIZE = {"width": 1060, "height": 900}
COLOURS = 96  # enough for text on paper; a third of the bytes
HERE = Path(__file__).parent


def main() -> None:
    """Draw the report, open it, cut out its head and its charts."""
    with (
        as_file(files("whosestory") / "samples" / "low_water.fountain") as sample,
        tempfile.TemporaryDirectory() as folder,
    ):
        path = Path(folder) / "report.html"
        path.write_text(render_report(report_page(analyze(sample))), encoding="utf-8")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page(viewport=SIZE)
            page.goto(path.as_uri())
            _shoot(page, "report.png", 0, _top(page, "#cases") - 16)
            _shoot(page, "report-charts.png", _top(page, "#turns") - 16, _top(page, "#ifs") - 16)
            browser.close()


def _top(page: Page, place: str) -> float:
    return float(page.evaluate("place => document.querySelector(place).getBoundingClientRect().top + scrollY", place))


def _shoot(page: Page, name: str, top: float, bottom: float) -> None:
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": top, "width": SIZE["width"], "height": bottom - top})
    image = Image.open(io.BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(HERE / name, optimize=True)


if __name__ == "__main__":
    main()
