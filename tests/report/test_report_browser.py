"""The report in a browser: nothing asked for, nothing wrong, every link lands, no chart is cut.

Asked for by `make browser`; without Playwright or Chromium it says so and passes over. Where it runs as root on Debian
it installs Debian's Chromium itself.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafts.made import draft, his
from report.made import sample
from whosestory.analysis import analyze_bytes
from whosestory.drafts import compare
from whosestory.report.compare.html import render_compare_html
from whosestory.report.compare.report import compare_report
from whosestory.report.whole.html import render_report
from whosestory.report.whole.page import report_page

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright isn't installed: make browser")

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
LAPTOP, PHONE = (1440, 900), (390, 844)
LOOKS = [(size, scheme) for size in (LAPTOP, PHONE) for scheme in ("light", "dark")]
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
PAPERS = {"A4": (794, 1123), "Letter": (816, 1056)}  # CSS pixels
EDGES = 2 * 61  # CSS pixels that the margins of a printed page take of its height, and less of its width
HOSTILE = "<script>document.title = 'x'</script><b onclick=\"alert(1)\">\u202e'\"&"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not Path(CHROMIUM).exists():
        _install_chromium()
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield started
        started.close()


def _install_chromium() -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        pytest.skip(f"no {CHROMIUM}, and only root on Debian can install it here")
    done = subprocess.run(
        ["apt-get", "install", "-y", "--no-install-recommends", "chromium"], capture_output=True, timeout=300
    )
    if done.returncode or not Path(CHROMIUM).exists():
        pytest.skip("Debian's chromium can't be installed here")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "low_water.html"
    path.write_text(render_report(report_page(sample())), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "low_water.html"
    path.write_text(render_report(report_page(sample(), whole_script=True)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("compared") / "drafts.html"
    page = compare_report(compare([draft(), draft(his())]))
    path.write_text(render_compare_html(page), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=["report", "compared"])
def either(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def opened(browser: Any, path: Path, size: tuple[int, int] = LAPTOP, scheme: str = "light", **more: Any) -> Any:
    """A page on which every message and request is kept."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce", **more
    )
    page = context.new_page()
    page.messages, page.requests, page.dialogs = [], [], []
    page.on("console", lambda message: page.messages.append(message.text))
    page.on("pageerror", lambda error: page.messages.append(str(error)))
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_it_opens_quietly_and_fits(browser: Any, either: Path, size: tuple[int, int], scheme: str) -> None:
    page = opened(browser, either, size, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.messages == []
    assert page.requests == [either.as_uri()]
    page.context.close()


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_axe_finds_nothing_serious(browser: Any, either: Path, size: tuple[int, int], scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe isn't installed: make browser")
    page = opened(browser, either, size, scheme, bypass_csp=True)  # axe is a script; ours alone may run otherwise
    page.evaluate(OPEN_ALL)
    found = axe.Axe().run(page).response["violations"]
    bad = [
        (each["id"], [node["html"][:120] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in {"serious", "critical"}
    ]
    assert bad == []
    page.context.close()


FOLLOW = """async () => {
    const lost = [];
    for (const link of document.querySelectorAll('a[href^="#"]')) {
        const id = link.getAttribute('href').slice(1);
        if (location.hash === '#' + id) { continue; }
        const moved = new Promise(done => window.addEventListener('hashchange', done, {once: true}));
        location.hash = id;
        await moved;
        await new Promise(done => setTimeout(done));
        const place = document.getElementById(id);
        const box = place && place.getBoundingClientRect();
        const seen = box && place.checkVisibility() && box.top < innerHeight && box.bottom > 0;
        if (!seen) { lost.push(id); }
    }
    return lost;
}"""


def test_every_link_lands_on_its_line(browser: Any, report: Path, whole: Path, compared: Path) -> None:
    for path in (report, whole, compared):
        page = opened(browser, path)
        assert page.locator('a[href^="#"]').count() > 5
        assert page.evaluate(FOLLOW) == []
        page.context.close()


def test_a_link_leads_to_the_words_that_it_quotes(browser: Any, report: Path) -> None:
    page = opened(browser, report)
    quote = sample().verdict.cases[0].pro[0].quote
    page.locator(".case .quote a").first.click()
    assert page.locator(".here").inner_text().split()[0] in quote
    assert page.locator(".here mark").count() == 1
    page.context.close()


def test_a_pointer_on_a_chart_is_told_the_scene(browser: Any, whole: Path) -> None:
    page = opened(browser, whole)
    strip = page.locator("svg.strip")
    scene = report_page(sample()).scenes[12]
    box = strip.bounding_box()
    starts = [float(start) for start in strip.get_attribute("data-scenes").split()]
    x = (starts[12] + starts[13]) / 2 * box["width"] / 960
    strip.hover(position={"x": x, "y": box["height"] / 2})
    assert strip.evaluate("chart => chart.querySelector('title').textContent").startswith(
        f"{scene.place}  {scene.where}"
    )
    strip.click(position={"x": x, "y": box["height"] / 2})
    assert page.evaluate("location.hash") == f"#r{scene.row}"
    page.context.close()


@pytest.mark.parametrize("paper", PAPERS)
def test_printed_no_chart_is_cut(browser: Any, either: Path, paper: str) -> None:
    width, height = (side - EDGES for side in PAPERS[paper])
    page = opened(browser, either, (width, height))
    page.emulate_media(media="print", color_scheme="light")
    page.evaluate(OPEN_ALL)
    boxes = page.evaluate("[...document.querySelectorAll('svg.chart')].map(x => x.getBoundingClientRect().toJSON())")
    assert len(boxes) in {1, 6}  # drafts side by side; a report
    for box in boxes:
        assert box["left"] >= 0
        assert box["right"] <= width
        assert box["height"] <= height
    assert len(page.pdf(format=paper, print_background=True)) > 20_000
    page.context.close()


def test_the_keyboard_reaches_what_opens_and_leads(browser: Any, report: Path) -> None:
    page = opened(browser, report)
    seen = []
    for _ in range(150):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.tagName + (document.activeElement.className.baseVal ?? '')"))
    assert {"A", "SUMMARY", "DIV"} <= set(seen)
    assert page.evaluate("document.activeElement !== document.body")
    page.context.close()


def test_hostile_words_do_nothing(browser: Any, tmp_path: Path) -> None:
    name = "MISS <IMG SRC=X ONERROR=ALERT(1)>"
    scene = f"INT. {HOSTILE} - DAY\n\n{name} waits.\n\n{name}\n{HOSTILE} I said it again.\n\nBEN\nI heard it all.\n\n"
    made = analyze_bytes((f"Title: {HOSTILE}\n\n" + scene * 40).encode(), "x.fountain")
    path = tmp_path / "hostile.html"
    path.write_text(render_report(report_page(made, whole_script=True)), encoding="utf-8")
    page = opened(browser, path)
    page.evaluate(OPEN_ALL)
    assert page.title().startswith("Whose story is <script>")
    assert (page.messages, page.dialogs, page.requests) == ([], [], [path.as_uri()])
    assert page.locator("img, b[onclick]").count() == 0
    page.context.close()
