"""What a TEI play is drawn from: its acts, scenes, speeches and stage directions, in order."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from xml.etree.ElementTree import Element

from whosestory.readers.play_stage import find_moves
from whosestory.readers.tei_words import words
from whosestory.readers.tei_xml import pointers
from whosestory.work import Move


class What(Enum):
    """What an item is."""

    FRONT = auto()  # the title page, the cast page: outside the story
    CAST = auto()  # an entry of the cast page
    DIVISION = auto()  # an act begins
    SCENE = auto()
    STAGE = auto()  # a stage direction that shows something
    ASIDE = auto()  # one that says how something is said
    CUE = auto()
    SPEECH = auto()
    LYRIC = auto()
    SHOT = auto()  # of a screenplay in TEI: what the camera does
    CUT = auto()
    PAGE = auto()  # a page of the book begins


@dataclass(frozen=True, slots=True)
class Item:
    """A row, or several of one kind, with what the file says about them."""

    what: What
    text: str = ""
    who: tuple[str, ...] = ()
    number: str = ""
    depth: int = 1
    moves: tuple[tuple[Move, tuple[str, ...]], ...] = ()
    within: bool = False  # a stage direction inside a speech
    name: str = ""  # of a cast page's entry: the name in the row; of a scene that is a whole act: the act
    element: Element | None = None


SCREEN = frozenset("camera caption tech sound view move".split())
_DIV = re.compile(r"div[0-7]?$")
_ENTERS = frozenset({"entrance", "entry", "enter"})
_SHOWN = frozenset({"exit", "mixed", "business", "sound", "location", "setting", "novelistic", "dumbshow"}) | _ENTERS
_SAID = frozenset({"delivery", "modifier"})
_ASIDE = re.compile(r"\baside\b|\bà part\b|\bbeiseite\b", re.IGNORECASE)


def is_div(element: Element) -> bool:
    """Whether an element divides the text."""
    return _DIV.match(element.tag) is not None


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands where in a text, found in one pass: elements by `id()`."""

    speaking: frozenset[int]  # with speeches of their own, not in divisions inside them
    scenes: frozenset[int]  # divisions that are scenes
    holding: frozenset[int]  # with scenes inside them
    peopled: frozenset[int]  # with speeches at any depth


def survey(root: Element) -> Survey:
    """Look a text over. A scene is a division with speeches, or one called so that has none at all (DraCor's rule)."""
    out: tuple[set[int], set[int], set[int], set[int]] = (set(), set(), set(), set())
    _look(root, out)
    return Survey(*map(frozenset, out))


def _look(element: Element, out: tuple[set[int], set[int], set[int], set[int]]) -> tuple[bool, bool, bool]:
    """Whether there is a speech of its own, a scene, and any speech in an element; noted on the way."""
    own, holds, peopled = False, False, False
    for child in element:
        if child.tag == "sp":
            own = peopled = True
            continue
        spoken, held, crowded = _look(child, out)
        is_part = is_div(child)
        own, peopled = own or (spoken and not is_part), peopled or crowded
        holds = holds or held or (is_part and id(child) in out[1])
    for fact, ids in ((own, out[0]), (holds, out[2]), (peopled, out[3])):
        if fact:
            ids.add(id(element))
    if own or (element.get("type") == "scene" and not peopled):
        out[1].add(id(element))
    return own, holds, peopled


def shot_item(element: Element) -> Item | None:
    """What TEI has for screens: `camera`, `caption`, `tech`; a `tech` of type transition cuts."""
    text = words(element)
    kind = What.CUT if element.get("type") == "transition" else What.SHOT
    return Item(kind, text) if any(map(str.isalnum, text)) else None


def stage_item(element: Element, *, within: bool) -> Item | None:
    """A stage direction as an item; `within` a speech, one that only says how it is spoken is an aside."""
    text = words(element)
    if not any(map(str.isalnum, text)):
        return None
    kinds = frozenset((element.get("type") or "").lower().split())
    said_so = bool(kinds & _SAID) or text[0] in ",;" or bool(_ASIDE.search(text))
    text = text.lstrip(",; ")
    moves = () if said_so else _moves(text, kinds, pointers(element.get("who")))
    if within and (said_so or not (moves or kinds & _SHOWN or _is_told(text))):
        text = text if text[0] in "([" else f"({text})"
        return Item(What.ASIDE, text, within=True)
    return Item(What.STAGE, text, pointers(element.get("who")) if moves else (), moves=moves, within=within)


def _is_told(text: str) -> bool:
    """Whether a direction of no known type is a sentence of its own: `He kneels.`, never `(softly)`."""
    return text[0].isupper() and text[-1] in ".!" and len(text.split()) > 1


def _moves(text: str, kinds: frozenset[str], who: tuple[str, ...]) -> tuple[tuple[Move, tuple[str, ...]], ...]:
    """Who comes and goes. Ids are exact and stand alone; where they can't be told apart the words are read."""
    told = tuple(find_moves(text))
    if who and kinds & _ENTERS and "exit" not in kinds:
        return ((Move.ENTER, ()),)
    if who and "exit" in kinds and not kinds & _ENTERS:
        return ((Move.EXIT, ()),)
    if kinds and not kinds & (_ENTERS | {"exit", "mixed", "dumbshow"}):
        return ()
    if who and told and len({move is Move.ENTER for move, _ in told}) == 1:
        return ((Move.ENTER if told[0][0] is Move.ENTER else Move.EXIT, ()),)
    return told


def label_of(speech: Element) -> tuple[str, list[Element]]:
    """What stands over a speech, and the directions that stand inside it."""
    speakers = [child for child in speech if child.tag == "speaker"]
    label = " ".join(filter(None, (words(one, without=frozenset({"stage"})) for one in speakers)))
    return label, [stage for one in speakers for stage in one.iter("stage")]


def heads(element: Element) -> str:
    """All headings of a division in one row."""
    return " ".join(filter(None, (words(child) for child in element if child.tag == "head")))
