"""The pages that are made from the program are up to date, and what a reader is promised is there."""

import re
from pathlib import Path

from whosestory.measures import MEASURES
from whosestory.report.docs import measures_markdown

ROOT = Path(__file__).parents[2]


def test_the_page_of_measures_is_up_to_date() -> None:
    assert (ROOT / "docs" / "measures.md").read_text(encoding="utf-8") == measures_markdown(), "run `make docs`"


def test_every_measure_has_a_section() -> None:
    page = measures_markdown()
    for measure in MEASURES:
        assert f"\n## {measure.name}\n" in page


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
