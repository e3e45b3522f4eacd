"""An analysis in a notebook: the whole report in a frame, its tables as dataframes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from typing import cast

from whosestory.analysis import Analysis
from whosestory.errors import MissingExtraError
from whosestory.report.exports.tables import Table, make_tables
from whosestory.report.whole.html import render_report
from whosestory.report.whole.page import report_page

HEIGHT = 720  # pixels of the frame
_BASE = '<base href="about:srcdoc">'
LIBRARIES = ("pandas", "polars")  # of dataframes, in the order in which they are tried


@dataclass(frozen=True)
class Shown:
    """A report as notebooks show it: in a frame of its own, which may run the report's script and nothing else."""

    html: str = field(repr=False)  # the whole page, as `whosestory report` writes it

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts" title="Report" srcdoc="{escape(_framed(self.html))}" '
            f'style="width: 100%; height: {HEIGHT}px; border: 0"></iframe>'
        )


def _framed(html: str) -> str:
    """A page whose links to its own lines lead there in a frame too, where they'd lead to the notebook's page."""
    return html.replace("base-uri &#39;none&#39;", "base-uri about:", 1).replace("</title>", f"</title>{_BASE}", 1)


def show(analysis: Analysis, *, whole_script: bool = False) -> Shown:
    """The report of an analysis, for the last line of a notebook's cell."""
    return Shown(render_report(report_page(analysis, whole_script=whole_script)))


def frames(analysis: Analysis, *, library: str | None = None) -> dict[str, object]:
    """The tables of an analysis as dataframes, by name: of `library`, else of pandas or polars, whichever is there.

    Raises:
        MissingExtraError: neither is installed.
        ValueError: `library` is no such library.
    """
    if library is not None and library not in LIBRARIES:
        raise ValueError(f"no library of dataframes is called {library!r}; there are: {', '.join(LIBRARIES)}")
    make = _maker((library,) if library else LIBRARIES)
    return {table.name: make(_columns(table)) for table in make_tables(analysis)}


def _columns(table: Table) -> dict[str, list[object]]:
    """A table by columns; that of values of many types as texts, for a dataframe's column has one type."""
    out: dict[str, list[object]] = {name: [row[at] for row in table.rows] for at, name in enumerate(table.columns)}
    for name, cells in out.items():
        if len({type(cell) for cell in cells if cell is not None}) > 1:
            out[name] = [None if cell is None else str(cell) for cell in cells]
    return out


def _maker(libraries: tuple[str, ...]) -> Callable[[dict[str, list[object]]], object]:
    for name in libraries:
        try:
            module = import_module(name)
        except ImportError:
            continue
        return cast(Callable[[dict[str, list[object]]], object], module.DataFrame)
    raise MissingExtraError("frames")
