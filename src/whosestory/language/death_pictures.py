"""Pictures that show a death without a word for it: a grave, a sheet drawn up, hats off, a name on a stone."""

import re
from collections.abc import Iterator

_CLOTH = r"(?:sheet|blanket|cloth|coat|jacket|tarp|tarpaulin|canvas|flag|shroud|quilt)"
_FUNERAL = re.compile(
    r"\b(?:coffins?|caskets?|hearse|pall-?bearers?|graves?|gravesides?|headstones?|gravestones?|tombstones?|funeral|"
    r"mourners?|pyre|body bags?|undertakers?|gravediggers?|chalk outline|funeral wreaths?|urn|the ashes)\b"
    r"|\b(?:new|fresh|small|plain|bare|wooden|white) (?:stone|cross|mound)\b|\bmound of (?:fresh |raw |new |turned )?earth\b"
    r"|\blong (?:\w+ )?box\b|\bpine box\b|\bshovels? (?:in )?(?:the )?(?:earth|dirt|soil)\b|\bhandful of (?:earth|dirt|soil)\b"
    r"|\bstretcher\b[^.]{0,60}\b(?:covered|pulled up|drawn up|over (?:the|its|his|her) (?:face|head)|the whole way)\b"
    rf"|\b{_CLOTH}\b[^.]{{0,30}}\b(?:pulled|drawn|drawn right|laid|spread) (?:right |all )?(?:up (?:the whole|all the) way|"
    r"(?:up )?over (?:the|his|her|its|their|somebody['’]s|a) (?:face|head|body|shape|mound))\b"
    rf"|\b(?:pulls?|draws?|lays?|spreads?|drapes?) (?:the|a|his|her|its) {_CLOTH} (?:up )?(?:over|across) (?:the|his|her|a) "
    r"(?:face|head|body|shape|dead)\b"
    rf"|\b(?:body|shape|figure|form|feet|boots?|shoes?|loafers|hand|arm)\b[^.]{{0,20}}\b(?:under|beneath) (?:a|the) {_CLOTH}\b"
    rf"|\b{_CLOTH}\b[^.]{{0,30}}\bwith [^.]{{0,20}}\b(?:feet|boots|shoes|loafers|hand|arm) (?:sticking|poking|showing)\b"
    r"|\bblack (?:ribbon|crepe|crêpe|arm-?band|band|cloth|thread|bow|veil|sash|border|bunting|cr[eê]pe)\b"
    r"|\b(?:folded flag|flag,? folded|flag folded)\b|\bfolds? the flag\b"
    r"|\bin (?:full )?mourning\b|\bstops? (?:all )?the clocks?\b|\bmirrors? (?:is|are|was|were)? ?(?:covered|draped|turned)\b"
    r"|\b(?:hats?|caps?|helmets?) off\b|\btakes? (?:his|her|their|the) (?:hat|cap|helmet)s? off\b|\btakes? off (?:his|her|their) "
    r"(?:hat|cap|helmet)s?\b(?=[^.]{0,3}\.)"
    r"|\b(?:bed|mattress|cot|bunk)\b[^.]{0,30}\b(?:stripped|bare|rolled up|made,? flat|nobody in it)\b|\bstripped (?:bed|mattress|cot)\b"
    r"|\bcloses? (?:the \w+(?: \w+)?['’]s|their|the) eyes\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:cemetery|graveyard|churchyard|burial ground|grave|graveside|morgue|mortuary|crematori\w+|funeral \w+|chapel of rest|"
    r"undertaker['’]?s?)\b",
    re.IGNORECASE,
)
_NAMED_ON = re.compile(  # a stone: WALTER K. PAGET; in the coffin, X
    r"\b(?:stone|slab|cross|plaque|marker|headstone|gravestone|tombstone|urn|wreath|coffin lid|brass plate)\b"
    r"[^.:]{0,30}[:,]\s[\"“'‘]?$"
    r"|\b(?:coffin|casket|shroud|grave|body bag|morgue drawer)\b[^.]{0,40}[.:;,]\s(?:in|inside|on|under|beneath) (?:it|this)[:,]?\s$"
    r"|\b(?:in|inside) (?:the|a|an|his|her) (?:\w+ )?(?:coffin|casket|grave|shroud|body bag)\b[:,]?\s(?:lies |is |lie )?$",
    re.IGNORECASE,
)
_MADE_OF = re.compile(  # Mottel's apron hangs on the nail with a black thread
    r"^['’]s?\s[^.;]{0,60}\bblack (?:ribbon|crepe|crêpe|band|thread|bow|cloth)\b", re.IGNORECASE
)


def death_pictures(text: str) -> Iterator[tuple[int, int]]:
    """Where a text shows that somebody is dead: the begin and end of each picture.

    >>> list(death_pictures("Hats off, all of them. A grave."))
    [(0, 8), (25, 30)]
    """
    return (match.span() for match in _FUNERAL.finditer(text))


def shows_death(text: str) -> bool:
    """Whether a sentence of action shows that somebody, whoever it is, is dead.

    >>> shows_death("Two men bring a stretcher out, the blanket pulled up the whole way.")
    True
    >>> shows_death("She pulls the blanket up over the child and kisses her.")
    False
    """
    return _FUNERAL.search(text) is not None


def is_of_the_dead(place: str) -> bool:
    """Whether a scene's place is one for the dead.

    >>> is_of_the_dead("CEMETERY"), is_of_the_dead("GARDEN")
    (True, False)
    """
    return _PLACE.search(place) is not None


def is_laid_out(before: str, behind: str) -> bool:
    """Whether whoever is named between two parts of a line is named on a stone, lies in a coffin, or is mourned.

    >>> is_laid_out("A folding chair, a stone: ", ", HE MEANT WELL."), is_laid_out("A stone. ", " sits on it.")
    (True, False)
    """
    return _NAMED_ON.search(before) is not None or _MADE_OF.match(behind) is not None
