"""A web page's tags and text, one after the other, in linear time.

No tree is built: the parsers that build one as browsers do take quadratic time on pages that are made to hurt, and a
page is saved from anywhere. What is drawn needs only what is open (`html_flow.py`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(
    r"""<(?:
        (?P<comment>!--)
      | (?P<other>[!?])
      | (?P<close>/)?(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})
        (?P<rest>(?:[^<>"']++|"[^"<]{0,2000}"|'[^'<]{0,2000}'|"[^"]{0,400}"|'[^']{0,400}'|["'])*+)>
    )""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_KEPT = frozenset({"class", "id", "style", "align", "href", "hidden", "role"})
_RAW = frozenset({"script", "style", "noscript", "iframe", "svg", "template", "object", "select", "textarea", "math"})
_END_OF_RAW = {name: re.compile(rf"</{name}\b[^>]{{0,200}}>?", re.IGNORECASE) for name in (*_RAW, "title")}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that opens or closes an element."""

    name: str
    closes: bool
    attributes: dict[str, str]


def tokens(page: str) -> Iterator[Tag | str]:
    """Tags, and the text between them with its entities resolved; comments, scripts and the like are left out."""
    begin = at = 0  # where text begins that wasn't given yet; from where to look for a tag
    while match := _TAG.search(page, at):
        if match.start() > begin:
            yield unescape(page[begin : match.start()])
        name = (match["name"] or "").lower()
        begin = at = match.end()
        if match["comment"]:
            begin = at = _behind(page, "-->", at)
        elif match["other"]:
            begin = at = _behind(page, ">", at)
        elif name in _END_OF_RAW and not match["close"]:
            end = _END_OF_RAW[name].search(page, at)
            begin = at = end.end() if end else len(page)
            if name == "title":
                yield Tag(name, False, {"text": unescape(page[match.end() : end.start() if end else match.end()])})
        elif name:
            yield Tag(name, bool(match["close"]), _attributes(match["rest"]))
    if begin < len(page):
        yield unescape(page[begin:])


def _behind(page: str, mark: str, at: int) -> int:
    """Where a mark ends that is looked for, or the page."""
    found = page.find(mark, at)
    return found + len(mark) if found >= 0 else len(page)


def _attributes(rest: str) -> dict[str, str]:
    """The attributes that say how an element looks or what it is; of those given twice the first counts."""
    if "=" not in rest:
        return {}
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        key = match[1].lower()
        if key in _KEPT and key not in found:
            found[key] = unescape(match[2] or match[3] or match[4] or "")
    return found
