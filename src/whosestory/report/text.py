"""Pages for the terminal: with rich, or plain, one fact a line."""

from rich.text import Text

from whosestory.report.clean import shown
from whosestory.report.pages import VerdictPage


def render_verdict(page: VerdictPage) -> Text:
    """The page of a verdict for a terminal."""
    return Text(f"{shown(page.title)}: {shown(page.sentence)}")


def plain_verdict(page: VerdictPage) -> str:
    """The page of a verdict, one fact a line."""
    return f"title: {shown(page.title)}\nverdict: {shown(page.sentence)}"
