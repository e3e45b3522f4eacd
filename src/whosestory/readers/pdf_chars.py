"""Characters as PDFs draw them, made those that scripts are typed in."""

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_DROPPED = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # no width: joiners, marks of direction
_CONTROLS = [*range(32), *range(127, 160)]
_TABLE = str.maketrans(
    {**LIGATURES, "\u2010": "-", "\ufffe": "-", "\x02": "-"}
    | dict.fromkeys(_DROPPED)
    | {chr(code): None for code in _CONTROLS if code != 2}
)
_SOFT = "\u00ad"


def clean(text: str) -> str:
    """A word as it would be typed; curly quotes stay.

    >>> clean("\ufb01re\u00ad\ufb02y"), clean("half\ufffe")
    ('firefly', 'half-')
    """
    if text.isascii() and text.isprintable():
        return text
    if text[-1] == _SOFT and len(text) > 1:
        text = text[:-1] + "-"
    return text.replace(_SOFT, "").translate(_TABLE)
