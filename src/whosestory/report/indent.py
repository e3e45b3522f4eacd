"""Text set in, for the terminal: wrapped at the width there is, without blanks at the ends of its rows."""

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

MIN_WIDTH = 20  # columns left for text, however narrow the window
NO_BREAK = "\ue000"  # stands for a blank at which no row may end


def together(text: str) -> str:
    """A text that stays on one row: `p. 47, sc. 3`."""
    return text.replace(" ", NO_BREAK)


@dataclass(frozen=True)
class Indented:
    """A text whose first row begins at one column and whose further rows begin at another."""

    text: Text
    first: int = 0
    rest: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        first, *others = self.text.wrap(console, max(MIN_WIDTH, options.max_width - self.first)) or [Text()]
        yield _row(first, self.first)
        if others:
            begun = len(first.plain.rstrip())
            begun += len(self.text.plain[begun:]) - len(self.text.plain[begun:].lstrip())
            for row in self.text[begun:].wrap(console, max(MIN_WIDTH, options.max_width - self.rest)):
                yield _row(row, self.rest)


def _row(row: Text, indent: int) -> Text:
    row.rstrip()
    row.plain = row.plain.replace(NO_BREAK, " ")
    return Text(" " * indent) + row
