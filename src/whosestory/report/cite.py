"""How a result is cited, so that it can be made again: a line of text, and BibTeX."""

import re

from whosestory import __version__
from whosestory.analysis import Analysis
from whosestory.report.clean import shown
from whosestory.report.page import verdict_page
from whosestory.report.pages import VerdictPage

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "#$%&_"},
}
_MARKS = re.compile("|".join(map(re.escape, _SPECIAL)))
MAX_TITLE = 200  # characters of a title in BibTeX
_HASH_IN_KEY = 8  # characters: two drafts under one title have two keys


def cite_line(analysis: Analysis, page: VerdictPage) -> str:
    """One line that names program, plan, measures' versions, what was read and what came out."""
    return (
        f"{_program(page)}, {_measures(analysis)}, on {shown(page.file)} (sha256 {page.sha256}): {shown(page.headline)}"
    )


def bibtex(analysis: Analysis) -> str:
    """The result as an entry of BibTeX, which says the same.

    The year is that of the plan, for an analysis has no date of its own.
    """
    page = verdict_page(analysis)
    title = shown(page.title)[:MAX_TITLE]
    draft = f", {shown(page.draft)}" if page.draft else ""
    fields = {
        "author": "{{the whosestory authors}}",
        "title": f"{{Whose story is it? An analysis of {{{_escaped(title)}}}{_escaped(draft)}}}",
        "year": f"{{{page.plan[:4]}}}",
        "howpublished": f"{{{_escaped(_program(page))}}}",
        "note": f"{{{_escaped(_note(analysis, page))}}}",
    }
    rows = "".join(f"  {name:<12} = {value},\n" for name, value in fields.items())
    return f"@misc{{{_key(title, page.sha256)},\n{rows}}}\n"


def _program(page: VerdictPage) -> str:
    return f"whosestory {__version__}, plan {page.plan}, seed {page.seed}, clauses by {page.finder}"


def _measures(analysis: Analysis) -> str:
    """Every measure with its version.

    The measures of one version stand together: "measures (version 1: voice, turns; 2: presence)".
    """
    versions: dict[int, list[str]] = {}
    for found in analysis.measurements.values():
        versions.setdefault(found.measure.version, []).append(found.measure.name)
    listed = "; ".join(f"{version}: {', '.join(names)}" for version, names in sorted(versions.items()))
    return f"measures (version {listed})"


def _note(analysis: Analysis, page: VerdictPage) -> str:
    return (
        f"{shown(page.headline)} {_measures(analysis)[:1].upper()}{_measures(analysis)[1:]}. "
        f"Read: {shown(page.file)}, sha256 {page.sha256}"
    )


def _key(title: str, sha256: str) -> str:
    words = re.findall(r"[a-z0-9]+", title.lower())[:4]
    return "_".join(["whosestory", *words, sha256[:_HASH_IN_KEY]])


def _escaped(text: str) -> str:
    """A text in which nothing is TeX.

    >>> _escaped("Salt & {Lime}")
    'Salt \\\\& \\\\{Lime\\\\}'
    """
    return _MARKS.sub(lambda mark: _SPECIAL[mark[0]], text)
