"""Text set in, for the terminal: wrapped at the width there is, without blanks at the ends of its rows."""

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text


@dataclass(frozen=True)
class Indented:
    """A text whose first row begins at one column and whose further rows begin at another."""

    text: Text
    first: int = 2
    rest: int = 2

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        width = max(20, options.max_width - self.rest)
        padded = Text(" " * max(0, self.first - self.rest)) + self.text
        for at, row in enumerate(padded.wrap(console, width)):
            row.rstrip()
            yield Text(" " * (min(self.first, self.rest) if at == 0 else self.rest)) + row
