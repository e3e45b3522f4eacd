"""The plain paragraphs of a Final Draft file: found all at once, so that only the rest goes through the XML parser.

Nine paragraphs of ten are `<Paragraph Type="..."><Text>...</Text></Paragraph>` and no more. Each run of them is folded
into one empty element, which stands where they stood; the XML that is left is well formed if, and only if, the file is.
"""

import re
from itertools import pairwise

MARK = "plain-paragraphs"  # the element that stands for a run
MAX_FOLDED = 8_000_000  # bytes; a longer file is read piece by piece, in little memory
_ATTRIBUTES = r'(?: (?!RevisionID)[A-Za-z]+="[^"<>&\n\t]*")*+'
_PLAIN = re.compile(rf"<Paragraph({_ATTRIBUTES})>\s*<Text({_ATTRIBUTES})>([^<]*)</Text>\s*</Paragraph>")
_ATTRIBUTE = re.compile(r'([A-Za-z]+)="([^"]*)"')
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos);)?")
_REFERENCES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ODD_TEXT = (b"]]>", b"\0", "\ufffe".encode(), "\uffff".encode())  # with any of these the parser must see all of it
_ODD_XML = ("<!", "<?", "xmlns", MARK)  # comments, instructions and namespaces as well


class _OddError(Exception):
    """Something that only the parser can judge."""


Plain = tuple[str, str, str]  # a paragraph's type in small letters, its number, its text


def fold(data: bytes) -> tuple[str, list[Plain]] | None:
    """The XML with its plain paragraphs folded, and these; None where the parser must see all of it."""
    if len(data) > MAX_FOLDED or any(odd in data for odd in _ODD_TEXT):
        return None
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data  # as XML has it
    parts = _PLAIN.split(data.decode())
    gaps, texts = parts[::4], parts[3::4]
    try:
        known = {each: _type_and_number(each) for each in {*parts[1::4], *parts[2::4]}}
        if b"&" in data:
            texts = [_REFERENCE.sub(_resolved, each) if "&" in each else each for each in texts]
    except _OddError:
        return None
    blank = {gap for gap in set(gaps) if not gap.strip()}
    ends = [i for i, gap in enumerate(gaps) if i and (gap not in blank or i == len(texts))]
    rest = [gaps[0]]
    for first, last in pairwise([0, *ends]):
        rest += (f'<{MARK} first="{first}" last="{last}"/>', gaps[last])
    seen = "".join([*gaps, *known])
    if any(odd in seen for odd in _ODD_XML):
        return None
    heads = map(known.__getitem__, parts[1::4])
    return "".join(rest), [(kind, number, each) for (kind, number), each in zip(heads, texts, strict=True)]


def _type_and_number(text: str) -> tuple[str, str]:
    found = _ATTRIBUTE.findall(text)
    attributes = dict(found)
    if len(attributes) < len(found):
        raise _OddError  # one given twice
    return attributes.get("Type", "").strip().lower(), attributes.get("Number", "")


def _resolved(reference: re.Match[str]) -> str:
    if reference[1] is None:
        raise _OddError
    return _REFERENCES[reference[1]]
