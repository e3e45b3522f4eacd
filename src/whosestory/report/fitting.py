"""Pages that stay small enough to be sent: one that would pass the limit is shortened step by step, and says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Page = TypeVar("Page")

MAX_PAGE_BYTES = 200_000  # of one file of HTML: it goes by any mail and opens at once on a telephone


@dataclass(frozen=True, slots=True)
class Step(Generic[Page]):
    """One way to make a page shorter."""

    about: str  # of steps about one thing only the last is told
    left_out: str  # a clause, as the page says it: "the lines around those quoted"
    shorten: Callable[[Page], Page]


def draw_to_fit(
    page: Page,
    draw: Callable[[Page, tuple[str, ...]], str],
    steps: Sequence[Step[Page]],
    *,
    limit: int = MAX_PAGE_BYTES,
) -> str:
    """A page drawn whole; one that would pass the limit, in bytes, after as many steps as are needed, in their order.

    `draw` is handed what was left out, to be said on the page. One that passes the limit after all steps stays as it
    then is.
    """
    html = draw(page, ())
    left_out: dict[str, str] = {}
    for step in steps:
        if len(html.encode()) <= limit:
            break
        shorter = step.shorten(page)
        if shorter != page:
            page = shorter
            left_out[step.about] = step.left_out
            html = draw(page, tuple(left_out.values()))
    return html
