"""Fountain's emphasis, `*italic*`, `**bold**` and `_underlined_`: as runs, taken out, or kept from arising."""

import re
from collections.abc import Sequence

STYLES = {"**": "Bold", "*": "Italic", "_": "Underline"}
_TOKEN = re.compile(r"\\[*_\\]|\*{1,3}(?!\*)|_")
_FLANKED = re.compile(r"(?<=\S)[*_]|[*_](?=\S)")


def runs(row: str) -> list[tuple[str, tuple[str, ...]]]:
    """A row of Fountain as runs of text, each with its styles; marks that aren't closed are text.

    >>> runs("She _never_ said ***that**, ever*. 2 \\\\* 3")
    [('She ', ()), ('never', ('Underline',)), (' said ', ()), ('that', ('Bold', 'Italic')), (', ever', ('Italic',)), \
('. 2 * 3', ())]
    """
    cuts = _cuts(row)
    out: list[tuple[str, tuple[str, ...]]] = []
    styles: set[str] = set()
    at = 0
    for start, end, toggled, text in cuts:
        _put(out, row[at:start], styles)
        styles ^= toggled
        _put(out, text, styles)
        at = end
    _put(out, row[at:], styles)
    return out


def plain(text: str) -> str:
    """A text of Fountain without its emphasis.

    >>> plain("She _never_ said **that**.")
    'She never said that.'
    """
    if "*" not in text and "_" not in text and "\\" not in text:
        return text
    return "\n".join("".join(part for part, _ in runs(row)) for row in text.split("\n"))


def escaped(row: str) -> str:
    """A row of plain text in which no pair of marks is taken for emphasis.

    >>> escaped("2 * 3 * 4"), escaped("*not so*")
    ('2 * 3 * 4', '\\\\*not so\\\\*')
    """
    if row.count("*") < 2 and row.count("_") < 2:
        return row
    return _FLANKED.sub(r"\\\g<0>", row)


def _put(out: list[tuple[str, tuple[str, ...]]], text: str, styles: set[str]) -> None:
    now = tuple(style for style in STYLES.values() if style in styles)
    if text and out and out[-1][1] == now:
        out[-1] = (out[-1][0] + text, now)
    elif text:
        out.append((text, now))


def _cuts(row: str) -> Sequence[tuple[int, int, set[str], str]]:
    """Where marks and escapes stand, what each switches on or off, and the text that is left of it."""
    opened: dict[str, int] = {}  # mark -> the index of the cut that opens it
    cuts: list[tuple[int, int, set[str], str]] = []
    pairs: list[tuple[int, int, str]] = []
    for match in _TOKEN.finditer(row):
        token = match[0]
        if token[0] == "\\":
            cuts.append((match.start(), match.end(), set(), token[1]))
            continue
        cuts.append((match.start(), match.end(), set(), token))
        for mark in ("**", "*") if token == "***" else (token,):
            before, behind = row[max(0, match.start() - 1) : match.start()], row[match.end() : match.end() + 1]
            if mark in opened and before.strip():
                pairs.append((opened.pop(mark), len(cuts) - 1, mark))
            elif mark not in opened and behind.strip():
                opened[mark] = len(cuts) - 1
    for first, last, mark in pairs:
        for at in (first, last):
            start, end, toggled, text = cuts[at]
            cuts[at] = (start, end, toggled | {STYLES[mark]}, text.replace(mark, "", 1) if text else text)
    return cuts
