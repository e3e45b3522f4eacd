"""Analyses for tests of pages: the bundled sample's, and variations of its verdict."""

from dataclasses import replace
from functools import lru_cache

from calling import SAMPLE
from whosestory.analysis import Analysis, analyze
from whosestory.report.page import verdict_page
from whosestory.report.pages import VerdictPage
from whosestory.verdict import Verdict


@lru_cache
def sample() -> Analysis:
    """The sample, analysed once."""
    return analyze(SAMPLE)


def varied(**changes: object) -> Analysis:
    """The sample with another verdict."""
    verdict: Verdict = replace(sample().verdict, **changes)  # type: ignore[arg-type]
    return replace(sample(), verdict=verdict)


def page(**changes: object) -> VerdictPage:
    """The page of the sample with another verdict."""
    return verdict_page(varied(**changes))
