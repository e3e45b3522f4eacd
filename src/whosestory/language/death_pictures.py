"""Pictures that show whose death it is without a word for it: a name on a stone, a black thread on an apron."""

import re

_NAMED_ON = re.compile(  # a stone: WALTER K. PAGET; in the coffin, X
    r"\b(?:stone|slab|cross|plaque|marker|headstone|gravestone|tombstone|urn|wreath|coffin lid|brass plate)\b"
    r"[^.:]{0,30}[:,]\s[\"“'‘]?$"
    r"|\b(?:coffin|casket|shroud|grave|body bag|morgue drawer)\b[^.]{0,40}[.:;,]\s(?:in|inside|on|under|"
    r"beneath) (?:it|this)[:,]?\s(?:[A-Z]+\s)?$"
    r"|\b(?:in|inside) (?:the|a|an|his|her) (?:\w+ )?(?:coffin|casket|grave|shroud|"
    r"body bag)\b[:,]?\s(?:lies |is |lie )?$",
    re.IGNORECASE,
)
_ON = tuple(  # without one of these nothing is named on anything
    "stone slab cross plaque marker urn wreath coffin brass casket shroud grave body morgue".split()
)
_MADE_OF = re.compile(  # Mottel's apron hangs on the nail with a black thread
    r"^(?:['’]s?)?\s[^.;]{0,60}\bblack (?:ribbon|crepe|crêpe|band|thread|bow|cloth)\b", re.IGNORECASE
)


_PHOTO = re.compile(r"\bphoto of (?:\w+ )?$", re.IGNORECASE)
_SHRINE = re.compile(r"\b(?:easel|candles?|wreath|shrine|garland|incense|black ribbon)\b", re.IGNORECASE)


def is_laid_out(before: str, behind: str) -> bool:
    """Whether whoever is named between two parts of a line is named on a stone, lies in a coffin, or is mourned.

    >>> is_laid_out("A folding chair, a stone: ", ", HE MEANT WELL."), is_laid_out("A stone. ", " sits on it.")
    (True, False)
    """
    folded = before.casefold()
    if "photo of" in folded and _PHOTO.search(before) and (_SHRINE.search(before) or _SHRINE.search(behind)):
        return True
    is_on = any(word in folded for word in _ON) and _NAMED_ON.search(before) is not None
    return is_on or ("black" in behind.casefold() and _MADE_OF.match(behind) is not None)
