"""Text set in, for the terminal: wrapped at the width there is, without blanks at the ends of its rows."""

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

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
        width = max(20, options.max_width - self.rest)
        padded = Text(" " * max(0, self.first - self.rest)) + self.text
        for at, row in enumerate(padded.wrap(console, width)):
            row.rstrip()
            row.plain = row.plain.replace(NO_BREAK, " ")
            yield Text(" " * (min(self.first, self.rest) if at == 0 else self.rest)) + row
