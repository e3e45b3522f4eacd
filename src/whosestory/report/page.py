"""From an analysis to what its page says."""

from whosestory.analysis import Analysis
from whosestory.report.pages import VerdictPage


def verdict_page(analysis: Analysis) -> VerdictPage:
    """What the page of a verdict says."""
    return VerdictPage(analysis.work.title, analysis.verdict.reason)
